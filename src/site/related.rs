//! What a reader of one entry may want to read next.

use rustc_hash::FxHashMap;

use super::entry::{EntryId, Site};
use crate::lang::Lang;

/// How many entries are suggested.
const MOST: usize = 3;
/// How many of each topic, initiative or partner are weighed: the newest.
const WEIGHED: usize = 12;

impl Site {
    /// The entries that share most with this one: what it belongs to counts double, topics single.
    /// What already stands on its page by reference is not repeated.
    pub fn related(&self, id: EntryId, lang: Lang) -> Vec<EntryId> {
        let entry = self.entry(id);
        let mut scores: FxHashMap<EntryId, u32> = FxHashMap::default();
        for other in entry
            .references
            .initiatives
            .iter()
            .chain(&entry.references.partners)
        {
            for mention in self.entry(*other).mentioned_by.iter().rev().take(WEIGHED) {
                *scores.entry(*mention).or_default() += 2;
            }
        }
        for topic in &entry.references.topics {
            for filed in self.topics.get(*topic).listings[lang]
                .items
                .iter()
                .take(WEIGHED)
            {
                *scores.entry(*filed).or_default() += 1;
            }
        }
        scores.remove(&id);
        let shown = |other: &EntryId| {
            self.entry(*other).editions[lang].is_none()
                || entry.mentioned_by.contains(other)
                || entry.references.all().contains(other)
        };
        let mut related: Vec<(u32, EntryId)> = scores
            .into_iter()
            .filter(|(other, _)| !shown(other))
            .map(|(other, score)| (score, other))
            .collect();
        related.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        related
            .into_iter()
            .take(MOST)
            .map(|(_, other)| other)
            .collect()
    }
}
