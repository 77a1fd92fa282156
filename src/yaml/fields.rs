//! Typed reading of keys and values, with every mistake reported and none in the way of the next.
//!
//! Here is what all readers share; `scalars.rs`, `dates.rs` and `mappings.rs` add a reader for each
//! type of value.

use super::node::{Node, Yaml};
use crate::diagnostic::{At, Diagnostic, Expected, Place, Problem, SourcePath, Span, nearest};

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
    pub(super) text: &'a str,
    pub(super) file: &'a SourcePath,
    pub(super) problems: &'a mut Vec<Diagnostic>,
    /// The keys that were asked for.
    #[cfg(debug_assertions)]
    asked: Vec<String>,
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
            #[cfg(debug_assertions)]
            asked: Vec::new(),
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
        Some(self.remove(key)?.0.span)
    }

    /// Ends the reading: every key that nobody read is reported, with the nearest of `known`. Where
    /// that one is missing, it was misspelled, and is not missing as well.
    pub fn finish(self, known: &[impl AsRef<str>]) {
        #[cfg(debug_assertions)]
        self.assert_all_are_known(known);
        let here = Place::new(self.file, self.span);
        for (key, _) in self.entries {
            let nearest = nearest(&key.value, known.iter().map(AsRef::as_ref));
            self.problems.retain(|told| match &told.problem {
                Problem::MissingKey { key } => told.place != here || nearest.as_ref() != Some(key),
                _ => true,
            });
            let problem = Problem::UnknownKey {
                nearest,
                known: known
                    .iter()
                    .map(|known| known.as_ref().to_owned())
                    .collect(),
                key: key.value,
            };
            self.problems
                .push(Diagnostic::at(problem, self.file, key.span));
        }
    }

    /// What is read must be known, or else nobody is told of it: the tests find a key that isn't.
    #[cfg(debug_assertions)]
    fn assert_all_are_known(&self, known: &[impl AsRef<str>]) {
        for asked in &self.asked {
            let is_known = known.iter().any(|known| known.as_ref() == asked);
            debug_assert!(is_known, "`{asked}` is read and has no description");
        }
    }

    /// Reports a key that must have a value and has none.
    pub fn require(&mut self, key: &str) {
        let found = self.entries.iter().find(|(found, _)| found.value == key);
        let Some((found, node)) = found else {
            return self.missing(key);
        };
        let is_empty = match &node.value {
            Yaml::Null => true,
            Yaml::Text(text) => text.trim().is_empty(),
            _ => false,
        };
        if is_empty {
            let (key, span) = (key.to_owned(), found.span);
            self.report(Problem::EmptyKey { key }, span);
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

    fn remove(&mut self, key: &str) -> Option<(At<String>, Node)> {
        let index = self.unread().position(|found| found.value == key)?;
        Some(self.entries.remove(index))
    }

    /// Takes out the value of a key; none if the key isn't there or has no value.
    pub(super) fn take(&mut self, key: &str) -> Option<Node> {
        #[cfg(debug_assertions)]
        self.asked.push(key.to_owned());
        let (found, mut node) = self.remove(key)?;
        if node.span.start == node.span.end {
            node.span = found.span; // a map or an empty value: point at its key
        }
        (node.value != Yaml::Null).then_some(node)
    }

    /// Reports a value that is of another sort than `expected`.
    pub(super) fn wrong(&mut self, key: &str, expected: Expected, span: Span) {
        self.report(
            Problem::WrongType {
                key: key.to_owned(),
                expected,
            },
            span,
        );
    }

    /// A value as the text that was written, if it is a single one.
    pub(super) fn written(&self, node: &Node) -> Option<String> {
        match &node.value {
            Yaml::Text(text) => Some(text.clone()),
            Yaml::Whole(_) | Yaml::Fraction(_) | Yaml::Flag(_) => {
                Some(self.text.get(node.span.range())?.trim().to_owned())
            }
            _ => None,
        }
    }

    /// Takes out a value that `read` understands; else `expected` is reported.
    pub(super) fn read<T>(
        &mut self,
        key: &str,
        expected: Expected,
        read: impl FnOnce(&Self, &Node) -> Option<T>,
    ) -> Option<At<T>> {
        let node = self.take(key)?;
        let value = read(self, &node);
        if value.is_none() {
            self.wrong(key, expected, node.span);
        }
        value.map(|value| At::new(value, node.span))
    }

    /// Whether the value of a key is a list.
    pub fn is_list(&self, key: &str) -> bool {
        self.entries
            .iter()
            .any(|(found, node)| found.value == key && matches!(node.value, Yaml::List(_)))
    }

    /// Takes out the items of a list.
    pub(super) fn list(&mut self, key: &str, expected: Expected) -> Vec<Node> {
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
}
