//! Which name an entry may have, whoever gives it one.

use super::address::is_address_part;
use crate::config::Config;
use crate::diagnostic::SourcePath;
use crate::markdown::slugify;
use crate::source::{EntryPath, Role, World, disk, role};

/// Whether a path can be that of an entry: of files that are read and aren't taken for other ones, and
/// of an address.
///
/// # Errors
/// A name that is like it and can be one, if there is such a name.
pub fn check_name(name: &str, codes: &[String]) -> Result<(), Option<String>> {
    let fits = |part: &str| {
        is_address_part(part)
            && disk::is_wanted(&SourcePath::new(part))
            && bare(part, codes) == part
            && !matches!(part, "index" | "_index")
    };
    if name.split('/').all(fits) {
        return Ok(());
    }
    let parts = name.split('/').map(|part| {
        if fits(part) {
            part.to_owned()
        } else {
            slugify(bare(part, codes))
        }
    });
    let parts: Vec<String> = parts.filter(|part| fits(part)).collect();
    Err(Some(parts.join("/")).filter(|suggestion| !suggestion.is_empty()))
}

/// A part of a name without what would make it a file of words or facts.
fn bare<'n>(part: &'n str, codes: &[String]) -> &'n str {
    let endings = codes.iter().map(String::as_str);
    let endings = ["md", "yaml", "yml"].into_iter().chain(endings);
    endings.fold(part, |part, ending| {
        let stem = part.strip_suffix(ending);
        stem.and_then(|stem| stem.strip_suffix('.')).unwrap_or(part)
    })
}

/// What goes by a name already: the folder of a section, or a file of an entry in either of its forms,
/// be it one that can't be read.
pub fn taken(name: &EntryPath, config: &Config, world: &World) -> Option<SourcePath> {
    let mut sections = config.sections.iter();
    if sections.any(|section| section.key == name.as_str()) {
        return Some(SourcePath::new(format!("content/{name}")));
    }
    let texts = world.texts_below("content").map(|(file, _)| file);
    let mut files = texts.chain(world.unread());
    let is_of = |file: &&SourcePath| {
        matches!(
            role(file, &[]),
            Ok(Role::Words { entry, .. } | Role::Facts { entry }) if entry == *name
        )
    };
    files.find(is_of).cloned()
}
