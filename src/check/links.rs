//! Links and pictures in texts lead somewhere.

use super::pictures::shown_problem;
use crate::diagnostic::{At, Diagnostic, Problem, nearest};
use crate::images::Look;
use crate::lang::Lang;
use crate::markdown::Target;
use crate::site::{Destination, Edition, Manuscript, Site};

pub(super) fn check(site: &Site, edition: &Edition, lang: Lang, found: &mut Vec<Diagnostic>) {
    for target in &edition.survey.targets {
        let (problem, span) = match target {
            Target::Link(link) => (link_problem(site, edition, lang, &link.value), link.span),
            Target::Image(image, has_alt) => {
                let problem = image_problem(site, edition, &image.value);
                let without_alt = (!has_alt).then(|| Problem::PictureWithoutAlt {
                    path: image.value.clone(),
                });
                (problem.or(without_alt), image.span)
            }
        };
        if let Some(problem) = problem {
            found.push(Diagnostic::at(problem, &edition.file, span));
        }
    }
}

/// Whether a link or a picture of a text leads nowhere.
pub(super) fn has_broken(site: &Site, edition: &Manuscript, lang: Lang) -> bool {
    edition.survey.targets.iter().any(|target| match target {
        Target::Link(link) => link_problem(site, edition, lang, &link.value).is_some(),
        Target::Image(image, _) => image_problem(site, edition, &image.value).is_some(),
    })
}

/// What is wrong with an argument of a component that is a link.
pub(super) fn check_link(
    site: &Site,
    edition: &Edition,
    lang: Lang,
    link: &At<String>,
    found: &mut Vec<Diagnostic>,
) {
    if let Some(problem) = link_problem(site, edition, lang, &link.value) {
        found.push(Diagnostic::at(problem, &edition.file, link.span));
    }
}

/// What is wrong with an argument of a component that is a picture.
pub(super) fn check_image(
    site: &Site,
    edition: &Edition,
    image: &At<String>,
    found: &mut Vec<Diagnostic>,
) {
    if let Some(problem) = image_problem(site, edition, &image.value) {
        found.push(Diagnostic::at(problem, &edition.file, image.span));
    }
}

fn link_problem(site: &Site, edition: &Manuscript, lang: Lang, target: &str) -> Option<Problem> {
    let located = site.locate(&edition.file, target);
    match &located.destination {
        Destination::Nothing => Some(nothing_problem(site, edition, target)),
        Destination::Unpublished(path) => Some(Problem::LinkToUnpublished {
            target: path.to_string(),
        }),
        Destination::BadScheme => Some(Problem::LinkScheme {
            target: target.to_owned(),
        }),
        // A file with what cameras know can't be given away without it, unless it can be read.
        Destination::Media(file) if file.media.look != Look::Other => {
            file.fault().map(|fault| fault.of(target))
        }
        Destination::Media(_) => None,
        Destination::Here => anchor_problem(edition, located.anchor?, target),
        destination => {
            let anchor = located.anchor?;
            if matches!(destination, Destination::Elsewhere) {
                return None;
            }
            match site.edition_at(destination, lang) {
                Some(there) => anchor_problem(there, anchor, target),
                None => Some(Problem::AnchorMissing {
                    anchor: anchor.to_owned(),
                    target: target.split('#').next().unwrap_or_default().to_owned(),
                    nearest: None,
                }),
            }
        }
    }
}

/// That there is nothing: of what has the ending of a file, that the file isn't there.
fn nothing_problem(site: &Site, edition: &Manuscript, target: &str) -> Problem {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    if let Some(meant) = meant_elsewhere(target) {
        return Problem::LinkToNothing {
            target: target.to_owned(),
            nearest: Some(meant),
        };
    }
    let nearest = nearest_target(site, edition, target);
    let ending = path
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'));
    let is_file = ending.is_some_and(|(_, ending)| !["md", "html", "htm"].contains(&ending));
    if is_file && !path.ends_with('.') && !path.contains(':') {
        return Problem::FileMissing {
            path: path.to_owned(),
            nearest,
        };
    }
    Problem::LinkToNothing {
        target: target.to_owned(),
        nearest,
    }
}

/// The whole address of what was probably meant to lead to another site, or to a mailbox.
fn meant_elsewhere(target: &str) -> Option<String> {
    let host = target.split('/').next().unwrap_or_default();
    let is_host = host.starts_with("www.")
        || [".nl", ".eu", ".com", ".org", ".net", ".edu"]
            .iter()
            .any(|ending| host.ends_with(ending));
    match target.split_once('@') {
        Some((name, host)) if !name.is_empty() && host.contains('.') && !target.contains('/') => {
            Some(format!("mailto:{target}"))
        }
        _ => is_host.then(|| format!("https://{target}")),
    }
}

fn anchor_problem(there: &Manuscript, anchor: &str, target: &str) -> Option<Problem> {
    let ids = || there.survey.ids();
    if ids().any(|id| id == anchor) {
        return None;
    }
    let path = target.split('#').next().unwrap_or_default();
    Some(Problem::AnchorMissing {
        anchor: anchor.to_owned(),
        target: if path.is_empty() {
            there.file.to_string()
        } else {
            path.to_owned()
        },
        nearest: nearest(anchor, ids()).map(|id| format!("#{id}")),
    })
}

/// The entry that was probably meant: by its path, or else by its last part alone.
fn nearest_target(site: &Site, edition: &Manuscript, target: &str) -> Option<String> {
    let wanted = target
        .split(['#', '?'])
        .next()
        .unwrap_or_default()
        .trim_end_matches('/');
    let names: Vec<String> = site.link_names().collect();
    let files = site.media.near(&edition.file);
    let by_path = nearest(wanted, names.iter().map(String::as_str).chain(files));
    by_path.or_else(|| {
        let last = wanted
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .split('.')
            .next()
            .unwrap_or_default();
        let close = nearest(
            last,
            names.iter().filter_map(|name| name.rsplit('/').next()),
        )?;
        names
            .iter()
            .find(|name| name.rsplit('/').next() == Some(close.as_str()))
            .cloned()
    })
}

fn image_problem(site: &Site, edition: &Manuscript, source: &str) -> Option<Problem> {
    if source.starts_with("//") || source.contains("://") || source.starts_with("data:") {
        return Some(Problem::ImageRemote {
            url: source.to_owned(),
        });
    }
    if let Some(file) = site.media.find(&edition.file, source) {
        return shown_problem(file, source);
    }
    let nearest = nearest(source, site.media.near(&edition.file));
    Some(Problem::FileMissing {
        path: source.to_owned(),
        nearest,
    })
}
