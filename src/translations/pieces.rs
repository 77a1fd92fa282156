//! The words of a file, piece by piece: the keys that are words, and the blocks of its text.

use crate::content::{FactsHome, read_words};
use crate::diagnostic::{SourcePath, Span};
use crate::markdown::{BlockKind, blocks, fold};
use crate::source::{FileHash, split};
use crate::yaml::{self, Fields};

/// The hash of words, after what is typography was folded: ten hexadecimal digits of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(u64);

impl Hash {
    /// The hash of a whole file, byte for byte.
    pub fn of_file(file: FileHash) -> Self {
        Self(u64::from_str_radix(&file.short(), 16).unwrap_or_default())
    }

    fn of(text: &str) -> Self {
        Self::of_file(FileHash::of(text.as_bytes()))
    }

    /// The hash that is written so.
    pub fn read(digits: &str) -> Option<Self> {
        let is_hash = digits.len() == 10 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash.then(|| u64::from_str_radix(digits, 16).ok().map(Self))?
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:010x}", self.0)
    }
}

/// Which part of a file a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[expect(missing_docs, reason = "the keys of words, and a block of the text")]
pub enum Part {
    Title,
    Summary,
    ImageAlt,
    ImageCaption,
    Text(BlockKind),
}

impl Part {
    /// The keys that are words for readers.
    pub const KEYS: [Self; 4] = [
        Self::Title,
        Self::Summary,
        Self::ImageAlt,
        Self::ImageCaption,
    ];

    /// Its name in a record: that of the key, or `text`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Summary => "summary",
            Self::ImageAlt => "image_alt",
            Self::ImageCaption => "image_caption",
            Self::Text(_) => "text",
        }
    }
}

/// A piece of a file: words that are compared as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Which part of the file it is.
    pub part: Part,
    /// What it says.
    pub words: String,
    /// Where it stands in the file.
    pub span: Option<Span>,
    /// The hash of its words, and of its key if it has one.
    pub hash: Hash,
}

impl Piece {
    fn new(part: Part, words: String, span: Option<Span>) -> Self {
        let folded = fold(&words);
        let hash = match part {
            Part::Text(_) => Hash::of(&folded),
            key => Hash::of(&format!("{}: {folded}", key.as_str())),
        };
        Self {
            part,
            words,
            span,
            hash,
        }
    }
}

/// The pieces of a file, in order: its keys first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pieces {
    /// The pieces.
    pub list: Vec<Piece>,
    /// Whether its writer isn't done with it.
    pub is_draft: bool,
    /// The hash of the whole file.
    pub whole: Hash,
}

impl Pieces {
    /// The pieces of a file of words; none if its keys can't be read.
    pub fn of(file: &SourcePath, text: &str) -> Option<Self> {
        let parts = split(text).ok()?;
        let node = yaml::parse(&text[parts.yaml.range()], parts.yaml.start as usize).ok()?;
        let mut told = Vec::new(); // elsewhere
        let fields = Fields::of_document(node, text, file, &mut told);
        let words = read_words(fields, FactsHome::Nowhere);
        let title = Some(words.title).filter(|title| !title.value.is_empty());
        let keys = [title, words.summary, words.image_alt, words.image_caption];
        let mut list = Vec::new();
        for (part, value) in Part::KEYS.into_iter().zip(keys) {
            list.extend(value.map(|value| {
                let lines = from_line_start(text, value.span);
                Piece::new(part, value.value, Some(lines))
            }));
        }
        let body = blocks(&text[parts.body.range()], parts.body.start as usize);
        list.extend(
            body.into_iter()
                .map(|block| Piece::new(Part::Text(block.kind), block.words, Some(block.span))),
        );
        Some(Self {
            list,
            is_draft: words.draft,
            whole: Hash::of(text),
        })
    }
}

/// A value, from where its line starts: with its key.
fn from_line_start(text: &str, value: Span) -> Span {
    let value = value.range();
    let before = text.get(..value.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Span::new(start, value.end)
}
