//! What a text says of a fact, and says otherwise.
//!
//! A page names many days, times and amounts that are no facts of its entry. One is only held against
//! the facts where it is plain which fact it is about.

use super::cues::{
    CAN_TAKE_PART, ENTRANCE, OTHER_COSTS, OTHER_PLACES, OTHERWISE, PLACES, PRICE, has_any, has_word,
};
use super::days::{days, deadlines, sessions};
use super::hours::{ranges, starts_and_ends};
use super::sheet::{Fact, Sheet};
use super::side::Side;
use crate::check::mentions::{Mention, Value};
use crate::content::Status;
use crate::diagnostic::{Diagnostic, Problem};

pub(super) fn check(side: &mut Side<'_>, sheet: &Sheet<'_>, found: &mut Vec<Diagnostic>) {
    let mut wrong: Vec<(usize, Option<Fact>)> = Vec::new();
    let gathering = sheet.entry.and_then(|entry| entry.facts.gathering());
    if gathering.is_some_and(|gathering| gathering.status != Status::Cancelled) {
        wrong.extend(deadlines(side, sheet));
        wrong.extend(days(side, sheet));
        wrong.extend(sessions(side, sheet));
        wrong.extend(ranges(side, sheet));
        wrong.extend(starts_and_ends(side, sheet));
        wrong.extend(prices(side, sheet));
        wrong.extend(places(side, sheet));
        wrong.extend(rooms(side, sheet));
    }
    wrong.extend(emails(side, sheet));
    for (index, fact) in wrong {
        if let Some(fact) = fact
            && !side.done.contains(&index)
        {
            let problem = Problem::ContradictionFacts {
                here: side.text.quote(side.mentions.list[index].span),
                fact: fact.written,
                place: fact.place,
            };
            side.tell(index, problem, found);
        }
    }
}

/// What belongs to something stands no further from it, in bytes.
const LEAD: usize = 30;

/// The last bytes of a text, or some more.
fn last(text: &str, bytes: usize) -> &str {
    let start = text.floor_char_boundary(text.len().saturating_sub(bytes));
    &text[start..]
}

/// The first bytes of a text, or some fewer.
fn first(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// The one price of a text, where it is plain that it is for taking part.
fn prices(side: &Side<'_>, sheet: &Sheet<'_>) -> Option<(usize, Option<Fact>)> {
    let fact = sheet.registration()?.price.as_ref()?;
    let price = sheet.price()?;
    let is_price = |mention: &Mention| matches!(mention.value, Value::Price(_) | Value::Free);
    let (index, mention) = side.only(is_price)?;
    let (sentence, before) = side.sentence(mention);
    let is_led_in = price != Value::Free
        && has_word(last(&before, LEAD), PRICE)
        && !has_word(&sentence, OTHER_COSTS);
    let is_plain =
        matches!(mention.value, Value::Free) || is_led_in || has_any(&sentence, ENTRANCE);
    (mention.value != price && is_plain && !has_any(&sentence, OTHERWISE))
        .then(|| (index, sheet.at(fact.span)))
}

/// The one number of places of a text.
fn places(side: &Side<'_>, sheet: &Sheet<'_>) -> Option<(usize, Option<Fact>)> {
    let seats = sheet.registration()?.seats.as_ref()?;
    let (index, mention) = side.only(|mention| matches!(mention.value, Value::Seats(_)))?;
    let (sentence, before) = side.sentence(mention);
    let after = sentence.strip_prefix(&before).unwrap_or_default();
    let is_there = has_any(&before, PLACES) || has_any(first(after, LEAD), CAN_TAKE_PART);
    (mention.value != Value::Seats(seats.value)
        && is_there
        && !has_any(&format!(" {sentence} "), OTHER_PLACES))
    .then(|| (index, sheet.at(seats.span)))
}

/// The one room of a text, where the place names another.
fn rooms(side: &Side<'_>, sheet: &Sheet<'_>) -> Option<(usize, Option<Fact>)> {
    let (index, mention) = side.only(|mention| matches!(mention.value, Value::Room(_)))?;
    let differs = !sheet.rooms.is_empty() && !sheet.rooms.contains(&mention.value);
    differs.then(|| (index, sheet.place().and_then(|place| sheet.at(place.span))))
}

/// An e-mail address that is the contact but for a slip.
fn emails(side: &Side<'_>, sheet: &Sheet<'_>) -> Vec<(usize, Option<Fact>)> {
    let Some(fact) = sheet.email() else {
        return Vec::new();
    };
    let contact = fact.value.to_lowercase();
    let wrong = side.all().filter(|(_, mention)| match &mention.value {
        Value::Email(email) => *email != contact && strsim::levenshtein(email, &contact) <= 2,
        _ => false,
    });
    wrong
        .map(|(index, _)| (index, sheet.at(fact.span)))
        .collect()
}
