//! The ways in which editors and other programs write files.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file that is being written, and not whole yet.
pub struct Writing(File);

/// Opens a file as if to write it anew, and leaves it with the first part.
pub fn begin(path: &Path, first: &str) -> Writing {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(path)
        .expect("a file");
    file.write_all(first.as_bytes()).expect("written");
    Writing(file)
}

impl Writing {
    /// Changes who may read the file, as some editors do before they are done.
    pub fn touch(&self) {
        let permissions = self.0.metadata().expect("a file").permissions();
        self.0.set_permissions(permissions).expect("changed");
    }

    /// Writes the rest.
    pub fn end(mut self, rest: &str) {
        self.0.write_all(rest.as_bytes()).expect("written");
    }
}

/// Writes a file beside the old one, and moves it over that.
pub fn rename_over(path: &Path, text: &str) {
    let beside = beside(path, ".tmp-1234");
    fs::write(&beside, text).expect("a file");
    fs::rename(&beside, path).expect("moved");
}

/// Writes a file as vim does with a backup: tries the folder with a file `4913`, keeps a swap file,
/// moves the old file out of the way, writes a new one, and throws the old one away.
pub fn as_vim(path: &Path, text: &str) {
    let folder = path.parent().expect("a folder");
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .expect("a name");
    let swap = folder.join(format!(".{name}.swp"));
    fs::write(&swap, "b0VIM").expect("a file");
    let trial = folder.join("4913");
    fs::write(&trial, "").expect("a file");
    fs::remove_file(&trial).expect("removed");
    let backup = beside(path, "~");
    fs::rename(path, &backup).expect("moved");
    fs::write(path, text).expect("a file");
    fs::remove_file(&backup).expect("removed");
    fs::remove_file(&swap).expect("removed");
}

/// The path of a file beside another.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut beside = path.as_os_str().to_owned();
    beside.push(ending);
    PathBuf::from(beside)
}

/// Runs git in a folder, with no settings but its own.
pub fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(folder)
        .args([
            "-c",
            "user.name=T",
            "-c",
            "user.email=t@site.example",
            "-c",
            "core.autocrlf=false",
        ])
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("git");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
