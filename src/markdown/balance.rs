//! Tags of HTML in a text, in pairs: one that isn't closed goes on through the rest of the page.

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

/// The tags that are open, and within which part of the text each was opened.
#[derive(Default)]
pub(super) struct Balance {
    open: Vec<Open>,
    depth: usize,
    /// Names of elements that were told not to be closed: if their end comes after all, in the wrong order,
    /// that is no second mistake.
    told: Vec<String>,
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
        let first = self.open.iter().position(|open| open.depth >= self.depth);
        self.give_up(first, problems);
        self.depth = self.depth.saturating_sub(1);
    }

    /// The text ends.
    pub(super) fn end(mut self, problems: &mut Vec<At<Problem>>) {
        self.give_up(Some(0), problems);
    }

    /// A tag, by the name of its element.
    pub(super) fn see(
        &mut self,
        name: &str,
        closes: bool,
        span: Span,
        problems: &mut Vec<At<Problem>>,
    ) {
        let is_void = VOID.contains(&name);
        if ENDS_BY_ITSELF.contains(&name) || is_void && !closes {
            return;
        }
        if !closes {
            self.open.push(Open {
                name: name.to_owned(),
                depth: self.depth,
                span,
            });
            return;
        }
        let is_it = |open: &Open| open.name == name && open.depth == self.depth;
        if let Some(at) = self.open.iter().rposition(is_it) {
            self.give_up(Some(at + 1), problems);
            self.open.truncate(at);
        } else if let Some(at) = self.told.iter().position(|told| told == name) {
            self.told.remove(at);
        } else {
            let name = name.to_owned();
            problems.push(At::new(Problem::HtmlNotOpen { name }, span));
        }
    }

    /// Tells what is open from the one at this position on, and takes it for closed.
    fn give_up(&mut self, first: Option<usize>, problems: &mut Vec<At<Problem>>) {
        let Some(first) = first else { return };
        for open in self.open.drain(first..) {
            self.told.push(open.name.clone());
            problems.push(At::new(
                Problem::HtmlUnclosed { name: open.name },
                open.span,
            ));
        }
    }
}
