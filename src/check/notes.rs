//! What is noted of a text by itself: what is hard to read in it, and what it mentions. It depends on nothing but its
//! own file and the settings, so that it is found while the file is read.

use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::glance::Glance;
use super::mentions::{Mentions, Tongue};
use super::texts::Text;
use super::writing::Rules;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::markdown::Prose;
use crate::site::{Manuscript, Onlooker, Revision};

/// What is noted of a text.
pub(super) struct Note {
    /// What is hard to read in it.
    pub(super) found: Vec<Diagnostic>,
    /// What it mentions; where its links lead is not looked up yet.
    pub(super) mentions: Mentions,
}

/// The notes of texts, by the reading at which they were taken.
#[derive(Default)]
pub struct Notes(Mutex<FxHashMap<Revision, Note>>);

impl Notes {
    /// Who takes notes of the texts of a site with these settings.
    pub fn taker<'a>(&'a self, config: &'a Config) -> NoteTaker<'a> {
        NoteTaker {
            notes: self,
            rules: Rules::of(config),
        }
    }

    /// Gives the note of a reading away, if one was taken.
    pub(super) fn take(&self, reading: Revision) -> Option<Note> {
        let mut notes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        notes.remove(&reading)
    }
}

/// Takes notes of texts while they are read.
pub struct NoteTaker<'a> {
    notes: &'a Notes,
    rules: Rules<'a>,
}

impl Onlooker for NoteTaker<'_> {
    fn see(&self, lang: Lang, manuscript: &Manuscript, file: &str, prose: Prose) {
        let text = Text::read(lang, manuscript, file, prose);
        let note = Note::of(&self.rules, &text);
        let mut notes = self.notes.0.lock().unwrap_or_else(PoisonError::into_inner);
        notes.insert(manuscript.revision, note);
    }
}

impl Note {
    /// Reads a text.
    pub(super) fn of(rules: &Rules<'_>, text: &Text<'_>) -> Self {
        let config = rules.config;
        let mut found = Vec::new();
        let glances = text.blocks().iter().map(|block| Glance::at(&block.text));
        let glances: Vec<Glance> = glances.collect();
        rules.check(text, &glances, &mut found);
        let tongue = Tongue::of(&config.languages[text.lang].code);
        let mentions = Mentions::read(config, text.blocks(), &glances, tongue);
        Self { found, mentions }
    }
}
