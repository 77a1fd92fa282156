//! The addresses that are to last for ever once they are published.

use std::collections::BTreeMap;

use super::plan::{Output, Page};
use crate::site::{Alias, OutPath, Site, Url};
use crate::source::EntryPath;

/// Every such address, with the entry that it is of: pages, feeds and calendars, and what
/// led to them once. Further pages of lists, and those of what passes a filter, come and go with what
/// is on them, and files with a hash in their names with what is in them.
pub fn lasting_addresses(
    site: &Site,
    outputs: &[(OutPath, Output)],
) -> BTreeMap<Url, Option<EntryPath>> {
    let lasting = outputs.iter().filter_map(|(path, output)| {
        let entry = match output {
            Output::Page(
                Page::Home(_)
                | Page::Chooser
                | Page::Search(_)
                | Page::Index(_)
                | Page::Section { page: 1, .. }
                | Page::Topic { page: 1, .. },
            )
            | Output::Feed { .. }
            | Output::Calendar { .. } => None,
            Output::Page(Page::Entry { id, .. }) | Output::EventFile { id, .. } => {
                Some(site.entry(*id).path.clone())
            }
            _ => return None,
        };
        Some((path.url(), entry))
    });
    let path = |alias: &Alias| Some(site.entry(alias.entry?).path.clone());
    let aliases = site.aliases().iter();
    let aliases = aliases.map(|alias| (alias.from.clone(), path(alias)));
    lasting.chain(aliases).collect()
}
