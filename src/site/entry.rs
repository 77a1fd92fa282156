//! The site as a whole, and what it is made of.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::DateTime;
use rustc_hash::FxHashMap;

use super::address::Url;
use super::document::{Manuscript, Revision};
use super::filters::Filters;
use super::lists::Listing;
use super::media::MediaFiles;
use super::references::{Names, References};
use super::topics::{TopicId, Topics};
use crate::clock::Moment;
use crate::config::Config;
use crate::content::{Facts, Kind, Occurrence, Status};
use crate::diagnostic::SourcePath;
use crate::lang::{Lang, PerLang};
use crate::source::EntryPath;
use crate::when::When;

/// An entry of a [`Site`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(super) u32);

impl EntryId {
    /// The position of the entry among all of them.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A section of a [`Site`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub(super) u16);

/// One thing that the site tells about.
#[derive(Debug)]
pub struct Entry {
    /// Its name.
    pub path: EntryPath,
    /// Its section; none for a page straight under `content/`.
    pub section: Option<SectionId>,
    /// Its kind.
    pub kind: Kind,
    /// Its facts.
    pub facts: Arc<Facts>,
    /// The file of its facts, if it has one.
    pub facts_file: Option<SourcePath>,
    /// Which reading of that file they are from.
    pub facts_revision: Revision,
    /// Its words, in each language in which it is published.
    pub editions: PerLang<Option<Edition>>,
    /// The entries that it lies under, outermost first.
    pub parents: Vec<EntryId>,
    /// What it refers to.
    pub references: References,
    /// Who refers to it, in the order of their names.
    pub mentioned_by: Vec<EntryId>,
    /// When it takes place, in order.
    pub occurrences: Vec<Occurrence>,
}

impl Entry {
    /// The first time that it takes place that is not over at this moment.
    pub fn next_occurrence(&self, now: DateTime) -> Option<&Occurrence> {
        self.occurrences
            .iter()
            .find(|occurrence| occurrence.last_moment() >= now)
    }

    /// Whether it took place, and won't again. What is postponed will: nobody knows when.
    pub fn is_over(&self, now: DateTime) -> bool {
        let gathering = self.facts.gathering();
        let is_postponed = gathering.is_some_and(|gathering| gathering.status == Status::Postponed);
        self.kind.takes_place() && self.next_occurrence(now).is_none() && !is_postponed
    }

    /// How many of the moments after which its pages say something else are past: the ends of its
    /// occurrences, and the deadline.
    pub fn moments_past(&self, now: DateTime) -> usize {
        let occurrences = self.occurrences.iter().map(Occurrence::last_moment);
        let deadline = self.facts.deadline().map(When::last_moment);
        occurrences.chain(deadline).filter(|end| *end < now).count()
    }

    /// The file that speaks for it where no language is meant.
    pub fn main_file(&self) -> Option<&SourcePath> {
        self.editions
            .present()
            .next()
            .map(|(_, edition)| &edition.file)
            .or(self.facts_file.as_ref())
    }

    /// What calendars and feeds know it by, for ever: the name that it had first.
    pub fn permanent_id(&self) -> &str {
        let uid = self.facts.uid.as_ref();
        uid.map_or(self.path.as_str(), |uid| &uid.value)
    }
}

/// The words of an entry or of a landing page in one language, and where they are published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    manuscript: Arc<Manuscript>,
    /// Its address.
    pub url: Url,
}

impl Edition {
    /// What a file says, before it has an address.
    pub(super) fn new(manuscript: Arc<Manuscript>) -> Self {
        Self {
            manuscript,
            url: Url::file(""),
        }
    }
}

/// An edition has everything that its file says.
impl std::ops::Deref for Edition {
    type Target = Manuscript;

    fn deref(&self) -> &Manuscript {
        &self.manuscript
    }
}

/// A section: a list of entries of one kind, and a page to land on.
#[derive(Debug)]
pub struct Section {
    /// Its folder.
    pub key: String,
    /// The kind of its entries.
    pub kind: Kind,
    /// How many entries its list shows on a page.
    pub per_page: usize,
    /// The words of its landing page.
    pub landings: PerLang<Option<Edition>>,
    /// The address of its list.
    pub urls: PerLang<Url>,
    /// Its entries, in order.
    pub listings: PerLang<Listing>,
    /// Its entries by what they have in common.
    pub filters: PerLang<Filters>,
}

/// An old address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// What it was.
    pub from: Url,
    /// Where it leads now.
    pub to: Url,
    /// The language of what is there.
    pub lang: Lang,
    /// The entry that it is of; none if it is of a home page or a section.
    pub entry: Option<EntryId>,
}

