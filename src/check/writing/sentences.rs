//! Sentences that are too long to follow, and words that shout.

use std::ops::Range;

use memchr::memrchr3_iter;

use crate::check::glance::{Glance, spaces};
use crate::check::starts::{Starts, start_of};
use crate::check::stretches::positions;
use crate::check::texts::{Text, words};
use crate::diagnostic::{Diagnostic, Problem};
use crate::markdown::{Passage, PassageKind};

/// The most words of a sentence that is easy to follow.
pub(super) const MOST_WORDS: usize = 35;
/// One word more is at least so many bytes, with the spaces between them.
const LEAST_BYTES: usize = 2 * MOST_WORDS + 1;
/// So many bytes hold hardly ever so many words.
const NEAR: usize = 160;
/// What '…' starts with, among others.
const FIRST_OF_ELLIPSIS: u8 = 0xE2;
/// A row of fewer words in capitals may be names.
const ROW: usize = 3;
/// A heading of fewer letters may be a name.
const LEAST_CAPITALS: usize = 9;

/// What a full stop stands behind without ending a sentence.
static ABBREVIATIONS: Starts<1024> = Starts::of([
    "bv", "bijv", "o.a", "d.w.z", "m.b.t", "t.a.v", "i.p.v", "dr", "drs", "mr", "prof", "ir", "nr",
    "ca", "enz", "st", "mevr", "dhr", "e.g", "i.e", "mrs", "ms", "no", "vs", "approx", "a.m",
    "p.m",
]);
/// The longest has so many letters.
const LONGEST_ABBREVIATION: usize = 6;

pub(super) fn check(text: &Text<'_>, glances: &[Glance], found: &mut Vec<Diagnostic>) {
    for (block, glance) in text.blocks().iter().zip(glances) {
        for range in long_sentences(&block.text, glance) {
            let count = words(&block.text[range.clone()]);
            if count > MOST_WORDS {
                let problem = Problem::LongSentence {
                    words: count,
                    most: MOST_WORDS,
                };
                found.push(text.tell(problem, block.span(range)));
            }
        }
        // Most have too few letters that may be capitals.
        let capitals = (glance.capitals >= LEAST_CAPITALS).then(|| capitals(block));
        if let Some(range) = capitals.flatten() {
            let words = block.text[range.clone()].to_owned();
            found.push(text.tell(Problem::InCapitals { words }, block.span(range)));
        }
    }
}

/// Where the sentences of a text are that may have too many words. Most have too few spaces for them.
fn long_sentences(text: &str, glance: &Glance) -> Vec<Range<usize>> {
    if glance.spaces < MOST_WORDS || are_surely_short(text) {
        return Vec::new();
    }
    let may_be_long =
        |sentence: &str| sentence.len() >= LEAST_BYTES && spaces(sentence.as_bytes()) >= MOST_WORDS;
    sentences(text, may_be_long)
}

/// Whether a few looks show that no sentence is long: from one that surely ends, the last that does so is never far.
fn are_surely_short(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some((near, _)) = rest.split_at_checked(NEAR) {
        match last_sure_end(near) {
            Some(end) if spaces(near) < MOST_WORDS => rest = &rest[end..],
            _ => return false,
        }
    }
    spaces(rest) < MOST_WORDS
}

/// Where the last sentence ends of which that is sure, if the next starts as well in these bytes of a text.
fn last_sure_end(text: &[u8]) -> Option<usize> {
    let mut signs = memrchr3_iter(b'.', b'!', b'?', text);
    signs.find_map(|at| {
        let goes_on = matches!(text[at + 1..], [b' ', b'A'..=b'Z', ..]);
        (goes_on && !(text[at] == b'.' && is_abbreviated(&text[..at]))).then_some(at + 1)
    })
}

/// Where the sentences of a text are that are wanted.
fn sentences(text: &str, is_wanted: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut add = |range: Range<usize>| {
        if is_wanted(&text[range.clone()]) {
            found.push(trimmed(text, range));
        }
    };
    let mut start = 0;
    for (at, length) in signs(text) {
        let after = &text[at + length..];
        let after_marks = if after.starts_with(' ') {
            after // as nearly always
        } else {
            after.trim_start_matches(['"', '\'', '”', '’', ')'])
        };
        if !after_marks.starts_with(char::is_whitespace) {
            continue;
        }
        let sign = text.as_bytes()[at];
        // A colon or semicolon is a rest for whoever reads, too.
        let is_rest = matches!(sign, b':' | b';');
        if is_rest || ends(sign, &text[start..at], after_marks) {
            let end = text.len() - after_marks.len();
            add(start..end);
            start = end;
        }
    }
    add(start..text.len());
    found.retain(|range| !range.is_empty());
    found
}

/// Where the signs are that may end a sentence, and how long each is.
fn signs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let may_end =
        |byte| matches!(byte, b'.' | b'!' | b'?' | b':' | b';') || byte == FIRST_OF_ELLIPSIS;
    let signs = positions(text, may_end);
    signs.filter_map(|at| match text.as_bytes()[at] {
        FIRST_OF_ELLIPSIS => text[at..].starts_with('…').then_some((at, '…'.len_utf8())),
        _ => Some((at, 1)),
    })
}

/// Whether a sign between two pieces of text ends a sentence.
fn ends(sign: u8, before: &str, after: &str) -> bool {
    let goes_on = after.trim_start().starts_with(|c: char| c.is_lowercase());
    !(goes_on || sign == b'.' && is_abbreviated(before.as_bytes()))
}

/// Whether the last word before a full stop is an abbreviation. No more of the text is looked at than one
/// can be long: what has no spaces at all would else be read again for every sign in it.
fn is_abbreviated(before: &[u8]) -> bool {
    let near = &before[before.len().saturating_sub(LONGEST_ABBREVIATION + 1)..];
    let before_word = near.iter().rposition(|byte| matches!(byte, b' ' | b'('));
    let word = &near[before_word.map_or(0, |at| at + 1)..];
    ABBREVIATIONS.have(start_of(word))
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
    let is_title = |row: &(Range<usize>, usize, usize)| {
        is_heading && is_whole && row.1 > 1 && row.2 >= LEAST_CAPITALS
    };
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
        let found: Vec<&str> = sentences(text, |_| true)
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
    fn what_is_surely_short_has_no_long_sentence() {
        let short = "Dit is een zin van acht woorden, ongeveer. ";
        let long = "een twee drie vier vijf zes zeven acht negen ".repeat(4);
        let all_short = short.repeat(20);
        assert!(are_surely_short(&all_short));
        assert!(sentences(&all_short, |sentence| words(sentence) > MOST_WORDS).is_empty());
        for place in 0..20 {
            let [before, after] = [place, 20 - place].map(|times| short.repeat(times));
            for text in [
                format!("{before}En {long}. {after}"),
                format!("{before}Dr. {long}dr. Jansen. {after}"),
            ] {
                assert!(!are_surely_short(&text), "{text}");
                assert_eq!(long_sentences(&text, &Glance::at(&text)).len(), 1, "{text}");
            }
        }
    }

    #[test]
    fn abbreviations_do_not_shout() {
        let capitals = |text: &str| capitals(&Passage::line(PassageKind::Paragraph, text, 0));
        assert!(capitals("De LVS, PKvV en LSR, SKN en de OR.").is_none());
        assert!(capitals("LET OP: GEEN FIETSEN voor de deur").is_some());
        assert!(capitals("Postcode 2311 CJ LEIDEN").is_none());
    }
}
