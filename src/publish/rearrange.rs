//! Source files that change and get other names together: all of it, or nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::source_file::replace_source;
use crate::source::disk;

/// What is to be written, and renamed after that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rearrangement {
    /// Files, what each says now if it is there, and what it is to say.
    pub texts: Vec<(PathBuf, Option<String>, String)>,
    /// Files and whole folders, and where each is to be.
    pub renames: Vec<(PathBuf, PathBuf)>,
}

/// Something that was done, and can be undone.
enum Done<'a> {
    Wrote(&'a Path, Option<&'a str>),
    Made(PathBuf),
    Renamed(&'a Path, &'a Path),
}

/// Writes and renames. If that fails half-way, what was done is undone.
///
/// # Errors
/// That something can't be written, or that something is already where a file is to be.
pub fn rearrange(rearrangement: &Rearrangement) -> Result<(), Failure> {
    let mut done = Vec::new();
    let result = attempt(rearrangement, &mut done);
    if result.is_err() {
        for step in done.into_iter().rev() {
            match step {
                Done::Wrote(path, Some(before)) => drop(replace_source(path, before)),
                Done::Wrote(path, None) => drop(fs::remove_file(path)),
                Done::Made(folder) => drop(fs::remove_dir(folder)),
                Done::Renamed(from, to) => drop(fs::rename(to, from)),
            }
        }
    }
    result
}

fn attempt<'a>(rearrangement: &'a Rearrangement, done: &mut Vec<Done<'a>>) -> Result<(), Failure> {
    for (_, to) in &rearrangement.renames {
        let _ = fs::remove_dir(to); // an empty folder is in nobody's way
        if fs::symlink_metadata(to).is_ok() {
            return Err(Failure::Exists { path: to.clone() });
        }
    }
    for (path, before, _) in &rearrangement.texts {
        if disk::text(path).as_ref() != before.as_ref() {
            return Err(Failure::Changed { path: path.clone() });
        }
    }
    for (path, before, text) in &rearrangement.texts {
        make_folders(path, done)?;
        replace_source(path, text)?;
        done.push(Done::Wrote(path, before.as_deref()));
    }
    for (from, to) in &rearrangement.renames {
        make_folders(to, done)?;
        fs::rename(from, to).map_err(|error| Failure::source(to, &error))?;
        done.push(Done::Renamed(from, to));
    }
    Ok(())
}

/// Makes the folders that a file is to be in, from the top down.
fn make_folders(file: &Path, done: &mut Vec<Done<'_>>) -> Result<(), Failure> {
    let missing = |folder: &&Path| fs::symlink_metadata(folder).is_err();
    let missing: Vec<&Path> = file.ancestors().skip(1).take_while(missing).collect();
    for folder in missing.into_iter().rev() {
        fs::create_dir(folder).map_err(|error: io::Error| Failure::source(folder, &error))?;
        done.push(Done::Made(folder.to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_half_way_is_undone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a"), "old").expect("written");
        let rearrangement = Rearrangement {
            texts: vec![
                (path("a"), Some("old".into()), "new".into()),
                (path("y/d"), None, "new".into()),
            ],
            renames: vec![(path("a"), path("x/y/b")), (path("gone"), path("z/c"))],
        };
        assert!(rearrange(&rearrangement).is_err());
        assert_eq!(fs::read_to_string(path("a")).expect("there"), "old");
        let names = fs::read_dir(folder.path()).expect("read").count();
        assert_eq!(names, 1);
    }

    #[test]
    fn what_somebody_saves_meanwhile_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a"), "\u{feff}old").expect("written");
        fs::write(path("b"), "meanwhile").expect("written");
        for before in [Some("old".to_owned()), None] {
            let rearrangement = Rearrangement {
                texts: vec![
                    (path("a"), Some("old".into()), "new".into()),
                    (path("b"), before, "new".into()),
                ],
                renames: vec![(path("a"), path("c"))],
            };
            let changed = Failure::Changed { path: path("b") };
            assert_eq!(rearrange(&rearrangement), Err(changed));
            let said = |name| fs::read_to_string(path(name)).expect("there");
            assert_eq!(
                (said("a"), said("b")),
                ("\u{feff}old".into(), "meanwhile".into())
            );
        }
    }
}
