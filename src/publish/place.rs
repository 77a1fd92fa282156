//! Where a site may be published: anywhere but among the files that it is made from.

use std::path::{Component, Path, PathBuf};

use super::failure::Failure;

/// The folders of a site that hold what it is made from, and what is kept beside that.
const SOURCES: [&str; 7] = [
    "content",
    "themes",
    "templates",
    "translations",
    "schemas",
    ".git",
    ".tandem",
];

/// Makes sure that what is published doesn't come to lie among what it is made from.
///
/// # Errors
/// That it would.
pub fn check_place(root: &Path, out: &Path) -> Result<(), Failure> {
    let place = real(out);
    let is_among = |folder: &&str| place.starts_with(real(&root.join(folder)));
    if place == real(root) || SOURCES.iter().any(is_among) {
        let out = out.to_owned();
        return Err(Failure::AmongSources { out });
    }
    Ok(())
}

/// A path without links and without `..`, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut real = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(real.pop()),
            part => real.push(part),
        }
        real = real.canonicalize().unwrap_or(real);
    }
    real
}
