//! Diagnostics as a person reads them: all of a run, in the order of the files.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use rayon::prelude::*;

use super::{Diagnostic, Severity, SourcePath, Tongue, line_and_column};

/// Where a report finds the text of a file, to show the line that it speaks of.
pub trait Texts: Sync {
    /// The text of the file, if it is at hand.
    fn text(&self, file: &SourcePath) -> Option<&str>;
}

/// All that was found wrong in one run, sorted by file and place, each thing once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report(Vec<Diagnostic>);

impl Report {
    /// Sorts what was found and drops what was said twice.
    pub fn new(mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostics.sort_by(|a, b| {
            a.place
                .cmp(&b.place)
                .then_with(|| a.problem.code().as_str().cmp(b.problem.code().as_str()))
        });
        diagnostics.dedup();
        Self(diagnostics)
    }

    /// Each diagnostic, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Whether it keeps a site from being published. With `strict`, warnings count as errors.
    pub fn forbids_publishing(&self, strict: bool) -> bool {
        forbids_publishing(&self.0, strict)
    }

    /// How many there are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    }

    /// The whole report in words, each diagnostic with its line and a caret. Colours are for
    /// terminals; with `strict`, warnings are headed as errors.
    pub fn to_text(
        &self,
        texts: &dyn Texts,
        tongue: Tongue,
        colours: bool,
        strict: bool,
    ) -> String {
        let renderer = if colours {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let shown = self.0.par_iter();
        let shown =
            shown.map(|diagnostic| show(diagnostic, texts, tongue, &renderer, strict) + "\n\n");
        shown.collect()
    }
}

/// Whether what was found keeps a site from being published. With `strict`, warnings count as errors.
pub fn forbids_publishing(found: &[Diagnostic], strict: bool) -> bool {
    found
        .iter()
        .any(|diagnostic| diagnostic.severity.strictly(strict) == Severity::Error)
}

fn show(
    diagnostic: &Diagnostic,
    texts: &dyn Texts,
    tongue: Tongue,
    renderer: &Renderer,
    strict: bool,
) -> String {
    let explanation = tongue.explain(&diagnostic.problem);
    let level = match diagnostic.severity.strictly(strict) {
        Severity::Error => Level::ERROR.with_name(tongue.choose("fout", "error")),
        Severity::Warning => Level::WARNING.with_name(tongue.choose("let op", "warning")),
        Severity::Hint => Level::INFO.with_name("hint"),
    };
    let title = level
        .primary_title(explanation.message.as_str())
        .id(diagnostic.problem.code().as_str());
    let help = Level::HELP
        .with_name(tongue.choose("zo los je het op", "help"))
        .message(explanation.help.as_str());
    let file = diagnostic.place.file.as_str();
    let source = texts.text(&diagnostic.place.file);
    let group: Group<'_> = match (source, diagnostic.place.span) {
        (Some(source), Some(span)) => {
            let window = Window::around(source, span.range());
            let snippet = Snippet::source(window.text)
                .line_start(window.position.0)
                .annotation(AnnotationKind::Primary.span(window.range));
            let title = if window.is_whole {
                title.element(snippet.path(file))
            } else {
                let (line, column) = window.position;
                title
                    .element(Origin::path(file).line(line).char_column(column))
                    .element(snippet)
            };
            title.element(help)
        }
        _ => title.element(Origin::path(file)).element(help),
    };
    renderer.render(&[group])
}

/// The most that is shown of a line before a place, and after its start: no screen is as wide. Of a text
/// that is one line with a thousand mistakes, all of it would else be laid out for each.
const WIDEST: usize = 1_000;

/// The line that a place is on: enough for the caret, without reading the whole file again.
struct Window<'a> {
    text: &'a str,
    /// The line and the column in the file.
    position: (usize, usize),
    range: std::ops::Range<usize>,
    /// Whether the text starts where the line does.
    is_whole: bool,
}

impl<'a> Window<'a> {
    fn around(source: &'a str, range: std::ops::Range<usize>) -> Self {
        let start = source.floor_char_boundary(range.start);
        let line_start = source[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = source[start..]
            .find('\n')
            .map_or(source.len(), |newline| start + newline);
        let line_end = line_end - usize::from(source[..line_end].ends_with('\r'));
        let line_end = line_end.max(line_start);
        // A caret under the first line is enough: a place of many lines would fill the screen.
        let start = start.min(line_end);
        let from = source
            .ceil_char_boundary(start.saturating_sub(WIDEST))
            .max(line_start);
        let to = source.floor_char_boundary(start + WIDEST).min(line_end);
        let end = source.floor_char_boundary(range.end).clamp(start, to);
        Self {
            text: &source[from..to],
            position: line_and_column(source, start),
            range: start - from..end - from,
            is_whole: from == line_start,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_line_what_is_around_the_place_is_shown() {
        let source = format!("a\n{}here{}\nb", "é ".repeat(2_000), " é".repeat(2_000));
        let at = source.find("here").expect("there");
        let window = Window::around(&source, at..at + 4);
        assert_eq!(&window.text[window.range.clone()], "here");
        assert_eq!(window.position, (2, 4_001));
        assert!(!window.is_whole && window.text.len() <= 2 * WIDEST);
        let short = Window::around("a\nhere\r\nb", 2..6);
        assert_eq!((short.text, short.position), ("here", (2, 1)));
        assert!(short.is_whole);
    }
}
