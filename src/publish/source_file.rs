//! The site's own files, for the few commands that write to them.

use std::fs;
use std::io;
use std::path::Path;

use super::failure::Failure;

/// Puts a text in the place of a file: the whole of it, or the file stays as it is.
///
/// # Errors
/// That it can't be written.
pub fn replace_source(path: &Path, text: &str) -> Result<(), Failure> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".new~"); // which the watch mode passes over
    let beside = path.with_file_name(name);
    let replaced = fs::write(&beside, text).and_then(|()| fs::rename(&beside, path));
    replaced.map_err(|error: io::Error| {
        let _ = fs::remove_file(&beside);
        Failure::source(path, &error)
    })
}
