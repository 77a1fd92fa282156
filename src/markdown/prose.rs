//! A text as a reader meets it: blocks of plain words, each with its way back into the file.
//!
//! Code, HTML and addresses are no words: what stands in a sentence in their place is [`GAP`].

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::OPTIONS;
use super::directives::Prepared;
use super::resolve::destination;
use crate::diagnostic::{At, Span};

/// Stands for what is no words: code, an address.
pub const GAP: char = '\u{fffc}';

/// The most bytes that are set aside for a block before its words are there.
const MOST_AT_ONCE: usize = 4096;

/// The words of a text.
#[derive(Debug, Default)]
pub struct Prose {
    /// Its blocks, in order; of a table, each cell.
    pub blocks: Vec<Passage>,
    /// The tables whose first row is empty.
    pub tables_without_header: Vec<Span>,
}

/// What a block of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the blocks of Markdown")]
pub enum PassageKind {
    /// The title between the `---` lines.
    Title,
    /// The summary between the `---` lines.
    Summary,
    /// A heading, by the number of signs before it.
    Heading(u8),
    Paragraph,
    Item,
    Cell,
    Term,
}

/// A block of plain words.
#[derive(Debug)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// Its words, without mark-up.
    pub text: String,
    /// The links in it.
    pub links: Vec<ProseLink>,
    /// The pictures in it.
    pub images: Vec<ProseImage>,
    /// Pieces of the text that stand in the file as they are: where in the text, and where in the file.
    pieces: Vec<(usize, Range<usize>)>,
}

/// A link in a block.
#[derive(Debug)]
pub struct ProseLink {
    /// Where it leads.
    pub target: At<String>,
    /// Its words: a stretch of the block's text.
    pub words: Range<usize>,
    /// Whether it is an address between `<` and `>`, without words.
    pub is_bare: bool,
    /// Where it stands.
    pub span: Span,
}

/// A picture in a block.
#[derive(Debug)]
pub struct ProseImage {
    /// Its file.
    pub target: At<String>,
    /// What it shows, in words.
    pub alt: String,
    /// Where it stands.
    pub span: Span,
}

impl Passage {
    /// A line that isn't Markdown, which starts at `start` in its file.
    pub fn line(kind: PassageKind, text: &str, start: usize) -> Self {
        Self {
            pieces: vec![(0, start..start + text.len())],
            text: text.to_owned(),
            ..Self::new(kind)
        }
    }

    /// A line that isn't Markdown, and isn't written in its file as it is read: all of it is at `place`.
    pub fn elsewhere(kind: PassageKind, text: &str, place: Range<usize>) -> Self {
        Self {
            pieces: vec![(0, place)],
            text: text.to_owned(),
            ..Self::new(kind)
        }
    }

    fn new(kind: PassageKind) -> Self {
        Self {
            kind,
            text: String::new(),
            links: Vec::new(),
            images: Vec::new(),
            pieces: Vec::new(),
        }
    }

    /// The place in the file of a stretch of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let last = range.end.max(range.start + 1) - 1;
        Span::new(self.origin(range.start), self.origin(last) + 1)
    }

    fn origin(&self, position: usize) -> usize {
        let after = self.pieces.partition_point(|(at, _)| *at <= position);
        let Some((at, source)) = after.checked_sub(1).and_then(|last| self.pieces.get(last)) else {
            return self.pieces.first().map_or(0, |(_, source)| source.start);
        };
        (source.start + (position - at)).min(source.end.max(source.start + 1) - 1)
    }

    fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.links.is_empty() && self.images.is_empty()
    }
}

/// The words of a text that starts `base` bytes into its file.
pub fn prose(text: &str, base: usize) -> Prose {
    let prepared = Prepared::new(text, base);
    let mut reader = ProseReader::new(&prepared);
    for (event, range) in Parser::new_ext(&prepared.text, OPTIONS).into_offset_iter() {
        reader.see(&event, range);
    }
    reader.end()
}

/// Gathers the words of a text while its Markdown is read.
pub(super) struct ProseReader<'p> {
    prepared: &'p Prepared<'p>,
    prose: Prose,
    block: Option<Passage>,
    /// What a block is here, innermost last.
    kinds: Vec<PassageKind>,
    /// About how long the next block is, in bytes.
    length: usize,
    /// The first row of a table, until something is found in it.
    head: Option<Span>,
    is_code: bool,
    in_image: bool,
}

impl<'p> ProseReader<'p> {
    pub(super) fn new(prepared: &'p Prepared<'p>) -> Self {
        Self {
            prepared,
            prose: Prose::default(),
            block: None,
            kinds: vec![PassageKind::Paragraph],
            length: 0,
            head: None,
            is_code: false,
            in_image: false,
        }
    }

    /// Nothing comes after what was seen.
    pub(super) fn end(mut self) -> Prose {
        self.close();
        self.prose
    }

