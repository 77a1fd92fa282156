//! A report as programs read it: each format in a file of its own.

mod github;
mod json;
mod sarif;

pub use github::github;
pub use json::json;
pub use sarif::sarif;

use super::{Diagnostic, Severity, Texts, line_and_column};

/// A stretch of a text, by lines and by columns in characters (Unicode code points), both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Region {
    start: (usize, usize),
    end: (usize, usize),
}

impl Region {
    /// Where a diagnostic stands; none where a whole file is meant, or its text isn't at hand.
    fn of(diagnostic: &Diagnostic, texts: &dyn Texts) -> Option<Self> {
        let text = texts.text(&diagnostic.place.file)?;
        let span = diagnostic.place.span?;
        Some(Self {
            start: line_and_column(text, span.start as usize),
            end: line_and_column(text, span.end as usize),
        })
    }
}

/// The folder of the site, as it comes before the paths of its files: with a slash at its end, or empty.
#[derive(Debug, Clone, Default)]
pub struct Prefix(String);

impl Prefix {
    /// The prefix for a folder, as it was given.
    pub fn new(root: &std::path::Path) -> Self {
        let parts = root.components();
        let parts = parts.filter(|part| !matches!(part, std::path::Component::CurDir));
        let root = parts.collect::<std::path::PathBuf>();
        let root = root.to_string_lossy().replace('\\', "/");
        Self(match root.as_str() {
            "" => String::new(),
            root => format!("{}/", root.trim_end_matches('/')),
        })
    }

    fn path(&self, diagnostic: &Diagnostic) -> String {
        format!("{}{}", self.0, diagnostic.place.file)
    }
}

/// The severity by the name that a format has for it.
fn level(severity: Severity, hint: &'static str) -> &'static str {
    match severity {
        Severity::Hint => hint,
        other => other.as_str(),
    }
}
