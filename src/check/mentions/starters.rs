//! The words with which something that is mentioned can start. Most words are none of them, and are passed
//! over at once; a reader never sees a word that isn't here.

use std::sync::LazyLock;

use memchr::memchr2_iter;
use rustc_hash::FxHashSet;

use super::numerals;
use super::rooms::ROOMS;
use super::tongue::Tongue;
use crate::check::stretches::{runs, start_of};

const DUTCH: &[&str] = &[
    "gratis",
    "kosteloos",
    "kost",
    "betaal",
    "betaalt",
    "middernacht",
    "half",
    "kwart",
];
const ENGLISH: &[&str] = &[
    "free", "costs", "pay", "noon", "midday", "midnight", "half", "quarter", "one",
];
const CURRENCIES: &[&str] = &["eur", "gbp", "usd"];

static OF_DUTCH: LazyLock<Starters> = LazyLock::new(|| Starters::of(Tongue::Dutch, DUTCH));
static OF_ENGLISH: LazyLock<Starters> = LazyLock::new(|| Starters::of(Tongue::English, ENGLISH));
/// Of other languages, what looks the same in all of them.
static OF_OTHERS: LazyLock<Starters> =
    LazyLock::new(|| Starters::new(CURRENCIES.iter().map(|word| (*word).to_owned())));

/// So many bits tell what most words don't start with, and so many bits have the number of one of them.
const BITS: usize = 1 << LOG;
const LOG: u32 = 14;

/// The words of a language.
struct Starters {
    words: FxHashSet<Box<[u8]>>,
    /// A bit for what each word starts with, at a place that hangs on it. Most other words pass by this alone.
    starts: Box<[u64; BITS / 64]>,
}

impl Starters {
    fn of(tongue: Tongue, own: &[&str]) -> Self {
        let fixed = [own, CURRENCIES, ROOMS].into_iter().flatten();
        let fixed = fixed.map(|word| (*word).to_owned());
        let numbers = numerals::names(tongue).map(str::to_owned);
        Self::new(fixed.chain(tongue.names()).chain(numbers))
    }

    fn new(words: impl Iterator<Item = String>) -> Self {
        let words = words.map(|word| word.into_bytes().into_boxed_slice());
        let words: FxHashSet<Box<[u8]>> = words.collect();
        let mut starts = Box::new([0; BITS / 64]);
        for word in &words {
            let bit = Self::bit(start_of(word));
            starts[bit / 64] |= 1 << (bit % 64);
        }
        Self { words, starts }
    }

    /// Whether a word may be one of them, by what it starts with.
    fn may_have(&self, start: u64) -> bool {
        let bit = Self::bit(start);
        (self.starts[bit / 64] >> (bit % 64)) & 1 == 1
    }

    /// The place of a start among the bits: any that spreads them will do.
    fn bit(start: u64) -> usize {
        (start.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - LOG)) as usize
    }

    /// Whether such a word is one of them.
    fn has(&self, word: &[u8]) -> bool {
        let mut small = [0; 32];
        let Some(small) = small.get_mut(..word.len()) else {
            return false;
        };
        small.copy_from_slice(word);
        small.make_ascii_lowercase();
        self.words.contains(&*small)
    }
}

fn starters(tongue: Option<Tongue>) -> &'static Starters {
    match tongue {
        None => &OF_OTHERS,
        Some(Tongue::English) => &OF_ENGLISH,
        Some(Tongue::Dutch) => &OF_DUTCH,
    }
}

/// Whether something can start with a word, in small letters.
pub(super) fn is_starter(word: &str, tongue: Option<Tongue>) -> bool {
    starters(tongue).words.contains(word.as_bytes())
        || tongue == Some(Tongue::Dutch) && is_compound(word.as_bytes())
}

/// Whether something can start with a sign.
pub(super) fn is_starting_sign(sign: &str) -> bool {
    matches!(sign, "€" | "£" | "$" | "+" | "(")
}

/// Whether a Dutch word may be a number: those are written in one word, 'vijfentwintig'.
fn is_compound(word: &[u8]) -> bool {
    let is = |piece: &[u8], other: &[u8]| piece.eq_ignore_ascii_case(other);
    let mut hundreds = memchr2_iter(b'h', b'H', word).map(|at| &word[at..]);
    is_long(word)
        && (is(&word[word.len() - 3..], b"tig")
            || hundreds.any(|rest| rest.get(..7).is_some_and(|piece| is(piece, b"honderd"))))
}

/// Whether a word has as many letters as a number of several words in one.
fn is_long(word: &[u8]) -> bool {
    word.len() >= 9
}

/// Whether anything in a text can be mentioned: it has figures, or a word with which that can start.
/// Whatever starts with a sign has one of them after it.
pub(super) fn may_start(text: &str, tongue: Option<Tongue>) -> bool {
    let starters = starters(tongue);
    // Every byte is looked at, which processors do many at a time.
    let has_figure = text
        .bytes()
        .fold(false, |found, byte| found | byte.is_ascii_digit());
    has_figure
        || runs(text).any(|run| {
            starters.may_have(run.start) && starters.has(run.word)
                || is_long(run.word) && tongue == Some(Tongue::Dutch) && is_compound(run.word)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_starts_where_a_word_or_a_figure_does() {
        for (text, tongue) in [
            ("zo", Tongue::Dutch),
            ("de toegang is GRATIS", Tongue::Dutch),
            ("(eenentwintig)", Tongue::Dutch),
            ("een 7", Tongue::Dutch),
            ("ma.", Tongue::Dutch),
            ("It’s free", Tongue::English),
        ] {
            assert!(may_start(text, Some(tongue)), "{text}");
        }
        for text in [
            "",
            "m",
            "een mars",
            "vrijdagavondje",
            "é",
            "zondebok, demo en stoel",
        ] {
            assert!(!may_start(text, Some(Tongue::Dutch)), "{text}");
        }
    }
}
