//! Readers of maps inside a map, and of lists of them.

use super::fields::Fields;
use super::node::{Node, Yaml};
use crate::diagnostic::{At, Expected};

impl Fields<'_> {
    /// A map inside this one, with keys of its own.
    pub fn nested<T>(
        &mut self,
        key: &str,
        known: &[impl AsRef<str>],
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
        known: &[impl AsRef<str>],
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
        known: &[impl AsRef<str>],
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
                let is_empty = matches!(node.value, Yaml::Null);
                let span = if is_empty { name.span } else { node.span };
                self.wrong(&name.value, Expected::Map, span);
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
        known: &[impl AsRef<str>],
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
            Some(node) if matches!(node.value, Yaml::Map(_)) => to_json(node),
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
