//! Repeating events: RFC 5545 recurrence rules, expanded on the wall clock.
//!
//! A rule is expanded as if the wall clock were UTC, so that what starts at half past seven goes on
//! starting at half past seven when summer time comes or goes (RFC 5545 §3.3.10). The expansion is the
//! `rrule` library's; what is ours is which clock it runs on.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use rrule::RRuleSet;

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
        recurrence
            .set(start, &TimeZone::UTC)
            .map_err(|detail| Problem::RepeatInvalid { detail })?;
        Ok(recurrence)
    }

    /// The rule as it was written, in capitals.
    pub fn rule(&self) -> &str {
        &self.rule
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
        let length = first.end.map(|end| {
            end.first_moment()
                .duration_since(first.start.first_moment())
        });
        for exception in except {
            if !starts.iter().any(|start| start.date() == exception.value) {
                unfit.push(Unfit::Exception(exception.clone()));
            }
        }
        let occurrences = starts
            .into_iter()
            .filter(|start| {
                !except
                    .iter()
                    .any(|exception| exception.value == start.date())
            })
            .map(|start| occurrence(start, &first, length))
            .collect();
        (occurrences, unfit)
    }

    fn starts(&self, set: RRuleSet, horizon: Date, unfit: &mut Vec<Unfit>) -> Vec<DateTime> {
        let most = u16::try_from(Self::MOST).unwrap_or(u16::MAX);
        let dates = set.all(most + 1).dates;
        let mut starts: Vec<DateTime> = dates
            .into_iter()
            .filter_map(|date| Timestamp::from_second(date.timestamp()).ok())
            .map(|timestamp| TimeZone::UTC.to_datetime(timestamp))
            .collect();
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
            .map_err(|error| error.to_string())
    }
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
}
