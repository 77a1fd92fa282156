//! What a list can be filtered by, and the card that a filter by month shows.

use tera::Value;
use tera::value::Key;

use crate::content::Occurrence;
use crate::lang::Lang;
use crate::outputs::Workshop;
use crate::outputs::addresses::{filter_url, is_archived};
use crate::outputs::shared::Offered;
use crate::site::{Entry, EntryId, Filter, Month, SectionId};
use crate::theme::{FilterGroup, FilterItem, filter_group_title, filter_title};

impl Workshop<'_> {
    /// What a filter is called in a language.
    pub(super) fn filter_title(&self, filter: &Filter, lang: Lang) -> String {
        let messages = &self.theme.messages[lang];
        filter_title(self.site, messages, self.engine.dates(lang), filter, lang)
    }

    /// What the list of a section, or its archive, can be filtered by in a language: where that leaves
    /// something to see, or is what is seen.
    pub(super) fn filters(
        &self,
        id: SectionId,
        lang: Lang,
        archived: bool,
        current: Option<&Filter>,
    ) -> Vec<FilterGroup> {
        let list = (id, lang, archived);
        let offered = self
            .shared
            .filters(list, || self.offered(id, lang, archived));
        let mut groups: Vec<FilterGroup> = Vec::new();
        for Offered {
            filter,
            group,
            item,
        } in offered.iter()
        {
            let is_current = current == Some(filter);
            if item.count == 0 && !is_current {
                continue;
            }
            let mut item = item.clone();
            item.current = is_current;
            match groups.last_mut().filter(|group| group.key == filter.key()) {
                Some(group) => group.items.push(item),
                None => groups.push(FilterGroup {
                    key: filter.key(),
                    title: group.clone(),
                    items: vec![item],
                }),
            }
        }
        groups
    }

    /// Every filter of a list in words, in order.
    fn offered(&self, id: SectionId, lang: Lang, archived: bool) -> Vec<Offered> {
        let filters = self.site.section(id).filters[lang].iter();
        let filters = filters.filter(|(filter, _)| is_archived(self.site, id, filter) == archived);
        let offered = filters.map(|(filter, ids)| Offered {
            group: filter_group_title(&self.theme.messages[lang], filter),
            item: FilterItem {
                title: self.filter_title(filter, lang),
                url: filter_url(self.site, self.theme, self.words, id, lang, filter).href(),
                count: ids.len(),
                current: false,
            },
            filter: filter.clone(),
        });
        offered.collect()
    }

    /// Makes cards tell when entries take place in a month, which may not be the next time.
    pub(super) fn tell_of_month(&self, cards: &mut [Value], ids: &[EntryId], month: Month) {
        for (card, id) in cards.iter_mut().zip(ids) {
            let entry = self.site.entry(*id);
            let now = self.site.now.wall();
            if let Some(shown) = entry.occurrence_in(month, now) {
                tell(card, entry, shown);
            }
        }
    }
}

fn tell(card: &mut Value, entry: &Entry, shown: &Occurrence) {
    let Some(mut fields) = card.as_map().cloned() else {
        return;
    };
    let after = entry.occurrences.iter().rev();
    let more = after.take_while(|other| *other != shown).count();
    fields.insert(Key::Str("start"), Value::from(shown.start.to_string()));
    match shown.end {
        Some(end) => drop(fields.insert(Key::Str("end"), Value::from(end.to_string()))),
        None => drop(fields.shift_remove(&Key::Str("end"))),
    }
    fields.insert(Key::Str("more"), Value::from(more));
    *card = Value::from(fields);
}
