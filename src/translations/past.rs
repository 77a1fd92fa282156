//! The texts as they were in the commits of the site's repository.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::notes::{self, Notes};
use super::pieces::Pieces;
use super::record::record_file;
use super::standing::State;
use super::text::Text;
use crate::cache::Cache;
use crate::diagnostic::SourcePath;
use crate::lang::{Languages, PerLang};
use crate::site::Site;
use crate::source::{FileHash, Head, history};

/// A text in one commit: its pieces in each language.
pub(super) type Version = PerLang<Option<Arc<Pieces>>>;

/// The versions of a text, each after those that it stands on.
#[derive(Debug, Default)]
pub(super) struct Versions {
    pub(super) all: Vec<Version>,
    /// How many of them came before the last that its record was written in.
    pub(super) recorded: usize,
}

/// What the repository is asked once, until another commit is checked out; and what followed from it.
#[derive(Debug)]
pub struct Past {
    root: PathBuf,
    cache: Arc<Cache>,
    memory: Mutex<Option<Memory>>,
}

#[derive(Debug)]
struct Memory {
    head: Option<Head>,
    /// The versions of texts, by their names, and of which files they are.
    versions: FxHashMap<String, (PerLang<Option<SourcePath>>, Arc<Versions>)>,
    notes: Notes,
    /// Whether there is something in the notes that isn't kept.
    has_new: bool,
}

impl Past {
    /// The past of the site in a folder.
    pub fn new(root: &Path, cache: Arc<Cache>) -> Self {
        Self {
            root: root.to_owned(),
            cache,
            memory: Mutex::default(),
        }
    }

    /// What is remembered of these texts and holds for the commit that is checked out now.
    pub(super) fn now(&self, site: &Site, texts: &[Text]) -> Now<'_> {
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let open = || Memory::open(&self.cache, &site.config.languages);
        let open = memory.get_or_insert_with(open);
        open.turn_to(&self.root, history::head(&self.root), texts);
        Now {
            root: &self.root,
            memory,
        }
    }

    /// Keeps what was found out for the next run.
    pub fn keep(&self, languages: &Languages) {
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(memory) = memory.as_mut().filter(|memory| memory.has_new) {
            notes::keep(&self.cache, languages, memory.head.as_ref(), &memory.notes);
            memory.has_new = false;
        }
    }
}

impl Memory {
    fn open(cache: &Cache, languages: &Languages) -> Self {
        let (head, notes) = notes::open(cache, languages);
        Self {
            head,
            versions: FxHashMap::default(),
            notes,
            has_new: false,
        }
    }

    /// Forgets what another commit than the one before may change.
    fn turn_to(&mut self, root: &Path, head: Option<Head>, texts: &[Text]) {
        if self.head == head {
            return;
        }
        self.versions.clear();
        let touched = match (&self.head, &head) {
            (Some(before), Some(now)) => history::touched_since(root, before, now),
            _ => None,
        };
        match touched {
            None => self.notes.retain(|_, note| !note.is_by_past),
            Some(touched) => {
                let is_touched =
                    |text: &&Text| files(text).iter().any(|file| touched.contains(file));
                for text in texts.iter().filter(is_touched) {
                    self.notes.remove(&text.name);
                }
            }
        }
        self.head = head;
        self.has_new = true;
    }
}

/// What holds now.
pub(super) struct Now<'a> {
    root: &'a Path,
    memory: MutexGuard<'a, Option<Memory>>,
}

