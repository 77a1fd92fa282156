//! The texts of an entry as readers have them: title, summary and words, in each language.

use crate::diagnostic::{At, Diagnostic, Problem, SourcePath, Span, Texts, line_and_column};
use crate::lang::Lang;
use crate::markdown::{Passage, PassageKind, prose};
use crate::site::Edition;
use crate::source::World;

/// The text of an edition.
pub(super) struct Text<'a> {
    pub(super) lang: Lang,
    pub(super) edition: &'a Edition,
    /// The whole of its file.
    pub(super) source: &'a str,
    /// Title, summary, and the blocks of its words.
    pub(super) blocks: Vec<Passage>,
    pub(super) tables_without_header: Vec<Span>,
}

impl<'a> Text<'a> {
    /// Reads an edition; none if its file can't be read as it is now.
    pub(super) fn new(world: &'a World, lang: Lang, edition: &'a Edition) -> Option<Self> {
        if edition.last_good.is_some() {
            return None;
        }
        let source = world.text(&edition.file)?;
        let body = edition.body.range();
        let words = prose(source.get(body.clone())?, body.start);
        let title = line(PassageKind::Title, &edition.words.title, source);
        let summary = edition.words.summary.as_ref();
        let summary = summary.and_then(|summary| line(PassageKind::Summary, summary, source));
        let front = title.into_iter().chain(summary);
        Some(Self {
            lang,
            edition,
            source,
            blocks: front.chain(words.blocks).collect(),
            tables_without_header: words.tables_without_header,
        })
    }

    pub(super) fn file(&self) -> &'a SourcePath {
        &self.edition.file
    }

    /// What stands in the file at a place.
    pub(super) fn quote(&self, span: Span) -> String {
        let written = self.source.get(span.range()).unwrap_or_default();
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The file and the line of a place.
    pub(super) fn line_of(&self, span: Span) -> String {
        place(self.file(), self.source, span)
    }

    /// How many words it has.
    pub(super) fn length(&self) -> usize {
        self.blocks.iter().map(|block| words(&block.text)).sum()
    }

    pub(super) fn tell(&self, problem: Problem, span: Span) -> Diagnostic {
        Diagnostic::at(problem, self.file(), span)
    }
}

/// The file and the line of a place: `content/about.nl.md:7`.
pub(super) fn place(file: &SourcePath, source: &str, span: Span) -> String {
    let (line, _) = line_and_column(source, span.range().start);
    format!("{file}:{line}")
}

/// How many words a text has.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| {
            // Nearly all start with a letter, and are looked at no further.
            word.starts_with(|c: char| c.is_ascii_alphanumeric())
                || word.contains(char::is_alphanumeric)
        })
        .count()
}

/// A value of the front matter. Where it isn't written as it is read, all of it is meant.
fn line(kind: PassageKind, value: &At<String>, source: &str) -> Option<Passage> {
    let (text, place) = (value.value.as_str(), value.span.range());
    if text.is_empty() {
        return None;
    }
    let written = source.get(place.clone())?;
    Some(match written.find(text) {
        Some(at) => Passage::line(kind, text, place.start + at),
        None => Passage::elsewhere(kind, text, place),
    })
}
