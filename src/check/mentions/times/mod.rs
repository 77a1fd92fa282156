//! Times of day: '14.00 uur', '17u30', '2 pm', 'half acht', 'ten past eight', 'noon'.

mod words;

use super::line::Line;
use super::tongue::Tongue;
use super::{Found, Value};

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// From 0 to 23.
    pub hour: u8,
    /// From 0 to 59.
    pub minute: u8,
    /// Whether it may be twelve hours later as well.
    pub is_either: bool,
}

impl Clock {
    /// A time on a clock of 24 hours.
    pub fn exact(hour: u8, minute: u8) -> Self {
        Self {
            hour,
            minute,
            is_either: false,
        }
    }

    /// Whether both can be the same time. The last minute of a day is its midnight.
    pub fn agrees(self, other: Self) -> bool {
        if self.is_midnight() && other.is_midnight() {
            return true;
        }
        let hours = if self.is_either || other.is_either {
            self.hour % 12 == other.hour % 12
        } else {
            self.hour == other.hour
        };
        hours && self.minute == other.minute
    }

    fn is_midnight(self) -> bool {
        !self.is_either && matches!((self.hour, self.minute), (0, 0) | (23, 59))
    }

    /// The minutes since midnight.
    pub fn minutes(self) -> u16 {
        u16::from(self.hour) * 60 + u16::from(self.minute)
    }
}

/// Fewer hours are mostly how long something takes.
const EARLY: u8 = 7;

/// What is known of which half of the day is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

pub(super) fn read(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    read_range(line, at, found)
        .or_else(|| read_one(line, at, found))
        .or_else(|| words::read(line, at, found))
}

/// Two times of which only the second has what tells that they are: 'van 14.00 tot 16.00 uur', '2–4 pm'.
fn read_range(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let (hour, minute, first_end) = figures(line, at)?;
    // '9u tot 17u30', and not '2h to 3h'.
    let has_letter = is_letter(line, first_end) || minute.is_some() && is_letter(line, at + 1);
    let is_short = has_letter && (hour >= EARLY || is_led_in(line, at));
    let next = first_end + usize::from(is_letter(line, first_end));
    let joint = line.after_joint(next).filter(|_| line.sign(next) != ",")?;
    let (last_hour, last_minute, after) = figures(line, joint)?;
    let (half, end) = match ending(line, after) {
        Some(ending) => ending,
        None if is_short && last_minute.is_some() => (None, after),
        None if minute.is_some() && last_minute.is_some() && may_be_times(line, at) => {
            (None, after)
        }
        None => {
            let (half, end) = part_of_day(line, after).filter(|_| is_led_in(line, at))?;
            (Some(half), end)
        }
    };
    if half.is_none() && minute.is_none() && !is_short && !is_led_in(line, at) {
        return None;
    }
    // 'Between 9 and 12 in the morning' ends at noon.
    let is_noon = half == Some(Half::Morning) && last_hour == 12;
    let half_of_last = if is_noon { Some(Half::Afternoon) } else { half };
    let last = clock(line, last_hour, last_minute, half_of_last)?;
    let mut first = clock(line, hour, minute, half)?;
    if half.is_some() && first.minutes() > last.minutes() {
        first.hour = (first.hour + 12) % 24; // '10 to 2 pm'
    }
    if !is_elsewhere(line, end) {
        found.push(Found::new(Value::Clock(first), at, next));
        found.push(Found::new(Value::Clock(last), joint, end));
    }
    Some(end)
}

fn read_one(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let (hour, minute, next) = figures(line, at)?;
    // '19:30' and '17u30' are times, whatever stands around them; '1u45' is mostly how long something takes.
    let is_late = hour >= EARLY || is_led_in(line, at);
    let has_colon =
        minute.is_some() && (line.sign(at + 1) == ":" || is_letter(line, at + 1) && is_late);
    let (half, end) = match ending(line, next) {
        // 'Het duurt 3 uur': no time of day.
        Some((None, _)) if minute.is_none() && !is_hour(line, at, hour) => return None,
        Some(ending) => ending,
        None if has_colon || minute.is_some() && is_led_in(line, at) => {
            match part_of_day(line, next) {
                Some((half, end)) => (Some(half), end),
                None => (None, next),
            }
        }
        None => {
            let (half, end) = part_of_day(line, next).filter(|_| is_led_in(line, at))?;
            (Some(half), end)
        }
    };
    let clock = clock(line, hour, minute, half)?;
    if !is_elsewhere(line, end) {
        found.push(Found::new(Value::Clock(clock), at, end));
    }
    Some(end)
}

/// Whether a time is that of another part of the world, which only those who live there are told.
fn is_elsewhere(line: &Line<'_>, at: usize) -> bool {
    matches!(
        line.word(at),
        "gmt" | "utc" | "bst" | "est" | "edt" | "pst" | "pdt" | "ist"
    )
}

