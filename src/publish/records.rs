//! The records of translations, beside the content: the one thing that is written there.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::failure::Failure;
use super::source_file::replace_source;
use crate::diagnostic::SourcePath;
use crate::source::disk;
use crate::translations::ATTRIBUTES;

/// Writes records below the root of a site, those that are not so already; how many those were.
///
/// # Errors
/// What stood in the way.
pub fn write_records(root: &Path, records: &[(SourcePath, String)]) -> Result<usize, Failure> {
    let inside = disk::absolute(root).map_err(|error| Failure::read(root, &error))?;
    let mut written = 0;
    for (file, text) in records {
        let path = root.join(file.as_str());
        if fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
            continue;
        }
        let folder = root.join(file.folder());
        fs::create_dir_all(&folder).map_err(|error| Failure::source(&folder, &error))?;
        if !disk::absolute(&folder).is_ok_and(|folder| folder.starts_with(&inside)) {
            return Err(Failure::Outside { path: folder });
        }
        replace_source(&path, text)?;
        written += 1;
    }
    Ok(written)
}

/// Has git put the records of two branches together, unless it is told how already. What else is said
/// there stays.
///
/// # Errors
/// What stood in the way.
pub fn write_attributes(root: &Path) -> Result<(), Failure> {
    let (file, line) = ATTRIBUTES;
    let path = root.join(file);
    let mut text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Failure::read(&path, &error)),
    };
    let is_told = |line: &str| line.split_whitespace().any(|word| word == "merge=union");
    if text.lines().any(is_told) {
        return Ok(());
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(line);
    write_records(root, &[(SourcePath::new(file), text)]).map(drop)
}
