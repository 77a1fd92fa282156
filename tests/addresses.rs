//! Addresses live for ever: `urls.txt` has each that was published, and none may lead nowhere.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

mod site;

use std::fs;
use std::process::{Command, Output};

use site::{SETTINGS, Site, assert_well, stderr, told};

/// An ordinary build, at whatever moment it is.
fn build(site: &Site, flags: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(["build", "--root"])
        .arg(site.path(""))
        .args(flags)
        .env("LANG", "en_GB.UTF-8")
        .output()
        .expect("the binary runs")
}

fn kept(site: &Site) -> String {
    fs::read_to_string(site.path("urls.txt")).expect("a file")
}

/// A site that keeps its addresses, with an event.
fn keeping() -> Site {
    let site = Site::new();
    site.write("content/events/party.yaml", "start: 2199-01-10 20:00\n");
    site.words("content/events/party", "Feest", "Party");
    site.write("urls.txt", "# Kept for ever.\n");
    assert_well(&build(&site, &[]));
    site
}

#[test]
fn a_build_adds_what_it_publishes_to_the_file_that_is_there() {
    let site = Site::new();
    assert_well(&build(&site, &[]));
    assert!(!site.path("urls.txt").exists());
    let site = keeping();
    let kept = kept(&site);
    assert!(kept.starts_with("# Kept for ever.\n/\n/en/\n"), "{kept}");
    for line in [
        "/nl/events/",
        "/nl/events/calendar.ics",
        "/nl/events/feed.xml",
        "/nl/events/party/ events/party",
        "/nl/events/party/event.ics events/party",
        "/en/topics/city/",
    ] {
        assert!(kept.lines().any(|kept| kept == line), "{line}: {kept}");
    }
    let hashed = kept.lines().find(|line| line.contains("/assets/"));
    assert_eq!(hashed, None);
    // Nothing is added a second time, and nothing else is made again for it.
    let again = build(&site, &[]);
    assert!(String::from_utf8_lossy(&again.stdout).contains("Files: 0 written"));
    assert_eq!(self::kept(&site), kept);
}

#[test]
fn search_may_be_left_out_of_a_build_for_once() {
    let site = keeping();
    assert!(kept(&site).lines().any(|kept| kept == "/en/search/"));
    assert_well(&build(&site, &["--no-search"]));
    site.write("site.yaml", format!("{SETTINGS}search: false\n"));
    let told = told(&build(&site, &[]));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told.iter().all(|(code, _)| code == "address-gone"),
        "{told:?}"
    );
}

#[test]
fn what_was_not_published_is_not_kept() {
    let site = keeping();
    let before = kept(&site);
    let draft = "---\ntitle: Nieuw\ndraft: true\n---\n";
    site.write("content/new.nl.md", draft);
    site.write("content/new.en.md", draft);
    assert_well(&build(&site, &["--drafts"]));
    assert_well(&build(&site, &["--at", "2199-01-01"]));
    assert_well(&build(&site, &[]));
    assert_eq!(kept(&site), before);
}

#[test]
fn an_entry_under_another_slug_needs_its_old_address() {
    let site = keeping();
    let words = |keys: &str| {
        let words = format!("---\ntitle: Feest\nslug: groot-feest\n{keys}---\n");
        site.write("content/events/party.nl.md", words);
    };
    words("");
    let output = build(&site, &[]);
    // Its calendar file is spoken of with its page.
    let line = 2 + kept(&site)
        .lines()
        .position(|line| line == "/nl/events/party/ events/party")
        .expect("kept");
    let expected = vec![("address-gone".into(), format!("urls.txt:{}:1", line - 1))];
    assert_eq!(told(&output), expected, "{}", stderr(&output));
    let help =
        "add a line `aliases: [/nl/events/party/]` above the text of content/events/party.nl.md";
    assert!(stderr(&output).contains(help), "{}", stderr(&output));
    words("aliases: [/nl/events/party/]\n");
    assert_well(&build(&site, &[]));
    let calendar = site.page("nl/events/party/event.ics");
    assert_eq!(calendar, site.page("nl/events/groot-feest/event.ics"));
    assert!(kept(&site).contains("/nl/events/groot-feest/ events/party\n"));
}

#[test]
fn an_entry_under_another_name_is_looked_for() {
    let site = keeping();
    for ending in ["yaml", "nl.md", "en.md"] {
        let path = |name: &str| site.path(&format!("content/events/{name}.{ending}"));
        fs::rename(path("party"), path("party-night")).expect("renamed");
    }
    let output = build(&site, &[]);
    let codes: Vec<String> = told(&output).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["address-gone", "address-gone"]);
    let report = stderr(&output);
    assert!(report.contains("it was `events/party`"), "{report}");
    assert!(
        report.contains("if content/events/party-night.en.md took its place"),
        "{report}"
    );
    // Nobody ever saw it: its lines may go.
    let lines: Vec<String> = kept(&site)
        .lines()
        .filter(|line| !line.ends_with(" events/party"))
        .map(str::to_owned)
        .collect();
    site.write("urls.txt", lines.join("\n"));
    assert_well(&build(&site, &[]));
}

#[test]
fn what_its_writer_takes_back_is_not_missed() {
    let site = keeping();
    site.write(
        "content/events/party.yaml",
        "start: 2199-01-10 20:00\npublish_until: 2020-01-01\n",
    );
    assert_well(&build(&site, &[]));
}
