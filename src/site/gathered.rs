//! The documents of the site, sorted by what they are about.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::address::Url;
use super::document::{Document, Documents, Revision};
use super::entry::Edition;
use super::slugs::{Slugs, check_names};
use crate::clock::Moment;
use crate::config::Config;
use crate::content::{Facts, Kind};
use crate::diagnostic::{Diagnostic, Problem, SourcePath};
use crate::lang::PerLang;
use crate::source::EntryPath;

/// An entry as its files say it, before anything is known of the others.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) kind: Kind,
    pub(super) facts: Option<(SourcePath, Arc<Facts>, Revision)>,
    pub(super) editions: PerLang<Option<Edition>>,
    /// The files of the languages in which it is a draft.
    pub(super) withdrawn: PerLang<Option<SourcePath>>,
}

/// The documents, sorted by what they are about.
pub(super) struct Gathered {
    pub(super) drafts: BTreeMap<EntryPath, Draft>,
    pub(super) homes: PerLang<Option<Edition>>,
    pub(super) landings: BTreeMap<String, PerLang<Option<Edition>>>,
}

impl Gathered {
    pub(super) fn new(
        documents: &Documents,
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let languages = &config.languages;
        let none = || PerLang::none(languages);
        let mut gathered = Self {
            drafts: BTreeMap::new(),
            homes: none(),
            landings: BTreeMap::new(),
        };
        for document in documents.iter() {
            match document.clone() {
                Document::Words {
                    entry,
                    lang,
                    manuscript,
                } => {
                    let kind = config
                        .kind_of(entry.in_section().map(|(section, _)| section))
                        .unwrap_or(Kind::Page);
                    let draft = gathered
                        .drafts
                        .entry(entry.clone())
                        .or_insert_with(|| Draft::new(kind, none()));
                    let edition = Edition::new(manuscript);
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
                    revision,
                } => {
                    let draft = gathered
                        .drafts
                        .entry(entry.clone())
                        .or_insert_with(|| Draft::new(kind, none()));
                    let facts = (file.clone(), facts, revision);
                    if let Some((other, ..)) = draft.facts.replace(facts) {
                        diagnostics.push(twice(&entry, &file, &other));
                    }
                }
                Document::Landing {
                    section: None,
                    lang,
                    manuscript,
                } => gathered.homes[lang] = Some(Edition::new(manuscript)),
                Document::Landing {
                    section: Some(section),
                    lang,
                    manuscript,
                } => {
                    let landing = gathered.landings.entry(section).or_insert_with(none);
                    landing[lang] = Some(Edition::new(manuscript));
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
            if let Some((file, ..)) = &draft.facts {
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

    pub(super) fn slugs(&self, diagnostics: &mut Vec<Diagnostic>) -> Slugs {
        let mut slugs = Slugs::default();
        for (section, editions) in &self.landings {
            slugs.note(section, editions, diagnostics);
        }
        for (path, draft) in &self.drafts {
            slugs.note(path.as_str(), &draft.editions, diagnostics);
        }
        slugs
    }

    pub(super) fn give_addresses(
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
    pub(super) fn withdraw(&mut self, now: &Moment) -> HashMap<EntryPath, SourcePath> {
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
                .is_none_or(|(_, facts, _)| is_in_time(facts, now));
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
