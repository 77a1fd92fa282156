//! Whether anything that the published files depend on has changed since they were made.

use rayon::prelude::*;

use crate::clock::Moment;
use crate::diagnostic::SourcePath;
use crate::site::{KEPT_ADDRESSES, Site};
use crate::source::{FileHash, World};
use crate::translations::is_record;

/// What this Tandem was built from: another one may publish other files from the same site.
pub(super) const SOURCES: &str = env!("TANDEM_SOURCES");

/// The hash of everything that the published files depend on: the files of the site, the settings of
/// the run, the day, and what is published of each entry and how much of it is past. Where it is the
/// same, so are the files.
pub fn fingerprint(
    world: &World,
    site: &Site,
    next_change: Option<&Moment>,
    compressed: bool,
) -> FileHash {
    // Which no published file shows.
    let is_shown = |path: &SourcePath| path.as_str() != KEPT_ADDRESSES && !is_record(path);
    let texts = world.texts();
    let texts: Vec<_> = texts.filter(|(path, _)| is_shown(path)).collect();
    let mut parts: Vec<String> = texts
        .into_par_iter()
        .map(|(path, text)| format!("{path} {}\n", FileHash::of(text.as_bytes())))
        .collect();
    let media = world.media().iter();
    parts.extend(media.map(|(path, media)| format!("{path} {}\n", media.hash)));
    let now = site.now.wall();
    let entries: Vec<_> = site.entries().collect();
    parts.par_extend(entries.into_par_iter().map(|(_, entry)| {
        let languages: Vec<_> = entry.editions.present().map(|(lang, _)| lang).collect();
        let past = entry.moments_past(now);
        format!("{} {languages:?} {past}\n", entry.path)
    }));
    let next_change = next_change.map(ToString::to_string);
    let run = (
        site.now.today(),
        next_change,
        site.search_urls().is_some(),
        compressed,
    );
    parts.push(format!("{SOURCES} {run:?}"));
    FileHash::of(parts.concat().as_bytes())
}
