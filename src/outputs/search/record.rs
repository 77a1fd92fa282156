//! What is told of an entry to whoever searches.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::Serialize;

use super::super::Workshop;
use crate::content::{Particulars, Progress, Status};
use crate::diagnostic::{At, Texts};
use crate::lang::Lang;
use crate::markdown::{Typography, plain};
use crate::site::{Edition, Entry, EntryId};
use crate::theme::{Dates, Messages, Style, name_of, session_places};

/// An entry in one language, for its index.
#[derive(Debug, Serialize)]
pub(super) struct Record<'a> {
    pub(super) url: String,
    title: &'a str,
    kind: &'static str,
    /// The word for its kind.
    sort: Option<&'a str>,
    /// When it takes place, or was published, as the language writes it.
    date: Option<String>,
    /// What a reader must see beside its title: that it is over, say.
    labels: Vec<&'a str>,
    /// The keys of what it is filed under.
    topics: Vec<&'a str>,
    summary: Option<&'a str>,
    /// Its text, in Markdown.
    text: &'a str,
    facts: Vec<&'a str>,
    #[serde(skip)]
    typography: Typography,
}

impl<'a> Record<'a> {
    /// Every entry that is published in a language, in the order of their names. A draft is shown to who
    /// writes it, and found by nobody.
    pub(super) fn all(workshop: &Workshop<'a>, lang: Lang) -> Vec<Self> {
        let site = workshop.site;
        let (locale, today) = (&site.config.languages[lang].locale, site.now.today());
        let dates = Dates::new(locale, today).or_else(|| Dates::new("en", today));
        let entries: Vec<&Entry> = site.entries().map(|(_, entry)| entry).collect();
        let records = entries.into_par_iter().filter_map(|entry| {
            let edition = entry.editions[lang].as_ref()?;
            let is_found = !edition.words.draft;
            is_found.then(|| Self::new(workshop, entry, edition, lang, dates.as_ref()))
        });
        records.collect()
    }

    fn new(
        workshop: &Workshop<'a>,
        entry: &'a Entry,
        edition: &'a Edition,
        lang: Lang,
        dates: Option<&Dates>,
    ) -> Self {
        let site = workshop.site;
        let messages = &workshop.theme.messages[lang];
        let whole = edition.last_good.as_deref();
        let whole = whole.or_else(|| workshop.world.text(&edition.file));
        let topics = entry
            .references
            .topics
            .iter()
            .map(|id| site.topics.get(*id));
        let places = session_places(entry).into_iter().map(|(_, place)| place);
        let places: BTreeSet<EntryId> = entry.references.place.into_iter().chain(places).collect();
        let places = places.into_iter().map(|place| site.entry(place));
        let places = places.filter_map(|place| name_of(place, lang));
        let names = topics.clone().map(|topic| topic.names[lang].as_str());
        let summary = edition.words.summary.as_ref();
        Self {
            url: edition.url.href(),
            title: &edition.words.title.value,
            kind: entry.kind.as_str(),
            sort: messages.find(&format!("label-{}", entry.kind.as_str())),
            date: dates.and_then(|dates| date(workshop, entry, dates)),
            labels: labels(workshop, entry, messages),
            topics: topics.map(|topic| topic.key.as_str()).collect(),
            summary: summary.map(At::as_str),
            text: whole.map_or("", |whole| &whole[edition.body.range()]),
            facts: own_facts(entry).chain(places).chain(names).collect(),
            typography: Typography::of(&site.config.languages[lang].code),
        }
    }

    /// What is searched, and shown of it.
    pub(super) fn content(&self) -> String {
        let mut content = self
            .summary
            .map(|summary| format!("{summary} "))
            .unwrap_or_default();
        content.push_str(&plain(self.text, self.typography));
        if !self.facts.is_empty() {
            content.push(' ');
            content.push_str(&self.facts.join(" · "));
        }
        if content.trim().is_empty() {
            content.push_str(self.title); // what has no words is left out
        }
        content
    }

    /// What is shown beside that, and searched as well.
    pub(super) fn meta(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let date = self.date.as_deref().map(|date| ("date", date));
        let sort = self.sort.map(|sort| ("kind", sort));
        [("title", self.title)].into_iter().chain(date).chain(sort)
    }

    /// By what it can be chosen; and its labels, which are only shown.
    pub(super) fn filters(&self) -> [(&'static str, Vec<&str>); 3] {
        [
            ("kind", vec![self.kind]),
            ("label", self.labels.clone()),
            ("topic", self.topics.clone()),
        ]
    }
}

/// When it next takes place, or last did; or else the day of the news.
fn date(workshop: &Workshop<'_>, entry: &Entry, dates: &Dates) -> Option<String> {
    let shown = entry.next_occurrence(workshop.site.now.wall());
    if let Some(shown) = shown.or(entry.occurrences.last()) {
        return Some(dates.when(shown.start, shown.end));
    }
    let is_news = matches!(entry.facts.particulars, Particulars::News(_));
    let day = entry.facts.date.as_ref().filter(|_| is_news)?;
    Some(dates.date(day.value, Style::Long))
}

/// The words beside a title, as far as the theme has them.
fn labels<'a>(workshop: &Workshop<'a>, entry: &Entry, messages: &'a Messages) -> Vec<&'a str> {
    let gathering = entry.facts.gathering().map(|gathering| gathering.status);
    let status = match (gathering, &entry.facts.particulars) {
        (Some(Status::Scheduled), _) => None,
        (Some(status), _) => Some(status.as_str()),
        (None, Particulars::Initiative(initiative)) => initiative
            .status
            .filter(|status| *status != Progress::Running)
            .map(Progress::as_str),
        _ => None,
    };
    let now = workshop.site.now.wall();
    let is_past = !entry.occurrences.is_empty() && entry.is_over(now);
    let keys = [
        status.map(|status| format!("status-{status}")),
        is_past.then(|| "past".to_owned()),
        entry.facts.example.then(|| "example".to_owned()),
    ];
    let keys = keys.into_iter().flatten();
    keys.filter_map(|key| messages.find(&key)).collect()
}

/// The name and the address of a partner or a place.
fn own_facts(entry: &Entry) -> impl Iterator<Item = &str> {
    let (name, address) = match &entry.facts.particulars {
        Particulars::Partner(partner) => (partner.name.as_deref(), None),
        Particulars::Place(place) => (place.name.as_deref(), place.address.as_ref()),
        _ => (None, None),
    };
    let lines = address.map(|address| [&address.street, &address.city]);
    let lines = lines.into_iter().flatten();
    name.into_iter()
        .chain(lines.filter_map(|line| line.as_deref()))
}