/// Everything that is published, put together.
#[derive(Debug)]
pub struct Site {
    /// The settings.
    pub config: Config,
    /// The moment that it is built for.
    pub now: Moment,
    /// The words of the home page.
    pub homes: PerLang<Option<Edition>>,
    /// The sections, in the order of the settings.
    pub sections: Vec<Section>,
    /// The topics that something is filed under.
    pub topics: Topics,
    /// The page with everything from A to Z, in each language.
    pub index_urls: PerLang<Url>,
    /// Pictures and attachments.
    pub media: MediaFiles,
    pub(super) entries: Vec<Entry>,
    pub(super) by_path: FxHashMap<EntryPath, EntryId>,
    pub(super) aliases: Vec<Alias>,
    /// When the next entry appears or goes.
    pub(super) next_publication: Option<DateTime>,
    pub(super) unpublished: HashMap<EntryPath, SourcePath>,
    /// Files of the content that a text leads to which isn't published, by their paths.
    pub(super) withheld: BTreeSet<String>,
    pub(super) coming: BTreeSet<EntryPath>,
    /// Where readers search, or would if they could.
    pub(super) own_search: PerLang<Url>,
    pub(super) has_search: bool,
}

impl Site {
    /// Every entry with its index, in the order of their names.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = (EntryId, &Entry)> {
        self.entries
            .iter()
            .enumerate()
            .map(|(index, entry)| (EntryId(index as u32), entry))
    }

    /// An entry.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// A section.
    pub fn section(&self, id: SectionId) -> &Section {
        &self.sections[usize::from(id.0)]
    }

    /// Every section with its index.
    pub fn sections(&self) -> impl Iterator<Item = (SectionId, &Section)> {
        self.sections
            .iter()
            .enumerate()
            .map(|(index, section)| (SectionId(index as u16), section))
    }

    /// The names that facts give to entries.
    pub fn names(&self) -> Names<'_> {
        Names {
            entries: &self.entries,
            by_path: &self.by_path,
            config: &self.config,
        }
    }

    /// The entry of this name.
    pub fn find(&self, path: &EntryPath) -> Option<EntryId> {
        self.by_path.get(path).copied()
    }

    /// The entry of this name, given as text.
    pub(super) fn find_named(&self, path: &str) -> Option<EntryId> {
        self.by_path.get(path).copied()
    }

    /// The section in this folder.
    pub fn find_section(&self, key: &str) -> Option<SectionId> {
        self.sections()
            .find(|(_, section)| section.key == key)
            .map(|(id, _)| id)
    }

    /// The page on which readers search, in each language; none if the site can't be searched.
    pub fn search_urls(&self) -> Option<&PerLang<Url>> {
        self.has_search.then_some(&self.own_search)
    }

    /// Whether an address is that of a page on which readers search, and that was only left out this time.
    pub fn leaves_out(&self, url: &Url) -> bool {
        self.config.search && !self.has_search && self.own_search.iter().any(|(_, own)| own == url)
    }

    /// The entries that will be published by themselves.
    pub fn coming(&self) -> &BTreeSet<EntryPath> {
        &self.coming
    }

    /// Whether an entry of this name exists, and is not published now.
    pub fn is_unpublished(&self, path: &EntryPath) -> bool {
        self.unpublished.contains_key(path)
    }

    /// Puts entries in the order in which a reader of another one looks for them: what is to come
    /// soonest first, then the rest newest first.
    pub fn sort_by_relevance(&self, ids: &mut [EntryId]) {
        let now = self.now.wall();
        ids.sort_by_cached_key(|id| {
            let entry = self.entry(*id);
            let next = entry
                .next_occurrence(now)
                .map(|next| next.start.first_moment());
            let published = entry
                .facts
                .date
                .as_ref()
                .map(|date| date.value.at(0, 0, 0, 0));
            let last = entry
                .occurrences
                .last()
                .map(|last| last.start.first_moment());
            (
                next.is_none(),
                next,
                std::cmp::Reverse(last.or(published)),
                *id,
            )
        });
    }

    /// The home page of a language.
    pub fn home_url(&self, lang: Lang) -> Url {
        Url::page([self.config.languages[lang].code.as_str()])
    }

    /// The page of a topic.
    pub fn topic_url(&self, topic: TopicId, lang: Lang) -> &Url {
        &self.topics.get(topic).urls[lang]
    }

    /// Old addresses, and where each leads now.
    pub fn aliases(&self) -> &[Alias] {
        &self.aliases
    }
}
