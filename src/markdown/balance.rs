//! Tags of HTML in a text, in pairs: one that isn't closed goes on through the rest of the page.

use rustc_hash::FxHashMap;

use super::html::Tag;
use crate::diagnostic::{At, Problem, Span};

/// Elements that have no end (HTML § 13.1.2).
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
/// Elements whose end may be left out (HTML § 13.1.2.4): browsers know where it is.
const ENDS_BY_ITSELF: [&str; 16] = [
    "p", "li", "dt", "dd", "rt", "rp", "optgroup", "option", "colgroup", "caption", "thead",
    "tbody", "tfoot", "tr", "td", "th",
];

/// How many tags may be open at once. Nobody writes that many: what comes on top is let be.
const MOST: usize = 1_000;

/// The tags that are open, and within which part of the text each was opened.
#[derive(Default)]
pub(super) struct Balance {
    open: Vec<Open>,
    depth: usize,
    /// Names of elements that were told not to be closed: if their end comes after all, in the wrong order,
    /// that is no second mistake. How many of each.
    told: FxHashMap<String, usize>,
}

struct Open {
    name: String,
    depth: usize,
    span: Span,
}

impl Balance {
    /// A part of the text starts: a paragraph, a list, words that are bold.
    pub(super) fn enter(&mut self) {
        self.depth += 1;
    }

    /// A part of the text ends: nothing that was opened in it may be open.
    pub(super) fn leave(&mut self, problems: &mut Vec<At<Problem>>) {
        // What was opened last lies deepest.
        let first = self.open.partition_point(|open| open.depth < self.depth);
        self.give_up(first, problems);
        self.depth = self.depth.saturating_sub(1);
    }

    /// The text ends.
    pub(super) fn end(mut self, problems: &mut Vec<At<Problem>>) {
        self.give_up(0, problems);
    }

    /// A tag.
    pub(super) fn see(&mut self, tag: Tag, span: Span, problems: &mut Vec<At<Problem>>) {
        let name = tag.name;
        let is_void = VOID.contains(&name.as_str());
        if ENDS_BY_ITSELF.contains(&name.as_str()) || is_void && !tag.closes {
            return;
        }
        let depth = self.depth;
        if !tag.closes {
            if self.open.len() < MOST {
                self.open.push(Open { name, depth, span });
                if !tag.is_whole {
                    self.give_up(self.open.len() - 1, problems);
                }
            }
            return;
        }
        let here = self.open.partition_point(|open| open.depth < depth);
        let is_it = |open: &Open| open.name == name;
        if let Some(at) = self.open[here..].iter().rposition(is_it) {
            self.give_up(here + at + 1, problems);
            self.open.truncate(here + at);
        } else if let Some(told) = self.told.get_mut(&name).filter(|told| **told > 0) {
            *told -= 1;
        } else if let Some(at) = self.open.iter().rposition(is_it) {
            // It was opened in another part of the text, and isn't closed there.
            let span = self.open.remove(at).span;
            problems.push(At::new(Problem::HtmlUnclosed { name }, span));
        } else {
            problems.push(At::new(Problem::HtmlNotOpen { name }, span));
        }
    }

    /// Tells what is open from the one at this position on, and takes it for closed.
    fn give_up(&mut self, first: usize, problems: &mut Vec<At<Problem>>) {
        for open in self.open.drain(first..) {
            *self.told.entry(open.name.clone()).or_default() += 1;
            problems.push(At::new(
                Problem::HtmlUnclosed { name: open.name },
                open.span,
            ));
        }
    }
}