/// An hour in figures, with or without minutes.
fn figures(line: &Line<'_>, at: usize) -> Option<(u8, Option<u8>, usize)> {
    let digits = line.digits(at);
    let hour: u8 = digits.parse().ok().filter(|hour| *hour <= 24)?;
    let before = at.checked_sub(1);
    let follows_sign = before.is_some_and(|before| {
        line.is_joined(at) && matches!(line.sign(before), "." | ":" | "," | "€" | "$" | "£")
    });
    if digits.len() > 2 || follows_sign {
        return None;
    }
    let has_sign = matches!(line.sign(at + 1), "." | ":") || matches!(line.word(at + 1), "u" | "h");
    let minutes = line.digits(at + 2);
    if has_sign && line.is_joined(at + 1) && line.is_joined(at + 2) && !minutes.is_empty() {
        let minute: u8 = minutes.parse().ok().filter(|minute| *minute < 60)?;
        let goes_on = matches!(line.sign(at + 3), "." | ":" | "-")
            && line.is_joined(at + 3)
            && line.is_joined(at + 4)
            && line.sign(at + 3) == line.sign(at + 1);
        return (minutes.len() == 2 && !goes_on).then_some((hour, Some(minute), at + 3));
    }
    Some((hour, None, at + 1))
}

/// The letter that stands close behind hours: '19u', '19h'.
fn is_letter(line: &Line<'_>, at: usize) -> bool {
    matches!(line.word(at), "u" | "h") && line.is_joined(at)
}

/// What tells that figures are a time, the half of the day, and the position after it.
fn ending(line: &Line<'_>, at: usize) -> Option<(Option<Half>, usize)> {
    let half = |word: &str| match word {
        "am" | "a" => Some(Half::Morning),
        "pm" | "p" => Some(Half::Afternoon),
        _ => None,
    };
    match line.word(at) {
        // '19h', as in French.
        "h" if line.is_joined(at) => Some((None, at + 1)),
        "uur" | "u" | "hrs" | "hours" if line.tongue.is_some() => {
            // '2 hours' is how long something takes.
            if line.word(at) == "hours" {
                return None;
            }
            Some(match part_of_day(line, at + 1) {
                Some((half, end)) => (Some(half), end),
                None => (None, at + 1),
            })
        }
        word @ ("am" | "pm") => Some((half(word), at + 1)),
        word @ ("a" | "p") if line.sign(at + 1) == "." && line.word(at + 2) == "m" => {
            Some((half(word), at + 3 + usize::from(line.sign(at + 3) == ".")))
        }
        // '12 noon'
        "noon" => Some((Some(Half::Afternoon), at + 1)),
        _ => None,
    }
}

/// `'s avonds`, `in the morning`.
fn part_of_day(line: &Line<'_>, at: usize) -> Option<(Half, usize)> {
    let is_dutch = line.word(at + 1) == "s" && matches!(line.sign(at), "'" | "’" | "‘");
    let (word, end) = if is_dutch || line.word(at) == "in" && line.word(at + 1) == "the" {
        (line.word(at + 2), at + 3)
    } else if line.word(at) == "at" {
        (line.word(at + 1), at + 2)
    } else {
        return None;
    };
    match word {
        "ochtends" | "morgens" | "nachts" | "morning" => Some((Half::Morning, end)),
        "middags" | "avonds" | "afternoon" | "evening" | "night" => Some((Half::Afternoon, end)),
        _ => None,
    }
}

fn clock(line: &Line<'_>, hour: u8, minute: Option<u8>, half: Option<Half>) -> Option<Clock> {
    match (minute, half, line.tongue) {
        // Who writes minutes in Dutch writes all twenty-four hours.
        (Some(minute), None, Some(Tongue::Dutch)) => Some(Clock::exact(hour % 24, minute)),
        (minute, half, _) => halved(hour, minute.unwrap_or(0), half),
    }
}

fn halved(hour: u8, minute: u8, half: Option<Half>) -> Option<Clock> {
    if hour > 24 {
        return None;
    }
    Some(match half {
        Some(Half::Morning) if hour == 12 => Clock::exact(0, minute),
        Some(Half::Afternoon) if hour < 12 => Clock::exact(hour + 12, minute),
        Some(_) => Clock::exact(hour % 24, minute),
        None => Clock {
            hour: hour % 24,
            minute,
            is_either: hour <= 12,
        },
    })
}

/// Whether the word before tells that hours without minutes are a time: 'om 3 uur', not 'van 3 uur'.
fn is_hour(line: &Line<'_>, at: usize, hour: u8) -> bool {
    match line.word_before(at) {
        "om" | "vanaf" | "tot" | "tussen" | "rond" | "vóór" | "at" | "until" | "till" => true,
        "voor" | "na" => hour > 12,
        _ => false,
    }
}

/// Whether two numbers with minutes can be times by what stands before them: a word that leads them in, a colon, a
/// weekday, or nothing.
fn may_be_times(line: &Line<'_>, at: usize) -> bool {
    let is_weekday = |tongue: Tongue| tongue.weekday_beside_day(line.word_before(at)).is_some();
    let before = at.checked_sub(1);
    before.is_none_or(|before| line.sign(before) == ":")
        || is_led_in(line, at)
        || line.tongue.is_some_and(is_weekday)
}

/// Whether the word before tells that a time of day may follow.
fn is_led_in(line: &Line<'_>, at: usize) -> bool {
    matches!(
        line.word_before(at),
        "om" | "van"
            | "vanaf"
            | "tot"
            | "tussen"
            | "rond"
            | "voor"
            | "vóór"
            | "na"
            | "at"
            | "from"
            | "until"
            | "till"
            | "to"
            | "by"
            | "before"
            | "after"
            | "between"
            | "around"
    )
}
