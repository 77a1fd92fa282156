//! The facts of an entry as a text may mention them.

use jiff::civil::Date;

use crate::check::mentions::{Amount, Clock, Day, Value};
use crate::check::texts::place;
use crate::content::{Occurrence, Particulars, Price, Registration};
use crate::diagnostic::{At, SourcePath, Span, Texts};
use crate::site::{Entry, Site};
use crate::source::World;
use crate::when::When;

/// No more days than these are looked at of something that repeats.
const MOST_DAYS: usize = 400;

/// The facts of an entry.
#[derive(Default)]
pub(super) struct Sheet<'a> {
    /// The entry; a landing page is none.
    pub(super) entry: Option<&'a Entry>,
    /// Where they are written, and where that is found.
    file: Option<(&'a SourcePath, &'a World)>,
    /// Every day that the facts name or bring about.
    pub(super) days: Vec<Date>,
    /// The days on which it takes place.
    held: Vec<Date>,
    clocks: Vec<Clock>,
    /// The rooms in which it takes place, by the names of its places.
    pub(super) rooms: Vec<Value>,
}

/// A fact, as it is told to whoever contradicts it.
pub(super) struct Fact {
    /// As it is written.
    pub(super) written: String,
    /// The file and the line.
    pub(super) place: String,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(world: &'a World, site: &Site, entry: &'a Entry, rooms: Vec<Value>) -> Self {
        let file = entry.facts_file.as_ref();
        let facts = &entry.facts;
        let mut held: Vec<Date> = Vec::new();
        let mut whens: Vec<When> = facts.times().iter().map(|when| when.value).collect();
        for occurrence in entry.occurrences.iter().take(MOST_DAYS) {
            let (first, last) = (occurrence.start.date(), occurrence.last_moment().date());
            held.extend(
                first
                    .series(jiff::Span::new().days(1))
                    .take(31)
                    .take_while(|day| *day <= last),
            );
            whens.extend(std::iter::once(occurrence.start).chain(occurrence.end));
        }
        let mut days: Vec<Date> = whens
            .iter()
            .map(|when| when.date())
            .chain(held.iter().copied())
            .collect();
        days.extend(facts.date.iter().map(|date| date.value));
        if let Some(gathering) = facts.gathering() {
            days.extend(gathering.except.iter().map(|except| except.value));
        }
        if let Particulars::Initiative(initiative) = &facts.particulars {
            days.extend(initiative.since.iter().map(|since| since.value));
        }
        if let Some(event) = entry.references.event {
            let event = site.entry(event);
            days.extend(
                event
                    .occurrences
                    .iter()
                    .take(MOST_DAYS)
                    .map(|held| held.start.date()),
            );
            whens.extend(
                event
                    .occurrences
                    .iter()
                    .take(1)
                    .flat_map(|held| std::iter::once(held.start).chain(held.end)),
            );
        }
        days.sort_unstable();
        days.dedup();
        let clocks = whens.into_iter().filter_map(clock_of).collect();
        Self {
            entry: Some(entry),
            file: file.map(|file| (file, world)),
            days,
            held,
            clocks,
            rooms,
        }
    }

    /// The facts of what has none.
    pub(super) fn empty() -> Self {
        Self::default()
    }

    /// Whether something is a day on which it takes place.
    pub(super) fn is_held(&self, value: &Value) -> bool {
        match value {
            Value::Day(day) => self.held.iter().any(|held| day.agrees(day_of(*held))),
            _ => false,
        }
    }

    /// When it takes place, in order.
    pub(super) fn occurrences(&self) -> &'a [Occurrence] {
        self.entry.map_or(&[], |entry| &entry.occurrences)
    }

    /// The first time that the facts name, or another by its place among them.
    pub(super) fn time(&self, at: usize) -> Option<Fact> {
        let times = self.entry?.facts.times();
        self.at(times.get(at)?.span)
    }

    pub(super) fn registration(&self) -> Option<&'a Registration> {
        self.entry?.facts.gathering()?.registration.as_ref()
    }

    pub(super) fn price(&self) -> Option<Value> {
        let price = self.registration()?.price.as_ref()?;
        Some(match &price.value {
            Price::Free => Value::Free,
            Price::Amount {
                hundredths,
                currency,
            } => Value::Price(Amount {
                hundredths: *hundredths,
                currency: match currency.as_str() {
                    "GBP" => "GBP",
                    "USD" => "USD",
                    "EUR" => "EUR",
                    _ => return None,
                },
            }),
        })
    }

    pub(super) fn email(&self) -> Option<&'a At<String>> {
        match &self.entry?.facts.particulars {
            Particulars::Initiative(initiative) => initiative
                .contact
                .as_ref()
                .filter(|contact| !contact.value.contains("://")),
            _ => None,
        }
    }

    /// The name of the place in which it is held, or of that of the first session that has one.
    pub(super) fn place(&self) -> Option<&'a At<String>> {
        let facts = &self.entry?.facts;
        let place = facts.gathering()?.place.as_ref();
        place.or_else(|| match &facts.particulars {
            Particulars::Workshop(workshop) => {
                let mut sessions = workshop.sessions.iter();
                sessions.find_map(|session| session.place.as_ref())
            }
            _ => None,
        })
    }

    /// Whether the facts say it, and with them every page of the entry.
    pub(super) fn says(&self, value: &Value) -> bool {
        match value {
            Value::Day(day) => self.days.iter().any(|date| day.agrees(day_of(*date))),
            Value::Month { month, year } => self
                .days
                .iter()
                .any(|date| date.month() == *month && year.is_none_or(|year| date.year() == year)),
            Value::Weekday(weekday) => self.held.iter().any(|date| weekday_of(*date) == *weekday),
            Value::Clock(clock) => self.clocks.iter().any(|fact| fact.agrees(*clock)),
            Value::Price(_) | Value::Free => self.price().as_ref() == Some(value),
            Value::Seats(seats) => {
                let fact = self.registration().and_then(|to| to.seats.as_ref());
                fact.is_some_and(|fact| fact.value == *seats)
            }
            Value::Email(email) => self
                .email()
                .is_some_and(|fact| fact.value.eq_ignore_ascii_case(email)),
            Value::Room(_) => self.rooms.contains(value),
            _ => false,
        }
    }

    /// A fact by its place.
    pub(super) fn at(&self, span: Span) -> Option<Fact> {
        let (file, world) = self.file?;
        let text = world.text(file)?;
        Some(Fact {
            written: text.get(span.range())?.to_owned(),
            place: place(file, text, span),
        })
    }
}

/// A day of the calendar as a text may mention it.
pub(super) fn day_of(date: Date) -> Day {
    Day {
        weekday: Some(weekday_of(date)),
        number: date.day(),
        month: date.month(),
        year: Some(date.year()),
        lead: None,
    }
}

/// From 1 for Monday.
pub(super) fn weekday_of(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}

pub(super) fn clock_of(when: When) -> Option<Clock> {
    match when {
        When::Day(_) => None,
        When::Time(time) => Some(Clock::exact(time.hour() as u8, time.minute() as u8)),
    }
}
