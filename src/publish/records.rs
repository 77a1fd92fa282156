//! The records of translations, beside the content: the one thing that is written there.

use std::fs;
use std::path::Path;

use super::failure::Failure;
use crate::diagnostic::SourcePath;
use crate::source::disk;

/// Writes records below the root of a site, those that are not so already; how many those were.
///
/// # Errors
/// What stood in the way.
pub fn write_records(root: &Path, records: &[(SourcePath, String)]) -> Result<usize, Failure> {
    let mut written = 0;
    for (file, text) in records {
        let path = root.join(file.as_str());
        if fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
            continue;
        }
        let folder = root.join(file.folder());
        fs::create_dir_all(&folder).map_err(|error| Failure::write(&folder, &error))?;
        let inside = disk::absolute(root).map_err(|error| Failure::read(root, &error))?;
        if !disk::absolute(&folder).is_ok_and(|folder| folder.starts_with(inside)) {
            return Err(Failure::InTheWay { path: folder }); // a link out of the site
        }
        // Whoever reads it meanwhile finds the old one or the new one.
        let staged = folder.join(format!(".{}.new", file.file_name()));
        fs::write(&staged, text)
            .and_then(|()| fs::rename(&staged, &path))
            .map_err(|error| Failure::write(&path, &error))?;
        written += 1;
    }
    Ok(written)
}
