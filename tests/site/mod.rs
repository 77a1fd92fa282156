//! A site in a folder of its own, and the real binary at work on it.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]
#![allow(dead_code, reason = "each file of tests uses what it needs of this")]

pub mod edit;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

pub const SETTINGS: &str = "base_url: https://site.example
theme: plain
timezone: Europe/Amsterdam
languages:
  nl: { name: Nederlands, locale: nl-NL, title: Site }
  en: { name: English, locale: en-GB, title: Site }
sections:
  news: { kind: news }
  events: { kind: event }
  places: { kind: place }
topics:
  city: { nl: Stad, en: City }
menu: [news, events]
";

/// The locales in which Tandem speaks Dutch and English.
pub const LOCALES: [&str; 2] = ["nl_NL.UTF-8", "en_GB.UTF-8"];

/// A site in a folder of its own, which is gone with it.
pub struct Site(TempDir);

impl Site {
    /// A site that is well: a news item in both languages.
    pub fn new() -> Self {
        let site = Self(TempDir::new().expect("a folder"));
        site.write("site.yaml", SETTINGS);
        site.write(
            "content/news/first.yaml",
            "date: 2026-06-24\ntopics: [city]\n",
        );
        site.words("content/news/first", "Eerste", "First");
        site
    }

    /// A site with the settings and the content of another, which stays as it is: builds and checks keep a cache beside them.
    pub fn like(root: &Path) -> Self {
        let site = Self(TempDir::new().expect("a folder"));
        site.write(
            "site.yaml",
            fs::read(root.join("site.yaml")).expect("settings"),
        );
        copy(&root.join("content"), &site.path("content"));
        site
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("a file");
    }

    pub fn words(&self, stem: &str, nl: &str, en: &str) {
        self.write(
            &format!("{stem}.nl.md"),
            format!("---\ntitle: {nl}\n---\nTekst.\n"),
        );
        self.write(
            &format!("{stem}.en.md"),
            format!("---\ntitle: {en}\n---\nText.\n"),
        );
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("removed");
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn build(&self, flags: &[&str]) -> Output {
        self.build_with(flags, |_| {})
    }

    pub fn build_with(&self, flags: &[&str], prepare: impl FnOnce(&mut Command)) -> Output {
        let mut command = build_of(self.0.path());
        command.args(flags);
        prepare(&mut command);
        command.output().expect("the binary runs")
    }

    /// Checks the site as it would be on the day on which tests build it.
    pub fn check(&self, flags: &[&str], locale: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_tandem"))
            .args(["check", "--at", "2026-11-24T12:00", "--root"])
            .arg(self.0.path())
            .args(flags)
            .env("LC_ALL", locale)
            .output()
            .expect("the binary runs")
    }

    /// What a build from nothing publishes, in a folder of its own.
    pub fn clean_build(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let (output, published) = self.build_elsewhere(&[]);
        assert_well(&output);
        published
    }

    /// What a build from nothing says and publishes, in a folder of its own.
    pub fn build_elsewhere(&self, flags: &[&str]) -> (Output, Vec<(PathBuf, Vec<u8>)>) {
        let out = TempDir::new().expect("a folder");
        let output = self.build_with(flags, |command| {
            command.arg("--out").arg(out.path());
        });
        (output, files(out.path()))
    }

    pub fn page(&self, path: &str) -> String {
        fs::read_to_string(self.path("public").join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn published(&self) -> Vec<(PathBuf, Vec<u8>)> {
        files(&self.path("public"))
    }
}

/// A build at a fixed moment, in English unless the caller says otherwise.
pub fn build_of(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
    command
        .args(["build", "--at", "2026-11-24T12:00", "--root"])
        .arg(root)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "en_GB.UTF-8")
        .env("TZ", "UTC");
    command
}

/// Every file below a folder, with its bytes.
pub fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found: Vec<_> = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let bytes = fs::read(entry.path()).expect("a file");
            (
                entry.path().strip_prefix(folder).expect("below").to_owned(),
                bytes,
            )
        })
        .collect();
    found.sort();
    found
}

/// Copies every file of a folder.
pub fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, bytes).expect("a file");
    }
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

pub fn assert_well(output: &Output) {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
}

/// What a report tells: the code of each problem, and `file:line:column`.
pub fn told(output: &Output) -> Vec<(String, String)> {
    let report = stderr(output);
    let mut lines = report.lines();
    let mut told = Vec::new();
    while let Some(line) = lines.next() {
        let head = ["error[", "warning[", "hint[", "fout[", "let op[", "tip["]
            .iter()
            .find_map(|level| line.strip_prefix(level));
        if let Some((code, _)) = head.and_then(|rest| rest.split_once("]: ")) {
            let place = lines
                .find_map(|line| line.trim_start().strip_prefix("--> "))
                .unwrap_or_default();
            told.push((code.to_owned(), place.to_owned()));
        }
    }
    told
}
