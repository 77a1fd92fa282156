//! Hours that a text says of what takes place, and says otherwise than the facts.

use super::cues::{
    AROUND, CLOSING, DOORS, ENDING, SIGNING_UP, STARTING, has_any, has_word, last_word,
};
use super::sheet::{Fact, Sheet, clock_of};
use super::side::Side;
use crate::check::mentions::{Clock, Mention, Value};
use crate::content::Occurrence;

/// The times of day at which it starts and ends, if they are the same whenever it takes place.
fn hours(sheet: &Sheet<'_>) -> Option<(Clock, Option<Clock>)> {
    let first = sheet.occurrences().first()?;
    let of = |occurrence: &Occurrence| {
        let (start, last) = (occurrence.start.first_moment(), occurrence.last_moment());
        let is_night = start
            .date()
            .tomorrow()
            .is_ok_and(|next| next == last.date())
            && last.time() < start.time();
        if last.date() != start.date() && !is_night {
            return None; // each day of it may have hours of its own
        }
        Some((
            clock_of(occurrence.start)?,
            occurrence.end.and_then(clock_of),
        ))
    };
    let hours = of(first)?;
    sheet
        .occurrences()
        .iter()
        .all(|other| of(other) == Some(hours))
        .then_some(hours)
}

/// The facts of the start and of the end.
fn hour_facts(sheet: &Sheet<'_>) -> [Option<Fact>; 2] {
    [0, 1].map(|at| sheet.time(at))
}

/// 'Van 19.30 tot 22.00 uur', of which one is right and the other lies outside.
pub(super) fn ranges(side: &Side<'_>, sheet: &Sheet<'_>) -> Vec<(usize, Option<Fact>)> {
    let Some((start, Some(end))) = hours(sheet) else {
        return Vec::new();
    };
    let mut wrong = Vec::new();
    let clocks: Vec<(usize, &Mention)> = side
        .all()
        .filter(|(_, mention)| matches!(mention.value, Value::Clock(_)))
        .collect();
    for two in clocks.windows(2) {
        let ((first_index, first), (last_index, last)) = (two[0], two[1]);
        let (Value::Clock(from), Value::Clock(to)) = (&first.value, &last.value) else {
            continue;
        };
        let gap = last.range.start.saturating_sub(first.range.end);
        let text = &side.text.blocks()[first.block].text;
        let is_range = first.block == last.block
            && gap <= 14
            && matches!(
                text[first.range.end..last.range.start].trim(),
                "tot" | "-" | "–" | "tot en met" | "t/m" | "en" | "to" | "until" | "till" | "and"
            );
        if !is_range || is_around(&side.sentence(first).0) {
            continue;
        }
        let [start_fact, end_fact] = hour_facts(sheet);
        // The one range of a text, beside the day, is all of it; another may be a part.
        let is_all = clocks.len() == 2 && names_its_day(side, sheet, first);
        if from.agrees(start) && !to.agrees(end) && (is_all || later(*to) > end.minutes()) {
            wrong.push((last_index, end_fact));
        } else if to.agrees(end)
            && !from.agrees(start)
            && (is_all || from.minutes() < start.minutes() && !from.is_either)
        {
            wrong.push((first_index, start_fact));
        }
    }
    wrong
}

/// The minutes since midnight, in the afternoon if it may be.
fn later(clock: Clock) -> u16 {
    clock.minutes()
        + if clock.is_either && clock.hour < 12 {
            12 * 60
        } else {
            0
        }
}

/// Whether a sentence says what there is before it starts, such as open doors, or after it ends.
fn is_around(sentence: &str) -> bool {
    has_any(sentence, DOORS) || has_word(sentence, AROUND)
}

/// Whether a time is the one of its text, and is led in beside the day: 'op 12 november om drie uur'.
fn is_beside_its_day(side: &Side<'_>, sheet: &Sheet<'_>, time: &Mention) -> bool {
    let (sentence, before) = side.sentence(time);
    side.only(|mention| matches!(mention.value, Value::Clock(_)))
        .is_some()
        && matches!(last_word(&before), "om" | "at")
        && !has_any(&sentence, ENDING)
        && !has_word(&sentence, CLOSING)
        && names_its_day(side, sheet, time)
}

/// Whether the sentence of a time names the day on which it takes place.
fn names_its_day(side: &Side<'_>, sheet: &Sheet<'_>, time: &Mention) -> bool {
    let (sentence, _) = side.sentence(time);
    let mut days = side
        .all()
        .filter(|(_, mention)| sheet.is_held(&mention.value));
    days.any(|(_, mention)| mention.block == time.block && side.sentence(mention).0 == sentence)
}

/// 'We beginnen om 20.00 uur', where it starts at another time; and so for the end.
pub(super) fn starts_and_ends(side: &Side<'_>, sheet: &Sheet<'_>) -> Vec<(usize, Option<Fact>)> {
    let Some((start, end)) = hours(sheet) else {
        return Vec::new();
    };
    let [start_fact, end_fact] = hour_facts(sheet);
    let mut wrong = Vec::new();
    let says = |wanted: Clock| {
        side.all().any(
            |(_, mention)| matches!(&mention.value, Value::Clock(clock) if clock.agrees(wanted)),
        )
    };
    let first = side
        .all()
        .find(|(_, mention)| matches!(mention.value, Value::Clock(_)));
    if let Some((index, mention)) = first
        && !says(start)
    {
        let (sentence, before) = side.sentence(mention);
        if (has_any(&before, STARTING) || is_beside_its_day(side, sheet, mention))
            && !is_around(&sentence)
            && !has_any(&sentence, SIGNING_UP)
        {
            wrong.push((index, start_fact));
        }
    }
    if let Some(end) = end
        && !says(end)
        && let Some((index, mention)) = side
            .all()
            .filter(|(_, mention)| matches!(mention.value, Value::Clock(_)))
            .last()
        && has_any(&side.sentence(mention).1, ENDING)
    {
        wrong.push((index, end_fact));
    }
    wrong
}
