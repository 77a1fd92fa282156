//! Annotations of GitHub Actions: workflow commands, a line each.

use std::fmt::Write;

use super::{Prefix, Region, Texts, level};
use crate::diagnostic::{Report, Tongue};

/// A report as annotations. GitHub shows each at its line of what a pull request changes.
pub fn github(
    report: &Report,
    texts: &dyn Texts,
    tongue: Tongue,
    strict: bool,
    prefix: &Prefix,
) -> String {
    let mut out = String::new();
    for diagnostic in report.iter() {
        let explanation = tongue.explain(&diagnostic.problem);
        let command = level(diagnostic.severity.strictly(strict), "notice");
        let file = property(&prefix.path(diagnostic));
        let _ = write!(out, "::{command} file={file}");
        if let Some(Region { start, end }) = Region::of(diagnostic, texts) {
            let _ = write!(out, ",line={},endLine={}", start.0, end.0);
            if start.0 == end.0 {
                let _ = write!(out, ",col={},endColumn={}", start.1, end.1);
            }
        }
        let said = format!("{}\n{}", explanation.message, explanation.help);
        let code = diagnostic.problem.code();
        let _ = writeln!(out, ",title={code}::{}", data(&said));
    }
    out
}

/// Escapes what is said.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
