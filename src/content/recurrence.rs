//! Repeating events: RFC 5545 recurrence rules, expanded on the wall clock.
//!
//! A rule is expanded as if the wall clock were UTC, so that what starts at half past seven goes on
//! starting at half past seven when summer time comes or goes (RFC 5545 §3.3.10). The expansion is the
//! `rrule` library's; what is ours is which clock it runs on.

use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, offset};
use jiff::{SignedDuration, Timestamp};
use rrule::RRuleSet;

use super::gathering::is_left_out;
use crate::diagnostic::{At, Problem};
use crate::when::When;

/// One time that something takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Occurrence {
    /// When it starts.
    pub start: When,
    /// When it ends; for a whole day its last day.
    pub end: Option<When>,
}

impl Occurrence {
    /// The last moment of it on the wall clock.
    pub fn last_moment(&self) -> DateTime {
        self.end.unwrap_or(self.start).last_moment()
    }
}

/// What in a rule names times of day.
const TIMES: [&str; 3] = ["BYHOUR=", "BYMINUTE=", "BYSECOND="];

/// A rule by which an event repeats, as RFC 5545 §3.8.5.3 writes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Recurrence {
    rule: String,
    ends: bool,
}

impl Recurrence {
    /// The most times that one event can take place.
    pub const MOST: usize = 1_000;

    /// Reads a rule for something that first starts at `start`.
    ///
    /// # Errors
    /// The problem with it, to be told at its place.
    pub fn parse(text: &str, start: When) -> Result<Self, Problem> {
        let rule = text
            .trim()
            .trim_start_matches("RRULE:")
            .to_ascii_uppercase();
        // The library counts on it: of other letters it may take half a one, and stop everything.
        let fits = |c: char| c.is_ascii_alphanumeric() || "=;,+-:".contains(c);
        if let Some(stranger) = rule.chars().find(|c| !fits(*c)) {
            let detail = if stranger.is_whitespace() {
                "there is a space in it".to_owned()
            } else {
                format!("`{}` can't be in it", stranger.escape_debug())
            };
            return Err(Problem::RepeatInvalid { detail });
        }
        let recurrence = Self {
            ends: rule.contains("COUNT=") || rule.contains("UNTIL="),
            rule,
        };
        if start.is_day()
            && [
                "HOURLY", "MINUTELY", "SECONDLY", "BYHOUR", "BYMINUTE", "BYSECOND",
            ]
            .iter()
            .any(|part| recurrence.rule.contains(part))
        {
            return Err(Problem::RepeatOfAllDayAtTime);
        }
        if recurrence.rule.contains("COUNT=") && recurrence.rule.contains("UNTIL=") {
            let detail = "COUNT and UNTIL exclude each other".to_owned();
            return Err(Problem::RepeatInvalid { detail });
        }
        if recurrence.times_a_day() > Self::MOST {
            let detail = format!("more than {} times a day", Self::MOST);
            return Err(Problem::RepeatInvalid { detail });
        }
        // The site's zone isn't known here. In the one that is furthest ahead, an `UNTIL` in UTC is latest.
        recurrence
            .set(start, &TimeZone::fixed(offset(14)))
            .map_err(|detail| Problem::RepeatInvalid { detail })?;
        Ok(recurrence)
    }

    /// The rule as it was written, in capitals.
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// Whether it ends some day.
    pub fn ends(&self) -> bool {
        self.ends
    }

    /// Every time that it takes place, in order, but for the days in `except`; an endless rule up to
    /// `horizon`. Problems that only the dates show come beside it.
    pub fn expand(
        &self,
        first: Occurrence,
        except: &[At<Date>],
        horizon: Date,
        zone: &TimeZone,
    ) -> (Vec<Occurrence>, Vec<Unfit>) {
        let mut unfit = Vec::new();
        let Ok(set) = self.set(first.start, zone) else {
            return (vec![first], unfit);
        };
        let starts = self.starts(set, horizon, &mut unfit);
        let length = length(&first);
        for exception in except {
            if !starts.iter().any(|start| start.date() == exception.value) {
                unfit.push(Unfit::Exception(exception.clone()));
            }
        }
        let occurrences = starts
            .into_iter()
            .filter(|start| !is_left_out(except, start.date()))
            .map(|start| occurrence(start, &first, length))
            .collect();
        (occurrences, unfit)
    }

