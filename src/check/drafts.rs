//! What is still to be filled in.

use super::consequences::entry_of;
use crate::diagnostic::{Diagnostic, Problem, Severity};
use crate::site::Site;
use crate::source::EntryPath;

/// Lets what a draft still lacks stand in nobody's way: it is told, and the rest of the site is published. What
/// will be published by itself has to be whole.
pub fn spare_drafts(site: &Site, found: &mut [Diagnostic]) {
    for diagnostic in found {
        let is_empty = matches!(diagnostic.problem, Problem::EmptyKey { .. });
        let Some(entry) = is_empty.then(|| entry_of(&diagnostic.place.file)).flatten() else {
            continue;
        };
        let entry = EntryPath::new(entry);
        if site.is_unpublished(&entry) && !site.coming().contains(&entry) {
            diagnostic.severity = Severity::Warning;
        }
    }
}
