//! What each file of `content/` says by itself, remembered by its path.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::parse::parse;
use crate::config::Config;
use crate::content::{Facts, Kind, Words};
use crate::diagnostic::{Diagnostic, Problem, SourcePath, Span};
use crate::lang::Lang;
use crate::markdown::Survey;
use crate::source::{EntryPath, World};

/// What a file of `content/` says.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the types of the fields say what they are")]
pub enum Document {
    /// The words of an entry in a language.
    Words {
        entry: EntryPath,
        lang: Lang,
        manuscript: Arc<Manuscript>,
    },
    /// The words of a landing page in a language.
    Landing {
        section: Option<String>,
        lang: Lang,
        manuscript: Arc<Manuscript>,
    },
    /// The facts of an entry.
    Facts {
        entry: EntryPath,
        kind: Kind,
        file: SourcePath,
        facts: Arc<Facts>,
        revision: Revision,
    },
}

/// Tells one reading of a file from every other. Means nothing outside this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Revision(u64);

impl Revision {
    /// One that nothing has yet.
    pub(crate) fn next() -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        Self(LAST.fetch_add(1, Ordering::Relaxed))
    }

    /// The revision of what isn't in a file.
    pub(super) fn none() -> Self {
        Self(u64::MAX)
    }
}

/// A file of words: its keys, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manuscript {
    /// The file.
    pub file: SourcePath,
    /// Its keys.
    pub words: Words,
    /// Where in the file its text is.
    pub body: Span,
    /// What its text holds.
    pub survey: Survey,
    /// Which reading of the file it is from.
    pub revision: Revision,
}

/// A file that was read: what it says, as far as it could be read, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) document: Option<Document>,
    pub(super) problems: Vec<Diagnostic>,
}

/// Every file of `content/` by itself. What a file says depends on nothing but its own bytes and the
/// settings, so that it is read again only when one of them changes.
#[derive(Debug, Default)]
pub struct Documents(BTreeMap<SourcePath, Reading>);

impl Documents {
    /// Reads every file of `content/`, in parallel.
    pub fn read(world: &World, config: &Config) -> Self {
        let mut documents = Self::default();
        let texts = world.texts().map(|(path, _)| path);
        let paths = texts.chain(world.media().keys()).chain(world.unread());
        documents.read_again(world, config, paths);
        documents
    }

    /// Reads these files again, in parallel; those that are gone are forgotten.
    pub fn read_again<'a>(
        &mut self,
        world: &World,
        config: &Config,
        paths: impl IntoIterator<Item = &'a SourcePath>,
    ) {
        let paths = paths.into_iter();
        let paths: Vec<&SourcePath> = paths
            .filter(|path| path.as_str().starts_with("content/"))
            .collect();
        let codes = config.languages.codes();
        let readings: Vec<Option<Reading>> = paths
            .par_iter()
            .map(|path| parse(world, path, config, &codes))
            .collect();
        for (path, reading) in paths.into_iter().zip(readings) {
            match reading {
                Some(reading) => drop(self.0.insert(path.clone(), reading)),
                None => drop(self.0.remove(path)),
            }
        }
    }

    /// What the files say, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = &Document> {
        self.0
            .values()
            .filter_map(|reading| reading.document.as_ref())
    }

    /// What is wrong with one file by itself.
    pub fn problems_of(&self, file: &SourcePath) -> impl Iterator<Item = &Diagnostic> {
        let reading = self.0.get(file);
        reading.into_iter().flat_map(|reading| &reading.problems)
    }

    /// What is wrong with each file by itself.
    pub fn problems(&self) -> impl Iterator<Item = Diagnostic> {
        let mut unknown_sections = HashSet::new();
        let problems = self.0.values().flat_map(|reading| &reading.problems);
        let told = problems.filter(move |found| match &found.problem {
            // Told of the first file in the folder: it is the folder that is wrong.
            Problem::UnknownSection { folder, .. } => unknown_sections.insert(folder.clone()),
            _ => true,
        });
        told.cloned()
    }
}
