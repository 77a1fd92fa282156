//! What a text has of some bytes, found many at a time: rules look at nearly every word and every stop of every
//! text, and pass nearly all of them over.

use std::ops::Range;

/// So many bytes are looked at together: a bit of a number for each.
const STRETCH: usize = 64;
/// So many letters of a word fit into a number.
const LANES: usize = 8;
/// What tells a small letter from a large one.
const SMALL: u64 = u64::from_le_bytes([0x20; LANES]);

/// A run of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run<'t> {
    /// As it is written.
    pub(super) word: &'t [u8],
    /// Its first eight letters, in small ones: of no two words up to that length the same.
    pub(super) start: u64,
}

/// The runs of letters of a text, in order. A letter that isn't ASCII's ends one, as every other sign does.
pub(super) fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let bytes = text.as_bytes();
    let mut edges = Edges::of(bytes);
    std::iter::from_fn(move || {
        let start = edges.next()?;
        let end = edges.next().unwrap_or(bytes.len());
        Some(Run {
            word: &bytes[start..end],
            start: first_letters(bytes, start..end),
        })
    })
}

/// The first eight letters of a word, in small ones, as [`Run::start`] has them.
pub(super) const fn start_of(word: &[u8]) -> u64 {
    let mut start = 0;
    let mut at = 0;
    while at < word.len() && at < LANES {
        start |= (word[at] as u64 | 0x20) << (8 * at);
        at += 1;
    }
    start
}

/// The same of several words.
pub(super) const fn starts_of<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut starts = [0; N];
    let mut at = 0;
    while at < N {
        starts[at] = start_of(words[at].as_bytes());
        at += 1;
    }
    starts
}

#[inline]
fn first_letters(bytes: &[u8], word: Range<usize>) -> u64 {
    let Some((eight, _)) = bytes[word.start..].split_first_chunk() else {
        return start_of(&bytes[word]); // at the end of the text
    };
    let others = 8 * LANES.saturating_sub(word.len()) as u32;
    (u64::from_le_bytes(*eight) | SMALL) & (u64::MAX >> others)
}

/// Where letters start and end, in turn.
struct Edges<'t> {
    stretches: std::slice::Chunks<'t, u8>,
    /// Where the next stretch starts.
    next: usize,
    /// The edges that were not given yet, in the stretch before that.
    left: u64,
    /// Whether it ends in a letter.
    ends_in_letter: bool,
}

impl<'t> Edges<'t> {
    fn of(bytes: &'t [u8]) -> Self {
        Self {
            stretches: bytes.chunks(STRETCH),
            next: 0,
            left: 0,
            ends_in_letter: false,
        }
    }

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            let letters = bits(self.stretches.next()?, |byte| byte.is_ascii_alphabetic());
            self.next += STRETCH;
            self.left = letters ^ (letters << 1 | u64::from(self.ends_in_letter));
            self.ends_in_letter = letters >> (STRETCH - 1) == 1;
        }
        Some(self.next - STRETCH + take_first(&mut self.left))
    }
}

/// Where the bytes of a text are that pass, in order.
pub(super) fn positions(text: &str, passes: impl Fn(u8) -> bool) -> impl Iterator<Item = usize> {
    let mut stretches = text.as_bytes().chunks(STRETCH);
    let (mut next, mut left) = (0, 0);
    std::iter::from_fn(move || {
        while left == 0 {
            left = bits(stretches.next()?, &passes);
            next += STRETCH;
        }
        Some(next - STRETCH + take_first(&mut left))
    })
}

/// A bit for each byte of a stretch, the first lowest: whether it passes.
#[inline]
fn bits(stretch: &[u8], passes: impl Fn(u8) -> bool) -> u64 {
    let mut flags = [0; STRETCH];
    for (flag, byte) in flags.iter_mut().zip(stretch) {
        *flag = u8::from(passes(*byte));
    }
    let (lanes, _) = flags.as_chunks::<LANES>();
    lanes.iter().enumerate().fold(0, |bits, (at, lane)| {
        // Gathers eight flags: each is moved to another place of the highest byte.
        let gathered = u64::from_le_bytes(*lane).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits | gathered << (LANES * at)
    })
}

/// Takes the lowest bit away, and gives its place.
#[inline]
fn take_first(bits: &mut u64) -> usize {
    let first = bits.trailing_zeros() as usize;
    *bits &= *bits - 1;
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let runs = runs(text).map(|run| run.word);
        runs.filter_map(|word| str::from_utf8(word).ok()).collect()
    }

    #[test]
    fn words_are_found_wherever_they_stand() {
        assert_eq!(
            found("De 3 foto’s, é[Zz]`@{az"),
            ["De", "foto", "s", "Zz", "az"]
        );
        assert!(found("").is_empty());
        assert!(found("12 – é").is_empty());
        for before in 0..130 {
            let text = format!(
                "{}woord{} ander",
                " ".repeat(before),
                "!".repeat(before % 3)
            );
            assert_eq!(found(&text), ["woord", "ander"], "{before}");
        }
        let long = "x".repeat(200);
        assert_eq!(found(&long), [long.as_str()]);
    }

    #[test]
    fn bytes_are_found_wherever_they_stand() {
        let text = format!("{}.{}.", "é ".repeat(40), "x".repeat(63));
        let stops: Vec<usize> = text.match_indices('.').map(|(at, _)| at).collect();
        assert!(positions(&text, |byte| byte == b'.').eq(stops));
        assert!(positions("é.", |_| true).eq(0..3));
        assert_eq!(positions("", |_| true).count(), 0);
    }

    #[test]
    fn every_byte_is_a_letter_or_not() {
        for byte in 0..=127u8 {
            let text = char::from(byte).to_string();
            assert_eq!(
                found(&text).len(),
                usize::from(byte.is_ascii_alphabetic()),
                "{byte}"
            );
        }
        let others = "ÀÿŸ…”中🙂";
        assert!(found(others).is_empty());
    }

    #[test]
    fn a_word_starts_the_same_however_it_is_written() {
        let start = |text| runs(text).next().map(|run| run.start);
        assert_eq!(start("MEI 2026 in Leiden"), Some(start_of(b"mei")));
        assert_ne!(start("mei"), start("mein"));
        assert_eq!(start("Vijfentwintig"), Some(start_of(b"vijfentw")));
    }
}
