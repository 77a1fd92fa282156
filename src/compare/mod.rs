//! What a change does to the site: two published folders, side by side.
//!
//! [`Edition::read`] reads a folder that a build wrote; [`compare`] tells which pages, events, feeds and
//! calendars appear, vanish, move or change, per language; a file each writes that as text, as Markdown
//! for a pull request, and as JSON. Names with a hash in them are not told: what they lead to is.

mod edition;
mod event;
mod feed;
mod json;
mod markdown;
mod page;
mod text;

pub use edition::Edition;
pub use json::json;
pub use markdown::markdown;
pub use text::text;

use std::collections::{BTreeMap, BTreeSet};

use edition::Item;

/// What something is, for who reads the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A page.
    Page,
    /// The calendar file of an event or a workshop.
    Event,
    /// A feed.
    Feed,
    /// A calendar to subscribe to.
    Calendar,
}

/// What becomes of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Appears,
    /// It is gone, and nothing is in its place.
    Vanishes,
    /// Its address leads to another now.
    Moves {
        /// Where it leads.
        to: String,
    },
    /// It says something else.
    Changes {
        /// What of it: properties of an event with what they were and are, entries of a feed that are
        /// new or gone.
        details: Vec<Detail>,
    },
}

/// What of something changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// What it is: a property such as `DTSTART`, or `entry`.
    pub name: String,
    /// What it was, if it was there.
    pub before: Option<String>,
    /// What it is, if it is there.
    pub after: Option<String>,
}

/// Something that isn't as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its language, by the first part of its address; empty for what belongs to none.
    pub language: String,
    /// What it is.
    pub sort: Sort,
    /// Its address.
    pub address: String,
    /// Its title.
    pub title: String,
    /// What becomes of it.
    pub change: Change,
}

/// Everything that differs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// What isn't as it was, by language, sort and address.
    pub list: Vec<Difference>,
    /// How many pages there are whose own words are the same, while something around them isn't: the
    /// menu, the footer, the style.
    pub frames: usize,
    /// How many other files differ: styles, pictures, what hosts and robots read.
    pub others: usize,
}

impl Difference {
    /// Where its address leads now, if it moved: what is there isn't new.
    fn leads_to(&self) -> Option<String> {
        match &self.change {
            Change::Moves { to } => Some(to.clone()),
            _ => None,
        }
    }
}

impl Differences {
    /// The languages in which something differs, in order; what belongs to none comes last.
    fn by_language(&self) -> Vec<(&str, Vec<&Difference>)> {
        let mut languages: BTreeMap<(bool, &str), Vec<&Difference>> = BTreeMap::new();
        for difference in &self.list {
            let language = difference.language.as_str();
            let key = (language.is_empty(), language);
            languages.entry(key).or_default().push(difference);
        }
        languages
            .into_iter()
            .map(|((_, language), list)| (language, list))
            .collect()
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty() && self.frames == 0 && self.others == 0
    }
}

/// What differs between two editions of a site.
pub fn compare(before: &Edition, after: &Edition) -> Differences {
    let mut found = Differences::default();
    for (address, item) in &before.items {
        let now = after.items.get(address);
        if now == Some(item) {
            continue;
        }
        match changed(item, now) {
            Some(change) => {
                let title = now.unwrap_or(item).title();
                found
                    .list
                    .push(difference(before, address, item, title, change));
            }
            None => found.frames += usize::from(matches!(item, Item::Page(_))),
        }
    }
    let moved: BTreeSet<String> = found.list.iter().filter_map(Difference::leads_to).collect();
    for (address, item) in &after.items {
        let is_new = !before.items.contains_key(address) && !moved.contains(address);
        if is_new && !item.is_redirect() {
            let title = item.title();
            found
                .list
                .push(difference(after, address, item, title, Change::Appears));
        }
    }
    found
        .list
        .sort_by(|a, b| (&a.language, a.sort, &a.address).cmp(&(&b.language, b.sort, &b.address)));
    let is_other = |path: &&String| after.others.get(*path) != before.others.get(*path);
    let all = before.others.keys().chain(after.others.keys());
    found.others = all
        .collect::<BTreeSet<_>>()
        .into_iter()
        .filter(is_other)
        .count();
    found
}

/// What became of something that was there; none if its own words are the same, or it only led elsewhere.
fn changed(before: &Item, now: Option<&Item>) -> Option<Change> {
    match (before, now) {
        (Item::Redirect { to: old }, Some(Item::Redirect { to })) if old == to => None,
        (_, None) => Some(Change::Vanishes),
        (_, Some(Item::Redirect { to })) => Some(Change::Moves { to: to.clone() }),
        (Item::Page(before), Some(Item::Page(now))) => {
            let same = before.title == now.title && before.words == now.words;
            let details = Vec::new();
            (!same).then_some(Change::Changes { details })
        }
        (Item::Event(before), Some(Item::Event(now))) => {
            let details = event::details(before, now);
            (!details.is_empty()).then_some(Change::Changes { details })
        }
        (Item::Feed(before), Some(Item::Feed(now))) => Some(Change::Changes {
            details: feed::details(before, now),
        }),
        _ => Some(Change::Changes {
            details: Vec::new(),
        }),
    }
}

fn difference(
    edition: &Edition,
    address: &str,
    item: &Item,
    title: &str,
    change: Change,
) -> Difference {
    Difference {
        language: edition.language(address).to_owned(),
        sort: item.sort(),
        address: address.to_owned(),
        title: title.to_owned(),
        change,
    }
}
