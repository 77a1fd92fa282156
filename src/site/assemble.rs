//! Puts the documents together: entries × languages, addresses, references, lists.

use std::collections::{BTreeMap, HashMap};

use rustc_hash::FxHashMap;

use super::address::{Url, address_part};
use super::entry::{Edition, Entry, EntryId, Section, SectionId, Site};
use super::lists::{Listing, Order};
use super::media::MediaFiles;
use super::parse::Document;
use super::references::{Directory, References};
use super::slugs::{Slugs, check_names};
use super::topics::Topics;
use crate::clock::Moment;
use crate::config::Config;
use crate::content::{Facts, Kind, Occurrence, Particulars, Recurrence, Unfit};
use crate::diagnostic::{At, Diagnostic, Place, Problem, SourcePath};
use crate::lang::{Lang, PerLang};
use crate::source::EntryPath;

/// How far ahead what repeats for ever is shown, in months.
const HORIZON: i32 = 12;

/// What the site is put together by, besides its documents.
#[derive(Debug)]
pub struct Assembly {
    /// The settings.
    pub config: Config,
    /// The moment that the site is built for.
    pub now: Moment,
    /// Whether drafts, and what isn't published yet or any more, are part of it.
    pub drafts: bool,
    /// The part of an address that stands before a topic's own.
    pub topic_folders: PerLang<String>,
    /// Pictures and attachments.
    pub media: MediaFiles,
}

/// An entry as its files say it, before anything is known of the others.
#[derive(Debug)]
struct Draft {
    kind: Kind,
    facts: Option<(SourcePath, Facts)>,
    editions: PerLang<Option<Edition>>,
    /// The files of the languages in which it is a draft.
    withdrawn: PerLang<Option<SourcePath>>,
}

/// Puts the site together. Everything wrong that concerns more than one file is told.
pub fn assemble(
    documents: Vec<Document>,
    assembly: Assembly,
    diagnostics: &mut Vec<Diagnostic>,
) -> Site {
    let Assembly {
        config,
        now,
        drafts: with_drafts,
        topic_folders,
        media,
    } = assembly;
    let mut gathered = Gathered::new(documents, &config, diagnostics);
    let slugs = gathered.slugs(diagnostics);
    gathered.give_addresses(&slugs, &config, diagnostics);
    let unpublished = if with_drafts {
        HashMap::new()
    } else {
        gathered.withdraw(&now)
    };
    gathered.check_translations(&config, diagnostics);
    let Gathered {
        drafts,
        homes,
        landings,
    } = gathered;

    let mut entries = into_entries(drafts, &config, &now, diagnostics);
    let by_path = index(&entries);
    link_parents(&mut entries, &by_path);
    refer(&mut entries, &unpublished, &config, diagnostics);

    let order = Order::new(&config.languages, now.wall());
    let topics = Topics::gather(&config, &entries, &topic_folders);
    let sections = into_sections(landings, &slugs, &entries, &config, &order);
    let mut site = Site {
        homes,
        sections,
        topics,
        entries,
        by_path,
        aliases: Vec::new(),
        unpublished,
        media,
        now,
        config,
    };
    claim_addresses(&mut site, diagnostics);
    site
}

/// The documents, sorted by what they are about.
struct Gathered {
    drafts: BTreeMap<EntryPath, Draft>,
    homes: PerLang<Option<Edition>>,
    landings: BTreeMap<String, PerLang<Option<Edition>>>,
}

