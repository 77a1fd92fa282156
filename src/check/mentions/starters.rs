//! The words with which something that is mentioned can start. Most words are none of them, and are passed
//! over at once; a reader never sees a word that isn't here.

use std::sync::LazyLock;

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

static OF_DUTCH: LazyLock<FxHashSet<String>> = LazyLock::new(|| of(Tongue::Dutch, DUTCH));
static OF_ENGLISH: LazyLock<FxHashSet<String>> = LazyLock::new(|| of(Tongue::English, ENGLISH));

fn of(tongue: Tongue, own: &[&str]) -> FxHashSet<String> {
    let fixed = [own, CURRENCIES, ROOMS].into_iter().flatten();
    fixed
        .map(|word| (*word).to_owned())
        .chain(tongue.names())
        .chain(numerals::names(tongue).map(str::to_owned))
        .collect()
}

/// Whether something can start with a word.
pub(super) fn is_starter(word: &str, tongue: Option<Tongue>) -> bool {
    match tongue {
        None => CURRENCIES.contains(&word),
        Some(Tongue::English) => OF_ENGLISH.contains(word),
        // Dutch writes compounds in one word: 'vijfentwintig'.
        Some(Tongue::Dutch) => {
            OF_DUTCH.contains(word)
                || word.len() >= 9 && (word.ends_with("tig") || word.contains("honderd"))
        }
    }
}
