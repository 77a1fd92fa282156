//! The menu leads to sections and pages that exist.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Problem, SourcePath, nearest};
use crate::site::Site;
use crate::source::EntryPath;

pub(super) fn check(site: &Site, found: &mut Vec<Diagnostic>) {
    let file = SourcePath::new(Config::FILE);
    for item in &site.config.menu {
        let path = EntryPath::new(&item.value);
        if site.find_section(&item.value).is_some() || site.find(&path).is_some() {
            continue;
        }
        let problem = if site.is_unpublished(&path) {
            Problem::ReferenceToUnpublished {
                name: item.value.clone(),
            }
        } else {
            let sections = site.sections.iter().map(|section| section.key.as_str());
            let pages = site
                .entries()
                .filter(|(_, entry)| entry.section.is_none())
                .map(|(_, entry)| entry.path.as_str());
            Problem::MenuUnknown {
                nearest: nearest(&item.value, sections.chain(pages)),
                item: item.value.clone(),
            }
        };
        found.push(Diagnostic::at(problem, &file, item.span));
    }
}
