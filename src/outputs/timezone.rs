//! `VTIMEZONE` (RFC 5545 §3.6.5): the rules of the site's time zone, from the tables inside the binary.
//!
//! Where the changes of a zone fall on the same weekday of the same month every year, as they do in
//! Europe and America, a rule tells them, from the first year in which it held. Every other change that
//! a calendar needs is told by itself.

use std::fmt;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::lines::Lines;

/// Where the search for rules begins: earlier changes are told one by one.
const SINCE: i16 = 1970;
/// The years by which a rule is told from chance. The tables of zones know no other changes any more,
/// and 28 years have each date on each weekday.
const KNOWN: std::ops::Range<i16> = 2040..2068;

/// The changes of a time zone.
#[derive(Debug)]
pub struct Zone {
    zone: TimeZone,
    rules: Vec<Rule>,
}

/// A change of the wall clock.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    at: Timestamp,
    before: Offset,
    after: Offset,
    name: String,
    is_summer: bool,
}

/// A change that comes every year.
#[derive(Debug)]
struct Rule {
    /// The first one.
    first: Change,
    day: DayOfYear,
}

/// A day that a rule names in every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct DayOfYear {
    month: i8,
    weekday: Weekday,
    /// Which of them in the month: from 1, or -1 for the last.
    which: i8,
}

impl Zone {
    /// Looks up a zone.
    pub fn new(zone: TimeZone) -> Self {
        let changes = changes(&zone, start_of(SINCE), start_of(KNOWN.end));
        let rules = find_rules(&changes).unwrap_or_default();
        Self { zone, rules }
    }

    /// The name of the zone.
    pub(super) fn name(&self) -> &str {
        self.zone.iana_name().unwrap_or("UTC")
    }

    /// The moment at which the wall clock says this. In the hour that summer time skips it is the one
    /// that the clock of before would give, in the hour that is repeated the first (RFC 5545 §3.3.5).
    pub(super) fn moment(&self, wall: DateTime) -> Timestamp {
        let moment = self.zone.to_timestamp(wall);
        moment.unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Writes the component, for a calendar in which everything takes place between two moments.
    pub(super) fn write(&self, first: DateTime, last: DateTime, lines: &mut Lines) {
        lines.component("VTIMEZONE", |lines| {
            lines.put("TZID", self.name());
            for observance in self.observances(first, last) {
                observance.write(lines);
            }
        });
    }

    fn observances(&self, first: DateTime, last: DateTime) -> Vec<Observance<'_>> {
        let from = self.moment(first);
        let in_force = self.zone.preceding(from).next();
        let from = in_force.map_or(from, |change| change.timestamp());
        // Without rules, a program that shows what lies behind the last of it shows it well enough.
        let until = self.moment(last) + SignedDuration::from_hours(400 * 24);
        let single = changes(&self.zone, from, until);
        let single = single
            .into_iter()
            .filter(|change| !self.has_rule_for(change));
        let mut observances: Vec<Observance<'_>> = single.map(Observance::once).collect();
        observances.extend(self.rules.iter().map(Observance::yearly));
        if !observances
            .iter()
            .any(|observance| observance.first.at <= from)
        {
            observances.push(Observance::once(self.always(from, first.date())));
        }
        observances.sort_by_key(|observance| observance.first.at);
        observances
    }

    fn has_rule_for(&self, change: &Change) -> bool {
        let mut rules = self.rules.iter();
        rules.any(|rule| rule.first.at <= change.at && rule.fits(change))
    }

    /// What holds where nothing changed before.
    fn always(&self, moment: Timestamp, date: Date) -> Change {
        let info = self.zone.to_offset_info(moment);
        let at = start_of(date.year().min(SINCE))
            - SignedDuration::from_secs(i64::from(info.offset().seconds()));
        Change {
            at,
            before: info.offset(),
            after: info.offset(),
            name: info.abbreviation().to_owned(),
            is_summer: false,
        }
    }
}

