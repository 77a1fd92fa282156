//! What each page was made from, and so which pages a change touches.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::identity;
use super::snapshot::Snapshot;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::outputs::{Output, Page};
use crate::site::{EntryId, OutPath, Read, observe};
use crate::source::{EntryPath, World};

/// The name of something that pages are made from, and what tells it from what it was.
type Parts = FxHashMap<u64, u64>;

/// What every page was made from. Only which pages are made again depends on it, never what is in a
/// page that is asked for.
#[derive(Default)]
pub struct Ledger {
    pages: BTreeMap<OutPath, Record>,
    parts: Parts,
}

/// A page as it was last made.
struct Record {
    made_from: Box<[u64]>,
    identity: u64,
    missing: Vec<(String, String)>,
    problems: Vec<Diagnostic>,
}

/// The pages that have to be made again.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Touched(Vec<usize>);

impl Touched {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Ledger {
    /// Turns to a new snapshot: which of its pages are no longer as they were, by their positions in
    /// its plan.
    pub fn turn_to(&mut self, snapshot: &Snapshot) -> Touched {
        let parts = parts(snapshot);
        let changed = differences(&self.parts, &parts);
        let reordered = changed.contains(&name("lists", "", None));
        let touched = |(index, (path, output)): (usize, &(OutPath, Output))| {
            let Output::Page(page) = output else {
                return None;
            };
            let as_it_was = self.pages.get(path).is_some_and(|record| {
                !record.made_from.iter().any(|part| changed.contains(part))
                    && (!reordered || record.identity == identity::of_page(&snapshot.site, page))
            });
            (!as_it_was).then_some(index)
        };
        let outputs = &snapshot.outputs;
        let touched = outputs.par_iter().enumerate().filter_map(touched).collect();
        self.parts = parts;
        self.pages.retain(|path, _| snapshot.find(path).is_some());
        Touched(touched)
    }

    /// Makes pages, and remembers what they are made from. Gives up when told to, and then gives those
    /// that are left; the next turn touches them again.
    pub fn make(
        &mut self,
        world: &World,
        snapshot: &Snapshot,
        pages: &Touched,
        give_up: &(dyn Fn() -> bool + Sync),
    ) -> Touched {
        let made: Vec<(usize, Option<Record>)> = pages
            .0
            .par_iter()
            .map(|index| {
                let record = (!give_up())
                    .then(|| Record::new(world, snapshot, *index))
                    .flatten();
                (*index, record)
            })
            .collect();
        let mut left = Vec::new();
        for (index, record) in made {
            let path = &snapshot.outputs[index].0;
            if let Some(record) = record {
                self.pages.insert(path.clone(), record);
            } else {
                self.pages.remove(path);
                left.push(index);
            }
        }
        Touched(left)
    }

