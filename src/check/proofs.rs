//! Reads every text as a reader does: for what contradicts another language or the facts, and for what
//! makes it hard to read.

use std::hash::{DefaultHasher, Hash, Hasher};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::contradictions;
use super::mentions::Mentions;
use super::notes::{Note, Notes};
use super::texts::Text;
use super::writing::Rules;
use crate::diagnostic::Diagnostic;
use crate::lang::PerLang;
use crate::markdown::Target;
use crate::site::{Destination, Edition, Entry, Revision, Site};
use crate::source::{EntryPath, World};

/// Reads the texts of the entries that are wanted once, and those of the sections, and tells what is wrong with all of
/// them.
pub fn proofread(
    world: &World,
    site: &Site,
    notes: &Notes,
    is_wanted: &dyn Fn(&Entry) -> bool,
) -> Vec<Diagnostic> {
    let reader = Reader::new(world, site, notes);
    let entries = site.entries().map(|(_, entry)| entry);
    let entries: Vec<&Entry> = entries.filter(|entry| is_wanted(entry)).collect();
    let found = entries.into_par_iter();
    let mut found: Vec<Diagnostic> = found.flat_map_iter(|entry| reader.entry(entry)).collect();
    reader.landings(&mut found);
    found
}

/// What was found in texts, by what it was found from: the next time, only what has changed is read.
#[derive(Debug, Default)]
pub struct Proofs {
    /// What every text depends on: the languages, the day.
    site: u64,
    /// The names of everything that a link can lead to.
    names: u64,
    entries: FxHashMap<EntryPath, Proof>,
}

/// What was found in the texts of an entry.
#[derive(Debug)]
struct Proof {
    /// The readings of the files that it was found from, and whether each could be read as it is now.
    from: Vec<(Revision, bool)>,
    /// Where its links led.
    leads: u64,
    found: Vec<Diagnostic>,
}

impl Proofs {
    /// Reads the texts that have changed, and tells what is wrong with all of them. None if it gave up
    /// when told to: what was read by then is kept for the next time.
    pub fn read(
        &mut self,
        world: &World,
        site: &Site,
        give_up: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Diagnostic>> {
        self.turn_to(site);
        let kept = &self.entries;
        let entries: Vec<&Entry> = site.entries().map(|(_, entry)| entry).collect();
        let changed = entries.par_iter().filter_map(|entry| {
            let from = revisions(site, entry);
            let kept = kept.get(&entry.path);
            (kept.is_none_or(|kept| kept.from != from)).then_some((*entry, from))
        });
        let changed: Vec<(&Entry, Vec<(Revision, bool)>)> = changed.collect();
        let notes = Notes::default(); // none were taken
        let reader = Reader::new(world, site, &notes);
        let read = changed.into_par_iter().map(|(entry, from)| {
            let proof = (!give_up()).then(|| Proof {
                from,
                leads: leads(site, entry),
                found: reader.entry(entry),
            });
            Some((entry.path.clone(), proof?))
        });
        let read: Vec<Option<(EntryPath, Proof)>> = read.collect();
        let all_is_read = read.iter().all(Option::is_some);
        self.entries.extend(read.into_iter().flatten());
        if !all_is_read {
            return None;
        }
        let proofs = entries.iter();
        let proofs = proofs.filter_map(|entry| self.entries.get(&entry.path));
        let mut found: Vec<Diagnostic> = proofs.flat_map(|proof| &proof.found).cloned().collect();
        reader.landings(&mut found);
        Some(found)
    }

    /// Forgets what doesn't hold for a site: where there is something new to link to, or something is
    /// gone, of the entries whose links lead elsewhere now.
    fn turn_to(&mut self, site: &Site) {
        let (now, names) = (site_key(site), names_key(site));
        if self.site != now {
            self.entries.clear();
        } else if self.names != names {
            let still = |path: &EntryPath, proof: &Proof| {
                let id = site.find(path);
                id.is_some_and(|id| leads(site, site.entry(id)) == proof.leads)
            };
            let before = std::mem::take(&mut self.entries);
            let before = before.into_par_iter();
            self.entries = before.filter(|(path, proof)| still(path, proof)).collect();
        }
        (self.site, self.names) = (now, names);
    }
}

/// Everything that a text is read beside.
struct Reader<'a> {
    world: &'a World,
    site: &'a Site,
    /// What was noted of texts when they were read; the others are read now.
    notes: &'a Notes,
    rules: Rules<'a>,
}