    /// The rule as a calendar has it, and the times that it gives, those left out as well; an endless
    /// one gives the first [`Recurrence::MOST`]. None if it gives none.
    ///
    /// In a calendar the first time is the start, whether or not the rule fits it; so what is given as
    /// the start there is the first time that the rule gives. `UNTIL` is the last one: as a moment in
    /// UTC, or for whole days as a day (RFC 5545 §3.3.10).
    pub fn series(&self, first: Occurrence, zone: &TimeZone) -> Option<Series> {
        let mut starts = first_starts(self.set(first.start, zone).ok()?);
        starts.truncate(Self::MOST);
        let last = *starts.last()?;
        let until = if first.start.is_day() {
            last.strftime("UNTIL=%Y%m%d").to_string()
        } else {
            let moment = zone.to_timestamp(last).ok()?;
            moment.strftime("UNTIL=%Y%m%dT%H%M%SZ").to_string()
        };
        let parts = self.rule.split(';').filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts
            .map(|part| {
                let is_until = part.starts_with("UNTIL=");
                if is_until { until.as_str() } else { part }
            })
            .collect();
        let length = length(&first);
        Some(Series {
            rule: parts.join(";"),
            occurrences: starts
                .into_iter()
                .map(|start| occurrence(start, &first, length))
                .collect(),
        })
    }

    fn starts(&self, set: RRuleSet, horizon: Date, unfit: &mut Vec<Unfit>) -> Vec<DateTime> {
        let mut starts = first_starts(set);
        if self.ends && starts.len() > Self::MOST {
            unfit.push(Unfit::TooMany);
        }
        if !self.ends && !starts.is_empty() {
            unfit.push(Unfit::Endless(horizon));
            starts.retain(|start| start.date() <= horizon);
        }
        if starts.is_empty() {
            unfit.push(Unfit::Empty);
        }
        starts.truncate(Self::MOST);
        starts
    }

    /// Whether it names times of day, which else are that of the start.
    pub fn names_times(&self) -> bool {
        let mut parts = self.rule.split(';');
        parts.any(|part| TIMES.iter().any(|name| part.starts_with(name)))
    }

    /// How many times of day it names. The library makes all of those of a year at once: a rule with
    /// every second would take a gigabyte before it gives its first date.
    fn times_a_day(&self) -> usize {
        let named = |name: &str| {
            let mut parts = self.rule.split(';');
            let values = parts.find_map(|part| part.strip_prefix(name));
            values.map_or(1, |values| values.split(',').count())
        };
        TIMES.map(named).into_iter().fold(1, usize::saturating_mul)
    }

    /// The rule with its start, on a clock that knows no summer time.
    fn set(&self, start: When, zone: &TimeZone) -> Result<RRuleSet, String> {
        let start = start.first_moment().strftime("%Y%m%dT%H%M%SZ").to_string();
        let rule: Vec<String> = self
            .rule
            .split(';')
            .map(|part| on_the_wall_clock(part, zone))
            .collect();
        format!("DTSTART:{start}\nRRULE:{}", rule.join(";"))
            .parse::<RRuleSet>()
            .map_err(|error| {
                let detail = error.to_string();
                let detail = detail.trim_start_matches("RRule parsing error: ");
                detail.trim_end_matches('.').to_owned()
            })
    }
}

/// A rule as a calendar has it, and what it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The rule: the value of `RRULE`.
    pub rule: String,
    /// The times that it gives, in order: one at least.
    pub occurrences: Vec<Occurrence>,
}

