//! The texts of an entry as readers have them: title, summary and words, in each language.

use crate::diagnostic::{Diagnostic, Problem, SourcePath, Span, Texts, line_and_column};
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
        let head = source.get(..body.start)?;
        let title = line(
            PassageKind::Title,
            "title",
            &edition.words.title.value,
            head,
        );
        let summary = edition.words.summary.as_deref();
        let summary =
            summary.and_then(|summary| line(PassageKind::Summary, "summary", summary, head));
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

/// A value of the front matter. Where it isn't written as it is read, its key is meant.
fn line(kind: PassageKind, key: &str, value: &str, head: &str) -> Option<Passage> {
    if value.is_empty() {
        return None;
    }
    let key = format!("{key}:");
    let from = head
        .match_indices(&key)
        .find(|(at, _)| head[..*at].ends_with('\n'))
        .map_or(0, |(at, _)| at);
    let start = head[from..].find(value).map(|at| from + at);
    Some(match start {
        Some(start) => Passage::line(kind, value, start),
        None => Passage::elsewhere(kind, value, from..from + key.len()),
    })
}
