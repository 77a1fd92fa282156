//! Who has which address: each is given out once, and old ones lead to new ones.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::address::{Url, address_part};
use super::entry::{Alias, Edition, Site};
use crate::diagnostic::{Diagnostic, Place, Problem, SourcePath};

/// Gives out every address once: to sections and topics, to entries, then to aliases.
pub(super) fn claim_addresses(site: &mut Site, diagnostics: &mut Vec<Diagnostic>) {
    let mut owners: FxHashMap<Url, SourcePath> = FxHashMap::default();
    owners.reserve(site.entries.len() * 2);
    owners.insert(Url::page([]), SourcePath::new("/"));
    for lang in site.config.languages.all() {
        owners.insert(site.home_url(lang), SourcePath::new("content/_index"));
        for section in &site.sections {
            let landing = section.landings[lang].as_ref();
            let file = landing.map_or_else(
                || SourcePath::new(&section.key),
                |landing| landing.file.clone(),
            );
            if let Some(other) = owners.insert(section.urls[lang].clone(), file)
                && let Some(landing) = &section.landings[lang]
            {
                diagnostics.push(taken(&section.urls[lang], &other, landing));
            }
        }
    }
    for entry in &site.entries {
        for (_, edition) in entry.editions.present() {
            match owners.get(&edition.url) {
                Some(other) => diagnostics.push(taken(&edition.url, other, edition)),
                None => drop(owners.insert(edition.url.clone(), edition.file.clone())),
            }
        }
    }
    site.aliases = claim_aliases(site, &mut owners, diagnostics);
}

fn taken(url: &Url, other: &SourcePath, edition: &Edition) -> Diagnostic {
    let place = match &edition.words.slug {
        Some(slug) => Place::new(&edition.file, slug.span),
        None => Place::file(&edition.file),
    };
    Diagnostic::new(
        Problem::AddressTaken {
            address: url.to_string(),
            other: other.to_string(),
        },
        place,
    )
}

fn claim_aliases(
    site: &Site,
    owners: &mut FxHashMap<Url, SourcePath>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Alias> {
    let landings = site.sections.iter();
    let landings = landings.flat_map(|section| section.landings.present());
    let lists = site.homes.present().chain(landings);
    let lists = lists.map(|(lang, edition)| (None, lang, edition));
    let entries = site.entries().flat_map(|(id, entry)| {
        let editions = entry.editions.present();
        editions.map(move |(lang, edition)| (Some(id), lang, edition))
    });
    let mut aliases = Vec::new();
    for (entry, lang, edition) in lists.chain(entries) {
        for alias in &edition.words.aliases {
            let Some(url) = alias_url(&alias.value) else {
                let suggestion = alias_url(&format!("/{}", alias.value)).map(|url| url.to_string());
                let problem = Problem::BadAlias {
                    alias: alias.value.clone(),
                    suggestion,
                };
                diagnostics.push(Diagnostic::at(problem, &edition.file, alias.span));
                continue;
            };
            if let Some(other) = owners.get(&url) {
                let problem = Problem::AddressTaken {
                    address: url.to_string(),
                    other: other.to_string(),
                };
                diagnostics.push(Diagnostic::at(problem, &edition.file, alias.span));
                continue;
            }
            owners.insert(url.clone(), edition.file.clone());
            let to = if edition.url.as_str() == "/" {
                site.home_url(lang)
            } else {
                edition.url.clone()
            };
            aliases.push(Alias {
                from: url,
                to,
                lang,
                entry,
            });
        }
    }
    aliases
}

/// An old address: a path from the site's root. What has no ending is a page, and ends in a slash.
pub fn alias_url(alias: &str) -> Option<Url> {
    let path = alias.strip_prefix('/')?;
    let parts: Vec<Cow<'_, str>> = path
        .trim_end_matches('/')
        .split('/')
        .map(address_part)
        .collect::<Option<_>>()?;
    let is_file = !path.ends_with('/')
        && parts
            .last()
            .is_some_and(|last| last.ends_with(".html") || last.ends_with(".htm"));
    Some(if is_file {
        Url::file(&parts.join("/"))
    } else {
        Url::page(parts.iter().map(|part| &**part))
    })
}
