//! Every file of the site that a run looks at.

use std::collections::BTreeMap;
use std::path::Path;

use super::disk::{self, Contents, Media};
use crate::diagnostic::{Diagnostic, Problem, SourcePath, Texts};

/// The files of the site, by their paths, and what stood in the way of reading them.
#[derive(Debug, Default, Clone)]
pub struct World {
    texts: BTreeMap<SourcePath, String>,
    media: BTreeMap<SourcePath, Media>,
    problems: BTreeMap<SourcePath, Problem>,
}

impl World {
    /// The files that are text, in the order of their paths.
    pub fn texts(&self) -> impl Iterator<Item = (&SourcePath, &str)> {
        self.texts.iter().map(|(path, text)| (path, text.as_str()))
    }

    /// The texts below a folder, in the order of their paths.
    pub fn texts_below(&self, folder: &str) -> impl Iterator<Item = (&SourcePath, &str)> {
        let below = format!("{}/", folder.trim_end_matches('/'));
        self.texts
            .range(SourcePath::new(&below)..)
            .take_while(move |(path, _)| path.as_str().starts_with(&below))
            .map(|(path, text)| (path, text.as_str()))
    }

    /// The files that are published as they are, in the order of their paths.
    pub fn media(&self) -> &BTreeMap<SourcePath, Media> {
        &self.media
    }

    /// The files that are there and could not be read.
    pub fn unread(&self) -> impl Iterator<Item = &SourcePath> {
        let is_file = |problem: &Problem| {
            !matches!(
                problem,
                Problem::SymlinkOutside { .. } | Problem::SymlinkLoop
            )
        };
        let unread = self.problems.iter();
        unread.filter_map(move |(path, problem)| is_file(problem).then_some(path))
    }

    /// What stood in the way of reading.
    pub fn problems(&self) -> impl Iterator<Item = Diagnostic> {
        let problems = self.problems.iter();
        problems.map(|(path, problem)| Diagnostic::of_file(problem.clone(), path))
    }

    /// Adds a text that is no file of the site, such as a template of a theme that ships.
    pub fn insert_text(&mut self, path: SourcePath, text: String) {
        self.texts.insert(path, text);
    }

    /// Reads a folder below the root, if there is one.
    pub fn read_folder(&mut self, root: &Path, folder: &str) {
        for (path, contents) in disk::read_below(root, folder) {
            self.insert(path, contents);
        }
    }

    /// Reads one file of text below the root. Whether it is there.
    ///
    /// # Errors
    /// Why it can't be read.
    pub fn read_text(&mut self, root: &Path, path: &SourcePath) -> Result<bool, Problem> {
        let text = disk::read_text(root, path)?;
        let is_there = text.is_some();
        if let Some(text) = text {
            self.texts.insert(path.clone(), text);
        }
        Ok(is_there)
    }

    /// The site as it would be with other texts in some files, and then with files under other names.
    #[must_use]
    pub fn with(
        &self,
        texts: &BTreeMap<SourcePath, String>,
        rename: impl Fn(&SourcePath) -> SourcePath,
    ) -> Self {
        let written = texts.iter();
        let there = self.texts.iter().chain(written);
        Self {
            texts: there
                .map(|(path, text)| (rename(path), text.clone()))
                .collect(),
            media: rename_keys(&self.media, &rename),
            problems: rename_keys(&self.problems, &rename),
        }
    }

    /// Forgets a folder, as if it had not been read.
    pub fn forget(&mut self, folder: &str) {
        self.take(&SourcePath::new(folder));
    }

    /// Reads again what is at a path below the root, and below it. Gives the files that are no longer
    /// as they were, with the texts that were in them.
    pub fn read_again(
        &mut self,
        root: &Path,
        path: &SourcePath,
    ) -> BTreeMap<SourcePath, Option<String>> {
        let text = |contents| match contents {
            Ok(Contents::Text(text)) => Some(text),
            _ => None,
        };
        let mut before = self.take(path);
        let mut changed = BTreeMap::new();
        if disk::is_wanted(path) && disk::is_inside(root, path) {
            for (path, contents) in disk::read_below(root, path.as_str()) {
                let there = before.remove(&path);
                if there.as_ref() != Some(&contents) {
                    changed.insert(path.clone(), there.and_then(text));
                }
                self.insert(path, contents);
            }
        }
        let gone = before.into_iter();
        changed.extend(gone.map(|(path, contents)| (path, text(contents))));
        changed
    }

    /// Takes out what is at a path, and below it.
    fn take(&mut self, path: &SourcePath) -> BTreeMap<SourcePath, Result<Contents, Problem>> {
        let texts =
            take_below(&mut self.texts, path).map(|(path, text)| (path, Ok(Contents::Text(text))));
        let mut taken: BTreeMap<_, _> = texts.collect();
        taken.extend(
            take_below(&mut self.media, path)
                .map(|(path, media)| (path, Ok(Contents::Media(media)))),
        );
        taken.extend(
            take_below(&mut self.problems, path).map(|(path, problem)| (path, Err(problem))),
        );
        taken
    }

    fn insert(&mut self, path: SourcePath, contents: Result<Contents, Problem>) {
        match contents {
            Ok(Contents::Text(text)) => drop(self.texts.insert(path, text)),
            Ok(Contents::Media(media)) => drop(self.media.insert(path, media)),
            Err(problem) => drop(self.problems.insert(path, problem)),
        }
    }
}

impl Texts for World {
    fn text(&self, file: &SourcePath) -> Option<&str> {
        self.texts.get(file).map(String::as_str)
    }
}

fn rename_keys<T: Clone>(
    map: &BTreeMap<SourcePath, T>,
    rename: impl Fn(&SourcePath) -> SourcePath,
) -> BTreeMap<SourcePath, T> {
    let renamed = map
        .iter()
        .map(|(path, value)| (rename(path), value.clone()));
    renamed.collect()
}

/// Takes out of a map what is at a path, and below it.
fn take_below<T>(
    map: &mut BTreeMap<SourcePath, T>,
    path: &SourcePath,
) -> impl Iterator<Item = (SourcePath, T)> {
    let below = SourcePath::new(format!("{path}/"));
    let keys = map.range(below.clone()..);
    let keys = keys.take_while(|(key, _)| key.as_str().starts_with(below.as_str()));
    let keys: Vec<SourcePath> = keys
        .map(|(key, _)| key.clone())
        .chain([path.clone()])
        .collect();
    keys.into_iter().filter_map(|key| map.remove_entry(&key))
}
