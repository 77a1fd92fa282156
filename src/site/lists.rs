//! Lists of entries, in the order in which a reader looks for them.

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use jiff::civil::DateTime;

use super::entry::{Entry, EntryId};
use crate::content::{Kind, Particulars};
use crate::lang::{Lang, Languages, PerLang};

/// The entries of a section or a topic in one language, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// What is current: for what takes place, what is still to come, soonest first.
    pub items: Vec<EntryId>,
    /// What is past, the latest first; only for what takes place.
    pub archive: Vec<EntryId>,
}

impl Listing {
    /// What is past, or else what is current.
    pub fn part(&self, archived: bool) -> &[EntryId] {
        if archived { &self.archive } else { &self.items }
    }

    /// Current and past, one after the other.
    pub fn all(&self) -> impl Iterator<Item = EntryId> + Clone {
        self.items.iter().chain(&self.archive).copied()
    }
}

/// Knows the order of entries in each language at a moment.
pub struct Order<'a> {
    collators: PerLang<Option<CollatorBorrowed<'static>>>,
    languages: &'a Languages,
    now: DateTime,
}

impl<'a> Order<'a> {
    /// The order in these languages at this moment.
    pub fn new(languages: &'a Languages, now: DateTime) -> Self {
        let collators = PerLang::from_fn(languages, |lang| {
            let locale: icu_locale_core::Locale = languages[lang].locale.parse().ok()?;
            CollatorBorrowed::try_new((&locale).into(), CollatorOptions::default()).ok()
        });
        Self {
            collators,
            languages,
            now,
        }
    }

    /// The moment that tells what is to come from what is past.
    pub(super) fn now(&self) -> DateTime {
        self.now
    }

    /// The entries of one kind in every language.
    pub(super) fn by_kind(
        &self,
        kind: Kind,
        entries: &[Entry],
        ids: &[EntryId],
    ) -> PerLang<Listing> {
        PerLang::from_fn(self.languages, |lang| match kind {
            Kind::News => Self::by_date(entries, ids, lang),
            Kind::Event | Kind::Workshop => self.by_time(entries, ids, lang),
            _ => self.by_name(entries, ids, lang),
        })
    }

    /// Newest first: by the day that it was published, else by when it takes place.
    pub(super) fn by_date(entries: &[Entry], ids: &[EntryId], lang: Lang) -> Listing {
        let mut items = present(entries, ids, lang);
        items.sort_by_cached_key(|id| (std::cmp::Reverse(date_of(at(entries, *id))), *id));
        Listing {
            items,
            archive: Vec::new(),
        }
    }

    /// What is to come, soonest first; what is past, the latest first.
    fn by_time(&self, entries: &[Entry], ids: &[EntryId], lang: Lang) -> Listing {
        let (mut items, mut archive): (Vec<_>, Vec<_>) = present(entries, ids, lang)
            .into_iter()
            .partition(|id| !at(entries, *id).is_over(self.now));
        items.sort_by_cached_key(|id| {
            let next = at(entries, *id).next_occurrence(self.now);
            // What is postponed has no day to come.
            (
                next.is_none(),
                next.map(|next| next.start.first_moment()),
                *id,
            )
        });
        archive.sort_by_cached_key(|id| {
            let last = at(entries, *id).occurrences.last();
            (
                std::cmp::Reverse(last.map(|last| last.start.first_moment())),
                *id,
            )
        });
        Listing { items, archive }
    }

    /// Light ones first, then by name as the language sorts names.
    fn by_name(&self, entries: &[Entry], ids: &[EntryId], lang: Lang) -> Listing {
        let mut items: Vec<(i64, &str, EntryId)> = present(entries, ids, lang)
            .into_iter()
            .map(|id| {
                (
                    at(entries, id).facts.weight,
                    name_of(at(entries, id), lang),
                    id,
                )
            })
            .collect();
        items.sort_by(|a, b| {
            let names = match &self.collators[lang] {
                Some(collator) => collator.compare(a.1, b.1),
                None => a.1.cmp(b.1),
            };
            a.0.cmp(&b.0).then(names).then(a.2.cmp(&b.2))
        });
        Listing {
            items: items.into_iter().map(|(_, _, id)| id).collect(),
            archive: Vec::new(),
        }
    }
}

fn at(entries: &[Entry], id: EntryId) -> &Entry {
    &entries[id.0 as usize]
}

/// The entries that have words in this language.
fn present(entries: &[Entry], ids: &[EntryId], lang: Lang) -> Vec<EntryId> {
    ids.iter()
        .copied()
        .filter(|id| at(entries, *id).editions[lang].is_some())
        .collect()
}

fn date_of(entry: &Entry) -> Option<DateTime> {
    let published = entry
        .facts
        .date
        .as_ref()
        .map(|date| date.value.at(0, 0, 0, 0));
    published.or_else(|| {
        entry
            .occurrences
            .first()
            .map(|first| first.start.first_moment())
    })
}

/// The name by which an entry is sorted: its own, or else its title.
fn name_of(entry: &Entry, lang: Lang) -> &str {
    let name = match &entry.facts.particulars {
        Particulars::Partner(partner) => partner.name.as_deref(),
        Particulars::Place(place) => place.name.as_deref(),
        _ => None,
    };
    name.or_else(|| {
        entry.editions[lang]
            .as_ref()
            .map(|edition| edition.words.title.value.as_str())
    })
    .unwrap_or_default()
}
