//! What entries say of each other: names in facts become entries, in both directions.

use rustc_hash::{FxHashMap, FxHashSet};

use super::entry::{Entry, EntryId};
use super::topics::TopicId;
use crate::config::Config;
use crate::content::{Facts, Gathering, Kind, Particulars};
use crate::diagnostic::{At, Diagnostic, Problem, SourcePath, nearest};
use crate::source::EntryPath;

/// What an entry refers to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct References {
    /// Initiatives that it belongs to.
    pub initiatives: Vec<EntryId>,
    /// Partners that it concerns.
    pub partners: Vec<EntryId>,
    /// Partners who organise it.
    pub organisers: Vec<EntryId>,
    /// Where it is held.
    pub place: Option<EntryId>,
    /// Where each of its sessions is held, where that is another place.
    pub session_places: Vec<Option<EntryId>>,
    /// The event that it is news of.
    pub event: Option<EntryId>,
    /// What it is filed under.
    pub topics: Vec<TopicId>,
}

impl References {
    /// Every entry that is referred to, each once.
    pub fn all(&self) -> Vec<EntryId> {
        let mut all: Vec<EntryId> = self
            .initiatives
            .iter()
            .chain(&self.partners)
            .chain(&self.organisers)
            .chain(&self.place)
            .chain(self.session_places.iter().flatten())
            .chain(&self.event)
            .copied()
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Every name of another entry in facts, with the kinds that it may be of.
pub fn names_in(facts: &Facts) -> Vec<(&'static [Kind], &At<String>)> {
    const INITIATIVE: &[Kind] = &[Kind::Initiative];
    const PARTNER: &[Kind] = &[Kind::Partner];
    const PLACE: &[Kind] = &[Kind::Place];
    const HELD: &[Kind] = &[Kind::Event, Kind::Workshop];
    let mut names: Vec<(&'static [Kind], &At<String>)> = Vec::new();
    names.extend(facts.initiatives.iter().map(|name| (INITIATIVE, name)));
    names.extend(facts.partners.iter().map(|name| (PARTNER, name)));
    if let Some(gathering) = facts.gathering() {
        names.extend(gathering.place.iter().map(|name| (PLACE, name)));
        names.extend(gathering.organisers.iter().map(|name| (PARTNER, name)));
    }
    match &facts.particulars {
        Particulars::News(news) => names.extend(news.event.iter().map(|name| (HELD, name))),
        Particulars::Workshop(workshop) => {
            let places = workshop.sessions.iter();
            let places = places.filter_map(|session| session.place.as_ref());
            names.extend(places.map(|name| (PLACE, name)));
        }
        _ => {}
    }
    names
}

/// Entries by the names that facts give them: the name within their section, or the whole path where that is not
/// enough.
pub struct Names<'e> {
    pub(super) entries: &'e [Entry],
    pub(super) by_path: &'e FxHashMap<EntryPath, EntryId>,
    pub(super) config: &'e Config,
}

impl Names<'_> {
    /// The entries of these kinds that have a name, the one that is taken first.
    pub fn fitting(&self, kinds: &[Kind], name: &str) -> Vec<EntryId> {
        let mut found = Vec::new();
        for kind in kinds {
            let sections = self.config.sections.iter();
            let sections = sections.filter(|section| section.kind == *kind);
            let from = found.len();
            found
                .extend(sections.filter_map(|section| self.at(&format!("{}/{name}", section.key))));
            found[from..].sort_unstable(); // by their paths
        }
        if found.is_empty() {
            let is_of_kind = |id: &EntryId| kinds.contains(&self.entry(*id).kind);
            found.extend(self.at(name).filter(is_of_kind));
        }
        found
    }

    fn at(&self, path: &str) -> Option<EntryId> {
        self.by_path.get(path).copied()
    }

    fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.index()]
    }

    /// The names of what is of these kinds.
    fn known(&self, kinds: &[Kind]) -> impl Iterator<Item = &str> {
        let entries = self.entries.iter();
        let entries = entries.filter(|entry| kinds.contains(&entry.kind));
        entries.filter_map(|entry| Some(entry.path.in_section()?.1))
    }
}

/// Finds entries by their names in facts.
pub(super) struct Directory<'a> {
    names: Names<'a>,
    /// Names that exist and are not published.
    unpublished: FxHashSet<(Kind, String)>,
}

