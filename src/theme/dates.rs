//! Dates and times as a language writes them: CLDR, through `icu`.

use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{self, E, M, MD, T, Y, YM, YMD, YMDE};
use icu_datetime::input::{Date as IcuDate, Time as IcuTime};
use icu_datetime::range::DateRangeFormatter;
use icu_locale_core::Locale;
use jiff::civil::{Date, Time};

use crate::when::When;

/// How a day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// 'woensdag 24 juni 2015'
    Full,
    /// '24 juni 2015'
    Long,
    /// '24 jun 2015'
    Medium,
    /// '24 juni', with the year if it is not this one
    Short,
    /// 'woensdag'
    Weekday,
    /// 'wo'
    WeekdayShort,
    /// '24'
    Day,
    /// 'juni'
    Month,
    /// 'jun'
    MonthShort,
    /// '2015'
    Year,
    /// 'juni 2015'
    MonthYear,
}

impl Style {
    /// Every style, with its name in templates.
    pub const ALL: [(&'static str, Self); 11] = [
        ("full", Self::Full),
        ("long", Self::Long),
        ("medium", Self::Medium),
        ("short", Self::Short),
        ("weekday", Self::Weekday),
        ("weekday_short", Self::WeekdayShort),
        ("day", Self::Day),
        ("month", Self::Month),
        ("month_short", Self::MonthShort),
        ("year", Self::Year),
        ("month_year", Self::MonthYear),
    ];
}

/// Writes dates in one language.
pub struct Dates {
    today: Date,
    full: DateTimeFormatter<YMDE>,
    long: DateTimeFormatter<YMD>,
    medium: DateTimeFormatter<YMD>,
    day_month: DateTimeFormatter<MD>,
    weekday: DateTimeFormatter<E>,
    weekday_short: DateTimeFormatter<E>,
    month: DateTimeFormatter<M>,
    month_short: DateTimeFormatter<M>,
    year: DateTimeFormatter<Y>,
    month_year: DateTimeFormatter<YM>,
    time: DateTimeFormatter<T>,
    days: DateRangeFormatter<MD>,
    times: DateRangeFormatter<T>,
}

impl Dates {
    /// The dates of a locale, as seen from `today`. None if there is no data for it.
    pub fn new(locale: &str, today: Date) -> Option<Self> {
        let locale: Locale = locale.parse().ok()?;
        let to = || (&locale).into();
        Some(Self {
            today,
            full: DateTimeFormatter::try_new(to(), YMDE::long()).ok()?,
            long: DateTimeFormatter::try_new(to(), YMD::long()).ok()?,
            medium: DateTimeFormatter::try_new(to(), YMD::medium()).ok()?,
            day_month: DateTimeFormatter::try_new(to(), MD::long()).ok()?,
            weekday: DateTimeFormatter::try_new(to(), E::long()).ok()?,
            weekday_short: DateTimeFormatter::try_new(to(), E::short()).ok()?,
            month: DateTimeFormatter::try_new(to(), M::long()).ok()?,
            month_short: DateTimeFormatter::try_new(to(), M::medium()).ok()?,
            year: DateTimeFormatter::try_new(to(), Y::long()).ok()?,
            month_year: DateTimeFormatter::try_new(to(), YM::long()).ok()?,
            time: DateTimeFormatter::try_new(to(), fieldsets::T::hm()).ok()?,
            days: DateRangeFormatter::try_new(to(), MD::long()).ok()?,
            times: DateRangeFormatter::try_new(to(), fieldsets::T::hm()).ok()?,
        })
    }

    /// A day.
    pub fn date(&self, date: Date, style: Style) -> String {
        let Some(day) = icu_date(date) else {
            return date.to_string();
        };
        match style {
            Style::Full => self.full.format(&day).to_string(),
            Style::Short if date.year() == self.today.year() => {
                self.day_month.format(&day).to_string()
            }
            Style::Long | Style::Short => self.long.format(&day).to_string(),
            Style::Medium => self.medium.format(&day).to_string(),
            Style::Weekday => self.weekday.format(&day).to_string(),
            Style::WeekdayShort => self.weekday_short.format(&day).to_string(),
            Style::Day => date.day().to_string(),
            Style::Month => self.month.format(&day).to_string(),
            Style::MonthShort => self.month_short.format(&day).to_string(),
            Style::Year => self.year.format(&day).to_string(),
            Style::MonthYear => self.month_year.format(&day).to_string(),
        }
    }

