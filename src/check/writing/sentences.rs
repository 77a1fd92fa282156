//! Sentences that are too long to follow, and words that shout.

use std::ops::Range;

use crate::check::texts::{Text, words};
use crate::diagnostic::{Diagnostic, Problem};
use crate::markdown::{Passage, PassageKind};

/// The most words of a sentence that is easy to follow.
pub(super) const MOST_WORDS: usize = 35;
/// A row of fewer words in capitals may be names.
const ROW: usize = 3;

/// What a full stop stands behind without ending a sentence.
const ABBREVIATIONS: &[&str] = &[
    "bv", "bijv", "o.a", "d.w.z", "m.b.t", "t.a.v", "i.p.v", "dr", "drs", "mr", "prof", "ir", "nr",
    "ca", "enz", "st", "mevr", "dhr", "e.g", "i.e", "mrs", "ms", "no", "vs", "approx", "a.m",
    "p.m",
];

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    for block in &text.blocks {
        for range in sentences(&block.text) {
            let count = words(&block.text[range.clone()]);
            if count > MOST_WORDS {
                let problem = Problem::LongSentence {
                    words: count,
                    most: MOST_WORDS,
                };
                found.push(text.tell(problem, block.span(range)));
            }
        }
        if let Some(range) = capitals(block) {
            let words = block.text[range.clone()].to_owned();
            found.push(text.tell(Problem::InCapitals { words }, block.span(range)));
        }
    }
}

/// Where the sentences of a text are.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, sign) in text.match_indices(['.', '!', '?', '…', ':', ';']) {
        let after = &text[at + sign.len()..];
        let after_marks = after.trim_start_matches(['"', '\'', '”', '’', ')']);
        let following = after_marks.trim_start();
        let goes_on = following.starts_with(|c: char| c.is_lowercase());
        let word = text[start..at]
            .rsplit([' ', '('])
            .next()
            .unwrap_or_default();
        let is_short = sign == "." && ABBREVIATIONS.contains(&word.to_lowercase().as_str());
        // A colon or semicolon is a rest for whoever reads, too.
        let is_rest = matches!(sign, ":" | ";");
        let ends =
            after_marks.starts_with(char::is_whitespace) && (is_rest || !goes_on && !is_short);
        if ends {
            let end = text.len() - after_marks.len();
            found.push(trimmed(text, start..end));
            start = end;
        }
    }
    found.push(trimmed(text, start..text.len()));
    found.retain(|range| !range.is_empty());
    found
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    start..start + piece.trim().len()
}

/// The first words in a row that are written in capitals: a heading whole, or three and more.
fn capitals(block: &Passage) -> Option<Range<usize>> {
    let text = block.text.as_str();
    let is_heading = matches!(block.kind, PassageKind::Heading(_) | PassageKind::Title);
    let mut row: Option<(Range<usize>, usize, usize)> = None;
    let mut is_whole = true;
    for word in text.split_whitespace() {
        if word.bytes().any(|byte| byte.is_ascii_lowercase()) {
            is_whole = false;
            if row.as_ref().is_some_and(is_shouting) {
                break;
            }
            row = None;
            continue;
        }
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let is_capital = letters > 1 && !word.chars().any(char::is_lowercase);
        let is_name = word.contains(|c: char| c.is_ascii_digit());
        if is_capital && !is_name {
            let (range, count, sum) = row.take().unwrap_or((start..start, 0, 0));
            let end = start + word.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
            row = Some((range.start..end, count + 1, sum + letters));
        } else if letters > 0 {
            is_whole = false;
            if row.as_ref().is_some_and(is_shouting) {
                break;
            }
            row = None;
        }
    }
    let is_title =
        |row: &(Range<usize>, usize, usize)| is_heading && is_whole && row.1 > 1 && row.2 > 8;
    row.filter(|row| is_shouting(row) || is_title(row))
        .map(|(range, ..)| range)
}

/// Three words and more, of four letters in the mean: abbreviations in a row are shorter.
fn is_shouting((_, count, letters): &(Range<usize>, usize, usize)) -> bool {
    *count >= ROW && *letters >= count * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_they_do() {
        let text = "Dr. Jansen komt. Zij zegt o.a. iets (bv. dit)! En “meer.” Om 19.30 uur. klein";
        let found: Vec<&str> = sentences(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(
            found,
            [
                "Dr. Jansen komt.",
                "Zij zegt o.a. iets (bv. dit)!",
                "En “meer.”",
                "Om 19.30 uur. klein"
            ]
        );
    }

    #[test]
    fn abbreviations_do_not_shout() {
        let capitals = |text: &str| capitals(&Passage::line(PassageKind::Paragraph, text, 0));
        assert!(capitals("De LVS, PKvV en LSR, SKN en de OR.").is_none());
        assert!(capitals("LET OP: GEEN FIETSEN voor de deur").is_some());
        assert!(capitals("Postcode 2311 CJ LEIDEN").is_none());
    }
}
