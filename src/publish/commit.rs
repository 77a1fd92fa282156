//! Moves what is new into the published folder, and what is gone out of it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::failure::Failure;
use super::journal::Journal;

/// A commit at work.
pub(super) struct Commit<'a> {
    pub(super) journal: Journal,
    pub(super) out: &'a Path,
    pub(super) staged: &'a Path,
    /// The published files that an earlier build wrote.
    pub(super) ours: &'a dyn Fn(&str) -> bool,
}

impl Commit<'_> {
    /// Takes away files of earlier builds, and the folders that are empty then.
    pub(super) fn remove(&mut self, orphans: &[String]) -> Result<(), Failure> {
        let mut folders = BTreeSet::new();
        for orphan in orphans {
            match self.journal.set_aside(orphan) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(Failure::write(&self.out.join(orphan), &error));
                }
                _ => {}
            }
            let mut folder = orphan.as_str();
            while let Some((parent, _)) = folder.rsplit_once('/') {
                folders.insert(parent);
                folder = parent;
            }
        }
        for folder in folders.iter().rev() {
            // One that isn't empty stays: somebody else's files are in it, or ours.
            let _ = fs::remove_dir(self.out.join(folder));
        }
        Ok(())
    }

    /// Moves a staged folder over the published one: whole, where nothing is there yet.
    pub(super) fn add(&mut self, folder: &str) -> Result<(), Failure> {
        let from = self.staged.join(folder);
        let entries = fs::read_dir(&from).map_err(|error| Failure::read(&from, &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| Failure::read(&from, &error))?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let relative = if folder.is_empty() {
                name.into_owned()
            } else {
                format!("{folder}/{name}")
            };
            self.place(&relative)?;
        }
        Ok(())
    }

    fn place(&mut self, relative: &str) -> Result<(), Failure> {
        let from = self.staged.join(relative);
        let to = self.out.join(relative);
        let is_folder = fs::symlink_metadata(&from)
            .map_err(|error| Failure::read(&from, &error))?
            .is_dir();
        match fs::symlink_metadata(&to) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Failure::write(&to, &error)),
            Ok(found) if is_folder && found.is_dir() => return self.add(relative),
            Ok(found) if !is_folder && found.is_file() && (self.ours)(relative) => {
                self.journal
                    .set_aside(relative)
                    .map_err(|error| Failure::write(&to, &error))?;
            }
            Ok(_) => return Err(Failure::InTheWay { path: to }),
        }
        self.journal
            .add(&from, relative)
            .map_err(|error| Failure::write(&to, &error))
    }
}
