//! `tandem build`, the real binary, on little sites: files and mistakes in, pages and diagnostics out.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]
#![allow(
    clippy::too_many_lines,
    clippy::type_complexity,
    reason = "a table of mistakes"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const SETTINGS: &str = "base_url: https://site.example
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

/// A site in a folder of its own, which is gone with it.
struct Site(TempDir);

impl Site {
    /// A site that is well: a news item in both languages.
    fn new() -> Self {
        let site = Self(TempDir::new().expect("a folder"));
        site.write("site.yaml", SETTINGS);
        site.write(
            "content/news/first.yaml",
            "date: 2026-06-24\ntopics: [city]\n",
        );
        site.words("content/news/first", "Eerste", "First");
        site
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("a file");
    }

    fn words(&self, stem: &str, nl: &str, en: &str) {
        self.write(
            &format!("{stem}.nl.md"),
            format!("---\ntitle: {nl}\n---\nTekst.\n"),
        );
        self.write(
            &format!("{stem}.en.md"),
            format!("---\ntitle: {en}\n---\nText.\n"),
        );
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn build(&self, flags: &[&str]) -> Output {
        self.build_with(flags, |_| {})
    }

    fn build_with(&self, flags: &[&str], prepare: impl FnOnce(&mut Command)) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
        command
            .args(["build", "--at", "2026-11-24T12:00", "--root"])
            .arg(self.0.path())
            .args(flags);
        command
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", "en_GB.UTF-8")
            .env("TZ", "UTC");
        prepare(&mut command);
        command.output().expect("the binary runs")
    }

    fn page(&self, path: &str) -> String {
        fs::read_to_string(self.path("public").join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn published(&self) -> Vec<(PathBuf, Vec<u8>)> {
        files(&self.path("public"))
    }
}

fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
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

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

fn assert_well(output: &Output) {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
}

#[test]
fn a_site_is_built_in_both_languages() {
    let site = Site::new();
    assert_well(&site.build(&["--strict"]));
    let page = site.page("nl/news/first/index.html");
    assert!(page.contains("<html lang=\"nl\""));
    assert!(page.contains("hreflang=\"en\" href=\"https://site.example/en/news/first/\""));
    assert!(page.contains("hreflang=\"x-default\" href=\"https://site.example/\""));
    for path in [
        "index.html",
        "404.html",
        "en/404.html",
        "en/news/feed.xml",
        "sitemap.xml",
        "robots.txt",
        "nl/onderwerpen/stad/index.html",
    ] {
        site.page(path);
    }
}

#[test]
fn three_languages_are_no_special_case() {
    let site = Site::new();
    let third = "  de: { name: Deutsch, locale: de-DE, title: Seite }\n";
    let settings = SETTINGS
        .replace("sections:", &format!("{third}sections:"))
        .replace("en: City", "en: City, de: Stadt");
    site.write("site.yaml", settings);
    site.write(
        "content/news/first.de.md",
        "---\ntitle: Erste\n---\n\"Text\".\n",
    );
    assert_well(&site.build(&[]));
    assert!(site.page("de/news/first/index.html").contains("„Text“"));
    assert!(
        site.page("nl/news/first/index.html")
            .contains("hreflang=\"de\"")
    );
}

#[test]
fn law_1_and_2_nothing_changes_without_a_reason() {
    let site = Site::new();
    site.write("public/foreign.txt", "not ours");
    assert_well(&site.build(&[]));
    let before = site.published();
    let again = site.build(&[]);
    assert!(String::from_utf8_lossy(&again.stdout).contains("Files: 0 written"));
    assert_eq!(before, site.published());
    // A failed build leaves everything as it was.
    site.write("content/news/second.nl.md", "no front matter");
    assert_eq!(site.build(&[]).status.code(), Some(1));
    assert_eq!(before, site.published());
    // What is gone from the content is gone from the site; what isn't ours stays.
    fs::remove_file(site.path("content/news/second.nl.md")).expect("removed");
    for file in ["first.yaml", "first.nl.md", "first.en.md"] {
        fs::remove_file(site.path("content/news").join(file)).expect("removed");
    }
    assert_well(&site.build(&[]));
    assert!(!site.path("public/nl/news/first").exists());
    assert!(site.path("public/foreign.txt").exists());
}

#[test]
fn law_1_a_rebuild_equals_a_clean_build() {
    let site = Site::new();
    assert_well(&site.build(&[]));
    site.words("content/news/first", "Anders", "Different");
    site.write("content/events/party.yaml", "start: 2026-12-01 20:00\n");
    site.words("content/events/party", "Feest", "Party");
    assert_well(&site.build(&[]));
    let rebuilt = site.published();
    fs::remove_dir_all(site.path("public")).expect("removed");
    assert_well(&site.build(&[]));
    assert_eq!(rebuilt, site.published());
}

#[test]
fn law_3_threads_and_time_zones_change_nothing() {
    let site = Site::new();
    assert_well(&site.build(&[]));
    let before = site.published();
    fs::remove_dir_all(site.path("public")).expect("removed");
    let other = site.build_with(&[], |command| {
        command
            .env("RAYON_NUM_THREADS", "1")
            .env("TZ", "Pacific/Auckland");
    });
    assert_well(&other);
    assert_eq!(before, site.published());
}

#[test]
fn text_from_content_is_text_everywhere() {
    let site = Site::new();
    site.write(
        "content/news/first.nl.md",
        "---\ntitle: '<script>alert(1)</script> & \"x\"'\n---\nTekst.\n",
    );
    assert_well(&site.build(&[]));
    for (path, bytes) in site.published() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("<script>alert"), "{}", path.display());
    }
}

