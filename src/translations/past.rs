//! The texts as they were in the commits of the site's repository.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::pieces::Pieces;
use super::record::record_file;
use super::text::Text;
use crate::diagnostic::SourcePath;
use crate::lang::PerLang;
use crate::source::{FileHash, history};

/// A text in one commit: its pieces in each language.
pub(super) type Version = PerLang<Option<Arc<Pieces>>>;

/// The versions of a text, each after those that it stands on.
#[derive(Debug, Default)]
pub(super) struct Versions {
    pub(super) all: Vec<Version>,
    /// How many of them came before the last that its record was written in.
    pub(super) recorded: usize,
}

/// What the repository is asked once, until another commit is checked out.
#[derive(Debug)]
pub struct Past {
    root: PathBuf,
    memory: Mutex<Memory>,
}

#[derive(Debug, Default)]
struct Memory {
    head: Option<String>,
    versions: BTreeMap<String, Arc<Versions>>,
}

impl Past {
    /// The past of the site in a folder.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            memory: Mutex::default(),
        }
    }

    /// The versions of these texts, as far as they are known.
    pub(super) fn versions(&self, texts: &[&Text]) -> Vec<Arc<Versions>> {
        if texts.is_empty() {
            return Vec::new();
        }
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let head = history::head(&self.root);
        if memory.head != head {
            memory.versions.clear();
            memory.head = head;
        }
        let unknown = texts
            .iter()
            .filter(|text| !memory.versions.contains_key(&text.name));
        let unknown: Vec<&Text> = unknown.copied().collect();
        if memory.head.is_some() && !unknown.is_empty() {
            let found = read(&self.root, &unknown);
            memory.versions.extend(found);
        }
        let known = |text: &&Text| memory.versions.get(&text.name).cloned().unwrap_or_default();
        texts.iter().map(known).collect()
    }
}

fn read(root: &Path, texts: &[&Text]) -> Vec<(String, Arc<Versions>)> {
    let files = |text: &Text| -> Vec<SourcePath> {
        let present = text.files.present().map(|(_, file)| file.clone());
        present.chain([record_file(&text.name)]).collect()
    };
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
    let mut said = history::texts(root, &asked).into_iter();
    let mut read: FxHashMap<FileHash, Option<Arc<Pieces>>> = FxHashMap::default();
    let mut pieces_of = |file: &SourcePath, text: Option<String>| {
        let text = text?;
        let hash = FileHash::of(text.as_bytes());
        let pieces = || Pieces::of(file, &text).map(Arc::new);
        read.entry(hash).or_insert_with(pieces).clone()
    };
    let mut found = Vec::new();
    for ((text, commits), recorded) in texts.iter().zip(&touching).zip(recorded) {
        let mut versions = Versions {
            recorded,
            ..Versions::default()
        };
        for _ in commits {
            let version = text.files.map_ref(|file| {
                let file = file.as_ref()?;
                pieces_of(file, said.next().flatten())
            });
            versions.all.push(version);
        }
        found.push((text.name.clone(), Arc::new(versions)));
    }
    found
}
