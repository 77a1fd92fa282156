//! Everything on the site from A to Z, as each language has its alphabet.

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_normalizer::DecomposingNormalizerBorrowed;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::entry::{Entry, EntryId, Site};
use crate::content::Kind;
use crate::lang::Lang;

/// A letter, and the entries whose titles begin with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The letter as a capital; `#` for digits and whatever else is no letter.
    pub letter: String,
    /// The entries, in the order of their titles.
    pub entries: Vec<EntryId>,
}

/// The letter of what begins with none.
const NONE: &str = "#";

impl Letter {
    /// Whether it is one, and not the place of what begins with none.
    pub fn is_letter(&self) -> bool {
        self.letter != NONE
    }
}

impl Site {
    /// The kinds of the entries that there are in a language.
    pub fn kinds(&self, lang: Lang) -> Vec<Kind> {
        let here = self
            .entries()
            .filter(|(_, entry)| entry.editions[lang].is_some());
        let here: FxHashSet<Kind> = here.map(|(_, entry)| entry.kind).collect();
        Kind::ALL
            .into_iter()
            .filter(|kind| here.contains(kind))
            .collect()
    }

    /// The entries that there are in a language, by the first letters of their titles.
    pub fn alphabet(&self, lang: Lang) -> Vec<Letter> {
        let locale = &self.config.languages[lang].locale;
        let (order, letters) = (
            collator(locale, None),
            collator(locale, Some(Strength::Primary)),
        );
        let entries: Vec<(EntryId, &Entry)> = self.entries().collect();
        let mut titles: Vec<(bool, Vec<u8>, EntryId, &str)> = entries
            .into_par_iter()
            .filter_map(|(id, entry)| {
                let title = entry.editions[lang].as_ref()?.words.title.value.as_str();
                let title = beginning(title);
                let is_lettered = title.starts_with(char::is_alphabetic);
                Some((is_lettered, sort_key(title, order.as_ref()), id, title))
            })
            .collect();
        titles.par_sort_unstable();
        let mut alphabet: Vec<Letter> = Vec::new();
        for (_, _, id, title) in titles {
            let letter = letter_of(title, letters.as_ref());
            match alphabet.last_mut().filter(|last| last.letter == letter) {
                Some(last) => last.entries.push(id),
                None => alphabet.push(Letter {
                    letter,
                    entries: vec![id],
                }),
            }
        }
        alphabet
    }
}

fn collator(locale: &str, strength: Option<Strength>) -> Option<CollatorBorrowed<'static>> {
    let locale: icu_locale_core::Locale = locale.parse().ok()?;
    let mut options = CollatorOptions::default();
    options.strength = strength;
    Collator::try_new((&locale).into(), options).ok()
}

/// A title from its first letter or digit on: a quotation mark before it doesn't count.
fn beginning(title: &str) -> &str {
    title
        .find(char::is_alphanumeric)
        .map_or(title, |start| &title[start..])
}

/// By which a title is sorted, byte by byte.
fn sort_key(title: &str, order: Option<&CollatorBorrowed<'_>>) -> Vec<u8> {
    let mut key = Vec::with_capacity(title.len() * 2);
    match order {
        Some(order) => {
            let Ok(()) = order.write_sort_key_to(title, &mut key);
        }
        None => key.extend(title.bytes()),
    }
    key
}

/// The letter under which a title stands. `É` stands under `E` where the language sorts them as one,
/// and `Å` by itself where that is another letter than `A`.
fn letter_of(title: &str, letters: Option<&CollatorBorrowed<'_>>) -> String {
    let Some(first) = title.chars().next().filter(|first| first.is_alphabetic()) else {
        return NONE.to_owned();
    };
    let own: String = first.to_uppercase().take(1).collect();
    let bare: String = DecomposingNormalizerBorrowed::new_nfd()
        .normalize(&own)
        .chars()
        .take(1)
        .collect();
    let is_one = letters.is_none_or(|letters| letters.compare(&own, &bare).is_eq());
    if is_one { bare } else { own }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(title: &str, locale: &str) -> String {
        letter_of(
            beginning(title),
            collator(locale, Some(Strength::Primary)).as_ref(),
        )
    }

    #[test]
    fn a_letter_is_what_the_language_takes_for_one() {
        assert_eq!(letter("Één jaar", "nl-NL"), "E");
        assert_eq!(letter("IJsclub", "nl-NL"), "I");
        assert_eq!(letter("‘t Hart", "nl-NL"), "T");
        assert_eq!(letter("Ångström", "en-GB"), "A");
        assert_eq!(letter("Ångström", "sv-SE"), "Å");
        assert_eq!(letter("24 juni", "nl-NL"), "#");
        assert_eq!(letter("…", "nl-NL"), "#");
    }
}
