//! A published folder, as far as it is compared.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::Sort;
use super::event::{self, Event};
use super::feed::{self, Feed};
use super::page::{self, Page};
use crate::publish::{Failure, Manifest};
use crate::site::OutPath;
use crate::source::disk;

/// What a build published.
#[derive(Debug, Default)]
pub struct Edition {
    /// What has an address that readers know, by that address.
    pub(super) items: BTreeMap<String, Item>,
    /// The hashes of the other files, by their paths; of those with a hash in their names, the name
    /// without it.
    pub(super) others: BTreeMap<String, String>,
}

/// Something that has an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Page(Page),
    Redirect { to: String },
    Event(Event),
    Feed(Feed),
    Calendar { title: String, hash: String },
}

impl Item {
    pub(super) fn sort(&self) -> Sort {
        match self {
            Self::Page(_) | Self::Redirect { .. } => Sort::Page,
            Self::Event(_) => Sort::Event,
            Self::Feed(_) => Sort::Feed,
            Self::Calendar { .. } => Sort::Calendar,
        }
    }

    pub(super) fn title(&self) -> &str {
        match self {
            Self::Page(page) => &page.title,
            Self::Redirect { .. } => "",
            Self::Event(event) => event.title(),
            Self::Feed(feed) => &feed.title,
            Self::Calendar { title, .. } => title,
        }
    }

    pub(super) fn is_redirect(&self) -> bool {
        matches!(self, Self::Redirect { .. })
    }
}

impl Edition {
    /// Reads a folder that a build wrote.
    ///
    /// # Errors
    /// That it isn't one, or that a file in it can't be read.
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let manifest = disk::read_bytes(&folder.join(Manifest::FILE));
        let manifest = manifest.map_err(|_| Failure::NotPublished {
            folder: folder.to_owned(),
        })?;
        let manifest = Manifest::parse(&String::from_utf8_lossy(&manifest));
        if manifest.files.is_empty() {
            // Of another version of Tandem, or damaged: nothing is known of what is there.
            let folder = folder.to_owned();
            return Err(Failure::NotPublished { folder });
        }
        let files: Vec<_> = manifest.files.into_iter().collect();
        let read = files.into_par_iter().map(|(path, record)| {
            let Some(sort) = sort_of(&path) else {
                return Ok((path, record.hash, None));
            };
            let location = folder.join(&path);
            let bytes =
                disk::read_bytes(&location).map_err(|error| Failure::read(&location, &error))?;
            let item = item(sort, &String::from_utf8_lossy(&bytes), &record.hash);
            Ok((path, record.hash, Some(item)))
        });
        let read: Vec<_> = read.collect::<Result<_, Failure>>()?;
        let mut edition = Self::default();
        for (path, hash, item) in read {
            match item {
                Some(item) => {
                    let address = OutPath::new(&path).url();
                    edition.items.insert(address.to_string(), item);
                }
                None => drop(edition.others.insert(page::without_hashes(&path), hash)),
            }
        }
        Ok(edition)
    }

    /// The language of an address: its first part, if that has a home page.
    pub(super) fn language<'a>(&self, address: &'a str) -> &'a str {
        let first = address.split('/').nth(1).unwrap_or_default();
        let home = format!("/{first}/");
        let is_language = !first.is_empty() && self.items.contains_key(&home);
        if is_language { first } else { "" }
    }
}

/// What a file is, by its name; none for what readers don't know by its address.
fn sort_of(path: &str) -> Option<Sort> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit('.').next().unwrap_or_default();
    match (name, ending) {
        ("404.html", _) => None,
        (_, "html") => Some(Sort::Page),
        ("event.ics", _) => Some(Sort::Event),
        (_, "ics") => Some(Sort::Calendar),
        ("feed.xml", _) => Some(Sort::Feed),
        _ => None,
    }
}

fn item(sort: Sort, text: &str, hash: &str) -> Item {
    match sort {
        Sort::Page => match page::redirect(text) {
            Some(to) => Item::Redirect { to },
            None => Item::Page(page::read(text)),
        },
        Sort::Event => Item::Event(event::read(text)),
        Sort::Feed => Item::Feed(feed::read(text)),
        Sort::Calendar => Item::Calendar {
            title: event::read(text).name().to_owned(),
            hash: hash.to_owned(),
        },
    }
}
