//! What a text mentions that is the same in every language: days, times, amounts, numbers of places,
//! telephone numbers, addresses, rooms, links and pictures.
//!
//! Dutch and English are read whole; of other languages only what looks the same in all of them. What
//! isn't surely understood is left alone: its numbers are kept as *loose*, so that nobody is told that
//! a text lacks what it says in a way of its own.

mod addresses;
mod dates;
mod line;
mod money;
mod numerals;
mod phones;
mod rooms;
mod seats;
mod starters;
mod times;
mod tongue;

pub use addresses::Elsewhere;
pub use dates::{Day, Lead};
pub use money::Amount;
pub use times::Clock;
pub use tongue::Tongue;

use std::ops::Range;

use line::{Line, Sort};

use super::glance::Glance;
use crate::config::Config;
use crate::diagnostic::{SourcePath, Span};
use crate::markdown::Passage;
use crate::site::{Destination, Site, is_carried, scheme_of};

/// What is mentioned.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Day(Day),
    Month {
        month: i8,
        year: Option<i16>,
    },
    Weekday(i8),
    Clock(Clock),
    Price(Amount),
    Free,
    Seats(u32),
    Phone(String),
    Email(String),
    Room(String),
    /// A link within the site, before it is looked up where that leads.
    Link(String),
    Inside(String),
    Elsewhere(Elsewhere),
    Picture(String),
}

impl Value {
    /// Whether it is where a link leads, or a picture.
    pub fn is_target(&self) -> bool {
        matches!(
            self,
            Self::Inside(_) | Self::Elsewhere(_) | Self::Picture(_)
        )
    }
}

/// Something that is mentioned, and where.
#[derive(Debug, Clone)]
pub struct Mention {
    /// What it is.
    pub value: Value,
    /// The block that it stands in.
    pub block: usize,
    /// Where in that block's text.
    pub range: Range<usize>,
    /// Where in the file.
    pub span: Span,
}

/// All that a text mentions.
#[derive(Debug, Default)]
pub struct Mentions {
    /// In order.
    pub list: Vec<Mention>,
    /// Numbers that are none of these, with their blocks.
    pub loose: Vec<(usize, u64)>,
}

/// What is found in a line: a value, and the positions of its pieces.
struct Found {
    value: Value,
    from: usize,
    to: usize,
}

impl Found {
    fn new(value: Value, from: usize, to: usize) -> Self {
        Self { value, from, to }
    }
}

type Reader = fn(&Line<'_>, usize, &mut Vec<Found>) -> Option<usize>;

/// The readers, the surest first.
const READERS: [Reader; 6] = [
    money::read,
    dates::read,
    phones::read,
    times::read,
    rooms::read,
    seats::read,
];

impl Value {
    /// Whether both are of one sort.
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// Whether both can say the same.
    pub fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Day(a), Self::Day(b)) => a.agrees(*b),
            (Self::Clock(a), Self::Clock(b)) => a.agrees(*b),
            (Self::Elsewhere(a), Self::Elsewhere(b)) => a.agrees(b),
            (Self::Month { month: a, year: x }, Self::Month { month: b, year: y }) => {
                a == b && (x.is_none() || y.is_none() || x == y)
            }
            (a, b) => a == b,
        }
    }
}

impl Mentions {
    /// Reads what blocks mention, of each of which a glance was taken. Where on the site their links lead is not looked up.
    pub fn read(
        config: &Config,
        blocks: &[Passage],
        glances: &[Glance],
        tongue: Option<Tongue>,
    ) -> Self {
        let codes = codes(config);
        let mut mentions = Self::default();
        for (index, (block, glance)) in blocks.iter().zip(glances).enumerate() {
            read_words(index, block, glance, tongue, &mut mentions);
            let links = block.links.iter().filter_map(|link| {
                Some(Mention {
                    value: link_value(&link.target.value, &codes)?,
                    block: index,
                    range: link.words.clone(),
                    span: link.target.span,
                })
            });
            mentions.list.extend(links);
            mentions
                .list
                .extend(block.images.iter().map(|image| Mention {
                    value: Value::Picture(addresses::picture(&image.target.value, &codes)),
                    block: index,
                    range: 0..0,
                    span: image.target.span,
                }));
        }
        mentions
    }

