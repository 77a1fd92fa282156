//! One file of `content/` by itself: facts and words, typed.

use std::sync::Arc;

use jiff::tz::{AmbiguousOffset, TimeZone};

use super::document::{Document, Manuscript, Onlooker, Reading, Revision};
use crate::config::Config;
use crate::content::{Facts, FactsHome, Kind, Words, read_facts, read_words};
use crate::diagnostic::{Diagnostic, Problem, SourcePath, Span, Texts, nearest};
use crate::lang::Lang;
use crate::markdown::{Survey, Typography, survey};
use crate::source::{EntryPath, Role, World, conflict, facts_file, role, split, words_file};
use crate::when::When;
use crate::yaml::{self, Fields};

/// Reads a file, as far as it goes where there are mistakes in it; none if it isn't there.
pub(super) fn parse(
    world: &World,
    path: &SourcePath,
    config: &Config,
    codes: &[String],
    onlooker: Option<&dyn Onlooker>,
) -> Option<Reading> {
    let mut reading = Reading::default();
    if let Some(text) = world.text(path) {
        if let Some(problem) = conflict(path, text) {
            // Neither version says what the file is to say.
            return Some(Reading {
                document: unread(path, config, codes),
                is_unreadable: true,
                problems: vec![problem],
            });
        }
        reading.document = parse_text(path, text, config, codes, onlooker, &mut reading.problems);
        reading.is_unreadable = reading
            .problems
            .iter()
            .any(|found| found.problem.hides_keys());
    } else if world.media().contains_key(path) {
        reading.problems.extend(misnamed(path));
    } else if world.unread().any(|unread| unread == path) {
        reading.document = unread(path, config, codes);
        reading.is_unreadable = true;
    } else {
        return None;
    }
    Some(reading)
}

/// What could not be read is there all the same: nobody should be told that it is missing.
fn unread(path: &SourcePath, config: &Config, codes: &[String]) -> Option<Document> {
    let told = &mut Vec::new(); // elsewhere
    match role(path, codes).ok()? {
        Role::Words { entry, code } => {
            kind_of(&entry, path, config, told)?;
            Some(Document::Words {
                lang: language(&code, path, config, told)?,
                entry,
                manuscript: Arc::new(Manuscript::unreadable(path)),
            })
        }
        Role::Landing { section, code } => {
            config.kind_of(section.as_deref()).ok()?;
            Some(Document::Landing {
                lang: language(&code, path, config, told)?,
                section,
                manuscript: Arc::new(Manuscript::unreadable(path)),
            })
        }
        Role::Facts { entry } => {
            let kind = kind_of(&entry, path, config, told)?;
            Some(Document::Facts {
                entry,
                kind,
                file: path.clone(),
                facts: Arc::new(Facts::none(kind)),
                revision: Revision::next(),
            })
        }
        Role::Media => None,
    }
}

/// Facts under a name by which they are an attachment.
fn misnamed(path: &SourcePath) -> Option<Diagnostic> {
    let stem = path.as_str().strip_suffix(".yml")?;
    let name = stem.rsplit_once('/').map_or(stem, |(_, name)| name);
    let problem = Problem::YmlEnding {
        suggestion: format!("{name}.yaml"),
    };
    stem.starts_with("content/")
        .then(|| Diagnostic::of_file(problem, path))
}

impl Manuscript {
    /// Words that are there and can't be read.
    fn unreadable(file: &SourcePath) -> Self {
        Self {
            file: file.clone(),
            words: Words::default(),
            body: Span::default(),
            survey: Survey::default(),
            revision: Revision::next(),
            last_good: None,
        }
    }
}

fn parse_text(
    path: &SourcePath,
    text: &str,
    config: &Config,
    codes: &[String],
    onlooker: Option<&dyn Onlooker>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Document> {
    match role(path, codes) {
        Ok(Role::Words { entry, code }) => {
            let lang = language(&code, path, config, problems)?;
            kind_of(&entry, path, config, problems)?;
            let facts_file = facts_file(path);
            let manuscript = parse_words(
                path,
                text,
                FactsHome::File(&facts_file),
                lang,
                config,
                onlooker,
                problems,
            );
            Some(Document::Words {
                entry,
                lang,
                manuscript: Arc::new(manuscript),
            })
        }
        Ok(Role::Landing { section, code }) => {
            let lang = language(&code, path, config, problems)?;
            if let Err(problem) = config.kind_of(section.as_deref()) {
                problems.push(Diagnostic::of_file(problem, path));
                return None;
            }
            let manuscript = parse_words(
                path,
                text,
                FactsHome::Nowhere,
                lang,
                config,
                onlooker,
                problems,
            );
            Some(Document::Landing {
                section,
                lang,
                manuscript: Arc::new(manuscript),
            })
        }
        Ok(Role::Facts { entry }) => {
            let kind = kind_of(&entry, path, config, problems)?;
            let facts = parse_facts(path, text, kind, codes, problems);
            tell_skipped_times(&facts, path, &config.timezone, problems);
            Some(Document::Facts {
                entry,
                kind,
                file: path.clone(),
                facts: Arc::new(facts),
                revision: Revision::next(),
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
    onlooker: Option<&dyn Onlooker>,
    problems: &mut Vec<Diagnostic>,
) -> Manuscript {
    let parts = match split(text) {
        Ok(parts) => parts,
        Err(problem) => {
            problems.push(Diagnostic::at(problem.value, path, problem.span));
            return Manuscript::unreadable(path);
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
    let (body, base) = (&text[parts.body.range()], parts.body.start as usize);
    let (mut survey, prose) = survey(body, base, typography, onlooker.is_some());
    let found = std::mem::take(&mut survey.problems);
    problems.extend(
        found
            .into_iter()
            .map(|problem| Diagnostic::at(problem.value, path, problem.span)),
    );
    let manuscript = Manuscript {
        file: path.clone(),
        words,
        body: parts.body,
        survey,
        revision: Revision::next(),
        last_good: None,
    };
    if let (Some(onlooker), Some(prose)) = (onlooker, prose) {
        onlooker.see(lang, &manuscript, text, prose);
    }
    manuscript
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
            let words_files: Vec<String> =
                codes.iter().map(|code| words_file(path, code)).collect();
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

/// Tells of times that don't exist, because the clock is put forward then.
fn tell_skipped_times(
    facts: &Facts,
    path: &SourcePath,
    zone: &TimeZone,
    problems: &mut Vec<Diagnostic>,
) {
    for time in facts.times() {
        let When::Time(moment) = time.value else {
            continue;
        };
        let offset = zone.to_ambiguous_timestamp(moment).offset();
        if matches!(offset, AmbiguousOffset::Gap { .. }) {
            let problem = Problem::TimeSkipped {
                text: time.value.as_written(),
            };
            problems.push(Diagnostic::at(problem, path, time.span));
        }
    }
}
