//! The cards of a site, made once and shown by every page that mentions an entry.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use tera::Value;

use super::card::Card;
use crate::lang::{Lang, PerLang};
use crate::site::{Entry, EntryId, Read, Revision, Site, Url, note};
use crate::source::FileHash;

/// The cards of a site: one per entry and language of a page. Where an entry lacks the language, its
/// card leads to another one.
///
/// A card is dealt when it is first looked at: who only checks a site looks at next to none. What a card is made of is noted as
/// read by the page that looks first, besides the card itself: that page is made again no sooner than the card says so.
#[derive(Debug)]
pub struct Cards {
    site: Arc<Site>,
    dealt: Vec<PerLang<OnceLock<Dealt>>>,
}

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
    /// The cards of a site, before any is dealt.
    pub fn new(site: &Arc<Site>) -> Self {
        let languages = &site.config.languages;
        let none = |_| PerLang::from_fn(languages, |_| OnceLock::new());
        Self {
            site: Arc::clone(site),
            dealt: site.entries().map(none).collect(),
        }
    }

    /// Deals every card, in parallel: for whoever needs nearly all of them.
    pub fn deal(&self) {
        let ids: Vec<EntryId> = self.site.entries().map(|(id, _)| id).collect();
        ids.into_par_iter().for_each(|id| {
            for lang in self.site.config.languages.all() {
                self.dealt(id, lang);
            }
        });
    }

    /// The cards of a site with the same settings and theme. Those that were dealt before are dealt again, where they are
    /// not as they were.
    #[must_use]
    pub fn after(&self, site: &Arc<Site>) -> Self {
        let ids: Vec<(EntryId, &Entry)> = site.entries().collect();
        let dealt = ids.into_par_iter().map(|(_, entry)| {
            PerLang::from_fn(&site.config.languages, |lang| {
                let before = self.site.find(&entry.path);
                let before = before.and_then(|id| self.dealt[id.index()][lang].get());
                let dealt = before.map(|before| Dealt::new(site, entry, lang, Some(before)));
                dealt.map_or_else(OnceLock::new, OnceLock::from)
            })
        });
        Self {
            dealt: dealt.collect(),
            site: Arc::clone(site),
        }
    }

    fn dealt(&self, id: EntryId, lang: Lang) -> &Dealt {
        let dealt = &self.dealt[id.index()][lang];
        dealt.get_or_init(|| Dealt::new(&self.site, self.site.entry(id), lang, None))
    }

    /// The card of an entry for a page in a language.
    pub fn get(&self, id: EntryId, lang: Lang) -> Value {
        note(|| Read::Card(id, lang));
        self.dealt(id, lang).card.clone()
    }

    /// The cards of several entries.
    pub fn list(&self, ids: impl IntoIterator<Item = EntryId>, lang: Lang) -> Vec<Value> {
        ids.into_iter().map(|id| self.get(id, lang)).collect()
    }

    /// Tells a card from what it was before.
    pub fn revision(&self, id: EntryId, lang: Lang) -> Revision {
        self.dealt(id, lang).revision
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
