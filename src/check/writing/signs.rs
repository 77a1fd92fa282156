//! Spaces and quotation marks.

use std::ops::Range;

use crate::check::glance::Glance;
use crate::check::texts::Text;
use crate::diagnostic::{Diagnostic, Problem};
use crate::markdown::{Passage, PassageKind};

pub(super) fn check(text: &Text<'_>, glances: &[Glance], code: &str, found: &mut Vec<Diagnostic>) {
    for (block, glance) in text.blocks().iter().zip(glances) {
        let double = glance.has_double_space.then(|| double_space(block));
        if let Some(range) = double.flatten() {
            found.push(text.tell(Problem::DoubleSpace, block.span(range)));
        }
        let mixed = glance.has_marks.then(|| mixed_quotes(&block.text, code));
        if let Some(range) = mixed.flatten() {
            let signs = block.text[range.clone()].to_owned();
            found.push(text.tell(Problem::QuotesMixed { signs }, block.span(range)));
        }
    }
}

/// The first two spaces between words; a table may be set out with them.
fn double_space(block: &Passage) -> Option<Range<usize>> {
    let text = block.text.as_str();
    if block.kind == PassageKind::Cell {
        return None;
    }
    let mut doubles = text.match_indices("  ").map(|(at, _)| at);
    let at = doubles.find(|at| {
        let (before, after) = (text[..*at].trim_end(), text[*at..].trim_start());
        // What is between may be a component or a note.
        !before.is_empty() && !after.is_empty() && !text[..*at].ends_with(' ')
    })?;
    // Two pieces that only meet at the end of a line have no two spaces in the file.
    let span = block.span(at..at + 2);
    (span.range().len() == 2).then_some(at..at + 2)
}

/// A curly mark that has lost its partner, or has a straight one; an accent for an apostrophe.
fn mixed_quotes(text: &str, code: &str) -> Option<Range<usize>> {
    let accent = text.char_indices().find(|(at, sign)| {
        matches!(sign, '´' | '`')
            && text[..*at].ends_with(char::is_alphabetic)
            && text[at + sign.len_utf8()..].starts_with(|c: char| c.is_lowercase())
    });
    if let Some((at, sign)) = accent {
        return Some(at..at + sign.len_utf8());
    }
    let base = code.split('-').next().unwrap_or_default();
    if !matches!(base, "nl" | "en") {
        return None; // the marks of other languages open and close in other ways
    }
    let mut open: Option<usize> = None;
    for (at, sign) in text.char_indices() {
        match (sign, open) {
            ('“' | '„', None) => open = Some(at),
            ('”', Some(_)) => open = None,
            // '„Zo“' was the German way.
            ('“' | '„' | '”', _) => return Some(at..at + sign.len_utf8()),
            ('"', Some(_)) => return Some(at..at + 1),
            _ => {}
        }
    }
    open.map(|at| at..at + '“'.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_in_pairs() {
        for well in [
            "“Zo”, zei zij, “en zo.”",
            "\"recht\"",
            "foto's en foto’s",
            "„Zo”",
        ] {
            assert_eq!(mixed_quotes(well, "nl"), None, "{well}");
        }
        for wrong in ["“Zo\", zei zij", "”Zo”", "“Zo", "foto´s", "„Zo“"] {
            assert!(mixed_quotes(wrong, "nl").is_some(), "{wrong}");
        }
        assert_eq!(mixed_quotes("„So“", "de"), None);
    }
}
