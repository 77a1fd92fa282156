//! The list of texts as it is told: the keys of the JSON are its fields.

use serde::Serialize;

use crate::diagnostic::{SourcePath, Span, Texts, line_and_column};
use crate::lang::Lang;
use crate::site::Site;
use crate::source::{World, words_file};
use crate::translations::{Change, Part, Stale, Standing, State, Text, Word, difference, texts};

/// Every text of a site.
#[derive(Debug, Serialize)]
pub(super) struct List {
    pub(super) version: u8,
    pub(super) languages: Vec<Named>,
    pub(super) texts: Vec<Row>,
}

/// A language.
#[derive(Debug, Serialize)]
pub(super) struct Named {
    pub(super) code: String,
    pub(super) name: String,
}

/// A text in every language.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) languages: Vec<Cell>,
}

/// A text in one language.
#[derive(Debug, Serialize)]
pub(super) struct Cell {
    pub(super) code: String,
    pub(super) state: How,
    /// The file of its words; where they are missing, the file to write.
    pub(super) file: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) stale: Vec<Place>,
}

/// How a text stands in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum How {
    InStep,
    Stale,
    Missing,
    Draft,
    /// There, and nothing is known of what it belongs together with.
    Unconfirmed,
    /// The one language that there is.
    Alone,
}

/// A place that has not followed.
#[derive(Debug, Serialize)]
pub(super) struct Place {
    /// Where it is in the file, from 1; none where the whole file is meant.
    pub(super) line: Option<usize>,
    /// What stands there.
    pub(super) now: String,
    /// The language that changed.
    pub(super) source: String,
    pub(super) source_file: String,
    pub(super) changes: Vec<Changed>,
}

/// A block that changed.
#[derive(Debug, Serialize)]
pub(super) struct Changed {
    /// `title`, `summary`, `image_alt`, `image_caption` or `text`.
    pub(super) part: Option<&'static str>,
    pub(super) line: Option<usize>,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    /// The words of both, where both are known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) words: Vec<Piece>,
}

/// Words that were kept, or that went or came.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Piece {
    Kept(String),
    Gone(String),
    Come(String),
}

impl List {
    pub(super) fn of(site: &Site, world: &World, standing: &Standing) -> Self {
        let languages = site.config.languages.iter();
        Self {
            version: 1,
            languages: languages
                .map(|(_, language)| Named {
                    code: language.code.clone(),
                    name: language.name.clone(),
                })
                .collect(),
            texts: texts(site)
                .iter()
                .map(|text| Row::of(text, site, world, standing))
                .collect(),
        }
    }

    pub(super) fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

impl Row {
    fn of(text: &Text, site: &Site, world: &World, standing: &Standing) -> Self {
        let languages = site.config.languages.all();
        Self {
            name: text.name.clone(),
            languages: languages
                .map(|lang| Cell::of(text, lang, site, world, standing))
                .collect(),
        }
    }
}

impl Cell {
    fn of(text: &Text, lang: Lang, site: &Site, world: &World, standing: &Standing) -> Self {
        let code = site.config.languages[lang].code.clone();
        let places = standing.stale(&text.name).iter();
        let places: Vec<Place> = places
            .filter(|stale| stale.lang == lang)
            .map(|stale| Place::of(stale, site, world))
            .collect();
        let is_known = matches!(standing.get(&text.name), State::Known(_));
        let is_alone = text.files.present().count() < 2;
        let state = match (&text.files[lang], &text.drafts[lang]) {
            (None, None) => How::Missing,
            (None, Some(_)) => How::Draft,
            _ if is_alone => How::Alone,
            _ if !is_known => How::Unconfirmed,
            _ if places.is_empty() => How::InStep,
            _ => How::Stale,
        };
        let file = text.files[lang].as_ref().or(text.drafts[lang].as_ref());
        let file = file.map(ToString::to_string).or_else(|| {
            let mut others = text.files.present().chain(text.drafts.present());
            others.next().map(|(_, other)| words_file(other, &code))
        });
        Self {
            code,
            state,
            file,
            stale: places,
        }
    }
}

impl Place {
    fn of(stale: &Stale, site: &Site, world: &World) -> Self {
        let changes = stale.changes.iter();
        Self {
            line: line(world, &stale.file, stale.span),
            now: stale.now.clone(),
            source: site.config.languages[stale.source].code.clone(),
            source_file: stale.source_file.to_string(),
            changes: changes
                .map(|change| Changed::of(change, &stale.source_file, world))
                .collect(),
        }
    }
}

impl Changed {
    fn of(change: &Change, file: &SourcePath, world: &World) -> Self {
        let words = match (&change.before, &change.after) {
            (Some(before), Some(after)) => difference(before, after),
            _ => Vec::new(),
        };
        let words = words.into_iter().map(|word| match word {
            Word::Kept(words) => Piece::Kept(words),
            Word::Gone(words) => Piece::Gone(words),
            Word::Come(words) => Piece::Come(words),
        });
        Self {
            part: change.part.map(Part::as_str),
            line: line(world, file, change.span),
            before: change.before.clone(),
            after: change.after.clone(),
            words: words.collect(),
        }
    }
}

fn line(world: &World, file: &SourcePath, span: Option<Span>) -> Option<usize> {
    let start = span?.range().start;
    Some(line_and_column(world.text(file)?, start).0)
}
