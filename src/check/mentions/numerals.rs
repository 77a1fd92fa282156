//! Numbers in words. 'Een' and 'one' by themselves are left out: they are mostly no numbers.

use super::line::Line;
use super::tongue::Tongue;

const DOZEN: u64 = 12;

const DUTCH: &[(&str, u64)] = &[
    ("twee", 2),
    ("drie", 3),
    ("vier", 4),
    ("vijf", 5),
    ("zes", 6),
    ("zeven", 7),
    ("acht", 8),
    ("negen", 9),
    ("tien", 10),
    ("elf", 11),
    ("twaalf", 12),
    ("dertien", 13),
    ("veertien", 14),
    ("vijftien", 15),
    ("zestien", 16),
    ("zeventien", 17),
    ("achttien", 18),
    ("negentien", 19),
    ("dozijn", DOZEN),
];
const DUTCH_TENS: &[(&str, u64)] = &[
    ("twintig", 20),
    ("dertig", 30),
    ("veertig", 40),
    ("vijftig", 50),
    ("zestig", 60),
    ("zeventig", 70),
    ("tachtig", 80),
    ("negentig", 90),
];
const ENGLISH: &[(&str, u64)] = &[
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("dozen", DOZEN),
];
const ENGLISH_TENS: &[(&str, u64)] = &[
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// No number that is read is longer: 'negenennegentigduizendnegenhonderd' has 34 letters.
pub(super) const LONGEST: usize = 40;

/// The number in words at a position, and the position after it.
pub(super) fn read(line: &Line<'_>, at: usize) -> Option<(u64, usize)> {
    let word = line.word(at);
    if word.len() < 3 {
        return None;
    }
    match line.tongue? {
        Tongue::Dutch => {
            let number = dutch(word)?;
            let after = line.word(at + 1);
            // 'Tweeduizend vijfhonderd': behind thousands there is a space.
            let rest = dutch(after).filter(|rest| *rest < 1000 && word.ends_with("duizend"));
            Some(match (rest, after) {
                (Some(rest), _) => (number + rest, at + 2),
                (None, "dozijn") => (number * DOZEN, at + 2),
                (None, _) => (number, at + 1),
            })
        }
        Tongue::English => english(line, at),
    }
}

/// The words that a number can start with. Dutch writes most of a number in one.
pub(super) fn names(tongue: Tongue) -> Vec<String> {
    let [ones, tens] = match tongue {
        Tongue::Dutch => [DUTCH, DUTCH_TENS],
        Tongue::English => [ENGLISH, ENGLISH_TENS],
    };
    let simple = ones.iter().chain(tens).map(|(name, _)| (*name).to_owned());
    let mut names: Vec<String> = simple.collect();
    if tongue == Tongue::Dutch {
        add_compounds(&mut names);
    }
    names
}

/// Adds what Dutch puts together: 'vijfentwintig', 'tweeëntwintig', 'driehonderdvijfentwintig'.
fn add_compounds(names: &mut Vec<String>) {
    let digits: Vec<&str> = DUTCH[..8].iter().map(|(name, _)| *name).collect();
    let units = digits.iter().copied().chain(["een"]);
    for unit in units {
        for joint in ["en", "ën"] {
            let tens = DUTCH_TENS.iter();
            names.extend(tens.map(|(tens, _)| format!("{unit}{joint}{tens}")));
        }
    }
    let below_hundred = names.clone();
    let hundreds = digits.into_iter().chain([""]);
    let hundreds: Vec<String> = hundreds.map(|digit| format!("{digit}honderd")).collect();
    let many = below_hundred.iter().map(|tens| format!("{tens}honderd"));
    names.extend(many);
    for hundred in &hundreds {
        let rests = below_hundred.iter();
        names.extend(rests.map(|rest| format!("{hundred}{rest}")));
        names.push(format!("{hundred}duizend"));
    }
    for thousands in below_hundred.iter().map(String::as_str).chain([""]) {
        let thousands = format!("{thousands}duizend");
        let rests = hundreds.iter();
        names.extend(rests.map(|rest| format!("{thousands}{rest}")));
        names.push(thousands);
    }
    names.extend(hundreds);
}

fn dutch(word: &str) -> Option<u64> {
    if word.len() > LONGEST {
        return None;
    }
    if let Some(number) = find(DUTCH, word).or_else(|| find(DUTCH_TENS, word)) {
        return Some(number);
    }
    if let Some((thousands, rest)) = word.split_once("duizend") {
        let thousands = if thousands.is_empty() {
            1
        } else {
            dutch(thousands)?
        };
        let rest = if rest.is_empty() { 0 } else { dutch(rest)? };
        return (thousands < 1000 && rest < 1000).then_some(thousands * 1000 + rest);
    }
    if let Some((hundreds, rest)) = word.split_once("honderd") {
        // 'Vijftienhonderd' is a thousand and five hundred.
        let hundreds = if hundreds.is_empty() {
            1
        } else {
            dutch(hundreds)?
        };
        let rest = if rest.is_empty() { 0 } else { dutch(rest)? };
        let is_one = hundreds < 10 || hundreds < 100 && rest == 0;
        return is_one.then_some(hundreds * 100 + rest);
    }
    // 'Vijfentwintig', 'tweeëntwintig'.
    let (tens_word, tens) = DUTCH_TENS.iter().find(|(name, _)| word.ends_with(name))?;
    let units = word.strip_suffix(tens_word)?;
    let units = units
        .strip_suffix("en")
        .or_else(|| units.strip_suffix("ën"))?;
    let units = if units == "een" {
        1
    } else {
        find(DUTCH, units)?
    };
    (units < 10).then_some(tens + units)
}

/// 'Twenty-five', 'two dozen', 'a hundred and fifty', 'ten thousand'.
fn english(line: &Line<'_>, at: usize) -> Option<(u64, usize)> {
    let before = line.word_before(at);
    let is_one = matches!(before, "a" | "one");
    let is_half = before == "half" || is_one && line.word_before(at - 1) == "half";
    if is_half && line.word(at) == "dozen" {
        return Some((DOZEN / 2, at + 1));
    }
    let (mut number, mut next) = match line.word(at) {
        "hundred" | "thousand" => is_one.then_some((1, at))?,
        _ => below_hundred(line, at)?,
    };
    match line.word(next) {
        "dozen" => return Some((number * DOZEN, next + 1)),
        "hundred" if number < 10 => {
            (number, next) = (number * 100, next + 1);
            if line.word(next) == "and"
                && let Some((rest, end)) = below_hundred(line, next + 1)
            {
                (number, next) = (number + rest, end);
            }
        }
        _ => {}
    }
    Some(match line.word(next) {
        "thousand" => (number * 1000, next + 1),
        _ => (number, next),
    })
}

fn below_hundred(line: &Line<'_>, at: usize) -> Option<(u64, usize)> {
    let word = line.word(at);
    let Some(tens) = find(ENGLISH_TENS, word) else {
        return find(ENGLISH, word).map(|number| (number, at + 1));
    };
    let unit = match line.word(at + 2) {
        "one" => Some(1),
        unit => find(ENGLISH, unit).filter(|unit| *unit < 10),
    };
    Some(match unit {
        Some(unit) if line.sign(at + 1) == "-" => (tens + unit, at + 3),
        _ => (tens, at + 1),
    })
}

fn find(names: &[(&str, u64)], word: &str) -> Option<u64> {
    names
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, number)| *number)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_name_is_read_and_every_number_has_one() {
        let names = names(Tongue::Dutch);
        for name in &names {
            assert!(dutch(name).is_some(), "{name}");
        }
        let read: BTreeSet<u64> = names.iter().filter_map(|name| dutch(name)).collect();
        // 'Een' by itself is left out, and so is 'honderdeen'.
        let numbers = (2..1000).filter(|number| number % 100 != 1);
        assert!(numbers.into_iter().all(|number| read.contains(&number)));
        for (name, number) in [
            ("dozijn", 12),
            ("duizend", 1000),
            ("vijftienhonderd", 1500),
            ("vijfentwintighonderdtien", 0),
            ("tienduizend", 10_000),
            ("negenennegentigduizendnegenhonderd", 99_900),
            ("honderdduizend", 100_000),
        ] {
            assert_eq!(dutch(name).unwrap_or(0), number, "{name}");
            assert_eq!(
                names.iter().any(|other| other == name),
                number > 0,
                "{name}"
            );
        }
    }
}
