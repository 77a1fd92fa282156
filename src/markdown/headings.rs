//! Headings, and the names by which links reach them.

use std::collections::{HashMap, HashSet};

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 2 to 6: the page's title is the only one of level 1.
    pub level: u8,
    /// The name that links use, unique in its text.
    pub id: String,
    /// What it says, without mark-up.
    pub title: String,
}

/// What the names start with that themes use for parts of the page; no heading's does.
pub const OF_THEMES: &str = "site-";

/// Gives each heading of one text its name.
#[derive(Debug, Default)]
pub(super) struct HeadingIds {
    taken: HashSet<String>,
    /// The number to try next, by the name that was wanted: of many headings that are alike, none tries
    /// all the numbers before it.
    next: HashMap<String, usize>,
}

impl HeadingIds {
    /// The name for a heading: what its writer says, or else what it says itself. The same text
    /// always gives the same names.
    pub(super) fn name(&mut self, given: Option<&str>, title: &str) -> String {
        let wanted = match given {
            Some(given) if !given.is_empty() && !given.contains(char::is_whitespace) => {
                given.to_owned()
            }
            _ => slugify(title),
        };
        let wanted = match wanted.as_str() {
            "" => "section".to_owned(),
            part if part.starts_with(OF_THEMES) => format!("h-{part}"),
            note if note.starts_with("fn-") || note.starts_with("fnref-") => format!("h-{note}"),
            _ => wanted,
        };
        if self.taken.insert(wanted.clone()) {
            return wanted;
        }
        let number = self.next.entry(wanted.clone()).or_insert(1);
        loop {
            let name = format!("{wanted}-{number}");
            *number += 1;
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

/// Small letters, digits and hyphens: 'Hoe vraag je aan?' becomes `hoe-vraag-je-aan`. Letters of any
/// script stay.
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.push(c);
        } else if !matches!(c, '\'' | '’' | '‘') {
            gap = true;
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_never_the_themes() {
        let mut ids = HeadingIds::default();
        assert_eq!(ids.name(None, "Hoe vraag je aan?"), "hoe-vraag-je-aan");
        assert_eq!(ids.name(None, "Hoe vraag je aan"), "hoe-vraag-je-aan-1");
        assert_eq!(ids.name(Some("apply"), "Hoe?"), "apply");
        assert_eq!(ids.name(None, "Menu"), "menu");
        assert_eq!(ids.name(None, "Site-menu"), "h-site-menu");
        assert_eq!(ids.name(None, "?!"), "section");
        assert_eq!(ids.name(Some("section-1"), "x"), "section-1");
        assert_eq!(ids.name(None, "?!"), "section-2");
        assert_eq!(ids.name(None, "?!"), "section-3");
    }
}
