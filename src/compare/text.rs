//! Differences for a person: a line for each, with what of it changes below it.

use jiff::civil::{Date, DateTime};

use super::{Change, Detail, Difference, Differences, Sort};
use crate::diagnostic::Tongue;
use crate::when::When;

/// Differences in lines of text.
pub fn text(found: &Differences, tongue: Tongue) -> String {
    let mut lines = Vec::new();
    for (language, list) in found.by_language() {
        lines.push(format!("[{}]", heading(language, tongue)));
        for difference in list {
            lines.push(line(difference, tongue));
            if let Change::Changes { details } = &difference.change {
                lines.extend(
                    details
                        .iter()
                        .map(|detail| format!("      {}", words(detail, tongue))),
                );
            }
        }
        lines.push(String::new());
    }
    lines.extend(rest(found, tongue));
    lines.join("\n") + "\n"
}

/// The language that a list is of.
pub(super) fn heading(language: &str, tongue: Tongue) -> String {
    if language.is_empty() {
        tongue.choose("alle talen", "all languages").to_owned()
    } else {
        language.to_owned()
    }
}

/// What becomes of something, in a word.
pub(super) fn verb(change: &Change, tongue: Tongue) -> &'static str {
    match change {
        Change::Appears => tongue.choose("nieuw", "new"),
        Change::Vanishes => tongue.choose("weg", "gone"),
        Change::Moves { .. } => tongue.choose("verhuisd", "moved"),
        Change::Changes { .. } => tongue.choose("anders", "changed"),
    }
}

/// What something is, in a word.
pub(super) fn noun(sort: Sort, tongue: Tongue) -> &'static str {
    match sort {
        Sort::Page => tongue.choose("pagina", "page"),
        Sort::Event => tongue.choose("agenda-afspraak", "calendar event"),
        Sort::Feed => "feed",
        Sort::Calendar => tongue.choose("agenda", "calendar"),
    }
}

/// What of something changes: `starts: 2026-12-01 19:30 → 2026-12-02 19:30`.
pub(super) fn words(detail: &Detail, tongue: Tongue) -> String {
    let Detail {
        name,
        before,
        after,
    } = detail;
    match (name.as_str(), before, after) {
        ("entry", None, Some(title)) => format!("+ {title}"),
        ("entry", Some(title), None) => format!("- {title}"),
        ("entry", _, Some(title)) => format!("~ {title}"),
        (_, before, after) => {
            let nothing = || tongue.choose("niets", "nothing").to_owned();
            let said = |value: &String| said(name, value, tongue);
            let value = |value: &Option<String>| value.as_ref().map_or_else(nothing, said);
            format!(
                "{}: {} → {}",
                property(name, tongue),
                value(before),
                value(after)
            )
        }
    }
}

/// A property of an event as people call it.
fn property(name: &str, tongue: Tongue) -> &str {
    match name {
        "SUMMARY" => tongue.choose("titel", "title"),
        "DTSTART" => tongue.choose("begint", "starts"),
        "DTEND" => tongue.choose("eindigt", "ends"),
        "RRULE" => tongue.choose("herhaalt zich", "repeats"),
        "EXDATE" => tongue.choose("niet op", "not on"),
        "LOCATION" => tongue.choose("waar", "where"),
        "STATUS" => tongue.choose("gaat door", "goes ahead"),
        "DESCRIPTION" => tongue.choose("tekst", "text"),
        "URL" => tongue.choose("adres", "address"),
        other => other,
    }
}

/// What a property says, as people say it; of each time of an event, where there are several.
fn said(property: &str, value: &str, tongue: Tongue) -> String {
    let each: fn(&str, Tongue) -> String = match property {
        "DTSTART" | "DTEND" | "EXDATE" => |value, _| moment(value),
        "STATUS" => status,
        _ => return value.to_owned(),
    };
    let values = value.split([',', ' ']).filter(|value| !value.is_empty());
    let mut values: Vec<String> = values.map(|value| each(value, tongue)).collect();
    values.dedup();
    values.join(", ")
}

/// Whether an event goes ahead (RFC 5545 § 3.8.1.11).
fn status(value: &str, tongue: Tongue) -> String {
    let words = match value {
        "CONFIRMED" => tongue.choose("ja", "yes"),
        "CANCELLED" => tongue.choose("nee, afgelast", "no, cancelled"),
        "TENTATIVE" => tongue.choose("nog niet zeker", "not sure yet"),
        other => other,
    };
    words.to_owned()
}

/// `20261201T193000` and `20261201` as writers write them (RFC 5545 § 3.3.4 and 3.3.5).
fn moment(value: &str) -> String {
    if let Ok(time) = DateTime::strptime("%Y%m%dT%H%M%S", value) {
        return When::Time(time).as_written();
    }
    let day = Date::strptime("%Y%m%d", value).map(When::Day);
    day.map_or_else(|_| value.to_owned(), When::as_written)
}

fn line(difference: &Difference, tongue: Tongue) -> String {
    let sign = match difference.change {
        Change::Appears => '+',
        Change::Vanishes => '-',
        Change::Moves { .. } => '>',
        Change::Changes { .. } => '~',
    };
    let verb = verb(&difference.change, tongue);
    let noun = noun(difference.sort, tongue);
    let mut line = format!("  {sign} {verb}: {noun} {}", difference.address);
    if let Change::Moves { to } = &difference.change {
        line.push_str(&format!(" → {to}"));
    }
    if !difference.title.is_empty() {
        line.push_str(&format!("  “{}”", difference.title));
    }
    line
}

/// What else there is to say.
pub(super) fn rest(found: &Differences, tongue: Tongue) -> Vec<String> {
    if found.is_empty() {
        let same = tongue.choose(
            "Er verandert niets aan de site.",
            "Nothing about the site changes.",
        );
        return vec![same.to_owned()];
    }
    let mut lines = Vec::new();
    if found.frames > 0 {
        let frames = found.frames;
        lines.push(tongue.choose(
            format!("Pagina's die om de woorden heen anders zijn (menu, voet, stijl): {frames}"),
            format!("Pages that are different around their words (menu, footer, style): {frames}"),
        ));
    }
    if found.others > 0 {
        let others = found.others;
        lines.push(tongue.choose(
            format!("Andere bestanden (stijl, afbeeldingen, instellingen voor de host): {others}"),
            format!("Other files (style, pictures, settings for the host): {others}"),
        ));
    }
    lines
}
