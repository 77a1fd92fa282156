//! Words in letters of ASCII, found many bytes at a time: rules look at nearly every word of every text, and
//! pass nearly all of them over.

use std::ops::Range;

/// So many bytes are looked at together: a bit of a number for each.
const STRETCH: usize = 64;
/// So many of them fit into a number.
const LANES: usize = 8;
const ONES: u64 = u64::from_le_bytes([1; LANES]);
const HIGHS: u64 = ONES << 7;
/// What tells a small letter from a large one.
const SMALL: u64 = ONES * 0x20;

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
    let length = word.len().min(LANES);
    let mut first = [0; LANES];
    match bytes.get(word.start..word.start + LANES) {
        Some(whole) => first.copy_from_slice(whole),
        None => first[..length].copy_from_slice(&bytes[word.start..word.start + length]),
    }
    let wanted = u64::MAX >> (8 * (LANES - length.max(1)));
    (u64::from_le_bytes(first) | SMALL) & wanted
}

/// Where letters start and end, in turn.
struct Edges<'t> {
    stretches: std::slice::Chunks<'t, u8>,
    /// Where the stretch that is looked at starts.
    base: usize,
    /// Its edges that were not given yet.
    left: u64,
    /// Whether it ends in a letter.
    ends_in_letter: bool,
}

impl<'t> Edges<'t> {
    fn of(bytes: &'t [u8]) -> Self {
        Self {
            stretches: bytes.chunks(STRETCH),
            base: 0usize.wrapping_sub(STRETCH),
            left: 0,
            ends_in_letter: false,
        }
    }

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            let letters = letters(self.stretches.next()?);
            self.base = self.base.wrapping_add(STRETCH);
            self.left = letters ^ (letters << 1 | u64::from(self.ends_in_letter));
            self.ends_in_letter = letters >> (STRETCH - 1) == 1;
        }
        let at = self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(self.base + at)
    }
}

/// A bit for each letter of a stretch.
fn letters(stretch: &[u8]) -> u64 {
    let mut whole = [0; STRETCH];
    let stretch: &[u8; STRETCH] = match stretch.try_into() {
        Ok(stretch) => stretch,
        Err(_) => {
            whole[..stretch.len()].copy_from_slice(stretch);
            &whole
        }
    };
    let (lanes, _) = stretch.as_chunks::<LANES>();
    let lanes = lanes.iter().enumerate();
    lanes.fold(0, |letters, (at, lane)| {
        letters | letters_of_lane(u64::from_le_bytes(*lane)) << (LANES * at)
    })
}

/// The same of eight bytes. Each is held against both ends of the alphabet at once: what is added carries into its
/// highest bit where it is past that end, and never into the next.
fn letters_of_lane(lane: u64) -> u64 {
    let small = (lane | SMALL) & !HIGHS;
    let from_a = small + ONES * u64::from(0x80 - b'a');
    let past_z = small + ONES * u64::from(0x80 - b'z' - 1);
    let is_letter = from_a & !past_z & !lane & HIGHS;
    // Gathers the eight bits: each is moved to another place of the highest byte.
    (is_letter >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
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
