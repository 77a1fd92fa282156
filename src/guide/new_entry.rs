//! The files of a new entry: its facts, and its words in every language of the site.

use jiff::civil::Date;

use super::commented::{Front, comment, unused, used};
use crate::content::{Kind, UID, WORDS_KEYS};
use crate::diagnostic::{SourcePath, Tongue};
use crate::lang::{Language, Languages, PerLang};
use crate::source::EntryPath;
use crate::yaml::{self, Key, Shape};

const AT_THE_MARGIN: Front = Front {
    counts: true,
    indent: 0,
};

/// An entry that isn't there yet.
#[derive(Debug, Clone)]
pub struct NewEntry<'a> {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub path: EntryPath,
    /// The languages of the site.
    pub languages: &'a Languages,
    /// What it is called, as far as that is known.
    pub titles: PerLang<Option<String>>,
    /// When it starts, or its first session does, as it is written in facts.
    pub start: Option<String>,
    /// The day that it is.
    pub today: Date,
    /// The language of the comments.
    pub tongue: Tongue,
}

impl NewEntry<'_> {
    /// Its files, with what stands in them: valid but for what nobody can know but the writer, which is
    /// left empty. The words are a draft.
    pub fn files(&self) -> Vec<(SourcePath, String)> {
        let stem = format!("content/{}", self.path);
        let facts = (
            SourcePath::new(format!("{stem}.yaml")),
            self.facts(&self.languages.codes()),
        );
        let words = self.titles.iter().map(|(lang, title)| {
            let language = &self.languages[lang];
            let file = SourcePath::new(format!("{stem}.{}.md", language.code));
            (file, self.words(language, title.as_deref()))
        });
        std::iter::once(facts).chain(words).collect()
    }

    /// The keys that are left empty, with the language of each that is a word.
    pub fn to_fill_in(&self) -> Vec<String> {
        let start = self.kind.takes_place() && self.start.is_none();
        let start = start.then(|| "start".to_owned());
        let titles = self.titles.iter().filter(|(_, title)| title.is_none());
        let titles = titles.map(|(lang, _)| format!("title ({})", self.languages[lang].code));
        start.into_iter().chain(titles).collect()
    }

    fn facts(&self, codes: &[String]) -> String {
        let tongue = self.tongue;
        let name = self.path.name();
        let words_files: Vec<String> = codes
            .iter()
            .map(|code| format!("{name}.{code}.md"))
            .collect();
        let words_files = words_files.join(", ");
        let mut text = String::new();
        for line in [
            tongue.choose(
                format!("De feiten: wat in elke taal hetzelfde is. De woorden staan in {words_files}."),
                format!("The facts: what is the same in every language. The words are in {words_files}."),
            ),
            tongue.choose(
                "Een regel die met # begint, telt niet mee. Haal de # voor een sleutel weg om hem te gebruiken.",
                "A line that starts with # does not count. Take away the # before a key to use it.",
            )
            .to_owned(),
        ] {
            comment(&line, AT_THE_MARGIN, &mut text);
        }
        // What is new has no name but its own.
        for key in self.kind.keys().filter(|key| key.name != UID) {
            text.push('\n');
            if !self.kind.requires(key) {
                unused(key, tongue, tongue, 0, &mut text);
            } else if let Shape::Maps(keys) = key.shape {
                self.first_of_list(key, keys, &mut text);
            } else {
                let value = match key.name {
                    "date" => self.today.to_string(),
                    _ => self.start.clone().unwrap_or_default(),
                };
                used(key, &value, tongue, AT_THE_MARGIN, &mut text);
            }
        }
        text
    }

    /// A list with the first of its maps: what that needs, and what else it can have.
    fn first_of_list(&self, list: &Key, keys: &[Key], text: &mut String) {
        used(list, "", self.tongue, AT_THE_MARGIN, text);
        let inside = Front {
            counts: true,
            indent: 4,
        };
        let mut dash = "-";
        for key in keys {
            if key.needed {
                comment(key.explain(self.tongue), inside, text);
                let value = self.start.clone().unwrap_or_default();
                text.push_str(format!("  {dash} {}: {value}", key.name).trim_end());
                text.push('\n');
                dash = " ";
            } else {
                unused(key, self.tongue, self.tongue, inside.indent, text);
            }
        }
    }

    fn words(&self, language: &Language, title: Option<&str>) -> String {
        let tongue = self.tongue;
        // What stands there as an example is to be replaced by words in the same language.
        let example = Tongue::from_locale(&language.code).unwrap_or(tongue);
        let mut text = "---\n".to_owned();
        let head = tongue.choose(
            format!(
                "De woorden in deze taal: {}. Een regel die met # begint, telt niet mee.",
                language.name
            ),
            format!(
                "The words in this language: {}. A line that starts with # does not count.",
                language.name
            ),
        );
        comment(&head, AT_THE_MARGIN, &mut text);
        for key in WORDS_KEYS {
            text.push('\n');
            if key.needed {
                let title = title.map(yaml::scalar).unwrap_or_default();
                used(key, &title, tongue, AT_THE_MARGIN, &mut text);
            } else if key.name == "draft" {
                used(key, "true", tongue, AT_THE_MARGIN, &mut text);
                let hint = tongue.choose(
                    "Haal de regel `draft: true` weg als de tekst klaar is.",
                    "Take away the line `draft: true` when the text is ready.",
                );
                comment(hint, AT_THE_MARGIN, &mut text);
            } else {
                unused(key, tongue, example, 0, &mut text);
            }
        }
        let body = tongue.choose(
            "Onder de streepjes hieronder komt de tekst, in Markdown.",
            "The text comes below the dashes, in Markdown.",
        );
        text.push('\n');
        comment(body, AT_THE_MARGIN, &mut text);
        text.push_str("---\n\n");
        text
    }
}
