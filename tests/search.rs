//! What readers search in, and everything from A to Z: the real binary, on little sites.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

mod site;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use site::{SETTINGS, Site, assert_well};

/// A site with two entries in both languages, and one in Dutch alone.
fn site() -> Site {
    let site = Site::new();
    site.write(
        "content/news/second.yaml",
        "date: 2026-06-25\ntopics: [city]\n",
    );
    site.words("content/news/second", "Tweede", "Second");
    site.write("content/events/feast.yaml", "start: 2026-01-02\n");
    site.write(
        "content/events/feast.nl.md",
        "---\ntitle: Één feest\n---\nFeest.\n",
    );
    site
}

fn of_index(files: &[(PathBuf, Vec<u8>)]) -> Vec<&Path> {
    let paths = files.iter().map(|(path, _)| path.as_path());
    paths.filter(|path| path.starts_with("search")).collect()
}

/// What is kept of indexes between builds: each file, and when it was written.
fn kept(site: &Site) -> Vec<(PathBuf, SystemTime)> {
    let files = fs::read_dir(site.path(".tandem/cache/search"));
    let mut kept: Vec<_> = files
        .into_iter()
        .flatten()
        .map(|file| {
            let file = file.expect("a file");
            let written = file.metadata().and_then(|found| found.modified());
            (file.path(), written.expect("a time"))
        })
        .collect();
    kept.sort();
    kept
}

#[test]
fn each_language_has_an_index_with_its_own_stemming_and_nothing_more() {
    let site = site();
    assert_well(&site.build(&[]));
    let entry = |code| site.page(&format!("search/{code}/pagefind-entry.json"));
    assert!(entry("nl").contains("\"wasm\":\"nl\",\"page_count\":3"));
    assert!(entry("en").contains("\"wasm\":\"en\",\"page_count\":2"));
    let published = site.published();
    let names: Vec<String> = of_index(&published)
        .iter()
        .filter_map(|path| path.strip_prefix("search/nl").ok())
        .map(|path| path.to_string_lossy().into_owned())
        .filter(|path| !path.starts_with("fragment/") && !path.contains('_'))
        .collect();
    assert_eq!(
        names,
        ["pagefind-entry.json", "pagefind.js", "wasm.nl.pagefind"]
    );
    assert!(
        site.page("nl/zoeken/index.html")
            .contains("data-index=\"/search/nl/\"")
    );
    assert!(
        site.page("en/search/index.html")
            .contains("data-index=\"/search/en/\"")
    );
    assert!(
        site.page("nl/index.html")
            .contains("action=\"/nl/zoeken/\"")
    );
}

#[test]
fn a_language_without_stemming_can_be_searched_too() {
    let site = Site::new();
    let third = "  fy: { name: Frysk, locale: fy-NL, title: Side }\n";
    let settings = SETTINGS
        .replace("sections:", &format!("{third}sections:"))
        .replace("en: City", "en: City, fy: Stêd");
    site.write("site.yaml", settings);
    site.write(
        "content/news/first.fy.md",
        "---\ntitle: Earste\n---\nTekst.\n",
    );
    assert_well(&site.build(&[]));
    assert!(site.path("public/search/fy/wasm.unknown.pagefind").exists());
    assert!(!site.path("public/search/nl/wasm.unknown.pagefind").exists());
}

#[test]
fn without_search_there_is_no_index_no_box_and_no_page_but_the_list_from_a_to_z() {
    let by_flag = site();
    assert_well(&by_flag.build(&["--no-search"]));
    let by_settings = site();
    by_settings.write("site.yaml", format!("{SETTINGS}search: false\n"));
    assert_well(&by_settings.build(&[]));
    for site in [by_flag, by_settings] {
        assert_eq!(of_index(&site.published()), [""; 0].map(Path::new));
        assert!(!site.path("public/nl/zoeken").exists());
        assert!(!site.page("nl/index.html").contains("search-box"));
        assert!(!site.page("_headers").contains("wasm"));
        assert!(site.page("nl/a-z/index.html").contains("Één feest"));
        assert_eq!(kept(&site), []);
    }
}

#[test]
fn what_was_searched_goes_with_the_search() {
    let site = site();
    assert_well(&site.build(&[]));
    assert!(site.path("public/search").exists());
    assert_well(&site.build(&["--no-search"]));
    assert!(!site.path("public/search").exists());
}

#[test]
fn an_index_is_made_again_only_if_its_own_pages_changed() {
    let site = site();
    assert_well(&site.build(&[]));
    let before = kept(&site);
    assert_eq!(before.len(), 2);
    // Something that nobody searches for.
    site.write("content/news/_index.nl.md", "---\ntitle: Nieuws\n---\n");
    site.write("content/news/_index.en.md", "---\ntitle: News\n---\n");
    assert_well(&site.build(&[]));
    assert_eq!(kept(&site), before);
    // Other words in one language.
    site.write(
        "content/news/first.nl.md",
        "---\ntitle: Eerste\n---\nAnders.\n",
    );
    assert_well(&site.build(&[]));
    let after = kept(&site);
    assert_eq!(after.len(), 2);
    assert_eq!(before.iter().filter(|file| after.contains(file)).count(), 1);
    let clean = site.clean_build();
    assert_eq!(site.published(), clean);
}

