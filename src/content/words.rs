//! The words of an entry in one language: the keys between the `---` lines.

use super::facts;
use crate::diagnostic::{At, Problem};
use crate::yaml::{Fields, Key, Shape};

/// The keys that words can have, in every kind.
pub const KEYS: &[Key] = &[
    Key::new(
        "title",
        Shape::Text,
        "International dinner",
        "Hoe het heet.",
        "What it is called.",
    )
    .in_dutch("Internationaal diner")
    .needed(),
    Key::new(
        "summary",
        Shape::Text,
        "An evening of cooking together.",
        "Waar het over gaat, in één of twee zinnen. Staat in lijsten en bij zoekmachines.",
        "What it is about, in a sentence or two. It is shown in lists and by search engines.",
    )
    .in_dutch("Een avond samen koken."),
    Key::new(
        "slug",
        Shape::Text,
        "international-dinner",
        "Het laatste stuk van het adres in deze taal. Zonder deze regel is dat de naam van het bestand.",
        "The last part of the address in this language. Without this line it is the name of the file.",
    )
    .in_dutch("internationaal-diner"),
    Key::new(
        "image_alt",
        Shape::Text,
        "Students at a long table",
        "Wat er op de foto te zien is, voor wie die niet kan zien. Nodig als de feiten een `image` hebben.",
        "What the picture shows, for those who cannot see it. Needed if the facts have an `image`.",
    )
    .in_dutch("Studenten aan een lange tafel"),
    Key::new(
        "image_caption",
        Shape::Text,
        "The dinner of last year",
        "Het onderschrift van de foto.",
        "What stands under the picture.",
    )
    .in_dutch("Het diner van vorig jaar"),
    Key::new(
        "aliases",
        Shape::Texts,
        "[/en/events/old-dinner/]",
        "Oude adressen van deze pagina: die leiden voortaan hierheen.",
        "Old addresses of this page: they lead here from now on.",
    )
    .in_dutch("[/nl/agenda/oud-diner/]"),
    Key::new(
        "draft",
        Shape::Flag,
        "true",
        "`true` zolang de tekst niet klaar is: dan zie je hem met `tandem serve`, en staat hij niet op de site.",
        "`true` while the text is not ready: then `tandem serve` shows it, and it is not on the site.",
    ),
];

/// What stands between the `---` lines of a file of words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// What it is called.
    pub title: At<String>,
    /// What it is about, in a sentence or two.
    pub summary: Option<At<String>>,
    /// Its part of the address, where that is not its name.
    pub slug: Option<At<String>>,
    /// What its picture shows, for who can't see it.
    pub image_alt: Option<At<String>>,
    /// What stands under its picture.
    pub image_caption: Option<At<String>>,
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
        summary: fields.text("summary"),
        slug: fields.text("slug"),
        image_alt: fields.text("image_alt"),
        image_caption: fields.text("image_caption"),
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
        .filter(|key| !is_word(key) && facts::is_fact(key))
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

/// Whether a key is one of the words.
pub(super) fn is_word(key: &str) -> bool {
    KEYS.iter().any(|known| known.name == key)
}
