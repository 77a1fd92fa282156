//! What is told in more than one language: entries and landing pages.

use crate::diagnostic::SourcePath;
use crate::lang::PerLang;
use crate::site::{Edition, Site};
use crate::source::landing_name;

/// An entry or a landing page, as far as its languages go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Its name: `news/signed`, `news/_index`, `_index`.
    pub name: String,
    /// The file of its words in each language; none where it isn't there, or is a draft.
    pub files: PerLang<Option<SourcePath>>,
    /// The languages in which it is a draft.
    pub drafts: PerLang<Option<SourcePath>>,
}

/// Everything that the site tells in words, in the order of the names.
pub fn texts(site: &Site) -> Vec<Text> {
    let landings = site.sections.iter();
    let landings = landings.map(|section| (landing_name(Some(&section.key)), &section.landings));
    let entries = site.entries();
    let entries = entries.map(|(_, entry)| (entry.path.to_string(), &entry.editions));
    let mut texts: Vec<Text> = std::iter::once((landing_name(None), &site.homes))
        .chain(landings)
        .chain(entries)
        .map(|(name, editions)| Text::new(name, editions))
        .filter(|text| {
            text.files
                .present()
                .chain(text.drafts.present())
                .next()
                .is_some()
        })
        .collect();
    texts.sort_by(|a, b| a.name.cmp(&b.name));
    texts
}

impl Text {
    fn new(name: String, editions: &PerLang<Option<Edition>>) -> Self {
        let of = |draft: bool| {
            editions.map_ref(|edition| {
                let edition = edition.as_ref().filter(|found| found.words.draft == draft);
                edition.map(|edition| edition.file.clone())
            })
        };
        Self {
            files: of(false),
            drafts: of(true),
            name,
        }
    }
}
