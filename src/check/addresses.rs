//! No two files of the published site want one place: neither the same, nor one inside the other.

use crate::config::Config;
use crate::diagnostic::{At, Diagnostic, Place, Problem, SourcePath};
use crate::outputs::{Output, Page};
use crate::site::{Edition, OutPath, Site};

/// Tells of every file that can't be where another is, and hasn't been told of.
pub fn check_addresses(site: &Site, outputs: &[(OutPath, Output)], found: &mut Vec<Diagnostic>) {
    let clashes = clashes(outputs);
    let pages = clashes
        .iter()
        .filter_map(|(path, ..)| path.as_str().strip_suffix("index.html"));
    let pages: Vec<&str> = pages.collect();
    for (path, output, other) in &clashes {
        let (folder, name) = path
            .as_str()
            .split_at(path.as_str().rfind('/').map_or(0, |at| at + 1));
        if name != "index.html" && pages.contains(&folder) {
            continue; // it goes with a page that is told
        }
        let place = place_of(site, output);
        let is_told = found.iter().any(|told| {
            told.place == place && matches!(told.problem, Problem::AddressTaken { .. })
        });
        if !is_told {
            let page = path.as_str().trim_end_matches("index.html");
            let problem = Problem::AddressTaken {
                address: format!("/{page}"),
                other: format!("/{other}"),
            };
            found.push(Diagnostic::new(problem, place));
        }
    }
}

/// The files that want the place of another or one inside it, each with that other.
fn clashes(outputs: &[(OutPath, Output)]) -> Vec<(&OutPath, &Output, &OutPath)> {
    let mut clashes = Vec::new();
    // The paths that the next may begin with: those that begin alike follow each other.
    let mut beginnings: Vec<&OutPath> = Vec::new();
    for (path, output) in outputs {
        let after = |other: &OutPath| path.as_str().strip_prefix(other.as_str());
        while beginnings.pop_if(|other| after(other).is_none()).is_some() {}
        let in_the_way = beginnings.iter().filter(|other| {
            let rest = after(other);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        clashes.extend(in_the_way.map(|other| (path, output, *other)));
        beginnings.push(path);
    }
    clashes
}

/// Where it is said that this is published there: in an entry's words, or else in the settings.
fn place_of(site: &Site, output: &Output) -> Place {
    let edition = match output {
        Output::Page(Page::Entry { id, lang, .. }) => site.entry(*id).editions[*lang].as_ref(),
        Output::Page(Page::Redirect { to, lang, .. }) => {
            let editions = site.entries().map(|(_, entry)| &entry.editions[*lang]);
            editions.flatten().find(|edition| edition.url == *to)
        }
        _ => None,
    };
    let said = |edition: &Edition| {
        let words = &edition.words;
        let span = match output {
            Output::Page(Page::Entry { .. }) => words.slug.as_ref().map(|slug| slug.span),
            Output::Page(Page::Redirect { from, .. }) => {
                let is_from = |alias: &&At<String>| {
                    alias.value.trim_matches('/') == from.as_str().trim_matches('/')
                };
                words.aliases.iter().find(is_from).map(|alias| alias.span)
            }
            _ => None,
        };
        span.map_or_else(
            || Place::file(&edition.file),
            |span| Place::new(&edition.file, span),
        )
    };
    edition.map_or_else(|| Place::file(&SourcePath::new(Config::FILE)), said)
}
