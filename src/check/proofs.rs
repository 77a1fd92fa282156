//! Reads every text as a reader does: for what contradicts another language or the facts, and for what
//! makes it hard to read.

use std::hash::{DefaultHasher, Hash, Hasher};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::texts::Text;
use super::{contradictions, writing};
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::site::{Edition, Entry, Revision, Site};
use crate::source::{EntryPath, World};

/// What was found in texts, by what it was found from: the next time, only what has changed is read.
#[derive(Debug, Default)]
pub struct Proofs {
    /// What every text depends on: the entries that links can lead to, the languages, the day.
    site: u64,
    entries: FxHashMap<EntryPath, Proof>,
}

/// What was found in the texts of an entry.
#[derive(Debug)]
struct Proof {
    /// The readings of the files that it was found from.
    from: Vec<Revision>,
    found: Vec<Diagnostic>,
}

impl Proofs {
    /// Reads the texts that have changed, and tells what is wrong with all of them.
    pub fn read(&mut self, world: &World, site: &Site) -> Vec<Diagnostic> {
        let now = site_key(site);
        if self.site != now {
            self.site = now;
            self.entries.clear();
        }
        let mut before = std::mem::take(&mut self.entries);
        let entries: Vec<(&Entry, Vec<Revision>, Option<Proof>)> = site
            .entries()
            .map(|(_, entry)| {
                let from = revisions(site, entry);
                let kept = before.remove(&entry.path);
                let kept = kept.filter(|kept| kept.from == from);
                (entry, from, kept)
            })
            .collect();
        let read = entries.into_par_iter().map(|(entry, from, kept)| {
            let proof = kept.unwrap_or_else(|| Proof {
                found: read_entry(world, site, entry),
                from,
            });
            (entry.path.clone(), proof)
        });
        let read: Vec<(EntryPath, Proof)> = read.collect();
        let mut found: Vec<Diagnostic> = read
            .iter()
            .flat_map(|(_, proof)| proof.found.iter().cloned())
            .collect();
        self.entries = read.into_iter().collect();
        let landings = site.sections.iter().map(|section| &section.landings);
        for editions in landings.chain([&site.homes]) {
            let texts = read_texts(world, site, editions.present(), &mut found);
            contradictions::check_landing(site, &texts, &mut found);
        }
        found
    }
}

fn read_entry(world: &World, site: &Site, entry: &Entry) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let texts = read_texts(world, site, entry.editions.present(), &mut found);
    contradictions::check(world, site, entry, &texts, &mut found);
    found
}

/// The texts of one thing in its languages; what is hard to read in them is told.
fn read_texts<'a>(
    world: &'a World,
    site: &Site,
    editions: impl Iterator<Item = (Lang, &'a Edition)>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Text<'a>> {
    let texts: Vec<Text<'_>> = editions
        .filter_map(|(lang, edition)| Text::new(world, lang, edition))
        .collect();
    for text in &texts {
        writing::check(site, text, found);
    }
    texts
}

fn site_key(site: &Site) -> u64 {
    let mut hasher = DefaultHasher::new();
    site.now.today().hash(&mut hasher);
    for (_, language) in site.config.languages.iter() {
        (&language.code, &language.name).hash(&mut hasher);
    }
    for (_, entry) in site.entries() {
        entry.path.hash(&mut hasher);
    }
    hasher.finish()
}

/// The readings of the files of an entry, and of what its facts refer to.
fn revisions(site: &Site, entry: &Entry) -> Vec<Revision> {
    let references = &entry.references;
    let places = references.session_places.iter().flatten();
    let others = references
        .place
        .iter()
        .chain(&references.event)
        .chain(places);
    let editions = entry.editions.present();
    std::iter::once(entry.facts_revision)
        .chain(editions.map(|(_, edition)| edition.revision))
        .chain(others.map(|other| site.entry(*other).facts_revision))
        .collect()
}
