//! The picture of an entry can be shown, and every language says what it shows.

use crate::content::Particulars;
use crate::diagnostic::{At, Diagnostic, Place, Problem, SourcePath, nearest};
use crate::images::Look;
use crate::site::{Entry, MediaFile, Site};

pub(super) fn check(site: &Site, entry: &Entry, found: &mut Vec<Diagnostic>) {
    let Some(file) = &entry.facts_file else {
        return;
    };
    if let Some(image) = &entry.facts.image {
        let is_there = check_file(site, file, image, found);
        for (_, edition) in entry.editions.present() {
            if is_there && edition.words.image_alt.is_none() {
                let problem = Problem::ImageWithoutAlt {
                    key: "image_alt".into(),
                    image: image.value.clone(),
                };
                found.push(Diagnostic::new(problem, Place::file(&edition.file)));
            }
        }
    }
    if let Particulars::Partner(partner) = &entry.facts.particulars
        && let Some(logo) = &partner.logo
    {
        check_file(site, file, logo, found);
    }
}

/// Whether the picture is there and can be shown; if not, it is told.
fn check_file(
    site: &Site,
    file: &SourcePath,
    image: &At<String>,
    found: &mut Vec<Diagnostic>,
) -> bool {
    let path = image.value.as_str();
    let picture = site.media.find(file, path);
    let problem = if path.contains("://") || path.starts_with("//") {
        let url = path.to_owned();
        Some(Problem::ImageRemote { url })
    } else if let Some(picture) = picture {
        shown_problem(picture, path)
    } else {
        let nearest = nearest(path, site.media.near(file));
        let path = path.to_owned();
        Some(Problem::FileMissing { path, nearest })
    };
    found.extend(problem.map(|problem| Diagnostic::at(problem, file, image.span)));
    picture.is_some_and(|picture| picture.fault().is_none())
}

/// What is wrong with showing a picture, by what it is called where it is named.
pub(super) fn shown_problem(picture: &MediaFile, name: &str) -> Option<Problem> {
    match (picture.fault(), picture.media.look) {
        (Some(fault), _) => Some(fault.of(name)),
        (None, Look::Moving(_)) => Some(Problem::PictureMoves { path: name.into() }),
        (None, _) => None,
    }
}
