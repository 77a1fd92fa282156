//! What was found out of texts that no record explains, noted until one of their files changes, or a
//! commit touches one. A run takes it from the cache, and so does the next.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::standing::State;
use crate::cache::{Cache, Key};
use crate::lang::Languages;
use crate::source::{FileHash, Head};

/// What is noted of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Note {
    /// The hash of its files and of its record.
    pub(super) id: FileHash,
    pub(super) state: State,
    /// Whether commits were looked at for it.
    pub(super) is_by_past: bool,
}

/// The notes, by the names of the texts.
pub(super) type Notes = FxHashMap<String, Note>;

/// By which they are found: another Tandem may find something else, and languages go by their places among
/// those of the site.
fn key(languages: &Languages) -> Key {
    let codes = languages.codes().join(" ");
    let made_from = [env!("TANDEM_SOURCES").as_bytes(), codes.as_bytes()];
    Key::new("translations", &made_from)
}

/// What the last run noted, and which commit was checked out then.
pub(super) fn open(cache: &Cache, languages: &Languages) -> (Option<Head>, Notes) {
    let kept = cache.get(&key(languages));
    let kept = kept.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    kept.unwrap_or_default()
}

/// Keeps notes for the next run.
pub(super) fn keep(cache: &Cache, languages: &Languages, head: Option<&Head>, notes: &Notes) {
    if let Ok(bytes) = serde_json::to_vec(&(head, notes)) {
        cache.put(&key(languages), &bytes);
    }
}
