//! The cards of a site, made once and shown by every page that mentions an entry.

use rayon::prelude::*;
use tera::Value;

use super::card::Card;
use crate::lang::{Lang, PerLang};
use crate::site::{Entry, EntryId, Read, Revision, Site, Url, note};
use crate::source::FileHash;

/// The cards of a site: one per entry and language of a page. Where an entry lacks the language, its
/// card leads to another one.
#[derive(Debug)]
pub struct Cards(Vec<PerLang<Dealt>>);

/// A card, and what it was made of.
#[derive(Debug, Clone)]
struct Dealt {
    card: Value,
    made_of: Option<Ingredients>,
    revision: Revision,
}

/// Everything that a card is made of, besides the settings and the theme.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Ingredients {
    language: Lang,
    words: Revision,
    url: Url,
    facts: Revision,
    past: usize,
    place: Option<(Revision, Revision)>,
    image: Option<FileHash>,
}

impl Cards {
    /// Makes every card, in parallel.
    pub fn new(site: &Site) -> Self {
        Self::anew(site, |_, _| None)
    }

    /// Makes the cards that are not as they were in a site with the same settings and theme.
    #[must_use]
    pub fn after(&self, before: &Site, site: &Site) -> Self {
        Self::anew(site, |entry, lang| {
            let id = before.find(&entry.path)?;
            Some(&self.0[id.index()][lang])
        })
    }

    fn anew<'a>(site: &Site, before: impl Fn(&Entry, Lang) -> Option<&'a Dealt> + Sync) -> Self {
        let ids: Vec<(EntryId, &Entry)> = site.entries().collect();
        let cards = ids.into_par_iter().map(|(_, entry)| {
            PerLang::from_fn(&site.config.languages, |lang| {
                Dealt::new(site, entry, lang, before(entry, lang))
            })
        });
        Self(cards.collect())
    }

    /// The card of an entry for a page in a language.
    pub fn get(&self, id: EntryId, lang: Lang) -> Value {
        note(|| Read::Card(id, lang));
        self.0[id.index()][lang].card.clone()
    }

    /// The cards of several entries.
    pub fn list(&self, ids: impl IntoIterator<Item = EntryId>, lang: Lang) -> Vec<Value> {
        ids.into_iter().map(|id| self.get(id, lang)).collect()
    }

    /// Tells a card from what it was before.
    pub fn revision(&self, id: EntryId, lang: Lang) -> Revision {
        self.0[id.index()][lang].revision
    }
}

impl Dealt {
    fn new(site: &Site, entry: &Entry, lang: Lang, before: Option<&Self>) -> Self {
        let made_of = Ingredients::of(site, entry, lang);
        if let Some(before) = before.filter(|before| before.made_of == made_of) {
            return before.clone();
        }
        let card = Card::new(site, entry, lang)
            .map_or_else(Value::none, |card| Value::from_serializable(&card));
        // Other words in a text don't always make another card.
        let same = before.filter(|before| before.card == card);
        Self {
            card,
            made_of,
            revision: same.map_or_else(Revision::next, |before| before.revision),
        }
    }
}

impl Ingredients {
    fn of(site: &Site, entry: &Entry, lang: Lang) -> Option<Self> {
        let (language, edition) = entry.editions.best(lang)?;
        let place = entry.references.place.map(|place| site.entry(place));
        Some(Self {
            language,
            words: edition.revision,
            url: edition.url.clone(),
            facts: entry.facts_revision,
            past: entry.moments_past(site.now.wall()),
            place: place.and_then(|place| {
                let (_, edition) = place.editions.best(lang)?;
                Some((edition.revision, place.facts_revision))
            }),
            image: site.picture_of(entry).map(|file| file.media.hash),
        })
    }
}
