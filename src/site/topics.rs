//! Topics: what entries are filed under, each with a page per language.

use super::address::Url;
use super::entry::{Entry, EntryId};
use super::lists::{Listing, Order};
use crate::config::Config;
use crate::lang::PerLang;
use crate::markdown::slugify;

/// A topic of the site: its position in the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicId(pub(super) u16);

/// A topic and what is filed under it.
#[derive(Debug)]
pub struct Topic {
    /// Its name in facts.
    pub key: String,
    /// Its name in each language.
    pub names: PerLang<String>,
    /// The last part of its address in each language.
    pub slugs: PerLang<String>,
    /// Its page in each language.
    pub urls: PerLang<Url>,
    /// The entries, newest first, in each language.
    pub listings: PerLang<Listing>,
    /// Whether one of them takes place, in each language: asked for on every page of the topic.
    pub take_place: PerLang<bool>,
}

/// All topics, in the order of the settings.
#[derive(Debug, Default)]
pub struct Topics(Vec<Topic>);

impl Topics {
    /// Gathers the entries of each topic. `folders` is the part of the address that stands before
    /// every topic's own.
    pub(super) fn gather(config: &Config, entries: &[Entry], folders: &PerLang<String>) -> Self {
        let mut filed: Vec<Vec<EntryId>> = vec![Vec::new(); config.topics.len()];
        for (index, entry) in entries.iter().enumerate() {
            for topic in &entry.references.topics {
                filed[usize::from(topic.0)].push(EntryId(index as u32));
            }
        }
        let topics = config.topics.iter().zip(filed).map(|(topic, filed)| {
            let slugs = topic.names.map_ref(|name| {
                let slug = Some(slugify(name)).filter(|slug| !slug.is_empty());
                slug.unwrap_or_else(|| topic.key.clone())
            });
            let listings = PerLang::from_fn(&config.languages, |lang| {
                Order::by_date(entries, &filed, lang)
            });
            let takes_place = |id: &EntryId| entries[id.index()].kind.takes_place();
            Topic {
                key: topic.key.clone(),
                names: topic.names.clone(),
                urls: PerLang::from_fn(&config.languages, |lang| {
                    let code = config.languages[lang].code.as_str();
                    Url::page([code, folders[lang].as_str(), slugs[lang].as_str()])
                }),
                slugs,
                take_place: listings.map_ref(|listing| listing.items.iter().any(takes_place)),
                listings,
            }
        });
        Self(topics.collect())
    }

    /// A topic.
    pub fn get(&self, id: TopicId) -> &Topic {
        &self.0[usize::from(id.0)]
    }

    /// Every topic with its index.
    pub fn iter(&self) -> impl Iterator<Item = (TopicId, &Topic)> {
        self.0
            .iter()
            .enumerate()
            .map(|(index, topic)| (TopicId(index as u16), topic))
    }
}