    pub(super) fn see(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, range),
            Event::End(tag) => self.leave(*tag),
            Event::Text(_) if self.is_code => {}
            Event::Text(text) => {
                let written = &self.prepared.text[range.clone()];
                self.add(as_typed(written, text), range);
            }
            Event::Code(_) => {
                self.head = None;
                self.add(GAP.encode_utf8(&mut [0; 4]), range);
            }
            Event::SoftBreak | Event::HardBreak => self.add(" ", range),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let is_bare = matches!(*link_type, LinkType::Autolink | LinkType::Email);
                let mut target = self.prepared.locate(dest_url, range.clone());
                target.value = destination(*link_type, dest_url.clone()).into_string();
                let span = self.prepared.span(range);
                let block = self.block();
                let start = block.text.len();
                block.links.push(ProseLink {
                    target,
                    words: start..start,
                    is_bare,
                    span,
                });
            }
            Tag::Image { dest_url, .. } => {
                let target = self.prepared.locate(dest_url, range.clone());
                let span = self.prepared.span(range);
                self.in_image = true;
                self.head = None;
                self.block().images.push(ProseImage {
                    target,
                    alt: String::new(),
                    span,
                });
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.close();
                self.is_code = true;
            }
            Tag::TableHead => {
                self.close();
                self.head = Some(self.prepared.span(range));
                self.kinds.push(PassageKind::Cell);
            }
            _ => {
                self.close();
                // Of what has more in it than words, only so much.
                self.length = range.len().min(MOST_AT_ONCE);
                let around = self.kinds.last().copied();
                let kind = match tag {
                    Tag::Heading { level, .. } => PassageKind::Heading(*level as u8),
                    Tag::Item | Tag::DefinitionListDefinition => PassageKind::Item,
                    Tag::TableCell => PassageKind::Cell,
                    Tag::DefinitionListTitle => PassageKind::Term,
                    _ => around.unwrap_or(PassageKind::Paragraph),
                };
                self.kinds.push(kind);
            }
        }
    }

    fn leave(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => {
                if let Some(block) = &mut self.block
                    && let Some(link) = block.links.last_mut()
                {
                    link.words.end = block.text.len();
                }
            }
            TagEnd::Image => self.in_image = false,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                self.is_code = false;
            }
            TagEnd::TableHead => {
                self.close();
                self.kinds.pop();
                self.prose.tables_without_header.extend(self.head.take());
            }
            _ => {
                self.close();
                self.kinds.pop();
            }
        }
    }

    fn block(&mut self) -> &mut Passage {
        let (kind, length) = (self.kinds.last().copied(), self.length);
        self.block.get_or_insert_with(|| Passage {
            text: String::with_capacity(length),
            ..Passage::new(kind.unwrap_or(PassageKind::Paragraph))
        })
    }

    fn add(&mut self, text: &str, range: Range<usize>) {
        let source = self.prepared.span(range).range();
        let in_image = self.in_image;
        if !text.trim().is_empty() {
            self.head = None;
        }
        let block = self.block();
        if in_image {
            if let Some(image) = block.images.last_mut() {
                image.alt.push_str(text);
            }
            return;
        }
        let is_address = block.links.last().is_some_and(|link| {
            link.is_bare
                && link.words.end == link.words.start
                && link.span.range().end >= source.end
        });
        block.pieces.push((block.text.len(), source));
        if is_address {
            block.text.push(GAP);
        } else {
            block.text.push_str(text);
        }
    }

    fn close(&mut self) {
        let block = self.block.take();
        self.prose
            .blocks
            .extend(block.filter(|block| !block.is_empty()));
    }
}

/// What was typed, where the parser has curled a mark or made a dash of it: words are wanted as their writer left them.
fn as_typed<'t>(written: &'t str, read: &'t str) -> &'t str {
    let is_mark = |byte| matches!(byte, b'"' | b'\'' | b'-' | b'.');
    if read.len() <= "…".len() && !read.is_ascii() && written.bytes().all(is_mark) {
        written
    } else {
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_where_they_stand() {
        let text = "# Titel\n\nEen **vette** [regel](/x) &amp; `code` meer.\n\n- a\n- b\n  - c\n";
        let prose = prose(text, 100);
        let kinds: Vec<_> = prose.blocks.iter().map(|block| block.kind).collect();
        let item = PassageKind::Item;
        assert_eq!(
            kinds,
            [
                PassageKind::Heading(1),
                PassageKind::Paragraph,
                item,
                item,
                item
            ]
        );
        let block = &prose.blocks[1];
        assert_eq!(block.text, "Een vette regel & \u{fffc} meer.");
        for word in ["vette", "regel", "meer"] {
            let at = block.text.find(word).expect("in the text");
            let span = block.span(at..at + word.len()).range();
            assert_eq!(&text[span.start - 100..span.end - 100], word);
        }
        assert_eq!(&block.text[block.links[0].words.clone()], "regel");
    }

    #[test]
    fn marks_stay_as_they_were_typed() {
        let text = "\"Zo\" -- zei 'zij'... **'s** avonds --- &ndash; \\\"x\\\" en “y”";
        let prose = prose(text, 0);
        let words = "\"Zo\" -- zei 'zij'... 's avonds --- – \"x\" en “y”";
        assert_eq!(prose.blocks[0].text, words);
    }

    #[test]
    fn a_table_has_a_header_or_not() {
        let without = prose("|  |  |\n| --- | --- |\n| a | b |\n", 0);
        assert_eq!(without.tables_without_header.len(), 1);
        let with = prose("| x |  |\n| --- | --- |\n| a | b |\n", 0);
        assert!(with.tables_without_header.is_empty());
        assert_eq!(with.blocks.len(), 3);
    }
}
