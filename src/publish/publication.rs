//! A build's access to the published folder.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use super::commit::Commit;
use super::failure::Failure;
use super::journal::Journal;
use super::manifest::{FileRecord, Manifest};
use crate::clock::Moment;
use crate::site::OutPath;
use crate::source::FileHash;

/// The hidden folder in which a build prepares what it publishes.
const WORK: &str = ".tandem";

/// A build that is writing to the published folder.
#[derive(Debug)]
pub struct Publication {
    out: PathBuf,
    work: PathBuf,
    staged: PathBuf,
    before: Manifest,
    /// When the manifest was written: a published file that is younger was changed by somebody else.
    written: Option<SystemTime>,
    _lock: File,
}

/// What became of a file that was offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offered {
    /// It is published already, byte for byte.
    Unchanged,
    /// It is ready to be published.
    Staged,
}

/// What a commit did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Published {
    /// Files that were written.
    pub written: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files of earlier builds that were removed.
    pub removed: usize,
}

impl Publication {
    /// Opens the published folder, after undoing what an interrupted build left half done.
    ///
    /// # Errors
    /// That it can't be written, or that another build is writing to it.
    pub fn open(out: &Path) -> Result<Self, Failure> {
        let work = out.join(WORK);
        fs::create_dir_all(&work).map_err(|error| Failure::write(out, &error))?;
        let lock = lock(&work, out)?;
        Journal::undo(&work.join("journal"), out, &work.join("backup"))
            .map_err(|error| Failure::write(out, &error))?;
        for leftover in ["new", "backup"] {
            clear(&work.join(leftover)).map_err(|error| Failure::write(out, &error))?;
        }
        let staged = work.join("new");
        fs::create_dir(&staged).map_err(|error| Failure::write(&staged, &error))?;
        let manifest = out.join(Manifest::FILE);
        let before = fs::read_to_string(&manifest)
            .map(|text| Manifest::parse(&text))
            .unwrap_or_default();
        let written = fs::metadata(&manifest)
            .and_then(|found| found.modified())
            .ok();
        Ok(Self {
            out: out.to_owned(),
            work,
            staged,
            before,
            written,
            _lock: lock,
        })
    }

    /// What there is to say when the published files were made from what has this fingerprint, and
    /// nobody has touched them since.
    pub fn is_current(&self, inputs: FileHash) -> Option<Published> {
        let files: Vec<_> = self.before.files.iter().collect();
        let current = self.before.inputs == inputs.to_string()
            && files
                .par_iter()
                .all(|(path, record)| self.is_untouched(&self.out.join(path), record));
        current.then_some(Published {
            unchanged: files.len(),
            ..Published::default()
        })
    }

    /// The record of a file that is published and that nobody has touched.
    pub fn kept(&self, path: &OutPath) -> Option<FileRecord> {
        let record = self.before.get(path)?;
        let target = self.out.join(path.as_str());
        self.is_untouched(&target, record).then(|| record.clone())
    }

    /// Offers the bytes of a file. They are written only if they aren't published already.
    ///
    /// # Errors
    /// That they can't be written.
    pub fn offer(&self, path: &OutPath, bytes: &[u8]) -> Result<(Offered, FileRecord), Failure> {
        let record = FileRecord::of(bytes);
        if self.is_published(path, &record, bytes) {
            return Ok((Offered::Unchanged, record));
        }
        let target = self.staged.join(path.as_str());
        write(&target, bytes)
            .map_err(|error| Failure::write(&self.out.join(path.as_str()), &error))?;
        Ok((Offered::Staged, record))
    }

    /// Publishes what was offered, and nothing else: `files` is everything that should be there.
    ///
    /// # Errors
    /// What stood in the way. Then everything is as it was.
    pub fn commit(
        self,
        inputs: Option<FileHash>,
        next_change: Option<&Moment>,
        files: BTreeMap<String, FileRecord>,
        staged: usize,
    ) -> Result<Published, Failure> {
        let orphans: Vec<String> = self
            .before
            .files
            .keys()
            .filter(|path| !files.contains_key(*path))
            .cloned()
            .collect();
        let published = Published {
            written: staged,
            unchanged: files.len() - staged,
            removed: orphans.len(),
        };
        let manifest = Manifest::new(inputs, next_change, files);
        if staged > 0 || !orphans.is_empty() || manifest != self.before {
            let moved = self.move_into_place(&orphans, &manifest);
            if let Err(failure) = moved {
                // If even this fails, the journal stays, and the next build undoes it.
                let _ = Journal::undo(
                    &self.work.join("journal"),
                    &self.out,
                    &self.work.join("backup"),
                );
                return Err(failure);
            }
        }
        Ok(published)
    }

    fn move_into_place(&self, orphans: &[String], manifest: &Manifest) -> Result<(), Failure> {
        let text = manifest.to_json();
        write(&self.staged.join(Manifest::FILE), text.as_bytes())
            .map_err(|error| Failure::write(&self.out.join(Manifest::FILE), &error))?;
        let path = self.work.join("journal");
        let journal = Journal::start(&path, &self.out, &self.work.join("backup"))
            .map_err(|error| Failure::write(&self.out, &error))?;
        let ours = |path: &str| path == Manifest::FILE || self.before.files.contains_key(path);
        let mut commit = Commit {
            journal,
            out: &self.out,
            staged: &self.staged,
            ours: &ours,
        };
        commit.remove(orphans)?;
        commit.add("")?;
        fs::remove_file(&path).map_err(|error| Failure::write(&path, &error))
    }

    /// Whether these very bytes are published. A file that is no younger than the manifest is what
    /// the manifest says; any other is read.
    fn is_published(&self, path: &OutPath, record: &FileRecord, bytes: &[u8]) -> bool {
        if self.before.get(path) != Some(record) {
            return false;
        }
        let target = self.out.join(path.as_str());
        self.is_untouched(&target, record)
            || fs::symlink_metadata(&target).is_ok_and(|found| found.is_file())
                && fs::read(&target).is_ok_and(|published| published == bytes)
    }

    /// Whether a published file has its size, and is no younger than the manifest that tells of it.
    fn is_untouched(&self, target: &Path, record: &FileRecord) -> bool {
        let Ok(found) = fs::symlink_metadata(target) else {
            return false;
        };
        let changed = found.modified().ok();
        found.is_file()
            && found.len() == record.bytes
            && changed
                .zip(self.written)
                .is_some_and(|(changed, written)| changed <= written)
    }
}

impl Drop for Publication {
    fn drop(&mut self) {
        if self.work.join("journal").symlink_metadata().is_err() {
            let _ = fs::remove_dir_all(&self.work);
        }
    }
}

fn lock(work: &Path, out: &Path) -> Result<File, Failure> {
    let path = work.join("lock");
    let file = File::create(&path).map_err(|error| Failure::write(&path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Failure::Busy {
            out: out.to_owned(),
        }),
        Err(TryLockError::Error(error)) => Err(Failure::write(&path, &error)),
    }
}

fn clear(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Writes a file, and the folders that it lies in if they aren't there.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let (true, Some(folder)) = (path.ends_with("index.html"), path.parent()) {
        let _ = fs::create_dir(folder); // a page has a folder of its own, which is hardly ever there
    }
    match fs::write(path, bytes) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, bytes)
        }
        result => result,
    }
}
