//! Markdown to HTML, with what only the site knows filled in: addresses, pictures, components.

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CowStr, Event, HeadingLevel, Parser, Tag, TagEnd, html,
};
use pulldown_cmark_escape::{escape_href, escape_html};

use super::OPTIONS;
use super::directives::{Call, Mark, Prepared};
use super::footnotes::Notes;
use super::headings::HeadingIds;
use super::resolve::{Link, Resolve, destination};
use super::typography::Typography;
use crate::diagnostic::{At, Span};

/// Turns a text that starts `base` bytes into its file into HTML.
pub fn render(text: &str, base: usize, typography: Typography, resolve: &dyn Resolve) -> String {
    let prepared = Prepared::new(text, base);
    let mut writer = Writer {
        prepared: &prepared,
        resolve,
        typography,
        frames: vec![Frame::new(Purpose::Body)],
        ids: HeadingIds::default(),
        heading: None,
        links: Vec::new(),
        image: None,
        alignments: Vec::new(),
        cell: 0,
        in_table_head: false,
        notes: Notes::default(),
    };
    for (event, range) in Parser::new_ext(&prepared.text, OPTIONS).into_offset_iter() {
        writer.see(event, range.start);
    }
    writer.finish()
}

/// Events that are gathered until their HTML is wanted as a whole.
struct Frame<'e> {
    events: Vec<Event<'e>>,
    purpose: Purpose<'e>,
}

impl<'e> Frame<'e> {
    fn new(purpose: Purpose<'e>) -> Self {
        Self {
            events: Vec::new(),
            purpose,
        }
    }

    fn into_html(self) -> String {
        let mut out = String::with_capacity(self.events.len() * 32);
        html::push_html(&mut out, self.events.into_iter());
        out
    }
}