/// What the dates of a rule show to be wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// A day is left out on which nothing would take place.
    Exception(At<Date>),
    /// It never takes place.
    Empty,
    /// It takes place too often.
    TooMany,
    /// It never ends, and is shown up to this day.
    Endless(Date),
}

/// `UNTIL` in UTC, or as a day, becomes `UNTIL` on the wall clock.
fn on_the_wall_clock(part: &str, zone: &TimeZone) -> String {
    let Some(until) = part.strip_prefix("UNTIL=") else {
        return part.to_owned();
    };
    if let Ok(date) = Date::strptime("%Y%m%d", until) {
        return format!("UNTIL={}", date.strftime("%Y%m%dT235959Z"));
    }
    match DateTime::strptime("%Y%m%dT%H%M%S", until.trim_end_matches('Z')) {
        Ok(time) if until.ends_with('Z') => match time.to_zoned_datetime(TimeZone::UTC) {
            Ok(moment) => format!(
                "UNTIL={}",
                zone.to_datetime(moment.timestamp())
                    .strftime("%Y%m%dT%H%M%SZ")
            ),
            Err(_) => part.to_owned(),
        },
        Ok(time) => format!("UNTIL={}", time.strftime("%Y%m%dT%H%M%SZ")),
        Err(_) => part.to_owned(),
    }
}

/// The times that a rule gives, up to one more than can be.
fn first_starts(set: RRuleSet) -> Vec<DateTime> {
    let most = u16::try_from(Recurrence::MOST).unwrap_or(u16::MAX);
    let dates = set.all(most + 1).dates.into_iter();
    dates
        .filter_map(|date| Timestamp::from_second(date.timestamp()).ok())
        .map(|timestamp| TimeZone::UTC.to_datetime(timestamp))
        .collect()
}

/// How long something takes on the wall clock.
fn length(first: &Occurrence) -> Option<SignedDuration> {
    let end = first.end?.first_moment();
    Some(end.duration_since(first.start.first_moment()))
}

