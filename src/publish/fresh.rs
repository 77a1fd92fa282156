//! Files that weren't there: all of them, or none, and never over another.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::diagnostic::SourcePath;

/// What was made until now; taken away again unless all of it is.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
    is_whole: bool,
}

/// Writes new files below a folder, with the folders that they lie in.
///
/// # Errors
/// That one of them is there already, or can't be written. Then none of them is there.
pub fn write_new(root: &Path, files: &[(SourcePath, String)]) -> Result<(), Failure> {
    let mut made = Made::default();
    for (file, text) in files {
        let path = root.join(file.as_str());
        made.write(&path, text)
            .map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => Failure::Exists { path: path.clone() },
                _ => Failure::source(&path, &error),
            })?;
    }
    made.is_whole = true;
    Ok(())
}

impl Made {
    fn write(&mut self, path: &Path, text: &str) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            self.make_folder(folder)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        self.files.push(path.to_owned());
        file.write_all(text.as_bytes())
    }

    fn make_folder(&mut self, folder: &Path) -> io::Result<()> {
        if folder.as_os_str().is_empty() || folder.is_dir() {
            return Ok(());
        }
        if let Some(parent) = folder.parent() {
            self.make_folder(parent)?;
        }
        fs::create_dir(folder)?;
        self.folders.push(folder.to_owned());
        Ok(())
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        if self.is_whole {
            return;
        }
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
