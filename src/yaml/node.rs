//! YAML as a tree in which every key and value knows its place.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use super::faults::explain;
use crate::diagnostic::{At, Problem, Span};

/// A value of a YAML document, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Yaml,
    /// Where it stands, in bytes of the file.
    pub span: Span,
}

/// The values that YAML knows.
#[derive(Debug, Clone, PartialEq)]
pub enum Yaml {
    /// Nothing, or `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Fraction(f64),
    /// Text, dates among them.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values, in their order.
    Map(Vec<(At<String>, Node)>),
}

/// Reads a YAML document that starts `base` bytes into its file. An empty one is [`Yaml::Null`].
///
/// # Errors
/// The one mistake at which the parser stops, and its place in the file.
pub fn parse(text: &str, base: usize) -> Result<Node, At<Problem>> {
    // What no file of facts comes near to, and a bomb of aliases or brackets does.
    let options = serde_yaml::options! {
        with_snippet: false,
        strict_booleans: true,
        budget: serde_yaml::budget! { max_depth: 32, max_nodes: 50_000, max_aliases: 1_000 },
        alias_limits: serde_yaml::alias_limits! { max_total_replayed_events: 10_000 },
    };
    let mut node: Node = serde_yaml::from_str_with_options(text, options)
        .map_err(|error| explain(&error, text, base))?;
    if node.value == Yaml::Null {
        node.span = Span::default(); // what isn't there is missing at the start
    }
    if base > 0 {
        node.shift(base);
    }
    Ok(node)
}

impl Node {
    fn shift(&mut self, by: usize) {
        self.span = self.span.shifted(by);
        match &mut self.value {
            Yaml::List(nodes) => nodes.iter_mut().for_each(|node| node.shift(by)),
            Yaml::Map(entries) => {
                for (key, node) in entries {
                    key.span = key.span.shifted(by);
                    node.shift(by);
                }
            }
            _ => {}
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Yaml>::deserialize(deserializer)?;
        Ok(Self {
            span: span_of(&spanned.referenced),
            value: spanned.value,
        })
    }
}

fn span_of(location: &serde_yaml::Location) -> Span {
    let span = location.span();
    let start = span.byte_offset().unwrap_or(0) as usize;
    Span::new(start, start + span.byte_len().unwrap_or(0) as usize)
}

impl<'de> Deserialize<'de> for Yaml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(YamlVisitor)
    }
}

struct YamlVisitor;

impl<'de> Visitor<'de> for YamlVisitor {
    type Value = Yaml;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Yaml, E> {
        Ok(Yaml::Null)
    }

    fn visit_none<E>(self) -> Result<Yaml, E> {
        Ok(Yaml::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Yaml, E> {
        Ok(Yaml::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Yaml, E> {
        Ok(Yaml::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Yaml, E> {
        Ok(i64::try_from(number).map_or_else(|_| Yaml::Text(number.to_string()), Yaml::Whole))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Yaml, E> {
        Ok(Yaml::Text(number.to_string()))
    }

    fn visit_u128<E>(self, number: u128) -> Result<Yaml, E> {
        Ok(Yaml::Text(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Yaml, E> {
        Ok(Yaml::Fraction(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Yaml, E> {
        Ok(Yaml::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Yaml, E> {
        Ok(Yaml::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Yaml, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = sequence.next_element()? {
            nodes.push(node);
        }
        Ok(Yaml::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Yaml, A::Error> {
        let mut entries = Vec::new();
        // Keys are read as text: `no:` is the word 'no', and not the opposite of `yes`.
        while let Some((key, node)) = map.next_entry::<Spanned<Cow<'de, str>>, Node>()? {
            let span = span_of(&key.referenced);
            entries.push((At::new(key.value.into_owned(), span), node));
        }
        Ok(Yaml::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> Problem {
        parse(text, 0).expect_err("this YAML is wrong").value
    }

    #[test]
    fn every_value_knows_its_place() {
        let text = "title: 'Héllo'\nno: [a, 2]\n";
        let node = parse(text, 0).expect("valid");
        let Yaml::Map(entries) = node.value else {
            panic!("a map")
        };
        assert_eq!(&text[entries[0].1.span.range()], "'Héllo'");
        assert_eq!(entries[1].0.value, "no");
        let Yaml::List(items) = &entries[1].1.value else {
            panic!("a list")
        };
        assert_eq!(&text[items[1].span.range()], "2");
    }

    #[test]
    fn bombs_do_not_go_off() {
        assert_eq!(
            problem(&format!("a: {}{}", "[".repeat(100), "]".repeat(100))),
            Problem::YamlTooDeep
        );
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..9 {
            let before = level - 1;
            let refs = vec![format!("*a{before}"); 9].join(", ");
            bomb.push_str(&format!("a{level}: &a{level} [{refs}]\n"));
        }
        assert_eq!(problem(&bomb), Problem::YamlTooLarge);
    }
}
