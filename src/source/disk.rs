//! The door in: everything that a build reads from the disk is read here, once, in parallel.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Problem, SourcePath};
use crate::images::Look;

/// The XXH3 hash of a file's bytes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct FileHash(u128);

impl FileHash {
    /// Hashes bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(xxhash_rust::xxh3::xxh3_128(bytes))
    }

    /// Ten hexadecimal digits: enough to tell the versions of one file apart in its name.
    pub fn short(self) -> String {
        format!("{:032x}", self.0)[..10].to_owned()
    }
}

/// All 32 hexadecimal digits.
impl std::fmt::Display for FileHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// A file that is published as it is: a picture or an attachment. Its bytes stay on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// Where it is on the disk.
    pub location: PathBuf,
    /// What is in it.
    pub hash: FileHash,
    /// What it is to the eye.
    pub look: Look,
}

/// What was found at a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Contents {
    /// A text.
    Text(String),
    /// A file that is published as it is.
    Media(Media),
}

/// What came of reading a file.
pub(super) type Read = (SourcePath, Result<Contents, Problem>);

/// Reads everything at and below a path from the root, in parallel; in the order of the paths. Nothing
/// is there: nothing is read.
pub(super) fn read_below(root: &Path, path: &str) -> Vec<Read> {
    // Files are read while the walk goes on: it is one thread's work, and the others have theirs.
    let mut read: Vec<Read> = walk(root, path)
        .par_bridge()
        .map(|(path, location)| {
            let contents = location.and_then(|location| Contents::read(&path, location));
            (path, contents)
        })
        .collect();
    read.par_sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    read
}

/// Reads one file of text below the root; none if it isn't there.
pub(super) fn read_text(root: &Path, path: &SourcePath) -> Result<Option<String>, Problem> {
    match fs::read(root.join(path.as_str())) {
        Ok(bytes) => decode(bytes).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Problem::UnreadableFile {
            reason: reason(&error),
        }),
    }
}

/// What a file says now; none if it isn't there, or is no text.
pub fn text(path: &Path) -> Option<String> {
    decode(fs::read(path).ok()?).ok()
}

/// Whether a path below the root is reached without leaving the site over a link.
pub(super) fn is_inside(root: &Path, path: &SourcePath) -> bool {
    let inside = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let folder = root.join(path.folder());
    fs::canonicalize(folder).is_ok_and(|folder| folder.starts_with(inside))
}

/// The names of the folders directly in a folder below the root.
pub fn folders_in(root: &Path, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root.join(folder))
        .into_iter()
        .flatten()
        .flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