#[test]
fn what_repeats_keeps_its_wall_clock_and_skips_its_exceptions() {
    let site = Site::new();
    site.write(
        "content/events/cafe.yaml",
        "start: 2027-03-23 19:30\nend: 2027-03-23 21:00\nrepeat: FREQ=WEEKLY;COUNT=3\nexcept: [2027-03-30]\n",
    );
    site.words("content/events/cafe", "Café", "Cafe");
    assert_well(&site.build(&["--strict"]));
    let page = site.page("en/events/cafe/index.html");
    assert!(
        page.contains("2027-03-23T19:30") && page.contains("2027-04-06T19:30"),
        "{page}"
    );
    assert!(!page.contains("datetime=\"2027-03-30T19:30\""));
}

#[test]
fn an_interrupted_commit_is_undone() {
    let site = Site::new();
    assert_well(&site.build(&[]));
    let before = site.published();
    // As a commit leaves it that was killed after setting aside one file and adding another.
    fs::create_dir_all(site.path("public/.tandem/backup")).expect("folders");
    fs::rename(
        site.path("public/robots.txt"),
        site.path("public/.tandem/backup/robots.txt"),
    )
    .expect("moved");
    site.write("public/half.html", "half");
    site.write("public/.tandem/journal", "-robots.txt\n+half.html\n-sitem");
    assert_well(&site.build(&[]));
    assert_eq!(before, site.published());
}

