//! How each text of the site stands in its languages.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::compare::{Comparison, Gap, Verdict, beside};
use super::past::{Past, Versions};
use super::pieces::{Hash, Part, Piece, Pieces};
use super::record::{FOLDER, Pairs, Record, Side, record_file};
use super::text::{Text, texts};
use crate::diagnostic::{SourcePath, Span, Texts};
use crate::lang::{Lang, PerLang};
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
    was: Option<Hash>,
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

/// What can be said of a text without its past.
enum Look<'a> {
    Sure(State),
    Unsure(Known<'a>),
}

impl Look<'_> {
    fn is_unsure(&self) -> bool {
        matches!(self, Self::Unsure(_))
    }
}

/// A text as it is, and what is known to belong together.
pub(super) struct Known<'a> {
    pub(super) pieces: PerLang<Option<Arc<Pieces>>>,
    /// Every two languages that it is there in.
    pub(super) pairs: Vec<((Lang, Lang), Pairs)>,
    /// Whether anything of it is written down.
    pub(super) is_recorded: bool,
    site: &'a Site,
}

fn look<'a>(text: &Text, site: &'a Site, world: &World) -> Look<'a> {
    if text.files.present().count() < 2 {
        return Look::Sure(State::Unknown);
    }
    let record = world.text(&record_file(&text.name)).map(Record::read);
    if let Some(record) = &record {
        let languages = &site.config.languages;
        let files: Vec<(&str, Hash)> = text
            .files
            .present()
            .map(|(lang, file)| {
                let hash = Hash::of_file(world.text(file).unwrap_or_default());
                (languages[lang].code.as_str(), hash)
            })
            .collect();
        if record.knows_whole(&files) {
            return Look::Sure(State::Known(Vec::new()));
        }
    }
    let Some(known) = Known::of(text, site, world) else {
        return Look::Sure(State::Unknown); // what can't be read is told elsewhere
    };
    let is_explained = known.is_recorded
        && known.comparisons().all(|(_, comparison)| {
            let gaps = comparison.gaps();
            let mut verdicts = gaps.iter().map(|gap| comparison.judge(gap));
            !verdicts.any(|verdict| verdict == Verdict::Both)
        });
    if is_explained {
        Look::Sure(known.state(text))
    } else {
        Look::Unsure(known)
    }
}

impl<'a> Known<'a> {
    /// What is known of a text from its record; none if one of its files can't be read.
    pub(super) fn of(text: &Text, site: &'a Site, world: &World) -> Option<Self> {
        let record = world.text(&record_file(&text.name)).map(Record::read);
        let pieces = text.files.map_ref(|file| {
            let file = file.as_ref()?;
            Pieces::of(file, world.text(file)?).map(Arc::new)
        });
        if pieces.present().count() < text.files.present().count() {
            return None;
        }
        let languages = &site.config.languages;
        let present: Vec<Lang> = pieces.present().map(|(lang, _)| lang).collect();
        let mut pairs = Vec::new();
        for (at, one) in present.iter().enumerate() {
            for other in &present[at + 1..] {
                let codes = (&*languages[*one].code, &*languages[*other].code);
                let known = record.as_ref().map(|record| record.pairs(codes));
                pairs.push(((*one, *other), known.unwrap_or_default()));
            }
        }
        Some(Self {
            pieces,
            pairs,
            is_recorded: record.is_some(),
            site,
        })
    }

    fn comparisons(&self) -> impl Iterator<Item = ((Lang, Lang), Comparison<'_>)> {
        self.pairs.iter().filter_map(|((one, other), pairs)| {
            let first = &self.pieces[*one].as_ref()?.list;
            let second = &self.pieces[*other].as_ref()?.list;
            Some(((*one, *other), Comparison::new(first, second, pairs)))
        })
    }

