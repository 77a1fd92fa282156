//! What is written down: that a text is right in all its languages, or what its commits say.

use std::sync::Arc;

use super::compare::Comparison;
use super::past::Past;
use super::pieces::Pieces;
use super::record::{FOLDER, Pairs, Record, record_file, write};
use super::standing::Known;
use super::text::{Text, texts};
use crate::diagnostic::{SourcePath, Texts};
use crate::lang::{Lang, PerLang};
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

/// The records that fall behind what the commits say, as they would be if they didn't. On a site that
/// has none, there are none.
pub fn advance(site: &Site, world: &World, past: &Past) -> Vec<(SourcePath, String)> {
    if world.texts_below(FOLDER).next().is_none() {
        return Vec::new();
    }
    let texts = texts(site);
    let behind = texts.iter().filter_map(|text| {
        let is_there = text.files.present().count() > 1;
        let known = is_there.then(|| Known::of(text, site, world))??;
        Some((text, known))
    });
    let behind: Vec<_> = behind
        .filter(|(text, _)| !is_whole(text, site, world))
        .collect();
    let asked: Vec<&Text> = behind.iter().map(|(text, _)| *text).collect();
    let versions = past.versions(&asked);
    let mut written = Vec::new();
    for ((text, mut known), versions) in behind.into_iter().zip(versions) {
        let before: Vec<Pairs> = known.pairs.iter().map(|(_, pairs)| pairs.clone()).collect();
        if !known.learn(&versions) {
            continue;
        }
        let mut learnt = known.pairs.iter().zip(&before);
        let nothing_new = learnt.all(|((_, pairs), before)| pairs.knows_as_much_as(before));
        if known.is_recorded && nothing_new {
            continue;
        }
        let pairs: Vec<((usize, usize), Pairs)> = known
            .pairs
            .into_iter()
            .map(|((one, other), pairs)| ((one.index(), other.index()), pairs))
            .collect();
        // What is being written is no version yet: the record tells of the texts as committed.
        let last = versions.all.last();
        let pieces = last.map_or_else(|| as_refs(&known.pieces), as_refs);
        let is_in_step = |((one, other), pairs): &((usize, usize), Pairs)| {
            let list = |at: usize| {
                let mut pieces = pieces.iter().map(|(_, pieces)| *pieces);
                pieces
                    .nth(at)
                    .flatten()
                    .map_or(&[][..], |pieces| &pieces.list)
            };
            Comparison::new(list(*one), list(*other), pairs)
                .gaps()
                .is_empty()
        };
        let whole = (last.is_some() && pairs.iter().all(is_in_step)).then_some(&pieces);
        let record = write(&text.name, &site.config.languages, &pieces, &pairs, whole);
        written.push((record_file(&text.name), record));
    }
    written
}

fn is_whole(text: &Text, site: &Site, world: &World) -> bool {
    let Some(record) = world.text(&record_file(&text.name)).map(Record::read) else {
        return false;
    };
    let code = |lang: Lang| site.config.languages[lang].code.as_str();
    let files: Vec<_> = text
        .files
        .present()
        .map(|(lang, file)| {
            let said = world.text(file).unwrap_or_default();
            (code(lang), super::pieces::Hash::of_file(said))
        })
        .collect();
    record.knows_whole(&files)
}

fn as_refs(pieces: &PerLang<Option<Arc<Pieces>>>) -> PerLang<Option<&Pieces>> {
    let mut list = pieces.iter();
    pieces.map_ref(|_| list.next().and_then(|(_, pieces)| pieces.as_deref()))
}
