//! The addresses that the site makes by itself, from words of the theme.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::lang::{Lang, PerLang};
use crate::site::{Filter, SectionId, Site, Url};
use crate::theme::{Theme, word_of};

/// The words by which the site's own addresses are made, from the theme; and the addresses for which that makes
/// no difference, since a writer has given them out.
#[derive(Debug, Clone)]
pub struct AddressWords {
    /// The last part of the address of an archive.
    pub archive: PerLang<String>,
    /// The part that stands before a topic's own.
    pub topics: PerLang<String>,
    /// Those of entries straight in a section.
    pub given: BTreeSet<Url>,
}

impl AddressWords {
    /// The words of a theme, in the languages of a site.
    pub fn of(theme: &Theme, config: &Config) -> Self {
        Self {
            archive: theme.address_words("archive-slug", "archive", config),
            topics: theme.address_words("topics-slug", "topics", config),
            given: BTreeSet::new(),
        }
    }

    /// The same words, where a list makes way for an entry, and for what was one: an event may be called `archive`,
    /// or `2026-10`, and its address must not depend on which lists there are that day.
    #[must_use]
    pub fn making_way(mut self, site: &Site) -> Self {
        let entries = site.entries().filter_map(|(_, entry)| {
            let section = site.section(entry.section?);
            Some((section, entry.editions.present()))
        });
        for (section, editions) in entries {
            for (lang, edition) in editions {
                self.give(&section.urls[lang], lang, &edition.url);
            }
        }
        for alias in site.aliases() {
            for (_, section) in site.sections() {
                self.give(&section.urls[alias.lang], alias.lang, &alias.from);
            }
        }
        self
    }

    /// Notes an address below a section that a list might have.
    fn give(&mut self, section: &Url, lang: Lang, url: &Url) {
        let Some(below) = url.as_str().strip_prefix(section.as_str()) else {
            return;
        };
        let part = below.trim_end_matches('/');
        let is_of_days = part
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
        if !part.is_empty() && (is_of_days || part.starts_with(&self.archive[lang])) {
            self.given.insert(url.clone());
        }
    }

    /// The address of a list below another.
    fn list_below(&self, above: &Url, part: &str) -> Url {
        above.free_below(part, |url| self.given.contains(url))
    }
}

/// The address of the first page of a section's list, or of its archive.
pub(super) fn section_url(
    site: &Site,
    id: SectionId,
    lang: Lang,
    archived: bool,
    words: &AddressWords,
) -> Url {
    let url = &site.section(id).urls[lang];
    if archived {
        words.list_below(url, &words.archive[lang])
    } else {
        url.clone()
    }
}

/// The address of the first page of what passes a filter, below the section's list or its archive: of
/// a day's month or year a number, which hardly any entry is called; else the name of the sort of
/// filter, and its own.
pub(super) fn filter_url(
    site: &Site,
    theme: &Theme,
    words: &AddressWords,
    id: SectionId,
    lang: Lang,
    filter: &Filter,
) -> Url {
    let url = section_url(site, id, lang, is_archived(site, id, filter), words);
    let part = match filter {
        Filter::Month(month) => month.to_string(),
        Filter::Year(year) => year.0.to_string(),
        Filter::Topic(topic) => {
            let topic = &site.topics.get(*topic).slugs[lang];
            format!("{}/{topic}", words.topics[lang])
        }
        _ => {
            let messages = &theme.messages[lang];
            let folder = messages.slug(&format!("{}-slug", filter.key()), filter.key());
            let (message, name) = word_of(filter);
            format!("{folder}/{}", messages.slug(&message, name))
        }
    };
    words.list_below(&url, &part)
}

/// Whether what passes a filter is past.
pub(super) fn is_archived(site: &Site, id: SectionId, filter: &Filter) -> bool {
    matches!(filter, Filter::Year(_)) && site.section(id).kind.takes_place()
}
