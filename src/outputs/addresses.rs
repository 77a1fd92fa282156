//! The addresses that the site makes by itself, from words of the theme.

use crate::config::Config;
use crate::lang::{Lang, PerLang};
use crate::site::{Filter, SectionId, Site, Url};
use crate::theme::{Theme, word_of};

/// The words by which the site's own addresses are made, from the theme.
#[derive(Debug, Clone)]
pub struct AddressWords {
    /// The last part of the address of an archive.
    pub archive: PerLang<String>,
    /// The part that stands before a topic's own.
    pub topics: PerLang<String>,
}

impl AddressWords {
    /// The words of a theme, in the languages of a site.
    pub fn of(theme: &Theme, config: &Config) -> Self {
        Self {
            archive: theme.address_words("archive-slug", "archive", config),
            topics: theme.address_words("topics-slug", "topics", config),
        }
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
        url.join(&format!("{}/", words.archive[lang]))
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
    url.join(&format!("{part}/"))
}

/// Whether what passes a filter is past.
pub(super) fn is_archived(site: &Site, id: SectionId, filter: &Filter) -> bool {
    matches!(filter, Filter::Year(_)) && site.section(id).kind.takes_place()
}