impl<'a> Directory<'a> {
    pub(super) fn new<'u>(
        names: Names<'a>,
        unpublished: impl IntoIterator<Item = &'u EntryPath>,
    ) -> Self {
        let config = names.config;
        let mut directory = Self {
            names,
            unpublished: FxHashSet::default(),
        };
        for path in unpublished {
            if let Some((section, name)) = path.in_section()
                && let Ok(kind) = config.kind_of(Some(section))
            {
                directory.unpublished.insert((kind, name.to_owned()));
                directory.unpublished.insert((kind, path.to_string()));
            }
        }
        directory
    }

    /// Resolves everything that an entry refers to; what leads nowhere is told.
    pub(super) fn resolve(&self, entry: &Entry, diagnostics: &mut Vec<Diagnostic>) -> References {
        let Some(file) = &entry.facts_file else {
            return References::default();
        };
        let mut look = Lookup {
            directory: self,
            file,
            diagnostics,
        };
        let facts = &entry.facts;
        let mut references = References {
            initiatives: look.many(&[Kind::Initiative], &facts.initiatives),
            partners: look.many(&[Kind::Partner], &facts.partners),
            topics: look.topics(&facts.topics),
            ..References::default()
        };
        match &facts.particulars {
            Particulars::News(news) => {
                references.event = look.one(&[Kind::Event, Kind::Workshop], news.event.as_ref());
            }
            Particulars::Event(event) => look.gathering(&event.gathering, &mut references),
            Particulars::Workshop(workshop) => {
                look.gathering(&workshop.gathering, &mut references);
                references.session_places = workshop
                    .sessions
                    .iter()
                    .map(|session| look.one(&[Kind::Place], session.place.as_ref()))
                    .collect();
            }
            _ => {}
        }
        references
    }
}

struct Lookup<'a> {
    directory: &'a Directory<'a>,
    file: &'a SourcePath,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Lookup<'_> {
    fn gathering(&mut self, gathering: &Gathering, references: &mut References) {
        references.place = self.one(&[Kind::Place], gathering.place.as_ref());
        references.organisers = self.many(&[Kind::Partner], &gathering.organisers);
    }

    fn many(&mut self, kinds: &[Kind], names: &[At<String>]) -> Vec<EntryId> {
        names
            .iter()
            .filter_map(|name| self.one(kinds, Some(name)))
            .collect()
    }

    fn one(&mut self, kinds: &[Kind], name: Option<&At<String>>) -> Option<EntryId> {
        let name = name?;
        let names = &self.directory.names;
        let fitting = names.fitting(kinds, &name.value);
        let problem = match fitting[..] {
            [id] => return Some(id),
            [] => self.nothing(kinds, &name.value),
            _ => Problem::AmbiguousReference {
                name: name.value.clone(),
                entries: fitting
                    .iter()
                    .map(|id| names.entry(*id).path.to_string())
                    .collect(),
            },
        };
        self.diagnostics
            .push(Diagnostic::at(problem, self.file, name.span));
        fitting.first().copied()
    }

    /// That nothing published has this name.
    fn nothing(&self, kinds: &[Kind], name: &str) -> Problem {
        let unpublished = &self.directory.unpublished;
        let mut here = kinds.iter();
        if here.any(|kind| unpublished.contains(&(*kind, name.to_owned()))) {
            return Problem::ReferenceToUnpublished { name: name.into() };
        }
        Problem::UnknownReference {
            nearest: nearest(name, self.directory.names.known(kinds)),
            kind: kinds.first().map_or("", |kind| kind.as_str()).to_owned(),
            name: name.to_owned(),
        }
    }

    fn topics(&mut self, topics: &[At<String>]) -> Vec<TopicId> {
        let known = &self.directory.names.config.topics;
        let mut found = Vec::new();
        for topic in topics {
            if let Some(index) = known.iter().position(|known| known.key == topic.value) {
                found.push(TopicId(index as u16));
                continue;
            }
            let problem = Problem::UnknownTopic {
                topic: topic.value.clone(),
                nearest: nearest(&topic.value, known.iter().map(|known| known.key.as_str())),
                known: known.iter().map(|known| known.key.clone()).collect(),
            };
            self.diagnostics
                .push(Diagnostic::at(problem, self.file, topic.span));
        }
        found
    }
}
