//! A day, or a moment on the wall clock.

use std::fmt;

use jiff::civil::{Date, DateTime};

/// What a writer gives for a time: a whole day, or a day and a time on the wall clock of the site's
/// time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// A whole day.
    Day(Date),
    /// A moment on the wall clock.
    Time(DateTime),
}

impl When {
    /// The day.
    pub fn date(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Time(time) => time.date(),
        }
    }

    /// Where it starts on the wall clock: a whole day at midnight.
    pub fn first_moment(self) -> DateTime {
        match self {
            Self::Day(date) => date.at(0, 0, 0, 0),
            Self::Time(time) => time,
        }
    }

    /// Where it is over on the wall clock: a whole day at its last second.
    pub fn last_moment(self) -> DateTime {
        match self {
            Self::Day(date) => date.at(23, 59, 59, 0),
            Self::Time(time) => time,
        }
    }

    /// As writers write it: `2026-09-14` or `2026-09-14 19:30`.
    pub fn as_written(self) -> String {
        match self {
            Self::Day(date) => date.to_string(),
            Self::Time(time) => time.strftime("%Y-%m-%d %H:%M").to_string(),
        }
    }

    /// Whether it is a whole day.
    pub fn is_day(self) -> bool {
        matches!(self, Self::Day(_))
    }
}

impl std::str::FromStr for When {
    type Err = jiff::Error;

    /// Reads ISO 8601, as [`fmt::Display`] writes it.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() == 10 {
            text.parse().map(Self::Day)
        } else {
            text.parse().map(Self::Time)
        }
    }
}

/// ISO 8601: `2026-09-14` or `2026-09-14T19:30`.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => write!(f, "{date}"),
            Self::Time(time) => {
                write!(f, "{}T{:02}:{:02}", time.date(), time.hour(), time.minute())
            }
        }
    }
}
