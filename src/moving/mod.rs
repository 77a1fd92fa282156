//! An entry under another name or slug, with everything that goes with it.
//!
//! All of it is thought out before anything is written: [`plan`] finds what names the entry, makes
//! each text as it is to be, and puts the site together as it would be then. Only if no error comes
//! of it, and everything leads to where it led, is there a plan to carry out.

mod edits;
mod front_matter;
mod links;
mod names;
mod proof;
mod records;
mod refusal;
mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub use edits::Mended;
pub use refusal::{Refusal, Refused};

use crate::clock::Moment;
use crate::diagnostic::{SourcePath, Texts};
use crate::publish::{Failure, Rearrangement};
use crate::site::{KEPT_ADDRESSES, Site, Url, read_kept_addresses};
use crate::source::World;
use crate::studio::Sources;
use edits::Edits;
use names::Renaming;

/// What is asked: an entry, its new name, and slugs as `nl=bestuursavond`.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The entry.
    pub entry: &'a str,
    /// Its new name; none if it keeps the one it has.
    pub new: Option<&'a str>,
    /// New slugs.
    pub slugs: &'a [String],
}

/// All that is to be done.
#[derive(Debug)]
pub struct Plan {
    renaming: Renaming,
    /// Files and whole folders of the site, and where each is to be.
    renames: Vec<(SourcePath, SourcePath)>,
    /// What names the entry in another way from now on.
    mended: Vec<Mended>,
    /// Addresses that change: the old one, the new one, and the file that says so.
    addresses: Vec<(Url, Url, SourcePath)>,
    /// Templates that may name the entry: those are mended by hand.
    templates: Vec<SourcePath>,
    rearrangement: Rearrangement,
}

impl Plan {
    /// What is to be written and renamed.
    pub fn rearrangement(&self) -> &Rearrangement {
        &self.rearrangement
    }
}

/// Reads a site.
///
/// # Errors
/// That there is none.
pub fn read(root: &Path) -> Result<Sources, Failure> {
    let mut sources = Sources::new(root, true);
    if !sources.load() {
        return Err(Failure::NoSite {
            root: root.to_owned(),
        });
    }
    sources.parse(None);
    Ok(sources)
}

/// Thinks out what is asked.
///
/// # Errors
/// Why it can't be done: nothing is changed then.
pub fn plan(root: &Path, sources: &Sources, asked: Asked<'_>) -> Result<Plan, Refused> {
    let Some(config) = &sources.config else {
        return Err(Refused::broken(sources, sources.problems()));
    };
    if let Some(file) = sources.documents.unreadable().next() {
        return Err(Refusal::Unreadable { file: file.clone() }.into());
    }
    let now = Moment::now(&config.timezone);
    let before = proof::Seen::new(sources, &now)?;
    let site = &before.site;
    let renaming = names::renaming(site, &sources.world, asked)?;
    let slugs = names::slugs(site, &renaming, asked)?;

    let mut edits = Edits::default();
    for (edition, slug) in &slugs {
        front_matter::set_slug(&sources.world, edition, slug, &mut edits);
    }
    links::mend(sources, site, &renaming, &mut edits);
    rename_kept(&sources.world, &renaming, &mut edits);
    keep_ids(&sources.world, site, &renaming, &mut edits);
    let rename = |path: &SourcePath| renaming.file(path);
    let moved = sources.world.with(&edits.texts(&sources.world), rename);
    let moved = proof::site(&sources.imagine(moved), &now)?;
    let addresses = changed_addresses(site, &moved, &renaming);
    front_matter::set_aliases(sources, &addresses, &mut edits);

    let mut texts = edits.texts(&sources.world);
    texts.extend(records::renamed(sources, site, &renaming));
    let imagined = sources.imagine(sources.world.with(&texts, rename));
    let after = proof::Seen::new(&imagined, &now)?;
    proof::has_slugs(&after.site, &renaming, &slugs)?;
    proof::compare(&before, &after, &renaming, (sources, imagined))?;

    let renames = files_to_rename(&sources.world, &texts, &renaming);
    if let Some(file) = in_the_way(&sources.world, &renames) {
        return Err(Refusal::Exists { file: file.clone() }.into());
    }
    let on_disk = |path: &SourcePath| root.join(path.as_str());
    let rearrangement = Rearrangement {
        texts: texts
            .into_iter()
            .map(|(path, text)| {
                let before = sources.world.text(&path).map(str::to_owned);
                (on_disk(&path), before, text)
            })
            .collect(),
        renames: renames
            .iter()
            .map(|(from, to)| (on_disk(from), on_disk(to)))
            .collect(),
    };
    if rearrangement == Rearrangement::default() {
        return Err(Refusal::Nothing.into());
    }
    Ok(Plan {
        templates: templates(&sources.world, &renaming),
        mended: edits.into_mended(&sources.world, &renaming),
        renaming,
        renames,
        addresses,
        rearrangement,
    })
}

