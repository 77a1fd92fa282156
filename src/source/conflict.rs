//! What git leaves in a file when two versions of it could not be brought together.

use memchr::memmem;

use crate::diagnostic::Span;

const OURS: &str = "<<<<<<< ";
const BETWEEN: &str = "=======";
const THEIRS: &str = ">>>>>>> ";

/// The line above the first two versions that nobody has chosen between, as `git merge` marks them. One mark alone may
/// well be meant.
pub fn conflict(text: &str) -> Option<Span> {
    let marks = memmem::find_iter(text.as_bytes(), OURS);
    let mut starts = marks.filter(|at| *at == 0 || text[..*at].ends_with('\n'));
    let start = starts.next()?; // most texts have none
    let mut rest = text[start..].lines();
    let first = rest.next()?;
    rest.find(|line| *line == BETWEEN)?;
    rest.find(|line| line.starts_with(THEIRS))?;
    Some(Span::new(start, start + first.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_marks_in_a_row_are_a_conflict() {
        let text = "a\n<<<<<<< HEAD\nb\n=======\r\nc\n>>>>>>> en\n";
        let found = conflict(text).map(|span| &text[span.range()]);
        assert_eq!(found, Some("<<<<<<< HEAD"));
        for text in [
            "",
            "<<<<<<< HEAD\nb\n",
            "Titel\n=======\n>>>>>>> x\n",
            "a <<<<<<< HEAD\n=======\n>>>>>>> x\n",
            "    <<<<<<< HEAD\n    =======\n    >>>>>>> x\n",
        ] {
            assert_eq!(conflict(text), None, "{text}");
        }
    }
}
