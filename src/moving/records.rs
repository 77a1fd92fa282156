//! What is known of translations goes along: git tells nothing of a file from before it got its name.

use std::collections::BTreeMap;

use super::names::Renaming;
use crate::diagnostic::SourcePath;
use crate::site::Site;
use crate::source::EntryPath;
use crate::studio::Sources;
use crate::translations::{FOLDER, record_under, recorded};

/// The records of what is renamed, by the files that they are in until then: with all that the commits
/// say of it, and with the name that it gets.
pub(super) fn renamed(
    sources: &Sources,
    site: &Site,
    renaming: &Renaming,
) -> BTreeMap<SourcePath, String> {
    let moves = |name: &str| {
        let entry = EntryPath::new(name);
        let new = renaming.entry(&entry);
        (new != entry).then_some(new)
    };
    let there = sources.world.texts_below(FOLDER);
    let there = there.map(|(file, text)| (file.clone(), text.to_owned()));
    let behind = sources.records_behind(site, |text| moves(&text.name).is_some());
    let records = there.chain(behind).filter_map(|(file, record)| {
        let name = recorded(&file)?;
        let record = record_under(&record, name, moves(name)?.as_str());
        Some((file, record))
    });
    records.collect()
}