/// The addresses of entries that are no longer what they were.
fn changed_addresses(
    before: &Site,
    after: &Site,
    renaming: &Renaming,
) -> Vec<(Url, Url, SourcePath)> {
    let mut changed = Vec::new();
    for (_, entry) in before.entries() {
        let Some(id) = after.find(&renaming.entry(&entry.path)) else {
            continue;
        };
        for (lang, edition) in entry.editions.present() {
            if let Some(new) = &after.entry(id).editions[lang]
                && new.url != edition.url
            {
                changed.push((edition.url.clone(), new.url.clone(), edition.file.clone()));
            }
        }
    }
    changed
}

/// Calendars and feeds know what is renamed by the name that it had first.
fn keep_ids(world: &World, site: &Site, renaming: &Renaming, edits: &mut Edits) {
    for (_, entry) in site.entries() {
        let is_renamed = renaming.entry(&entry.path) != entry.path;
        if let (Some(file), None) = (&entry.facts_file, &entry.facts.uid)
            && is_renamed
        {
            front_matter::set_uid(world, file, &entry.path, edits);
        }
    }
}

/// The addresses that are kept for ever are of the entry under its new name.
fn rename_kept(world: &World, renaming: &Renaming, edits: &mut Edits) {
    let file = SourcePath::new(KEPT_ADDRESSES);
    let Some(text) = world.text(&file) else {
        return;
    };
    for kept in read_kept_addresses(text).filter_map(Result::ok) {
        let Some(entry) = kept.entry else { continue };
        let new = renaming.entry(&entry);
        let after = kept.url.span.range().end;
        if new != entry
            && let Some(at) = text[after..].find(entry.as_str())
        {
            let start = after + at;
            edits.replace(&file, start..start + entry.as_str().len(), new.to_string());
        }
    }
}

/// The templates in which the entry's name stands as an address would.
fn templates(world: &World, renaming: &Renaming) -> Vec<SourcePath> {
    if renaming.from == renaming.to {
        return Vec::new();
    }
    let themes = world
        .texts_below("themes")
        .chain(world.texts_below("templates"));
    let names = |text: &str| {
        let ends = ['"', '\'', '#', '/', '?'];
        let name = format!("/{}", renaming.from);
        let found = text
            .match_indices(&name)
            .map(|(at, _)| &text[at + name.len()..]);
        found.into_iter().any(|rest| rest.starts_with(ends))
    };
    let naming = themes.filter(|(_, text)| names(text));
    naming.map(|(path, _)| path.clone()).collect()
}

/// The files of the entry one by one, and the folder of that name as a whole.
fn files_to_rename(
    world: &World,
    written: &BTreeMap<SourcePath, String>,
    renaming: &Renaming,
) -> Vec<(SourcePath, SourcePath)> {
    let texts = world.texts().map(|(path, _)| path).chain(written.keys());
    let there = texts.chain(world.media().keys()).chain(world.unread());
    let folder = SourcePath::new(format!("content/{}", renaming.from));
    let below = format!("{folder}/");
    let mut from: BTreeSet<SourcePath> = BTreeSet::new();
    for path in there.filter(|path| renaming.file(path) != **path) {
        let whole = path.as_str().starts_with(&below);
        from.insert(if whole { folder.clone() } else { path.clone() });
    }
    from.into_iter()
        .map(|path| {
            let to = renaming.file(&path);
            (path, to)
        })
        .collect()
}

/// A file that is where another is to be, or in the folder that is to be there.
fn in_the_way<'w>(
    world: &'w World,
    renames: &[(SourcePath, SourcePath)],
) -> Option<&'w SourcePath> {
    let texts = world.texts().map(|(path, _)| path);
    let mut there = texts.chain(world.media().keys()).chain(world.unread());
    there.find(|file| {
        let is_at = |to: &SourcePath| {
            let below = file.as_str().strip_prefix(to.as_str());
            below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
        };
        renames.iter().any(|(_, to)| is_at(to))
    })
}
