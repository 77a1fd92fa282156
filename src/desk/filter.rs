//! Which entries the desk shows, and how they are grouped.

use serde::{Deserialize, Serialize};

use super::code;
use super::views::{DeskView, EntryRow, State};
use crate::diagnostic::Tongue;

/// How many entries the table shows at a time.
const PER_PAGE: usize = 100;

/// What of the table somebody wants to see, as the address of the desk has it: `?q=…&state=…`. What
/// makes no sense is taken for not given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Words that are in the title or in the name.
    pub q: String,
    /// A section's folder.
    pub section: String,
    /// The name of a [`State`]; or `attention`, for those that ask for work.
    pub state: String,
    /// Which page of the table, from 1.
    pub page: String,
}

impl Filter {
    /// The address of the desk with this filter.
    pub(super) fn href(&self, tongue: Tongue, page: usize) -> String {
        let mut href = format!("/_tandem/?lang={}", code(tongue));
        for (name, value) in [
            ("q", &self.q),
            ("section", &self.section),
            ("state", &self.state),
        ] {
            if !value.is_empty() {
                href.push_str(&format!("&{name}={}", encode(value)));
            }
        }
        if page > 1 {
            href.push_str(&format!("&page={page}"));
        }
        href
    }

    fn is_given(&self) -> bool {
        !(self.q.trim().is_empty() && self.section.is_empty() && self.state.is_empty())
    }

    fn wants(&self, entry: &EntryRow, words: &[String]) -> bool {
        let text = || format!("{} {}", entry.title, entry.path).to_lowercase();
        let is_in_state = |state: State| match self.state.as_str() {
            "attention" => state.asks_for_work(),
            name => state.as_str() == name,
        };
        (self.section.is_empty() || entry.section == self.section)
            && (self.state.is_empty() || entry.cells.iter().any(|cell| is_in_state(cell.state)))
            && (words.is_empty() || {
                let text = text();
                words.iter().all(|word| text.contains(word))
            })
    }
}

/// The entries that are shown.
#[derive(Debug, Serialize)]
pub(super) struct Table<'a> {
    /// A group for each section.
    groups: Vec<Group<'a>>,
    /// The sections of the site.
    sections: Vec<&'a str>,
    /// The states that there are, for a filter and for what they mean.
    states: Vec<&'static str>,
    /// How many entries there are.
    total: usize,
    /// How many entries the filter lets through.
    found: usize,
    /// Of all entries, how many ask for work in some language.
    attention: usize,
    /// Whether anything is filtered.
    filtered: bool,
    /// The pages of the table; none if there is only one.
    pages: Vec<Page>,
    /// The address without a filter.
    all: String,
    /// The address of those that ask for work.
    attention_href: String,
}

/// The entries of one section.
#[derive(Debug, Serialize)]
struct Group<'a> {
    section: &'a str,
    kind: &'a str,
    rows: Vec<&'a EntryRow>,
}

/// A page of the table.
#[derive(Debug, Serialize)]
struct Page {
    number: usize,
    href: String,
    current: bool,
}