/// Whether there is a folder at this path.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether there is a file at this path.
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// A path as the system knows it, without links and dots.
///
/// # Errors
/// What the operating system says.
pub fn absolute(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

/// What tells a folder from another that comes to have the same path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderIdentity(u64, u64);

/// The identity of a folder; none if it isn't there.
pub fn identity(path: &Path) -> Option<FolderIdentity> {
    let found = fs::metadata(path).ok().filter(fs::Metadata::is_dir)?;
    Some(of_metadata(&found))
}

#[cfg(unix)]
fn of_metadata(found: &fs::Metadata) -> FolderIdentity {
    use std::os::unix::fs::MetadataExt;
    FolderIdentity(found.dev(), found.ino())
}

#[cfg(not(unix))]
fn of_metadata(found: &fs::Metadata) -> FolderIdentity {
    let made = found.created().ok();
    let made = made.and_then(|made| made.duration_since(std::time::UNIX_EPOCH).ok());
    FolderIdentity(0, made.map_or(0, |made| made.as_nanos() as u64))
}

/// What at and below these paths from the root has changed since a moment: files, and folders in which
/// something came or went. Nothing is read.
pub fn changed_since(root: &Path, paths: &[&str], since: SystemTime) -> BTreeSet<SourcePath> {
    let below = paths.iter().flat_map(|path| {
        let walk = WalkDir::new(root.join(path)).follow_links(true);
        walk.into_iter().filter_map(Result::ok)
    });
    let changed = below.filter(|entry| {
        let found = entry.metadata().ok();
        found.is_none_or(|found| last_changed(&found).is_none_or(|changed| changed >= since))
    });
    changed
        .filter_map(|entry| source_path(root, entry.path()))
        .collect()
}

/// When a file was last written, or got its name or its rights.
#[cfg(unix)]
fn last_changed(found: &fs::Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let changed =
        std::time::Duration::new(found.ctime().try_into().ok()?, found.ctime_nsec() as u32);
    SystemTime::UNIX_EPOCH.checked_add(changed)
}

#[cfg(not(unix))]
fn last_changed(found: &fs::Metadata) -> Option<SystemTime> {
    found.modified().ok()
}

/// The bytes of a file that is published as it is.
///
/// # Errors
/// What the operating system says.
pub fn read_bytes(location: &Path) -> io::Result<Vec<u8>> {
    fs::read(location)
}

impl Contents {
    fn read(path: &SourcePath, location: PathBuf) -> Result<Self, Problem> {
        let bytes = fs::read(&location).map_err(|error| Problem::UnreadableFile {
            reason: reason(&error),
        })?;
        let is_text = match path.as_str().rsplit_once('.') {
            Some((_, ending)) if path.as_str().starts_with("content/") => {
                matches!(ending, "md" | "yaml")
            }
            _ => std::str::from_utf8(&bytes).is_ok(),
        };
        if is_text {
            return decode(bytes).map(Self::Text);
        }
        Ok(Self::Media(Media {
            hash: FileHash::of(&bytes),
            look: Look::of(path.file_name(), &bytes),
            location,
        }))
    }
}

/// UTF-8 without the mark that some editors put before it.
fn decode(bytes: Vec<u8>) -> Result<String, Problem> {
    let mut text = String::from_utf8(bytes).map_err(|_| Problem::NotUtf8)?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// Every file at and below a path, with hidden files and editors' leftovers passed over; and what
/// stands in the way of finding more.
fn walk(root: &Path, path: &str) -> impl Iterator<Item = (SourcePath, Result<PathBuf, Problem>)> {
    let top = root.join(path);
    let is_there = fs::symlink_metadata(&top).is_ok();
    let inside = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let (root, top_path) = (root.to_owned(), SourcePath::new(path));
    let mut walk = WalkDir::new(&top)
        .follow_links(true)
        .into_iter()
        .filter_entry(|entry| {
            entry.depth() == 0 || is_wanted_name(&entry.file_name().to_string_lossy())
        });
    std::iter::from_fn(move || {
        if !is_there {
            return None;
        }
        loop {
            let entry = match walk.next()? {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().and_then(|path| source_path(&root, path));
                    let path = path.unwrap_or_else(|| top_path.clone());
                    return Some((path, Err(in_the_way(&error))));
                }
            };
            let Some(path) = source_path(&root, entry.path()) else {
                continue;
            };
            if let Some(target) = outside(&entry, &inside) {
                if entry.file_type().is_dir() {
                    walk.skip_current_dir(); // nothing outside the site is read
                }
                return Some((path, Err(Problem::SymlinkOutside { target })));
            }
            if entry.file_type().is_file() {
                return Some((path, Ok(entry.into_path())));
            }
        }
    })
}

fn in_the_way(error: &walkdir::Error) -> Problem {
    if error.loop_ancestor().is_some() {
        return Problem::SymlinkLoop;
    }
    Problem::UnreadableFile {
        reason: error.io_error().map_or_else(|| error.to_string(), reason),
    }
}

/// Whether a path has nothing hidden in it, nor editors' leftovers.
pub fn is_wanted(path: &SourcePath) -> bool {
    path.as_str().split('/').all(is_wanted_name)
}

fn is_wanted_name(name: &str) -> bool {
    !(name.starts_with('.')
        || name.ends_with('~')
        || name.starts_with('#')
        || name.ends_with(".swp"))
}

/// Where a link leads, if that is out of the site.
fn outside(entry: &DirEntry, inside: &Path) -> Option<String> {
    if !entry.path_is_symlink() {
        return None;
    }
    let target = fs::canonicalize(entry.path()).ok()?;
    (!target.starts_with(inside)).then(|| target.display().to_string())
}

/// The path of a file from the root; none if it isn't below it.
pub fn source_path(root: &Path, path: &Path) -> Option<SourcePath> {
    let relative = path.strip_prefix(root).ok()?;
    let parts: Vec<_> = relative
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    Some(SourcePath::new(parts.join("/")))
}

/// What the operating system says, without its number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error")
        .next()
        .unwrap_or(&text)
        .to_lowercase()
}
