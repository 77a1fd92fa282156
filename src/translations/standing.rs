//! How each text of the site stands in its languages.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::known::{Look, look};
use super::past::Past;
use super::pieces::{Hash, Part};
use super::record::FOLDER;
use super::text::{Text, texts};
use crate::diagnostic::{SourcePath, Span};
use crate::lang::Lang;
use crate::site::Site;
use crate::source::World;

/// How every text stands, by its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing(BTreeMap<String, State>);

/// How a text stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nothing is known of what belongs together.
    Unknown,
    /// What is stale of it; nothing, if it is in step.
    Known(Vec<Stale>),
}

/// A place at which a language has not followed another.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which part of the file it is; none if it is gone and nobody knows.
    pub part: Option<Part>,
    /// What it says now; none if it is gone.
    pub after: Option<String>,
    /// Where that stands.
    pub span: Option<Span>,
    /// What it said, if that can be found out.
    pub before: Option<String>,
    /// The hash of that.
    pub(super) was: Option<Hash>,
}

impl Standing {
    /// How the texts of a site stand. Without records, nothing is known of any.
    pub fn of(site: &Site, world: &World, past: &Past) -> Self {
        if world.texts_below(FOLDER).next().is_none() {
            return Self::default();
        }
        let texts = texts(site);
        let first: Vec<Look<'_>> = texts
            .par_iter()
            .map(|text| look(text, site, world))
            .collect();
        let unsure = first
            .iter()
            .zip(&texts)
            .filter(|(look, _)| look.is_unsure());
        let unsure: Vec<&Text> = unsure.map(|(_, text)| text).collect();
        let mut versions = past.versions(&unsure).into_iter();
        let mut standing = BTreeMap::new();
        for (look, text) in first.into_iter().zip(&texts) {
            let state = match look {
                Look::Sure(state) => state,
                Look::Unsure(known) => {
                    let versions = versions.next().unwrap_or_default();
                    known.judge(text, &versions)
                }
            };
            standing.insert(text.name.clone(), state);
        }
        let mut standing = Self(standing);
        standing.remember(&texts, past);
        standing
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

    /// Finds what the pieces that changed said before.
    fn remember(&mut self, texts: &[Text], past: &Past) {
        let stale = |text: &&Text| !self.stale(&text.name).is_empty();
        let texts: Vec<&Text> = texts.iter().filter(stale).collect();
        for (text, versions) in texts.iter().zip(past.versions(&texts)) {
            let Some(State::Known(found)) = self.0.get_mut(&text.name) else {
                continue;
            };
            for stale in found {
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
        }
    }
}
