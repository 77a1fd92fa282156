//! Why a command could not run: nothing that a writer did, and nothing is published.

mod words;

use std::io;
use std::path::{Path, PathBuf};

/// Why a command could not run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// There is no `site.yaml` in the folder.
    NoSite {
        /// The folder.
        root: PathBuf,
    },
    /// `--at` gives no time.
    BadMoment {
        /// What it gives.
        text: String,
    },
    /// A file could not be read or written.
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// What was tried.
        action: Action,
        /// What the operating system says.
        kind: io::ErrorKind,
    },
    /// Another build is writing to the same folder.
    Busy {
        /// The folder.
        out: PathBuf,
    },
    /// A file that was to be new is there already.
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A file of the site says something else by now than what was read.
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// The published site would lie among the files that it is made from.
    AmongSources {
        /// The folder.
        out: PathBuf,
    },
    /// A folder of the site lies elsewhere.
    Outside {
        /// The folder.
        path: PathBuf,
    },
    /// Something that Tandem did not write is where it must write.
    InTheWay {
        /// The file or folder.
        path: PathBuf,
    },
    /// A folder was not written by a build.
    NotPublished {
        /// The folder.
        folder: PathBuf,
    },
    /// A version of the site could not be taken from git.
    Git {
        /// What was asked for.
        commit: String,
        /// What git says.
        reason: String,
    },
    /// A version of the site has errors, and can't be built.
    NotBuilt {
        /// The version.
        commit: String,
    },
    /// A command names an entry that isn't there.
    NoSuchEntry {
        /// The name.
        name: String,
        /// The name that is most like it.
        nearest: Option<String>,
    },
    /// The system doesn't let the folder be watched.
    Watch {
        /// What it says.
        reason: String,
    },
    /// The system doesn't let an address be listened at.
    Listen {
        /// The address and port.
        address: String,
        /// What it says.
        kind: io::ErrorKind,
    },
    /// The search index could not be made.
    Search {
        /// Why.
        reason: String,
    },
    /// The network could not be asked anything.
    Ask {
        /// Why.
        reason: String,
    },
    /// None of the sites that are linked to could be reached.
    Offline {
        /// How many they are.
        sites: usize,
    },
    /// The server could not go on.
    Serve {
        /// Why.
        reason: String,
    },
}

/// What was tried with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To read it.
    Read,
    /// To write it, where the site is published.
    Write,
    /// To write it, among the files that the site is made from.
    WriteSource,
}

impl Failure {
    /// A file that could not be written.
    pub fn write(path: &Path, error: &io::Error) -> Self {
        Self::Disk {
            path: path.to_owned(),
            action: Action::Write,
            kind: error.kind(),
        }
    }

    /// A file of the site itself that could not be written.
    pub fn source(path: &Path, error: &io::Error) -> Self {
        Self::Disk {
            path: path.to_owned(),
            action: Action::WriteSource,
            kind: error.kind(),
        }
    }

    /// A file that could not be read.
    pub fn read(path: &Path, error: &io::Error) -> Self {
        Self::Disk {
            path: path.to_owned(),
            action: Action::Read,
            kind: error.kind(),
        }
    }

    /// What `--at` gives is no time.
    pub fn bad_moment(at: Option<&str>) -> Self {
        Self::BadMoment {
            text: at.unwrap_or_default().to_owned(),
        }
    }

    /// What readers search in could not be made.
    pub fn search(reason: &str) -> Self {
        Self::Search {
            reason: reason.to_owned(),
        }
    }

    /// The network could not be asked anything.
    pub fn ask(reason: String) -> Self {
        Self::Ask { reason }
    }
}
