//! The entry that is meant, and whether it can have the name and the slugs that are asked for.

use super::Asked;
use super::refusal::Refusal;
use crate::diagnostic::{SourcePath, nearest};
use crate::markdown::slugify;
use crate::site::{Edition, Site, check_name, is_address_part, taken};
use crate::source::{EntryPath, Role, World, named, role};
use crate::translations::{record_file, recorded};

/// An entry and everything below it, under another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Renaming {
    pub(super) from: EntryPath,
    pub(super) to: EntryPath,
}

impl Renaming {
    /// The name of an entry then.
    pub(super) fn entry(&self, path: &EntryPath) -> EntryPath {
        match path.as_str().strip_prefix(self.from.as_str()) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => {
                EntryPath::new(format!("{}{rest}", self.to))
            }
            _ => path.clone(),
        }
    }

    /// The path of a file then: of one of the content, or of the record of its translations.
    pub(super) fn file(&self, path: &SourcePath) -> SourcePath {
        if let Some(inner) = path.as_str().strip_prefix("content/") {
            return SourcePath::new(format!("content/{}", self.path(inner)));
        }
        match recorded(path) {
            Some(name) => record_file(self.entry(&EntryPath::new(name)).as_str()),
            None => path.clone(),
        }
    }

    /// A path from `content/` then: of an entry, or of a file.
    pub(super) fn path(&self, path: &str) -> String {
        let Some(rest) = path.strip_prefix(self.from.as_str()) else {
            return path.to_owned();
        };
        let moves = rest.is_empty()
            || rest.starts_with('/')
            || {
                let file = SourcePath::new(format!("content/{path}"));
                let role = role(&file, &[]);
                matches!(role, Ok(Role::Words { entry, .. } | Role::Facts { entry }) if entry == self.from)
            };
        if moves {
            format!("{}{rest}", self.to)
        } else {
            path.to_owned()
        }
    }
}

/// What is asked, if it can be done.
pub(super) fn renaming(site: &Site, world: &World, asked: Asked<'_>) -> Result<Renaming, Refusal> {
    let name = |written: &str| EntryPath::new(named(written));
    let from = name(asked.entry);
    let Some(id) = site.find(&from) else {
        return Err(no_entry(site, &from));
    };
    let to = asked.new.map_or_else(|| from.clone(), name);
    let renaming = Renaming { from, to };
    if renaming.from == renaming.to {
        return Ok(renaming);
    }
    let codes = site.config.languages.codes();
    check_name(renaming.to.as_str(), &codes).map_err(|suggestion| Refusal::BadName {
        name: renaming.to.to_string(),
        suggestion,
    })?;
    check_kind(site, &renaming, site.entry(id).kind)?;
    if renaming
        .to
        .as_str()
        .starts_with(&format!("{}/", renaming.from))
    {
        return Err(Refusal::BelowItself { to: renaming.to });
    }
    if let Some(file) = taken(&renaming.to, &site.config, world) {
        return Err(Refusal::Exists { file });
    }
    Ok(renaming)
}

fn no_entry(site: &Site, name: &EntryPath) -> Refusal {
    let paths = || site.entries().map(|(_, entry)| &entry.path);
    let by_path = nearest(name.as_str(), paths().map(EntryPath::as_str));
    let same_name = || paths().find(|path| path.name() == name.name());
    let nearest = same_name().map(ToString::to_string).or(by_path);
    Refusal::NoEntry {
        name: name.clone(),
        nearest,
    }
}

fn check_kind(site: &Site, renaming: &Renaming, kind: crate::content::Kind) -> Result<(), Refusal> {
    let to = &renaming.to;
    let section = to.in_section().map(|(section, _)| section);
    let known = || site.sections.iter().map(|section| section.key.clone());
    match site.config.kind_of(section) {
        Ok(other) if other == kind => Ok(()),
        Ok(other) => Err(Refusal::OtherKind {
            from: renaming.from.clone(),
            kind: kind.as_str(),
            to: to.clone(),
            other: other.as_str(),
            sections: site
                .sections
                .iter()
                .filter(|section| section.kind == kind)
                .map(|section| section.key.clone())
                .collect(),
        }),
        Err(_) => Err(Refusal::NoSection {
            section: section.unwrap_or_default().to_owned(),
            known: known().collect(),
        }),
    }
}

/// The words whose slugs are to be others.
pub(super) fn slugs<'s>(
    site: &'s Site,
    renaming: &Renaming,
    asked: Asked<'_>,
) -> Result<Vec<(&'s Edition, String)>, Refusal> {
    let languages = &site.config.languages;
    let mut slugs = Vec::new();
    for written in asked.slugs {
        let Some((code, slug)) = written.split_once('=') else {
            return Err(Refusal::SlugWithoutLanguage {
                text: written.clone(),
            });
        };
        let Some(lang) = languages.find(code) else {
            return Err(Refusal::NoLanguage {
                code: code.to_owned(),
                known: languages.codes(),
            });
        };
        if !is_address_part(slug) {
            return Err(Refusal::BadName {
                name: slug.to_owned(),
                suggestion: Some(slugify(slug)).filter(|slug| !slug.is_empty()),
            });
        }
        let entry = site.find(&renaming.from).map(|id| site.entry(id));
        let Some(edition) = entry.and_then(|entry| entry.editions[lang].as_ref()) else {
            return Err(Refusal::NoWords {
                entry: renaming.from.clone(),
                code: code.to_owned(),
            });
        };
        slugs.push((edition, slug.to_owned()));
    }
    Ok(slugs)
}
