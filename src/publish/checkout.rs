//! A version of the site, taken from git into a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::source::git;

/// A commit in a working tree of its own, which is gone with it.
#[derive(Debug)]
pub struct Checkout {
    repository: PathBuf,
    folder: PathBuf,
    site: PathBuf,
}

impl Checkout {
    /// Takes a commit, or a branch, of the repository that a site is in.
    ///
    /// # Errors
    /// What git says: that there is none, or no such commit.
    pub fn new(root: &Path, commit: &str) -> Result<Self, Failure> {
        let failed = |reason: String| Failure::Git {
            commit: commit.to_owned(),
            reason,
        };
        let git = |arguments: &[&str]| line(root, arguments).map_err(failed);
        let below = git(&["rev-parse", "--show-prefix"])?;
        let named = format!("{commit}^{{commit}}");
        let hash = git(&[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &named,
        ])
        .map_err(|_| failed("unknown revision".to_owned()))?;
        let name = format!("tandem-{}-{hash}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let place = folder.to_string_lossy().into_owned();
        git(&["worktree", "add", "--quiet", "--detach", &place, &hash])?;
        Ok(Self {
            repository: root.to_owned(),
            site: folder.join(below),
            folder,
        })
    }

    /// The folder of the site in it.
    pub fn site(&self) -> &Path {
        &self.site
    }

    /// A folder to publish to, which is gone with it, too.
    pub fn out(&self) -> PathBuf {
        self.folder.join(".tandem-diff")
    }
}

impl Drop for Checkout {
    fn drop(&mut self) {
        let place = self.folder.to_string_lossy();
        let _ = line(&self.repository, &["worktree", "remove", "--force", &place]);
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// What git says to a question without input, in a line.
fn line(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let said = git(folder, arguments, &[], Vec::new())?;
    Ok(String::from_utf8_lossy(&said).trim().to_owned())
}
