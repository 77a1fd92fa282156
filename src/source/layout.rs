//! What a file in `content/` is, by its name.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::diagnostic::{Problem, SourcePath};

/// The name of an entry: its path from `content/`, without language and ending.
///
/// `news/partnership-signed`, whether it is written as `partnership-signed.nl.md` or as
/// `partnership-signed/index.nl.md`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryPath(Arc<str>);

impl EntryPath {
    /// An entry by its path from `content/`.
    pub fn new(path: impl AsRef<str>) -> Self {
        Self(Arc::from(path.as_ref()))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The section's folder, and the path within it; none for a page straight under `content/`.
    pub fn in_section(&self) -> Option<(&str, &str)> {
        self.0.split_once('/')
    }

    /// The last part: the name of the entry's file or folder.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }
}

/// So that an entry is found by a piece of text, without a copy of it.
impl Borrow<str> for EntryPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntryPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a file in `content/` is for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the fields say what they are")]
pub enum Role {
    /// The words of an entry in the language with this code.
    Words { entry: EntryPath, code: String },
    /// The words of a landing page: of a section, or of the whole site (no section).
    Landing {
        section: Option<String>,
        code: String,
    },
    /// The facts of an entry.
    Facts { entry: EntryPath },
    /// A picture or an attachment.
    Media,
}

/// Tells what a file is for.
///
/// # Errors
/// That its name says no language, that a landing page is where none can be, or has facts.
pub fn role(path: &SourcePath, languages: &[String]) -> Result<Role, Problem> {
    let inner = path
        .as_str()
        .strip_prefix("content/")
        .unwrap_or(path.as_str());
    if let Some(stem) = inner.strip_suffix(".yaml") {
        let folder = stem.strip_suffix("_index");
        if let Some(folder) = folder.filter(|it| it.is_empty() || it.ends_with('/')) {
            let suggestion = "index.yaml".to_owned();
            return Err(if folder.matches('/').count() > 1 {
                Problem::LandingOutOfPlace { suggestion }
            } else {
                Problem::LandingFacts
            });
        }
        return Ok(Role::Facts {
            entry: entry_of(stem),
        });
    }
    let Some(stem) = inner.strip_suffix(".md") else {
        return Ok(Role::Media);
    };
    let (folder, name) = stem
        .rsplit_once('/')
        .map_or(("", stem), |(folder, name)| (folder, name));
    let Some((name, code)) = name.rsplit_once('.').filter(|(name, _)| !name.is_empty()) else {
        return Err(Problem::FileWithoutLanguage {
            known: languages.to_vec(),
        });
    };
    if name == "_index" {
        return match folder {
            "" => Ok(Role::Landing {
                section: None,
                code: code.to_owned(),
            }),
            section if !section.contains('/') => Ok(Role::Landing {
                section: Some(section.to_owned()),
                code: code.to_owned(),
            }),
            _ => Err(Problem::LandingOutOfPlace {
                suggestion: format!("index.{code}.md"),
            }),
        };
    }
    if name == "index" && !folder.contains('/') {
        return Err(Problem::IndexOutOfPlace {
            suggestion: format!("_index.{code}.md"),
        });
    }
    let stem = &stem[..stem.len() - code.len() - 1];
    Ok(Role::Words {
        entry: entry_of(stem),
        code: code.to_owned(),
    })
}

/// `news/x` and `news/x/index` are one entry.
fn entry_of(stem: &str) -> EntryPath {
    EntryPath::new(stem.strip_suffix("/index").unwrap_or(stem))
}

/// The name of what somebody means: an entry by its path, or a landing page as `news/_index`. They may
/// write that, or the path of a file that a shell completed.
pub fn named(written: &str) -> String {
    let path = below_content(written).trim_end_matches('/');
    let is_file = path.ends_with(".md") || path.ends_with(".yaml");
    match role(&SourcePath::new(format!("content/{path}")), &[]) {
        Ok(Role::Words { entry, .. } | Role::Facts { entry }) if is_file => entry.to_string(),
        Ok(Role::Landing { section, .. }) => landing_name(section.as_deref()),
        _ => path.to_owned(),
    }
}

/// What somebody wrote, as a path from `content/`.
pub fn below_content(written: &str) -> &str {
    let path = written.trim_start_matches("./").trim_start_matches('/');
    path.strip_prefix("content/").unwrap_or(path)
}

/// The name of a landing page: of a section, or of the whole site.
pub fn landing_name(section: Option<&str>) -> String {
    section.map_or_else(
        || "_index".to_owned(),
        |section| format!("{section}/_index"),
    )
}

/// The file of an entry's words in a language, from any other of its files.
pub fn words_file(other: &SourcePath, code: &str) -> String {
    format!("{}.{code}.md", stem(other))
}

/// The file of an entry's facts, from any other of its files.
pub fn facts_file(other: &SourcePath) -> String {
    format!("{}.yaml", stem(other))
}

/// What the files of an entry have in common: their path without language and ending.
fn stem(file: &SourcePath) -> &str {
    let path = file.as_str();
    if let Some(stem) = path.strip_suffix(".yaml") {
        return stem;
    }
    let stem = path.strip_suffix(".md").unwrap_or(path);
    stem.rsplit_once('.').map_or(stem, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role_of(path: &str) -> Result<Role, Problem> {
        role(&SourcePath::new(path), &["nl".into(), "en".into()])
    }

    #[test]
    fn both_forms_are_one_entry() {
        let words = Role::Words {
            entry: EntryPath::new("news/x"),
            code: "nl".into(),
        };
        assert_eq!(role_of("content/news/x.nl.md"), Ok(words.clone()));
        assert_eq!(role_of("content/news/x/index.nl.md"), Ok(words));
        assert_eq!(
            role_of("content/news/x/index.yaml"),
            role_of("content/news/x.yaml")
        );
    }

    #[test]
    fn the_files_of_an_entry_are_found_from_each_other() {
        for file in ["content/news/a.b.nl.md", "content/news/a.b.yaml"] {
            let file = SourcePath::new(file);
            assert_eq!(words_file(&file, "en"), "content/news/a.b.en.md");
            assert_eq!(facts_file(&file), "content/news/a.b.yaml");
        }
    }

    #[test]
    fn what_is_written_for_an_entry_is_one_name() {
        for written in [
            "news/a",
            "/news/a",
            "news/a/",
            "./content/news/a",
            "content/news/a.nl.md",
            "news/a.yaml",
            "content/news/a/index.en.md",
        ] {
            assert_eq!(named(written), "news/a", "{written}");
        }
        assert_eq!(named("content/news/_index.nl.md"), "news/_index");
        assert_eq!(named("_index.nl.md"), "_index");
        assert_eq!(named("news/a.b"), "news/a.b");
    }

    #[test]
    fn landing_pages_stand_at_the_top() {
        let home = Role::Landing {
            section: None,
            code: "en".into(),
        };
        assert_eq!(role_of("content/_index.en.md"), Ok(home));
        assert!(matches!(
            role_of("content/a/b/_index.en.md"),
            Err(Problem::LandingOutOfPlace { .. })
        ));
        assert!(matches!(
            role_of("content/a/index.en.md"),
            Err(Problem::IndexOutOfPlace { .. })
        ));
        assert!(matches!(
            role_of("content/a/b.md"),
            Err(Problem::FileWithoutLanguage { .. })
        ));
    }
}
