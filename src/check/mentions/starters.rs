//! The words with which something that is mentioned can start. Most words are none of them, and are passed
//! over at once; a reader never sees a word that isn't here.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::numerals::{self, LONGEST};
use super::rooms::ROOMS;
use super::tongue::Tongue;
use crate::check::starts::{SPREAD, place, start_of};
use crate::check::stretches::any_run;

const DUTCH: &[&str] = &[
    "gratis",
    "kosteloos",
    "kost",
    "betaal",
    "betaalt",
    "middernacht",
    "half",
    "kwart",
    "tientje",
    "anderhalf",
    "anderhalve",
];
const ENGLISH: &[&str] = &[
    "free", "costs", "pay", "noon", "midday", "midnight", "half", "quarter", "one", "tenner",
    "hundred", "thousand",
];
const CURRENCIES: &[&str] = &["eur", "gbp", "usd"];

static OF_DUTCH: LazyLock<Starters> = LazyLock::new(|| Starters::of(Tongue::Dutch, DUTCH));
static OF_ENGLISH: LazyLock<Starters> = LazyLock::new(|| Starters::of(Tongue::English, ENGLISH));
/// Of other languages, what looks the same in all of them.
static OF_OTHERS: LazyLock<Starters> =
    LazyLock::new(|| Starters::new(CURRENCIES.iter().map(|word| (*word).to_owned())));

/// So many bits tell what most words don't start with, and so many bits have the number of one of them.
const BITS: usize = 1 << 14;

/// The words of a language.
struct Starters {
    words: FxHashSet<Box<[u8]>>,
    /// A bit for what each word starts with, at a place that hangs on it. Most other words pass by this alone.
    starts: Box<[u64; BITS / 64]>,
}

impl Starters {
    fn of(tongue: Tongue, own: &[&str]) -> Self {
        let ordinals = tongue.ordinals();
        let fixed = [own, CURRENCIES, ROOMS, ordinals].into_iter().flatten();
        let fixed = fixed.map(|word| (*word).to_owned());
        Self::new(fixed.chain(tongue.names()).chain(numerals::names(tongue)))
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

    /// The place of a start among the bits.
    fn bit(start: u64) -> usize {
        place::<BITS>(start, SPREAD)
    }

    /// Whether such a word is one of them.
    fn has(&self, word: &[u8]) -> bool {
        let mut small = [0; LONGEST];
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
}

/// Whether something can start with a sign.
pub(super) fn is_starting_sign(sign: &str) -> bool {
    matches!(sign, "€" | "£" | "$" | "+" | "(")
}

/// Whether a text has a word with which something that is mentioned can start.
pub(super) fn has_starter(text: &str, tongue: Option<Tongue>) -> bool {
    let starters = starters(tongue);
    any_run(text, |run| {
        starters.may_have(run.start) && starters.has(run.word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_starts_where_such_a_word_does() {
        for (text, tongue) in [
            ("zo", Tongue::Dutch),
            ("de toegang is GRATIS", Tongue::Dutch),
            ("(eenentwintig)", Tongue::Dutch),
            ("ma.", Tongue::Dutch),
            ("It’s free", Tongue::English),
        ] {
            assert!(has_starter(text, Some(tongue)), "{text}");
        }
        for text in [
            "",
            "m",
            "een mars",
            "vrijdagavondje",
            "é",
            "zondebok, demo en stoel",
        ] {
            assert!(!has_starter(text, Some(Tongue::Dutch)), "{text}");
        }
    }
}
