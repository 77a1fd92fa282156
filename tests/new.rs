//! `tandem new`: the files of a new entry, checked by `tandem check`, in both languages.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

mod site;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use site::{SETTINGS, Site, files, stderr};

/// Every kind, the section of it, and what nobody but the writer can know.
const KINDS: [(&str, &str, &[&str]); 7] = [
    ("news", "news", &[]),
    ("event", "events", &["start"]),
    ("workshop", "workshops", &["start"]),
    ("initiative", "initiatives", &[]),
    ("partner", "partners", &[]),
    ("place", "places", &[]),
    ("page", "", &[]),
];

const LATER: &str = "  workshops: { kind: workshop }
  initiatives: { kind: initiative }
  partners: { kind: partner }
  more: { kind: event }
";

fn site() -> Site {
    let site = Site::new();
    let settings = SETTINGS.replace("topics:", &format!("{LATER}topics:"));
    site.write("site.yaml", settings);
    site
}

fn command(site: &Site, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
    command
        .args(args)
        .current_dir(site.path(""))
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C")
        .stdin(Stdio::null());
    command
}

fn new(site: &Site, args: &[&str]) -> Output {
    let mut all = vec!["new"];
    all.extend(args);
    command(site, &all).output().expect("the binary runs")
}

/// What `tandem check` tells: the code, the file and the key of each finding.
fn told(site: &Site) -> BTreeSet<(String, String, String)> {
    told_with(site, &[])
}

fn told_with(site: &Site, flags: &[&str]) -> BTreeSet<(String, String, String)> {
    let flags = [&["check", "--format", "json", "--lang", "en"], flags].concat();
    let output = command(site, &flags).output();
    let report = stderr(&output.expect("the binary runs"));
    let report: Value = serde_json::from_str(&report).expect("JSON");
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let told = report["diagnostics"].as_array().expect("a list").iter();
    told.map(|found| {
        let message = text(&found["message"]);
        let key = message.split('`').nth(1).unwrap_or_default().to_owned();
        (text(&found["code"]), text(&found["file"]), key)
    })
    .collect()
}

fn read(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path(path)).expect("a file")
}

fn stem(section: &str) -> String {
    if section.is_empty() {
        "content/fresh".to_owned()
    } else {
        format!("content/{section}/fresh")
    }
}

#[test]
fn what_is_left_open_is_all_that_is_told() {
    for titles in [false, true] {
        let site = site();
        let mut expected = BTreeSet::new();
        for (kind, section, left_open) in KINDS {
            let mut args = vec![kind, "fresh"];
            if titles {
                args.extend(["--nl", "Titel: \"nieuw\" #1", "--title", "en=12"]);
            }
            let output = new(&site, &args);
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            let stem = stem(section);
            let mut open = |file: String, key: &str| {
                expected.insert(("empty-key".to_owned(), file, key.to_owned()));
            };
            for key in left_open {
                open(format!("{stem}.yaml"), key);
            }
            if !titles {
                open(format!("{stem}.nl.md"), "title");
                open(format!("{stem}.en.md"), "title");
            }
        }
        assert_eq!(told(&site), expected);
    }
}

#[test]
fn filled_in_it_is_built_without_a_word_once_it_is_no_draft() {
    let site = site();
    for (kind, section, open) in KINDS {
        assert_eq!(new(&site, &[kind, "fresh"]).status.code(), Some(0));
        let stem = stem(section);
        for key in open {
            let path = format!("{stem}.yaml");
            let filled = read(&site, &path).replacen(
                &format!("{key}:\n"),
                &format!("{key}: 2027-01-10 20:00\n"),
                1,
            );
            site.write(&path, filled);
        }
        for code in ["nl", "en"] {
            let path = format!("{stem}.{code}.md");
            let filled = read(&site, &path).replace("\ntitle:\n", "\ntitle: Titel\n");
            site.write(&path, filled + "Tekst.\n");
        }
    }
    assert_eq!(told(&site), BTreeSet::new());
    let published = site.build(&["--strict"]);
    assert_eq!(published.status.code(), Some(0), "{}", stderr(&published));
    assert!(!site.path("public/nl/events/fresh/index.html").is_file());
    for (_, section, _) in KINDS {
        for code in ["nl", "en"] {
            let path = format!("{}.{code}.md", stem(section));
            site.write(&path, read(&site, &path).replace("\ndraft: true\n", "\n"));
        }
    }
    let published = site.build(&["--strict"]);
    assert_eq!(published.status.code(), Some(0), "{}", stderr(&published));
    for page in ["nl/events/fresh", "en/workshops/fresh", "nl/fresh"] {
        assert!(site.page(&format!("{page}/index.html")).contains("Te"));
    }
}

