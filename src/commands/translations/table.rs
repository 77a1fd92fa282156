//! The list of texts for people: a table, and below it what changed.

use super::view::{Changed, How, List, Piece, Place};
use crate::diagnostic::Tongue;

const GONE: (&str, &str) = ("\u{1b}[31;9m", "\u{1b}[0m");
const COME: (&str, &str) = ("\u{1b}[32;1m", "\u{1b}[0m");

/// The table, what changed, and how many there are of each.
pub(super) fn table(list: &List, tongue: Tongue, colours: bool) -> String {
    let mut out = String::new();
    rows(list, tongue, colours, &mut out);
    for row in &list.texts {
        for cell in &row.languages {
            for place in &cell.stale {
                let file = cell.file.as_deref().unwrap_or_default();
                stale(list, (&cell.code, file), place, tongue, colours, &mut out);
            }
        }
    }
    let of = |how: How| {
        let cells = list.texts.iter().flat_map(|row| &row.languages);
        cells.filter(|cell| cell.state == how).count()
    };
    let counts = [How::Stale, How::Missing, How::Draft, How::Unconfirmed]
        .map(|how| (how, of(how)))
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(how, count)| format!("{}: {count}", word(how, tongue)));
    let counts: Vec<String> = counts.collect();
    out.push('\n');
    out.push_str(&if counts.is_empty() {
        tongue
            .choose("Alle teksten zijn bij.", "Every text is in step.")
            .to_owned()
    } else {
        counts.join(", ")
    });
    out.push('\n');
    out
}

fn rows(list: &List, tongue: Tongue, colours: bool, out: &mut String) {
    let widest = |texts: &mut dyn Iterator<Item = &str>| {
        texts.map(|text| text.chars().count()).max().unwrap_or(0)
    };
    let first = widest(&mut list.texts.iter().map(|row| row.name.as_str()));
    let column = 16.max(widest(
        &mut list.languages.iter().map(|language| language.name.as_str()),
    ));
    let heads = list.languages.iter();
    let heads: Vec<String> = heads.map(|language| pad(&language.name, column)).collect();
    out.push_str(format!("{}  {}", pad("", first), heads.join("  ")).trim_end());
    out.push('\n');
    for row in &list.texts {
        let cells = row.languages.iter().map(|cell| {
            let mut said = word(cell.state, tongue).to_owned();
            if cell.state == How::Stale {
                let blocks: usize = cell.stale.iter().map(|place| place.changes.len()).sum();
                said.push_str(&format!(" ({blocks})"));
            }
            let said = pad(&said, column);
            match (colours, cell.state) {
                (true, How::Stale | How::Draft) => format!("\u{1b}[33m{said}\u{1b}[0m"),
                (true, How::Missing) => format!("\u{1b}[31m{said}\u{1b}[0m"),
                _ => said,
            }
        });
        let cells: Vec<String> = cells.collect();
        out.push_str(format!("{}  {}", pad(&row.name, first), cells.join("  ")).trim_end());
        out.push('\n');
    }
}

fn stale(
    list: &List,
    (code, file): (&str, &str),
    place: &Place,
    tongue: Tongue,
    colours: bool,
    out: &mut String,
) {
    let line = |line: Option<usize>| line.map_or_else(String::new, |line| format!(":{line}"));
    let name = |code: &str| {
        let known = list.languages.iter().find(|language| language.code == code);
        known.map_or(code.to_owned(), |language| language.name.clone())
    };
    out.push_str(&format!("\n{file}{}\n", line(place.line)));
    for change in &place.changes {
        let where_ = format!("{}{}", place.source_file, line(change.line));
        out.push_str(&format!("  {} ({where_})\n", name(&place.source)));
        out.push_str(&format!("    {}\n", said(change, tongue, colours)));
    }
    let now = if place.now.is_empty() {
        tongue
            .choose("(hier staat niets)", "(nothing stands here)")
            .to_owned()
    } else {
        place.now.replace('\n', "\n    ")
    };
    out.push_str(&format!("  {}\n    {now}\n", name(code)));
}

fn said(change: &Changed, tongue: Tongue, colours: bool) -> String {
    let gone = |words: &str| mark(words, colours, GONE, ("[-", "-]"));
    let come = |words: &str| mark(words, colours, COME, ("{+", "+}"));
    match (&change.before, &change.after) {
        (Some(_), Some(_)) => change
            .words
            .iter()
            .map(|piece| match piece {
                Piece::Kept(words) => words.clone(),
                Piece::Gone(words) => gone(words),
                Piece::Come(words) => come(words),
            })
            .collect(),
        (None, Some(after)) => come(after),
        (Some(before), None) => gone(before),
        (None, None) => tongue
            .choose(
                "(hier is iets weggehaald)",
                "(something was taken out here)",
            )
            .to_owned(),
    }
}

fn mark(words: &str, colours: bool, coloured: (&str, &str), plain: (&str, &str)) -> String {
    let (open, close) = if colours { coloured } else { plain };
    format!("{open}{words}{close}")
}

fn word(how: How, tongue: Tongue) -> &'static str {
    match how {
        How::InStep => tongue.choose("bij", "in step"),
        How::Stale => tongue.choose("verouderd", "stale"),
        How::Missing => tongue.choose("ontbreekt", "missing"),
        How::Draft => tongue.choose("concept", "draft"),
        How::Unconfirmed => tongue.choose("niet bevestigd", "not confirmed"),
        How::Alone => tongue.choose("alleen deze", "only this one"),
    }
}

fn pad(text: &str, width: usize) -> String {
    format!("{text:width$}")
}
