//! Where a new entry goes, and whether it can go there.

use super::refusal::Refusal;
use crate::config::Config;
use crate::content::Kind;
use crate::diagnostic::nearest;
use crate::site::{check_name, taken};
use crate::source::{EntryPath, World, below_content};

/// The path of a new entry from `content/`. `name` may have its section before it, and what starts with
/// a slash starts at `content/`.
pub(super) fn locate(
    kind: Kind,
    name: &str,
    section: Option<&str>,
    config: &Config,
    world: &World,
) -> Result<EntryPath, Refusal> {
    let starts_at_content = name.starts_with('/') || name.starts_with("content/");
    // The name of a file that isn't there yet is told apart from that of its entry: see `check_name`.
    let name = below_content(name);
    let (section, name) = match section {
        Some(section) => (Some(section), name),
        None => match name.split_once('/') {
            Some((section, name)) => (Some(section), name),
            None if starts_at_content => (None, name),
            None => (default_section(kind, config)?, name),
        },
    };
    check_name(name, &config.languages.codes()).map_err(|suggestion| Refusal::BadName {
        name: name.to_owned(),
        suggestion,
    })?;
    check_kind(kind, section, name, config)?;
    let path = section.map_or_else(|| name.to_owned(), |section| format!("{section}/{name}"));
    let entry = EntryPath::new(path);
    match taken(&entry, config, world) {
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
