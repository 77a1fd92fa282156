//! Days and hours that a text says of what takes place, and says otherwise than the facts.

use jiff::civil::Date;

use super::cues::{ANNOUNCING, CLOSING, DOORS, ENDING, SIGNING_UP, STARTING, has_any};
use super::sheet::{Fact, Sheet, clock_of, day_of};
use super::side::Side;
use crate::check::mentions::{Clock, Mention, Value};
use crate::content::Occurrence;
use crate::markdown::PassageKind;

/// How many days from when it takes place another day can be meant for it.
const NEAR: i32 = 45;

/// 'Aanmelden kan tot 6 november', where the deadline is another day.
pub(super) fn deadlines(side: &Side<'_>, sheet: &Sheet<'_>) -> Vec<(usize, Option<Fact>)> {
    let Some(deadline) = sheet.registration().and_then(|to| to.deadline.as_ref()) else {
        return Vec::new();
    };
    let date = deadline.value.date();
    let wrong = side.all().filter(|(_, mention)| {
        let Value::Day(day) = &mention.value else {
            return false;
        };
        let (sentence, before) = side.sentence(mention);
        let limit = before.split_whitespace().rev().take(3).find(|word| {
            matches!(
                *word,
                "tot"
                    | "met"
                    | "t/m"
                    | "uiterlijk"
                    | "vóór"
                    | "voor"
                    | "until"
                    | "till"
                    | "by"
                    | "than"
                    | "before"
            )
        });
        let is_day_more = |date: Date| date.tomorrow().is_ok_and(|next| day.agrees(day_of(next)));
        let limit = limit.or_else(|| has_any(&before, CLOSING).then_some("uiterlijk"));
        match limit {
            None => false,
            Some("vóór" | "voor" | "before" | "tot") if is_day_more(date) => false,
            Some(_) => {
                has_any(&sentence, SIGNING_UP)
                    && !day.agrees(day_of(date))
                    && !sheet.held.iter().any(|held| day.agrees(day_of(*held)))
            }
        }
    });
    wrong
        .map(|(index, _)| (index, sheet.at(deadline.span)))
        .collect()
}

/// Another day than that on which it takes place once: in the title, in the summary, or with its weekday
/// where the text starts.
pub(super) fn days(side: &Side<'_>, sheet: &Sheet<'_>) -> Option<(usize, Option<Fact>)> {
    let [occurrence] = sheet.occurrences() else {
        return None;
    };
    let start = occurrence.start.date();
    let is_held = |mention: &Mention| match &mention.value {
        Value::Day(day) => sheet.held.iter().any(|held| day.agrees(day_of(*held))),
        _ => false,
    };
    if side.all().any(|(_, mention)| is_held(mention)) {
        return None;
    }
    let (index, mention) =
        side.only(|mention| matches!(mention.value, Value::Day(_)) && !sheet.says(&mention.value))?;
    let Value::Day(day) = mention.value else {
        return None;
    };
    let blocks = side.text.blocks();
    let is_front = |kind| matches!(kind, PassageKind::Title | PassageKind::Summary);
    let front = blocks.iter().filter(|block| is_front(block.kind)).count();
    let (sentence, before) = side.sentence(mention);
    // 'Op 21 januari', and no other day in all of the text.
    let is_led_in = || {
        let is_day = |mention: &Mention| matches!(mention.value, Value::Day(_));
        matches!(last_word(&before), "op" | "on")
            && side.only(is_day).is_some()
            && !has_any(&sentence, ANNOUNCING)
    };
    let is_prominent = is_front(blocks[mention.block].kind)
        || mention.block < front + 2 && (day.weekday.is_some() || is_led_in());
    let date = Date::new(day.year.unwrap_or(start.year()), day.month, day.number).ok()?;
    let is_near = (date - start).get_days().abs() <= NEAR;
    (is_prominent && is_near && !has_any(&sentence, SIGNING_UP)).then(|| (index, sheet.time(0)))
}

/// A sentence that names as many days as there are sessions, of which some are right.
pub(super) fn sessions(side: &Side<'_>, sheet: &Sheet<'_>) -> Vec<(usize, Option<Fact>)> {
    let count = sheet.occurrences().len();
    if count < 2 {
        return Vec::new();
    }
    let mut wrong = Vec::new();
    let mut blocks: Vec<usize> = side.all().map(|(_, mention)| mention.block).collect();
    blocks.sort_unstable();
    blocks.dedup();
    for block in blocks {
        let days: Vec<(usize, &Mention)> = side
            .all()
            .filter(|(_, mention)| mention.block == block && matches!(mention.value, Value::Day(_)))
            .collect();
        let others: Vec<usize> = days
            .iter()
            .filter(|(_, mention)| !sheet.says(&mention.value))
            .map(|(index, _)| *index)
            .collect();
        let is_one_sentence = || {
            let mut neighbours = days.windows(2);
            neighbours.all(|two| side.sentence(two[0].1).0 == side.sentence(two[1].1).0)
        };
        if days.len() == count && others.len() < count && is_one_sentence() {
            wrong.extend(others.into_iter().map(|index| (index, sheet.time(0))));
        }
    }
    wrong
}

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
        if !is_range || has_any(&side.sentence(first).0, DOORS) {
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

/// Whether a time is the one of its text, and is led in beside the day: 'op 12 november om drie uur'.
fn is_beside_its_day(side: &Side<'_>, sheet: &Sheet<'_>, time: &Mention) -> bool {
    let (sentence, before) = side.sentence(time);
    side.only(|mention| matches!(mention.value, Value::Clock(_)))
        .is_some()
        && matches!(last_word(&before), "om" | "at")
        && !has_any(&sentence, ENDING)
        && names_its_day(side, sheet, time)
}

/// Whether the sentence of a time names the day on which it takes place.
fn names_its_day(side: &Side<'_>, sheet: &Sheet<'_>, time: &Mention) -> bool {
    let (sentence, _) = side.sentence(time);
    let is_held = |mention: &Mention| match &mention.value {
        Value::Day(day) => sheet.held.iter().any(|held| day.agrees(day_of(*held))),
        _ => false,
    };
    let mut days = side.all().filter(|(_, mention)| is_held(mention));
    days.any(|(_, mention)| mention.block == time.block && side.sentence(mention).0 == sentence)
}

/// The last word of a text.
fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or_default()
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
            && !has_any(&sentence, DOORS)
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
