//! Days that a text says of what takes place, and says otherwise than the facts.

use jiff::civil::Date;

use super::cues::{
    ANNOUNCING, CLOSING, ENTRANCE, SIGNING_UP, after_word, has_any, has_word, last_word,
};
use super::sheet::{Fact, Sheet, day_of};
use super::side::Side;
use crate::check::mentions::{Lead, Mention, Value};
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
        let limit = before
            .split_whitespace()
            .rev()
            .take(3)
            .find(|word| Lead::of(word).is_some());
        let is_day_more = |date: Date| date.tomorrow().is_ok_and(|next| day.agrees(day_of(next)));
        let is_closing = closes_on(&before);
        let limit = limit.or_else(|| is_closing.then_some("uiterlijk"));
        match limit {
            None => false,
            Some(word) if may_end_sooner(word) && is_day_more(date) => false,
            Some(_) => {
                (has_any(&sentence, SIGNING_UP) || is_closing && has_any(&sentence, ENTRANCE))
                    && !day.agrees(day_of(date))
                    && !sheet.is_held(&mention.value)
            }
        }
    });
    wrong
        .map(|(index, _)| (index, sheet.at(deadline.span)))
        .collect()
}

/// Whether what is led in so may be over before the day: 'tot 6 november' can be said of the fifth.
fn may_end_sooner(word: &str) -> bool {
    word == "tot" || Lead::of(word) == Some(Lead::Before)
}

/// Whether a sentence that goes on with a day says that something ends then: no other day comes between.
fn closes_on(before: &str) -> bool {
    let mut rests = CLOSING.iter().filter_map(|word| after_word(before, word));
    rests.any(|rest| !rest.contains(|c: char| c.is_ascii_digit()))
}

/// Another day than that on which it takes place once: in the title, in the summary, or with its weekday
/// where the text starts.
pub(super) fn days(side: &Side<'_>, sheet: &Sheet<'_>) -> Option<(usize, Option<Fact>)> {
    let [occurrence] = sheet.occurrences() else {
        return None;
    };
    let start = occurrence.start.date();
    if side.all().any(|(_, mention)| sheet.is_held(&mention.value)) {
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
    let is_to_sign_up = has_any(&sentence, SIGNING_UP) || has_word(&sentence, CLOSING);
    (is_prominent && is_near && !is_to_sign_up).then(|| (index, sheet.time(0)))
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
