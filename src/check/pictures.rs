//! The picture of an entry can be shown, and every language says what it shows.

use crate::content::Particulars;
use crate::diagnostic::{At, Diagnostic, Place, Problem, SourcePath, nearest};
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
    let problem = if path.contains("://") || path.starts_with("//") {
        Problem::ImageRemote {
            url: path.to_owned(),
        }
    } else {
        match site.media.find(file, path).map(MediaFile::fault) {
            Some(None) => return true,
            Some(Some(fault)) => fault.of(path),
            None => Problem::FileMissing {
                path: path.to_owned(),
                nearest: nearest(path, site.media.near(file)),
            },
        }
    };
    found.push(Diagnostic::at(problem, file, image.span));
    false
}
