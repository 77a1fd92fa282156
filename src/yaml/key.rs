//! What there is to say of a key, once: readers, editors' schemas, new entries and the reference of keys
//! all have it from here.

use crate::diagnostic::Tongue;

/// A key of a map, as writers are told of it.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What its value is.
    pub shape: Shape,
    /// Whether a map without it makes no sense.
    pub needed: bool,
    example: &'static str,
    dutch_example: Option<&'static str>,
    dutch: &'static str,
    english: &'static str,
}

/// What the value of a key is.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A line of text.
    Text,
    /// A list of texts.
    Texts,
    /// A text, or a list of them.
    TextOrTexts,
    /// `true` or `false`.
    Flag,
    /// A whole number of any sign.
    Whole,
    /// A whole number, zero or more.
    Count,
    /// Degrees, between -180 and 180.
    Degrees,
    /// A day.
    Date,
    /// A list of days.
    Dates,
    /// A day, or a day and a time.
    When,
    /// A rule of RFC 5545.
    Rule,
    /// A web address.
    Url,
    /// A web address without a path.
    Host,
    /// An e-mail address or a web address.
    Contact,
    /// An e-mail address, or a web address that nobody on the way can read along with.
    SecureContact,
    /// `0`, or an amount and its currency.
    Price,
    /// A list of BCP 47 codes.
    Languages,
    /// One of these words.
    Choice(fn() -> Vec<&'static str>),
    /// A map with these keys.
    Map(&'static [Key]),
    /// A list of maps with these keys.
    Maps(&'static [Key]),
    /// A map from names of the writer's choosing to maps with these keys.
    Named(&'static [Key]),
    /// A map from names of the writer's choosing to a text in each language of the site.
    Translated,
    /// A map from the first words to the second.
    Choices(fn() -> Vec<&'static str>, fn() -> Vec<&'static str>),
    /// Any map.
    Free,
}

impl Key {
    /// A key that may be left out, with an example of its value, and what it is for in Dutch and in
    /// English.
    pub const fn new(
        name: &'static str,
        shape: Shape,
        example: &'static str,
        dutch: &'static str,
        english: &'static str,
    ) -> Self {
        Self {
            name,
            shape,
            needed: false,
            example,
            dutch_example: None,
            dutch,
            english,
        }
    }

    /// The same key, where it can't be left out.
    #[must_use]
    pub const fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    /// The same key, whose example is in words, and these in Dutch.
    #[must_use]
    pub const fn in_dutch(mut self, example: &'static str) -> Self {
        self.dutch_example = Some(example);
        self
    }

    /// A value that it can have, as YAML, in the words of a language. Maps have those of their keys.
    pub fn example(&self, tongue: Tongue) -> &'static str {
        let dutch = self.dutch_example.unwrap_or(self.example);
        tongue.choose(dutch, self.example)
    }

    /// What it is for, in a sentence or two.
    pub fn explain(&self, tongue: Tongue) -> &'static str {
        tongue.choose(self.dutch, self.english)
    }
}

/// Its name.
impl AsRef<str> for Key {
    fn as_ref(&self) -> &str {
        self.name
    }
}

/// The words that there are to choose from.
pub(crate) fn words<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
    choices.iter().map(|(word, _)| *word).collect()
}