impl Change {
    /// What the clock says when it is changed.
    fn wall(&self) -> DateTime {
        self.before.to_datetime(self.at)
    }
}

impl Rule {
    fn fits(&self, change: &Change) -> bool {
        let like = &self.first;
        let wall = change.wall();
        (change.before, change.after, &change.name) == (like.before, like.after, &like.name)
            && wall.time() == like.wall().time()
            && self.day.in_year(wall.year()) == Some(wall.date())
    }
}

impl DayOfYear {
    /// The day that all of these are; none if they have no rule in common.
    fn of(dates: &[Date]) -> Option<Self> {
        let first = *dates.first()?;
        let candidates = [-1, (first.day() - 1) / 7 + 1].map(|which| Self {
            month: first.month(),
            weekday: first.weekday(),
            which,
        });
        candidates.into_iter().find(|day| {
            dates
                .iter()
                .all(|date| day.in_year(date.year()) == Some(*date))
        })
    }

    fn in_year(self, year: i16) -> Option<Date> {
        let month = Date::new(year, self.month, 1).ok()?;
        month.nth_weekday_of_month(self.which, self.weekday).ok()
    }
}

impl fmt::Display for DayOfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weekday = match self.weekday {
            Weekday::Monday => "MO",
            Weekday::Tuesday => "TU",
            Weekday::Wednesday => "WE",
            Weekday::Thursday => "TH",
            Weekday::Friday => "FR",
            Weekday::Saturday => "SA",
            Weekday::Sunday => "SU",
        };
        let Self { month, which, .. } = self;
        write!(f, "FREQ=YEARLY;BYMONTH={month};BYDAY={which}{weekday}")
    }
}

fn start_of(year: i16) -> Timestamp {
    let date = Date::new(year, 1, 1).unwrap_or(Date::ZERO);
    let moment = TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0));
    moment.unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Every change from one moment, itself included, up to another.
fn changes(zone: &TimeZone, from: Timestamp, until: Timestamp) -> Vec<Change> {
    let moment = SignedDuration::from_secs(1);
    zone.following(from - moment)
        .take_while(|change| change.timestamp() < until)
        .map(|change| Change {
            at: change.timestamp(),
            before: zone.to_offset(change.timestamp() - moment),
            after: change.offset(),
            name: change.abbreviation().to_owned(),
            is_summer: change.dst().is_dst(),
        })
        .collect()
}

/// The rules that tell every change of the known years, each from the first year since which it holds;
/// none if there are no such rules.
fn find_rules(changes: &[Change]) -> Option<Vec<Rule>> {
    let year = |change: &Change| change.wall().year();
    let known: Vec<&Change> = changes
        .iter()
        .filter(|change| KNOWN.contains(&year(change)))
        .collect();
    let mut kinds: Vec<&Change> = Vec::new();
    for change in &known {
        let is_known = |kind: &&Change| (kind.before, kind.after) == (change.before, change.after);
        if !kinds.iter().any(is_known) {
            kinds.push(change);
        }
    }
    let mut rules = Vec::new();
    for kind in kinds {
        let like = |change: &&&Change| (change.before, change.after) == (kind.before, kind.after);
        let dates: Vec<Date> = known
            .iter()
            .filter(like)
            .map(|change| change.wall().date())
            .collect();
        if dates.len() != KNOWN.len() {
            return None;
        }
        let mut rule = Rule {
            day: DayOfYear::of(&dates)?,
            first: kind.clone(),
        };
        let mut earlier: Vec<&Change> = changes
            .iter()
            .filter(|change| change.at < kind.at && rule.fits(change))
            .collect();
        let mut expected = KNOWN.start;
        while let Some(change) = earlier.pop_if(|change| year(change) == expected - 1) {
            rule.first = change.clone();
            expected -= 1;
        }
        rules.push(rule);
    }
    Some(rules)
}

