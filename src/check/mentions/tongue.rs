//! The words of days, months and numbers, in the languages that mentions are read in.

/// A language of which the words are known. Of others, only what looks the same in all is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// Dutch.
    Dutch,
    /// English.
    English,
}

const DUTCH_MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DUTCH_SHORT_MONTHS: [&str; 12] = [
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
];
const ENGLISH_SHORT_MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
const DUTCH_DAYS: [&str; 7] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
];
const ENGLISH_DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const DUTCH_SHORT_DAYS: [&str; 7] = ["ma", "di", "wo", "do", "vr", "za", "zo"];
const ENGLISH_SHORT_DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// The days of a month in words, from the first: 'the first of December'.
const ENGLISH_ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];
/// What may follow the name of a day in one word.
const DUTCH_PARTS: [&str; 8] = [
    "", "s", "en", "avond", "middag", "ochtend", "morgen", "nacht",
];

impl Tongue {
    /// The tongue of a language code.
    pub fn of(code: &str) -> Option<Self> {
        match code.split('-').next().unwrap_or_default() {
            "nl" => Some(Self::Dutch),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// Every name of a day or a month, whole or cut short.
    pub(super) fn names(self) -> Vec<String> {
        let (months, short_months, short_days) = match self {
            Self::Dutch => (DUTCH_MONTHS, DUTCH_SHORT_MONTHS, DUTCH_SHORT_DAYS),
            Self::English => (ENGLISH_MONTHS, ENGLISH_SHORT_MONTHS, ENGLISH_SHORT_DAYS),
        };
        let (days, parts): (_, &[&str]) = match self {
            Self::Dutch => (DUTCH_DAYS, &DUTCH_PARTS),
            Self::English => (ENGLISH_DAYS, &["", "s"]),
        };
        let days = days
            .iter()
            .flat_map(|day| parts.iter().map(move |part| format!("{day}{part}")));
        let others = months
            .into_iter()
            .chain(short_months)
            .chain(short_days)
            .chain(["sept"]);
        days.chain(others.map(str::to_owned)).collect()
    }

    /// The words for the days of a month.
    pub(super) fn ordinals(self) -> &'static [&'static str] {
        match self {
            Self::Dutch => &[],
            Self::English => &ENGLISH_ORDINALS,
        }
    }

    /// The number of a month, from 1, by its whole name.
    pub(super) fn month(self, word: &str) -> Option<i8> {
        let names = match self {
            Self::Dutch => &DUTCH_MONTHS,
            Self::English => &ENGLISH_MONTHS,
        };
        number_of(names, word)
    }

    /// The number of a month, from 1, by its name or by its first letters.
    pub(super) fn month_beside_day(self, word: &str) -> Option<i8> {
        let short = match self {
            Self::Dutch => &DUTCH_SHORT_MONTHS,
            Self::English => &ENGLISH_SHORT_MONTHS,
        };
        self.month(word)
            .or_else(|| number_of(short, word))
            .or(match word {
                "sept" => Some(9),
                _ => None,
            })
    }

    /// The number of a weekday, from 1 for Monday.
    pub(super) fn weekday(self, word: &str) -> Option<i8> {
        match self {
            Self::Dutch => {
                let is_named = |day: &&str| {
                    word.strip_prefix(day)
                        .is_some_and(|part| DUTCH_PARTS.contains(&part))
                };
                let index = DUTCH_DAYS.iter().position(is_named)?;
                Some(index as i8 + 1)
            }
            Self::English => {
                let word = word.strip_suffix('s').unwrap_or(word);
                number_of(&ENGLISH_DAYS, word)
            }
        }
    }

    /// The number of a weekday that stands before a date, which may be cut short.
    pub(super) fn weekday_beside_day(self, word: &str) -> Option<i8> {
        let short = match self {
            Self::Dutch => &DUTCH_SHORT_DAYS,
            Self::English => &ENGLISH_SHORT_DAYS,
        };
        self.weekday(word).or_else(|| number_of(short, word))
    }
}

fn number_of(names: &[&str], word: &str) -> Option<i8> {
    if word.len() < 2 {
        return None;
    }
    let index = names.iter().position(|name| *name == word)?;
    Some(index as i8 + 1)
}
