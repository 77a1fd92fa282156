//! What names an entry: links and pictures in texts, names in facts, the menu.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::edits::Edits;
use super::names::Renaming;
use crate::config::Config;
use crate::content::{Facts, Kind, Particulars};
use crate::diagnostic::{At, SourcePath, Texts};
use crate::markdown::destinations;
use crate::site::{Document, Manuscript, Names, Site, names_in, resolve_path};
use crate::source::EntryPath;
use crate::studio::Sources;
use crate::yaml;

/// What can't stand in the address of a link as it is.
const TO_ENCODE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'(')
    .add(b')')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'`')
    .add(b'|');

/// What components hand on to the templates' `entries`: the name of an entry of this kind.
const NAMING: [(&str, Kind); 2] = [("place", Kind::Place), ("initiative", Kind::Initiative)];

/// Mends everything that would lead elsewhere under the new name.
pub(super) fn mend(sources: &Sources, site: &Site, renaming: &Renaming, edits: &mut Edits) {
    if renaming.from == renaming.to {
        return;
    }
    let mut mender = Mender {
        sources,
        site,
        names: site.names(),
        renaming,
        edits,
    };
    for document in sources.documents.iter() {
        match document {
            Document::Words { manuscript, .. } | Document::Landing { manuscript, .. } => {
                mender.text(manuscript);
            }
            Document::Facts { file, facts, .. } => mender.facts(file, facts),
        }
    }
    mender.menu(&site.config);
}

struct Mender<'a> {
    sources: &'a Sources,
    site: &'a Site,
    names: Names<'a>,
    renaming: &'a Renaming,
    edits: &'a mut Edits,
}

impl Mender<'_> {
    fn text(&mut self, manuscript: &Manuscript) {
        let file = &manuscript.file;
        let text = self.sources.world.text(file).unwrap_or_default();
        let body = manuscript.body.range();
        let base = body.start;
        for place in destinations(&text[body], base) {
            if let Some(new) = target(self.renaming, file, &place.value) {
                self.edits.rename(file, place.span.range(), new);
            }
        }
        for call in &manuscript.survey.calls {
            for (argument, kind) in NAMING {
                let named = call.argument(argument);
                let new = named.and_then(|name| self.renamed(&[kind], &name.value));
                if let (Some(name), Some(new)) = (named, new) {
                    self.edits.rename(file, name.span.range(), new);
                }
            }
        }
    }

    fn facts(&mut self, file: &SourcePath, facts: &Facts) {
        for (kinds, name) in names_in(facts) {
            if let Some(new) = self.renamed(kinds, &name.value) {
                self.scalar(file, name, new);
            }
        }
        let logo = match &facts.particulars {
            Particulars::Partner(partner) => partner.logo.as_ref(),
            _ => None,
        };
        for picture in facts.image.iter().chain(logo) {
            if let Some(new) = target(self.renaming, file, &picture.value) {
                self.scalar(file, picture, new);
            }
        }
    }

    fn menu(&mut self, config: &Config) {
        let file = SourcePath::new(Config::FILE);
        for item in &config.menu {
            if self.site.find_section(&item.value).is_none() {
                let new = self.renaming.entry(&EntryPath::new(&item.value));
                self.scalar(&file, item, new.to_string());
            }
        }
    }

    /// The new name of the entry that a name in facts is of, if it gets one: its whole path, where it
    /// was that or another has its name.
    fn renamed(&self, kinds: &[Kind], name: &str) -> Option<String> {
        let id = *self.names.fitting(kinds, name).first()?;
        let entry = &self.site.entry(id).path;
        let new = self.renaming.entry(entry);
        if new == *entry {
            return None;
        }
        let (_, within) = new.in_section()?;
        let others = self.names.fitting(kinds, within);
        let is_whole = name == entry.as_str() || others.iter().any(|other| *other != id);
        Some(if is_whole {
            new.to_string()
        } else {
            within.to_owned()
        })
    }

    /// Puts another text in place of a value in YAML, in the quotation marks that it had.
    fn scalar(&mut self, file: &SourcePath, old: &At<String>, new: String) {
        if old.value == new {
            return;
        }
        let text = self.sources.world.text(file).unwrap_or_default();
        let written = text.get(old.span.range()).unwrap_or_default();
        let start = old.span.range().start;
        let (inner, mark) = match written.chars().next() {
            Some(mark @ ('"' | '\'')) => (written.trim_matches(mark), mark.len_utf8()),
            _ => (written, 0),
        };
        if inner == old.value {
            let new = if mark == 0 { yaml::scalar(&new) } else { new };
            let range = start + mark..start + mark + inner.len();
            self.edits.rename(file, range, new);
        }
    }
}

/// How a link in a file is to be written, if it can't stay as it is.
fn target(renaming: &Renaming, file: &SourcePath, written: &str) -> Option<String> {
    let end = written.find('#').unwrap_or(written.len());
    let (path, anchor) = written.split_at(end);
    let scheme = path
        .split_once(':')
        .is_some_and(|(scheme, _)| !scheme.contains('/'));
    if path.is_empty() || path.starts_with("//") || scheme {
        return None;
    }
    let old = resolve_path(file, path)?;
    let new = renaming.path(&old);
    let slash = if path.ends_with('/') { "/" } else { "" };
    if path.starts_with('/') {
        return (new != *old).then(|| format!("/{}{slash}{anchor}", encoded(&new)));
    }
    let moved = renaming.file(file);
    if resolve_path(&moved, path).is_some_and(|found| *found == *new) {
        return None;
    }
    let folder = moved.folder().strip_prefix("content").unwrap_or_default();
    let relative = relative(folder.trim_start_matches('/'), &new);
    let dot = if path.starts_with("./") && !relative.starts_with("..") {
        "./"
    } else {
        ""
    };
    Some(format!("{dot}{}{slash}{anchor}", encoded(&relative)))
}

fn encoded(path: &str) -> Cow<'_, str> {
    if path
        .bytes()
        .any(|byte| byte.is_ascii() && (byte <= b' ' || b"\"#%&()<>\\`|".contains(&byte)))
    {
        // Letters of other scripts stay as they are.
        let encode = |c: char| {
            if c.is_ascii() {
                utf8_percent_encode(c.encode_utf8(&mut [0; 4]), TO_ENCODE).to_string()
            } else {
                c.to_string()
            }
        };
        return Cow::Owned(path.chars().map(encode).collect());
    }
    Cow::Borrowed(path)
}

/// The way from a folder to a file, both by their paths from `content/`.
fn relative(folder: &str, to: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = to.split('/').collect();
    let last = to.len() - 1;
    let shared = from
        .iter()
        .zip(&to[..last])
        .take_while(|(a, b)| a == b)
        .count();
    let up = std::iter::repeat_n("..", from.len() - shared);
    up.chain(to[shared..].iter().copied())
        .collect::<Vec<_>>()
        .join("/")
}
