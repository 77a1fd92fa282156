//! The documents of the site, sorted by what they are about.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::address::Url;
use super::document::{Document, Documents, Revision};
use super::entry::Edition;
use super::media::resolve_path;
use super::slugs::{Slugs, check_names};
use crate::clock::Moment;
use crate::config::Config;
use crate::content::{Facts, Kind, OnSite};
use crate::diagnostic::{Diagnostic, Problem, SourcePath};
use crate::lang::PerLang;
use crate::source::{EntryPath, words_file};

/// An entry as its files say it, before anything is known of the others.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) kind: Kind,
    pub(super) facts: Option<(SourcePath, Arc<Facts>, Revision)>,
    pub(super) editions: PerLang<Option<Edition>>,
    /// The files of the languages in which it is a draft.
    pub(super) withdrawn: PerLang<Option<SourcePath>>,
}

/// A landing page, of a section or of the whole site.
#[derive(Debug)]
pub(super) struct Landing {
    pub(super) editions: PerLang<Option<Edition>>,
    /// The files of the languages in which it is a draft.
    pub(super) withdrawn: PerLang<Option<SourcePath>>,
}

/// What isn't published.
#[derive(Default)]
pub(super) struct Withdrawn {
    /// Entries that are published in no language, each with one of its files.
    pub(super) entries: HashMap<EntryPath, SourcePath>,
    /// Files of the content that a text leads to which isn't published, by their paths.
    pub(super) files: BTreeSet<String>,
}

/// The documents, sorted by what they are about.
pub(super) struct Gathered {
    pub(super) drafts: BTreeMap<EntryPath, Draft>,
    pub(super) home: Landing,
    pub(super) landings: BTreeMap<String, Landing>,
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
            home: Landing::new(none()),
            landings: BTreeMap::new(),
        };
        // The files of one entry follow each other, or nearly: what comes in order needs no search.
        let mut open: Option<(EntryPath, Draft)> = None;
        for document in documents.iter() {
            let (entry, kind) = match document {
                Document::Landing {
                    section,
                    lang,
                    manuscript,
                } => {
                    let edition = Some(Edition::new(Arc::clone(manuscript)));
                    match section {
                        None => gathered.home.editions[*lang] = edition,
                        Some(section) => {
                            let landing = gathered.landings.entry(section.clone());
                            let landing = landing.or_insert_with(|| Landing::new(none()));
                            landing.editions[*lang] = edition;
                        }
                    }
                    continue;
                }
                Document::Words { entry, .. } => {
                    let section = entry.in_section().map(|(section, _)| section);
                    (entry, config.kind_of(section).unwrap_or(Kind::Page))
                }
                Document::Facts { entry, kind, .. } => (entry, *kind),
            };
            if open.as_ref().is_none_or(|(path, _)| path != entry) {
                gathered.drafts.extend(open.take());
                let begun = gathered.drafts.remove(entry);
                let draft = begun.unwrap_or_else(|| Draft::new(kind, none()));
                open = Some((entry.clone(), draft));
            }
            if let Some((path, draft)) = &mut open {
                draft.add(path, document, diagnostics);
            }
        }
        gathered.drafts.extend(open);
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
                let codes = config.languages.codes();
                let files: Vec<String> = codes.iter().map(|code| words_file(file, code)).collect();
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
        for (section, landing) in &self.landings {
            slugs.note(section, &landing.editions, diagnostics);
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
        let drafts = self.drafts.par_iter_mut();
        let told: Vec<Vec<Diagnostic>> = drafts
            .map(|(path, draft)| draft.give_addresses(path, slugs, config))
            .collect();
        diagnostics.extend(told.into_iter().flatten());
    }

    /// What isn't published yet, and will be by itself.
    pub(super) fn coming(&self, now: &Moment) -> BTreeSet<EntryPath> {
        let drafts = self.drafts.iter();
        let coming = drafts.filter(|(_, draft)| {
            let mut editions = draft.editions.present();
            draft.on_site(now) == OnSite::NotYet
                && editions.any(|(_, edition)| !edition.words.draft)
        });
        coming.map(|(path, _)| path.clone()).collect()
    }

    /// Takes out what isn't `wanted` by where it is in time, or is a draft, and remembers what there was. The
    /// slug of a section stays, even if its landing page is a draft: its entries have it in their addresses.
    pub(super) fn withdraw(&mut self, now: &Moment, wanted: &[OnSite]) -> Withdrawn {
        let (mut entries, mut files) = (HashMap::new(), BTreeSet::new());
        for landing in [&mut self.home]
            .into_iter()
            .chain(self.landings.values_mut())
        {
            landing.withdrawn = drafts_of(&landing.editions);
            withdraw_from(&mut landing.editions, true, &mut files);
        }
        self.drafts.retain(|path, draft| {
            let first = draft.editions.present().next();
            let file = first.map(|(_, edition)| edition.file.clone());
            let in_time = wanted.contains(&draft.on_site(now));
            draft.withdrawn = drafts_of(&draft.editions);
            withdraw_from(&mut draft.editions, in_time, &mut files);
            let published = draft.editions.present().next().is_some();
            if let (false, Some(file)) = (published, file) {
                files.extend(draft.picture());
                entries.insert(path.clone(), file);
            }
            published
        });
        Withdrawn { entries, files }
    }
}

