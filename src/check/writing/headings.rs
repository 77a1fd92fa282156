//! Headings follow each other level by level: who listens to a page finds the way by them.

use crate::check::texts::Text;
use crate::diagnostic::{Diagnostic, Problem};
use crate::markdown::PassageKind;

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    // The page's title is the one heading of level 1; `#` in a text becomes level 2.
    let mut before = 1;
    for block in text.blocks() {
        let PassageKind::Heading(level) = block.kind else {
            continue;
        };
        let level = level.max(2);
        if level > before + 1 {
            let problem = Problem::HeadingSkipped {
                level,
                fits: before + 1,
            };
            found.push(text.tell(problem, block.span(0..block.text.len())));
        }
        before = level;
    }
}