impl Gathered {
    fn new(documents: Vec<Document>, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let languages = &config.languages;
        let none = || PerLang::none(languages);
        let mut gathered = Self {
            drafts: BTreeMap::new(),
            homes: none(),
            landings: BTreeMap::new(),
        };
        for document in documents {
            match document {
                Document::Words {
                    entry,
                    lang,
                    edition,
                } => {
                    let kind = config
                        .kind_of(entry.in_section().map(|(section, _)| section))
                        .unwrap_or(Kind::Page);
                    let draft = gathered
                        .drafts
                        .entry(entry.clone())
                        .or_insert_with(|| Draft::new(kind, none()));
                    let file = edition.file.clone();
                    if let Some(other) = draft.editions[lang].replace(edition) {
                        diagnostics.push(twice(&entry, &file, &other.file));
                    }
                }
                Document::Facts {
                    entry,
                    kind,
                    file,
                    facts,
                } => {
                    let draft = gathered
                        .drafts
                        .entry(entry.clone())
                        .or_insert_with(|| Draft::new(kind, none()));
                    if let Some((other, _)) = draft.facts.replace((file.clone(), facts)) {
                        diagnostics.push(twice(&entry, &file, &other));
                    }
                }
                Document::Landing {
                    section: None,
                    lang,
                    edition,
                } => gathered.homes[lang] = Some(edition),
                Document::Landing {
                    section: Some(section),
                    lang,
                    edition,
                } => {
                    gathered.landings.entry(section).or_insert_with(none)[lang] = Some(edition);
                }
            }
        }
        gathered.drop_wordless(config, diagnostics);
        gathered
    }

    /// Facts without words in any language are no entry.
    fn drop_wordless(&mut self, config: &Config, diagnostics: &mut Vec<Diagnostic>) {
        self.drafts.retain(|path, draft| {
            if draft.editions.present().next().is_some() {
                return true;
            }
            if let Some((file, _)) = &draft.facts {
                let stem = file.as_str().strip_suffix(".yaml").unwrap_or_default();
                let files: Vec<String> = config
                    .languages
                    .codes()
                    .iter()
                    .map(|code| format!("{stem}.{code}.md"))
                    .collect();
                let problem = Problem::FactsWithoutWords {
                    entry: path.to_string(),
                    expected: files.join(", "),
                };
                diagnostics.push(Diagnostic::of_file(problem, file));
            }
            false
        });
    }

    fn slugs(&self, diagnostics: &mut Vec<Diagnostic>) -> Slugs {
        let mut slugs = Slugs::default();
        for (section, editions) in &self.landings {
            slugs.note(section, editions, diagnostics);
        }
        for (path, draft) in &self.drafts {
            slugs.note(path.as_str(), &draft.editions, diagnostics);
        }
        slugs
    }

    fn give_addresses(
        &mut self,
        slugs: &Slugs,
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (path, draft) in &mut self.drafts {
            let mut told = false;
            for lang in config.languages.all() {
                let Some(edition) = &mut draft.editions[lang] else {
                    continue;
                };
                if !told {
                    check_names(
                        path.as_str(),
                        &edition.file,
                        edition.words.slug.is_some(),
                        diagnostics,
                    );
                    told = true;
                }
                let code = config.languages[lang].code.as_str();
                edition.url = Url::page([code].into_iter().chain(slugs.parts(path.as_str(), lang)));
            }
        }
    }

    /// Takes out what isn't published at this moment, and remembers what there was.
    fn withdraw(&mut self, now: &Moment) -> HashMap<EntryPath, SourcePath> {
        let mut unpublished = HashMap::new();
        self.drafts.retain(|path, draft| {
            let file = draft
                .editions
                .present()
                .next()
                .map(|(_, edition)| edition.file.clone());
            let in_time = draft
                .facts
                .as_ref()
                .is_none_or(|(_, facts)| is_in_time(facts, now));
            draft.withdrawn = draft.editions.map_ref(|edition| {
                edition
                    .as_ref()
                    .filter(|edition| edition.words.draft)
                    .map(|edition| edition.file.clone())
            });
            draft
                .editions
                .retain(|edition| in_time && !edition.words.draft);
            let published = draft.editions.present().next().is_some();
            if let (false, Some(file)) = (published, file) {
                unpublished.insert(path.clone(), file);
            }
            published
        });
        unpublished
    }

    /// Tells, for every entry and landing page, the languages that it isn't there in.
    fn check_translations(&self, config: &Config, diagnostics: &mut Vec<Diagnostic>) {
        for (path, draft) in &self.drafts {
            tell_missing(
                path.as_str(),
                &draft.editions,
                Some(&draft.withdrawn),
                config,
                diagnostics,
            );
        }
        for (section, editions) in &self.landings {
            tell_missing(
                &format!("{section}/_index"),
                editions,
                None,
                config,
                diagnostics,
            );
        }
        tell_missing("_index", &self.homes, None, config, diagnostics);
    }
}

