//! Which entries a page shows, and in which order.

use std::hash::{DefaultHasher, Hash, Hasher};

use rayon::prelude::*;

use crate::lang::Lang;
use crate::outputs::{Page, TOPIC_PER_PAGE};
use crate::site::{EntryId, Filter, Section, Site};

/// The hash of everything by which entries are listed: which there are and in which languages, what
/// they refer to, and when they are. Where it is the same, every page shows the same entries in the
/// same order.
pub(super) fn lists(site: &Site) -> u64 {
    let entries: Vec<_> = site.entries().collect();
    let hashes: Vec<u64> = entries
        .par_iter()
        .map(|(_, entry)| {
            let mut hash = DefaultHasher::new();
            entry.path.hash(&mut hash);
            for (lang, _) in entry.editions.present() {
                lang.hash(&mut hash);
            }
            for other in entry.references.all() {
                site.entry(other).path.hash(&mut hash);
            }
            Filter::of_facts(entry).hash(&mut hash);
            entry.occurrences.hash(&mut hash);
            entry.moments_past(site.now.wall()).hash(&mut hash);
            entry
                .facts
                .date
                .as_ref()
                .map(|date| date.value)
                .hash(&mut hash);
            hash.finish()
        })
        .collect();
    let mut hash = DefaultHasher::new();
    hashes.hash(&mut hash);
    for (_, section) in site.sections() {
        for (_, listing) in section.listings.iter() {
            hash_ids(site, &listing.items, &mut hash);
            hash_ids(site, &listing.archive, &mut hash);
        }
    }
    hash.finish()
}

/// The hash of the entries that a page shows, besides those that its templates ask for.
pub(super) fn of_page(site: &Site, page: &Page) -> u64 {
    let mut hash = DefaultHasher::new();
    match page {
        Page::Entry {
            id,
            lang,
            previous,
            next,
        } => {
            let around: Vec<EntryId> = previous.iter().chain(next).copied().collect();
            hash_ids(site, &around, &mut hash);
            (previous.is_some(), next.is_some()).hash(&mut hash);
            hash_ids(site, &site.related(*id, *lang), &mut hash);
            hash_mentions(site, *id, *lang, &mut hash);
        }
        Page::Section {
            id, page, archived, ..
        } => {
            let section = site.section(*id);
            for (_, listing) in section.listings.iter() {
                let all = if *archived {
                    &listing.archive
                } else {
                    &listing.items
                };
                (all.len(), listing.archive.is_empty()).hash(&mut hash);
                hash_slice(site, all, *page, section.per_page, &mut hash);
            }
            hash_filters(section, &mut hash);
        }
        Page::Filter {
            id, page, filter, ..
        } => {
            let section = site.section(*id);
            for (_, filters) in section.filters.iter() {
                let all = filters.get(filter);
                all.map(<[EntryId]>::len).hash(&mut hash);
                let all = all.unwrap_or_default();
                hash_slice(site, all, *page, section.per_page, &mut hash);
                if let Filter::Month(_) = filter {
                    hash_times(site, all, *page, section.per_page, &mut hash);
                }
            }
            hash_filters(section, &mut hash);
        }
        Page::Topic { id, page, .. } => {
            for (_, listing) in site.topics.get(*id).listings.iter() {
                listing.items.len().hash(&mut hash);
                hash_slice(site, &listing.items, *page, TOPIC_PER_PAGE, &mut hash);
            }
        }
        Page::Search(lang) => site.kinds(*lang).hash(&mut hash),
        Page::Index(lang) => {
            let here = site
                .entries()
                .filter(|(_, entry)| entry.editions[*lang].is_some());
            let here: Vec<EntryId> = here.map(|(id, _)| id).collect();
            hash_ids(site, &here, &mut hash);
        }
        Page::Redirect { from, to, lang } => (from, to, lang).hash(&mut hash),
        Page::Home(_) | Page::NotFound(_) | Page::Chooser | Page::NotFoundAnywhere => {}
    }
    hash.finish()
}

fn hash_mentions(site: &Site, id: EntryId, lang: Lang, hash: &mut DefaultHasher) {
    let mentioning = site.entry(id).mentioned_by.iter().copied();
    let mut shown: Vec<EntryId> = mentioning
        .filter(|other| site.entry(*other).editions[lang].is_some())
        .collect();
    site.sort_by_relevance(&mut shown);
    hash_ids(site, &shown, hash);
}

/// What a list can be filtered by, and how many pass.
fn hash_filters(section: &Section, hash: &mut DefaultHasher) {
    for (_, filters) in section.filters.iter() {
        for (filter, ids) in filters.iter() {
            (filter, ids.len()).hash(hash);
        }
    }
}

/// When the entries on a page take place: a month tells another time than their cards.
fn hash_times(
    site: &Site,
    all: &[EntryId],
    page: usize,
    per_page: usize,
    hash: &mut DefaultHasher,
) {
    for id in all.chunks(per_page).nth(page - 1).unwrap_or_default() {
        site.entry(*id).occurrences.hash(hash);
    }
}

fn hash_slice(
    site: &Site,
    all: &[EntryId],
    page: usize,
    per_page: usize,
    hash: &mut DefaultHasher,
) {
    let shown: Vec<EntryId> = all
        .iter()
        .skip((page - 1) * per_page)
        .take(per_page)
        .copied()
        .collect();
    hash_ids(site, &shown, hash);
}

/// By their names: what stands for an entry in one snapshot may stand for another in the next.
fn hash_ids(site: &Site, ids: &[EntryId], hash: &mut DefaultHasher) {
    ids.len().hash(hash);
    for id in ids {
        site.entry(*id).path.hash(hash);
    }
}
