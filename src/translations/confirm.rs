//! What is written down: that a text is right in all its languages, or what its commits say.

use std::sync::Arc;

use super::compare::Comparison;
use super::known::{Files, Known};
use super::past::{Past, Versions};
use super::pieces::Pieces;
use super::record::{FOLDER, Pairs, record_file, write};
use super::text::{Text, texts};
use crate::diagnostic::SourcePath;
use crate::lang::{Lang, Languages, PerLang};
use crate::site::Site;
use crate::source::World;

/// The record by which a text is right as it is, and its file; none if it is there in one language
/// only, or one of its files can't be read.
pub fn confirm(text: &Text, site: &Site, world: &World) -> Option<(SourcePath, String)> {
    let known = Known::of(text, site, world).filter(|known| !known.pairs.is_empty())?;
    let mut written = Vec::new();
    for ((one, other), pairs) in &known.pairs {
        let first = &known.pieces[*one].as_ref()?.list;
        let second = &known.pieces[*other].as_ref()?.list;
        let comparison = Comparison::new(first, second, pairs);
        let gaps = comparison.gaps();
        let mut now = Pairs::default();
        comparison.anchors(&gaps, &mut now);
        for gap in &gaps {
            comparison.link(gap, &mut now);
        }
        written.push(((one.index(), other.index()), now));
    }
    let pieces = as_refs(&known.pieces);
    let languages = &site.config.languages;
    let record = write(&text.name, languages, &pieces, &written, Some(&pieces));
    Some((record_file(&text.name), record))
}

/// The records of the texts that are wanted which fall behind what the commits say, as they would be if
/// they didn't. On a site that has none, there are none.
pub fn advance(
    site: &Site,
    world: &World,
    past: &Past,
    is_wanted: impl Fn(&Text) -> bool,
) -> Vec<(SourcePath, String)> {
    if world.texts_below(FOLDER).next().is_none() {
        return Vec::new();
    }
    let texts = texts(site);
    let unsure: Vec<&Text> = texts
        .iter()
        .filter(|text| is_wanted(text))
        .filter(|text| text.files.present().count() > 1)
        .filter(|text| !Files::of(text, site, world).are_whole)
        .collect();
    if unsure.is_empty() {
        return Vec::new();
    }
    let versions = past.now(site, &texts).versions(&unsure);
    let records = unsure.into_iter().zip(versions);
    let records = records.filter_map(|(text, versions)| {
        let known = Known::of(text, site, world)?;
        let record = learnt(&text.name, known, &versions, &site.config.languages)?;
        Some((record_file(&text.name), record))
    });
    records.collect()
}

/// The record of a text with what its versions say; none if they say nothing new.
fn learnt(
    name: &str,
    mut known: Known<'_>,
    versions: &Versions,
    languages: &Languages,
) -> Option<String> {
    let before: Vec<Pairs> = known.pairs.iter().map(|(_, pairs)| pairs.clone()).collect();
    if !known.learn(versions) {
        return None;
    }
    let mut now = known.pairs.iter().zip(&before);
    let is_old = now.all(|((_, pairs), before)| pairs.knows_as_much_as(before));
    if known.is_recorded && is_old {
        return None;
    }
    // What is being written is no version yet: the record tells of the texts as committed.
    let committed = versions.all.last();
    let pieces = as_refs(committed.unwrap_or(&known.pieces));
    let list = |lang: Lang| pieces[lang].map_or(&[][..], |pieces| &pieces.list);
    let mut pairs = known.pairs.iter();
    let is_in_step = pairs.all(|((one, other), pairs)| {
        let comparison = Comparison::new(list(*one), list(*other), pairs);
        comparison.gaps().is_empty()
    });
    let whole = (committed.is_some() && is_in_step).then_some(&pieces);
    let pairs: Vec<((usize, usize), Pairs)> = known
        .pairs
        .into_iter()
        .map(|((one, other), pairs)| ((one.index(), other.index()), pairs))
        .collect();
    Some(write(name, languages, &pieces, &pairs, whole))
}

fn as_refs(pieces: &PerLang<Option<Arc<Pieces>>>) -> PerLang<Option<&Pieces>> {
    let mut list = pieces.iter();
    pieces.map_ref(|_| list.next().and_then(|(_, pieces)| pieces.as_deref()))
}
