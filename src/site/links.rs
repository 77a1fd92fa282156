//! Where a link in a text leads.

use std::borrow::Cow;

use super::address::Url;
use super::entry::{Edition, EntryId, SectionId, Site};
use super::media::{MediaFile, resolve_path};
use super::reads::{Read, note};
use crate::diagnostic::SourcePath;
use crate::lang::{Lang, PerLang};
use crate::source::{EntryPath, Role, role};

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination<'a> {
    /// A place on the same page.
    Here,
    /// An entry.
    Entry(EntryId),
    /// The list of a section.
    Section(SectionId),
    /// The home page.
    Home,
    /// A picture or an attachment.
    Media(&'a MediaFile),
    /// Another site, a mail address or a telephone number.
    Elsewhere,
    /// An entry that isn't published now.
    Unpublished(EntryPath),
    /// A scheme that the site can't carry.
    BadScheme,
    /// Nothing that exists.
    Nothing,
}

/// A link in two: where it leads, and the heading there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<'a, 't> {
    /// What it leads to.
    pub destination: Destination<'a>,
    /// The name of the heading, without `#`.
    pub anchor: Option<&'t str>,
}

impl Site {
    /// Finds what a link in a file leads to.
    pub fn locate<'t>(&self, from: &SourcePath, target: &'t str) -> Located<'_, 't> {
        let (path, anchor) = match target.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor).filter(|anchor| !anchor.is_empty())),
            None => (target, None),
        };
        Located {
            destination: self.destination(from, target, path),
            anchor,
        }
    }

    fn destination(&self, from: &SourcePath, target: &str, path: &str) -> Destination<'_> {
        if path.is_empty() {
            return if target.starts_with('#') {
                Destination::Here
            } else {
                Destination::Nothing
            };
        }
        if let Some(scheme) = scheme_of(target) {
            return if is_carried(scheme) {
                Destination::Elsewhere
            } else {
                Destination::BadScheme
            };
        }
        if path.starts_with("//") {
            return Destination::BadScheme;
        }
        let Some(path) = resolve_path(from, path) else {
            return Destination::Nothing;
        };
        if let Some(id) = self.find_named(&path) {
            return Destination::Entry(id);
        }
        note(|| Read::Media(path.to_string()));
        match self.media.get(&path) {
            Some(file) => Destination::Media(file),
            None => self.named(&path),
        }
    }

    /// What goes by a path from `content/`, with or without language and ending.
    fn named(&self, path: &str) -> Destination<'_> {
        let name = match role(&SourcePath::new(format!("content/{path}")), &[]) {
            Ok(Role::Words { entry, .. } | Role::Facts { entry }) => entry,
            Ok(Role::Landing { section: None, .. }) => return Destination::Home,
            Ok(Role::Landing {
                section: Some(section),
                ..
            }) => EntryPath::new(section),
            Ok(Role::Media) | Err(_) => EntryPath::new(path),
        };
        if name.as_str().is_empty() {
            return Destination::Home;
        }
        if let Some(id) = self.find(&name) {
            return Destination::Entry(id);
        }
        if let Some(section) = self.find_section(name.as_str()) {
            return Destination::Section(section);
        }
        note(|| Read::Name(name.clone()));
        if self.is_unpublished(&name) {
            return Destination::Unpublished(name);
        }
        Destination::Nothing
    }

    /// The address of a destination for a page in `lang`, and the language of what is there. None for
    /// what has no address on the site.
    pub fn address_of<'a>(
        &'a self,
        destination: &Destination<'a>,
        lang: Lang,
    ) -> Option<(Cow<'a, Url>, Lang)> {
        match destination {
            Destination::Entry(id) => {
                note(|| Read::Address(*id, lang));
                let (found_in, edition) = self.entry(*id).editions.best(lang)?;
                Some((Cow::Borrowed(&edition.url), found_in))
            }
            Destination::Section(id) => Some((Cow::Borrowed(&self.section(*id).urls[lang]), lang)),
            Destination::Home => Some((Cow::Owned(self.home_url(lang)), lang)),
            Destination::Media(file) => Some((Cow::Borrowed(&file.url), lang)),
            _ => None,
        }
    }

    /// The words that stand at a destination, for a page in `lang`.
    pub fn edition_at(&self, destination: &Destination<'_>, lang: Lang) -> Option<&Edition> {
        let best = |editions: &'_ PerLang<Option<Edition>>| {
            editions.best(lang).map(|(found_in, _)| found_in)
        };
        match destination {
            Destination::Entry(id) => {
                let editions = &self.entry(*id).editions;
                editions[best(editions)?].as_ref()
            }
            Destination::Section(id) => self.section(*id).landings[lang].as_ref(),
            Destination::Home => self.homes[lang].as_ref(),
            _ => None,
        }
    }

    /// The names of everything that a link can lead to, from `content/` with a slash before them.
    pub fn link_names(&self) -> impl Iterator<Item = String> {
        let entries = self.entries().map(|(_, entry)| format!("/{}", entry.path));
        entries.chain(
            self.sections
                .iter()
                .map(|section| format!("/{}", section.key)),
        )
    }
}

/// Whether the site can carry links with a scheme.
pub fn is_carried(scheme: &str) -> bool {
    let carried = ["https", "http", "mailto", "tel"];
    carried
        .iter()
        .any(|carried| carried.eq_ignore_ascii_case(scheme))
}

/// The scheme of an address, if it has one (RFC 3986 § 3.1).
pub fn scheme_of(target: &str) -> Option<&str> {
    let (scheme, _) = target.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme.then_some(scheme)
}