#[test]
fn law_3_the_same_index_on_any_number_of_threads() {
    let site = site();
    for number in 0..40 {
        let stem = format!("content/news/n{number}");
        site.write(
            &format!("{stem}.yaml"),
            "date: 2026-01-01\ntopics: [city]\n",
        );
        site.words(&stem, &format!("Café {number}"), &format!("Cafe {number}"));
    }
    let mut seen = Vec::new();
    for threads in ["1", "2", "7"] {
        let _ = fs::remove_dir_all(site.path("public"));
        let _ = fs::remove_dir_all(site.path(".tandem"));
        assert_well(&site.build_with(&[], |command| {
            command.env("RAYON_NUM_THREADS", threads);
        }));
        seen.push(site.published());
    }
    assert!(of_index(&seen[0]).len() > 80);
    assert!(seen.iter().all(|other| *other == seen[0]));
}

#[test]
fn a_draft_is_found_by_nobody() {
    let site = site();
    site.write(
        "content/news/first.nl.md",
        "---\ntitle: Eerste\ndraft: true\n---\nTekst.\n",
    );
    assert_well(&site.build(&["--drafts"]));
    let entry = site.page("search/nl/pagefind-entry.json");
    assert!(entry.contains("\"page_count\":2"), "{entry}");
}

#[test]
fn from_a_to_z_in_the_order_of_the_language_and_only_what_is_there_in_it() {
    let site = site();
    site.write("content/news/ijs.yaml", "date: 2026-01-01\n");
    site.words("content/news/ijs", "‘IJs’", "24 ices");
    assert_well(&site.build(&[]));
    let links = |page: &str| -> Vec<String> {
        let links = page.split("class=\"letter__link\"").skip(1);
        let texts = links.filter_map(|rest| Some(rest.split_once('>')?.1.split_once('<')?.0));
        texts.map(str::to_owned).collect()
    };
    let page = site.page("nl/a-z/index.html");
    assert_eq!(links(&page), ["Één feest", "Eerste", "‘IJs’", "Tweede"]);
    for id in ["letter-e", "letter-i", "letter-t"] {
        assert!(
            page.contains(&format!("href=\"#{id}\"")) && page.contains(&format!("id=\"{id}\""))
        );
    }
    let page = site.page("en/a-z/index.html");
    assert_eq!(links(&page), ["24 ices", "First", "Second"]);
    assert!(page.contains("href=\"#letter-0\""));
}

#[test]
fn a_page_of_a_writer_keeps_its_address() {
    let site = site();
    site.words("content/search", "Zo zoek je", "How to search");
    site.words("content/a-z", "Alfabet", "Alphabet");
    assert_well(&site.build(&[]));
    assert!(site.page("en/search/index.html").contains("How to search"));
    assert!(site.page("en/search-2/index.html").contains("data-index"));
    assert!(site.page("en/a-z/index.html").contains("Alphabet"));
    assert!(site.page("en/a-z-2/index.html").contains("letter-a"));
}

#[test]
fn only_the_page_on_which_readers_search_may_compile_what_searches() {
    let site = site();
    assert_well(&site.build(&[]));
    let nginx = site.page(".hosting/nginx.conf");
    for page in ["/nl/zoeken/", "/en/search/"] {
        let (_, rest) = nginx
            .split_once(&format!("location \"{page}\" {{"))
            .expect("a location");
        assert!(
            rest.split_once("\n}")
                .expect("its end")
                .0
                .contains("'wasm-unsafe-eval'")
        );
    }
    assert_eq!(nginx.matches("wasm-unsafe-eval").count(), 2);
    let apache = site.page(".htaccess");
    assert!(apache.contains(
        "m#^(/nl/zoeken/|/en/search/)#\">\n    Header always set Content-Security-Policy"
    ));
    assert_eq!(apache.matches("wasm-unsafe-eval").count(), 1);
    // Where rules are joined, the pages of the site are under the stricter one as well.
    let headers = site.page("_headers");
    assert_eq!(headers.matches("wasm-unsafe-eval").count(), 1);
    for path in [
        "/",
        "/nl/",
        "/nl/news/*",
        "/en/events/*",
        "/nl/onderwerpen/*",
        "/nl/a-z/*",
        "/404.html",
    ] {
        assert!(
            headers.contains(&format!("\n{path}\n  Content-Security-Policy: ")),
            "{path}"
        );
    }
    assert!(!headers.contains("zoeken"));
}
