//! What the desk shows of translations that have not followed.

use std::process::Command;

use crate::served::{PATIENCE, Served};
use crate::site::Site;
use crate::writers::git;

const FILE: &str = "content/news/first.nl.md";

/// A site of which the one entry is confirmed and committed.
fn confirmed() -> Site {
    let site = Site::new();
    confirm(&site);
    git(&site.path(""), &["init", "--quiet"]);
    commit(&site);
    site
}

fn confirm(site: &Site) {
    let output = Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(["confirm", "--all", "--root"])
        .arg(site.path(""))
        .output()
        .expect("the binary runs");
    assert!(output.status.success(), "{output:?}");
}

fn commit(site: &Site) {
    git(&site.path(""), &["add", "--all"]);
    git(&site.path(""), &["commit", "--quiet", "--message", "x"]);
}

fn words(text: &str) -> String {
    format!("---\ntitle: Eerste\n---\n{text}\n")
}

#[test]
fn the_desk_shows_what_is_stale_until_it_is_confirmed() {
    let site = confirmed();
    let mut served = Served::of(&site);
    let desk = "/_tandem/?lang=en";
    let beside = "/_tandem/beside/news/first?lang=en";
    assert!(!served.text(desk).contains("state--stale"));
    assert!(!served.text(beside).contains("id=\"stale\""));
    site.write(FILE, words("Tekst & uitleg."));
    let line = served.line_of("first.nl.md");
    assert!(
        line.problems.starts_with('1') || line.problems.starts_with('2'),
        "{line:?}"
    );
    assert!(served.text(desk).contains("state--stale"));
    assert!(served.text(desk).contains("stale-translation"));
    let page = served.text(beside);
    for expected in [
        "<p lang=\"nl\">Tekst<ins> &amp; uitleg</ins>.</p>",
        "<p lang=\"en\">Text.</p>",
        "<code>tandem confirm news/first</code>",
    ] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    confirm(&site);
    served.settle(|served| {
        let is_stale = served.text(desk).contains("state--stale");
        (!is_stale).then_some(()).ok_or_else(|| "stale".to_owned())
    });
}

#[test]
fn at_its_start_it_writes_down_what_the_commits_say() {
    let site = confirmed();
    site.write(FILE, words("Andere tekst."));
    commit(&site);
    site.write(
        "content/news/first.en.md",
        "---\ntitle: First\n---\nOther text.\n",
    );
    commit(&site);
    let record = site.path("translations/news/first.txt");
    let before = std::fs::read_to_string(&record).expect("a record");
    // What is being written says nothing yet.
    site.write(FILE, words("Half"));
    let mut serve = Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(["serve", "--port", "0", "--root"])
        .arg(site.path(""))
        .env_remove("CI")
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("the binary runs");
    let started = std::time::Instant::now();
    let after = loop {
        let now = std::fs::read_to_string(&record).expect("a record");
        if now != before || started.elapsed() > PATIENCE {
            break now;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    serve.kill().and_then(|()| serve.wait()).expect("ended");
    assert_ne!(after, before);
    // The record alone now knows it: a clone without a history, say.
    std::fs::remove_dir_all(site.path(".git")).expect("no repository");
    let output = site.build(&[]);
    let told = crate::site::told(&output);
    let place = "content/news/first.en.md:4:1".to_owned();
    assert!(
        told.contains(&("stale-translation".to_owned(), place)),
        "{told:?}"
    );
}
