//! What a commit has done so far, so that it can be undone.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A list of what was done, each line written before it is done.
#[derive(Debug)]
pub(super) struct Journal {
    file: File,
    /// The published folder.
    out: PathBuf,
    /// Where what is replaced or removed is kept.
    backup: PathBuf,
}

impl Journal {
    pub(super) fn start(path: &Path, out: &Path, backup: &Path) -> io::Result<Self> {
        fs::create_dir_all(backup)?;
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(Self {
            file,
            out: out.to_owned(),
            backup: backup.to_owned(),
        })
    }

    /// Moves something new to a place where nothing is.
    pub(super) fn add(&mut self, from: &Path, relative: &str) -> io::Result<()> {
        writeln!(self.file, "+{relative}")?;
        fs::rename(from, self.out.join(relative))
    }

    /// Moves what is published out of the way.
    pub(super) fn set_aside(&mut self, relative: &str) -> io::Result<()> {
        writeln!(self.file, "-{relative}")?;
        let kept = self.backup.join(relative);
        move_file(&self.out.join(relative), &kept)
    }

    /// Undoes, last things first, what the journal of an earlier commit says.
    pub(super) fn undo(path: &Path, out: &Path, backup: &Path) -> io::Result<()> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        // A line that was cut off was never acted on.
        let complete = &text[..text.rfind('\n').map_or(0, |end| end + 1)];
        for line in complete.lines().rev() {
            if let Some(relative) = line.strip_prefix('+') {
                remove(&out.join(relative))?;
            } else if let Some(relative) = line.strip_prefix('-') {
                let kept = backup.join(relative);
                if fs::symlink_metadata(&kept).is_ok() {
                    move_file(&kept, &out.join(relative))?;
                }
            }
        }
        fs::remove_file(path)
    }
}

fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(folder) = to.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::rename(from, to)
        }
        result => result,
    }
}

fn remove(path: &Path) -> io::Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
