//! When the site will be another by itself, because time goes on.

use jiff::civil::{Date, DateTime};

use super::entry::{Entry, Site};
use super::filters::months_through;
use super::gathered::Gathered;
use crate::clock::Moment;
use crate::content::{Occurrence, Particulars};
use crate::when::When;

impl Gathered {
    /// When the next entry appears or goes: written, and published from then on or until then.
    pub(super) fn next_publication(&self, now: &Moment) -> Option<DateTime> {
        let drafts = self.drafts.values().filter(|draft| {
            let mut editions = draft.editions.present();
            editions.any(|(_, edition)| !edition.words.draft)
        });
        let facts = drafts.filter_map(|draft| draft.facts.as_ref());
        let boundaries = facts.flat_map(|(_, facts, _)| {
            let from = facts.publish_from.iter();
            let from = from.map(|from| from.value.first_moment());
            let until = facts.publish_until.iter();
            from.chain(until.map(|until| just_after(until.value.last_moment())))
        });
        boundaries.filter(|at| *at > now.wall()).min()
    }
}

impl Entry {
    /// When its pages will say something else.
    fn next_change(&self, now: DateTime) -> Option<DateTime> {
        let ends = self.occurrences.iter().map(Occurrence::last_moment);
        let deadline = self.facts.deadline().map(When::last_moment);
        let over = ends.chain(deadline).map(just_after);
        let moves = self.occurrences.iter().flat_map(into_other_months);
        over.chain(moves).filter(|at| *at > now).min()
    }

    /// Whether it repeats for ever: then each day may bring another time of it into sight.
    fn is_endless(&self) -> bool {
        matches!(&self.facts.particulars, Particulars::Event(event)
            if event.repeat.as_ref().is_some_and(|rule| !rule.value.ends()))
    }
}

impl Site {
    /// When the site will next be another without anybody writing. `by_day` tells that a page shows
    /// which day it is; that it is another year is always shown.
    pub fn next_change(&self, by_day: bool) -> Option<Moment> {
        let now = self.now.wall();
        let today = self.now.today();
        let new_year = today.first_of_year().with().year(today.year() + 1).build();
        let by_day = by_day || self.entries.iter().any(Entry::is_endless);
        let tomorrow = by_day.then(|| today.tomorrow()).and_then(Result::ok);
        // What says until when it is to be trusted says so anew each half year.
        let midyear = self.config.security_contact.as_ref().and_then(|_| {
            let day = jiff::civil::Date::new(today.year(), 7, 1).ok()?;
            (day > today).then_some(day)
        });
        let midnights = new_year.ok().into_iter().chain(tomorrow).chain(midyear);
        let entries = self.entries.iter();
        let next = entries
            .filter_map(|entry| entry.next_change(now))
            .chain(self.next_publication)
            .chain(midnights.map(|day| day.at(0, 0, 0, 0)))
            .min()?;
        self.now.on_wall(next)
    }
}

/// When something that lasts is listed in another month: in that of the moment, until it is over.
fn into_other_months(occurrence: &Occurrence) -> impl Iterator<Item = DateTime> {
    let months = months_through(occurrence, occurrence.last_moment()).skip(1);
    let first_days = months.filter_map(|month| Date::new(month.year, month.month, 1).ok());
    first_days.map(|day| day.at(0, 0, 0, 0))
}

/// The first whole second after a moment.
fn just_after(moment: DateTime) -> DateTime {
    let next = moment.checked_add(jiff::Span::new().seconds(1));
    next.unwrap_or(moment)
}
