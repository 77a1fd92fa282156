//! A text as a row of blocks, each with its words: what is compared where it matters whether a text
//! says what it said.

use std::ops::Range;

use icu_normalizer::ComposingNormalizerBorrowed;
use pulldown_cmark::{Event, Parser, Tag};

use super::directives::{Mark, Prepared};
use super::{OPTIONS, is_inside_a_line};
use crate::diagnostic::Span;

/// What stands by itself in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words, without their markup.
    pub words: String,
    /// Where in the file it stands.
    pub span: Span,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[expect(missing_docs, reason = "Markdown says what each is")]
pub enum BlockKind {
    Paragraph,
    Heading,
    List,
    Quote,
    Table,
    Code,
    Note,
    Component,
    Html,
}

/// The blocks of a text that starts `base` bytes into its file: those that have words.
pub fn blocks(text: &str, base: usize) -> Vec<Block> {
    let prepared = Prepared::new(text, base);
    let mut reader = Reader {
        prepared: &prepared,
        blocks: Vec::new(),
        depth: 0,
        kind: BlockKind::Paragraph,
        words: String::new(),
    };
    for (event, range) in Parser::new_ext(&prepared.text, OPTIONS).into_offset_iter() {
        reader.see(event, range);
    }
    reader.blocks
}

struct Reader<'p> {
    prepared: &'p Prepared<'p>,
    blocks: Vec<Block>,
    depth: usize,
    kind: BlockKind,
    words: String,
}

impl Reader<'_> {
    fn see(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                if self.depth == 0 {
                    self.kind = kind(&tag);
                }
                self.depth += 1;
                self.part(&tag);
            }
            Event::End(_) => {
                self.depth -= 1;
                if self.depth == 0 {
                    self.end(range);
                }
            }
            Event::Text(text) | Event::Code(text) => self.words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.words.push(' '),
            Event::Html(html) => self.html(&html),
            _ => {}
        }
    }

    /// What is apart on the page is apart in the words.
    fn part(&mut self, tag: &Tag<'_>) {
        if !is_inside_a_line(tag) {
            self.words.push(' ');
        }
    }

    fn html(&mut self, html: &str) {
        match self.prepared.mark_of(html) {
            Some(Mark::Open(call) | Mark::Leaf(call)) => {
                self.kind = BlockKind::Component;
                for value in call.words() {
                    self.words.push_str(value);
                    self.words.push(' ');
                }
            }
            Some(Mark::Close(_) | Mark::Broken(_)) => {}
            None => self.words.push_str(&without_tags(html)),
        }
    }

    fn end(&mut self, range: Range<usize>) {
        let words = std::mem::take(&mut self.words);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.blocks.push(Block {
                kind: self.kind,
                words,
                span: self.prepared.span(range),
            });
        }
    }
}

fn kind(tag: &Tag<'_>) -> BlockKind {
    match tag {
        Tag::Heading { .. } => BlockKind::Heading,
        Tag::List(_) | Tag::DefinitionList => BlockKind::List,
        Tag::BlockQuote(_) => BlockKind::Quote,
        Tag::Table(_) => BlockKind::Table,
        Tag::CodeBlock(_) => BlockKind::Code,
        Tag::FootnoteDefinition(_) => BlockKind::Note,
        Tag::HtmlBlock => BlockKind::Html,
        _ => BlockKind::Paragraph,
    }
}

/// What is read of a piece of HTML: no tags, and no comments.
fn without_tags(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        words.push(' ');
        let end = if tag.starts_with("!--") { "-->" } else { ">" };
        rest = tag.split_once(end).map_or("", |(_, rest)| rest);
    }
    words + rest
}

/// Words as they are compared: in one form (NFC), without what is typography.
pub fn fold(words: &str) -> String {
    let normal = ComposingNormalizerBorrowed::new_nfc().normalize(words);
    let mut folded = String::with_capacity(normal.len());
    let mut space = false;
    for c in normal.chars() {
        let c = match c {
            '"' | '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '`'
            | '´' => '\'',
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => continue,
            other => other,
        };
        if c.is_whitespace() {
            space = true;
            continue;
        }
        let after_dash = folded.ends_with('-');
        if c == '-' && after_dash {
            space = false; // two or three hyphens are a dash
            continue;
        }
        if space && c != '-' && !after_dash && !folded.is_empty() {
            folded.push(' ');
        }
        space = false;
        match c {
            '…' => folded.push_str("..."),
            c => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(BlockKind, String)> {
        let blocks = blocks(text, 0).into_iter();
        blocks.map(|block| (block.kind, block.words)).collect()
    }

    #[test]
    fn a_text_is_a_row_of_blocks() {
        let text = "## Kop {#id}\n\nEen *woord* en [een link](/a).\nVerder.\n\n- a\n- b\n\n> c\n\n---\n\n\
            <!-- tandem allow x: y -->\n| a | b |\n| - | - |\n| 1 | 2 |\n\n\
            ::button{to=\"/about\" label=\"Lees verder\"}\n\n:::quote{speaker=\"Carel\"}\nd\n:::\n";
        let said = words(text);
        let said: Vec<_> = said.iter().map(|(kind, words)| (*kind, &**words)).collect();
        assert_eq!(
            said,
            [
                (BlockKind::Heading, "Kop"),
                (BlockKind::Paragraph, "Een woord en een link. Verder."),
                (BlockKind::List, "a b"),
                (BlockKind::Quote, "c"),
                (BlockKind::Table, "a b 1 2"),
                (BlockKind::Component, "Lees verder"),
                (BlockKind::Component, "Carel"),
                (BlockKind::Paragraph, "d"),
            ]
        );
    }

    #[test]
    fn of_a_component_its_words_are_read_and_no_settings() {
        let said = words(
            ":::callout{kind=\"tip\"}\na\n:::\n\n::button{to=\"/a\" label=\"Aan/uit\"}\n\n\
             ::own{tone=\"warm\" says=\"Kom ook\"}\n",
        );
        let said: Vec<&str> = said.iter().map(|(_, words)| &**words).collect();
        assert_eq!(said, ["a", "Aan/uit", "Kom ook"]);
    }

    #[test]
    fn a_block_has_its_place_in_the_file() {
        let text = "::button{to=\"/about\" label=\"Lees verder\"}\n\nHallo.\n";
        let found = blocks(text, 10);
        let last = found.last().expect("a block").span.range();
        assert_eq!(text[last.start - 10..last.end - 10].trim_end(), "Hallo.");
    }

    #[test]
    fn typography_and_space_are_no_words() {
        for (one, other) in [
            ("'s avonds \"laat\"", "’s avonds “laat”"),
            ("2015-2020", "2015 – 2020"),
            ("een -- twee", "een — twee"),
            ("wacht...", "wacht…"),
            ("\u{e9}\u{e9}n", "e\u{301}e\u{301}n"),
            ("a\u{a0}b", "a\n  b"),
            ("af\u{ad}breken", "afbreken"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("Een"), fold("een"));
        assert_ne!(fold("1 mei"), fold("1 juni"));
    }
}