impl<'a> Reader<'a> {
    fn new(world: &'a World, site: &'a Site, notes: &'a Notes) -> Self {
        Self {
            world,
            site,
            notes,
            rules: Rules::of(&site.config),
        }
    }

    fn entry(&self, entry: &'a Entry) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let (texts, mentions) = self.texts(&entry.editions, &mut found);
        contradictions::check(self.world, self.site, entry, &texts, mentions, &mut found);
        found
    }

    fn landings(&self, found: &mut Vec<Diagnostic>) {
        let landings = self.site.sections.iter().map(|section| &section.landings);
        for editions in landings.chain([&self.site.homes]) {
            let (texts, mentions) = self.texts(editions, found);
            contradictions::check_landing(self.site, &texts, mentions, found);
        }
    }

    /// The texts of one thing in its languages, and what they mention; what is hard to read in them is told.
    fn texts(
        &self,
        editions: &'a PerLang<Option<Edition>>,
        found: &mut Vec<Diagnostic>,
    ) -> (Vec<Text<'a>>, Vec<Mentions>) {
        let texts = editions.present().filter_map(|(lang, edition)| {
            let text = Text::new(self.world, lang, edition)?;
            let note = self.notes.take(edition.revision);
            let note = note.unwrap_or_else(|| Note::of(&self.rules, &text));
            found.extend(note.found);
            Some((text, note.mentions))
        });
        texts.unzip()
    }
}

/// What every text depends on.
fn site_key(site: &Site) -> u64 {
    let mut hasher = DefaultHasher::new();
    site.now.today().hash(&mut hasher);
    for (_, language) in site.config.languages.iter() {
        (&language.code, &language.name).hash(&mut hasher);
    }
    hasher.finish()
}

/// The names of everything that a link can lead to.
fn names_key(site: &Site) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (_, entry) in site.entries() {
        entry.path.hash(&mut hasher);
    }
    for section in &site.sections {
        section.key.hash(&mut hasher);
    }
    for (path, _) in site.media.iter() {
        path.hash(&mut hasher);
    }
    hasher.finish()
}

/// What the links of an entry's texts lead to.
fn leads(site: &Site, entry: &Entry) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (_, edition) in entry.editions.present() {
        for target in &edition.survey.targets {
            let Target::Link(address) = target else {
                continue;
            };
            let name = match site.locate(&edition.file, &address.value).destination {
                Destination::Entry(id) => (1, site.entry(id).path.as_str()),
                Destination::Section(id) => (2, site.section(id).key.as_str()),
                Destination::Home => (3, ""),
                Destination::Media(_) => (4, ""),
                _ => (5, ""),
            };
            name.hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// The readings of the files of an entry, and of what its facts refer to; of a text also whether it
/// could be read as it is now.
fn revisions(site: &Site, entry: &Entry) -> Vec<(Revision, bool)> {
    let references = &entry.references;
    let places = references.session_places.iter().flatten();
    let others = references
        .place
        .iter()
        .chain(&references.event)
        .chain(places);
    let editions = entry.editions.present();
    let editions = editions.map(|(_, edition)| (edition.revision, edition.last_good.is_none()));
    std::iter::once((entry.facts_revision, true))
        .chain(editions)
        .chain(others.map(|other| (site.entry(*other).facts_revision, true)))
        .collect()
}
