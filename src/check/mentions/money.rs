//! Amounts of money: '€ 7,50', '7.50 euros', '2,5 miljoen euro', '50 cent', 'een tientje'; and what is free.

use super::line::Line;
use super::tongue::Tongue;
use super::{Found, Value};

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// Hundredths of the currency's unit.
    pub hundredths: u64,
    /// The ISO 4217 code of the currency.
    pub currency: &'static str,
}

pub(super) fn read(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    read_sign_first(line, at, found)
        .or_else(|| read_number_first(line, at, found))
        .or_else(|| read_note(line, at, found))
        .or_else(|| read_free(line, at, found))
}

/// `€ 7,50`, `EUR 10`, and what follows in a row: `€ 5–10`.
fn read_sign_first(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let currency = currency_of_sign(line, at)?;
    let (hundredths, mut end) = number(line, at + 1)?;
    let amount = Amount {
        hundredths,
        currency,
    };
    found.push(Found::new(Value::Price(amount), at, end));
    if matches!(line.sign(end), "-" | "–")
        && let Some((hundredths, next)) = number(line, end + 1)
    {
        let amount = Amount {
            hundredths,
            currency,
        };
        found.push(Found::new(Value::Price(amount), end + 1, next));
        end = next;
    }
    Some(end)
}

/// `7,50 euro`, `5 tot 10 euro`.
fn read_number_first(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let (hundredths, next) = number(line, at)?;
    if matches!(line.word(next), "cent" | "cents" | "eurocent") {
        let amount = Amount {
            hundredths: hundredths / 100,
            currency: "EUR",
        };
        found.push(Found::new(Value::Price(amount), at, next + 1));
        return Some(next + 1);
    }
    if let Some(currency) = currency_of_word(line.word(next)) {
        let amount = Amount {
            hundredths,
            currency,
        };
        found.push(Found::new(Value::Price(amount), at, next + 1));
        return Some(next + 1);
    }
    let second = line.after_joint(next).filter(|_| line.sign(next) != ",")?;
    let (last, end) = number(line, second)?;
    let currency = currency_of_word(line.word(end))?;
    for (hundredths, from, to) in [(hundredths, at, next), (last, second, end + 1)] {
        let amount = Amount {
            hundredths,
            currency,
        };
        found.push(Found::new(Value::Price(amount), from, to));
    }
    Some(end + 1)
}

/// 'Een tientje', 'a tenner'.
fn read_note(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    if !matches!(line.word(at), "tientje" | "tenner") {
        return None;
    }
    let amount = Amount {
        hundredths: 1000,
        currency: "EUR",
    };
    let from = at - usize::from(matches!(line.word_before(at), "een" | "a"));
    found.push(Found::new(Value::Price(amount), from, at + 1));
    Some(at + 1)
}

/// That taking part is free; not that there is free coffee, nor what is free for some.
fn read_free(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let (is_free, end) = match (line.tongue?, line.word(at)) {
        (Tongue::Dutch, "gratis" | "kosteloos") | (Tongue::English, "free") => (true, at + 1),
        (Tongue::Dutch, "kost" | "betaal" | "betaalt") => (line.word(at + 1) == "niets", at + 2),
        (Tongue::English, "costs" | "pay") => {
            let to = at + 1 + usize::from(line.word(at + 1) == "you");
            (line.word(to) == "nothing", to + 1)
        }
        _ => return None,
    };
    let around = at.saturating_sub(4)..end + 4;
    let is_entrance = around.clone().any(|near| {
        matches!(
            line.word(near),
            "toegang"
                | "deelname"
                | "deelnemen"
                | "meedoen"
                | "entree"
                | "inschrijving"
                | "aanmelding"
                | "admission"
                | "entry"
                | "entrance"
                | "participation"
                | "part"
                | "attendance"
                | "registration"
        )
    });
    let is_for_some = match line.word(end) {
        "voor" => !matches!(line.word(end + 1), "iedereen" | "alle"),
        "for" => !matches!(line.word(end + 1), "everyone" | "everybody" | "all"),
        _ => false,
    };
    (is_free && is_entrance && !is_for_some).then(|| {
        found.push(Found::new(Value::Free, at, end));
        end
    })
}

/// Hundredths, and the position after the number: '1.500', '7,50', '2,5 miljoen', '12,-', 'tien'.
fn number(line: &Line<'_>, at: usize) -> Option<(u64, usize)> {
    let digits = line.digits(at);
    if matches!(line.word(at), "anderhalf" | "anderhalve") {
        let (times, end) = scale(line, at + 1);
        return (times > 1).then_some((times * 150, end));
    }
    if digits.is_empty() {
        let (number, next) = line.whole_number(at)?;
        let (times, end) = scale(line, next);
        return Some((number.checked_mul(times)?.checked_mul(100)?, end));
    }
    let mut whole = digits.to_owned();
    let mut fraction = "";
    let mut next = at + 1;
    while matches!(line.sign(next), "." | ",")
        && line.is_joined(next)
        && line.is_joined(next + 1)
        && fraction.is_empty()
    {
        match line.digits(next + 1) {
            "" => break,
            group if group.len() == 3 => whole.push_str(group),
            group if group.len() <= 2 => fraction = group,
            _ => return None,
        }
        next += 2;
    }
    let is_round = matches!(line.sign(next), "," | ".")
        && line.is_joined(next)
        && line.is_joined(next + 1)
        && matches!(line.sign(next + 1), "-" | "–" | "—");
    next += 2 * usize::from(is_round);
    let (times, end) = scale(line, next);
    let hundredths: u64 = format!("{whole}{fraction:0<2}").parse().ok()?;
    Some((hundredths.checked_mul(times)?, end))
}

fn scale(line: &Line<'_>, at: usize) -> (u64, usize) {
    match line.word(at) {
        "duizend" | "thousand" => (1_000, at + 1),
        "miljoen" | "million" | "mln" => (1_000_000, at + 1),
        "k" if line.is_joined(at) => (1_000, at + 1),
        "m" if line.is_joined(at) => (1_000_000, at + 1),
        "miljard" | "billion" => (1_000_000_000, at + 1),
        _ => (1, at),
    }
}

fn currency_of_sign(line: &Line<'_>, at: usize) -> Option<&'static str> {
    match (line.sign(at), line.word(at)) {
        ("€", _) | (_, "eur") => Some("EUR"),
        ("£", _) | (_, "gbp") => Some("GBP"),
        ("$", _) | (_, "usd") => Some("USD"),
        _ => None,
    }
}

fn currency_of_word(word: &str) -> Option<&'static str> {
    match word {
        "euro" | "euros" | "eur" => Some("EUR"),
        "pond" | "pounds" | "gbp" => Some("GBP"),
        "dollar" | "dollars" | "usd" => Some("USD"),
        _ => None,
    }
}
