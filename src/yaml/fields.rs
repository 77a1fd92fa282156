//! Typed reading of keys and values, with every mistake reported and none in the way of the next.

use jiff::civil::{Date, DateTime};

use super::node::{Node, Yaml};
use crate::diagnostic::{At, Diagnostic, Expected, Place, Problem, SourcePath, Span, nearest};
use crate::when::When;

/// The keys and values of one map that are still to be read.
///
/// Each reader takes its key out, so that what is left at the end is what nobody knows.
pub struct Fields<'a> {
    entries: Vec<(At<String>, Node)>,
    /// Whether there is a map at all: of one that isn't there, nothing is missing.
    is_map: bool,
    /// Where the map stands: what is missing is missing here.
    span: Span,
    /// The whole file, to read numbers as they were written.
    text: &'a str,
    file: &'a SourcePath,
    problems: &'a mut Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// Starts reading a document. One that is no map is reported and read as empty.
    pub fn of_document(
        node: Node,
        text: &'a str,
        file: &'a SourcePath,
        problems: &'a mut Vec<Diagnostic>,
    ) -> Self {
        let span = Span::new(node.span.start as usize, node.span.start as usize);
        let mut is_map = true;
        let entries = match node.value {
            Yaml::Map(entries) => entries,
            Yaml::Null => Vec::new(),
            _ => {
                problems.push(Diagnostic::at(Problem::NotAMap, file, node.span));
                is_map = false;
                Vec::new()
            }
        };
        Self {
            entries,
            is_map,
            span,
            text,
            file,
            problems,
        }
    }

    /// Reports a problem with a stretch of the file.
    pub fn report(&mut self, problem: Problem, span: Span) {
        self.problems.push(Diagnostic::at(problem, self.file, span));
    }

    /// The keys that are still unread, with their places.
    pub fn unread(&self) -> impl Iterator<Item = &At<String>> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// Takes out a key that is known to be wrong, so that it isn't reported again.
    pub fn discard(&mut self, key: &str) -> Option<Span> {
        let index = self
            .entries
            .iter()
            .position(|(found, _)| found.value == key)?;
        Some(self.entries.remove(index).0.span)
    }

    /// Ends the reading: every key that nobody read is reported, with the nearest of `known`. Where
    /// that one is missing, it was misspelled, and is not missing as well.
    pub fn finish(self, known: &[&str]) {
        let here = Place::new(self.file, self.span);
        for (key, _) in self.entries {
            let nearest = nearest(&key.value, known.iter().copied());
            self.problems.retain(|told| match &told.problem {
                Problem::MissingKey { key } => told.place != here || nearest.as_ref() != Some(key),
                _ => true,
            });
            let problem = Problem::UnknownKey {
                nearest,
                known: known.iter().map(|&known| known.to_owned()).collect(),
                key: key.value,
            };
            self.problems
                .push(Diagnostic::at(problem, self.file, key.span));
        }
    }

    /// Reports `key` as missing from this map.
    pub fn missing(&mut self, key: &str) {
        if !self.is_map {
            return;
        }
        let problem = Problem::MissingKey {
            key: key.to_owned(),
        };
        self.report(problem, self.span);
    }

    fn take(&mut self, key: &str) -> Option<Node> {
        let index = self
            .entries
            .iter()
            .position(|(found, _)| found.value == key)?;
        let (found, mut node) = self.entries.remove(index);
        if node.span.start == node.span.end {
            node.span = found.span; // a map or an empty value: point at its key
        }
        (node.value != Yaml::Null).then_some(node)
    }

    fn wrong(&mut self, key: &str, expected: Expected, span: Span) {
        self.report(
            Problem::WrongType {
                key: key.to_owned(),
                expected,
            },
            span,
        );
    }

    /// A value as the text that was written, if it is a single one.
    fn written(&self, node: &Node) -> Option<String> {
        match &node.value {
            Yaml::Text(text) => Some(text.clone()),
            Yaml::Whole(_) | Yaml::Fraction(_) | Yaml::Flag(_) => {
                Some(self.text.get(node.span.range())?.trim().to_owned())
            }
            _ => None,
        }
    }

    /// A line of text. Numbers count as the text that was written. Empty text is no text.
    pub fn text(&mut self, key: &str) -> Option<At<String>> {
        let node = self.take(key)?;
        match self.written(&node) {
            Some(text) if text.trim().is_empty() => None,
            Some(text) => Some(At::new(text, node.span)),
            None => {
                self.wrong(key, Expected::Text, node.span);
                None
            }
        }
    }

    /// A line of text that must be there.
    pub fn required_text(&mut self, key: &str) -> Option<At<String>> {
        let wrong_before = self.problems.len();
        let text = self.text(key);
        if text.is_none() && self.problems.len() == wrong_before {
            self.missing(key);
        }
        text
    }

    /// A list of texts; what isn't text is reported and left out.
    pub fn texts(&mut self, key: &str) -> Vec<At<String>> {
        self.list(key, Expected::TextList)
            .into_iter()
            .filter_map(|node| {
                let text = self.written(&node);
                if text.is_none() {
                    self.wrong(key, Expected::TextList, node.span);
                }
                text.map(|text| At::new(text, node.span))
            })
            .collect()
    }

    /// A text, or a list of them.
    pub fn text_or_texts(&mut self, key: &str) -> Vec<String> {
        let is_list = self
            .entries
            .iter()
            .any(|(found, node)| found.value == key && matches!(node.value, Yaml::List(_)));
        if is_list {
            return self.texts(key).into_iter().map(|text| text.value).collect();
        }
        self.text(key).into_iter().map(|text| text.value).collect()
    }

    fn list(&mut self, key: &str, expected: Expected) -> Vec<Node> {
        let Some(node) = self.take(key) else {
            return Vec::new();
        };
        if let Yaml::List(nodes) = node.value {
            nodes
        } else {
            self.wrong(key, expected, node.span);
            Vec::new()
        }
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &str) -> Option<bool> {
        let node = self.take(key)?;
        if let Yaml::Flag(flag) = node.value {
            Some(flag)
        } else {
            self.wrong(key, Expected::Flag, node.span);
            None
        }
    }

    /// A whole number of any sign.
    pub fn whole(&mut self, key: &str) -> Option<At<i64>> {
        let node = self.take(key)?;
        if let Yaml::Whole(number) = node.value {
            Some(At::new(number, node.span))
        } else {
            self.wrong(key, Expected::Number, node.span);
            None
        }
    }

    /// A whole number, zero or more.
    pub fn count(&mut self, key: &str) -> Option<At<u32>> {
        let number = self.whole(key)?;
        if let Ok(count) = u32::try_from(number.value) {
            Some(At::new(count, number.span))
        } else {
            self.wrong(key, Expected::Number, number.span);
            None
        }
    }

    /// Degrees of latitude or longitude.
    pub fn degrees(&mut self, key: &str) -> Option<f64> {
        let node = self.take(key)?;
        let degrees = match node.value {
            Yaml::Fraction(number) => number,
            Yaml::Whole(number) => i32::try_from(number).map_or(f64::NAN, f64::from),
            _ => f64::NAN,
        };
        if (-180.0..=180.0).contains(&degrees) {
            return Some(degrees);
        }
        self.wrong(key, Expected::Degrees, node.span);
        None
    }

    /// A day.
    pub fn date(&mut self, key: &str) -> Option<At<Date>> {
        let node = self.take(key)?;
        self.date_in(key, &node, Expected::Date)
    }

    /// A list of days.
    pub fn dates(&mut self, key: &str) -> Vec<At<Date>> {
        self.list(key, Expected::DateList)
            .iter()
            .filter_map(|node| self.date_in(key, node, Expected::DateList))
            .collect()
    }

    fn date_in(&mut self, key: &str, node: &Node, expected: Expected) -> Option<At<Date>> {
        let text = self.written(node).unwrap_or_default();
        if let Some(date) = parse_date(&text) {
            return Some(At::new(date, node.span));
        }
        if looks_like_a_date(&text) {
            self.report(Problem::NoSuchDate { text }, node.span);
        } else {
            self.wrong(key, expected, node.span);
        }
        None
    }

    /// A day, or a day and a time on the wall clock of the site's zone.
    pub fn when(&mut self, key: &str) -> Option<At<When>> {
        let node = self.take(key)?;
        let text = self.written(&node).unwrap_or_default();
        if let Some(when) = parse_when(&text) {
            return Some(At::new(when, node.span));
        }
        let (date, time) = text.split_once([' ', 'T']).unwrap_or((&text, ""));
        if !looks_like_a_date(date) {
            self.wrong(key, Expected::Time, node.span);
        } else if parse_date(date).is_none() {
            self.report(
                Problem::NoSuchDate {
                    text: date.to_owned(),
                },
                node.span,
            );
        } else {
            self.report(
                Problem::NoSuchTime {
                    text: time.trim().to_owned(),
                },
                node.span,
            );
        }
        None
    }

    /// One of a fixed set of words.
    pub fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == text.value) {
            return Some(*choice);
        }
        let names = choices.iter().map(|(name, _)| *name);
        let problem = Problem::NotAChoice {
            key: key.to_owned(),
            nearest: nearest(&text.value, names.clone()),
            choices: names.map(str::to_owned).collect(),
            value: text.value,
        };
        self.report(problem, text.span);
        None
    }

    /// A web address, `https:` or `http:`.
    pub fn url(&mut self, key: &str) -> Option<At<String>> {
        let text = self.text(key)?;
        if is_web_address(&text.value) {
            return Some(text);
        }
        self.wrong(key, Expected::Url, text.span);
        None
    }

    /// An e-mail address or a web address.
    pub fn contact(&mut self, key: &str) -> Option<At<String>> {
        let text = self.text(key)?;
        if is_web_address(&text.value) || is_email_address(&text.value) {
            return Some(text);
        }
        self.wrong(key, Expected::Contact, text.span);
        None
    }

    /// Text that `read` understands; else `expected` is reported.
    pub fn parsed<T>(
        &mut self,
        key: &str,
        expected: Expected,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<At<T>> {
        let text = self.text(key)?;
        if let Some(value) = read(&text.value) {
            return Some(At::new(value, text.span));
        }
        self.wrong(key, expected, text.span);
        None
    }

    /// A map inside this one, with keys of its own.
    pub fn nested<T>(
        &mut self,
        key: &str,
        known: &[&str],
        read: impl FnOnce(&mut Fields<'_>) -> T,
    ) -> Option<T> {
        let node = self.take(key)?;
        if !matches!(node.value, Yaml::Map(_)) {
            self.wrong(key, Expected::Map, node.span);
            return None;
        }
        Some(self.read_map(node, known, read))
    }

    /// A list of maps, each with the same keys.
    pub fn nested_list<T>(
        &mut self,
        key: &str,
        known: &[&str],
        mut read: impl FnMut(&mut Fields<'_>) -> T,
    ) -> Vec<T> {
        let mut values = Vec::new();
        for node in self.list(key, Expected::SessionList) {
            if matches!(node.value, Yaml::Map(_)) {
                values.push(self.read_map(node, known, &mut read));
            } else {
                self.wrong(key, Expected::SessionList, node.span);
            }
        }
        values
    }

    /// A map inside this one whose keys are names of the writer's choosing, each with a map.
    pub fn named<T>(
        &mut self,
        key: &str,
        known: &[&str],
        mut read: impl FnMut(&At<String>, &mut Fields<'_>) -> T,
    ) -> Vec<T> {
        let Some(node) = self.take(key) else {
            return Vec::new();
        };
        let Yaml::Map(entries) = node.value else {
            self.wrong(key, Expected::Map, node.span);
            return Vec::new();
        };
        let mut values = Vec::new();
        for (name, mut node) in entries {
            if !matches!(node.value, Yaml::Map(_)) {
                self.wrong(&name.value, Expected::Map, name.span);
                continue;
            }
            node.span = name.span;
            values.push(self.read_map(node, known, |fields| read(&name, fields)));
        }
        values
    }

    fn read_map<T>(
        &mut self,
        node: Node,
        known: &[&str],
        read: impl FnOnce(&mut Fields<'_>) -> T,
    ) -> T {
        let mut fields = Fields::of_document(node, self.text, self.file, self.problems);
        let value = read(&mut fields);
        fields.finish(known);
        value
    }

    /// A free map, handed on as it is.
    pub fn free(&mut self, key: &str) -> serde_json::Value {
        match self.take(key) {
            None => serde_json::Value::Null,
            Some(
                node @ Node {
                    value: Yaml::Map(_),
                    ..
                },
            ) => to_json(node),
            Some(node) => {
                self.wrong(key, Expected::Map, node.span);
                serde_json::Value::Null
            }
        }
    }
}

fn to_json(node: Node) -> serde_json::Value {
    use serde_json::Value;
    match node.value {
        Yaml::Null => Value::Null,
        Yaml::Flag(flag) => Value::Bool(flag),
        Yaml::Whole(number) => Value::from(number),
        Yaml::Fraction(number) => Value::from(number),
        Yaml::Text(text) => Value::String(text),
        Yaml::List(nodes) => nodes.into_iter().map(to_json).collect(),
        Yaml::Map(entries) => Value::Object(
            entries
                .into_iter()
                .map(|(key, node)| (key.value, to_json(node)))
                .collect(),
        ),
    }
}

/// Whether a text has the shape `2026-09-14`, whatever the digits.
fn looks_like_a_date(text: &str) -> bool {
    let mut parts = text.trim().split('-');
    let shape = [4, 2, 2].map(|longest| {
        parts.next().is_some_and(|part| {
            !part.is_empty()
                && part.len() <= longest
                && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    });
    shape == [true; 3] && parts.next().is_none()
}

fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

fn parse_when(text: &str) -> Option<When> {
    let text = text.trim();
    if let Some(date) = parse_date(text) {
        return Some(When::Day(date));
    }
    let (date, time) = text.split_once([' ', 'T'])?;
    let date = parse_date(date)?;
    let time = time.trim();
    let well_formed = time.len() >= 4
        && time.contains(':')
        && time
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b':');
    let padded = if time.find(':') == Some(1) {
        format!("0{time}")
    } else {
        time.to_owned()
    };
    let time = well_formed.then(|| padded.parse().ok()).flatten()?;
    Some(When::Time(DateTime::from_parts(date, time)))
}

/// Whether a text is an absolute `https:` or `http:` address that can stand in a link.
pub(crate) fn is_web_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        !host.is_empty()
            && !text.contains(|c: char| {
                c.is_whitespace() || c.is_control() || "<>\"`{}\\^|".contains(c)
            })
    })
}

fn is_email_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !text.contains(|c: char| {
                c.is_whitespace() || c.is_control() || "<>\"(),:;[]\\".contains(c)
            })
            && !host.contains('@')
    })
}
