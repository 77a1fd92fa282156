//! What was found out of texts that no record explains, noted until one of their files changes, or a
//! commit touches one. A run takes it from the cache, and so does the next.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::pieces::Part;
use super::standing::{Change, Stale, State};
use crate::cache::{Cache, Key};
use crate::diagnostic::{SourcePath, Span};
use crate::lang::Languages;
use crate::source::{FileHash, Head};

/// What is noted of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    /// The hash of its files and of its record.
    pub(super) id: FileHash,
    pub(super) state: State,
    /// Whether commits were looked at for it.
    pub(super) is_by_past: bool,
}

/// The notes, by the names of the texts.
pub(super) type Notes = FxHashMap<String, Note>;

/// Notes as they are kept on the disk.
#[derive(Serialize, Deserialize, Default)]
struct Kept {
    head: Option<Head>,
    notes: FxHashMap<String, KeptNote>,
}

#[derive(Serialize, Deserialize)]
struct KeptNote {
    id: FileHash,
    is_by_past: bool,
    /// None if nothing is known of the text.
    stale: Option<Vec<KeptStale>>,
}

#[derive(Serialize, Deserialize)]
struct KeptStale {
    /// Languages by their codes.
    lang: String,
    file: String,
    span: Option<Span>,
    now: String,
    source: String,
    source_file: String,
    changes: Vec<KeptChange>,
}

#[derive(Serialize, Deserialize)]
struct KeptChange {
    part: Option<Part>,
    after: Option<String>,
    span: Option<Span>,
    before: Option<String>,
}

/// By which they are found: another Tandem may find something else.
fn key() -> Key {
    Key::new("translations", &[env!("TANDEM_SOURCES").as_bytes()])
}

/// What the last run noted, and which commit was checked out then.
pub(super) fn open(cache: &Cache, languages: &Languages) -> (Option<Head>, Notes) {
    let kept = cache.get(&key());
    let kept = kept.and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
    let kept = kept.unwrap_or_default();
    let notes = kept.notes.into_iter();
    let notes = notes.filter_map(|(name, note)| Some((name, note.open(languages)?)));
    (kept.head, notes.collect())
}

/// Keeps notes for the next run.
pub(super) fn keep(cache: &Arc<Cache>, languages: &Languages, head: Option<&Head>, notes: &Notes) {
    let notes = notes.iter();
    let notes = notes.map(|(name, note)| (name.clone(), KeptNote::of(note, languages)));
    let kept = Kept {
        head: head.cloned(),
        notes: notes.collect(),
    };
    if let Ok(bytes) = serde_json::to_vec(&kept) {
        cache.put(&key(), &bytes);
    }
}

impl KeptNote {
    fn of(note: &Note, languages: &Languages) -> Self {
        let stale = match &note.state {
            State::Unknown => None,
            State::Known(stale) => Some(stale.iter()),
        };
        Self {
            id: note.id,
            is_by_past: note.is_by_past,
            stale: stale.map(|stale| stale.map(|stale| KeptStale::of(stale, languages)).collect()),
        }
    }

    /// None if it names a language that the site doesn't have.
    fn open(self, languages: &Languages) -> Option<Note> {
        let state = match self.stale {
            None => State::Unknown,
            Some(stale) => {
                let stale = stale.into_iter().map(|stale| stale.open(languages));
                State::Known(stale.collect::<Option<_>>()?)
            }
        };
        Some(Note {
            id: self.id,
            state,
            is_by_past: self.is_by_past,
        })
    }
}

impl KeptStale {
    fn of(stale: &Stale, languages: &Languages) -> Self {
        let changes = stale.changes.iter().map(|change| KeptChange {
            part: change.part,
            after: change.after.clone(),
            span: change.span,
            before: change.before.clone(),
        });
        Self {
            lang: languages[stale.lang].code.clone(),
            file: stale.file.to_string(),
            span: stale.span,
            now: stale.now.clone(),
            source: languages[stale.source].code.clone(),
            source_file: stale.source_file.to_string(),
            changes: changes.collect(),
        }
    }

    fn open(self, languages: &Languages) -> Option<Stale> {
        let changes = self.changes.into_iter().map(|change| Change {
            part: change.part,
            after: change.after,
            span: change.span,
            before: change.before,
            was: None,
        });
        Some(Stale {
            lang: languages.find(&self.lang)?,
            file: SourcePath::new(&self.file),
            span: self.span,
            now: self.now,
            source: languages.find(&self.source)?,
            source_file: SourcePath::new(&self.source_file),
            changes: changes.collect(),
        })
    }
}
