//! What has become of the page that one looks at: told over server-sent events, as
//! `src/desk/browser/live.js` expects them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::answer::{Answer, answer, out_path, styles};
use super::live::Live;
use crate::lang::Lang;
use crate::outputs::{Output, Page};
use crate::source::EntryPath;

/// An event: its name and what it says.
pub(super) type Event = (&'static str, Value);

/// What a browser shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// What is at the address.
    Page,
    /// The page that says that nothing is there.
    Missing,
    /// What was there, for as long as nothing is.
    Gone,
}

/// What can move.
enum Subject {
    Entry(EntryPath),
    Section(String),
}

/// One page in one browser.
pub(super) struct Reader {
    /// Its address, decoded.
    page: String,
    version: String,
    shown: Shown,
    /// What it is the page of.
    subject: Option<(Subject, Lang)>,
    /// The addresses of its style sheets, when it was loaded.
    loaded: Vec<String>,
    /// The style sheets of the theme, when it was looked at last.
    styles: BTreeMap<String, String>,
    told: u64,
    heard: bool,
}

impl Reader {
    /// Whoever looks at a version of a page, with the style sheets at these addresses.
    pub(super) fn new(page: String, version: String, loaded: Vec<String>) -> Self {
        Self {
            page,
            version,
            shown: Shown::Page,
            subject: None,
            loaded,
            styles: BTreeMap::new(),
            told: 0,
            heard: false,
        }
    }

    /// What there is to tell since the last time.
    pub(super) fn news(&mut self, live: &Live) -> Vec<Event> {
        let mut news = Vec::new();
        if self.page.starts_with("/_tandem/") {
            if self.heard {
                news.push(("state", json!({})));
            }
        } else {
            self.look_at_styles(live, &mut news);
            self.look_at_page(live, &mut news);
        }
        let told = live.told();
        if told.number != self.told {
            self.told = told.number;
            let (errors, warnings) = live.counts();
            news.push((
                "problems",
                json!({ "errors": errors, "warnings": warnings }),
            ));
        }
        self.heard = true;
        news
    }

    fn look_at_page(&mut self, live: &Live, news: &mut Vec<Event>) {
        let Answer::Page { version, found, .. } = answer(live, &self.page) else {
            return;
        };
        let is_other = version != self.version;
        if found || self.shown == Shown::Missing {
            if is_other || (found && self.shown != Shown::Page) {
                self.version.clone_from(&version);
                news.push(("reload", json!({ "version": version })));
            }
            if found {
                self.shown = Shown::Page;
            }
        } else if !self.heard && !is_other {
            self.shown = Shown::Missing;
        } else if self.shown == Shown::Page {
            self.shown = Shown::Gone;
            news.push(match self.moved_to(live) {
                Some(to) => ("moved", json!({ "to": to })),
                None => ("gone", json!({})),
            });
        }
        self.remember_subject(live);
    }

    fn remember_subject(&mut self, live: &Live) {
        let state = live.read();
        let Some(snapshot) = &state.snapshot else {
            return;
        };
        let site = &snapshot.site;
        match snapshot.find(&out_path(&self.page)) {
            Some(Output::Page(Page::Entry { id, lang, .. })) => {
                let path = site.entry(*id).path.clone();
                self.subject = Some((Subject::Entry(path), *lang));
            }
            Some(Output::Page(Page::Section { id, lang, .. } | Page::Filter { id, lang, .. })) => {
                let key = site.section(*id).key.clone();
                self.subject = Some((Subject::Section(key), *lang));
            }
            _ => {}
        }
    }

    /// Where that is now of which this was the page.
    fn moved_to(&self, live: &Live) -> Option<String> {
        let (subject, lang) = self.subject.as_ref()?;
        let state = live.read();
        let site = &state.snapshot.as_ref()?.site;
        let url = match subject {
            Subject::Entry(path) => {
                let entry = site.entry(site.find(path)?);
                &entry.editions[*lang].as_ref()?.url
            }
            Subject::Section(key) => {
                let mut sections = site.sections();
                &sections.find(|(_, section)| section.key == *key)?.1.urls[*lang]
            }
        };
        (url.out_path() != out_path(&self.page)).then(|| url.href())
    }

    fn look_at_styles(&mut self, live: &Live, news: &mut Vec<Event>) {
        let state = live.read();
        let Some(snapshot) = &state.snapshot else {
            return;
        };
        for (name, url) in styles(snapshot) {
            let loaded = || self.loaded.iter().find(|loaded| is_same_file(loaded, &url));
            let before = self.styles.insert(name, url.clone());
            let before = before.or_else(|| loaded().cloned());
            if let Some(before) = before.filter(|before| *before != url) {
                news.push(("style", json!({ "from": before, "to": url })));
            }
        }
    }
}

/// Whether two addresses are of one file, but for the hash in its name.
fn is_same_file(one: &str, other: &str) -> bool {
    let parts = |address: &str| {
        let (stem, ending) = address.rsplit_once('.')?;
        let (stem, _) = stem.rsplit_once('.')?;
        Some((stem.to_owned(), ending.to_owned()))
    };
    parts(one).is_some_and(|parts_of_one| parts(other) == Some(parts_of_one))
}