    /// Looks up where on the site the links lead that stand in a file. Those that can't differ between languages are left
    /// out.
    pub fn look_up(&mut self, site: &Site, file: &SourcePath) {
        let codes = codes(&site.config);
        self.list.retain_mut(|mention| {
            let Value::Link(address) = &mention.value else {
                return true;
            };
            match place(site, file, address, &codes) {
                Some(place) => {
                    mention.value = Value::Inside(place);
                    true
                }
                None => false,
            }
        });
    }
}

/// The codes of a site's languages.
fn codes(config: &Config) -> Vec<&str> {
    let languages = config.languages.iter();
    languages.map(|(_, language)| &*language.code).collect()
}

fn read_words(
    index: usize,
    block: &Passage,
    glance: &Glance,
    tongue: Option<Tongue>,
    mentions: &mut Mentions,
) {
    let emails = glance.has_marks.then(|| addresses::emails(&block.text));
    let emails = emails.unwrap_or_default();
    for range in &emails {
        mentions.list.push(Mention {
            value: Value::Email(block.text[range.clone()].to_lowercase()),
            block: index,
            range: range.clone(),
            span: block.span(range.clone()),
        });
    }
    // Whatever starts with a sign has figures or a word after it.
    if !glance.has_figure && !starters::has_starter(&block.text, tongue) {
        return; // most blocks, and this is found soon
    }
    let mut skipped = addresses::urls(&block.text);
    skipped.extend(emails);
    let small = block.text.to_ascii_lowercase();
    let line = Line::new(&block.text, &small, &skipped, tongue);
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.tokens.len() {
        let token = &line.tokens[at];
        let is_passed_over = match token.sort {
            Sort::Word => !starters::is_starter(token.text, tongue),
            Sort::Sign => !starters::is_starting_sign(token.text),
            Sort::Number => false,
        };
        if is_passed_over {
            at += 1;
            continue;
        }
        let before = found.len();
        let next = READERS.iter().find_map(|read| read(&line, at, &mut found));
        if let Some(next) = next {
            at = next.max(at + 1);
            continue;
        }
        found.truncate(before);
        match line.whole_number(at) {
            Some((number, next)) => {
                mentions.loose.push((index, number));
                at = next;
            }
            None => at += 1,
        }
    }
    for Found { value, from, to } in found {
        let range = line.range(from, to);
        mentions.list.push(Mention {
            value,
            block: index,
            span: block.span(range.clone()),
            range,
        });
    }
}

/// What a link mentions; none where that can't differ between languages.
fn link_value(address: &str, codes: &[&str]) -> Option<Value> {
    if let Some(email) = address.strip_prefix("mailto:") {
        let email = email.split('?').next().unwrap_or_default();
        return Some(Value::Email(email.to_lowercase()));
    }
    if let Some(phone) = address.strip_prefix("tel:") {
        return Some(Value::Phone(phones::normal(phone)));
    }
    match scheme_of(address) {
        Some(scheme) => {
            is_carried(scheme).then(|| Value::Elsewhere(Elsewhere::new(address, codes)))
        }
        None => Some(Value::Link(address.to_owned())),
    }
}

/// The place on the site that a link leads to, in the same words for all languages; none where that can't differ between
/// them.
fn place(site: &Site, file: &SourcePath, address: &str, codes: &[&str]) -> Option<String> {
    match site.locate(file, address).destination {
        Destination::Entry(id) => Some(site.entry(id).path.as_str().to_owned()),
        Destination::Section(id) => Some(site.section(id).key.clone()),
        Destination::Home => Some(String::new()),
        Destination::Media(_) => Some(addresses::picture(address, codes)),
        _ => None,
    }
}