impl Draft {
    fn new(kind: Kind, editions: PerLang<Option<Edition>>) -> Self {
        let withdrawn = editions.map_ref(|_| None);
        Self {
            kind,
            facts: None,
            editions,
            withdrawn,
        }
    }
}

fn twice(entry: &EntryPath, file: &SourcePath, other: &SourcePath) -> Diagnostic {
    let problem = Problem::EntryTwice {
        entry: entry.to_string(),
        other: other.to_string(),
    };
    Diagnostic::of_file(problem, file)
}

fn is_in_time(facts: &Facts, now: &Moment) -> bool {
    let started = facts
        .publish_from
        .as_ref()
        .is_none_or(|from| from.value.first_moment() <= now.wall());
    let ended = facts
        .publish_until
        .as_ref()
        .is_some_and(|until| until.value.last_moment() < now.wall());
    started && !ended
}

fn tell_missing(
    name: &str,
    editions: &PerLang<Option<Edition>>,
    withdrawn: Option<&PerLang<Option<SourcePath>>>,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some((present, edition)) = editions.present().next() else {
        return;
    };
    let stem = edition
        .file
        .as_str()
        .strip_suffix(&format!(".{}.md", config.languages[present].code));
    for (lang, language) in config.languages.iter() {
        if editions[lang].is_some() {
            continue;
        }
        let (problem, place) = match withdrawn.and_then(|withdrawn| withdrawn[lang].as_ref()) {
            Some(file) => (
                Problem::TranslationIsDraft {
                    entry: name.to_owned(),
                    language: language.name.clone(),
                },
                Place::file(file),
            ),
            None => (
                Problem::MissingTranslation {
                    entry: name.to_owned(),
                    language: language.name.clone(),
                    file: format!("{}.{}.md", stem.unwrap_or(name), language.code),
                },
                Place::file(&edition.file),
            ),
        };
        diagnostics.push(Diagnostic::new(problem, place));
    }
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
        let (facts_file, facts) = match draft.facts {
            Some((file, facts)) => (Some(file), facts),
            None => (None, Facts::none(draft.kind)),
        };
        let occurrences = occurrences(&facts, facts_file.as_ref(), config, now, diagnostics);
        entries.push(Entry {
            path,
            section,
            kind: draft.kind,
            facts,
            facts_file,
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
        draft.kind.required_keys().first(),
        draft.editions.present().next(),
    ) else {
        return;
    };
    let stem = edition
        .file
        .as_str()
        .strip_suffix(".md")
        .unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let problem = Problem::MissingFacts {
        key: (*key).to_owned(),
        kind: draft.kind.as_str().to_owned(),
        facts_file: format!("{stem}.yaml"),
    };
    diagnostics.push(Diagnostic::of_file(problem, &edition.file));
}

/// When an entry takes place, in order.
fn occurrences(
    facts: &Facts,
    file: Option<&SourcePath>,
    config: &Config,
    now: &Moment,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Occurrence> {
    let mut found = match &facts.particulars {
        Particulars::Event(event) => {
            let Some(start) = &event.start else {
                return Vec::new();
            };
            let first = Occurrence {
                start: start.value,
                end: event.end.as_ref().map(|end| end.value),
            };
            match &event.repeat {
                None => vec![first],
                Some(rule) => {
                    let today = now.today();
                    let horizon = today
                        .checked_add(jiff::Span::new().months(HORIZON))
                        .unwrap_or(today);
                    let (occurrences, unfit) = rule.value.expand(
                        first,
                        &event.gathering.except,
                        horizon,
                        &config.timezone,
                    );
                    if let Some(file) = file {
                        diagnostics
                            .extend(unfit.into_iter().map(|unfit| tell_unfit(unfit, rule, file)));
                    }
                    occurrences
                }
            }
        }
        Particulars::Workshop(workshop) => workshop
            .sessions
            .iter()
            .filter(|session| {
                !workshop
                    .gathering
                    .except
                    .iter()
                    .any(|except| except.value == session.start.value.date())
            })
            .map(|session| Occurrence {
                start: session.start.value,
                end: session.end.as_ref().map(|end| end.value),
            })
            .collect(),
        _ => return Vec::new(),
    };
    found.sort_by_key(|occurrence| occurrence.start.first_moment());
    found
}

fn tell_unfit(unfit: Unfit, rule: &At<Recurrence>, file: &SourcePath) -> Diagnostic {
    match unfit {
        Unfit::Exception(date) => Diagnostic::at(
            Problem::ExceptionMatchesNothing {
                date: date.value.to_string(),
            },
            file,
            date.span,
        ),
        Unfit::Empty => Diagnostic::at(Problem::RepeatEmpty, file, rule.span),
        Unfit::TooMany => Diagnostic::at(
            Problem::RepeatTooMany {
                most: Recurrence::MOST,
            },
            file,
            rule.span,
        ),
        Unfit::Endless(until) => Diagnostic::at(
            Problem::RepeatEndless {
                until: until.to_string(),
            },
            file,
            rule.span,
        ),
    }
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
    unpublished: &HashMap<EntryPath, SourcePath>,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let directory = Directory::new(entries, unpublished.keys(), config);
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
    mut landings: BTreeMap<String, PerLang<Option<Edition>>>,
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
            let mut editions = landings
                .remove(&section.key)
                .unwrap_or_else(|| PerLang::none(&config.languages));
            for lang in config.languages.all() {
                if let Some(edition) = &mut editions[lang] {
                    edition.url = urls[lang].clone();
                }
            }
            let listings: PerLang<Listing> = order.by_kind(section.kind, entries, &members);
            Section {
                key: section.key.clone(),
                kind: section.kind,
                per_page: section.per_page,
                landings: editions,
                urls,
                listings,
            }
        });
    sections.collect()
}

