//! Days: '24 juni', 'Tuesday 24 June 2015', 'March 12–14', '2026-09-14'; weekdays and months alone.

use jiff::civil::Date;

use super::line::Line;
use super::tongue::Tongue;
use super::{Found, Value};

/// A day of a month, as far as it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// From 1 for Monday.
    pub weekday: Option<i8>,
    /// From 1.
    pub number: i8,
    /// From 1.
    pub month: i8,
    /// The year, if it is named.
    pub year: Option<i16>,
    /// What leads it in as the end of something.
    pub lead: Option<Lead>,
}

/// How a day is led in as the end of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// It is over when the day begins: 'before 6 November'.
    Before,
    /// It is over when the day ends: 'by 5 November'.
    Until,
}

impl Lead {
    /// What a word in small letters leads in, if it does.
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "voor" | "vóór" | "before" => Some(Self::Before),
            "by" | "until" | "till" | "through" | "than" | "uiterlijk" | "tot" | "met" | "t/m" => {
                Some(Self::Until)
            }
            _ => None,
        }
    }
}

impl Day {
    /// Whether both can be the same day, or say the same: 'before 6 November', 'by 5 November'.
    pub fn agrees(self, other: Self) -> bool {
        let by_eve = |limit: Self, day: Self| {
            let eves = limit.year.map_or(ANY_YEARS, |year| [year, year]);
            (limit.lead, day.lead) == (Some(Lead::Before), Some(Lead::Until))
                && eves.iter().any(|year| limit.eve(*year).is_same(day))
        };
        self.is_same(other) || by_eve(self, other) || by_eve(other, self)
    }

    /// The day before, in a year.
    fn eve(self, year: i16) -> Self {
        let Ok(eve) = Date::new(year, self.month, self.number).and_then(Date::yesterday) else {
            return self;
        };
        Self {
            weekday: self.weekday.map(|weekday| (weekday + 5) % 7 + 1),
            number: eve.day(),
            month: eve.month(),
            year: self.year.map(|_| eve.year()),
            lead: None,
        }
    }

    fn is_same(self, other: Self) -> bool {
        let both = |a: Option<i16>, b: Option<i16>| a.is_none() || b.is_none() || a == b;
        self.number == other.number
            && self.month == other.month
            && both(self.year, other.year)
            && both(self.weekday.map(i16::from), other.weekday.map(i16::from))
    }
}

/// A year with 29 days in February, and one without.
const ANY_YEARS: [i16; 2] = [2028, 2027];
/// The most days that are read in a row.
const MOST: usize = 12;

pub(super) fn read(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    read_figures(line, at, found)
        .or_else(|| read_row(line, at, found))
        .or_else(|| read_month_first(line, at, found))
        .or_else(|| read_month(line, at, found))
        .or_else(|| read_weekday(line, at, found))
}

/// `2026-09-14`, `14-9-2026`, `14/09/2026`.
fn read_figures(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let (first, second, third) = (line.digits(at), line.digits(at + 2), line.digits(at + 4));
    let sign = line.sign(at + 1);
    let is_one = (1..5).all(|next| line.is_joined(at + next)) && line.sign(at + 3) == sign;
    if !is_one || !matches!(sign, "-" | "/" | ".") || second.len() > 2 {
        return None;
    }
    let (day, month, year) = match (first.len(), third.len()) {
        (4, 2) if sign == "-" => (third, second, first),
        (1 | 2, 4) => (first, second, third),
        _ => return None,
    };
    let (mut day, mut month) = (day.parse::<i8>().ok()?, month.parse::<i8>().ok()?);
    if month > 12 && line.tongue == Some(Tongue::English) {
        (day, month) = (month, day);
    }
    let year = year.parse().ok()?;
    Date::new(year, month, day).ok()?;
    let day = Day {
        weekday: None,
        number: day,
        month,
        year: Some(year),
        lead: lead(line, at),
    };
    found.push(Found::new(Value::Day(day), at, at + 5));
    Some(at + 5)
}

/// `[dinsdag] 3, 10 en 17 november [2026]`, `the 3rd of November`.
fn read_row(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let tongue = line.tongue?;
    let mut days = Vec::new();
    let mut next = at;
    while days.len() < MOST {
        let start = next;
        let weekday = tongue.weekday_beside_day(line.word(next));
        if weekday.is_some() {
            next += 1;
            while matches!(line.sign(next), "." | ",") || matches!(line.word(next), "de" | "the") {
                next += 1;
            }
        } else if !days.is_empty() && matches!(line.word(next), "de" | "the") {
            next += 1;
        }
        let day = day_number(line, next).or_else(|| ordinal(line, next))?;
        next = after_ordinal(line, next + 1);
        days.push((weekday, day, start, next));
        let after_of = next + usize::from(line.word(next) == "of");
        if let Some(month) = tongue.month_beside_day(line.word(after_of)) {
            let (year, end) = read_year(line, after_of + 1);
            let last = days.len() - 1;
            for (index, (weekday, day, start, end_of_day)) in days.into_iter().enumerate() {
                let value = Value::Day(Day {
                    weekday,
                    number: day,
                    month,
                    year,
                    lead: lead(line, at).filter(|_| index == 0),
                });
                // The one that has the name of the month with it is quoted with it.
                let end = if index == last { end } else { end_of_day };
                found.push(Found::new(value, start, end));
            }
            return Some(end);
        }
        next = line.after_joint(next)?;
    }
    None
}

