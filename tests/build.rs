//! `tandem build`, the real binary, on little sites: files in, pages out.

#![expect(
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

mod site;

use std::fs;
use std::process::Command;

use site::{SETTINGS, Site, assert_well, stderr};
use tempfile::TempDir;

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

#[test]
fn a_folder_without_a_site_is_no_site() {
    let empty = TempDir::new().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(["build", "--root"])
        .arg(empty.path())
        .output();
    assert_eq!(output.expect("the binary runs").status.code(), Some(2));
}

#[test]
fn compressed_texts_are_published_on_demand_and_only_once() {
    let site = Site::new();
    site.build(&[]);
    assert!(!site.path("public/nl/index.html.br").exists());
    site.build(&["--compress"]);
    let page = fs::read(site.path("public/nl/index.html")).expect("a page");
    let mut unpacked = Vec::new();
    let small = fs::read(site.path("public/nl/index.html.br")).expect("with Brotli");
    brotli::BrotliDecompress(&mut small.as_slice(), &mut unpacked).expect("Brotli");
    assert_eq!(unpacked, page);
    let small = fs::read(site.path("public/nl/index.html.gz")).expect("with gzip");
    let mut unpacked = Vec::new();
    std::io::Read::read_to_end(
        &mut flate2::read::GzDecoder::new(small.as_slice()),
        &mut unpacked,
    )
    .expect("gzip");
    assert_eq!(unpacked, page);
    let before = site.published();
    site.build(&["--compress"]);
    assert_eq!(site.published(), before);
    site.build(&[]);
    assert!(!site.path("public/nl/index.html.gz").exists(), "an orphan");
}
