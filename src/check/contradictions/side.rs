//! One language of an entry: its text, what that mentions, and what has been told of it.

use std::collections::BTreeSet;

use crate::check::mentions::{Mention, Mentions, Value};
use crate::check::texts::Text;
use crate::diagnostic::{Diagnostic, Problem};

pub(super) struct Side<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) mentions: Mentions,
    /// The mentions that nothing more is to be told of.
    pub(super) done: BTreeSet<usize>,
}

impl<'a> Side<'a> {
    pub(super) fn new(text: &'a Text<'a>, mentions: Mentions) -> Self {
        Self {
            text,
            mentions,
            done: BTreeSet::new(),
        }
    }

    /// Tells a mistake with a mention, and nothing more of it.
    pub(super) fn tell(&mut self, index: usize, problem: Problem, found: &mut Vec<Diagnostic>) {
        found.push(self.text.tell(problem, self.mentions.list[index].span));
        self.done.insert(index);
    }

    /// The mentions with their indices.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &Mention)> {
        self.mentions.list.iter().enumerate()
    }

    /// The one mention of those that pass; none if there are more.
    pub(super) fn only(&self, passes: impl Fn(&Mention) -> bool) -> Option<(usize, &Mention)> {
        let mut passing = self.all().filter(|(_, mention)| passes(mention));
        let first = passing.next()?;
        passing.next().is_none().then_some(first)
    }

    /// The sentence around a mention in small letters, and what of it comes before the mention.
    pub(super) fn sentence(&self, mention: &Mention) -> (String, String) {
        let text = self.text.blocks()[mention.block].text.as_str();
        let is_end = |(at, _): &(usize, &str)| {
            text[at + 1..].starts_with([' ', '\u{a0}'])
                && text[at + 1..]
                    .trim_start()
                    .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        };
        let ends = |range: std::ops::Range<usize>| {
            text[range.clone()]
                .match_indices(['.', '!', '?', ';'])
                .map(move |(at, sign)| (range.start + at, sign))
        };
        let start = ends(0..mention.range.start)
            .rfind(|end| is_end(end) || end.1 == ";")
            .map_or(0, |(at, _)| at + 1);
        let end = ends(mention.range.end..text.len())
            .find(|end| is_end(end) || end.1 == ";")
            .map_or(text.len(), |(at, _)| at);
        (
            text[start..end].to_lowercase(),
            text[start..mention.range.start].to_lowercase(),
        )
    }

    /// Whether a number of this size stands in a block, or anywhere, and isn't understood; of a room, whether its number
    /// stands in the words.
    pub(super) fn may_say(&self, value: &Value, block: Option<usize>) -> bool {
        if let Value::Room(name) = value {
            return name.contains('.') && self.names(name, block);
        }
        let number = match value {
            Value::Day(day) => day.number as u64,
            Value::Clock(clock) => u64::from(clock.hour),
            Value::Price(amount) => amount.hundredths / 100,
            Value::Seats(seats) => u64::from(*seats),
            _ => return false,
        };
        self.mentions.loose.iter().any(|(at, loose)| {
            let is_half_day =
                matches!(value, Value::Clock(_)) && number % 12 == *loose % 12 && *loose <= 12;
            block.is_none_or(|block| block == *at) && (*loose == number || is_half_day)
        })
    }

    /// Whether a number stands in a block, or anywhere, with a point or a stroke in it.
    fn names(&self, number: &str, block: Option<usize>) -> bool {
        let other = number.replace('.', "-");
        let blocks = self.text.blocks().iter().enumerate();
        let mut blocks = blocks.filter(|(at, _)| block.is_none_or(|block| block == *at));
        blocks.any(|(_, block)| {
            let text = block.text.to_lowercase();
            let is_whole = |at: usize| {
                let end = at + number.len();
                !text[..at].ends_with(|c: char| c.is_ascii_digit())
                    && !text[end..].starts_with(|c: char| c.is_ascii_digit())
            };
            let places = [number, &other].map(|number| text.match_indices(number));
            places.into_iter().flatten().any(|(at, _)| is_whole(at))
        })
    }
}
