//! The words of an entry in one language: the keys between the `---` lines.

use super::facts;
use crate::diagnostic::{At, Problem};
use crate::yaml::Fields;

/// The keys that words can have, in every kind.
pub(super) const KEYS: &[&str] = &[
    "title",
    "summary",
    "slug",
    "image_alt",
    "image_caption",
    "aliases",
    "draft",
];

/// What stands between the `---` lines of a file of words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// What it is called.
    pub title: At<String>,
    /// What it is about, in a sentence or two.
    pub summary: Option<String>,
    /// Its part of the address, where that is not its name.
    pub slug: Option<At<String>>,
    /// What its picture shows, for who can't see it.
    pub image_alt: Option<String>,
    /// What stands under its picture.
    pub image_caption: Option<String>,
    /// Its old addresses.
    pub aliases: Vec<At<String>>,
    /// Whether it isn't ready to be published.
    pub draft: bool,
}

impl Default for At<String> {
    fn default() -> Self {
        At::new(String::new(), crate::diagnostic::Span::default())
    }
}

/// Where the facts of an entry are kept, for whoever wrote one among the words.
#[derive(Debug, Clone, Copy)]
pub enum FactsHome<'a> {
    /// In this file.
    File(&'a str),
    /// Nowhere: a landing page has no facts.
    Nowhere,
}

/// Reads the front matter of a file of words.
pub fn read_words(mut fields: Fields<'_>, home: FactsHome<'_>) -> Words {
    if let FactsHome::File(facts_file) = home {
        reject_facts(&mut fields, facts_file);
    }
    let words = Words {
        title: fields.required_text("title").unwrap_or_default(),
        summary: fields.text("summary").map(|text| text.value),
        slug: fields.text("slug"),
        image_alt: fields.text("image_alt").map(|text| text.value),
        image_caption: fields.text("image_caption").map(|text| text.value),
        aliases: fields.texts("aliases"),
        draft: fields.flag("draft").unwrap_or(false),
    };
    fields.finish(KEYS);
    words
}

fn reject_facts(fields: &mut Fields<'_>, facts_file: &str) {
    let strays: Vec<String> = fields
        .unread()
        .map(|key| key.value.clone())
        .filter(|key| !KEYS.contains(&key.as_str()) && facts::is_fact(key))
        .collect();
    for key in strays {
        if let Some(span) = fields.discard(&key) {
            fields.report(
                Problem::FactAmongWords {
                    key,
                    facts_file: facts_file.to_owned(),
                },
                span,
            );
        }
    }
}
