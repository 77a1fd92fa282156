//! What git leaves in a file when two versions of it could not be brought together.

use memchr::memmem;

use crate::diagnostic::{Diagnostic, Problem, SourcePath, Span};

const OURS: &str = "<<<<<<< ";
const BETWEEN: &str = "=======";
const THEIRS: &str = ">>>>>>> ";

/// That there are two versions that nobody has chosen between, as `git merge` marks them; told at the first. One mark alone may
/// well be meant.
pub fn conflict(file: &SourcePath, text: &str) -> Option<Diagnostic> {
    let marks = memmem::find_iter(text.as_bytes(), OURS);
    let mut starts = marks.filter(|at| *at == 0 || text[..*at].ends_with('\n'));
    let start = starts.next()?; // most texts have none
    let mut rest = text[start..].lines();
    let first = rest.next()?;
    rest.find(|line| *line == BETWEEN)?;
    rest.find(|line| line.starts_with(THEIRS))?;
    let span = Span::new(start, start + first.len());
    Some(Diagnostic::at(Problem::MergeConflict, file, span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_marks_in_a_row_are_a_conflict() {
        let text = "a\n<<<<<<< HEAD\nb\n=======\r\nc\n>>>>>>> en\n";
        let file = SourcePath::new("content/about.nl.md");
        let span = conflict(&file, text).and_then(|found| found.place.span);
        let found = span.map(|span| &text[span.range()]);
        assert_eq!(found, Some("<<<<<<< HEAD"));
        for text in [
            "",
            "<<<<<<< HEAD\nb\n",
            "Titel\n=======\n>>>>>>> x\n",
            "a <<<<<<< HEAD\n=======\n>>>>>>> x\n",
            "    <<<<<<< HEAD\n    =======\n    >>>>>>> x\n",
        ] {
            assert_eq!(conflict(&file, text), None, "{text}");
        }
    }
}
