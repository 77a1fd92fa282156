//! What follows from a mistake that is told already, and isn't told as well.

use crate::diagnostic::{Diagnostic, Problem};

/// Takes out that a text is missing in a language, where there is one whose name says the wrong language or
/// none: under its right name, it may be the one.
pub(super) fn drop_those(found: &mut Vec<Diagnostic>) {
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