/// `March 12th, 2026`, `June 3–5`.
fn read_month_first(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let tongue = line.tongue.filter(|tongue| *tongue == Tongue::English)?;
    let mut from = at;
    let weekday = tongue.weekday_beside_day(line.word(at));
    if weekday.is_some() {
        from += 1 + usize::from(matches!(line.sign(at + 1), "," | "."));
    }
    let month = tongue.month_beside_day(line.word(from))?;
    let day = day_number(line, from + 1)?;
    let mut next = after_ordinal(line, from + 2);
    let mut days = vec![(day, at, next)];
    while days.len() < MOST
        && matches!(line.sign(next), "-" | "–" | "—")
        && let Some(day) = day_number(line, next + 1)
    {
        days.push((day, next + 1, after_ordinal(line, next + 2)));
        next = after_ordinal(line, next + 2);
    }
    let (year, end) = read_year(line, next);
    let last = days.len() - 1;
    for (index, (day, start, end_of_day)) in days.into_iter().enumerate() {
        let value = Value::Day(Day {
            weekday: weekday.filter(|_| index == 0),
            number: day,
            month,
            year,
            lead: lead(line, at).filter(|_| index == 0),
        });
        let end = if index == last { end } else { end_of_day };
        found.push(Found::new(value, start, end));
    }
    Some(end)
}

/// How a day is led in.
fn lead(line: &Line<'_>, at: usize) -> Option<Lead> {
    let first = at - usize::from(matches!(line.word_before(at), "de" | "the"));
    match line.word_before(first) {
        "m" if first > 1 && line.sign(first - 2) == "/" => Lead::of("t/m"),
        word => Lead::of(word),
    }
}

/// A month without a day: 'in september', 'eind mei 2027'.
fn read_month(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let word = line.word(at);
    let month = line.tongue?.month(word)?;
    let is_led_in = matches!(
        line.word_before(at),
        "in" | "van"
            | "tot"
            | "vanaf"
            | "sinds"
            | "eind"
            | "begin"
            | "half"
            | "medio"
            | "of"
            | "by"
            | "until"
            | "since"
            | "early"
            | "late"
            | "mid"
            | "from"
    );
    let (year, end) = read_year(line, at + 1);
    let start = line.token(at)?.start;
    let is_name = line.written[start..].starts_with(|c: char| c.is_uppercase())
        || line.tongue == Some(Tongue::Dutch);
    (is_led_in && is_name || year.is_some()).then(|| {
        found.push(Found::new(Value::Month { month, year }, at, end));
        end
    })
}

fn read_weekday(line: &Line<'_>, at: usize, found: &mut Vec<Found>) -> Option<usize> {
    let weekday = line.tongue?.weekday(line.word(at))?;
    found.push(Found::new(Value::Weekday(weekday), at, at + 1));
    Some(at + 1)
}

fn day_number(line: &Line<'_>, at: usize) -> Option<i8> {
    let digits = line.digits(at);
    let is_decimal = matches!(line.sign(at + 1), "." | "," | ":")
        && line.is_joined(at + 1)
        && line.is_joined(at + 2)
        && !line.digits(at + 2).is_empty();
    if digits.len() > 2 || is_decimal {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// 'The first of December'.
fn ordinal(line: &Line<'_>, at: usize) -> Option<i8> {
    let ordinals = line.tongue?.ordinals();
    let index = ordinals.iter().position(|name| *name == line.word(at))?;
    (line.word(at + 1) == "of").then_some(index as i8 + 1)
}

fn after_ordinal(line: &Line<'_>, at: usize) -> usize {
    let is_ending = matches!(
        line.word(at),
        "st" | "nd" | "rd" | "th" | "e" | "ste" | "de"
    );
    at + usize::from(is_ending && line.is_joined(at))
}

fn read_year(line: &Line<'_>, at: usize) -> (Option<i16>, usize) {
    let number = at + usize::from(line.sign(at) == ",");
    let digits = line.digits(number);
    let is_amount = matches!(
        line.word(number + 1),
        "euro" | "euros" | "mensen" | "people"
    );
    match digits.parse::<i16>() {
        Ok(year) if digits.len() == 4 && (1000..2200).contains(&year) && !is_amount => {
            (Some(year), number + 1)
        }
        _ => (None, at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_a_day_is_by_the_day_before() {
        let day = |weekday, number, month, year, lead| Day {
            weekday,
            number,
            month,
            year,
            lead,
        };
        let (before, until) = (Some(Lead::Before), Some(Lead::Until));
        let limit = day(Some(1), 1, 3, Some(2027), before);
        assert!(limit.agrees(day(Some(7), 28, 2, Some(2027), until)));
        assert!(day(None, 28, 2, None, until).agrees(limit));
        assert!(limit.agrees(day(None, 1, 3, None, None)));
        assert!(!limit.agrees(day(None, 28, 2, None, None)));
        assert!(!limit.agrees(day(None, 28, 2, None, before)));
        assert!(!limit.agrees(day(None, 2, 3, None, until)));
        for number in [28, 29] {
            assert!(day(None, 1, 3, None, before).agrees(day(None, number, 2, None, until)));
        }
        let new_year = day(None, 1, 1, Some(2027), before);
        assert!(new_year.agrees(day(None, 31, 12, Some(2026), until)));
    }
}
