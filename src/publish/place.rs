//! Where a site may be published: anywhere but among the files that it is made from.

use std::path::{Path, PathBuf};

use super::failure::Failure;

/// The folders of a site that hold what it is made from.
const SOURCES: [&str; 5] = ["content", "themes", "templates", "translations", "schemas"];

/// Makes sure that what is published doesn't come to lie among what it is made from.
///
/// # Errors
/// That it would.
pub fn check_place(root: &Path, out: &Path) -> Result<(), Failure> {
    let place = real(out);
    let is_among = |folder: &&str| place.starts_with(real(&root.join(folder)));
    if place == real(root) || SOURCES.iter().any(|folder| is_among(folder)) {
        let out = out.to_owned();
        return Err(Failure::AmongSources { out });
    }
    Ok(())
}

/// A path without links, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut there = path.ancestors();
    let real = there.find_map(|ancestor| Some((ancestor, ancestor.canonicalize().ok()?)));
    real.map_or_else(
        || path.clone(),
        |(ancestor, real)| {
            path.strip_prefix(ancestor)
                .map_or(real.clone(), |rest| real.join(rest))
        },
    )
}