#[test]
fn every_key_is_there_with_its_explanation_and_counts_without_its_sign() {
    for (lang, said) in [("nl", "Wanneer het begint"), ("en", "When it starts")] {
        let site = site();
        let args = ["event", "fresh", "--lang", lang, "--nl", "A", "--en", "B"];
        assert_eq!(new(&site, &args).status.code(), Some(0));
        let facts = read(&site, "content/events/fresh.yaml");
        assert!(facts.contains(said), "{facts}");
        let all: String = facts
            .replace("\nstart:\n", "\nstart: 2026-09-14 19:30\n")
            .lines()
            .map(|line| match line.strip_prefix('#') {
                Some(rest) if !rest.starts_with(' ') || rest.starts_with("  ") => rest,
                _ => line,
            })
            .fold(String::new(), |text, line| text + line + "\n");
        site.write("content/events/fresh.yaml", &all);
        // Only what the examples refer to isn't there.
        let told = told_with(&site, &["--drafts"]);
        for expected in ["unknown-reference", "unknown-topic"] {
            let is_told = told.iter().any(|(code, ..)| code == expected);
            assert!(is_told, "{expected}\n{all}");
        }
        for (code, _, key) in told {
            let context = [
                "unknown-reference",
                "unknown-topic",
                "file-missing",
                "image-without-alt",
                "exception-matches-nothing",
            ];
            assert!(context.contains(&code.as_str()), "{code} {key}\n{all}");
        }
    }
}

#[test]
fn news_is_of_today() {
    let site = site();
    assert_eq!(new(&site, &["news", "fresh"]).status.code(), Some(0));
    let facts = read(&site, "content/news/fresh.yaml");
    let date = facts.lines().find_map(|line| line.strip_prefix("date: "));
    let date: jiff::civil::Date = date.expect("a date").parse().expect("a date");
    let today = jiff::Timestamp::now()
        .to_zoned_datetime(jiff::tz::TimeZone::UTC)
        .date();
    // In Leiden it may be tomorrow already.
    assert!(
        date == today || Some(date) == today.tomorrow().ok(),
        "{date}"
    );
}

#[test]
fn it_speaks_the_language_that_is_asked_for() {
    let site = site();
    let says = |args: &[&str], words: &str| {
        let output = new(&site, args);
        let said = String::from_utf8(output.stdout).expect("text");
        assert!(said.contains(words), "{said}");
        let facts = format!("content/events/{}.yaml", args[1]);
        assert!(said.contains(&facts), "{said}");
    };
    says(&["event", "a"], "Zo ga je verder");
    says(&["event", "b", "--lang", "en"], "What to do next");
    says(
        &["event", "c", "--lang", "nl", "--nl", "C"],
        "Nog in te vullen: start, title (en)",
    );
}

#[test]
fn a_name_may_have_its_section_before_it() {
    let site = site();
    for (args, file) in [
        (vec!["event", "a"], "content/events/a.en.md"),
        (vec!["event", "more/a"], "content/more/a.en.md"),
        (
            vec!["event", "b", "--section", "more"],
            "content/more/b.yaml",
        ),
        (
            vec!["event", "2026/c", "--section", "more"],
            "content/more/2026/c.nl.md",
        ),
        (vec!["event", "/more/d"], "content/more/d.nl.md"),
        (vec!["page", "/about"], "content/about.nl.md"),
    ] {
        let output = new(&site, &args);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(site.path(file).is_file(), "{file}");
    }
}

