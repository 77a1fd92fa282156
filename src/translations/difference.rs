//! The words that differ between two versions of a piece.

use similar::{ChangeTag, TextDiff};

/// A stretch of words, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// It is still there.
    Kept(String),
    /// It is there no more.
    Gone(String),
    /// It was not there.
    Come(String),
}

/// The words of two versions of a text, in order: those that went before those that came.
pub fn difference(before: &str, after: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let diff = TextDiff::from_unicode_words(before, after);
    for change in diff.iter_all_changes() {
        let said = change.value();
        match (change.tag(), words.last_mut()) {
            (ChangeTag::Equal, Some(Word::Kept(last)))
            | (ChangeTag::Delete, Some(Word::Gone(last)))
            | (ChangeTag::Insert, Some(Word::Come(last))) => last.push_str(said),
            (ChangeTag::Equal, _) => words.push(Word::Kept(said.to_owned())),
            (ChangeTag::Delete, _) => words.push(Word::Gone(said.to_owned())),
            (ChangeTag::Insert, _) => words.push(Word::Come(said.to_owned())),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_differ_are_found() {
        let words = difference("open tot 1 mei, iedereen", "open tot 1 juni, iedereen");
        assert_eq!(
            words,
            [
                Word::Kept("open tot 1 ".into()),
                Word::Gone("mei".into()),
                Word::Come("juni".into()),
                Word::Kept(", iedereen".into()),
            ]
        );
    }
}
