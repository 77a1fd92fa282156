//! The texts of an entry as readers have them: title, summary and words, in each language.

use std::cell::OnceCell;

use crate::diagnostic::{At, Diagnostic, Problem, SourcePath, Span, Texts, line_and_column};
use crate::lang::Lang;
use crate::markdown::{Passage, PassageKind, Prose, prose};
use crate::site::Manuscript;
use crate::source::World;

/// The words of an entry or a landing page in a language, as they are read.
pub(super) struct Text<'a> {
    pub(super) lang: Lang,
    pub(super) manuscript: &'a Manuscript,
    source: Source<'a>,
    /// Its words, once somebody asks for them; title and summary come first.
    prose: OnceCell<Prose>,
}

/// The whole of a file; of most texts, nobody asks for it.
enum Source<'a> {
    Read(&'a str),
    In(&'a World),
}

impl<'a> Text<'a> {
    /// The text of a file; none if what was read of it is older than what stands there now.
    pub(super) fn new(world: &'a World, lang: Lang, manuscript: &'a Manuscript) -> Option<Self> {
        manuscript.last_good.is_none().then(|| Self {
            lang,
            manuscript,
            source: Source::In(world),
            prose: OnceCell::new(),
        })
    }

    /// A text whose words were read with its file.
    pub(super) fn read(
        lang: Lang,
        manuscript: &'a Manuscript,
        source: &'a str,
        prose: Prose,
    ) -> Self {
        Self {
            lang,
            manuscript,
            source: Source::Read(source),
            prose: OnceCell::from(with_front(manuscript, source, prose)),
        }
    }

    /// The whole of its file.
    pub(super) fn source(&self) -> &'a str {
        match self.source {
            Source::Read(source) => source,
            Source::In(world) => world.text(self.file()).unwrap_or_default(),
        }
    }

    pub(super) fn prose(&self) -> &Prose {
        self.prose.get_or_init(|| {
            let body = self.manuscript.body.range();
            let words = self.source().get(body.clone()).unwrap_or_default();
            with_front(self.manuscript, self.source(), prose(words, body.start))
        })
    }

    /// Title, summary, and the blocks of its words.
    pub(super) fn blocks(&self) -> &[Passage] {
        &self.prose().blocks
    }

    pub(super) fn file(&self) -> &'a SourcePath {
        &self.manuscript.file
    }

    /// What stands in the file at a place.
    pub(super) fn quote(&self, span: Span) -> String {
        let written = self.source().get(span.range()).unwrap_or_default();
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The file and the line of a place.
    pub(super) fn line_of(&self, span: Span) -> String {
        place(self.file(), self.source(), span)
    }

    /// How many words it has.
    pub(super) fn length(&self) -> usize {
        self.blocks().iter().map(|block| words(&block.text)).sum()
    }

    pub(super) fn tell(&self, problem: Problem, span: Span) -> Diagnostic {
        Diagnostic::at(problem, self.file(), span)
    }
}

/// The words of a file, after its title and its summary.
fn with_front(manuscript: &Manuscript, source: &str, mut prose: Prose) -> Prose {
    let words = &manuscript.words;
    let title = line(PassageKind::Title, &words.title, source);
    let summary = words.summary.as_ref();
    let summary = summary.and_then(|summary| line(PassageKind::Summary, summary, source));
    let front = title.into_iter().chain(summary);
    prose.blocks.splice(0..0, front);
    prose
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