impl Now<'_> {
    /// How a text stands, if that was noted of it with these files.
    pub(super) fn noted(&self, text: &Text, id: FileHash) -> Option<&State> {
        let note = self.memory.as_ref()?.notes.get(&text.name)?;
        (note.id == id).then_some(&note.state)
    }

    /// Notes how texts stand, and forgets all others than `texts`.
    pub(super) fn note(&mut self, texts: &[(&Text, FileHash)], found: Notes) {
        let Some(memory) = self.memory.as_mut() else {
            return;
        };
        memory.has_new |= !found.is_empty();
        memory.notes.extend(found);
        if memory.notes.len() > texts.len() {
            let names: FxHashSet<&str> = texts.iter().map(|(text, _)| &*text.name).collect();
            memory.notes.retain(|name, _| names.contains(name.as_str()));
            memory.has_new = true;
        }
    }

    /// The versions of these texts, as far as they are known.
    pub(super) fn versions(&mut self, texts: &[&Text]) -> Vec<Arc<Versions>> {
        let Some(memory) = self.memory.as_mut() else {
            return Vec::new();
        };
        let is_known = |text: &Text| {
            let known = memory.versions.get(&text.name);
            known.is_some_and(|(files, _)| *files == text.files)
        };
        let unknown = texts.iter().filter(|text| !is_known(text));
        let unknown: Vec<&Text> = unknown.copied().collect();
        if memory.head.is_some() && !unknown.is_empty() {
            let found = read(self.root, &unknown).into_iter().zip(unknown);
            let found =
                found.map(|(versions, text)| (text.name.clone(), (text.files.clone(), versions)));
            memory.versions.extend(found);
        }
        let known = |text: &&Text| {
            let known = memory.versions.get(&text.name);
            known.map(|(_, versions)| Arc::clone(versions))
        };
        let versions = texts.iter().map(known);
        versions.map(Option::unwrap_or_default).collect()
    }
}

/// The files that a text is in, its record among them.
fn files(text: &Text) -> Vec<SourcePath> {
    let present = text.files.present().map(|(_, file)| file.clone());
    present.chain([record_file(&text.name)]).collect()
}

/// Asks the repository for the versions of texts, in their order.
fn read(root: &Path, texts: &[&Text]) -> Vec<Arc<Versions>> {
    let all: BTreeSet<SourcePath> = texts.iter().flat_map(|text| files(text)).collect();
    let commits = history::commits(root, &all);
    // Which commits touch which text.
    let owners: FxHashMap<SourcePath, usize> = texts
        .iter()
        .enumerate()
        .flat_map(|(at, text)| files(text).into_iter().map(move |file| (file, at)))
        .collect();
    let mut touching: Vec<Vec<&history::Commit>> = vec![Vec::new(); texts.len()];
    let mut recorded = vec![0; texts.len()];
    for commit in &commits {
        let owners = commit.touched.iter().filter_map(|file| owners.get(file));
        for at in owners.copied().collect::<BTreeSet<usize>>() {
            touching[at].push(commit);
            if commit.touched.contains(&record_file(&texts[at].name)) {
                recorded[at] = touching[at].len() - 1; // what it changes besides may be news
            }
        }
    }
    let mut asked = Vec::new();
    for (text, commits) in texts.iter().zip(&touching) {
        for commit in commits {
            asked.extend(text.files.present().map(|(_, file)| (*commit, file)));
        }
    }
    let said = history::texts(root, &asked);
    let mut pieces = understood(&asked, &said).into_iter();
    let mut found = Vec::new();
    for ((text, commits), recorded) in texts.iter().zip(&touching).zip(recorded) {
        let versions = commits.iter().map(|_| {
            let of = |file: &Option<SourcePath>| file.as_ref().and_then(|_| pieces.next()?);
            text.files.map_ref(of)
        });
        let all = versions.collect();
        found.push(Arc::new(Versions { all, recorded }));
    }
    found
}

/// The pieces of what files said; a text that was said in more than one commit is read once.
fn understood(
    asked: &[(&history::Commit, &SourcePath)],
    said: &[Option<String>],
) -> Vec<Option<Arc<Pieces>>> {
    let said = said.par_iter().zip(asked);
    let said: Vec<_> = said
        .map(|(text, (_, file))| {
            text.as_ref()
                .map(|text| (FileHash::of(text.as_bytes()), text, *file))
        })
        .collect();
    let each: FxHashMap<FileHash, (&String, &SourcePath)> = said
        .iter()
        .flatten()
        .map(|(hash, text, file)| (*hash, (*text, *file)))
        .collect();
    let read: FxHashMap<FileHash, Option<Arc<Pieces>>> = each
        .into_par_iter()
        .map(|(hash, (text, file))| (hash, Pieces::of(file, text).map(Arc::new)))
        .collect();
    let pieces = said.iter();
    pieces
        .map(|said| read.get(&said.as_ref()?.0).cloned()?)
        .collect()
}
