//! Rooms by number or letter: 'zaal 2.01', 'lecture hall 1', 'lokaal B0.13'.

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

pub(super) fn read(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    line.tongue?;
    if !ROOMS.contains(&line.word(at)) {
        return None;
    }
    let mut next = at + 1;
    let mut name = String::new();
    if let Some(letter) = capital(line, next) {
        name.push_str(letter);
        next += 1;
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

/// A letter by itself that was written large; 'I' is no room.
fn capital<'t>(line: &Line<'t>, at: usize) -> Option<&'t str> {
    let token = line.token(at)?;
    let written = line.written[token.start..].chars().next()?;
    let is_letter = token.text.len() == 1 && written.is_ascii_uppercase() && written != 'I';
    is_letter.then_some(token.text)
}
