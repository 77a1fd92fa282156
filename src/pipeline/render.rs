//! Makes every output and offers it to be published.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::Progress;
use crate::diagnostic::Diagnostic;
use crate::outputs::{Coding, Made, Output, Workshop, is_compressible};
use crate::publish::{Failure, FileRecord, Offered, Publication};
use crate::site::OutPath;
use crate::source::disk;

/// A file that was offered: its path, what became of it, and its record.
type File = (OutPath, Offered, FileRecord);

/// The files of an output, or the template that failed; or why nothing can be published.
type Offer = Result<Result<Vec<File>, Diagnostic>, Failure>;

/// The records of all files by their paths, how many of them are to be written, and what failed.
pub(super) type Rendered = (BTreeMap<String, FileRecord>, usize, Vec<Diagnostic>);

/// Makes every output and hands each on at once, in parallel: the site's output never sits in memory.
pub(super) fn render(
    workshop: &Workshop<'_>,
    outputs: &[(OutPath, Output)],
    publication: &Publication,
    compress: bool,
    progress: &dyn Progress,
) -> Result<Rendered, Failure> {
    let made = AtomicUsize::new(0);
    let results: Vec<Offer> = outputs
        .par_iter()
        .map(|(path, output)| {
            let result = make(workshop, output, path, publication, compress);
            progress.pages(made.fetch_add(1, Ordering::Relaxed) + 1, outputs.len());
            result
        })
        .collect();
    let mut files = BTreeMap::new();
    let mut staged = 0;
    let mut failed = Vec::new();
    for result in results {
        match result? {
            Ok(offered) => {
                for (path, offered, record) in offered {
                    staged += usize::from(offered == Offered::Staged);
                    files.insert(path.as_str().to_owned(), record);
                }
            }
            Err(diagnostic) => failed.push(diagnostic),
        }
    }
    Ok((files, staged, once_per_place(failed)))
}

fn make(
    workshop: &Workshop<'_>,
    output: &Output,
    path: &OutPath,
    publication: &Publication,
    compress: bool,
) -> Offer {
    // The name of a picture says what it is made from, and with what.
    if let Output::Picture(media, variant) = output
        && let Some(record) = publication.kept(path)
    {
        workshop.keep(media, *variant);
        return Ok(Ok(vec![(path.clone(), Offered::Unchanged, record)]));
    }
    let bytes = match workshop.make(output) {
        Ok(Made::Bytes(bytes)) => bytes,
        Ok(Made::Copy(media)) => disk::read_bytes(&media.location)
            .map_err(|error| Failure::read(&media.location, &error))?,
        Ok(Made::Folder(folder)) => {
            let folder = folder.map_err(Failure::search)?;
            let files = folder.files().par_iter();
            return files
                .map(|(name, bytes)| {
                    let path = OutPath::new(format!("{path}/{name}"));
                    offer(&path, bytes, publication, compress)
                })
                .collect::<Result<Vec<_>, _>>()
                .map(|files| Ok(files.concat()));
        }
        Err(diagnostic) => return Ok(Err(diagnostic)),
    };
    offer(path, &bytes, publication, compress).map(Ok)
}

/// Offers a file, and the smaller ones beside it.
fn offer(
    path: &OutPath,
    bytes: &[u8],
    publication: &Publication,
    compress: bool,
) -> Result<Vec<File>, Failure> {
    let (offered, record) = publication.offer(path, bytes)?;
    let mut files = vec![(path.clone(), offered, record)];
    if compress && is_compressible(path, bytes.len()) {
        for coding in Coding::ALL {
            let path = coding.path(path);
            // What is compressed already, from the same bytes, takes no second time.
            let kept = publication
                .kept(&path)
                .filter(|_| offered == Offered::Unchanged);
            let (offered, record) = match kept {
                Some(record) => (Offered::Unchanged, record),
                None => publication.offer(&path, &coding.compress(bytes))?,
            };
            files.push((path, offered, record));
        }
    }
    Ok(files)
}

/// A template that fails on every page is told once, for the first of them.
fn once_per_place(failed: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told = std::collections::HashSet::new();
    failed
        .into_iter()
        .filter(|diagnostic| told.insert(diagnostic.place.clone()))
        .collect()
}
