//! Calendars and feeds know every entry by a name of its own.

use rustc_hash::FxHashMap;

use crate::diagnostic::{At, Diagnostic, Problem, SourcePath};
use crate::site::{Entry, Site};

pub(super) fn check(site: &Site, found: &mut Vec<Diagnostic>) {
    let entries = || site.entries().map(|(_, entry)| entry);
    if entries().all(|entry| entry.facts.uid.is_none()) {
        return; // names of files are never the same
    }
    let mut known: FxHashMap<&str, &Entry> = FxHashMap::default();
    for entry in entries() {
        let Some(other) = known.insert(entry.permanent_id(), entry) else {
            continue;
        };
        let of = said_in(entry).map(|said| (said, other));
        let Some(((file, uid), other)) = of.or(said_in(other).map(|said| (said, entry))) else {
            continue;
        };
        let problem = Problem::UidTaken {
            uid: uid.value.clone(),
            other: other.path.to_string(),
        };
        found.push(Diagnostic::at(problem, file, uid.span));
    }
}

/// Where an entry's facts say what it is known by.
fn said_in(entry: &Entry) -> Option<(&SourcePath, &At<String>)> {
    entry.facts_file.as_ref().zip(entry.facts.uid.as_ref())
}
