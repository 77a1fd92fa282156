//! What people subscribe to: where its feed and its calendar are, and what is in them.
//!
//! These addresses are kept in programs of other people for years. They hang on addresses of pages
//! alone, and not on what is there at the moment.

use super::address::Url;
use super::entry::{Entry, EntryId, SectionId, Site};
use super::topics::TopicId;
use crate::lang::Lang;

/// The name of a feed, below the page that it belongs to.
const FEED: &str = "feed.xml";
/// The name of a calendar, below the page that it belongs to.
const CALENDAR: &str = "calendar.ics";
/// The name of the calendar file of one entry, beside its page.
const EVENT: &str = "event.ics";

/// What a feed or a calendar is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// Everything but pages.
    Site,
    /// The entries of a section.
    Section(SectionId),
    /// The entries that are filed under a topic.
    Topic(TopicId),
}

impl Site {
    /// Every channel that has something to tell in a language, or may have.
    pub fn channels(&self, lang: Lang) -> impl Iterator<Item = Channel> {
        let sections = self.sections().map(|(id, _)| Channel::Section(id));
        let topics = self.topics.iter().filter(move |(_, topic)| {
            let listing = &topic.listings[lang];
            !listing.items.is_empty()
        });
        let topics = topics.map(|(id, _)| Channel::Topic(id));
        [Channel::Site].into_iter().chain(sections).chain(topics)
    }

    /// The page that a channel belongs to.
    pub fn channel_url(&self, channel: Channel, lang: Lang) -> Url {
        match channel {
            Channel::Site => self.home_url(lang),
            Channel::Section(id) => self.section(id).urls[lang].clone(),
            Channel::Topic(id) => self.topics.get(id).urls[lang].clone(),
        }
    }

    /// The feed of a channel.
    pub fn feed_url(&self, channel: Channel, lang: Lang) -> Url {
        self.channel_url(channel, lang).join(FEED)
    }

    /// The calendar of a channel: a section has one if its entries take place, and a topic if one of
    /// its entries does.
    pub fn calendar_url(&self, channel: Channel, lang: Lang) -> Option<Url> {
        let has_calendar = match channel {
            Channel::Site => false,
            Channel::Section(id) => self.section(id).kind.takes_place(),
            Channel::Topic(id) => self.topics.get(id).take_place[lang],
        };
        has_calendar.then(|| self.channel_url(channel, lang).join(CALENDAR))
    }

    /// The entries of a channel that have words in a language, in the order of their names.
    pub fn members(&self, channel: Channel, lang: Lang) -> Vec<EntryId> {
        let mut members: Vec<EntryId> = match channel {
            Channel::Site => {
                let entries = self.entries().filter(|(_, entry)| {
                    entry.editions[lang].is_some() && entry.kind != crate::content::Kind::Page
                });
                entries.map(|(id, _)| id).collect()
            }
            Channel::Section(id) => self.section(id).listings[lang].all().collect(),
            Channel::Topic(id) => self.topics.get(id).listings[lang].all().collect(),
        };
        members.sort_unstable();
        members
    }
}

impl Entry {
    /// The calendar file of an entry that takes place, in a language that it has words in.
    pub fn calendar_url(&self, lang: Lang) -> Option<Url> {
        let edition = self.editions[lang].as_ref()?;
        (!self.occurrences.is_empty()).then(|| edition.url.join(EVENT))
    }
}
