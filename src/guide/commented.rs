//! Keys as lines of YAML, each with a comment above it that explains it.
//!
//! An explanation is `# ` and a sentence; a key that isn't used is a line with `#` straight before it, so
//! that taking away that one sign makes it count.

use crate::diagnostic::Tongue;
use crate::yaml::{Key, Shape};

/// How long a line of comment is at most, in characters.
const LINE: usize = 88;

/// What stands at the front of a line: `#` before what doesn't count, and how far it is in.
#[derive(Clone, Copy)]
pub(super) struct Front {
    /// Whether the lines count.
    pub(super) counts: bool,
    /// How many spaces further in than the margin.
    pub(super) indent: usize,
}

impl Front {
    fn line(self, text: &str, lines: &mut String) {
        let mark = if self.counts { "" } else { "#" };
        let indent = " ".repeat(self.indent);
        lines.push_str(&format!("{mark}{indent}{text}\n"));
    }
}

/// A comment, in as many lines as it needs.
pub(super) fn comment(text: &str, front: Front, lines: &mut String) {
    // At the margin an explanation has one `#`, whether or not its key counts.
    let front = Front {
        counts: front.counts || front.indent == 0,
        ..front
    };
    let mut line = String::from("#");
    for word in text.split(' ') {
        if line.chars().count() + word.chars().count() >= LINE {
            front.line(&line, lines);
            line.truncate(1);
        }
        line.push(' ');
        line.push_str(word);
    }
    front.line(&line, lines);
}

/// A key that doesn't count, explained in one language, with an example of its value in the same or
/// another.
pub(super) fn unused(
    key: &Key,
    tongue: Tongue,
    example: Tongue,
    indent: usize,
    lines: &mut String,
) {
    let front = Front {
        counts: false,
        indent,
    };
    comment(key.explain(tongue), front, lines);
    if let Shape::Map(keys) = key.shape {
        front.line(&format!("{}:", key.name), lines);
        for key in keys {
            unused(key, tongue, example, indent + 2, lines);
        }
    } else {
        front.line(&format!("{}: {}", key.name, key.example(example)), lines);
    }
}

/// A key that counts, with its value, or with nothing where that is still to be filled in.
pub(super) fn used(key: &Key, value: &str, tongue: Tongue, front: Front, lines: &mut String) {
    comment(key.explain(tongue), front, lines);
    front.line(format!("{}: {value}", key.name).trim_end(), lines);
}
