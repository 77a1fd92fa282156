//! Puts the documents together: entries × languages, addresses, references, lists.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::address::Url;
use super::claims::claim_addresses;
use super::document::{Documents, Revision};
use super::entry::{Entry, EntryId, Section, SectionId, Site};
use super::filters::Filters;
use super::gathered::{Draft, Gathered, Landing, Withdrawn};
use super::lists::{Listing, Order};
use super::media::MediaFiles;
use super::occurrences::occurrences;
use super::references::{Directory, Names, References};
use super::slugs::Slugs;
use super::topics::Topics;
use crate::clock::Moment;
use crate::config::Config;
use crate::content::{Facts, OnSite};
use crate::diagnostic::{Diagnostic, Problem, SourcePath};
use crate::lang::PerLang;
use crate::source::{EntryPath, facts_file};

/// What the site is put together by, besides its documents.
#[derive(Debug)]
pub struct Assembly {
    /// The settings.
    pub config: Config,
    /// The moment that the site is built for.
    pub now: Moment,
    /// What is part of it besides what is published at that moment.
    pub besides: Besides,
    /// Whether it is to be without search, whatever the settings say.
    pub without_search: bool,
    /// The part of an address that stands before a topic's own.
    pub topic_folders: PerLang<String>,
    /// The last part of the address of the page on which readers search.
    pub search_slugs: PerLang<String>,
    /// The last part of the address of the page with everything from A to Z.
    pub index_slugs: PerLang<String>,
    /// Pictures and attachments.
    pub media: MediaFiles,
}

/// What is part of a site besides what is published at its moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Besides {
    /// Nothing: it is as its readers see it.
    Nothing,
    /// What will be published by itself.
    Coming,
    /// Drafts, and what isn't published yet or any more.
    Everything,
}

impl Besides {
    /// Everything, if drafts are wanted.
    pub fn drafts(are_wanted: bool) -> Self {
        if are_wanted {
            Self::Everything
        } else {
            Self::Nothing
        }
    }
}

/// Puts the site together. Everything wrong that concerns more than one file is told.
pub fn assemble(
    documents: &Documents,
    assembly: Assembly,
    diagnostics: &mut Vec<Diagnostic>,
) -> Site {
    let Assembly {
        config,
        now,
        besides,
        without_search,
        topic_folders,
        search_slugs,
        index_slugs,
        media,
    } = assembly;
    let mut gathered = Gathered::new(documents, &config, diagnostics);
    let slugs = gathered.slugs(diagnostics);
    gathered.give_addresses(&slugs, &config, diagnostics);
    let next_publication = (besides != Besides::Everything)
        .then(|| gathered.next_publication(&now))
        .flatten();
    let coming = gathered.coming(&now);
    let Withdrawn {
        entries: unpublished,
        files: withheld,
    } = match besides {
        Besides::Everything => Withdrawn::default(),
        Besides::Coming => gathered.withdraw(&now, &[OnSite::Now, OnSite::NotYet]),
        Besides::Nothing => gathered.withdraw(&now, &[OnSite::Now]),
    };
    gathered.check_translations(&config, diagnostics);
    let Gathered {
        drafts,
        home,
        landings,
    } = gathered;

    let mut entries = into_entries(drafts, &config, &now, diagnostics);
    let by_path = index(&entries);
    link_parents(&mut entries, &by_path);
    refer(&mut entries, &by_path, &unpublished, &config, diagnostics);

    let order = Order::new(&config.languages, now.wall());
    let topics = Topics::gather(&config, &entries, &topic_folders);
    let sections = into_sections(landings, &slugs, &entries, &config, &order);
    let mut site = Site {
        own_search: PerLang::from_fn(&config.languages, |_| Url::page([])),
        has_search: config.search && !without_search,
        index_urls: PerLang::from_fn(&config.languages, |_| Url::page([])),
        homes: home.editions,
        sections,
        topics,
        entries,
        by_path,
        aliases: Vec::new(),
        next_publication,
        unpublished,
        withheld,
        coming,
        media,
        now,
        config,
    };
    claim_addresses(&mut site, diagnostics);
    site.index_urls = own_page(&site, &index_slugs);
    site.own_search = own_page(&site, &search_slugs);
    site
}

/// The addresses of a page of the site's own, straight under the home pages. Where a writer has given
/// one out, now or in the past, it makes way.
fn own_page(site: &Site, slugs: &PerLang<String>) -> PerLang<Url> {
    let is_taken = |url: &Url| {
        let mut editions = site
            .entries
            .iter()
            .flat_map(|entry| entry.editions.present());
        let mut sections = site.sections.iter().flat_map(|section| section.urls.iter());
        editions.any(|(_, edition)| edition.url == *url)
            || sections.any(|(_, other)| other == url)
            || site.aliases.iter().any(|alias| alias.from == *url)
    };
    PerLang::from_fn(&site.config.languages, |lang| {
        let home = site.home_url(lang);
        home.free_below(&slugs[lang], is_taken)
    })
}

