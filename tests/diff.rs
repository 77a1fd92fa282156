//! `tandem diff`: what a change does to the site, from two folders or two commits.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

mod site;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use site::{Site, assert_well, stderr};

const EVENT: &str = "start: 2026-12-01 19:30\nend: 2026-12-01 21:00\n";

/// A site with two events, published to `before`, changed, and published to `after`.
fn changed() -> Site {
    let site = Site::new();
    for name in ["stays", "goes"] {
        site.write(&format!("content/events/{name}.yaml"), EVENT);
        site.words(&format!("content/events/{name}"), name, name);
    }
    site.words("content/about", "Over ons", "About us");
    publish(&site, "before");
    change(&site);
    publish(&site, "after");
    site
}

fn change(site: &Site) {
    site.write("content/events/stays.yaml", EVENT.replace("19:30", "20:00"));
    for ending in ["yaml", "nl.md", "en.md"] {
        site.remove(&format!("content/events/goes.{ending}"));
    }
    let moved = "---\ntitle: Over ons\nslug: wie-wij-zijn\naliases: [/nl/about/]\n---\nTekst.\n";
    site.write("content/about.nl.md", moved);
    site.write("content/news/new.yaml", "date: 2026-11-20\n");
    site.words("content/news/new", "Nieuw | *ster*", "New");
}

fn publish(site: &Site, out: &str) {
    let out = site.path(out);
    assert_well(&site.build(&["--out", out.to_str().expect("a path")]));
}

fn diff(site: &Site, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(["diff", "--at", "2026-11-24T12:00"])
        .args(arguments)
        .current_dir(site.path(""))
        .env_remove("LC_ALL")
        .env("LANG", "en_GB.UTF-8")
        .output()
        .expect("the binary runs")
}

fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{}", stderr(output));
    String::from_utf8(output.stdout.clone()).expect("text")
}

/// What is told of an address.
fn told<'a>(document: &'a Value, address: &str) -> &'a Value {
    let list = document["differences"].as_array().expect("a list");
    let found = list.iter().find(|found| found["address"] == address);
    found.unwrap_or(&Value::Null)
}

#[test]
fn what_appears_vanishes_moves_and_changes_is_told_per_language() {
    let site = changed();
    let output = diff(&site, &["before", "after", "--format", "json"]);
    let document: Value = serde_json::from_str(&printed(&output)).expect("JSON");
    let change = |address: &str| told(&document, address)["change"].clone();
    assert_eq!(change("/nl/news/new/"), "appears");
    assert_eq!(change("/en/news/new/"), "appears");
    assert_eq!(change("/en/events/goes/"), "vanishes");
    assert_eq!(change("/en/events/goes/event.ics"), "vanishes");
    assert_eq!(change("/en/about/"), Value::Null);
    let moved = told(&document, "/nl/about/");
    assert_eq!(moved["change"], "moves");
    assert_eq!(moved["to"], "/nl/wie-wij-zijn/");
    assert_eq!(change("/nl/wie-wij-zijn/"), Value::Null, "moved, not new");
    let event = told(&document, "/en/events/stays/event.ics");
    assert_eq!(event["sort"], "event");
    assert_eq!(event["title"], "stays");
    let start =
        json!({ "name": "DTSTART", "before": "20261201T193000", "after": "20261201T200000" });
    assert_eq!(event["details"], json!([start]));
    let feed = told(&document, "/en/news/feed.xml");
    assert_eq!(
        feed["details"],
        json!([{ "name": "entry", "before": null, "after": "New" }])
    );
    assert_eq!(feed["language"], "en");
}

