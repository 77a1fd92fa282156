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

/// Takes out that a text is missing in a language, where there is one under a wrong name: of the wrong
/// language, of none, or in the wrong place. Under its right name, it may be the one.
fn drop_missing(found: &mut Vec<Diagnostic>) {
    let meant: Vec<Meant> = found.iter().filter_map(Meant::of).collect();
    if meant.is_empty() {
        return;
    }
    found.retain(|diagnostic| match &diagnostic.problem {
        Problem::MissingTranslation { file, .. } => !meant.iter().any(|meant| meant.may_be(file)),
        _ => true,
    });
}

/// What a text of the wrong name is meant to be.
enum Meant {
    /// A file whose path starts so, in some language.
    InSomeLanguage(String),
    /// This file.
    File(String),
}

impl Meant {
    fn of(diagnostic: &Diagnostic) -> Option<Self> {
        let file = &diagnostic.place.file;
        let stem = without_ending(file.as_str())?;
        match &diagnostic.problem {
            Problem::FileWithoutLanguage { .. } => Some(Self::InSomeLanguage(stem.to_owned())),
            Problem::UnknownLanguage { .. } => {
                without_ending(stem).map(|stem| Self::InSomeLanguage(stem.to_owned()))
            }
            Problem::LandingOutOfPlace { suggestion } | Problem::IndexOutOfPlace { suggestion } => {
                Some(Self::File(format!("{}/{suggestion}", file.folder())))
            }
            _ => None,
        }
    }

    fn may_be(&self, path: &str) -> bool {
        match self {
            Self::InSomeLanguage(stem) => {
                without_ending(path).and_then(without_ending) == Some(stem.as_str())
            }
            Self::File(file) => file == path,
        }
    }
}

fn without_ending(path: &str) -> Option<&str> {
    path.rsplit_once('.').map(|(stem, _)| stem)
}