fn into_entries(
    drafts: BTreeMap<EntryPath, Draft>,
    config: &Config,
    now: &Moment,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let sections: FxHashMap<&str, SectionId> = config
        .sections
        .iter()
        .enumerate()
        .map(|(index, section)| (section.key.as_str(), SectionId(index as u16)))
        .collect();
    let mut entries = Vec::with_capacity(drafts.len());
    for (path, draft) in drafts {
        let section = path
            .in_section()
            .and_then(|(section, _)| sections.get(section).copied());
        if draft.facts.is_none() {
            tell_missing_facts(&draft, diagnostics);
        }
        let (facts_file, facts, facts_revision) = match draft.facts {
            Some((file, facts, revision)) => (Some(file), facts, revision),
            None => (None, Arc::new(Facts::none(draft.kind)), Revision::none()),
        };
        let occurrences = occurrences(&facts, facts_file.as_ref(), config, now, diagnostics);
        entries.push(Entry {
            path,
            section,
            kind: draft.kind,
            facts,
            facts_file,
            facts_revision,
            editions: draft.editions,
            parents: Vec::new(),
            references: References::default(),
            mentioned_by: Vec::new(),
            occurrences,
        });
    }
    entries
}

fn tell_missing_facts(draft: &Draft, diagnostics: &mut Vec<Diagnostic>) {
    let (Some(key), Some((_, edition))) = (
        draft.kind.required_keys().next(),
        draft.editions.present().next(),
    ) else {
        return;
    };
    let problem = Problem::MissingFacts {
        key: key.name.to_owned(),
        kind: draft.kind.as_str().to_owned(),
        facts_file: facts_file(&edition.file),
    };
    diagnostics.push(Diagnostic::of_file(problem, &edition.file));
}

fn index(entries: &[Entry]) -> FxHashMap<EntryPath, EntryId> {
    entries
        .iter()
        .enumerate()
        .map(|(index, entry)| (entry.path.clone(), EntryId(index as u32)))
        .collect()
}

fn link_parents(entries: &mut [Entry], by_path: &FxHashMap<EntryPath, EntryId>) {
    for entry in entries {
        let path = entry.path.clone();
        entry.parents = path
            .as_str()
            .match_indices('/')
            .filter_map(|(end, _)| by_path.get(&path.as_str()[..end]).copied())
            .collect();
    }
}

/// Resolves references, and notes on each entry who refers to it.
fn refer(
    entries: &mut [Entry],
    by_path: &FxHashMap<EntryPath, EntryId>,
    unpublished: &HashMap<EntryPath, SourcePath>,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let names = Names {
        entries,
        by_path,
        config,
    };
    let directory = Directory::new(names, unpublished.keys());
    let resolved: Vec<References> = entries
        .iter()
        .map(|entry| directory.resolve(entry, diagnostics))
        .collect();
    for (index, references) in resolved.into_iter().enumerate() {
        for other in references.all() {
            entries[other.0 as usize]
                .mentioned_by
                .push(EntryId(index as u32));
        }
        entries[index].references = references;
    }
}

fn into_sections(
    mut landings: BTreeMap<String, Landing>,
    slugs: &Slugs,
    entries: &[Entry],
    config: &Config,
    order: &Order<'_>,
) -> Vec<Section> {
    let mut members: Vec<Vec<EntryId>> = vec![Vec::new(); config.sections.len()];
    for (index, entry) in entries.iter().enumerate() {
        if let Some(section) = entry.section {
            members[usize::from(section.0)].push(EntryId(index as u32));
        }
    }
    let sections = config
        .sections
        .iter()
        .zip(members)
        .map(|(section, members)| {
            let urls = PerLang::from_fn(&config.languages, |lang| {
                let code = config.languages[lang].code.as_str();
                Url::page([code].into_iter().chain(slugs.parts(&section.key, lang)))
            });
            let landing = landings.remove(&section.key);
            let none = || PerLang::none(&config.languages);
            let mut editions = landing.map_or_else(none, |landing| landing.editions);
            for lang in config.languages.all() {
                if let Some(edition) = &mut editions[lang] {
                    edition.url = urls[lang].clone();
                }
            }
            let listings: PerLang<Listing> = order.by_kind(section.kind, entries, &members);
            let filters = listings.map_ref(|listing| Filters::new(entries, listing, order.now()));
            Section {
                key: section.key.clone(),
                kind: section.kind,
                per_page: section.per_page,
                landings: editions,
                urls,
                listings,
                filters,
            }
        });
    sections.collect()
}
