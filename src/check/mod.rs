//! What is wrong with the site as a whole: one file per family of rules.

mod addresses;
mod components;
mod consequences;
mod contradictions;
mod drafts;
mod glance;
mod kept_addresses;

mod links;
mod mentions;
mod menu;
mod notes;
mod permanent_ids;
mod pictures;
mod proofs;
mod published_links;
mod silences;
mod starts;
mod stretches;
mod texts;
mod theme;
mod translations;
mod writing;

pub use addresses::check_addresses;
pub use drafts::spare_drafts;
pub use kept_addresses::check_kept_addresses;
pub use notes::{NoteTaker, Notes};
pub use proofs::{Proofs, proofread};
pub use published_links::check_published_links;
pub use silences::Silences;
pub use theme::{check_templates, missing_messages};
pub use translations::check_translations;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Effort};
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
    permanent_ids::check(site, &mut found);
    found
}

/// What of that which was found a site is told, and how bad it is there: what the settings say, and
/// what writers let stand.
/// Without proofreading, nobody can say that what it would find is let stand in vain.
pub fn judge(
    silences: &Silences,
    config: &Config,
    mut found: Vec<Diagnostic>,
    effort: Effort,
) -> Vec<Diagnostic> {
    consequences::drop_those(&mut found);
    silences.apply(&mut found, effort);
    found.retain_mut(
        |diagnostic| match config.checks.get(&diagnostic.problem.code()) {
            None => true,
            Some(None) => false,
            Some(Some(severity)) => {
                diagnostic.severity = *severity;
                true
            }
        },
    );
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
