//! Telephone numbers, in one form: '071-527 80 26' and '+31 71 527 8026' are the same.

use super::line::{Line, Sort};
use super::{Found, Value};

/// The country in which a number stands that starts with a nought: that of the field.
const COUNTRY: &str = "31";
/// How many digits a number has there.
const DIGITS: usize = 10;
const SERVICES: [&str; 4] = ["0800", "0900", "0906", "0909"];

pub(super) fn read(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let (digits, end) = match line.sign(at) {
        "+" if line.is_joined(at + 1) => abroad(line, at + 1)?,
        "(" if line.digits(at + 1).starts_with('0') && line.sign(at + 2) == ")" => {
            at_home(line, at + 1)?
        }
        // '08.00 – 24.00 uur' is no number, though it has eight digits and starts with 0800.
        _ if line.digits(at).starts_with('0') && !is_time(line, at) => at_home(line, at)?,
        _ => return None,
    };
    found.push(Found::new(Value::Phone(digits), at, end));
    Some(end)
}

/// Whether it starts like a time of day, and not like a number: those have no point after two digits.
fn is_time(line: &Line<'_>, at: usize) -> bool {
    let (hour, minute) = (line.digits(at), line.digits(at + 2));
    let is_one = line.is_joined(at + 1) && line.is_joined(at + 2);
    // '06.12.34.56.78' goes on in the same way.
    let goes_on =
        line.sign(at + 3) == line.sign(at + 1) && line.is_joined(at + 3) && line.is_joined(at + 4);
    hour.len() == 2
        && minute.len() == 2
        && is_one
        && matches!(line.sign(at + 1), "." | ":")
        && !goes_on
}

/// The number as it is told from afar, from its link.
pub(super) fn normal(link: &str) -> String {
    let digits: String = link.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("00") {
        Some(rest) => rest.to_owned(),
        None if link.trim_start().starts_with('+') => digits,
        None => inland(&digits),
    }
}

fn inland(digits: &str) -> String {
    match digits.strip_prefix('0') {
        Some(rest) if digits.len() == DIGITS => format!("{COUNTRY}{rest}"),
        _ => digits.to_owned(),
    }
}

fn at_home(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    let after_letters = at.checked_sub(1).and_then(|before| line.token(before));
    if after_letters.is_some_and(|token| {
        // An account number: 'NL91 ABNA 0417 …'.
        let written = &line.written[token.start..token.start + token.text.len()];
        token.sort == Sort::Word && written.len() == 4 && written.chars().all(char::is_uppercase)
    }) {
        return None;
    }
    let mut digits = String::new();
    let mut next = at;
    loop {
        digits.push_str(line.digits(next));
        next += 1;
        let is_service = digits.len() == 8 && SERVICES.contains(&&digits[..4]);
        if digits.starts_with("00") && digits.len() > 2 {
            return abroad(line, at);
        }
        let is_whole = digits.len() == DIGITS || is_service;
        let following = after_gap(line, next);
        if is_whole {
            return Some((inland(&digits), next));
        }
        if digits.len() > DIGITS {
            return None;
        }
        next = following?;
    }
}

fn abroad(line: &Line<'_>, at: usize) -> Option<(String, usize)> {
    let mut digits = line.digits(at).trim_start_matches("00").to_owned();
    let mut next = at + 1;
    while let Some(group) = after_gap(line, next) {
        let is_nought = line.digits(group) == "0" && line.sign(group + 1) == ")";
        if !is_nought {
            if digits.len() + line.digits(group).len() > 15 {
                break;
            }
            if digits.starts_with(COUNTRY) && digits.len() > DIGITS {
                break;
            }
            digits.push_str(line.digits(group));
        }
        next = group + 1;
    }
    (digits.len() >= 9).then_some((digits, next))
}

/// The position of the next group of digits, if it belongs to the same number.
fn after_gap(line: &Line<'_>, at: usize) -> Option<usize> {
    (at..at + 3)
        .take_while(|between| {
            *between == at || matches!(line.sign(between - 1), "-" | "–" | "/" | "(" | ")" | ".")
        })
        .find(|next| !line.digits(*next).is_empty())
}