/// One way that the clock goes: since when, and how far from UTC.
#[derive(Debug)]
struct Observance<'a> {
    first: std::borrow::Cow<'a, Change>,
    rule: Option<DayOfYear>,
}

impl<'a> Observance<'a> {
    fn once(change: Change) -> Self {
        Self {
            first: std::borrow::Cow::Owned(change),
            rule: None,
        }
    }

    fn yearly(rule: &'a Rule) -> Self {
        Self {
            first: std::borrow::Cow::Borrowed(&rule.first),
            rule: Some(rule.day),
        }
    }

    fn write(&self, lines: &mut Lines) {
        let change = &*self.first;
        let name = if change.is_summer {
            "DAYLIGHT"
        } else {
            "STANDARD"
        };
        lines.component(name, |lines| {
            lines.put(
                "DTSTART",
                change.wall().strftime("%Y%m%dT%H%M%S").to_string(),
            );
            if let Some(rule) = self.rule {
                lines.put("RRULE", rule.to_string());
            }
            lines.put("TZOFFSETFROM", offset(change.before));
            lines.put("TZOFFSETTO", offset(change.after));
            lines.put("TZNAME", &change.name);
        });
    }
}

/// `+0100`; with seconds where there are any.
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.unsigned_abs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn component(zone: &str, first: Date, last: Date) -> String {
        let zone = Zone::new(TimeZone::get(zone).expect("a zone"));
        let mut lines = Lines::default();
        zone.write(first.at(12, 0, 0, 0), last.at(12, 0, 0, 0), &mut lines);
        let text = String::from_utf8(lines.into_bytes()).expect("text");
        text.replace("\r\n", "\n")
    }

    #[test]
    fn the_netherlands_have_two_rules() {
        let text = component("Europe/Amsterdam", date(2026, 9, 14), date(2027, 6, 1));
        assert_eq!(
            text,
            "BEGIN:VTIMEZONE\nTZID:Europe/Amsterdam\n\
             BEGIN:DAYLIGHT\nDTSTART:19810329T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n\
             TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST\nEND:DAYLIGHT\n\
             BEGIN:STANDARD\nDTSTART:19961027T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n\
             TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nTZNAME:CET\nEND:STANDARD\nEND:VTIMEZONE\n"
        );
    }

    #[test]
    fn changes_before_the_rules_are_told_by_themselves() {
        let text = component("Europe/Amsterdam", date(1994, 1, 1), date(1994, 12, 1));
        for start in ["19930926T030000", "19940925T030000", "19810329T020000"] {
            assert!(
                text.contains(&format!("DTSTART:{start}\n")),
                "{start}: {text}"
            );
        }
        assert!(!text.contains("DTSTART:1992"), "{text}");
    }

    #[test]
    fn america_changes_on_the_second_and_the_first_sunday() {
        let text = component("America/New_York", date(2026, 9, 14), date(2027, 6, 1));
        assert!(text.contains("DTSTART:20070311T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\n"));
        assert!(text.contains("DTSTART:20071104T020000\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\n"));
    }

    #[test]
    fn zones_without_summer_time_and_without_rules_are_told_as_well() {
        let utc = component("UTC", date(2026, 9, 14), date(2027, 6, 1));
        assert!(utc.contains("DTSTART:19700101T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0000\n"));
        let tokyo = component("Asia/Tokyo", date(2026, 9, 14), date(2027, 6, 1));
        assert_eq!(tokyo.matches("BEGIN:STANDARD").count(), 1, "{tokyo}");
        assert!(tokyo.contains("TZOFFSETTO:+0900\n"), "{tokyo}");
        // The clock goes back for Ramadan, which moves through the year.
        let casablanca = component("Africa/Casablanca", date(2027, 1, 1), date(2027, 6, 1));
        assert!(!casablanca.contains("RRULE"), "{casablanca}");
        assert!(casablanca.matches("DTSTART").count() >= 3, "{casablanca}");
    }
}
