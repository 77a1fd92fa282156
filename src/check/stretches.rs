//! What a text has of some bytes, found many at a time: rules look at nearly every word and every stop of every
//! text, and pass nearly all of them over.

use super::starts::first_letters;

/// So many bytes are looked at together: a bit of a number for each.
const STRETCH: usize = 64;
/// So many flags, of a byte each, fit into a number.
const LANES: usize = 8;

/// A run of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run<'t> {
    /// As it is written.
    pub(super) word: &'t [u8],
    /// What it starts with, as [`start_of`](super::starts::start_of) has it.
    pub(super) start: u64,
}

/// Whether a run of letters of a text passes; they are looked at in order, and none after the first that does. A letter
/// that isn't ASCII's ends a run, as every other sign does.
#[inline]
pub(super) fn any_run<'t>(text: &'t str, mut passes: impl FnMut(Run<'t>) -> bool) -> bool {
    let bytes = text.as_bytes();
    let mut stretches = bytes.chunks(STRETCH).map(letters);
    let (mut stretch, mut before, mut base) = (stretches.next().unwrap_or(0), 0, 0);
    while base < bytes.len() {
        let after = stretches.next().unwrap_or(0);
        let mut starts = stretch & !(stretch << 1 | before);
        while starts != 0 {
            let first = take_first(&mut starts);
            // From there, the letters of this stretch and of the next.
            let ahead = stretch >> first | (after << 1) << (STRETCH - 1 - first);
            let word = word_at(bytes, base + first, ahead.trailing_ones() as usize);
            let start = first_letters(bytes, base + first, word.len());
            if passes(Run { word, start }) {
                return true;
            }
        }
        (stretch, before) = (after, stretch >> (STRETCH - 1));
        base += STRETCH;
    }
    false
}

fn letters(stretch: &[u8]) -> u64 {
    bits(stretch, |byte| byte.is_ascii_alphabetic())
}

/// The run that starts at a place and has at least so many letters; more, if those fill a stretch.
#[inline]
fn word_at(bytes: &[u8], start: usize, length: usize) -> &[u8] {
    let rest = &bytes[start..];
    if length < STRETCH {
        return &rest[..length];
    }
    let end = rest.iter().position(|byte| !byte.is_ascii_alphabetic());
    &rest[..end.unwrap_or(rest.len())]
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
        let mut words = Vec::new();
        any_run(text, |run| {
            words.extend(str::from_utf8(run.word));
            false
        });
        words
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
}