#[test]
fn it_is_told_to_people_in_either_tongue_and_to_pull_requests() {
    let site = changed();
    let text = printed(&diff(&site, &["before", "after"]));
    assert!(text.starts_with("[en]\n"), "{text}");
    assert!(text.contains("  + new: page /en/news/new/  “New"), "{text}");
    assert!(
        text.contains("  > moved: page /nl/about/ → /nl/wie-wij-zijn/"),
        "{text}"
    );
    assert!(
        text.contains("      starts: 2026-12-01 19:30 → 2026-12-01 20:00\n"),
        "{text}"
    );
    let dutch = printed(&diff(&site, &["before", "after", "--lang", "nl"]));
    assert!(dutch.contains("  + nieuw: pagina /en/news/new/"), "{dutch}");
    let markdown = printed(&diff(&site, &["before", "after", "--format", "markdown"]));
    assert!(
        markdown.contains("| new: page | `/nl/news/new/` | Nieuw \\| \\*ster\\*"),
        "{markdown}"
    );
}

#[test]
fn where_nothing_changes_it_says_so() {
    let site = changed();
    let text = printed(&diff(&site, &["after", "after"]));
    assert_eq!(text, "Nothing about the site changes.\n");
    // A style that changes is no change of the pages that use it.
    site.write("templates/header.html", "<header>Other</header>\n");
    publish(&site, "other");
    let text = printed(&diff(&site, &["after", "other"]));
    assert!(
        text.starts_with("Pages that are different around their words"),
        "{text}"
    );
}

fn git(site: &Site, arguments: &[&str]) {
    let status = Command::new("git")
        .args(["-c", "user.name=Test", "-c", "user.email=test@site.example"])
        .args(arguments)
        .current_dir(site.path(""))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git runs");
    assert!(status.status.success(), "{}", stderr(&status));
}

#[test]
fn commits_are_built_and_compared_and_leave_nothing_behind() {
    let site = changed();
    for folder in ["before", "after"] {
        fs::remove_dir_all(site.path(folder)).expect("removed");
    }
    // Addresses are kept, that of what readers search in among them: no index is made to compare.
    site.write("urls.txt", "/en/news/first/ news/first\n/en/search/\n");
    git(&site, &["init", "--quiet", "--initial-branch=main"]);
    git(&site, &["add", "."]);
    git(&site, &["commit", "--quiet", "-m", "Now"]);
    site.words("content/about", "Over ons allemaal", "About us");
    git(&site, &["commit", "--quiet", "-am", "Later"]);
    let output = diff(&site, &["main~1", "main", "--format", "json"]);
    let document: Value = serde_json::from_str(&printed(&output)).expect("JSON");
    assert_eq!(told(&document, "/nl/about/")["change"], "changes");
    let worktrees = site.path(".git/worktrees");
    assert!(!worktrees.exists() || fs::read_dir(worktrees).expect("a folder").next().is_none());
    let output = diff(&site, &["main", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("nowhere could not be taken from git"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_folder_that_no_build_wrote_is_refused() {
    let site = changed();
    let content = site.path("content");
    let content: &Path = &content;
    let output = diff(&site, &["before", content.to_str().expect("a path")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("that Tandem built"),
        "{}",
        stderr(&output)
    );
    // Nor is it an empty site that another version of Tandem wrote: nothing is known of it.
    let manifest = site.path("before/.tandem.json");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    fs::write(&manifest, text.replace("\"version\": 3", "\"version\": 2")).expect("written");
    let output = diff(&site, &["before", "after"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}

#[test]
fn what_a_clone_has_left_behind_is_fetched() {
    let site = changed();
    git(&site, &["init", "--quiet", "--initial-branch=main"]);
    git(&site, &["config", "uploadpack.allowFilter", "true"]);
    git(&site, &["add", "site.yaml", "content"]);
    git(&site, &["commit", "--quiet", "-m", "Now"]);
    site.words("content/about", "Over ons allemaal", "About us");
    git(&site, &["commit", "--quiet", "-am", "Later"]);
    let origin = format!("file://{}", site.path("").display());
    let flags = ["clone", "--quiet", "--filter=blob:none"];
    git(&site, &[&flags[..], &[&origin, "clone"]].concat());
    let output = diff(
        &site,
        &["main~1", "main", "--root", "clone", "--format", "json"],
    );
    let document: Value = serde_json::from_str(&printed(&output)).expect("JSON");
    assert_eq!(told(&document, "/nl/about/")["change"], "changes");
}
