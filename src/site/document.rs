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
use crate::markdown::{Prose, Survey};
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
    /// The whole of the file then, if it can't be read as it is now.
    pub last_good: Option<Arc<str>>,
}

/// Looks on while texts are read, and need not read them again.
pub trait Onlooker: Sync {
    /// A text was read: what its file says, the whole of that file, and its words.
    fn see(&self, lang: Lang, manuscript: &Manuscript, file: &str, prose: Prose);
}

/// A file that was read: what it says, as far as it could be read, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) document: Option<Document>,
    /// Whether its keys could not be read at all.
    pub(super) is_unreadable: bool,
    pub(super) problems: Vec<Diagnostic>,
}

impl Document {
    /// What a file said when it was last readable, and its text of then.
    fn kept(mut self, text: Option<String>) -> Self {
        if let Self::Words { manuscript, .. } | Self::Landing { manuscript, .. } = &mut self
            && manuscript.last_good.is_none()
        {
            Arc::make_mut(manuscript).last_good = text.map(Arc::from);
        }
        self
    }
}

fn is_content(path: &SourcePath) -> bool {
    path.as_str().starts_with("content/")
}

/// The most files that are read without anybody being asked to help.
const SHARE: usize = 64;

/// Reads files of the content, in parallel.
fn read_all<'a>(
    world: &World,
    config: &Config,
    paths: Vec<&'a SourcePath>,
    onlooker: Option<&dyn Onlooker>,
) -> Vec<(&'a SourcePath, Option<Reading>)> {
    let codes = config.languages.codes();
    // In small shares: who has a large one left at the end works alone.
    let content = paths.into_par_iter().with_max_len(SHARE);
    content
        .map(|path| (path, parse(world, path, config, &codes, onlooker)))
        .collect()
}

/// Every file of `content/` by itself. What a file says depends on nothing but its own bytes and the
/// settings, so that it is read again only when one of them changes.
#[derive(Debug, Default)]
pub struct Documents(BTreeMap<SourcePath, Reading>);

impl Documents {
    /// Reads every file of `content/`, in parallel.
    pub fn read(world: &World, config: &Config, onlooker: Option<&dyn Onlooker>) -> Self {
        let texts = world.texts().map(|(path, _)| path);
        let paths = texts.chain(world.media().keys()).chain(world.unread());
        let content = paths.filter(|path| is_content(path));
        let readings = read_all(world, config, content.collect(), onlooker);
        let readings = readings.into_iter();
        Self(
            readings
                .filter_map(|(path, reading)| Some((path.clone(), reading?)))
                .collect(),
        )
    }

    /// Reads these files again, in parallel, and forgets those that are gone. Of a file that can't be
    /// read any more, what it said last stays; `changed` has the texts of then, and gives them up.
    pub fn read_again(
        &mut self,
        world: &World,
        config: &Config,
        changed: &mut BTreeMap<SourcePath, Option<String>>,
    ) {
        let content = changed.keys().filter(|path| is_content(path));
        let paths: Vec<SourcePath> = content.cloned().collect();
        let readings = read_all(world, config, paths.iter().collect(), None);
        for (path, reading) in readings {
            let before = self.0.remove(path);
            let Some(mut reading) = reading else { continue };
            if reading.is_unreadable
                && let Some(said) = before.and_then(|before| before.document)
            {
                let text = changed.get_mut(path).and_then(Option::take);
                reading.document = Some(said.kept(text));
            }
            self.0.insert(path.clone(), reading);
        }
    }

    /// What the files say, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = &Document> {
        self.0
            .values()
            .filter_map(|reading| reading.document.as_ref())
    }

    /// The files whose keys can't be read at all.
    pub fn unreadable(&self) -> impl Iterator<Item = &SourcePath> {
        let unreadable = self.0.iter();
        unreadable.filter_map(|(path, reading)| reading.is_unreadable.then_some(path))
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