    /// What went wrong while pages were made: a template that fails on every page is told once.
    pub fn problems(&self, snapshot: &Snapshot) -> Vec<Diagnostic> {
        let mut told = FxHashSet::default();
        let problems = self.pages.values().flat_map(|record| &record.problems);
        let mut problems: Vec<Diagnostic> = problems
            .filter(|problem| told.insert(problem.place.clone()))
            .cloned()
            .collect();
        let missing = self
            .pages
            .values()
            .flat_map(|record| record.missing.iter().cloned());
        let missing: BTreeSet<_> = missing.collect();
        let config = &snapshot.site.config;
        problems.extend(check::missing_messages(&snapshot.theme, config, &missing));
        problems
    }
}

impl Record {
    fn new(world: &World, snapshot: &Snapshot, index: usize) -> Option<Self> {
        let Output::Page(page) = &snapshot.outputs[index].1 else {
            return None;
        };
        let workshop = snapshot.workshop(world);
        let (result, reads) = observe(|| workshop.make(&snapshot.outputs[index].1));
        let mut problems = workshop.told.into_inner().unwrap_or_default();
        problems.extend(result.err());
        let mut missing = Vec::new();
        let mut made_from: Vec<u64> = own_parts(snapshot, page);
        for read in reads {
            match read {
                Read::MissingMessage(code, key) => missing.push((code, key)),
                read => made_from.push(part(snapshot, &read)),
            }
        }
        Some(Self {
            made_from: made_from.into(),
            identity: identity::of_page(&snapshot.site, page),
            missing,
            problems,
        })
    }
}

/// What a page is made from, whatever its templates ask for.
fn own_parts(snapshot: &Snapshot, page: &Page) -> Vec<u64> {
    let site = &snapshot.site;
    let every = |lang: Lang| [name("globals", "", Some(lang)), name("theme", "", None)];
    match page {
        Page::Entry { id, lang, .. } => {
            let own = name("own", site.entry(*id).path.as_str(), Some(*lang));
            [own].into_iter().chain(every(*lang)).collect()
        }
        Page::Section { id, lang, .. } | Page::Filter { id, lang, .. } => {
            let own = name("landing", &site.section(*id).key, Some(*lang));
            [own].into_iter().chain(every(*lang)).collect()
        }
        Page::Home(lang) => [name("home", "", Some(*lang))]
            .into_iter()
            .chain(every(*lang))
            .collect(),
        Page::Topic { lang, .. }
        | Page::Search(lang)
        | Page::Index(lang)
        | Page::NotFound(lang)
        | Page::Redirect { lang, .. } => every(*lang).to_vec(),
        Page::Chooser | Page::NotFoundAnywhere => {
            site.config.languages.all().flat_map(every).collect()
        }
    }
}

/// The name of something that was read.
fn part(snapshot: &Snapshot, read: &Read) -> u64 {
    let path = |id: EntryId| snapshot.site.entry(id).path.as_str();
    match read {
        Read::Card(id, lang) => name("card", path(*id), Some(*lang)),
        Read::Address(id, lang) => name("address", path(*id), Some(*lang)),
        Read::Name(path) => name("name", path.as_str(), None),
        Read::Media(path) => name("media", path, None),
        Read::Lists => name("lists", "", None),
        Read::MissingMessage(code, key) => name("message", &format!("{code} {key}"), None),
    }
}

fn name(kind: &str, path: &str, lang: Option<Lang>) -> u64 {
    hash(&(kind, path, lang))
}

fn hash(value: &impl Hash) -> u64 {
    let mut hash = DefaultHasher::new();
    value.hash(&mut hash);
    hash.finish()
}

/// Everything that pages are made from, as it is in a snapshot.
fn parts(snapshot: &Snapshot) -> Parts {
    let site = &snapshot.site;
    let now = site.now.wall();
    let entries: Vec<_> = site.entries().collect();
    let of_entries = entries.par_iter().flat_map_iter(|(id, entry)| {
        let path: &EntryPath = &entry.path;
        let in_languages = site.config.languages.all().flat_map(move |lang| {
            let named = |kind| name(kind, path.as_str(), Some(lang));
            let card = snapshot.cards.revision(*id, lang);
            let best = entry.editions.best(lang);
            let address = best.map(|(found_in, edition)| (found_in, &edition.url));
            let own = entry.editions[lang]
                .as_ref()
                .map(|edition| edition.revision);
            let own = (own, entry.facts_revision, entry.moments_past(now));
            [
                (named("card"), hash(&card)),
                (named("address"), hash(&address)),
                (named("own"), hash(&own)),
            ]
        });
        in_languages.chain([(name("name", path.as_str(), None), 0)])
    });
    let mut parts: Parts = of_entries.collect::<Vec<_>>().into_iter().collect();
    for (_, section) in site.sections() {
        for (lang, landing) in section.landings.iter() {
            let landing = landing.as_ref().map(|landing| landing.revision);
            parts.insert(name("landing", &section.key, Some(lang)), hash(&landing));
        }
        parts.insert(name("name", &section.key, None), 1);
    }
    for (lang, home) in site.homes.iter() {
        let home = home.as_ref().map(|home| home.revision);
        parts.insert(name("home", "", Some(lang)), hash(&home));
        let globals = serde_json::to_string(&snapshot.engine.globals(lang)).unwrap_or_default();
        parts.insert(name("globals", "", Some(lang)), hash(&globals));
    }
    for (path, file) in site.media.iter() {
        parts.insert(name("media", path, None), hash(&file.media.hash));
    }
    parts.insert(name("lists", "", None), identity::lists(site));
    let theme = (snapshot.templates(), &snapshot.words.given);
    parts.insert(name("theme", "", None), hash(&theme));
    parts
}

/// The names of what is in only one of two, or not the same in both.
fn differences(before: &Parts, now: &Parts) -> FxHashSet<u64> {
    let gone = before.keys().filter(|name| !now.contains_key(name));
    let other = now
        .iter()
        .filter(|(name, value)| before.get(name) != Some(value));
    gone.chain(other.map(|(name, _)| name)).copied().collect()
}
