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

/// One page in one browser.
pub(super) struct Reader {
    /// Its address, decoded.
    page: String,
    version: String,
    found: bool,
    /// The entry that it is the page of.
    entry: Option<(EntryPath, Lang)>,
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
            found: true,
            entry: None,
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
        if version == self.version && (found == self.found || !self.heard) {
            self.found = found;
            self.remember_entry(live);
            return;
        }
        if found {
            self.version.clone_from(&version);
            news.push(("reload", json!({ "version": version })));
        } else if self.found {
            news.push(match self.moved_to(live) {
                Some(to) => ("moved", json!({ "to": to })),
                None => ("gone", json!({})),
            });
        }
        self.found = found;
        self.remember_entry(live);
    }

    fn remember_entry(&mut self, live: &Live) {
        let state = live.read();
        let Some(snapshot) = &state.snapshot else {
            return;
        };
        if let Some(Output::Page(Page::Entry { id, lang, .. })) =
            snapshot.find(&out_path(&self.page))
        {
            self.entry = Some((snapshot.site.entry(*id).path.clone(), *lang));
        }
    }

    /// Where the entry is now whose page this was.
    fn moved_to(&self, live: &Live) -> Option<String> {
        let (path, lang) = self.entry.as_ref()?;
        let state = live.read();
        let site = &state.snapshot.as_ref()?.site;
        let entry = site.entry(site.find(path)?);
        Some(entry.editions[*lang].as_ref()?.url.href())
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
