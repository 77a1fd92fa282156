//! What is known of one text, and what follows from that.

use std::sync::Arc;

use super::compare::{Comparison, Gap, Verdict, beside};
use super::past::Versions;
use super::pieces::{Hash, Piece, Pieces};
use super::record::{Pairs, Record, Side, record_file};
use super::standing::{Change, Stale, State};
use super::text::Text;
use crate::diagnostic::Texts;
use crate::lang::{Lang, PerLang};
use crate::site::Site;
use crate::source::{FileHash, World};

/// What can be said of a text without its past.
pub(super) enum Look<'a> {
    Sure(State),
    /// Commits may tell more. Where nothing is written down of it, it isn't read before they do.
    Unsure(Option<Known<'a>>),
}

/// The files of a text as they are.
pub(super) struct Files {
    /// The hash of all of them, and of its record.
    pub(super) id: FileHash,
    /// Whether they are, byte for byte, what was right together.
    pub(super) are_whole: bool,
}

impl Files {
    pub(super) fn of(text: &Text, site: &Site, world: &World) -> Self {
        let languages = &site.config.languages;
        let record = world.text(&record_file(&text.name));
        let files = text.files.present().map(|(lang, file)| {
            let said = world.text(file).unwrap_or_default();
            let code = languages[lang].code.as_str();
            (code, file, FileHash::of(said.as_bytes()))
        });
        let files: Vec<_> = files.collect();
        let hashes: Vec<_> = files
            .iter()
            .map(|(code, _, hash)| (*code, Hash::of_file(*hash)))
            .collect();
        let record_hash = record.map(|record| FileHash::of(record.as_bytes()));
        let id = format!("{:?} {files:?} {record_hash:?}", languages.codes());
        Self {
            id: FileHash::of(id.as_bytes()),
            are_whole: record.is_some_and(|record| Record::knows_whole(record, &hashes)),
        }
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

/// How a text stands, as far as its record tells.
pub(super) fn look<'a>(text: &Text, site: &'a Site, world: &World) -> Look<'a> {
    if world.text(&record_file(&text.name)).is_none() {
        return Look::Unsure(None);
    }
    let Some(known) = Known::of(text, site, world) else {
        return Look::Sure(State::Unknown); // what can't be read is told elsewhere
    };
    // What the record doesn't explain, a commit since may.
    let is_explained = known.is_recorded
        && known.comparisons().all(|(_, comparison)| {
            let gaps = comparison.gaps();
            let mut verdicts = gaps.iter().map(|gap| comparison.judge(gap));
            verdicts.all(|verdict| verdict == Verdict::Same)
        });
    if is_explained {
        Look::Sure(known.state(text))
    } else {
        Look::Unsure(Some(known))
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

    /// How a text stands, by its record and its past.
    pub(super) fn judge(mut self, text: &Text, versions: &Versions) -> State {
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
        side: Side,
        (source, lang): (Lang, Lang),
    ) -> Option<Stale> {
        let still = match side {
            Side::First => Side::Second,
            Side::Second => Side::First,
        };
        let stale = comparison.pieces(still, gap);
        let range = match still {
            Side::First => &gap.first,
            Side::Second => &gap.second,
        };
        let all = &self.pieces[lang].as_ref()?.list;
        let changes = changes_in(comparison, gap, side, still);
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
fn changes_in(comparison: &Comparison<'_>, gap: &Gap, changed: Side, still: Side) -> Vec<Change> {
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
