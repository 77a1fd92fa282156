//! Addresses live for ever: each that was published exists, or leads to what took its place.

use crate::diagnostic::{Diagnostic, Problem, SourcePath, Texts, nearest};
use crate::lang::Lang;
use crate::outputs::Output;
use crate::site::{Entry, KEPT_ADDRESSES, KeptAddress, OutPath, Site, Url, read_kept_addresses};
use crate::source::{EntryPath, World, conflict};

/// Tells of every address in `urls.txt` that leads nowhere.
pub fn check_kept_addresses(
    world: &World,
    site: &Site,
    outputs: &[(OutPath, Output)],
    found: &mut Vec<Diagnostic>,
) {
    let file = SourcePath::new(KEPT_ADDRESSES);
    let Some(text) = world.text(&file) else {
        return;
    };
    if let Some(conflict) = conflict(&file, text) {
        found.push(conflict);
        return;
    }
    for line in read_kept_addresses(text) {
        match line {
            Err(span) => found.push(Diagnostic::at(Problem::NoAddress, &file, span)),
            Ok(kept) if is_gone(site, outputs, &kept) => {
                let span = kept.url.span;
                found.push(Diagnostic::at(gone(site, &kept), &file, span));
            }
            Ok(_) => {}
        }
    }
}

/// Whether an address leads nowhere, and nobody meant it to.
fn is_gone(site: &Site, outputs: &[(OutPath, Output)], kept: &KeptAddress) -> bool {
    let exists = |url: &Url| {
        let path = url.out_path();
        outputs
            .binary_search_by(|(other, _)| other.cmp(&path))
            .is_ok()
    };
    if exists(&kept.url.value) {
        return false; // nearly all
    }
    // A file beside a page is spoken of with its page.
    let page = kept.url.value.folder();
    let goes_with_page = page
        .as_ref()
        .is_some_and(|page| kept.entry.is_some() && *page != kept.url.value && !exists(page));
    // What isn't published yet, or any more, is what its writer wants.
    let is_withdrawn = kept
        .entry
        .as_ref()
        .is_some_and(|entry| site.is_unpublished(entry));
    !goes_with_page && !is_withdrawn && !site.leaves_out(&kept.url.value)
}

fn gone(site: &Site, kept: &KeptAddress) -> Problem {
    let lang = language(site, &kept.url.value);
    let same = kept.entry.as_ref().and_then(|path| site.find(path));
    let successor = same.or_else(|| successor(site, kept.entry.as_ref()?));
    let file = |entry: &Entry| {
        let edition = entry.editions[lang?].as_ref()?;
        Some(edition.file.to_string())
    };
    Problem::AddressGone {
        address: kept.url.value.to_string(),
        entry: kept.entry.as_ref().map(ToString::to_string),
        is_there: same.is_some(),
        alias_in: successor.and_then(|id| file(site.entry(id))),
    }
}

/// The language of the page at an address.
fn language(site: &Site, url: &Url) -> Option<Lang> {
    let code = url.as_str().split('/').nth(1)?;
    let mut languages = site.config.languages.iter();
    languages.find_map(|(lang, language)| (language.code == code).then_some(lang))
}

/// The entry in the same folder that may have taken the place of one that is gone.
fn successor(site: &Site, gone: &EntryPath) -> Option<crate::site::EntryId> {
    let (folder, name) = gone
        .as_str()
        .rsplit_once('/')
        .unwrap_or(("", gone.as_str()));
    let names = site.entries().filter_map(|(_, entry)| {
        let (other, name) = entry
            .path
            .as_str()
            .rsplit_once('/')
            .unwrap_or(("", entry.path.as_str()));
        (other == folder).then_some(name)
    });
    let name = nearest(name, names)?;
    let path = if folder.is_empty() {
        name
    } else {
        format!("{folder}/{name}")
    };
    site.find(&EntryPath::new(path))
}
