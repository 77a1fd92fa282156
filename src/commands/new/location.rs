//! Where a new entry goes, and whether it can go there.

use super::refusal::Refusal;
use crate::config::Config;
use crate::content::Kind;
use crate::diagnostic::{SourcePath, nearest};
use crate::markdown::slugify;
use crate::site::is_address_part;
use crate::source::{EntryPath, Role, World, disk, role};

/// The path of a new entry from `content/`. `name` may have its section before it, and what starts with
/// a slash starts at `content/`.
pub(super) fn locate(
    kind: Kind,
    name: &str,
    section: Option<&str>,
    config: &Config,
    world: &World,
) -> Result<EntryPath, Refusal> {
    let given = name
        .strip_prefix("content/")
        .map_or(name, |_| &name["content".len()..]);
    let (section, name) = match (section, given.strip_prefix('/')) {
        (Some(section), _) => (Some(section), given.trim_start_matches('/')),
        (None, Some(path)) => match path.split_once('/') {
            Some((section, name)) => (Some(section), name),
            None => (None, path),
        },
        (None, None) => match given.split_once('/') {
            Some((section, name)) => (Some(section), name),
            None => (default_section(kind, config)?, given),
        },
    };
    check_name(name, config)?;
    check_kind(kind, section, name, config)?;
    let path = section.map_or_else(|| name.to_owned(), |section| format!("{section}/{name}"));
    let entry = EntryPath::new(path);
    match file_of(&entry, config, world) {
        Some(file) => Err(Refusal::Exists { file }),
        None => Ok(entry),
    }
}

/// The first section with entries of this kind; none for pages, where there is no such section.
fn default_section(kind: Kind, config: &Config) -> Result<Option<&str>, Refusal> {
    let mut sections = config.sections.iter();
    match sections.find(|section| section.kind == kind) {
        Some(section) => Ok(Some(&section.key)),
        None if kind == Kind::Page => Ok(None),
        None => Err(Refusal::NoSection { kind }),
    }
}

fn check_kind(
    kind: Kind,
    section: Option<&str>,
    name: &str,
    config: &Config,
) -> Result<(), Refusal> {
    let known = || config.sections.iter().map(|section| section.key.as_str());
    let found = config
        .kind_of(section)
        .map_err(|_| Refusal::UnknownSection {
            section: section.unwrap_or_default().to_owned(),
            nearest: nearest(section.unwrap_or_default(), known()),
            known: known().map(str::to_owned).collect(),
        })?;
    if found == kind {
        return Ok(());
    }
    Err(match section {
        Some(section) => Refusal::OtherKind {
            section: section.to_owned(),
            kind: found,
            name: name.to_owned(),
        },
        None => Refusal::OnlyPages,
    })
}

/// Refuses names that can't be a file and a part of an address, or that would be taken for another file.
fn check_name(name: &str, config: &Config) -> Result<(), Refusal> {
    let codes = config.languages.codes();
    let bare = |part: &str| -> String {
        let mut part = part;
        let endings = codes.iter().map(String::as_str);
        for ending in ["md", "yaml", "yml"].into_iter().chain(endings) {
            let stem = part.strip_suffix(ending);
            part = stem.and_then(|stem| stem.strip_suffix('.')).unwrap_or(part);
        }
        part.to_owned()
    };
    let fits = |part: &str| {
        is_address_part(part)
            && bare(part) == part
            && part.trim() == part
            && !matches!(part, "index" | "_index")
    };
    if name.split('/').all(fits) && disk::is_wanted(&SourcePath::new(name)) {
        return Ok(());
    }
    let parts: Vec<String> = name
        .split('/')
        .map(|part| slugify(&bare(part)))
        .filter(|part| !part.is_empty() && part != "index")
        .collect();
    Err(Refusal::BadName {
        name: name.to_owned(),
        suggestion: Some(parts.join("/")).filter(|suggestion| !suggestion.is_empty()),
    })
}

/// A file that the entry has already, in either of its two forms.
fn file_of(entry: &EntryPath, config: &Config, world: &World) -> Option<SourcePath> {
    let codes = config.languages.codes();
    let texts = world.texts_below("content").map(|(file, _)| file);
    let mut files = texts.chain(world.unread());
    let is_of = |file: &&SourcePath| {
        matches!(
            role(file, &codes),
            Ok(Role::Words { entry: found, .. } | Role::Facts { entry: found }) if found == *entry
        )
    };
    files.find(is_of).cloned()
}
