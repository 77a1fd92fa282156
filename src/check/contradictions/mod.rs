//! What an entry's languages say otherwise than each other, or than its facts.

mod alignment;
mod cues;
mod days;
mod facts;
mod hours;
mod languages;
mod sheet;
mod side;
mod weekdays;

use sheet::Sheet;
use side::Side;

use super::glance::Glance;
use super::links;
use super::mentions::{Mentions, Tongue, Value};
use super::texts::Text;
use super::writing;
use crate::content::Particulars;
use crate::diagnostic::Diagnostic;
use crate::markdown::{Passage, PassageKind};
use crate::site::{Entry, Site};
use crate::source::World;

/// Compares the texts of an entry with each other and with its facts.
pub(super) fn check(
    world: &World,
    site: &Site,
    entry: &Entry,
    texts: &[Text<'_>],
    mentions: Vec<Mentions>,
    found: &mut Vec<Diagnostic>,
) {
    let sides = sides(site, texts, mentions);
    let mut all = sides.iter().flat_map(|side| &side.mentions.list);
    let names_room = all.any(|mention| matches!(mention.value, Value::Room(_)));
    let rooms = if names_room {
        rooms(site, entry)
    } else {
        Vec::new() // nobody will ask
    };
    let sheet = Sheet::new(world, site, entry, rooms);
    compare(sides, &sheet, found);
}

/// Compares the texts of a landing page, which has no facts, with each other.
pub(super) fn check_landing(
    site: &Site,
    texts: &[Text<'_>],
    mentions: Vec<Mentions>,
    found: &mut Vec<Diagnostic>,
) {
    compare(sides(site, texts, mentions), &Sheet::empty(), found);
}

fn sides<'a>(site: &Site, texts: &'a [Text<'a>], mentions: Vec<Mentions>) -> Vec<Side<'a>> {
    let sides = texts.iter().zip(mentions);
    let mut sides: Vec<Side<'a>> = sides
        .map(|(text, mentions)| Side::new(text, mentions))
        .collect();
    if say_the_same(&sides) && are_in_one_folder(texts) {
        return sides; // most texts, and where their links lead is the same for each
    }
    for side in &mut sides {
        side.mentions.look_up(site, side.text.file());
    }
    // Where a link leads nowhere, or is none, that is told; what the other language has in its place follows from it.
    let is_broken = |text: &Text<'_>| {
        links::has_broken(site, text.manuscript, text.lang) || writing::has_unfinished_link(text)
    };
    if !say_the_same(&sides) && texts.iter().any(is_broken) {
        for side in &mut sides {
            side.mentions
                .list
                .retain(|mention| !mention.value.is_target());
        }
    }
    sides
}

/// Whether the same link leads to the same place from each of these texts.
fn are_in_one_folder(texts: &[Text<'_>]) -> bool {
    let mut folders = texts.iter().map(|text| text.file().folder());
    let first = folders.next();
    folders.all(|folder| first == Some(folder))
}

/// Whether all mention the same, one thing after the other.
fn say_the_same(sides: &[Side<'_>]) -> bool {
    let mut neighbours = sides.windows(2);
    neighbours.all(|pair| languages::say_the_same(&pair[0], &pair[1]))
}

fn compare(mut sides: Vec<Side<'_>>, sheet: &Sheet<'_>, found: &mut Vec<Diagnostic>) {
    for side in &mut sides {
        weekdays::check(side, sheet, found);
        facts::check(side, sheet, found);
    }
    if let Some((first, others)) = sides.split_first_mut() {
        for other in others {
            languages::compare(first, other, sheet, found);
        }
    }
}

/// The rooms that the names of its places name.
fn rooms(site: &Site, entry: &Entry) -> Vec<Value> {
    let sessions = entry.references.session_places.iter().flatten();
    let places = entry.references.place.iter().chain(sessions);
    let names = places.filter_map(|place| match &site.entry(*place).facts.particulars {
        Particulars::Place(place) => place.name.as_deref(),
        _ => None,
    });
    let blocks: Vec<Passage> = names
        .map(|name| Passage::line(PassageKind::Title, name, 0))
        .collect();
    if blocks.is_empty() {
        return Vec::new();
    }
    // Rooms are called by the same words in every language.
    let glances = blocks.iter().map(|block| Glance::at(&block.text));
    let glances: Vec<Glance> = glances.collect();
    let mentions = Mentions::read(&site.config, &blocks, &glances, Some(Tongue::Dutch)).list;
    mentions
        .into_iter()
        .map(|mention| mention.value)
        .filter(|value| matches!(value, Value::Room(_)))
        .collect()
}
