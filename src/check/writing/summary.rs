//! The summary: what lists, search engines and shared links show of a page.

use crate::check::texts::Text;
use crate::diagnostic::{Diagnostic, Problem};
use crate::markdown::PassageKind;

/// The most characters that search engines show.
const MOST: usize = 160;
/// A shorter text is told well by its own first lines.
const SHORT: usize = 60;

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let summary = text
        .blocks()
        .iter()
        .find(|block| block.kind == PassageKind::Summary);
    match summary {
        Some(summary) => {
            let characters = summary.text.chars().count();
            if characters > MOST {
                let problem = Problem::SummaryLong {
                    characters,
                    most: MOST,
                };
                found.push(text.tell(problem, summary.span(0..summary.text.len())));
            }
        }
        None if text.length() > SHORT => {
            found.push(Diagnostic::of_file(Problem::SummaryMissing, text.file()));
        }
        None => {}
    }
}
