//! How each text of the site stands in its languages.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::known::{Files, Known, Look, look};
use super::notes::Note;
use super::past::{Now, Past, Versions};
use super::pieces::{Hash, Part};
use super::record::FOLDER;
use super::text::{Text, texts};
use crate::diagnostic::{SourcePath, Span};
use crate::lang::Lang;
use crate::site::Site;
use crate::source::{FileHash, World};

/// How every text stands, by its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing(BTreeMap<String, State>);

/// How a text stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// Nothing is known of what belongs together.
    #[default]
    Unknown,
    /// What is stale of it; nothing, if it is in step.
    Known(Vec<Stale>),
}

/// A place at which a language has not followed another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stale {
    /// The language that is to follow.
    pub lang: Lang,
    /// Its file.
    pub file: SourcePath,
    /// What of it is to follow, if that can be said.
    pub span: Option<Span>,
    /// What that says now.
    pub now: String,
    /// The language that changed.
    pub source: Lang,
    /// Its file.
    pub source_file: SourcePath,
    /// What changed in it.
    pub changes: Vec<Change>,
}

/// A piece that changed: one that is new, or gone, or says something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which part of the file it is; none if it is gone and nobody knows.
    pub part: Option<Part>,
    /// What it says now; none if it is gone.
    pub after: Option<String>,
    /// Where that stands.
    pub span: Option<Span>,
    /// What it said, if that can be found out.
    pub before: Option<String>,
    /// The hash of that, until it is found out.
    #[serde(skip)]
    pub(super) was: Option<Hash>,
}

impl Standing {
    /// How the texts of a site stand. Without records, nothing is known of any.
    pub fn of(site: &Site, world: &World, past: &Past) -> Self {
        if world.texts_below(FOLDER).next().is_none() {
            return Self::default();
        }
        let texts = texts(site);
        let first: Vec<Result<State, FileHash>> = texts
            .par_iter()
            .map(|text| first_look(text, site, world))
            .collect();
        let open = texts.iter().zip(&first);
        let open = open.filter_map(|(text, look)| Some((text, look.as_ref().err().copied()?)));
        let open: Vec<(&Text, FileHash)> = open.collect();
        let noted = if open.is_empty() {
            Vec::new() // and nobody has to ask git
        } else {
            look_closer(&open, site, world, past.now(site, &texts))
        };
        let mut noted = noted.into_iter();
        let states = texts.into_iter().zip(first).map(|(text, look)| {
            let state = look.unwrap_or_else(|_| noted.next().unwrap_or(State::Unknown));
            (text.name, state)
        });
        Self(states.collect())
    }

    /// How a text stands.
    pub fn get(&self, name: &str) -> &State {
        self.0.get(name).unwrap_or(&State::Unknown)
    }

    /// Whether a text is stale in a language.
    pub fn is_stale(&self, name: &str, lang: Lang) -> bool {
        self.stale(name).iter().any(|stale| stale.lang == lang)
    }

    /// What of a text is stale.
    pub fn stale(&self, name: &str) -> &[Stale] {
        match self.get(name) {
            State::Known(stale) => stale,
            State::Unknown => &[],
        }
    }

    /// Every text of which something is stale.
    pub fn all_stale(&self) -> impl Iterator<Item = (&str, &Stale)> {
        self.0
            .keys()
            .flat_map(|name| self.stale(name).iter().map(|stale| (name.as_str(), stale)))
    }
}

/// What is plain of a text by its files as they are, or else the hash of those.
fn first_look(text: &Text, site: &Site, world: &World) -> Result<State, FileHash> {
    if text.files.present().count() < 2 {
        return Ok(State::Unknown);
    }
    let files = Files::of(text, site, world);
    if files.are_whole {
        return Ok(State::Known(Vec::new()));
    }
    Err(files.id)
}

/// How texts stand that aren't, byte for byte, what was right together: as it was noted, or by their
/// records and their past. It is noted for the next time.
fn look_closer(
    texts: &[(&Text, FileHash)],
    site: &Site,
    world: &World,
    mut now: Now<'_>,
) -> Vec<State> {
    let unknown = texts.iter();
    let unknown = unknown.filter(|(text, id)| now.noted(text, *id).is_none());
    let unknown: Vec<&(&Text, FileHash)> = unknown.collect();
    let looks: Vec<Look<'_>> = unknown
        .par_iter()
        .map(|(text, _)| look(text, site, world))
        .collect();
    let is_unsure = |look: &Look<'_>| matches!(look, Look::Unsure(_));
    let unsure = unknown.iter().zip(&looks);
    let unsure: Vec<&Text> = unsure
        .filter_map(|((text, _), look)| is_unsure(look).then_some(*text))
        .collect();
    let mut versions = now.versions(&unsure).into_iter();
    let found = unknown.into_iter().zip(looks).map(|(text, look)| {
        let versions = is_unsure(&look).then(|| versions.next().unwrap_or_default());
        (text, look, versions)
    });
    let found: Vec<_> = found.collect();
    let notes = found.into_par_iter().map(|((text, id), look, versions)| {
        let is_by_past = versions.is_some();
        let state = match look {
            Look::Sure(state) => state,
            Look::Unsure(known) => judge(text, known, &versions.unwrap_or_default(), site, world),
        };
        let note = Note {
            id: *id,
            state,
            is_by_past,
        };
        (text.name.clone(), note)
    });
    now.note(texts, notes.collect());
    let states = texts.iter();
    let states = states.map(|(text, id)| now.noted(text, *id).cloned());
    states.map(Option::unwrap_or_default).collect()
}

/// How a text stands that its record doesn't explain.
fn judge(
    text: &Text,
    known: Option<Known<'_>>,
    versions: &Versions,
    site: &Site,
    world: &World,
) -> State {
    if known.is_none() && versions.all.is_empty() {
        return State::Unknown; // nobody has confirmed it, and nobody committed it
    }
    let Some(known) = known.or_else(|| Known::of(text, site, world)) else {
        return State::Unknown; // what can't be read is told elsewhere
    };
    let mut state = known.judge(text, versions);
    if let State::Known(stale) = &mut state {
        for stale in stale {
            remember(stale, versions);
        }
    }
    state
}

/// Finds what the pieces that changed said before.
fn remember(stale: &mut Stale, versions: &Versions) {
    let source = stale.source;
    for change in &mut stale.changes {
        let Some(was) = change.was else { continue };
        let pieces = versions.all.iter().rev();
        let pieces = pieces.filter_map(|version| version[source].as_ref());
        let mut pieces = pieces.flat_map(|pieces| &pieces.list);
        if let Some(piece) = pieces.find(|piece| piece.hash == was) {
            change.before = Some(piece.words.clone());
            change.part = change.part.or(Some(piece.part));
        }
    }
}
