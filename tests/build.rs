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
fn a_language_that_the_theme_does_not_speak_gets_the_words_of_another_and_can_get_its_own() {
    let site = Site::new();
    let third = "  fr: { name: Français, locale: fr-FR, title: Site }\n";
    let settings = SETTINGS.replace("sections:", &format!("{third}sections:"));
    site.write(
        "site.yaml",
        settings.replace("en: City", "en: City, fr: Ville"),
    );
    site.write(
        "content/news/first.fr.md",
        "---\ntitle: Premier\n---\nTexte.\n",
    );
    assert_well(&site.build(&[]));
    assert!(site.page("fr/news/index.html").contains("Nieuws"));
    // What is told: add it there. Beside the theme that ships, nothing else is needed.
    site.write("themes/plain/messages/fr.ftl", "kind-news = Actualités\n");
    assert_well(&site.build(&[]));
    assert!(site.page("fr/news/index.html").contains("Actualités"));
    assert!(site.page("nl/news/index.html").contains("Nieuws"));
}

#[test]
fn a_draft_is_not_published_and_nothing_of_it() {
    let site = Site::new();
    site.write(
        "content/_index.nl.md",
        "---\ntitle: Thuis\ndraft: true\n---\nGEHEIM\n",
    );
    site.write("content/_index.en.md", "---\ntitle: Home\n---\nHello.\n");
    let landing = "---\ntitle: GEHEIM\nslug: berichten\ndraft: true\n---\nGEHEIM\n";
    site.write("content/news/_index.nl.md", landing);
    site.write("content/news/plan/index.yaml", "date: 2026-06-24\n");
    site.write(
        "content/news/plan/index.nl.md",
        "---\ntitle: Plan\ndraft: true\n---\nGEHEIM\n",
    );
    site.write("content/news/plan/plan.pdf", "GEHEIM");
    site.write(
        "content/news/plan/plan.svg",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
    );
    site.write("content/news/plan/asked-for.pdf", "a form");
    site.write(
        "content/news/later/index.yaml",
        "date: 2026-06-24\npublish_from: 2027-01-01\n",
    );
    site.write(
        "content/news/later/index.nl.md",
        "---\ntitle: Later\n---\n[Lees](later.pdf)\n",
    );
    site.write("content/news/later/later.pdf", "GEHEIM");
    site.words("content/news/flat", "Plat", "Flat");
    site.write("content/news/flat.yaml", "date: 2026-06-24\n");
    site.write(
        "content/news/flat.nl.md",
        "---\ntitle: Plat\ndraft: true\n---\n[stuk](flat.pdf)\n",
    );
    site.write("content/news/flat.pdf", "GEHEIM");
    let link = "---\ntitle: First\n---\n[The form](plan/asked-for.pdf)\n";
    site.write("content/news/first.en.md", link);
    let output = site.build(&[]);
    assert_well(&output);
    assert!(
        stderr(&output).contains("content/_index.nl.md"),
        "{}",
        stderr(&output)
    );
    let media: Vec<_> = site.published();
    let media = media.iter().filter(|(path, _)| path.starts_with("media"));
    let media: Vec<_> = media.map(|(path, _)| path.display().to_string()).collect();
    assert!(
        matches!(&media[..], [one] if one.contains("asked-for")),
        "{media:?}"
    );
    for (path, bytes) in site.published() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("GEHEIM"), "{}", path.display());
    }
    // The slug of a section is in the addresses of what is in it: those stay.
    site.page("nl/berichten/first/index.html");
    assert_well(&site.build(&["--drafts"]));
    assert!(site.page("nl/index.html").contains("GEHEIM"));
}

#[test]
fn a_list_makes_way_for_an_entry_of_its_name() {
    let site = Site::new();
    let event = "start: 2026-10-10 20:00\n";
    for name in ["archive", "2026-12", "party"] {
        site.write(&format!("content/events/{name}.yaml"), event);
        site.words(&format!("content/events/{name}"), name, name);
    }
    site.write("content/events/gala.yaml", "start: 2026-12-10 20:00\n");
    site.words("content/events/gala", "Gala", "Gala");
    assert_well(&site.build(&[]));
    assert!(
        site.page("en/events/archive/index.html")
            .contains(">archive</h1>")
    );
    assert!(
        site.page("en/events/2026-12/index.html")
            .contains(">2026-12</h1>")
    );
    site.page("en/events/archive-2/index.html");
    site.page("en/events/2026-12-2/index.html");
    assert!(
        site.page("en/events/index.html")
            .contains("/en/events/archive-2/")
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
fn a_site_is_not_published_into_what_it_is_made_from() {
    let site = Site::new();
    for out in ["content", "content/new", "", "public/../content"] {
        let out = site.path(out);
        let output = site.build(&["--out", out.to_str().expect("a path")]);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(
            stderr(&output).contains("name another folder"),
            "{}",
            stderr(&output)
        );
    }
    assert!(!site.path("content/nl").exists() && !site.path("nl").exists());
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

#[test]
fn the_language_that_is_asked_for_goes_before_that_of_the_environment() {
    let site = Site::new();
    site.write("content/news/first.nl.md", "---\ntitle: [\n---\n");
    for (lang, word) in [("nl", "fout["), ("en", "error[")] {
        let report = stderr(&site.build(&["--lang", lang]));
        assert!(report.contains(word), "{report}");
    }
}

#[test]
fn a_file_is_no_folder_of_a_site() {
    let site = Site::new();
    let file = site.path("site.yaml");
    let output = Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(["build", "--root"])
        .arg(file)
        .output()
        .expect("the binary runs");
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}
