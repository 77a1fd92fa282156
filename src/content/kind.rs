//! The kinds of entries.

use super::{event, facts, gathering, initiative, news, partner, place, workshop};
use crate::yaml::Key;

/// A kind of entry: it decides which facts an entry can have, and how it is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Something that happened.
    News,
    /// Something that takes place at a time.
    Event,
    /// Something to learn, in one session or several.
    Workshop,
    /// Something that the partners do together.
    Initiative,
    /// Somebody who takes part.
    Partner,
    /// Where things take place.
    Place,
    /// Any other page.
    Page,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::News,
        Self::Event,
        Self::Workshop,
        Self::Initiative,
        Self::Partner,
        Self::Place,
        Self::Page,
    ];

    /// The name of the kind in `site.yaml`, and of its template.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Event => "event",
            Self::Workshop => "workshop",
            Self::Initiative => "initiative",
            Self::Partner => "partner",
            Self::Place => "place",
            Self::Page => "page",
        }
    }

    /// The facts that only this kind (and its like) has.
    pub fn own_keys(self) -> impl Iterator<Item = &'static Key> {
        let (own, shared): (&[Key], &[Key]) = match self {
            Self::News => (news::KEYS, &[]),
            Self::Event => (event::KEYS, gathering::KEYS),
            Self::Workshop => (workshop::KEYS, gathering::KEYS),
            Self::Initiative => (initiative::KEYS, &[]),
            Self::Partner => (partner::KEYS, &[]),
            Self::Place => (place::KEYS, &[]),
            Self::Page => (&[], &[]),
        };
        own.iter().chain(shared)
    }

    /// The facts that an entry of this kind can have, those that matter most first.
    pub fn keys(self) -> impl Iterator<Item = &'static Key> {
        let (first, rest): (Vec<_>, Vec<_>) =
            facts::KEYS.iter().partition(|key| self.requires(key));
        first.into_iter().chain(self.own_keys()).chain(rest)
    }

    /// The facts without which an entry of this kind makes no sense.
    pub fn required_keys(self) -> impl Iterator<Item = &'static Key> {
        let all = facts::KEYS.iter().chain(self.own_keys());
        all.filter(move |key| self.requires(key))
    }

    /// Whether an entry of this kind makes no sense without a fact.
    pub fn requires(self, key: &Key) -> bool {
        key.needed || (self == Self::News && key.name == "date")
    }

    /// Whether entries of this kind take place at a time, and lists tell what is to come from what
    /// is past.
    pub fn takes_place(self) -> bool {
        matches!(self, Self::Event | Self::Workshop)
    }
}