    /// The time of day.
    pub fn time(&self, time: Time) -> String {
        icu_time(time).map_or_else(
            || time.to_string(),
            |time| self.time.format(&time).to_string(),
        )
    }

    /// A moment, or a stretch up to `end`, in words.
    pub fn when(&self, start: When, end: Option<When>) -> String {
        match (start, end) {
            (When::Day(first), Some(end)) if end.date() != first => self.days(first, end.date()),
            (When::Day(date), _) => self.date(date, Style::Full),
            (When::Time(from), Some(When::Time(to))) if from.date() == to.date() && from != to => {
                format!(
                    "{}, {}",
                    self.date(from.date(), Style::Full),
                    self.times(from.time(), to.time())
                )
            }
            (When::Time(from), Some(end)) if end.date() != from.date() => {
                format!("{} – {}", self.moment(start), self.moment(end))
            }
            (When::Time(_), _) => self.moment(start),
        }
    }

    fn moment(&self, when: When) -> String {
        match when {
            When::Day(date) => self.date(date, Style::Full),
            When::Time(time) => format!(
                "{}, {}",
                self.date(time.date(), Style::Full),
                self.time(time.time())
            ),
        }
    }

    fn times(&self, from: Time, to: Time) -> String {
        match icu_time(from).zip(icu_time(to)) {
            Some((from, to)) => self.times.format(&from, &to).to_string(),
            None => format!("{from}–{to}"),
        }
    }

    /// '14–16 september 2026'. The library writes ranges without a year; the year goes where the
    /// language puts it after a day and a month.
    fn days(&self, first: Date, last: Date) -> String {
        let (Some(from), Some(to)) = (icu_date(first), icu_date(last)) else {
            return format!("{first} – {last}");
        };
        let without_year = self.day_month.format(&to).to_string();
        let with_year = self.long.format(&to).to_string();
        if first.year() == last.year() && with_year.contains(&without_year) {
            let range = self.days.format(&from, &to).to_string();
            return with_year.replacen(&without_year, &range, 1);
        }
        format!("{} – {with_year}", self.long.format(&from))
    }
}

fn icu_date(date: Date) -> Option<IcuDate<icu_calendar::Iso>> {
    IcuDate::try_new_iso(i32::from(date.year()), date.month() as u8, date.day() as u8).ok()
}

fn icu_time(time: Time) -> Option<IcuTime> {
    IcuTime::try_new(
        time.hour() as u8,
        time.minute() as u8,
        time.second() as u8,
        0,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn dates(locale: &str) -> Dates {
        Dates::new(locale, date(2026, 11, 24)).expect("a locale")
    }

    #[test]
    fn days_are_written_as_the_language_writes_them() {
        let day = date(2015, 6, 24);
        assert_eq!(
            dates("nl-NL").date(day, Style::Full),
            "woensdag 24 juni 2015"
        );
        assert_eq!(dates("en-GB").date(day, Style::Long), "24 June 2015");
        assert_eq!(
            dates("nl-NL").date(date(2026, 6, 24), Style::Short),
            "24 juni"
        );
        assert_eq!(dates("de-DE").date(day, Style::MonthYear), "Juni 2015");
    }

    #[test]
    fn ranges_say_no_more_than_needed() {
        let nl = dates("nl-NL");
        let day = |day| When::Day(date(2026, 9, day));
        assert_eq!(nl.when(day(14), Some(day(16))), "14–16 september 2026");
        let at = |day, hour| When::Time(date(2026, 9, day).at(hour, 30, 0, 0));
        assert_eq!(
            nl.when(at(14, 19), Some(at(14, 21))),
            "maandag 14 september 2026, 19:30–21:30"
        );
        assert_eq!(
            nl.when(at(14, 22), Some(at(15, 2))),
            "maandag 14 september 2026, 22:30 – dinsdag 15 september 2026, 02:30"
        );
        let us = dates("en-US");
        assert_eq!(
            us.when(day(14), Some(day(16))).replace('\u{2009}', " "),
            "September 14 – 16, 2026"
        );
    }
}
