//! Times of day in words: 'half acht', 'kwart voor negen', 'tien over acht', 'ten to eight', 'noon'.

use std::ops::Range;

use super::{Clock, halved, is_hour, is_led_in, part_of_day};
use crate::check::mentions::line::Line;
use crate::check::mentions::numerals;
use crate::check::mentions::tongue::Tongue;
use crate::check::mentions::{Found, Value};

pub(super) fn read(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let tongue = line.tongue?;
    if let Some(found_at) = read_minutes(line, at, found) {
        return Some(found_at);
    }
    let (hour, minute, next) = match (tongue, line.word(at)) {
        (Tongue::English, "noon" | "midday") => {
            return Some(exactly(found, 12, at));
        }
        (Tongue::English, "midnight") | (Tongue::Dutch, "middernacht") => {
            return Some(exactly(found, 0, at));
        }
        (Tongue::Dutch, "half") => {
            let (hour, next) = hour_in_words(line, at + 1)?;
            ((hour + 11) % 12, 30, next)
        }
        (Tongue::English, "half") if line.word(at + 1) == "past" => {
            let (hour, next) = hour_in_words(line, at + 2)?;
            (hour, 30, next)
        }
        (Tongue::Dutch, "kwart") | (Tongue::English, "quarter") => {
            let (hour, next) = hour_in_words(line, at + 2)?;
            match line.word(at + 1) {
                "over" | "past" => (hour, 15, next),
                "voor" | "to" => ((hour + 11) % 12, 45, next),
                _ => return None,
            }
        }
        (Tongue::Dutch, _) => {
            let (hour, next) = numerals::read(line, at)?;
            let hour = u8::try_from(hour).ok()?;
            let has_part = part_of_day(line, next + 1).is_some() && is_led_in(line, at);
            if line.word(next) != "uur" || !has_part && !is_hour(line, at, hour) {
                return None;
            }
            (hour, 0, next + 1)
        }
        (Tongue::English, _) => {
            let (hour, next) = hour_in_words(line, at)?;
            let is_clock = line.word(next) == "o" && line.word(next + 2) == "clock";
            let has_part = is_led_in(line, at) && part_of_day(line, next).is_some();
            if !is_clock && !has_part {
                return None;
            }
            (hour, 0, if is_clock { next + 3 } else { next })
        }
    };
    let from = at - usize::from(line.word(at) == "quarter" && line.word_before(at) == "a");
    add(line, (hour, minute), from..next, found)
}

/// Adds a time on a clock of twelve hours, with what comes after it: 'uur', the part of the day.
fn add(
    line: &Line<'_>,
    (hour, minute): (u8, u8),
    place: Range<usize>,
    found: &mut Vec<Found>,
) -> Option<usize> {
    let next = place.end + usize::from(line.word(place.end) == "uur");
    let (half, end) = match part_of_day(line, next) {
        Some((half, end)) => (Some(half), end),
        None => (None, next),
    };
    let clock = halved(hour, minute, half).filter(|_| hour <= 12)?;
    found.push(Found::new(Value::Clock(clock), place.start, end));
    Some(end)
}

/// Minutes before or after an hour, or half of one: 'tien over acht', 'vijf voor half negen', 'twenty to six'.
fn read_minutes(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let minutes = match line.word(at) {
        "vijf" | "five" => 5,
        "tien" | "ten" => 10,
        "twintig" => 20,
        "twenty" if line.sign(at + 1) != "-" => 20,
        _ => return None,
    };
    let side = at + 1 + usize::from(matches!(line.word(at + 1), "minuten" | "minutes"));
    let is_half = line.word(side + 1) == "half";
    let (hour, next) = hour_in_words(line, side + 1 + usize::from(is_half))?;
    let is_after = match (line.tongue?, line.word(side)) {
        (Tongue::Dutch, "over") | (Tongue::English, "past") => true,
        // Not 'vijf voor acht euro', nor 'from five to eight'.
        (Tongue::Dutch, "voor") if is_led_in(line, at) || line.word(next) == "uur" => false,
        // Nor 'around five to ten'.
        (Tongue::English, "to")
            if matches!(line.word_before(at), "at" | "until" | "till" | "before") =>
        {
            false
        }
        _ => return None,
    };
    // 'Tien over een ander onderwerp'.
    let may_be_article = line.word(next - 1) == "een";
    let is_time =
        || is_led_in(line, at) || line.word(next) == "uur" || part_of_day(line, next).is_some();
    if may_be_article && !is_time() {
        return None;
    }
    let whole = i16::from(hour) * 60 - if is_half { 30 } else { 0 };
    let time = whole + if is_after { minutes } else { -minutes };
    let time = time.rem_euclid(12 * 60);
    let clock = (u8::try_from(time / 60).ok()?, u8::try_from(time % 60).ok()?);
    add(line, clock, at..next, found)
}

fn exactly(found: &mut Vec<Found>, hour: u8, at: usize) -> usize {
    found.push(Found::new(Value::Clock(Clock::exact(hour, 0)), at, at + 1));
    at + 1
}

fn hour_in_words(line: &Line<'_>, at: usize) -> Option<(u8, usize)> {
    let (hour, next) = match line.word(at) {
        "een" | "één" | "one" => (1, at + 1),
        _ => line.whole_number(at)?,
    };
    u8::try_from(hour)
        .ok()
        .filter(|hour| (1..=12).contains(hour))
        .map(|hour| (hour, next))
}