#[test]
fn a_foreign_file_in_the_way_is_kept() {
    let site = Site::new();
    site.write("public/nl/index.html", "somebody else's");
    let output = site.build(&[]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert_eq!(site.page("nl/index.html"), "somebody else's");
    assert!(!site.path("public/en").exists());
}

/// Each mistake: the files that make it, its code, and where it is told.
#[test]
fn law_4_every_mistake_is_told_at_its_place() {
    let words = "---\ntitle: X\n---\n";
    let both = |body: &str| {
        vec![
            ("content/x.nl.md", format!("{words}{body}")),
            ("content/x.en.md", words.to_owned()),
        ]
    };
    let event = |facts: &str| {
        vec![
            ("content/events/e.yaml", facts.to_owned()),
            ("content/events/e.nl.md", words.to_owned()),
            ("content/events/e.en.md", words.to_owned()),
        ]
    };
    let deep = format!(
        "start: 2026-12-01\nextra: {{ a: {}{} }}\n",
        "[".repeat(100),
        "]".repeat(100)
    );
    let cases: Vec<(Vec<(&str, String)>, &str, &str)> = vec![
        (
            vec![("content/x.nl.md", "text".into())],
            "front-matter-missing",
            "content/x.nl.md:1:1",
        ),
        (
            vec![("content/x.nl.md", "---\ntitle: X\n".into())],
            "front-matter-unclosed",
            "content/x.nl.md:1:1",
        ),
        (
            vec![("content/x.nl.md", String::new())],
            "empty-file",
            "content/x.nl.md",
        ),
        (
            vec![("content/x.md", words.into())],
            "file-without-language",
            "content/x.md",
        ),
        (
            vec![("content/x.fr.md", words.into())],
            "unknown-language",
            "content/x.fr.md",
        ),
        (
            vec![("content/newz/x.nl.md", words.into())],
            "unknown-section",
            "content/newz/x.nl.md",
        ),
        (
            vec![("content/x.nl.md", "---\ntitel: X\ntitle: Y\n---\n".into())],
            "unknown-key",
            "content/x.nl.md:2:1",
        ),
        (
            vec![("content/x.nl.md", "---\nsummary: X\n---\n".into())],
            "missing-key",
            "content/x.nl.md:2:1",
        ),
        (
            vec![("content/x.nl.md", "---\ntitle: [X\n---\n".into())],
            "yaml-syntax",
            "content/x.nl.md",
        ),
        (
            event("start: 2026-12-01\ntitle: X\n"),
            "words-among-facts",
            "content/events/e.yaml:2:1",
        ),
        (
            vec![(
                "content/x.nl.md",
                "---\ntitle: X\ndate: 2026-01-01\n---\n".into(),
            )],
            "fact-among-words",
            "content/x.nl.md:3:1",
        ),
        (
            event("start: 2026-02-30 19:30\n"),
            "no-such-date",
            "content/events/e.yaml:1:8",
        ),
        (
            event("start: 2026-02-03 25:30\n"),
            "no-such-time",
            "content/events/e.yaml:1:8",
        ),
        (
            event("start: soon\n"),
            "wrong-type",
            "content/events/e.yaml:1:8",
        ),
        (
            event("start: 2026-12-02\nend: 2026-12-01\n"),
            "end-before-start",
            "content/events/e.yaml:2:6",
        ),
        (
            event("start: 2026-12-02\nrepeat: FREQ=NEVER\n"),
            "repeat-invalid",
            "content/events/e.yaml:2:9",
        ),
        (
            event("start: 2026-12-02\nrepeat: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2\n"),
            "repeat-empty",
            "content/events/e.yaml:2:9",
        ),
        (
            event("start: 2026-12-02\nrepeat: FREQ=DAILY\n"),
            "repeat-endless",
            "content/events/e.yaml:2:9",
        ),
        (
            event("start: 2026-12-02\nplace: nowhere\n"),
            "unknown-reference",
            "content/events/e.yaml:2:8",
        ),
        (
            event("start: 2026-12-02\ntopics: [citi]\n"),
            "unknown-topic",
            "content/events/e.yaml:2:10",
        ),
        (
            event("start: 2026-12-02\nstatus: canceled\n"),
            "not-a-choice",
            "content/events/e.yaml:2:9",
        ),
        (
            event("start: 2026-12-02\ncoach: X\n"),
            "key-of-other-kind",
            "content/events/e.yaml:2:1",
        ),
        (
            event("start: 2026-12-02\nstart: 2026-12-03\n"),
            "duplicate-key",
            "content/events/e.yaml:2:1",
        ),
        (
            event("start: 2026-12-02\nimage: none.jpg\n"),
            "file-missing",
            "content/events/e.yaml:2:8",
        ),
        (event(&deep), "yaml-too-deep", "content/events/e.yaml"),
        (
            event("end: 2026-12-02\n"),
            "missing-key",
            "content/events/e.yaml:1:1",
        ),
        (
            vec![("content/news/n.nl.md", words.into())],
            "missing-facts",
            "content/news/n.nl.md",
        ),
        (
            vec![(
                "content/x.nl.md",
                "---\ntitle: X\nslug: a/../b\n---\n".into(),
            )],
            "bad-slug",
            "content/x.nl.md:3:7",
        ),
        (
            vec![("content/a b.nl.md", words.into())],
            "bad-name",
            "content/a b.nl.md",
        ),
        (
            vec![("content/x.nl.md", "---\ntitle: X\nslug: news\n---\n".into())],
            "address-taken",
            "content/x.nl.md:3:7",
        ),
        (
            both("[x](/news/frist)\n"),
            "link-to-nothing",
            "content/x.nl.md:4:5",
        ),
        (
            both("[x](/news/first#none)\n"),
            "anchor-missing",
            "content/x.nl.md:4:5",
        ),
        (
            both("[x](javascript:alert)\n"),
            "link-scheme",
            "content/x.nl.md:4:5",
        ),
        (
            both("![x](none.png)\n"),
            "file-missing",
            "content/x.nl.md:4:6",
        ),
        (
            both("![x](https://elsewhere.example/x.png)\n"),
            "image-remote",
            "content/x.nl.md:4:6",
        ),
        (
            both("<script>x</script>\n"),
            "html-not-allowed",
            "content/x.nl.md:4:1",
        ),
        (
            both("::buton{label=\"x\"}\n"),
            "unknown-component",
            "content/x.nl.md:4:3",
        ),
        (
            both(":::callout\nx\n"),
            "component-unclosed",
            "content/x.nl.md:4:4",
        ),
        (
            both("::button{label=x}\n"),
            "component-syntax",
            "content/x.nl.md:4:1",
        ),
        (
            vec![("content/x.nl.md", words.into())],
            "missing-translation",
            "content/x.nl.md",
        ),
        (
            vec![(
                "site.yaml",
                SETTINGS.replace("theme: plain", "theme: plian"),
            )],
            "theme-missing",
            "site.yaml:2:8",
        ),
        (
            vec![(
                "site.yaml",
                SETTINGS.replace("[news, events]", "[news, evens]"),
            )],
            "menu-unknown",
            "site.yaml:13:14",
        ),
        (
            vec![("templates/page.html", "{% if %}".into())],
            "template-broken",
            "templates/page.html",
        ),
        (
            vec![("templates/news.html", "{{ entry.nothing.at.all }}".into())],
            "template-failed",
            "templates/news.html:1",
        ),
        (
            vec![
                ("site.yaml", SETTINGS.replace("theme: plain", "theme: loop")),
                (
                    "themes/loop/theme.yaml",
                    "name: loop\nextends: loop\n".into(),
                ),
            ],
            "theme-circular",
            "themes/loop/theme.yaml:2:10",
        ),
    ];
    for (files, code, place) in cases {
        let site = Site::new();
        for (path, text) in &files {
            site.write(path, text);
        }
        for (flag, language) in [
            ("en_GB.UTF-8", "help:"),
            ("nl_NL.UTF-8", "zo los je het op:"),
        ] {
            let output = site.build_with(&["--strict"], |command| {
                command.env("LANG", flag);
            });
            let told = stderr(&output);
            assert_eq!(output.status.code(), Some(1), "{code}: {told}");
            assert!(
                told.contains(&format!("[{code}]")),
                "{code} was expected: {told}"
            );
            assert!(
                told.contains(&format!("--> {place}")),
                "{code} at {place} was expected: {told}"
            );
            assert!(told.contains(language), "{code} in {flag}: {told}");
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let site = Site::new();
    site.write("content/x.nl.md", b"---\ntitle: \xff\xfe\n---\n");
    assert!(stderr(&site.build(&[])).contains("[not-utf8]"));
    site.write(
        "content/x.nl.md",
        b"\xef\xbb\xbf---\r\ntitle: X\r\n---\r\nTekst.\r\n",
    );
    assert_well(&site.build(&[]));
}

#[cfg(unix)]
#[test]
fn links_on_the_disk_do_not_lead_astray() {
    let site = Site::new();
    std::os::unix::fs::symlink(site.path("content"), site.path("content/news/loop"))
        .expect("a link");
    assert!(stderr(&site.build(&[])).contains("[symlink-loop]"));
    fs::remove_file(site.path("content/news/loop")).expect("removed");
    std::os::unix::fs::symlink("/etc/hostname", site.path("content/news/secret.txt"))
        .expect("a link");
    assert!(stderr(&site.build(&[])).contains("[symlink-outside]"));
}

#[test]
fn a_folder_without_a_site_is_no_site() {
    let empty = TempDir::new().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(["build", "--root"])
        .arg(empty.path())
        .output();
    assert_eq!(output.expect("the binary runs").status.code(), Some(2));
}
