//! Each file of `content/` by itself: facts and words, typed. Depends on nothing but the file's own
//! bytes and the settings, so that it can be remembered by them.

use rayon::prelude::*;

use super::address::Url;
use super::entry::Edition;
use crate::config::Config;
use crate::content::{Facts, FactsHome, Kind, Words, read_facts, read_words};
use crate::diagnostic::{Diagnostic, Problem, SourcePath, nearest};
use crate::lang::Lang;
use crate::markdown::{Typography, survey};
use crate::source::{EntryPath, Role, World, role, split};
use crate::yaml::{self, Fields};

/// What a file of `content/` says.
#[derive(Debug)]
#[expect(missing_docs, reason = "the types of the fields say what they are")]
#[expect(clippy::large_enum_variant, reason = "one per file, moved once")]
pub enum Document {
    /// The words of an entry in a language.
    Words {
        entry: EntryPath,
        lang: Lang,
        edition: Edition,
    },
    /// The words of a landing page in a language.
    Landing {
        section: Option<String>,
        lang: Lang,
        edition: Edition,
    },
    /// The facts of an entry.
    Facts {
        entry: EntryPath,
        kind: Kind,
        file: SourcePath,
        facts: Facts,
    },
}

/// Reads every text of `content/`, in parallel. A file with mistakes is read as far as it goes.
pub fn parse(world: &World, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Vec<Document> {
    let codes = config.languages.codes();
    let texts: Vec<(&SourcePath, &str)> = world
        .texts()
        .filter(|(path, _)| path.as_str().starts_with("content/"))
        .collect();
    let parsed: Vec<(Option<Document>, Vec<Diagnostic>)> = texts
        .into_par_iter()
        .map(|(path, text)| {
            let mut problems = Vec::new();
            let document = parse_file(path, text, config, &codes, &mut problems);
            (document, problems)
        })
        .collect();
    let mut documents = Vec::with_capacity(parsed.len());
    for (document, problems) in parsed {
        documents.extend(document);
        diagnostics.extend(problems);
    }
    documents
}

fn parse_file(
    path: &SourcePath,
    text: &str,
    config: &Config,
    codes: &[String],
    problems: &mut Vec<Diagnostic>,
) -> Option<Document> {
    match role(path, codes) {
        Ok(Role::Words { entry, code }) => {
            let lang = language(&code, path, config, problems)?;
            kind_of(&entry, path, config, problems)?;
            let facts_file = facts_file_for(path);
            let edition = parse_words(
                path,
                text,
                FactsHome::File(&facts_file),
                lang,
                config,
                problems,
            )?;
            Some(Document::Words {
                entry,
                lang,
                edition,
            })
        }
        Ok(Role::Landing { section, code }) => {
            let lang = language(&code, path, config, problems)?;
            if let Err(problem) = config.kind_of(section.as_deref()) {
                problems.push(Diagnostic::of_file(problem, path));
                return None;
            }
            let edition = parse_words(path, text, FactsHome::Nowhere, lang, config, problems)?;
            Some(Document::Landing {
                section,
                lang,
                edition,
            })
        }
        Ok(Role::Facts { entry }) => {
            let kind = kind_of(&entry, path, config, problems)?;
            let facts = parse_facts(path, text, kind, codes, problems);
            Some(Document::Facts {
                entry,
                kind,
                file: path.clone(),
                facts,
            })
        }
        Ok(Role::Media) => None,
        Err(problem) => {
            problems.push(Diagnostic::of_file(problem, path));
            None
        }
    }
}

fn language(
    code: &str,
    path: &SourcePath,
    config: &Config,
    problems: &mut Vec<Diagnostic>,
) -> Option<Lang> {
    let lang = config.languages.find(code);
    if lang.is_none() {
        let known = config.languages.codes();
        let nearest = nearest(code, known.iter().map(String::as_str));
        let problem = Problem::UnknownLanguage {
            code: code.to_owned(),
            known,
            nearest,
        };
        problems.push(Diagnostic::of_file(problem, path));
    }
    lang
}

fn kind_of(
    entry: &EntryPath,
    path: &SourcePath,
    config: &Config,
    problems: &mut Vec<Diagnostic>,
) -> Option<Kind> {
    let section = entry.in_section().map(|(section, _)| section);
    config
        .kind_of(section)
        .map_err(|problem| problems.push(Diagnostic::of_file(problem, path)))
        .ok()
}

fn parse_words(
    path: &SourcePath,
    text: &str,
    home: FactsHome<'_>,
    lang: Lang,
    config: &Config,
    problems: &mut Vec<Diagnostic>,
) -> Option<Edition> {
    let parts = match split(text) {
        Ok(parts) => parts,
        Err(problem) => {
            problems.push(Diagnostic::at(problem.value, path, problem.span));
            return None;
        }
    };
    let yaml = &text[parts.yaml.range()];
    let node = match yaml::parse(yaml, parts.yaml.start as usize) {
        Ok(node) => Some(node),
        Err(problem) => {
            problems.push(Diagnostic::at(problem.value, path, problem.span));
            None
        }
    };
    let words = node.map_or_else(Words::default, |node| {
        read_words(Fields::of_document(node, text, path, problems), home)
    });
    let typography = Typography::of(&config.languages[lang].code);
    let mut survey = survey(
        &text[parts.body.range()],
        parts.body.start as usize,
        typography,
    );
    let found = std::mem::take(&mut survey.problems);
    problems.extend(
        found
            .into_iter()
            .map(|problem| Diagnostic::at(problem.value, path, problem.span)),
    );
    Some(Edition {
        file: path.clone(),
        words,
        body: parts.body,
        survey,
        url: Url::file(""),
    })
}

fn parse_facts(
    path: &SourcePath,
    text: &str,
    kind: Kind,
    codes: &[String],
    problems: &mut Vec<Diagnostic>,
) -> Facts {
    match yaml::parse(text, 0) {
        Ok(node) => {
            let stem = path.as_str().strip_suffix(".yaml").unwrap_or(path.as_str());
            let words_files: Vec<String> = codes
                .iter()
                .map(|code| format!("{stem}.{code}.md"))
                .collect();
            let fields = Fields::of_document(node, text, path, problems);
            read_facts(fields, kind, &words_files.join(", "))
        }
        Err(problem) => {
            problems.push(Diagnostic::at(problem.value, path, problem.span));
            // Its words are still worth checking, and nothing is said twice about its facts.
            Facts::none(kind)
        }
    }
}

/// The file of facts that belongs to a file of words.
fn facts_file_for(path: &SourcePath) -> String {
    let stem = path.as_str().strip_suffix(".md").unwrap_or(path.as_str());
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    format!("{stem}.yaml")
}
