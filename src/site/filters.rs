//! Filters: the entries of a section that have something in common, each with a list of its own.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};

use super::entry::{Entry, EntryId};
use super::lists::Listing;
use super::topics::TopicId;
use crate::content::{Gathering, Level, Occurrence, Particulars, PartnerType, Progress};

/// What the entries of a list have in common. The order is that in which a reader is offered them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    /// They take place in this month, and it isn't over for them.
    Month(Month),
    /// They are filed under this topic.
    Topic(TopicId),
    /// They are for these people.
    Level(Level),
    /// They are partners of this sort.
    Type(PartnerType),
    /// They stand like this.
    Status(Progress),
    /// This language is spoken there: a BCP 47 code.
    Spoken(String),
    /// They are of this year: what is past, and news. The last year comes first.
    Year(Reverse<i16>),
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// From 1 to 12.
    pub month: i8,
}

impl Month {
    /// The month of a day.
    pub fn of(date: Date) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
        }
    }

    fn next(self) -> Self {
        match self.month {
            12 => Self {
                year: self.year + 1,
                month: 1,
            },
            month => Self {
                year: self.year,
                month: month + 1,
            },
        }
    }
}

/// ISO 8601: `2026-09`.
impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Filter {
    /// What it goes by, in the words of the content format where that has one.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Month(_) => "month",
            Self::Topic(_) => "topic",
            Self::Level(_) => "level",
            Self::Type(_) => "type",
            Self::Status(_) => "status",
            Self::Spoken(_) => "spoken",
            Self::Year(_) => "year",
        }
    }

    /// The filters that an entry passes whatever the moment is, but for the year.
    pub fn of_facts(entry: &Entry) -> Vec<Self> {
        let topics = entry.references.topics.iter().copied().map(Self::Topic);
        let spoken = |gathering: &Gathering| -> Vec<Self> {
            let codes = gathering.spoken.iter();
            codes.map(|code| Self::Spoken(code.value.clone())).collect()
        };
        let own = match &entry.facts.particulars {
            Particulars::Event(event) => spoken(&event.gathering),
            Particulars::Workshop(workshop) => {
                let mut own = spoken(&workshop.gathering);
                own.extend(workshop.level.map(Self::Level));
                own
            }
            Particulars::Partner(partner) => partner.sort.map(Self::Type).into_iter().collect(),
            Particulars::Initiative(initiative) => {
                initiative.status.map(Self::Status).into_iter().collect()
            }
            _ => Vec::new(),
        };
        let mut all: Vec<Self> = topics.chain(own).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// The filters of a section in one language, each with its entries in order.
///
/// A filter whose entries are all past is there, with none: its address stays. A month that is over
/// leads on to its year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters {
    lists: BTreeMap<Filter, Vec<EntryId>>,
    past_months: BTreeSet<Month>,
}

impl Filters {
    /// Sorts out the entries of a section.
    pub(super) fn new(entries: &[Entry], listing: &Listing, now: DateTime) -> Self {
        let mut filters = Self::default();
        let mut months: BTreeMap<Month, Vec<(DateTime, EntryId)>> = BTreeMap::new();
        for id in &listing.items {
            let entry = &entries[id.index()];
            for filter in Filter::of_facts(entry) {
                filters.lists.entry(filter).or_default().push(*id);
            }
            if let Some(date) = entry.facts.date.as_ref().filter(|_| is_dated(entry)) {
                filters.add_to_year(date.value.year(), *id);
            }
            for (month, occurrence) in months_of(entry, now) {
                let shown = (occurrence.start.first_moment(), *id);
                months.entry(month).or_default().push(shown);
            }
        }
        for id in &listing.archive {
            let entry = &entries[id.index()];
            for filter in Filter::of_facts(entry) {
                filters.lists.entry(filter).or_default();
            }
            if let Some(last) = entry.occurrences.last() {
                filters.add_to_year(last.start.date().year(), *id);
            }
        }
        let occurrences = listing
            .all()
            .flat_map(|id| &entries[id.index()].occurrences);
        let begun = occurrences.flat_map(|occurrence| months_through(occurrence, now));
        let is_over = |month: &Month| !months.contains_key(month);
        filters.past_months = begun.filter(is_over).collect();
        for (month, mut shown) in months {
            shown.sort_unstable();
            let ids = shown.into_iter().map(|(_, id)| id).collect();
            filters.lists.insert(Filter::Month(month), ids);
        }
        filters
    }

    fn add_to_year(&mut self, year: i16, id: EntryId) {
        let list = self.lists.entry(Filter::Year(Reverse(year))).or_default();
        list.push(id);
    }

    /// Every filter with its entries.
    pub fn iter(&self) -> impl Iterator<Item = (&Filter, &[EntryId])> {
        self.lists.iter().map(|(filter, ids)| (filter, &**ids))
    }

    /// The entries of a filter; none if it isn't there.
    pub fn get(&self, filter: &Filter) -> Option<&[EntryId]> {
        self.lists.get(filter).map(Vec::as_slice)
    }

    /// The months that once were a filter, and are over for all that took place in them.
    pub fn past_months(&self) -> impl Iterator<Item = Month> {
        self.past_months.iter().copied()
    }
}

impl Entry {
    /// The first time that it takes place in a month that is not over at this moment.
    pub fn occurrence_in(&self, month: Month, now: DateTime) -> Option<&Occurrence> {
        let mut months = months_of(self, now);
        let found = months.find(|(other, _)| *other == month);
        found.map(|(_, occurrence)| occurrence)
    }
}

/// Whether entries of this kind are looked for by the day that they were published on.
fn is_dated(entry: &Entry) -> bool {
    matches!(entry.facts.particulars, Particulars::News(_))
}

/// The months in which an entry still takes place, in order, with the first time in each. What goes on
/// already is in the present month.
fn months_of(entry: &Entry, now: DateTime) -> impl Iterator<Item = (Month, &Occurrence)> {
    let to_come = entry
        .occurrences
        .iter()
        .filter(move |occurrence| occurrence.last_moment() >= now);
    let mut last = None;
    to_come.filter_map(move |occurrence| {
        let month = Month::of(occurrence.start.date()).max(Month::of(now.date()));
        (last.replace(month) != Some(month)).then_some((month, occurrence))
    })
}

/// The months in which something was going on, until this moment: it was in the list of each.
pub(super) fn months_through(
    occurrence: &Occurrence,
    now: DateTime,
) -> impl Iterator<Item = Month> {
    let last = Month::of(occurrence.last_moment().min(now).date());
    let first = Month::of(occurrence.start.date());
    let months = std::iter::successors(Some(first), |month| Some(month.next()));
    months.take_while(move |month| *month <= last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_are_offered_months_first_and_the_last_year_before_the_others() {
        let month = |month| Filter::Month(Month { year: 2026, month });
        let year = |year| Filter::Year(Reverse(year));
        let spoken = Filter::Spoken("en".into());
        let mut filters = [
            year(2015),
            spoken.clone(),
            year(2026),
            month(12),
            Filter::Level(Level::Advanced),
            month(9),
        ];
        filters.sort();
        let wanted = [
            month(9),
            month(12),
            Filter::Level(Level::Advanced),
            spoken,
            year(2026),
            year(2015),
        ];
        assert_eq!(filters, wanted);
    }

    #[test]
    fn a_month_is_written_as_its_address_has_it() {
        let month = Month::of(jiff::civil::date(987, 6, 5));
        assert_eq!(month.to_string(), "0987-06");
    }
}
