//! For how many people there is room: '20 plaatsen', 'room for twenty', '12 participants', '18 people can take part'.

use super::line::Line;
use super::{Found, Value};

pub(super) fn read(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    line.tongue?;
    let (number, next) = line.whole_number(at)?;
    let number = u32::try_from(number).ok()?;
    let noun = next + usize::from(is_between(line.word(next)));
    let end = if is_place(line.word(noun)) {
        noun + 1
    } else if is_room_for(line, at) {
        next + usize::from(is_people(line.word(next)))
    } else if is_people(line.word(next)) && (is_most(line, at) || can_take_part(line, at, next)) {
        next + 1
    } else {
        return None;
    };
    found.push(Found::new(Value::Seats(number), at, end));
    Some(end)
}

fn is_between(word: &str) -> bool {
    matches!(
        word,
        "vrije" | "beschikbare" | "gratis" | "extra" | "free" | "available" | "more"
    )
}

fn is_place(word: &str) -> bool {
    matches!(
        word,
        "plaatsen"
            | "plekken"
            | "zitplaatsen"
            | "stoelen"
            | "deelnemers"
            | "cursisten"
            | "places"
            | "seats"
            | "spots"
            | "chairs"
            | "participants"
            | "attendees"
    )
}

fn is_people(word: &str) -> bool {
    matches!(
        word,
        "mensen"
            | "personen"
            | "studenten"
            | "bezoekers"
            | "gasten"
            | "people"
            | "persons"
            | "students"
            | "visitors"
            | "guests"
    )
}

/// 'Plaats voor [maximaal] 20', 'room for [up to] 20'.
fn is_room_for(line: &Line<'_>, at: usize) -> bool {
    (2..=4).any(|back| {
        let is_room = |at| {
            matches!(
                line.word(at),
                "plaats" | "plek" | "ruimte" | "room" | "space" | "places"
            )
        };
        at.checked_sub(back)
            .is_some_and(|start| is_room(start) && matches!(line.word(start + 1), "voor" | "for"))
    })
}

/// 'Maximaal 20', 'up to 20'.
fn is_most(line: &Line<'_>, at: usize) -> bool {
    match line.word_before(at) {
        "maximaal" | "hooguit" | "hoogste" | "most" => true,
        "to" => line.word_before(at - 1) == "up",
        "of" => line.word_before(at - 1) == "maximum",
        "take" => line.word_before(at - 1) == "can",
        _ => false,
    }
}

/// 'Er kunnen 18 mensen meedoen', '18 people can take part'.
fn can_take_part(line: &Line<'_>, at: usize, people: usize) -> bool {
    let after = (line.word(people + 1), line.word(people + 2));
    match line.word_before(at) {
        "kunnen" => matches!(after.0, "meedoen" | "deelnemen" | "mee" | "terecht"),
        _ => matches!(after, ("can", "take" | "join" | "participate" | "attend")),
    }
}
