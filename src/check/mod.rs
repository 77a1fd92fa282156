//! What is wrong with the site as a whole: one file per family of rules.

mod addresses;
mod components;
mod links;
mod menu;
mod pictures;
mod theme;

pub use addresses::check_addresses;
pub use theme::{check_templates, missing_messages};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::site::{Edition, Entry, Site};
use crate::theme::Components;

/// Checks the whole site by every rule. Without `components`, which ones there are is not known.
pub fn check(site: &Site, components: Option<&Components>) -> Vec<Diagnostic> {
    let entries: Vec<&Entry> = site.entries().map(|(_, entry)| entry).collect();
    let mut found: Vec<Diagnostic> = entries
        .into_par_iter()
        .flat_map_iter(|entry| {
            let mut found = Vec::new();
            pictures::check(site, entry, &mut found);
            for (lang, edition) in entry.editions.present() {
                check_text(site, components, edition, lang, &mut found);
            }
            found
        })
        .collect();
    let landings = site
        .sections
        .iter()
        .flat_map(|section| section.landings.present());
    for (lang, edition) in site.homes.present().chain(landings) {
        check_text(site, components, edition, lang, &mut found);
    }
    menu::check(site, &mut found);
    found
}

fn check_text(
    site: &Site,
    components: Option<&Components>,
    edition: &Edition,
    lang: Lang,
    found: &mut Vec<Diagnostic>,
) {
    links::check(site, edition, lang, found);
    components::check(site, components, edition, lang, found);
}