#[test]
fn what_can_not_be_is_refused_and_nothing_is_written() {
    let site = site();
    site.words("content/events/folder/index", "Map", "Folder");
    site.write("content/events/folder/index.yaml", "start: 2027-01-10\n");
    site.write("content/events/words.fr.md", "---\ntitle: X\n---\n");
    let before = files(&site.path(""));
    for (args, says) in [
        (vec!["evnt", "x"], "did you mean `event`?"),
        (vec!["event", "news/x"], "tandem new news news/x"),
        (vec!["event", "mroe/x"], "did you mean `more`?"),
        (vec!["event", "Diner 2026!"], "call it `diner-2026`"),
        (vec!["event", "x.nl.md"], "call it `x`"),
        (vec!["event", "../x"], "no section `..`"),
        (
            vec!["event", "a/../x", "--section", "more"],
            "call it `a/x`",
        ),
        (vec!["event", "more/_index"], "small letters"),
        (vec!["event", "more/"], "small letters"),
        (vec!["event", "/x"], "only pages"),
        (vec!["page", "news"], "content/news"),
        (vec!["news", "first"], "content/news/first."),
        (vec!["event", "folder"], "content/events/folder/index."),
        (vec!["event", "words"], "content/events/words.fr.md"),
        (
            vec!["event", "x", "--title", "fr=X"],
            "choose from `nl`, `en`",
        ),
    ] {
        let mut all = args.clone();
        all.extend(["--lang", "en"]);
        let output = new(&site, &all);
        let report = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {report}");
        assert!(report.contains(says), "{args:?}: {report}");
        assert_eq!(files(&site.path("")), before, "{args:?}");
    }
    let dutch = stderr(&new(&site, &["event", "a b", "--lang", "nl"]));
    assert!(dutch.contains("noem het `a-b`"), "{dutch}");
}

#[test]
fn all_files_or_none() {
    let site = site();
    // A folder where a file must come: the last of them can't be written.
    fs::create_dir_all(site.path("content/events/fresh.en.md/x")).expect("a folder");
    let output = new(&site, &["event", "fresh"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(!site.path("content/events/fresh.yaml").is_file());
    assert!(!site.path("content/events/fresh.nl.md").is_file());
}

#[test]
fn without_settings_that_can_be_read_they_are_told() {
    let site = site();
    site.write("site.yaml", "languages: [\n");
    let output = new(&site, &["event", "fresh", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("site.yaml"));
    assert_eq!(
        new(&site, &["event", "x", "--root", "nowhere"])
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn a_site_of_other_languages_has_their_files() {
    let site = Site::new();
    let settings = SETTINGS.replace("  en:", "  fr: { name: Français, title: Site }\n  en:");
    site.write(
        "site.yaml",
        settings.replace("en: City", "en: City, fr: Ville"),
    );
    let output = new(&site, &["page", "fresh", "--title", "fr=Étés", "--en", "X"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(read(&site, "content/fresh.fr.md").contains("\ntitle: Étés\n"));
    let said = String::from_utf8(output.stdout).expect("text");
    assert!(said.contains("title (nl)\n"), "{said}");
}

/// At a terminal, which `script` (util-linux) plays.
#[test]
fn at_a_terminal_it_asks_for_what_is_missing() {
    let site = site();
    let has_script = Command::new("script").arg("--version").output();
    let has_script = has_script.is_ok_and(|output| output.status.success());
    assert!(has_script || !cfg!(target_os = "linux"), "no `script`");
    if !has_script {
        return; // another system's `script` takes other flags
    }
    let line = format!(
        "'{}' new event fresh --lang nl",
        env!("CARGO_BIN_EXE_tandem")
    );
    let mut child = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .current_dir(site.path(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script runs");
    let mut stdin = child.stdin.take().expect("its input");
    stdin
        .write_all("Diner\n\nmorgen\n2027-01-10 20:00\n".as_bytes())
        .expect("written");
    let output = child.wait_with_output().expect("it ends");
    drop(stdin);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("Titel (Nederlands): "), "{said}");
    assert!(said.contains("Dat is geen datum of tijd."), "{said}");
    assert!(said.contains("Nog in te vullen: title (en)"), "{said}");
    let facts = read(&site, "content/events/fresh.yaml");
    assert!(facts.contains("\nstart: 2027-01-10 20:00\n"), "{facts}");
    assert!(read(&site, "content/events/fresh.nl.md").contains("\ntitle: Diner\n"));
}