impl<'a> Table<'a> {
    pub(super) fn of(view: &'a DeskView, tongue: Tongue) -> Self {
        let filter = &view.filter;
        let words = filter.q.to_lowercase();
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        let mut sections: Vec<&str> = Vec::new();
        for entry in &view.entries {
            if !sections.contains(&entry.section.as_str()) {
                sections.push(&entry.section);
            }
        }
        let place = |entry: &EntryRow| sections.iter().position(|name| *name == entry.section);
        let mut found: Vec<_> = view
            .entries
            .iter()
            .filter(|entry| filter.wants(entry, &words))
            .collect();
        found.sort_by_key(|entry| place(entry));
        let last = found.len().div_ceil(PER_PAGE).max(1);
        let current = filter.page.parse().unwrap_or(1).clamp(1, last);
        let mut groups: Vec<Group<'_>> = Vec::new();
        for entry in found.iter().skip((current - 1) * PER_PAGE).take(PER_PAGE) {
            match groups.last_mut() {
                Some(group) if group.section == entry.section => group.rows.push(entry),
                _ => groups.push(Group {
                    section: &entry.section,
                    kind: &entry.kind,
                    rows: vec![entry],
                }),
            }
        }
        let cells = || view.entries.iter().flat_map(|entry| &entry.cells);
        let asks = |entry: &&EntryRow| entry.cells.iter().any(|cell| cell.state.asks_for_work());
        let number = if last > 1 { last } else { 0 };
        let attention = Filter {
            state: "attention".to_owned(),
            ..Filter::default()
        };
        Self {
            groups,
            states: State::ALL
                .into_iter()
                .filter(|state| cells().any(|cell| cell.state == *state))
                .map(State::as_str)
                .collect(),
            total: view.entries.len(),
            found: found.len(),
            attention: view.entries.iter().filter(asks).count(),
            filtered: filter.is_given(),
            pages: (1..=number)
                .map(|number| Page {
                    number,
                    href: filter.href(tongue, number),
                    current: number == current,
                })
                .collect(),
            all: Filter::default().href(tongue, 1),
            attention_href: attention.href(tongue, 1),
            sections: sections
                .into_iter()
                .filter(|name| !name.is_empty())
                .collect(),
        }
    }
}

/// A value in an address.
fn encode(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(byte.into());
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Cell;

    fn entry(section: &str, name: &str, state: State) -> EntryRow {
        EntryRow {
            path: format!("{section}/{name}"),
            section: section.to_owned(),
            title: name.to_uppercase(),
            cells: vec![Cell {
                state,
                ..Cell::default()
            }],
            ..EntryRow::default()
        }
    }

    fn view(filter: Filter) -> DeskView {
        DeskView {
            entries: vec![
                entry("news", "één", State::Whole),
                entry("events", "two", State::Draft),
                entry("news", "three", State::Withheld),
            ],
            filter,
            ..DeskView::default()
        }
    }

    fn names(view: &DeskView) -> Vec<&str> {
        let table = Table::of(view, Tongue::Dutch);
        let rows = table.groups.into_iter().flat_map(|group| group.rows);
        rows.map(|row| row.path.as_str()).collect()
    }

    #[test]
    fn entries_are_grouped_and_filtered() {
        let all = ["news/één", "news/three", "events/two"];
        assert_eq!(names(&view(Filter::default())), all);
        let with = |set: fn(&mut Filter)| {
            let mut filter = Filter::default();
            set(&mut filter);
            view(filter)
        };
        assert_eq!(names(&with(|f| f.q = " ÉÉN news".into())), ["news/één"]);
        assert_eq!(
            names(&with(|f| f.section = "events".into())),
            ["events/two"]
        );
        assert_eq!(
            names(&with(|f| f.state = "attention".into())),
            ["events/two"]
        );
        assert_eq!(
            names(&with(|f| f.state = "withheld".into())),
            ["news/three"]
        );
        assert!(names(&with(|f| f.state = "nonsense".into())).is_empty());
    }

    #[test]
    fn many_entries_are_shown_a_hundred_at_a_time() {
        let mut view = view(Filter::default());
        view.entries = (0..250)
            .map(|number| entry("news", &number.to_string(), State::Whole))
            .collect();
        for (page, rows) in [("", 100), ("2", 100), ("3", 50), ("99", 50), ("x", 100)] {
            page.clone_into(&mut view.filter.page);
            assert_eq!(names(&view).len(), rows, "page {page}");
        }
        let table = Table::of(&view, Tongue::English);
        assert_eq!((table.found, table.pages.len()), (250, 3));
        assert_eq!(table.pages[1].href, "/_tandem/?lang=en&page=2");
    }

    #[test]
    fn an_address_keeps_the_filter() {
        let filter = Filter {
            q: "a&b é".to_owned(),
            state: "draft".to_owned(),
            ..Filter::default()
        };
        assert_eq!(
            filter.href(Tongue::Dutch, 1),
            "/_tandem/?lang=nl&q=a%26b%20%C3%A9&state=draft"
        );
    }
}
