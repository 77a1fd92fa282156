//! Little sites, each with what is published of it, byte for byte, and what is told about it.
//!
//! A folder in `tests/sites/` has `in/`, the site; `expected/`, the published files that matter; where
//! it matters which files there are, `files.txt`; and `report.nl.txt` and `report.en.txt`, all that the
//! binary prints but the times. `TANDEM_BLESS=1 cargo test --test golden` writes what is expected anew;
//! a file is added to it by making an empty one. The theme `bare` of these sites is `tests/theme/`.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

mod site;

use std::fs;
use std::path::{Path, PathBuf};

use site::{LOCALES, build_of, copy, files};
use tempfile::TempDir;

#[test]
fn the_smallest_site() {
    golden("smallest");
}

#[test]
fn an_entry_in_a_folder_with_its_attachments_and_pages_below_it() {
    golden("folders");
}

#[test]
fn every_kind_with_references_both_ways() {
    golden("kinds");
}

#[test]
fn what_repeats_keeps_its_hour_when_summer_time_comes() {
    golden("repeats");
}

#[test]
fn calendars_over_both_changes_of_summer_time_and_feeds_with_pictures() {
    golden("calendars");
}

#[test]
fn three_languages() {
    golden("three-languages");
}

#[test]
fn what_is_missing_in_a_language_is_said_and_linked_around() {
    golden("missing-translation");
}

#[test]
fn what_is_not_published_now_is_not_there() {
    golden("not-now");
}

#[test]
fn old_addresses_lead_to_new_ones() {
    golden("aliases");
}

#[test]
fn lists_by_topic_and_by_the_page() {
    golden("lists");
}

#[test]
fn lists_of_what_has_something_in_common() {
    golden("filters");
}

#[test]
fn a_text_with_all_that_markdown_has() {
    golden("markdown");
}

#[test]
fn a_theme_over_a_theme_and_the_site_over_both() {
    golden("themes");
}

#[test]
fn a_title_full_of_markup_is_text_in_every_format() {
    golden("markup");
}

#[test]
fn every_mistake_of_a_site_is_told_at_once() {
    golden("mistakes");
}

#[test]
fn every_site_has_its_test() {
    for case in fs::read_dir(sites()).expect("the sites") {
        let case = case.expect("a site").file_name();
        let test = format!("golden(\"{}\")", case.display());
        assert!(include_str!("golden.rs").contains(&test), "{test}");
    }
}

fn sites() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites")
}

fn golden(case: &str) {
    let case = sites().join(case);
    let root = TempDir::new().expect("a folder");
    copy(&case.join("in"), root.path());
    copy(&case.join("../../theme"), &root.path().join("themes/bare"));
    let out = root.path().join("public");
    for locale in LOCALES {
        let _ = fs::remove_dir_all(&out);
        // What Pagefind writes is in files whose names are as long as they say little: see tests/search.rs.
        let output = build_of(root.path())
            .arg("--no-search")
            .env("LANG", locale)
            .output()
            .expect("the binary runs");
        let told =
            [output.stderr, output.stdout].map(|text| String::from_utf8(text).expect("text"));
        let report: String = told
            .concat()
            .replace(&*out.to_string_lossy(), "public")
            .split_inclusive('\n')
            .filter(|line| !line.starts_with("Time: ") && !line.starts_with("Tijd: "))
            .collect();
        hold(
            &case.join(format!("report.{}.txt", &locale[..2])),
            report.as_bytes(),
        );
    }
    for (path, _) in files(&case.join("expected")) {
        let published = fs::read(out.join(&path)).expect("published");
        hold(&case.join("expected").join(path), &published);
    }
    if case.join("files.txt").exists() {
        let mut list = String::new();
        for (path, _) in files(&out) {
            list.push_str(&format!("{}\n", path.display()));
        }
        hold(&case.join("files.txt"), list.as_bytes());
    }
}

/// What is found is what is expected; or, with `TANDEM_BLESS`, becomes it.
fn hold(expected: &Path, found: &[u8]) {
    if std::env::var_os("TANDEM_BLESS").is_some() {
        fs::write(expected, found).expect("written");
    }
    let held = fs::read(expected).unwrap_or_default();
    assert_eq!(
        String::from_utf8_lossy(found),
        String::from_utf8_lossy(&held),
        "{}",
        expected.display()
    );
    assert_eq!(found, held, "{}", expected.display());
}
