//! Links by the address that a page is published at: those in HTML, and those to the site's own host.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::diagnostic::{At, Diagnostic, Problem, nearest};
use crate::lang::PerLang;
use crate::markdown::{OF_THEMES, Target};
use crate::outputs::Output;
use crate::site::{Edition, OutPath, Site, Url, scheme_of};

/// Tells of every such link that leads to nothing.
pub fn check_published_links(
    site: &Site,
    outputs: &[(OutPath, Output)],
    found: &mut Vec<Diagnostic>,
) {
    let entries = site.entries().map(|(_, entry)| &entry.editions);
    let landings = site.sections.iter().map(|section| &section.landings);
    let editions = entries.chain(landings).chain([&site.homes]);
    for (_, edition) in editions.flat_map(PerLang::present) {
        for link in addresses(site, edition) {
            let target = from_root(&edition.url, link.value);
            if leads_nowhere(outputs, edition, &target) {
                found.push(Diagnostic::at(
                    problem(outputs, link.value),
                    &edition.file,
                    link.span,
                ));
            }
        }
    }
}

/// The links of a text that are addresses of the site itself: without its host, if they had it.
fn addresses<'a>(site: &'a Site, edition: &'a Edition) -> impl Iterator<Item = At<&'a str>> {
    let own = |link: &'a At<String>| {
        let path = link.value.strip_prefix(&site.config.base_url)?;
        let is_path = path.is_empty() || path.starts_with(['/', '#', '?']);
        is_path.then(|| At::new(path, link.span))
    };
    let in_html = edition.survey.html_links.iter().filter_map(move |link| {
        let is_here = !link.value.starts_with("//") && scheme_of(&link.value).is_none();
        own(link).or_else(|| is_here.then(|| At::new(link.value.as_str(), link.span)))
    });
    let in_words = edition
        .survey
        .targets
        .iter()
        .filter_map(move |target| match target {
            Target::Link(link) => own(link),
            Target::Image(..) => None,
        });
    in_html.chain(in_words)
}

/// An address that is written from a page, as browsers understand it from there (RFC 3986 § 5.2).
fn from_root<'a>(page: &Url, address: &'a str) -> Cow<'a, str> {
    if address.is_empty() || address.starts_with(['/', '#', '?']) {
        return address.into();
    }
    let mut parts: Vec<&str> = page.as_str().split('/').collect();
    parts.pop(); // what follows the last slash
    for part in address.split('/') {
        match part {
            ".." if parts.len() > 1 => drop(parts.pop()),
            "." | ".." => {}
            part => parts.push(part),
        }
    }
    parts.join("/").into()
}

fn leads_nowhere(outputs: &[(OutPath, Output)], edition: &Edition, address: &str) -> bool {
    if let Some(anchor) = address.strip_prefix('#') {
        let mut ids = edition.survey.ids();
        // Browsers know the top; the theme knows its own.
        let is_known = ["", "top"].contains(&anchor) || anchor.starts_with(OF_THEMES);
        return !is_known && !ids.any(|id| id == anchor);
    }
    let path = address.split(['#', '?']).next().unwrap_or_default();
    let path = percent_decode_str(path.trim_start_matches('/')).decode_utf8_lossy();
    let is_there = |path: &str| {
        let path = OutPath::new(path);
        outputs
            .binary_search_by(|(other, _)| other.cmp(&path))
            .is_ok()
    };
    let folder = path.trim_end_matches('/');
    let index = match folder {
        "" => "index.html".to_owned(),
        folder => format!("{folder}/index.html"),
    };
    !(is_there(&index) || is_there(&path))
}

fn problem(outputs: &[(OutPath, Output)], address: &str) -> Problem {
    let pages = outputs.iter().filter_map(|(path, output)| {
        let page = path.as_str().strip_suffix("index.html")?;
        matches!(output, Output::Page(_)).then(|| format!("/{page}"))
    });
    let pages: Vec<String> = pages.collect();
    Problem::LinkToNothing {
        target: address.to_owned(),
        nearest: nearest(address, pages.iter().map(String::as_str)),
    }
}
