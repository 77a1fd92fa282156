//! Which entries are in a feed of ours.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;

use super::Detail;

/// A feed, as far as it is compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Feed {
    /// Its title.
    pub title: String,
    /// The titles of its entries and when each was updated, by their ids.
    entries: BTreeMap<String, (String, String)>,
}

pub(super) fn read(xml: &str) -> Feed {
    let mut reader = Reader::from_str(xml);
    let mut feed = Feed::default();
    let mut path: Vec<String> = Vec::new();
    let mut entry = [const { String::new() }; 3];
    while let Ok(event) = reader.read_event() {
        let text = match event {
            Event::Eof => break,
            Event::Start(tag) => {
                path.push(tag.name().as_ref().to_owned());
                continue;
            }
            Event::End(_) => {
                if path.pop().is_some_and(|name| name == "entry") {
                    let [id, title, updated] = std::mem::take(&mut entry);
                    feed.entries.insert(id, (title, updated));
                }
                continue;
            }
            Event::Text(text) => text.to_string(),
            Event::GeneralRef(name) => resolve_xml_entity(&name).unwrap_or_default().to_owned(),
            _ => continue,
        };
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        match names[..] {
            [_, "title"] => feed.title.push_str(&text),
            [_, "entry", "id"] => entry[0].push_str(&text),
            [_, "entry", "title"] => entry[1].push_str(&text),
            [_, "entry", "updated"] => entry[2].push_str(&text),
            _ => {}
        }
    }
    feed
}

/// Which entries are new, gone, or updated.
pub(super) fn details(before: &Feed, after: &Feed) -> Vec<Detail> {
    let ids = before.entries.keys().chain(after.entries.keys());
    let ids: std::collections::BTreeSet<_> = ids.collect();
    let title = |feed: &Feed, id: &String| feed.entries.get(id).map(|(title, _)| title.clone());
    ids.into_iter()
        .filter(|id| before.entries.get(*id) != after.entries.get(*id))
        .map(|id| Detail {
            name: "entry".into(),
            before: title(before, id),
            after: title(after, id),
        })
        .collect()
}
