//! What follows from a mistake that is told already, and isn't told as well.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Problem, Severity, SourcePath};

/// Takes out what is told a second time under another name.
pub(super) fn drop_those(found: &mut Vec<Diagnostic>) {
    drop_missing(found);
    drop_same_picture(found);
    drop_unread(found);
    drop_gone(found);
}

/// Of a file that can't be read, nobody knows what is in it.
fn drop_unread(found: &mut Vec<Diagnostic>) {
    let unread = found.iter().filter(|found| leaves_unread(&found.problem));
    let unread: BTreeSet<SourcePath> = unread.map(|found| found.place.file.clone()).collect();
    if unread.is_empty() {
        return;
    }
    found.retain(|diagnostic| match &diagnostic.problem {
        Problem::ImageWithoutAlt { .. } => !unread.contains(&diagnostic.place.file),
        _ => true,
    });
}

/// An entry of which something else is wrong, or the settings or the theme, may have its address again once that is
/// mended. Where one language is a draft, its writer wants that.
fn drop_gone(found: &mut Vec<Diagnostic>) {
    let is_gone = |found: &Diagnostic| matches!(found.problem, Problem::AddressGone { .. });
    if !found.iter().any(is_gone) {
        return;
    }
    let causes = found.iter().filter(|found| {
        let is_error = found.severity == Severity::Error && !is_gone(found);
        is_error && !is_in_the_text(&found.problem)
            || matches!(found.problem, Problem::TranslationIsDraft { .. })
    });
    let entries: BTreeSet<Option<String>> =
        causes.map(|cause| entry_of(&cause.place.file)).collect();
    found.retain(|diagnostic| match &diagnostic.problem {
        Problem::AddressGone { entry, .. } => {
            !entries.contains(&None) && !entries.contains(&Some(entry.clone().unwrap_or_default()))
        }
        _ => true,
    });
}

/// The name of the entry that a file is of, whatever is wrong with the file's own name; none for what is no content.
pub(super) fn entry_of(file: &SourcePath) -> Option<String> {
    let path = file.as_str().strip_prefix("content/")?;
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let name = name.split('.').next().unwrap_or_default();
    Some(match (folder, name) {
        ("", name) => name.to_owned(),
        (folder, "index") => folder.to_owned(),
        (folder, name) => format!("{folder}/{name}"),
    })
}

/// Whether something is wrong with what a text says or shows: its address doesn't depend on that.
fn is_in_the_text(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::LinkToNothing { .. }
            | Problem::LinkScheme { .. }
            | Problem::AnchorMissing { .. }
            | Problem::FileMissing { .. }
            | Problem::HtmlNotAllowed { .. }
            | Problem::CommentUnclosed
            | Problem::HtmlUnclosed { .. }
            | Problem::HtmlNotOpen { .. }
            | Problem::ImageRemote { .. }
            | Problem::ImageWithoutAlt { .. }
            | Problem::PictureWithoutAlt { .. }
            | Problem::PictureBroken { .. }
            | Problem::PictureTooLarge { .. }
            | Problem::PictureMoves { .. }
            | Problem::UnknownComponent { .. }
            | Problem::ComponentSyntax { .. }
            | Problem::ComponentUnclosed { .. }
            | Problem::ComponentNotOpen
            | Problem::ComponentFailed { .. }
    )
}

/// Whether something is wrong with a file because of which its keys, or one of them, aren't known.
fn leaves_unread(problem: &Problem) -> bool {
    let is_of_file = matches!(
        problem,
        Problem::UnreadableFile { .. } | Problem::NotUtf8 | Problem::DuplicateKey { .. }
    );
    is_of_file || problem.hides_keys()
}

/// A picture that has to be another is told where it is named first: once it is, all is well.
fn drop_same_picture(found: &mut Vec<Diagnostic>) {
    let mut told = BTreeSet::new();
    found.retain(|diagnostic| match &diagnostic.problem {
        Problem::PictureBroken { path }
        | Problem::PictureTooLarge { path, .. }
        | Problem::PictureMoves { path } => {
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