/// Takes out the texts that aren't published, and notes which files they lead to.
fn withdraw_from(
    editions: &mut PerLang<Option<Edition>>,
    in_time: bool,
    files: &mut BTreeSet<String>,
) {
    editions.retain(|edition| {
        let is_kept = in_time && !edition.words.draft;
        if !is_kept {
            files.extend(files_of(edition));
        }
        is_kept
    });
}

/// The files of the content that a text may lead to.
fn files_of(edition: &Edition) -> impl Iterator<Item = String> {
    let survey = &edition.survey;
    survey.shown().chain(survey.linked()).filter_map(|target| {
        let path = target.value.split(['#', '?']).next().unwrap_or_default();
        resolve_path(&edition.file, path).map(Cow::into_owned)
    })
}

/// The files of the languages in which something is a draft.
fn drafts_of(editions: &PerLang<Option<Edition>>) -> PerLang<Option<SourcePath>> {
    editions.map_ref(|edition| {
        let draft = edition.as_ref().filter(|edition| edition.words.draft);
        draft.map(|edition| edition.file.clone())
    })
}

impl Landing {
    fn new(editions: PerLang<Option<Edition>>) -> Self {
        let withdrawn = editions.map_ref(|_| None);
        Self {
            editions,
            withdrawn,
        }
    }
}

impl Draft {
    /// The file of the picture that stands for it.
    fn picture(&self) -> Option<String> {
        let (file, facts, _) = self.facts.as_ref()?;
        let image = facts.image.as_ref()?;
        resolve_path(file, &image.value).map(Cow::into_owned)
    }

    fn on_site(&self, now: &Moment) -> OnSite {
        let facts = self.facts.as_ref();
        facts.map_or(OnSite::Now, |(_, facts, _)| facts.on_site(now.wall()))
    }

    /// Adds what a file says. What another has said already is told.
    fn add(&mut self, path: &EntryPath, document: &Document, diagnostics: &mut Vec<Diagnostic>) {
        match document {
            Document::Words {
                lang, manuscript, ..
            } => {
                let file = &manuscript.file;
                let edition = Edition::new(Arc::clone(manuscript));
                if let Some(other) = self.editions[*lang].replace(edition) {
                    diagnostics.push(twice(path, file, &other.file));
                }
            }
            Document::Facts {
                file,
                facts,
                revision,
                ..
            } => {
                let facts = (file.clone(), Arc::clone(facts), *revision);
                if let Some((other, ..)) = self.facts.replace(facts) {
                    diagnostics.push(twice(path, file, &other));
                }
            }
            Document::Landing { .. } => {}
        }
    }

    /// Gives it an address in every language; names that can't be part of one are told.
    fn give_addresses(
        &mut self,
        path: &EntryPath,
        slugs: &Slugs,
        config: &Config,
    ) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let first = self
            .editions
            .present()
            .next()
            .map(|(_, edition)| edition.clone());
        if let Some(edition) = first {
            let has_slug = edition.words.slug.is_some();
            check_names(path.as_str(), &edition.file, has_slug, &mut found);
        }
        for (lang, edition) in self.editions.iter_mut() {
            if let Some(edition) = edition {
                let code = config.languages[lang].code.as_str();
                edition.url = Url::page([code].into_iter().chain(slugs.parts(path.as_str(), lang)));
            }
        }
        found
    }

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
