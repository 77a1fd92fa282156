//! What others need to know of a text, found without making HTML.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::balance::Balance;
use super::directives::{Call, Mark, Prepared};
use super::headings::{Heading, HeadingIds};
use super::prose::{Prose, ProseReader};
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
    /// The names of what is written in HTML, by which links reach it.
    pub html_ids: Vec<String>,
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

impl Survey {
    /// The names by which links reach parts of the text.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let headings = self.headings.iter().map(|heading| &heading.id);
        headings.chain(&self.html_ids).map(String::as_str)
    }

    /// The pictures that it shows, by itself and in components.
    pub fn shown(&self) -> impl Iterator<Item = &At<String>> {
        let images = self.targets.iter().filter_map(|target| match target {
            Target::Image(image, _) => Some(image),
            Target::Link(_) => None,
        });
        images.chain(self.arguments("src"))
    }

    /// What it leads to, by itself and in components.
    pub fn linked(&self) -> impl Iterator<Item = &At<String>> {
        let links = self.targets.iter().filter_map(|target| match target {
            Target::Link(link) => Some(link),
            Target::Image(..) => None,
        });
        links.chain(self.arguments("to"))
    }

    fn arguments(&self, name: &'static str) -> impl Iterator<Item = &At<String>> {
        self.calls
            .iter()
            .filter_map(move |call| call.argument(name))
    }
}

/// Surveys a text that starts `base` bytes into its file. Whoever wants its words as well has them of the same reading.
pub fn survey(
    text: &str,
    base: usize,
    typography: Typography,
    with_prose: bool,
) -> (Survey, Option<Prose>) {
    let prepared = Prepared::new(text, base);
    let mut prose = with_prose.then(|| ProseReader::new(&prepared));
    let mut surveyor = Surveyor {
        prepared: &prepared,
        survey: Survey::default(),
        ids: HeadingIds::default(),
        heading: None,
        paragraphs: 0,
        in_first_paragraph: false,
        in_image: false,
        lines: HtmlLines::default(),
        balance: Balance::default(),
        frames: 0,
        is_forbidden_told: false,
    };
    surveyor.read_marks();
    for (event, range) in Parser::new_ext(&prepared.text, OPTIONS).into_offset_iter() {
        if let Some(prose) = &mut prose {
            prose.see(&event, range.clone());
        }
        match &event {
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            Event::Start(_) => surveyor.balance.enter(),
            Event::End(_) => surveyor.balance.leave(&mut surveyor.survey.problems),
            _ => {}
        }
        surveyor.see(event, range, typography);
    }
    let Surveyor {
        mut survey,
        balance,
        ..
    } = surveyor;
    balance.end(&mut survey.problems);
    (survey, prose.map(ProseReader::end))
}

struct Surveyor<'p> {
    prepared: &'p Prepared<'p>,
    survey: Survey,
    ids: HeadingIds,
    heading: Option<(u8, Option<String>, String)>,
    paragraphs: usize,
    in_first_paragraph: bool,
    in_image: bool,
    lines: HtmlLines,
    balance: Balance,
    /// How many components are open.
    frames: usize,
    /// Whether a tag that isn't allowed was told: its end isn't told as well.
    is_forbidden_told: bool,
}

/// HTML that stands in several lines: a tag may go on in the next. What stands before a line, in a list or a
/// quotation, is no part of it.
#[derive(Default)]
struct HtmlLines {
    html: String,
    /// Where each line starts in the HTML, and in the text.
    starts: Vec<(usize, usize)>,
}

impl HtmlLines {
    fn add(&mut self, line: &str, start: usize) {
        self.starts.push((self.html.len(), start));
        self.html.push_str(line);
    }

    /// Where something in the HTML stands in the text.
    fn locate(&self, place: Range<usize>) -> Range<usize> {
        let at = |position: usize| {
            let line = self.starts.partition_point(|(from, _)| *from <= position) - 1;
            let (from, start) = self.starts[line];
            start + position - from
        };
        at(place.start)..at(place.end.max(1) - 1) + 1
    }
}

impl Surveyor<'_> {
    fn see(&mut self, event: Event<'_>, range: Range<usize>, typography: Typography) {
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
            Event::Html(html) => match self.prepared.mark_of(&html) {
                None => self.lines.add(&html, range.start),
                Some(mark) => self.read_mark(mark),
            },
            Event::End(TagEnd::HtmlBlock) => self.read_html(),
            // In the words for a picture, tags are left out.
            Event::InlineHtml(html) if !self.in_image => {
                self.lines.add(&html, range.start);
                self.read_html();
            }
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

    /// Reads the HTML that was collected.
    fn read_html(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        let html = lines.html.as_str();
        let span = |place| {
            let range = lines.locate(place);
            self.prepared.span(range)
        };
        let problems = &mut self.survey.problems;
        for (place, address) in html::links(html) {
            self.survey.html_links.push(At::new(address, span(place)));
        }
        self.survey.html_ids.extend(html::ids(html));
        if let Some(start) = html::open_comment(html) {
            problems.push(At::new(Problem::CommentUnclosed, span(start..html.len())));
        }
        if let Some((offset, tag)) = html::forbidden(html)
            && !(tag.starts_with("</") && self.is_forbidden_told)
        {
            let first_line = tag.lines().next().unwrap_or_default().to_owned();
            let problem = Problem::HtmlNotAllowed { html: first_line };
            problems.push(At::new(problem, span(offset..offset + tag.len())));
            self.is_forbidden_told = true;
        }
        for tag in html::allowed(html) {
            let place = span(tag.place.clone());
            self.balance.see(tag, place, problems);
        }
    }

    /// A component that frames something is a part of the text.
    fn read_mark(&mut self, mark: &Mark) {
        self.read_html(); // what stands before it, without an empty line between them
        match mark {
            Mark::Open(_) => {
                self.frames += 1;
                self.balance.enter();
            }
            Mark::Close(_) if self.frames > 0 => {
                self.frames -= 1;
                self.balance.leave(&mut self.survey.problems);
            }
            _ => {}
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
