//! Tells the binary what it was built from: the themes that ship are inside it, and what another
//! version published is made again.

#![expect(
    clippy::disallowed_methods,
    reason = "the doors are those of the binary, not of its making"
)]

use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut hasher = DefaultHasher::new();
    for sources in ["src", "themes", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={sources}");
        hash(&root.join(sources), &mut hasher)?;
    }
    println!("cargo::rustc-env=TANDEM_SOURCES={:016x}", hasher.finish());
    Ok(())
}

/// Adds a file, or every file below a folder, in the order of their names.
fn hash(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_file() {
        hasher.write(&fs::read(path)?);
        return Ok(());
    }
    let mut inside: Vec<PathBuf> = fs::read_dir(path)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    inside.sort();
    for path in inside {
        hasher.write(path.to_string_lossy().as_bytes());
        hash(&path, hasher)?;
    }
    Ok(())
}
