//! The list of what was published: every file, its size and its hash.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::site::OutPath;
use crate::source::FileHash;

/// A file that was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// The XXH3 hash of its bytes, 128 bits in hexadecimal.
    pub hash: String,
    /// How many bytes it has.
    pub bytes: u64,
}

/// Everything that was published by one build. Written beside it as JSON; the same site always gives
/// the same manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of this format.
    pub version: u32,
    /// The fingerprint of everything that the files depend on; empty if they depend on more.
    pub inputs: String,
    /// When the site will next be another by itself: RFC 3339, empty if never.
    pub next_change: String,
    /// The files, by their paths from the published folder.
    pub files: BTreeMap<String, FileRecord>,
}

impl Manifest {
    /// Its name in the published folder.
    pub const FILE: &'static str = ".tandem.json";
    const VERSION: u32 = 3;

    /// The manifest of these files, made from what has this fingerprint, and when they will change.
    pub fn new(
        inputs: Option<FileHash>,
        next_change: Option<&Moment>,
        files: BTreeMap<String, FileRecord>,
    ) -> Self {
        Self {
            version: Self::VERSION,
            inputs: inputs.map_or_else(String::new, |inputs| inputs.to_string()),
            next_change: next_change.map_or_else(String::new, ToString::to_string),
            files,
        }
    }

    /// Reads a manifest. One of another version, or a damaged one, counts as none: then everything is
    /// compared byte by byte.
    pub fn parse(text: &str) -> Self {
        serde_json::from_str(text)
            .ok()
            .filter(|manifest: &Self| manifest.version == Self::VERSION)
            .unwrap_or_default()
    }

    /// The manifest as JSON, a file on each line.
    pub fn to_json(&self) -> String {
        let mut json = format!(
            "{{\n  \"version\": {},\n  \"inputs\": \"{}\",\n  \"next_change\": \"{}\",\n  \"files\": {{",
            self.version, self.inputs, self.next_change
        );
        for (index, (path, record)) in self.files.iter().enumerate() {
            json.push_str(if index == 0 { "\n    " } else { ",\n    " });
            json.push_str(&serde_json::Value::from(path.as_str()).to_string());
            json.push_str(&format!(
                ": {{ \"hash\": \"{}\", \"bytes\": {} }}",
                record.hash, record.bytes
            ));
        }
        json.push_str("\n  }\n}\n");
        json
    }

    /// What is known of a file.
    pub fn get(&self, path: &OutPath) -> Option<&FileRecord> {
        self.files.get(path.as_str())
    }
}

impl FileRecord {
    /// The record of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            hash: FileHash::of(bytes).to_string(),
            bytes: bytes.len() as u64,
        }
    }
}