    /// Learns from the past of the text: what was in step in a commit since the record belongs
    /// together. Whether anything is known then.
    pub(super) fn learn(&mut self, versions: &Versions) -> bool {
        let since = versions.recorded.min(versions.all.len());
        let mut is_known = self.is_recorded;
        for (number, version) in versions.all.iter().enumerate().skip(since) {
            for ((one, other), pairs) in &mut self.pairs {
                let (Some(first), Some(second)) = (&version[*one], &version[*other]) else {
                    continue;
                };
                if first.is_draft || second.is_draft {
                    continue;
                }
                is_known = true;
                let mut learnt = Pairs::default();
                let comparison = Comparison::new(&first.list, &second.list, pairs);
                let gaps = comparison.gaps();
                comparison.anchors(&gaps, &mut learnt);
                for gap in gaps {
                    if comparison.judge(&gap) == Verdict::Both {
                        comparison.link(&gap, &mut learnt);
                    }
                }
                pairs.extend(&learnt, number + 1);
            }
        }
        is_known
    }

    fn judge(mut self, text: &Text, versions: &Versions) -> State {
        if self.learn(versions) {
            self.state(text)
        } else {
            State::Unknown
        }
    }

    /// What is stale, by what is known.
    fn state(&self, text: &Text) -> State {
        let mut found: Vec<Stale> = Vec::new();
        for ((one, other), comparison) in self.comparisons() {
            for gap in comparison.gaps() {
                let Verdict::Only(changed) = comparison.judge(&gap) else {
                    continue;
                };
                let (source, lang) = match changed {
                    Side::First => (one, other),
                    Side::Second => (other, one),
                };
                // Told once: by the first language that it has to follow.
                let is_told = |stale: &Stale| stale.lang == lang && stale.source != source;
                if found.iter().any(is_told) {
                    continue;
                }
                found.extend(self.stale(text, &comparison, &gap, changed, (source, lang)));
            }
        }
        let order = self.site.config.languages.all();
        let order: Vec<Lang> = order.collect();
        found.sort_by_key(|stale| order.iter().position(|lang| *lang == stale.lang));
        State::Known(found)
    }

    fn stale(
        &self,
        text: &Text,
        comparison: &Comparison<'_>,
        gap: &Gap,
        changed: Side,
        (source, lang): (Lang, Lang),
    ) -> Option<Stale> {
        let still = match changed {
            Side::First => Side::Second,
            Side::Second => Side::First,
        };
        let stale = comparison.pieces(still, gap);
        let range = match still {
            Side::First => &gap.first,
            Side::Second => &gap.second,
        };
        let all = &self.pieces[lang].as_ref()?.list;
        let changes = changes(comparison, gap, changed, still);
        let near = || {
            let part = changes.first().and_then(|change| change.part)?;
            beside(all, range, part).map(|at| &all[at])
        };
        let place = stale.first().or_else(near).or(all.first());
        let now: Vec<&str> = stale.iter().map(|piece| piece.words.as_str()).collect();
        Some(Stale {
            lang,
            file: text.files[lang].clone()?,
            span: place.and_then(|piece| piece.span),
            now: now.join("\n\n"),
            source,
            source_file: text.files[source].clone()?,
            changes,
        })
    }
}

/// What changed in a gap: what is new, each with what was in its place.
fn changes(comparison: &Comparison<'_>, gap: &Gap, changed: Side, still: Side) -> Vec<Change> {
    let new = comparison.pieces(changed, gap).iter();
    let new: Vec<&Piece> = new
        .filter(|piece| comparison.is_new(changed, piece))
        .collect();
    let left = comparison.pieces(still, gap).iter();
    let left = left.filter(|piece| comparison.is_orphan(still, piece));
    // What they belonged to last is gone.
    let mut gone: Vec<Hash> = Vec::new();
    for piece in left {
        let was = comparison
            .partner(still, piece)
            .filter(|was| !gone.contains(was));
        gone.extend(was);
    }
    (0..new.len().max(gone.len()))
        .map(|at| Change {
            part: new.get(at).map(|piece| piece.part),
            after: new.get(at).map(|piece| piece.words.clone()),
            span: new.get(at).and_then(|piece| piece.span),
            before: None,
            was: gone.get(at).copied(),
        })
        .collect()
}
