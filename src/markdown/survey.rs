//! What others need to know of a text, found without making HTML.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::directives::{Call, Mark, Prepared};
use super::headings::{Heading, HeadingIds};
use super::resolve::destination;
use super::typography::Typography;
use super::{OPTIONS, html};
use crate::diagnostic::{At, Problem};

/// How long an excerpt may be, in bytes.
const EXCERPT: usize = 200;

/// What a text holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survey {
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// What it links to and shows.
    pub targets: Vec<Target>,
    /// What the links lead to that are written in HTML.
    pub html_links: Vec<At<String>>,
    /// The components that it calls.
    pub calls: Vec<Call>,
    /// The start of its first paragraph, as plain text.
    pub excerpt: String,
    /// What is wrong with it by itself.
    pub problems: Vec<At<Problem>>,
}

/// Something that a text leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A link.
    Link(At<String>),
    /// A picture, and whether it is said what it shows.
    Image(At<String>, bool),
}

/// Surveys a text that starts `base` bytes into its file.
pub fn survey(text: &str, base: usize, typography: Typography) -> Survey {
    let prepared = Prepared::new(text, base);
    let mut surveyor = Surveyor {
        prepared: &prepared,
        survey: Survey::default(),
        ids: HeadingIds::default(),
        heading: None,
        paragraphs: 0,
        in_first_paragraph: false,
        in_image: false,
    };
    surveyor.read_marks();
    for (event, range) in Parser::new_ext(&prepared.text, OPTIONS).into_offset_iter() {
        surveyor.see(event, range, typography);
    }
    surveyor.survey
}

struct Surveyor<'p> {
    prepared: &'p Prepared<'p>,
    survey: Survey,
    ids: HeadingIds,
    heading: Option<(u8, Option<String>, String)>,
    paragraphs: usize,
    in_first_paragraph: bool,
    in_image: bool,
}

impl Surveyor<'_> {
    fn see(&mut self, event: Event<'_>, range: std::ops::Range<usize>, typography: Typography) {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                self.heading = Some(((level as u8).max(2), id.map(String::from), String::new()));
            }
            Event::End(TagEnd::Heading(_)) => self.end_heading(),
            Event::Start(Tag::Paragraph) => {
                self.paragraphs += 1;
                self.in_first_paragraph = self.paragraphs == 1;
            }
            Event::End(TagEnd::Paragraph) => self.in_first_paragraph = false,
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                let mut target = self.prepared.locate(&dest_url, range);
                target.value = destination(link_type, dest_url).into_string();
                self.survey.targets.push(Target::Link(target));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let target = self.prepared.locate(&dest_url, range);
                self.survey.targets.push(Target::Image(target, false));
                self.in_image = true;
            }
            Event::End(TagEnd::Image) => self.in_image = false,
            Event::Text(text) => {
                let mark = typography.mark(&self.prepared.text, range.start, &text);
                self.add_text(mark.unwrap_or(&text));
            }
            Event::Code(text) => self.add_text(&text),
            Event::SoftBreak | Event::HardBreak => self.add_text(" "),
            Event::Html(html) | Event::InlineHtml(html) => self.read_html(&html, range.start),
            _ => {}
        }
    }

    fn end_heading(&mut self) {
        if let Some((level, given, title)) = self.heading.take() {
            let id = self.ids.name(given.as_deref(), &title);
            self.survey.headings.push(Heading { level, id, title });
        }
    }

    fn add_text(&mut self, text: &str) {
        if self.in_image
            && let Some(Target::Image(_, is_told)) = self.survey.targets.last_mut()
        {
            *is_told |= !text.trim().is_empty();
        }
        if let Some((_, _, title)) = &mut self.heading {
            title.push_str(text);
        } else if self.in_first_paragraph && self.survey.excerpt.len() < EXCERPT {
            self.survey.excerpt.push_str(text);
        }
    }

    fn read_html(&mut self, html: &str, start: usize) {
        if self.prepared.mark_of(html).is_some() {
            return;
        }
        for (place, address) in html::links(html) {
            let span = self.prepared.span(start + place.start..start + place.end);
            self.survey.html_links.push(At::new(address, span));
        }
        if let Some((offset, tag)) = html::forbidden(html) {
            let span = self
                .prepared
                .span(start + offset..start + offset + tag.len());
            let first_line = tag.lines().next().unwrap_or_default().to_owned();
            self.survey
                .problems
                .push(At::new(Problem::HtmlNotAllowed { html: first_line }, span));
        }
    }

    /// Collects the components, and tells which are broken or not in pairs.
    fn read_marks(&mut self) {
        let mut open: Vec<&Call> = Vec::new();
        for mark in &self.prepared.marks {
            match mark {
                Mark::Leaf(call) => self.survey.calls.push(call.clone()),
                Mark::Open(call) => {
                    self.survey.calls.push(call.clone());
                    open.push(call);
                }
                Mark::Close(span) => {
                    if open.pop().is_none() {
                        self.survey
                            .problems
                            .push(At::new(Problem::ComponentNotOpen, *span));
                    }
                }
                Mark::Broken(text) => {
                    let problem = Problem::ComponentSyntax {
                        text: text.value.clone(),
                    };
                    self.survey.problems.push(At::new(problem, text.span));
                    break; // what follows may well be its end
                }
            }
        }
        if !self
            .prepared
            .marks
            .iter()
            .any(|mark| matches!(mark, Mark::Broken(_)))
        {
            for call in open {
                let problem = Problem::ComponentUnclosed {
                    name: call.name.value.clone(),
                };
                self.survey.problems.push(At::new(problem, call.name.span));
            }
        }
    }
}