fn occurrence(start: DateTime, first: &Occurrence, length: Option<SignedDuration>) -> Occurrence {
    let like = |pattern: When, moment: DateTime| {
        if pattern.is_day() {
            When::Day(moment.date())
        } else {
            When::Time(moment)
        }
    };
    let end = first.end.zip(length).and_then(|(pattern, length)| {
        start
            .checked_add(length)
            .ok()
            .map(|moment| like(pattern, moment))
    });
    Occurrence {
        start: like(first.start, start),
        end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn expand(rule: &str, first: Occurrence) -> Vec<String> {
        let zone = TimeZone::get("Europe/Amsterdam").expect("a zone");
        let rule = Recurrence::parse(rule, first.start).expect("a rule");
        let (occurrences, _) = rule.expand(first, &[], date(2028, 1, 1), &zone);
        occurrences
            .iter()
            .map(|occurrence| occurrence.start.to_string())
            .collect()
    }

    #[test]
    fn the_wall_clock_keeps_its_time_over_the_change_of_summer_time() {
        let first = Occurrence {
            start: When::Time(date(2027, 3, 23).at(19, 30, 0, 0)),
            end: None,
        };
        let starts = expand("FREQ=WEEKLY;COUNT=2", first);
        assert_eq!(starts, ["2027-03-23T19:30", "2027-03-30T19:30"]);
    }

    #[test]
    fn until_in_utc_counts_in_the_zone_of_the_site() {
        let first = Occurrence {
            start: When::Time(date(2027, 7, 1).at(19, 30, 0, 0)),
            end: None,
        };
        // 17:30 UTC is 19:30 in Leiden in summer: the second one still counts.
        let starts = expand("FREQ=DAILY;UNTIL=20270702T173000Z", first);
        assert_eq!(starts, ["2027-07-01T19:30", "2027-07-02T19:30"]);
        // And so it does if there is no second one.
        let starts = expand("FREQ=DAILY;UNTIL=20270701T173000Z", first);
        assert_eq!(starts, ["2027-07-01T19:30"]);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(512))]
        #[test]
        fn no_rule_makes_it_panic(
            rule in "(\\PC{0,12}|(FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY))(;(BYDAY|BYMONTH|BYMONTHDAY|BYSETPOS|BYWEEKNO|BYYEARDAY|INTERVAL|WKST|COUNT|UNTIL)=[-+]?([0-9]{0,10}|[A-Z]{0,3}|\\PC{0,3})(,[-0-9A-Z]{0,4})?){0,3})"
        ) {
            let zone = TimeZone::get("Europe/Amsterdam").expect("a zone");
            for start in [When::Time(date(2027, 3, 23).at(19, 30, 0, 0)), When::Day(date(2027, 1, 31))] {
                let first = Occurrence { start, end: None };
                if let Ok(rule) = Recurrence::parse(&rule, start) {
                    rule.expand(first, &[], date(2028, 1, 1), &zone);
                    rule.series(first, &zone);
                }
            }
        }
    }

    #[test]
    fn all_day_events_repeat_by_the_day() {
        let first = Occurrence {
            start: When::Day(date(2027, 1, 31)),
            end: Some(When::Day(date(2027, 2, 1))),
        };
        assert_eq!(
            expand("FREQ=MONTHLY;COUNT=2", first),
            ["2027-01-31", "2027-03-31"]
        );
    }

    #[test]
    fn in_a_calendar_until_is_a_moment_in_utc_and_the_start_fits_the_rule() {
        let zone = TimeZone::get("Europe/Amsterdam").expect("a zone");
        let series = |rule: &str, start: When| {
            let rule = Recurrence::parse(rule, start).expect("a rule");
            let series = rule.series(Occurrence { start, end: None }, &zone);
            let series = series.expect("it takes place");
            (series.rule, series.occurrences[0].start.to_string())
        };
        let evening = When::Time(date(2027, 3, 23).at(19, 30, 0, 0)); // a Tuesday
        assert_eq!(
            series("freq=weekly;until=20270331", evening),
            (
                "FREQ=WEEKLY;UNTIL=20270330T173000Z".to_owned(),
                "2027-03-23T19:30".to_owned()
            )
        );
        assert_eq!(
            series("FREQ=WEEKLY;BYDAY=WE;COUNT=2", evening).1,
            "2027-03-24T19:30"
        );
        let day = When::Day(date(2027, 3, 23));
        assert_eq!(
            series("FREQ=DAILY;UNTIL=20270325T110000Z", day).0,
            "FREQ=DAILY;UNTIL=20270325"
        );
    }

    #[test]
    fn nonsense_is_refused() {
        let start = When::Time(date(2027, 1, 1).at(12, 0, 0, 0));
        for wrong in [
            "",
            "FREQ=SOMETIMES",
            "BYDAY=MO",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=DAILY;COUNT=0x",
            "FREQ=DAILY;COUNT=2;UNTIL=20270201",
        ] {
            assert!(Recurrence::parse(wrong, start).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_second_of_a_year_is_not_made_at_once() {
        let start = When::Time(date(2027, 1, 1).at(12, 0, 0, 0));
        let all = |below: u8| {
            (0..below)
                .map(|n| n.to_string())
                .collect::<Vec<_>>()
                .join(",")
        };
        let (hours, sixty) = (all(24), all(60));
        let seconds =
            format!("FREQ=YEARLY;COUNT=3;BYHOUR={hours};BYMINUTE={sixty};BYSECOND={sixty}");
        assert!(Recurrence::parse(&seconds, start).is_err());
        let quarters = format!("FREQ=YEARLY;COUNT=3;BYHOUR={hours};BYMINUTE=0,15,30,45");
        assert!(Recurrence::parse(&quarters, start).is_ok());
    }
}
