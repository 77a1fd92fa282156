//! Pictures and attachments of the content: where each is published, and how a path finds it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::address::Url;
use super::entry::{Entry, Site};
use super::pictures::Shown;
use super::reads::{Read, note};
use crate::darkroom::{Darkroom, mark};
use crate::diagnostic::SourcePath;
use crate::images::{Asked, Look, in_batches};
use crate::source::{Media, World};

/// A file of the content that isn't text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaFile {
    /// Its path from `content/`.
    pub path: String,
    /// Its address, with a hash in its name: of its contents, and of what is left out of them.
    pub url: Url,
    /// What is in it.
    pub media: Media,
    /// What pages show of it.
    pub shown: Shown,
}

/// Every picture and attachment, by its path from `content/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MediaFiles(BTreeMap<String, MediaFile>);

impl MediaFiles {
    /// The files that lie in `content/`, with what is made of them as a theme asks for it. Pictures that
    /// were never seen before are looked at, in parallel as far as there is memory for it.
    pub fn of(world: &World, darkroom: &Darkroom, asked: &Asked) -> Self {
        let files = world.media().iter().filter_map(|(path, media)| {
            let path = path.as_str().strip_prefix("content/")?;
            Some((path, media))
        });
        let files: Vec<_> = files.collect();
        let of = |(path, media): (&str, &Media)| {
            let name = match media.look {
                Look::Other => hashed_name("media", path, &media.hash.short()),
                _ => hashed_name("media", &small_ending(path), &mark(media.hash, None)),
            };
            let file = MediaFile {
                path: path.to_owned(),
                url: Url::file(&name),
                media: media.clone(),
                shown: Shown::of(path, media, darkroom, asked),
            };
            (path.to_owned(), file)
        };
        let mut all = BTreeMap::new();
        for batch in in_batches(files, |(_, media)| media.look) {
            all.par_extend(batch.into_par_iter().map(of));
        }
        Self(all)
    }

    /// The file at a path that is relative to another file, or starts from `content/` with a slash.
    pub fn find(&self, from: &SourcePath, path: &str) -> Option<&MediaFile> {
        let path = resolve_path(from, path)?;
        note(|| Read::Media(path.to_string()));
        self.get(&path)
    }

    /// The file at a path from `content/`.
    pub fn get(&self, path: &str) -> Option<&MediaFile> {
        self.0.get(path)
    }

    /// Every file, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &MediaFile)> {
        self.0.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// The paths of the files in the same folder as another file, and below it, from there.
    pub fn near<'a>(&'a self, from: &'a SourcePath) -> impl Iterator<Item = &'a str> {
        let folder = content_folder(from);
        self.0.keys().filter_map(move |path| match folder {
            "" => Some(path.as_str()),
            folder => path.strip_prefix(folder)?.strip_prefix('/'),
        })
    }
}

impl Site {
    /// The picture that stands for an entry.
    pub fn picture_of(&self, entry: &Entry) -> Option<&MediaFile> {
        let image = entry.facts.image.as_ref()?;
        self.media.find(entry.facts_file.as_ref()?, &image.value)
    }
}

/// `media/news/x/photo.3f2a9c1b0d.jpg`: a folder, a path, and the hash before the ending.
pub fn hashed_name(folder: &str, path: &str, hash: &str) -> String {
    let (stem, ending) = match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => (stem, format!(".{ending}")),
        _ => (path, String::new()),
    };
    format!(
        "{folder}/{}.{hash}{ending}",
        stem.replace(char::is_whitespace, "-"),
    )
}

/// A path that ends in small letters: not every host knows what a `.JPG` is.
fn small_ending(path: &str) -> String {
    let ending = path.rfind('.').unwrap_or(path.len());
    let (stem, ending) = path.split_at(ending);
    format!("{stem}{}", ending.to_ascii_lowercase())
}

/// The folder of a file, from `content/`.
fn content_folder(from: &SourcePath) -> &str {
    let folder = from.folder();
    folder
        .strip_prefix("content")
        .map_or(folder, |rest| rest.trim_start_matches('/'))
}

/// A path from `content/`, for one that is relative to a file or starts with a slash. None if it
/// climbs out.
pub fn resolve_path<'p>(from: &SourcePath, path: &'p str) -> Option<Cow<'p, str>> {
    if let Some(plain) = path.strip_prefix('/').filter(|path| is_plain(path)) {
        return Some(Cow::Borrowed(plain)); // nearly all links are like this
    }
    let decoded = percent_decode(path);
    let (base, rest) = match decoded.strip_prefix('/') {
        Some(rest) => ("", rest),
        None => (content_folder(from), &*decoded),
    };
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(Cow::Owned(parts.join("/")))
}

/// Whether a path is its own simplest form.
fn is_plain(path: &str) -> bool {
    !path.is_empty()
        && !path.contains('%')
        && path
            .split('/')
            .all(|part| !part.is_empty() && part != "." && part != "..")
}

/// Undoes `%20` and its like; what isn't UTF-8 then stays as it was.
fn percent_decode(text: &str) -> Cow<'_, str> {
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8();
    decoded.unwrap_or(Cow::Borrowed(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_their_file_and_stay_inside() {
        let from = SourcePath::new("content/news/signed/index.nl.md");
        assert_eq!(
            resolve_path(&from, "signing.jpg").as_deref(),
            Some("news/signed/signing.jpg")
        );
        assert_eq!(
            resolve_path(&from, "../../about.nl.md").as_deref(),
            Some("about.nl.md")
        );
        assert_eq!(
            resolve_path(&from, "/news/a%20b.jpg").as_deref(),
            Some("news/a b.jpg")
        );
        assert_eq!(resolve_path(&from, "../../../etc/passwd"), None);
    }
}
