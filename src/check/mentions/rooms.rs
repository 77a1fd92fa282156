//! Rooms by number or letter: 'zaal 2.01', 'lecture hall 1', 'lokaal B0.13', 'HL 3.12'.

use super::line::Line;
use super::{Found, Value};

/// What a room is called before its number.
pub(super) const ROOMS: &[&str] = &[
    "zaal",
    "lokaal",
    "kamer",
    "collegezaal",
    "vergaderzaal",
    "leszaal",
    "studio",
    "room",
    "hall",
    "classroom",
    "auditorium",
];

/// What stands in capitals before another number: an amount, a mark.
const NO_BUILDINGS: [&str; 11] = [
    "eur", "gbp", "usd", "chf", "sek", "nok", "dkk", "aud", "cad", "gpa", "ec",
];

pub(super) fn read(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    line.tongue?;
    if !line.digits(at).is_empty() {
        return read_in_building(line, at, found);
    }
    if !ROOMS.contains(&line.word(at)) {
        return None;
    }
    let mut next = at + 1;
    let mut name = String::new();
    if let Some(letter) = capital(line, next) {
        name.push_str(letter);
        next += 1;
        // 'H-0.31' is 'H0.31'.
        let is_stroke = line.sign(next) == "-" && line.is_joined(next) && line.is_joined(next + 1);
        next += usize::from(is_stroke && !line.digits(next + 1).is_empty());
    }
    let is_number = !line.digits(next).is_empty() && (name.is_empty() || line.is_joined(next));
    if is_number {
        name.push_str(line.digits(next));
        next += 1;
        while matches!(line.sign(next), "." | "-")
            && line.is_joined(next)
            && line.is_joined(next + 1)
            && !line.digits(next + 1).is_empty()
        {
            name.push('.');
            name.push_str(line.digits(next + 1));
            next += 2;
        }
        if line.word(next).len() == 1 && line.is_joined(next) {
            name.push_str(line.word(next));
            next += 1;
        }
    }
    if name.is_empty() || name.len() > 8 {
        return None;
    }
    found.push(Found::new(Value::Room(name), at, next));
    Some(next)
}

/// A floor and a room, after the letters of a building: 'HL 3.12'.
fn read_in_building(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let building = line.token(at.checked_sub(1)?)?;
    let place = building.start..building.start + building.text.len();
    let is_building = matches!(place.len(), 2 | 3)
        && line.written[place]
            .bytes()
            .all(|byte| byte.is_ascii_uppercase());
    let (floor, room) = (line.digits(at), line.digits(at + 2));
    let is_room = line.sign(at + 1) == "."
        && line.is_joined(at + 1)
        && line.is_joined(at + 2)
        && floor.len() == 1
        && matches!(room.len(), 2 | 3)
        && !(matches!(line.sign(at + 3), "." | ",") && line.is_joined(at + 4))
        && !matches!(line.word(at + 3), "uur" | "u" | "am" | "pm" | "euro");
    (is_building && !NO_BUILDINGS.contains(&building.text) && is_room).then(|| {
        let name = format!("{floor}.{room}");
        found.push(Found::new(Value::Room(name), at - 1, at + 3));
        at + 3
    })
}

/// A letter by itself that was written large; 'I' is no room.
fn capital<'t>(line: &Line<'t>, at: usize) -> Option<&'t str> {
    let token = line.token(at)?;
    let written = line.written[token.start..].chars().next()?;
    let is_letter = token.text.len() == 1 && written.is_ascii_uppercase() && written != 'I';
    is_letter.then_some(token.text)
}
