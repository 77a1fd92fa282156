//! What is at an address: made from the snapshot, there and then.

use std::collections::VecDeque;
use std::sync::PoisonError;

use xxhash_rust::xxh3::xxh3_64;

use super::live::{Live, State};
use super::picture::Picture;
use crate::content::OnSite;
use crate::diagnostic::Severity;
use crate::lang::Lang;
use crate::outputs::{Made, Output, Page};
use crate::site::{Entry, OutPath};
use crate::source::disk;
use crate::studio::Snapshot;

/// What is at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// A page, as it is published.
    Page {
        html: String,
        /// Tells what the page says from what it says at other moments.
        version: String,
        /// Why it is not published, if it isn't.
        notice: Option<Notice>,
        /// Whether it is there at all: this is the page that says so.
        found: bool,
    },
    /// A file of another kind.
    File { path: String, bytes: Vec<u8> },
    /// The page is there with a slash behind its address.
    Elsewhere,
    /// Nothing can be made of the site yet.
    Nothing,
}

/// The last good versions of the pages that were asked for lately.
#[derive(Default)]
pub(super) struct Shelf(VecDeque<(OutPath, String)>);

impl Shelf {
    const ROOM: usize = 64;

    fn put(&mut self, path: &OutPath, html: &str) {
        self.0.retain(|(other, _)| other != path);
        self.0.push_front((path.clone(), html.to_owned()));
        self.0.truncate(Self::ROOM);
    }

    fn find(&self, path: &OutPath) -> Option<String> {
        let found = self.0.iter().find(|(other, _)| other == path);
        found.map(|(_, html)| html.clone())
    }
}

/// What is at an address, given as a path from the site's root: decoded, with a slash before it.
pub(super) fn answer(live: &Live, address: &str) -> Answer {
    let state = live.read();
    let Some(snapshot) = &state.snapshot else {
        return Answer::Nothing;
    };
    let path = out_path(address);
    match snapshot.find(&path) {
        Some(Output::Search(_)) => {} // a folder: what is asked for lies in it
        Some(output) => {
            let picture = Picture::of(snapshot, &state.sources.world, &path, output);
            let Some(picture) = picture else {
                return make(live, &state, snapshot, &path, output);
            };
            drop(state);
            return picture.make(&live.pictures);
        }
        None => {
            let workshop = snapshot.workshop(&state.sources.world);
            if let Some(bytes) = workshop.file_of_index(&path) {
                let (path, bytes) = (path.to_string(), bytes.to_vec());
                return Answer::File { path, bytes };
            }
        }
    }
    let as_folder = OutPath::new(format!("{path}/index.html"));
    if !address.ends_with('/') && snapshot.find(&as_folder).is_some() {
        return Answer::Elsewhere;
    }
    let lang = address
        .trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default();
    let in_language = OutPath::new(format!("{lang}/404.html"));
    let anywhere = OutPath::new("404.html");
    let found = [in_language, anywhere].into_iter().find_map(|path| {
        let output = snapshot.find(&path)?;
        Some(make(live, &state, snapshot, &path, output))
    });
    match found {
        Some(Answer::Page { html, version, .. }) => Answer::Page {
            html,
            version,
            notice: None,
            found: false,
        },
        _ => Answer::Nothing,
    }
}

/// The file that answers to an address.
pub(super) fn out_path(address: &str) -> OutPath {
    let path = address.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') {
        OutPath::new(format!("{path}index.html"))
    } else {
        OutPath::new(path)
    }
}

fn make(
    live: &Live,
    state: &State,
    snapshot: &Snapshot,
    path: &OutPath,
    output: &Output,
) -> Answer {
    let made = snapshot.workshop(&state.sources.world).make(output);
    if !matches!(output, Output::Page(_)) {
        let bytes = match made {
            Ok(Made::Bytes(bytes)) => Some(bytes),
            Ok(Made::Copy(media)) => disk::read_bytes(&media.location).ok(), // an asset of the theme
            Ok(Made::Folder(_)) | Err(_) => None,
        };
        let path = path.as_str().to_owned();
        return bytes.map_or(Answer::Nothing, |bytes| Answer::File { path, bytes });
    }
    let html = match made {
        Ok(Made::Bytes(bytes)) => String::from_utf8(bytes).ok(),
        _ => None,
    };
    let is_whole = html.is_some() && !is_half_read(state, snapshot, output);
    let mut shelf = live.shelf.lock().unwrap_or_else(PoisonError::into_inner);
    let html = if is_whole {
        let html = html.unwrap_or_default();
        shelf.put(path, &html);
        html
    } else {
        // The last good page stays in view, under what is said of its mistakes.
        shelf
            .find(path)
            .or(html)
            .unwrap_or_else(|| EMPTY.to_owned())
    };
    let notice = match output {
        Output::Page(Page::Entry { id, lang, .. }) => {
            Notice::of(snapshot, snapshot.site.entry(*id), *lang)
        }
        _ => None,
    };
    Answer::Page {
        version: version(snapshot, &html, notice),
        notice,
        found: true,
        html,
    }
}

/// What there is to see of a page that was never whole, or while nothing can be made of the site: what
/// is wrong lies over it.
pub(super) const EMPTY: &str = "<!doctype html><html><head><meta charset=\"utf-8\"><title>Tandem</title></head><body></body></html>";

/// Whether the page is of an entry whose own files could not be read to their ends.
fn is_half_read(state: &State, snapshot: &Snapshot, output: &Output) -> bool {
    let Output::Page(Page::Entry { id, lang, .. }) = output else {
        return false;
    };
    let entry = snapshot.site.entry(*id);
    let words = entry.editions[*lang].as_ref().map(|edition| &edition.file);
    let files = words.into_iter().chain(&entry.facts_file);
    let mut problems = files.flat_map(|file| state.sources.problems_of(file));
    problems.any(|problem| problem.severity == Severity::Error)
}

/// Tells what a page says, and what is said of it, from what it says at other moments. The address of
/// a style sheet is not part of that: one takes the place of the other without a reload.
fn version(snapshot: &Snapshot, html: &str, notice: Option<Notice>) -> String {
    let mut plain = html.to_owned();
    plain.push_str(notice.map_or("", Notice::as_str));
    for (name, url) in styles(snapshot) {
        plain = plain.replace(&url, &name);
    }
    format!("{:016x}", xxh3_64(plain.as_bytes()))
}

/// The style sheets of the theme: the name of each, and its address.
pub(super) fn styles(snapshot: &Snapshot) -> Vec<(String, String)> {
    let assets = snapshot.theme.assets.iter();
    let styles = assets.filter(|(name, _)| name.ends_with(".css"));
    styles
        .map(|(name, asset)| (name.to_owned(), asset.url.href()))
        .collect()
}

/// Why a page is not published at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notice {
    Draft,
    Scheduled,
    Expired,
}

impl Notice {
    /// As the script in the browser knows it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled => "scheduled",
            Self::Expired => "expired",
        }
    }

    /// Why an entry is not published in a language, if it isn't.
    pub(super) fn of(snapshot: &Snapshot, entry: &Entry, lang: Lang) -> Option<Self> {
        let edition = entry.editions[lang].as_ref();
        if edition.is_some_and(|edition| edition.words.draft) {
            return Some(Self::Draft);
        }
        match entry.facts.on_site(snapshot.site.now.wall()) {
            OnSite::NotYet => Some(Self::Scheduled),
            OnSite::NoMore => Some(Self::Expired),
            OnSite::Now => None,
        }
    }
}