/// Gives out every address once: to sections and topics, to entries, then to aliases.
fn claim_addresses(site: &mut Site, diagnostics: &mut Vec<Diagnostic>) {
    let mut owners: FxHashMap<Url, String> = FxHashMap::default();
    owners.insert(Url::page([]), "/".to_owned());
    for lang in site.config.languages.all() {
        owners.insert(site.home_url(lang), "content/_index".to_owned());
        for section in &site.sections {
            let file = section.landings[lang]
                .as_ref()
                .map_or(section.key.as_str(), |landing| landing.file.as_str());
            if let Some(other) = owners.insert(section.urls[lang].clone(), file.to_owned())
                && let Some(landing) = &section.landings[lang]
            {
                diagnostics.push(taken(&section.urls[lang], other, landing));
            }
        }
    }
    for entry in &site.entries {
        for (_, edition) in entry.editions.present() {
            match owners.get(&edition.url) {
                Some(other) => diagnostics.push(taken(&edition.url, other.clone(), edition)),
                None => drop(owners.insert(edition.url.clone(), edition.file.to_string())),
            }
        }
    }
    site.aliases = claim_aliases(site, &mut owners, diagnostics);
}

fn taken(url: &Url, other: String, edition: &Edition) -> Diagnostic {
    let place = match &edition.words.slug {
        Some(slug) => Place::new(&edition.file, slug.span),
        None => Place::file(&edition.file),
    };
    Diagnostic::new(
        Problem::AddressTaken {
            address: url.to_string(),
            other,
        },
        place,
    )
}

fn claim_aliases(
    site: &Site,
    owners: &mut FxHashMap<Url, String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(Url, Url, Lang)> {
    let landings = site
        .sections
        .iter()
        .flat_map(|section| section.landings.present());
    let entries = site
        .entries
        .iter()
        .flat_map(|entry| entry.editions.present());
    let mut aliases = Vec::new();
    for (lang, edition) in site.homes.present().chain(landings).chain(entries) {
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
                    other: other.clone(),
                };
                diagnostics.push(Diagnostic::at(problem, &edition.file, alias.span));
                continue;
            }
            owners.insert(url.clone(), edition.file.to_string());
            let target = if edition.url.as_str() == "/" {
                site.home_url(lang)
            } else {
                edition.url.clone()
            };
            aliases.push((url, target, lang));
        }
    }
    aliases
}

/// An old address: a path from the site's root. What has no ending is a page, and ends in a slash.
fn alias_url(alias: &str) -> Option<Url> {
    let path = alias.strip_prefix('/')?;
    let parts: Vec<String> = path
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
        Url::page(parts.iter().map(String::as_str))
    })
}