enum Purpose<'e> {
    Body,
    Component(&'e Call),
    Callout(BlockQuoteKind),
    Note(CowStr<'e>),
}

struct Writer<'e> {
    prepared: &'e Prepared<'e>,
    resolve: &'e dyn Resolve,
    typography: Typography,
    frames: Vec<Frame<'e>>,
    ids: HeadingIds,
    /// The heading being read: where its start is among the events, its given name, its words.
    heading: Option<(usize, Option<CowStr<'e>>, String)>,
    links: Vec<OpenLink>,
    /// The picture being read, and its alternative text.
    image: Option<(CowStr<'e>, String)>,
    alignments: Vec<Alignment>,
    cell: usize,
    in_table_head: bool,
    notes: Notes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenLink {
    Written,
    Dropped,
}

impl<'e> Writer<'e> {
    fn see(&mut self, event: Event<'e>, start: usize) {
        if self.image.is_some() && self.see_in_image(&event) {
            return;
        }
        match event {
            Event::Text(text) => self.text(text, start),
            Event::Code(text) => {
                self.add_to_heading(&text);
                self.push(Event::Code(text));
            }
            Event::SoftBreak | Event::HardBreak => {
                self.add_to_heading(" ");
                self.push(event);
            }
            Event::Html(html) => self.html(html),
            Event::FootnoteReference(label) => self.note_reference(&label),
            Event::TaskListMarker(done) => self.task(done),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            other => self.push(other),
        }
    }

    fn push(&mut self, event: Event<'e>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.events.push(event);
        }
    }

    fn push_html(&mut self, html: impl Into<CowStr<'e>>) {
        self.push(Event::InlineHtml(html.into()));
    }

    fn text(&mut self, text: CowStr<'e>, start: usize) {
        let mark = self.typography.mark(&self.prepared.text, start, &text);
        let text = mark.map_or(text, CowStr::from);
        self.add_to_heading(&text);
        self.push(Event::Text(text));
    }

    fn add_to_heading(&mut self, text: &str) {
        if let Some((_, _, words)) = &mut self.heading {
            words.push_str(text);
        }
    }

    fn html(&mut self, html: CowStr<'e>) {
        match self.prepared.mark_of(&html) {
            Some(Mark::Open(call)) => self.frames.push(Frame::new(Purpose::Component(call))),
            Some(Mark::Leaf(call)) => {
                let html = self.resolve.component(call, None);
                self.push_html(html);
            }
            Some(Mark::Close(_)) => {
                if self
                    .frames
                    .iter()
                    .any(|frame| matches!(frame.purpose, Purpose::Component(_)))
                {
                    self.close_frame();
                }
            }
            Some(Mark::Broken(_)) => {}
            None => self.push(Event::Html(html)),
        }
    }

    fn start(&mut self, tag: Tag<'e>) {
        match tag {
            Tag::Heading {
                level, id, classes, ..
            } => {
                let position = self.frames.last().map_or(0, |frame| frame.events.len());
                self.heading = Some((position, id, String::new()));
                // Attributes other than name and class could run or restyle: they are left out.
                self.push(Event::Start(Tag::Heading {
                    level: below_title(level),
                    id: None,
                    classes,
                    attrs: Vec::new(),
                }));
            }
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.start_link(&destination(link_type, dest_url), &title),
            Tag::Image { dest_url, .. } => self.image = Some((dest_url, String::new())),
            Tag::BlockQuote(Some(kind)) => self.frames.push(Frame::new(Purpose::Callout(kind))),
            Tag::FootnoteDefinition(label) => self.frames.push(Frame::new(Purpose::Note(label))),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                let label = escaped(&self.resolve.message("table-region"));
                self.push_html(format!(
                    "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">\n<table>\n"
                ));
            }
            Tag::TableHead => {
                (self.in_table_head, self.cell) = (true, 0);
                self.push_html("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.push_html("<tr>");
            }
            Tag::TableCell => self.start_cell(),
            other => self.push(Event::Start(other)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                self.end_heading();
                self.push(Event::End(TagEnd::Heading(below_title(level))));
            }
            TagEnd::Link => {
                if self.links.pop() == Some(OpenLink::Written) {
                    self.push_html("</a>");
                }
            }
            TagEnd::Image => self.end_image(),
            TagEnd::BlockQuote(Some(_)) | TagEnd::FootnoteDefinition => self.close_frame(),
            TagEnd::Table => self.push_html("</tbody>\n</table>\n</div>\n"),
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.push_html("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.push_html("</tr>\n"),
            TagEnd::TableCell => {
                self.cell += 1;
                self.push_html(if self.in_table_head { "</th>" } else { "</td>" });
            }
            other => self.push(Event::End(other)),
        }
    }

    fn end_heading(&mut self) {
        let Some((position, given, words)) = self.heading.take() else {
            return;
        };
        let name = self.ids.name(given.as_deref(), &words);
        let start = self
            .frames
            .last_mut()
            .and_then(|frame| frame.events.get_mut(position));
        if let Some(Event::Start(Tag::Heading { id, .. })) = start {
            *id = Some(name.into());
        }
    }

    fn start_link(&mut self, target: &str, title: &str) {
        let Link::To { href, language } = self.resolve.link(target) else {
            self.links.push(OpenLink::Dropped);
            return;
        };
        self.links.push(OpenLink::Written);
        let mut tag = String::from("<a href=\"");
        let _ = escape_href(&mut tag, &href);
        tag.push('"');
        if let Some(code) = language {
            tag.push_str(&format!(" hreflang=\"{code}\" lang=\"{code}\""));
        }
        if !title.is_empty() {
            tag.push_str(&format!(" title=\"{}\"", escaped(title)));
        }
        tag.push('>');
        self.push_html(tag);
    }

    /// Gathers the alternative text of a picture. Only its end is let through.
    fn see_in_image(&mut self, event: &Event<'e>) -> bool {
        let Some((_, alt)) = &mut self.image else {
            return false;
        };
        match event {
            Event::Text(text) | Event::Code(text) => alt.push_str(text),
            Event::SoftBreak | Event::HardBreak => alt.push(' '),
            Event::End(TagEnd::Image) => return false,
            _ => {}
        }
        true
    }

    fn end_image(&mut self) {
        let Some((source, alt)) = self.image.take() else {
            return;
        };
        let Some(picture) = self.resolve.image(&source) else {
            return;
        };
        self.push_html(picture.to_html(&alt));
    }

    fn start_cell(&mut self) {
        let class = match self.alignments.get(self.cell) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        let tag = if self.in_table_head {
            format!("<th scope=\"col\"{class}>")
        } else {
            format!("<td{class}>")
        };
        self.push_html(tag);
    }

    fn task(&mut self, done: bool) {
        let (sign, key) = if done {
            ("☑", "task-done")
        } else {
            ("☐", "task-open")
        };
        let label = escaped(&self.resolve.message(key));
        self.push_html(format!(
            "<span class=\"task\" role=\"img\" aria-label=\"{label}\">{sign}</span> "
        ));
    }

    fn note_reference(&mut self, label: &str) {
        let (number, first) = self.notes.refer(label);
        let id = if first {
            format!(" id=\"fnref-{number}\"")
        } else {
            String::new()
        };
        self.push_html(format!(
            "<sup class=\"note-reference\"><a href=\"#fn-{number}\"{id} role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    /// Ends the innermost frame: its HTML goes where it belongs.
    fn close_frame(&mut self) {
        if self.frames.len() < 2 {
            return;
        }
        let Some(mut frame) = self.frames.pop() else {
            return;
        };
        let purpose = std::mem::replace(&mut frame.purpose, Purpose::Body);
        let html = frame.into_html();
        match purpose {
            Purpose::Body => {}
            Purpose::Component(call) => {
                let html = self.resolve.component(call, Some(&html));
                self.push_html(html);
            }
            Purpose::Callout(kind) => {
                let html = self.resolve.component(&callout(kind), Some(&html));
                self.push_html(html);
            }
            Purpose::Note(label) => self.notes.keep(&label, html),
        }
    }

    fn finish(mut self) -> String {
        while self.frames.len() > 1 {
            self.close_frame();
        }
        let mut html = self.frames.pop().map(Frame::into_html).unwrap_or_default();
        self.notes
            .write(&mut html, &escaped(&self.resolve.message("note-back")));
        html
    }
}

/// The level at which a heading is written: the page's title is the only one of level 1.
fn below_title(level: HeadingLevel) -> HeadingLevel {
    level.max(HeadingLevel::H2)
}

/// Text as it stands in HTML, between tags and in attributes.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let _ = escape_html(&mut out, text); // a string takes everything
    out
}

/// `> [!NOTE]` is a call of the component `callout`.
fn callout(kind: BlockQuoteKind) -> Call {
    let kind = match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    };
    let here = |text: &str| At::new(text.to_owned(), Span::default());
    Call {
        name: here("callout"),
        arguments: vec![(here("kind"), here(kind))],
    }
}
