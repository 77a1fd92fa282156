//! The door to the clock: the moment of a build is read here, once, and handed on as a value.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

/// The moment that a build is for: now, or what `--at` says.
#[derive(Debug, Clone)]
pub struct Moment(ZonedDateTime);

impl Moment {
    /// The present moment, in the site's time zone.
    #[expect(clippy::disallowed_methods, reason = "this is the door to the clock")]
    pub fn now(zone: &TimeZone) -> Self {
        Self(Timestamp::now().to_zoned_datetime(zone.clone()))
    }

    /// The moment that is asked for, or else the present one. None if what is asked for is no time.
    pub fn asked(at: Option<&str>, zone: &TimeZone) -> Option<Self> {
        match at {
            None => Some(Self::now(zone)),
            Some(text) => Self::parse(text, zone),
        }
    }

    /// Reads what `--at` takes: an RFC 3339 time, or a civil date or time in the site's zone.
    pub fn parse(text: &str, zone: &TimeZone) -> Option<Self> {
        let text = text.trim();
        if let Ok(timestamp) = text.parse::<Timestamp>() {
            return Some(Self(timestamp.to_zoned_datetime(zone.clone())));
        }
        let civil = match text.parse::<Date>() {
            Ok(date) if !text.contains([' ', 'T', 't']) => date.at(0, 0, 0, 0),
            _ => text.replace(' ', "T").parse::<DateTime>().ok()?,
        };
        Some(Self(civil.to_zoned_datetime(zone.clone()).ok()?))
    }

    /// The day that it is, in the site's time zone.
    pub fn today(&self) -> Date {
        self.0.date()
    }

    /// Another moment, at which the same wall clock shows this.
    pub fn on_wall(&self, wall: DateTime) -> Option<Self> {
        let zone = self.0.time_zone().clone();
        wall.to_zoned_datetime(zone).ok().map(Self)
    }

    /// Seconds since 1970, in UTC.
    pub fn unix_seconds(&self) -> i64 {
        self.0.timestamp().as_second()
    }

    /// The wall clock, in the site's time zone.
    pub fn wall(&self) -> DateTime {
        self.0.datetime()
    }
}

/// RFC 3339, with the offset of the site's time zone.
impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.strftime("%Y-%m-%dT%H:%M:%S%:z").fmt(f)
    }
}

/// Measures how long the stages of a run take.
#[derive(Debug)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Starts measuring.
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// The time since the start or the last lap; starts the next lap.
    pub fn lap(&mut self) -> std::time::Duration {
        let now = std::time::Instant::now();
        let lap = now - self.0;
        self.0 = now;
        lap
    }
}

/// The present moment, as file systems tell it.
#[expect(clippy::disallowed_methods, reason = "this is the door to the clock")]
pub fn file_time() -> std::time::SystemTime {
    std::time::SystemTime::now()
}
