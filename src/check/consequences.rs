//! What follows from a mistake that is told already, and isn't told as well.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Problem};

/// Takes out what is told a second time under another name.
pub(super) fn drop_those(found: &mut Vec<Diagnostic>) {
    drop_missing(found);
    drop_same_picture(found);
}

/// A picture that has to be saved anew is told where it is named first: once it is, all is well.
fn drop_same_picture(found: &mut Vec<Diagnostic>) {
    let mut told = BTreeSet::new();
    found.retain(|diagnostic| match &diagnostic.problem {
        Problem::PictureBroken { path } | Problem::PictureTooLarge { path, .. } => {
            let folder = if path.starts_with('/') {
                ""
            } else {
                diagnostic.place.file.folder()
            };
            told.insert((folder.to_owned(), path.clone()))
        }
        _ => true,
    });
}

/// Takes out that a text is missing in a language, where there is one whose name says the wrong language or
/// none: under its right name, it may be the one.
fn drop_missing(found: &mut Vec<Diagnostic>) {
    let misnamed: Vec<String> = found.iter().filter_map(misnamed).collect();
    if misnamed.is_empty() {
        return;
    }
    found.retain(|diagnostic| match &diagnostic.problem {
        Problem::MissingTranslation { file, .. } => {
            let stem = without_ending(file).and_then(without_ending);
            !stem.is_some_and(|stem| misnamed.iter().any(|misnamed| misnamed == stem))
        }
        _ => true,
    });
}

/// The path of a text of which the name is wrong, without the wrong part.
fn misnamed(diagnostic: &Diagnostic) -> Option<String> {
    let path = without_ending(diagnostic.place.file.as_str())?;
    match &diagnostic.problem {
        Problem::FileWithoutLanguage { .. } => Some(path.to_owned()),
        Problem::UnknownLanguage { .. } => without_ending(path).map(str::to_owned),
        _ => None,
    }
}

fn without_ending(path: &str) -> Option<&str> {
    path.rsplit_once('.').map(|(stem, _)| stem)
}
