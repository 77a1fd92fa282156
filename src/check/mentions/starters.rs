//! The words with which something that is mentioned can start. Most words are none of them, and are passed
//! over at once; a reader never sees a word that isn't here.

use std::sync::LazyLock;

use memchr::memchr2_iter;
use rustc_hash::FxHashSet;

use super::numerals;
use super::rooms::ROOMS;
use super::tongue::Tongue;

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

/// The words of a language.
struct Starters {
    words: FxHashSet<Box<[u8]>>,
    /// For the first two letters, a bit for each length that they have. Most words pass by this alone.
    lengths: Box<[u32; 1024]>,
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
        let mut lengths = Box::new([0; 1024]);
        for word in &words {
            lengths[Self::start(word)] |= 1 << word.len().min(31);
        }
        Self { words, lengths }
    }

    /// Whether a word in letters of ASCII, large or small, may be one of them.
    fn may_have(&self, word: &[u8]) -> bool {
        (self.lengths[Self::start(word)] >> word.len().min(31)) & 1 == 1
    }

    /// The number of the first two letters, whether they are large or small.
    fn start(word: &[u8]) -> usize {
        let letter = |at: usize| word.get(at).map_or(0, |letter| usize::from(letter & 31));
        letter(0) << 5 | letter(1)
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
    const SHORTEST: usize = 9;
    let is = |piece: &[u8], other: &[u8]| piece.eq_ignore_ascii_case(other);
    let mut hundreds = memchr2_iter(b'h', b'H', word).map(|at| &word[at..]);
    word.len() >= SHORTEST
        && (is(&word[word.len() - 3..], b"tig")
            || hundreds.any(|rest| rest.get(..7).is_some_and(|piece| is(piece, b"honderd"))))
}

/// Whether anything in a text can be mentioned: it has figures, or a word with which that can start.
/// Whatever starts with a sign has one of them after it.
pub(super) fn may_start(text: &str, tongue: Option<Tongue>) -> bool {
    let starters = starters(tongue);
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_alphabetic() {
            at += 1;
        }
        let word = &bytes[start..at];
        if word.is_empty() {
            if bytes[at].is_ascii_digit() {
                return true;
            }
            at += 1;
        } else if starters.may_have(word) && starters.has(word)
            || tongue == Some(Tongue::Dutch) && is_compound(word)
        {
            return true;
        }
    }
    false
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
