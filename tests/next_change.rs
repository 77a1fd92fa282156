//! When a site changes by itself: until then it stays as it is, byte for byte, and then it doesn't.

#![expect(clippy::expect_used, reason = "a test that can't go on must stop")]

mod site;

use std::path::PathBuf;
use std::process::Command;

use jiff::{Span, ZonedDateTime};
use site::{Site, stderr};
use tempfile::TempDir;

/// When the site will next change after a moment.
fn next_change(site: &Site, at: &str) -> String {
    let printed = run(site, &["next-change", "--at", at]);
    printed.trim_end().to_owned()
}

/// What is published at a moment, but for the manifest, which tells of the moment itself.
fn published(site: &Site, at: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let out = TempDir::new().expect("a folder");
    let folder = out.path().to_str().expect("a path");
    run(site, &["build", "--at", at, "--out", folder]);
    let mut files = site::files(out.path());
    files.retain(|(path, _)| !path.ends_with(".tandem.json"));
    files
}

fn run(site: &Site, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(arguments)
        .arg("--root")
        .arg(site.path(""))
        .output()
        .expect("the binary runs");
    assert!(output.status.success(), "{}", stderr(&output));
    String::from_utf8(output.stdout).expect("text")
}

/// Walks from change to change, and gives them.
fn changes(site: &Site, from: &str, count: usize) -> Vec<String> {
    let mut at = from.to_owned();
    let mut found = Vec::new();
    for _ in 0..count {
        let next = next_change(site, &at);
        let moment: ZonedDateTime = format!("{next}[Europe/Amsterdam]")
            .parse()
            .expect("a moment");
        let before = moment
            .checked_sub(Span::new().seconds(1))
            .expect("a moment");
        let before = before.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
        let now = published(site, &at);
        assert!(now == published(site, &before), "{at}..{next}");
        assert!(now != published(site, &next), "{at}..{next}");
        found.push(next.clone());
        at = next;
    }
    found
}

#[test]
fn what_lasts_goes_from_the_list_of_one_month_to_the_next() {
    let site = Site::new();
    site.write(
        "content/events/exhibition.yaml",
        "start: 2026-09-20\nend: 2026-12-10\n",
    );
    site.words("content/events/exhibition", "Tentoonstelling", "Exhibition");
    let expected = [
        "2026-11-01T00:00:00+01:00", // until then in the list of October
        "2026-12-01T00:00:00+01:00",
        "2026-12-11T00:00:00+01:00", // it is over
    ];
    assert_eq!(changes(&site, "2026-10-15T12:00", 3), expected);
}

#[test]
fn entries_appear_expire_and_become_past() {
    let site = Site::new();
    let facts = "start: 2026-11-25 20:00\nend: 2026-11-25 21:30\nregistration:\n  url: https://x.example\n  deadline: 2026-11-24\n";
    site.write("content/events/talk.yaml", facts);
    site.words("content/events/talk", "Lezing", "Talk");
    let facts = "date: 2026-11-26\npublish_from: 2026-11-26 09:00\npublish_until: 2026-11-28\n";
    site.write("content/news/soon.yaml", facts);
    site.words("content/news/soon", "Straks", "Soon");
    let expected = [
        "2026-11-25T00:00:00+01:00", // one can no longer sign up
        "2026-11-25T21:30:01+01:00", // it is over
        "2026-11-26T09:00:00+01:00", // the news appears
        "2026-11-29T00:00:00+01:00", // and goes
    ];
    assert_eq!(changes(&site, "2026-11-24T12:00", 4), expected);
    // Then nothing until the year is another, which dates in lists tell.
    let next = next_change(&site, "2026-11-29T00:00:00+01:00");
    assert_eq!(next, "2027-01-01T00:00:00+01:00");
}

#[test]
fn a_draft_changes_nothing() {
    let site = Site::new();
    site.write(
        "content/news/soon.yaml",
        "date: 2026-11-26\npublish_from: 2026-11-26\n",
    );
    for lang in ["nl", "en"] {
        let words = "---\ntitle: Straks\ndraft: true\n---\n";
        site.write(&format!("content/news/soon.{lang}.md"), words);
    }
    let next = next_change(&site, "2026-11-24T12:00");
    assert_eq!(next, "2027-01-01T00:00:00+01:00");
}

#[test]
fn what_repeats_for_ever_comes_into_sight_day_by_day() {
    let site = Site::new();
    let facts = "start: 2026-11-01 20:00\nrepeat: FREQ=MONTHLY\n";
    site.write("content/events/cafe.yaml", facts);
    site.words("content/events/cafe", "Café", "Café");
    let next = next_change(&site, "2026-11-24T12:00");
    assert_eq!(next, "2026-11-25T00:00:00+01:00");
}

#[test]
fn a_theme_that_shows_the_day_changes_every_day() {
    let site = Site::new();
    site.write("templates/footer.html", "<footer>{{ today }}</footer>\n");
    assert_eq!(
        changes(&site, "2026-11-24T12:00", 1),
        ["2026-11-25T00:00:00+01:00"]
    );
}

#[test]
fn a_build_says_so_and_writes_it_down() {
    let site = Site::new();
    let output = site.build(&[]);
    let said = String::from_utf8_lossy(&output.stdout);
    let moment = "2027-01-01T00:00:00+01:00";
    assert!(
        said.contains(&format!("Will change by itself at: {moment}\n")),
        "{said}"
    );
    let manifest = site.page(".tandem.json");
    assert!(
        manifest.contains(&format!("\"next_change\": \"{moment}\"")),
        "{manifest}"
    );
}
