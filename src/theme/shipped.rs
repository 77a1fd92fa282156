//! The themes inside the binary, so that a site needs no copy of them.

use include_dir::{Dir, include_dir};

static THEMES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The names of the themes that ship.
pub fn names() -> Vec<String> {
    THEMES
        .dirs()
        .map(|dir| dir.path().display().to_string())
        .collect()
}

/// Every file of a theme that ships: its path from the site's root, and its text. Empty if there is
/// no such theme.
pub fn files(theme: &str) -> Vec<(String, &'static str)> {
    let mut files = Vec::new();
    if let Some(dir) = THEMES.get_dir(theme) {
        collect(dir, &mut files);
    }
    files.sort();
    files
}

fn collect(dir: &'static Dir<'static>, files: &mut Vec<(String, &'static str)>) {
    for file in dir.files() {
        if let Some(text) = file.contents_utf8() {
            let path: Vec<_> = file
                .path()
                .iter()
                .map(|part| part.to_string_lossy())
                .collect();
            files.push((format!("themes/{}", path.join("/")), text));
        }
    }
    dir.dirs().for_each(|dir| collect(dir, files));
}
