//! Every mistake: told at its place, in both tongues, by its one name, and nothing else with it.

#![expect(
    clippy::disallowed_methods,
    reason = "tests look at the disk themselves"
)]

mod site;

use site::{LOCALES, SETTINGS, Site, stderr, told};

/// Front matter that is well.
const WELL: &str = "---\ntitle: X\n---\n";

/// A site that is well but for these files tells this one mistake, at this place.
fn assert_told(code: &str, place: &str, files: &[(&str, &str)]) {
    let site = Site::new();
    for (path, text) in files {
        site.write(path, text);
    }
    assert_site_tells(&site, code, place);
}

fn assert_site_tells(site: &Site, code: &str, place: &str) {
    for locale in LOCALES {
        let output = site.build_with(&["--strict"], |command| {
            command.env("LANG", locale);
        });
        let report = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{code}: {report}");
        let expected = vec![(code.to_owned(), place.to_owned())];
        assert_eq!(told(&output), expected, "{report}");
        let help = if locale == LOCALES[0] {
            "zo los je het op: "
        } else {
            "help: "
        };
        assert!(report.contains(help), "{report}");
        assert!(!site.path("public/index.html").exists(), "{report}");
    }
}

/// A page in both languages, of which the Dutch one has this text from its fourth line on.
fn assert_text_tells(code: &str, place: &str, text: &str) {
    let page = format!("{WELL}{text}");
    let files = [
        ("content/x.nl.md", page.as_str()),
        ("content/x.en.md", WELL),
    ];
    assert_told(code, place, &files);
}

/// A page in both languages, of which the Dutch one is this.
fn assert_page_tells(code: &str, place: &str, page: &str) {
    let files = [("content/x.nl.md", page), ("content/x.en.md", WELL)];
    assert_told(code, place, &files);
}

/// An event in both languages with these facts.
fn assert_event_tells(code: &str, place: &str, facts: &str) {
    assert_facts_tell(code, place, "events", facts);
}

fn assert_facts_tell(code: &str, place: &str, section: &str, facts: &str) {
    let sections = "  workshops: { kind: workshop }
  initiatives: { kind: initiative }
  partners: { kind: partner }
topics:";
    let stem = format!("content/{section}/e");
    let files = [
        ("site.yaml", &*SETTINGS.replace("topics:", sections)),
        (&*format!("{stem}.yaml"), facts),
        (&*format!("{stem}.nl.md"), WELL),
        (&*format!("{stem}.en.md"), WELL),
    ];
    assert_told(code, place, &files);
}

/// Settings in which one thing is replaced by another.
fn assert_settings_tell(code: &str, place: &str, from: &str, to: &str) {
    assert!(SETTINGS.contains(from), "{from}");
    assert_told(code, place, &[("site.yaml", &SETTINGS.replace(from, to))]);
}

#[test]
fn files_have_the_names_and_places_that_the_format_knows() {
    assert_told(
        "file-without-language",
        "content/x.md",
        &[("content/x.md", WELL)],
    );
    assert_told(
        "unknown-language",
        "content/x.fr.md",
        &[("content/x.fr.md", WELL)],
    );
    assert_told(
        "unknown-section",
        "content/newz/a.en.md",
        &[
            ("content/newz/a.nl.md", WELL),
            ("content/newz/a.en.md", WELL),
            ("content/newz/b.yaml", "date: 2026-01-01\n"),
        ],
    );
    assert_told(
        "landing-out-of-place",
        "content/news/a/_index.nl.md",
        &[("content/news/a/_index.nl.md", WELL)],
    );
    assert_told(
        "index-out-of-place",
        "content/news/index.nl.md",
        &[("content/news/index.nl.md", WELL)],
    );
    assert_told(
        "entry-twice",
        "content/news/first/index.nl.md",
        &[("content/news/first/index.nl.md", WELL)],
    );
    assert_told(
        "facts-without-words",
        "content/news/n.yaml",
        &[("content/news/n.yaml", "date: 2026-01-01\n")],
    );
    assert_told(
        "yml-ending",
        "content/about.yml",
        &[
            ("content/about.yml", "weight: 3\n"),
            ("content/about.nl.md", WELL),
            ("content/about.en.md", WELL),
        ],
    );
    assert_told(
        "missing-facts",
        "content/news/n.nl.md",
        &[
            ("content/news/n.nl.md", WELL),
            ("content/news/n.en.md", WELL),
        ],
    );
}

#[test]
fn names_of_files_become_addresses() {
    for name in ["a b", "a&b", "a%2fb", "a(b)"] {
        let path = format!("content/{name}.nl.md");
        let files = [
            (path.as_str(), WELL),
            (&*format!("content/{name}.en.md"), WELL),
        ];
        assert_told("bad-name", &format!("content/{name}.nl.md"), &files);
    }
    // One whose words all say `slug` needs no such name.
    let site = Site::new();
    site.write("content/a b.nl.md", "---\ntitle: X\nslug: ab\n---\n");
    site.write("content/a b.en.md", "---\ntitle: X\nslug: ab\n---\n");
    site::assert_well(&site.build(&["--strict"]));
    // Letters of any script make an address, and a part of one is made of letters.
    site.words("content/überëinkömst", "X", "X");
    site.write("content/c.nl.md", "---\ntitle: X\nslug: новости\n---\n");
    site.write(
        "content/c.en.md",
        "---\ntitle: X\nslug: 報告\n---\n[x](/überëinkömst)\n",
    );
    site::assert_well(&site.build(&["--strict"]));
    let page = site.page("en/報告/index.html");
    assert!(
        page.contains("href=\"/en/%C3%BCber%C3%ABink%C3%B6mst/\""),
        "{page}"
    );
    assert!(
        page.contains("/nl/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/"),
        "{page}"
    );
    assert!(site.page("sitemap.xml").contains("%E5%A0%B1%E5%91%8A"));
}

#[test]
fn slugs_stay_within_their_folder() {
    for slug in [
        "a/b",
        "..",
        "../..",
        "/etc",
        "a b",
        ".htaccess",
        "a?b",
        "'#'",
        "a\\b",
    ] {
        let page = format!("---\ntitle: X\nslug: {slug}\n---\n");
        assert_page_tells("bad-slug", "content/x.nl.md:3:7", &page);
    }
}

#[test]
fn an_address_is_given_once() {
    assert_page_tells(
        "address-taken",
        "content/x.nl.md:3:7",
        "---\ntitle: X\nslug: news\n---\n",
    );
    assert_page_tells(
        "address-taken",
        "content/x.nl.md:3:11",
        "---\ntitle: X\naliases: [/nl/news/first/]\n---\n",
    );
    assert_page_tells(
        "bad-alias",
        "content/x.nl.md:3:11",
        "---\ntitle: X\naliases: [oud]\n---\n",
    );
    // Nor is one given that a file or the list of a year has.
    for slug in ["feed.xml", "index.html", "2026"] {
        assert_told(
            "address-taken",
            "content/news/first.nl.md:3:7",
            &[(
                "content/news/first.nl.md",
                &format!("---\ntitle: X\nslug: {slug}\n---\n"),
            )],
        );
    }
    assert_page_tells(
        "address-taken",
        "content/x.nl.md",
        "---\ntitle: X\naliases: [/sitemap.xml]\n---\n",
    );
    // Both entries are named.
    let site = Site::new();
    site.words("content/a", "A", "A");
    site.write("content/b.nl.md", "---\ntitle: B\nslug: a\n---\n");
    site.write("content/b.en.md", "---\ntitle: B\n---\n");
    let output = site.build(&[]);
    let expected = vec![("address-taken".into(), "content/b.nl.md:3:7".into())];
    assert_eq!(told(&output), expected);
    assert!(stderr(&output).contains("the address /nl/a/ is also that of content/a.nl.md"));
}

#[test]
fn addresses_that_were_published_live_for_ever() {
    assert_told(
        "address-gone",
        "urls.txt:2:1",
        &[("urls.txt", "/nl/\n/nl/news/zeroth/ news/zeroth\n")],
    );
    assert_told("address-gone", "urls.txt:1:1", &[("urls.txt", "/nl/old\n")]);
    assert_told(
        "no-address",
        "urls.txt:2:1",
        &[("urls.txt", "/nl/\n<<<<<<< HEAD\n")],
    );
}

#[test]
fn front_matter_opens_and_closes() {
    assert_page_tells("front-matter-missing", "content/x.nl.md:1:1", "text");
    assert_page_tells(
        "front-matter-unclosed",
        "content/x.nl.md:1:1",
        "---\ntitle: X\n",
    );
    assert_page_tells("empty-file", "content/x.nl.md:1:1", "");
    assert_page_tells(
        "unknown-key",
        "content/x.nl.md:2:1",
        "---\ntitel: X\ntitle: Y\n---\n",
    );
    // What is misspelled is not missing as well.
    assert_page_tells("unknown-key", "content/x.nl.md:2:1", "---\ntitel: X\n---\n");
    assert_page_tells(
        "missing-key",
        "content/x.nl.md:2:1",
        "---\nsummary: X\n---\n",
    );
    assert_page_tells("not-a-map", "content/x.nl.md:2:1", "---\njust text\n---\n");
    assert_page_tells(
        "fact-among-words",
        "content/x.nl.md:3:1",
        "---\ntitle: X\ndate: 2026-01-01\n---\n",
    );
}

#[test]
fn yaml_that_cannot_be_read_is_told_once() {
    assert_page_tells(
        "yaml-syntax",
        "content/x.nl.md:2:8",
        "---\ntitle: [X\n---\n",
    );
    assert_page_tells(
        "yaml-syntax",
        "content/x.nl.md:2:8",
        "---\ntitle: 'X\n---\n",
    );
    assert_page_tells(
        "yaml-syntax",
        "content/x.nl.md:2:9",
        "---\ntitle: X: Y\n---\n",
    );
    assert_event_tells(
        "yaml-syntax",
        "content/events/e.yaml:2:1",
        "start: 2026-12-01\n\tend: x\n",
    );
    assert_event_tells(
        "yaml-syntax",
        "content/events/e.yaml:1:8",
        "start: *nobody\n",
    );
    assert_event_tells(
        "duplicate-key",
        "content/events/e.yaml:2:1",
        "start: 2026-12-02\nstart: 2026-12-03\n",
    );
    let nested = "[".repeat(100) + &"]".repeat(100);
    assert_event_tells(
        "yaml-too-deep",
        "content/events/e.yaml:2:43",
        &format!("start: 2026-12-01\nextra: {{ a: {nested} }}\n"),
    );
    let mut indented = String::new();
    for depth in 1..=100 {
        indented.push_str(&format!("{}a:\n", "  ".repeat(depth)));
    }
    assert_event_tells(
        "yaml-too-deep",
        "content/events/e.yaml:34:65",
        &format!("start: 2026-12-01\nextra:\n{indented}"),
    );
}

#[test]
fn a_bomb_of_aliases_does_not_go_off() {
    let mut bomb =
        String::from("start: 2026-12-01\nextra:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..9 {
        let again = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb.push_str(&format!("  a{level}: &a{level} [{again}]\n"));
    }
    assert_event_tells("yaml-too-large", "content/events/e.yaml:3:27", &bomb);
}

#[test]
fn facts_are_of_their_kind() {
    let told = |code, place, facts| {
        assert_event_tells(code, &format!("content/events/e.yaml:{place}"), facts);
    };
    told("words-among-facts", "2:1", "start: 2026-12-01\ntitle: X\n");
    told("key-of-other-kind", "2:1", "start: 2026-12-02\ncoach: X\n");
    told("unknown-key", "2:1", "start: 2026-12-02\ncolour: X\n");
    told("unknown-key", "1:1", "strat: 2026-12-02\n");
    told("missing-key", "1:1", "end: 2026-12-02\n");
    told("missing-key", "1:1", "# nothing yet\n");
    told("empty-key", "1:1", "start: # nothing yet\n");
    told("wrong-type", "1:8", "start: soon\n");
    told("wrong-type", "2:10", "start: 2026-12-02\nexample: ja\n");
    told(
        "wrong-type",
        "2:9",
        "start: 2026-12-02\nexcept: 2026-12-03\n",
    );
    told(
        "wrong-type",
        "2:9",
        "start: 2026-12-02\nonline: javascript:x\n",
    );
    told(
        "wrong-type",
        "3:10",
        "start: 2026-12-02\nregistration:\n  price: cheap\n",
    );
    told(
        "not-a-choice",
        "2:9",
        "start: 2026-12-02\nstatus: canceled\n",
    );
    told(
        "bad-language-code",
        "2:10",
        "start: 2026-12-02\nspoken: [klingonese]\n",
    );
    assert_facts_tell(
        "wrong-type",
        "content/places/e.yaml:1:13",
        "places",
        "geo: { lat: 1000, lon: 4 }\n",
    );
    assert_facts_tell(
        "wrong-type",
        "content/initiatives/e.yaml:1:10",
        "initiatives",
        "contact: somebody\n",
    );
    assert_facts_tell(
        "not-a-choice",
        "content/partners/e.yaml:1:7",
        "partners",
        "type: club\n",
    );
}

#[test]
fn days_and_times_exist_and_follow_each_other() {
    let told = |code, place, facts| {
        assert_event_tells(code, &format!("content/events/e.yaml:{place}"), facts);
    };
    told("no-such-date", "1:8", "start: 2026-02-30 19:30\n");
    told("no-such-time", "1:8", "start: 2026-02-03 25:30\n");
    told(
        "end-before-start",
        "2:6",
        "start: 2026-12-02\nend: 2026-12-01\n",
    );
    told("time-skipped", "1:8", "start: 2027-03-28 02:30\n");
    told(
        "deadline-after-start",
        "3:13",
        "start: 2026-12-02\nregistration:\n  deadline: 2026-12-04\n",
    );
    told(
        "rescheduled-from-nowhere",
        "2:1",
        "start: 2026-12-02\nstatus: rescheduled\n",
    );
    let workshop = |code, place, facts| assert_facts_tell(code, place, "workshops", facts);
    workshop(
        "no-sessions",
        "content/workshops/e.yaml:1:1",
        "sessions: []\n",
    );
    workshop(
        "missing-key",
        "content/workshops/e.yaml:2:5",
        "sessions:\n  - end: 2026-12-01\n",
    );
    workshop(
        "unknown-key",
        "content/workshops/e.yaml:2:5",
        "sessions:\n  - strat: 2026-12-01\n",
    );
}

#[test]
fn what_repeats_falls_on_days() {
    let told = |code, place, facts: &str| {
        let facts = format!("start: 2026-12-02\n{facts}");
        assert_event_tells(code, &format!("content/events/e.yaml:{place}"), &facts);
    };
    told("repeat-invalid", "2:9", "repeat: FREQ=NEVER\n");
    told("repeat-invalid", "2:9", "repeat: FREQ=WEEKLY;BYDAY=A༓\n");
    told(
        "repeat-empty",
        "2:9",
        "repeat: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2\n",
    );
    told("repeat-endless", "2:9", "repeat: FREQ=DAILY\n");
    told("repeat-too-many", "2:9", "repeat: FREQ=DAILY;COUNT=2000\n");
    told(
        "repeat-all-day-at-time",
        "2:9",
        "repeat: FREQ=HOURLY;COUNT=2\n",
    );
    told(
        "exception-matches-nothing",
        "3:10",
        "repeat: FREQ=DAILY;COUNT=2\nexcept: [2027-01-01]\n",
    );
}

#[test]
fn references_lead_to_entries_that_are_published() {
    let told = |code, place, facts| {
        assert_event_tells(code, &format!("content/events/e.yaml:{place}"), facts);
    };
    told(
        "unknown-reference",
        "2:8",
        "start: 2026-12-02\nplace: nowhere\n",
    );
    told(
        "unknown-topic",
        "2:10",
        "start: 2026-12-02\ntopics: [citi]\n",
    );
    assert_told(
        "reference-to-unpublished",
        "content/events/e.yaml:2:8",
        &[
            ("content/events/e.yaml", "start: 2026-12-02\nplace: hall\n"),
            ("content/events/e.nl.md", WELL),
            ("content/events/e.en.md", WELL),
            ("content/places/hall.yaml", "publish_from: 2027-01-01\n"),
            ("content/places/hall.nl.md", WELL),
            ("content/places/hall.en.md", WELL),
        ],
    );
}

#[test]
fn links_lead_somewhere() {
    let told = |code, text| assert_text_tells(code, "content/x.nl.md:4:5", text);
    told("link-to-nothing", "[x](/news/frist)\n");
    told("anchor-missing", "[x](/news/first#none)\n");
    told("link-scheme", "[x](javascript:alert)\n");
    let linking = format!("{WELL}[x](/later)\n");
    assert_told(
        "link-to-unpublished",
        "content/x.nl.md:4:5",
        &[
            ("content/x.nl.md", &linking),
            ("content/x.en.md", WELL),
            ("content/later.yaml", "publish_from: 2027-01-01\n"),
            ("content/later.nl.md", WELL),
            ("content/later.en.md", WELL),
        ],
    );
}

#[test]
fn pictures_are_here_and_described() {
    assert_text_tells("file-missing", "content/x.nl.md:4:6", "![x](none.png)\n");
    assert_text_tells(
        "image-remote",
        "content/x.nl.md:4:6",
        "![x](https://elsewhere.example/x.png)\n",
    );
    assert_event_tells(
        "file-missing",
        "content/events/e.yaml:2:8",
        "start: 2026-12-02\nimage: none.jpg\n",
    );
    assert_told(
        "image-without-alt",
        "content/x.nl.md",
        &[
            ("content/x.yaml", "image: x.svg\n"),
            (
                "content/x.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            ),
            ("content/x.nl.md", WELL),
            (
                "content/x.en.md",
                "---\ntitle: X\nimage_alt: A picture\n---\n",
            ),
        ],
    );
}

#[test]
fn pictures_can_be_shown() {
    let told = |code, picture: &str, contents: &[u8]| {
        let site = Site::new();
        site.write("content/x.nl.md", format!("{WELL}![x]({picture})\n"));
        site.write("content/x.en.md", WELL);
        site.write(&format!("content/{picture}"), contents);
        assert_site_tells(&site, code, "content/x.nl.md:4:6");
    };
    told("picture-broken", "x.jpg", b"a picture");
    told("picture-not-shown", "x.heic", b"a picture");
    // 20,000 by 20,000 in grey, says its head; and nothing follows.
    let head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x4e\x20\0\0\x4e\x20\x08\0\0\0\0";
    let rest = b"\xc6\x1b\x19\xe5\0\0\0\0IDAT\x35\xaf\x06\x1e";
    told("picture-too-large", "x.png", &[&head[..], rest].concat());
}

#[test]
fn pictures_in_texts_are_described() {
    for (column, text) in [
        (5, "![](x.svg)\n"),
        (6, "![ ](x.svg)\n"),
        (15, "::figure{src=\"x.svg\"}\n"),
    ] {
        let site = Site::new();
        site.write("content/x.nl.md", format!("{WELL}{text}"));
        site.write("content/x.en.md", WELL);
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        site.write("content/x.svg", drawing);
        let place = format!("content/x.nl.md:4:{column}");
        assert_site_tells(&site, "picture-without-alt", &place);
    }
}

#[test]
fn texts_are_markdown_and_components() {
    let told = |code, place: &str, text| {
        assert_text_tells(code, &format!("content/x.nl.md:{place}"), text);
    };
    told("html-not-allowed", "4:1", "<script>x</script>\n");
    told("unknown-component", "4:3", "::buton{label=\"x\"}\n");
    told("component-unclosed", "4:4", ":::callout\nx\n");
    told("component-not-open", "4:1", ":::\n");
    told("component-syntax", "4:1", "::button{label=x}\n");
    told(
        "component-missing-argument",
        "4:3",
        "::button{label=\"x\"}\n",
    );
    told(
        "component-unknown-argument",
        "4:28",
        "::button{to=\"/x\" label=\"x\" colour=\"red\"}\n",
    );
    told("component-failed", "4:3", "::upcoming{limit=\"many\"}\n");
}

#[test]
fn languages_keep_up_with_each_other() {
    assert_told(
        "missing-translation",
        "content/x.nl.md",
        &[("content/x.nl.md", WELL)],
    );
    assert_told(
        "translation-is-draft",
        "content/x.en.md",
        &[
            ("content/x.nl.md", WELL),
            ("content/x.en.md", "---\ntitle: X\ndraft: true\n---\n"),
        ],
    );
    let site = Site::new();
    site.write("content/x.nl.md", format!("{WELL}Een.\n\nTwee.\n"));
    site.write("content/x.en.md", format!("{WELL}One.\n\nTwo.\n"));
    let confirmed = std::process::Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(["confirm", "x", "--root"])
        .arg(site.path(""))
        .output();
    assert!(confirmed.is_ok_and(|output| output.status.success()));
    site.write("content/x.nl.md", format!("{WELL}Een.\n\nTwee of drie.\n"));
    assert_site_tells(&site, "stale-translation", "content/x.en.md:6:1");
}

#[test]
fn whom_to_tell_of_a_hole_is_told_where_nobody_reads_along() {
    for contact in ["http://site.example", "somebody"] {
        let settings = format!("security: {{ contact: {contact} }}\ntheme: plain");
        assert_settings_tell("wrong-type", "site.yaml:2:22", "theme: plain", &settings);
    }
}

#[test]
fn settings_are_told_before_everything_that_hangs_on_them() {
    let told = |code, place: &str, from, to| {
        assert_settings_tell(code, &format!("site.yaml:{place}"), from, to);
    };
    for name in ["..", "../../..", "a/b", "a b", ".hidden"] {
        let key = format!("  '{name}':");
        assert_settings_tell("bad-name", "site.yaml:8:3", "  news:", &key);
        assert_settings_tell("bad-name", "site.yaml:12:3", "  city:", &key);
    }
    told(
        "bad-base-url",
        "1:11",
        "https://site.example",
        "site.example",
    );
    told("bad-time-zone", "3:11", "Europe/Amsterdam", "Europe/Leiden");
    told("bad-language-code", "5:3", "  nl:", "  NL:");
    told("bad-locale", "5:35", "nl-NL", "nl_NL_x");
    told(
        "one-language",
        "4:1",
        "  en: { name: English, locale: en-GB, title: Site }\n",
        "",
    );
    told("missing-key", "1:1", "base_url: https://site.example\n", "");
    told("unknown-key", "4:1", "languages:", "langauges:");
    told("not-a-choice", "8:17", "kind: news", "kind: nieuws");
    told("topic-without-name", "12:3", ", en: City", "");
    told("menu-unknown", "13:14", "[news, events]", "[news, evens]");
    told(
        "wrong-type",
        "12:3",
        "city: { nl: Stad, en: City }",
        "city: Stad",
    );
}

#[test]
fn a_theme_is_there_whole() {
    assert_settings_tell(
        "theme-missing",
        "site.yaml:2:8",
        "theme: plain",
        "theme: plian",
    );
    assert_settings_tell(
        "theme-missing",
        "site.yaml:2:8",
        "theme: plain",
        "theme: ../..",
    );
    let settings = SETTINGS.replace("theme: plain", "theme: own");
    let own = |code, place, files: &[(&str, &str)]| {
        let mut all = vec![("site.yaml", settings.as_str())];
        all.extend(files);
        assert_told(code, place, &all);
    };
    // What the missing half would have had isn't missed as well, here or in the texts.
    let text = format!("{WELL}::button{{to=\"/x\" label=\"x\"}}\n");
    own(
        "theme-circular",
        "themes/own/theme.yaml:2:10",
        &[
            ("themes/own/theme.yaml", "name: own\nextends: own\n"),
            (
                "themes/own/templates/page.html",
                "{% extends \"base.html\" %}",
            ),
            ("content/x.nl.md", &text),
            ("content/x.en.md", WELL),
        ],
    );
    own(
        "theme-missing",
        "themes/own/theme.yaml:2:10",
        &[("themes/own/theme.yaml", "name: own\nextends: plian\n")],
    );
    own(
        "unreadable-file",
        "themes/own/theme.yaml",
        &[("themes/own/templates/page.html", "x")],
    );
    own(
        "unknown-key",
        "themes/own/theme.yaml:2:1",
        &[("themes/own/theme.yaml", "name: own\nextend: plain\n")],
    );
}

#[test]
fn a_template_that_no_theme_has_is_told() {
    let site = Site::new();
    site.write("site.yaml", SETTINGS.replace("theme: plain", "theme: own"));
    site.write("themes/own/theme.yaml", "name: own\n");
    for template in [
        "home",
        "section",
        "topic",
        "news",
        "event",
        "workshop",
        "initiative",
        "partner",
        "place",
        "search",
        "index",
        "not-found",
        "chooser",
        "redirect",
    ] {
        site.write(&format!("themes/own/templates/{template}.html"), "x");
    }
    assert_site_tells(&site, "template-missing", "themes/own/theme.yaml");
    assert!(stderr(&site.build(&[])).contains("`page.html`"));
}

#[test]
fn a_template_is_blamed_for_its_own_lines_alone() {
    assert_told(
        "template-broken",
        "templates/page.html:2:7",
        &[("templates/page.html", "<p>\n{% if %}")],
    );
    // Every text that calls it would be told as well, and is not to blame.
    let text = format!("{WELL}::button{{to=\"/x\" label=\"x\"}}\n");
    assert_told(
        "template-broken",
        "templates/components/button.html:2:7",
        &[
            ("templates/components/button.html", "{# mine #}\n{% if %}"),
            ("content/x.nl.md", &text),
            ("content/x.en.md", WELL),
        ],
    );
    assert_told(
        "template-failed",
        "templates/news.html:2:10",
        &[("templates/news.html", "<p>\n{{ entry.nothing.at.all }}")],
    );
    assert_told(
        "template-failed",
        "templates/news.html:1:4",
        &[("templates/news.html", "{{ asset(path=\"none.css\") }}")],
    );
}

#[test]
fn a_message_that_is_missing_is_told_by_its_language() {
    let theme = [
        (
            "site.yaml",
            &*SETTINGS.replace("theme: plain", "theme: own"),
        ),
        ("themes/own/theme.yaml", "name: own\nextends: plain\n"),
        ("themes/own/templates/news.html", "{{ t(key=\"hello\") }}"),
        ("themes/own/messages/nl.ftl", "hello = Hallo\n"),
        ("themes/own/messages/en.ftl", "helo = Hello\n"),
    ];
    assert_told("message-missing", "themes/own/messages/en.ftl", &theme);
    let mut broken = theme;
    broken[4].1 = "hello = Hello\nnot a message\n";
    assert_told("messages-broken", "themes/own/messages/en.ftl:2:5", &broken);
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let site = Site::new();
    site.words("content/x", "X", "X");
    site.write("content/x.nl.md", b"---\ntitle: \xff\xfe\n---\n");
    assert_site_tells(&site, "not-utf8", "content/x.nl.md");
    site.write(
        "content/x.nl.md",
        b"\xef\xbb\xbf---\r\ntitle: X\r\n---\r\nTekst.\r\n",
    );
    site.write("content/news/first.yaml", b"date: 2026-06-24\n# \xff\n");
    assert_site_tells(&site, "not-utf8", "content/news/first.yaml");
    site.write("content/news/first.yaml", "date: 2026-06-24\r\n");
    site::assert_well(&site.build(&["--strict"]));
}

#[cfg(unix)]
#[test]
fn links_on_the_disk_do_not_lead_astray() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    symlink(site.path("content"), site.path("content/news/loop")).expect("a link");
    assert_site_tells(&site, "symlink-loop", "content/news/loop");
    site.remove("content/news/loop");
    symlink("/etc/hostname", site.path("content/news/secret.txt")).expect("a link");
    assert_site_tells(&site, "symlink-outside", "content/news/secret.txt");
    site.remove("content/news/secret.txt");
    symlink("/usr/share", site.path("content/news/shared")).expect("a link");
    assert_site_tells(&site, "symlink-outside", "content/news/shared");
    site.remove("content/news/shared");
    symlink("nobody", site.path("content/news/gone.md")).expect("a link");
    assert_site_tells(&site, "unreadable-file", "content/news/gone.md");
}

#[test]
fn what_a_site_says_of_findings_makes_sense() {
    let checks = |line: &str| format!("{SETTINGS}checks:\n  {line}\n");
    let settings_tell = |code: &str, place: &str, line: &str| {
        assert_told(code, place, &[("site.yaml", &checks(line))]);
    };
    settings_tell(
        "unknown-check",
        "site.yaml:15:3",
        "missing-translatoin: off",
    );
    settings_tell("check-not-settable", "site.yaml:15:3", "file-missing: off");
    settings_tell("not-a-choice", "site.yaml:15:24", "missing-translation: no");
    let allow = |said: &str| format!("<!-- tandem allow {said} -->\nTekst.\n");
    assert_text_tells(
        "silence-without-reason",
        "content/x.nl.md:4:19",
        &allow("time-skipped"),
    );
    assert_text_tells(
        "silence-in-vain",
        "content/x.nl.md:4:19",
        &allow("time-skipped: daarom"),
    );
    assert_text_tells(
        "unknown-check",
        "content/x.nl.md:4:19",
        &allow("tijd: daarom"),
    );
    assert_text_tells(
        "check-not-settable",
        "content/x.nl.md:4:19",
        &allow("bad-slug: daarom"),
    );
}

/// A page in both languages, of which the texts are these from their fourth line on, is told this one
/// mistake when it is proofread, which a build doesn't do.
fn assert_proofread(code: &str, place: &str, facts: Option<&str>, [nl, en]: [&str; 2]) {
    let site = Site::new();
    let stem = if facts.is_some() {
        "content/events/x"
    } else {
        "content/x"
    };
    for (lang, text) in [("nl", nl), ("en", en)] {
        site.write(&format!("{stem}.{lang}.md"), format!("{WELL}{text}"));
    }
    if let Some(facts) = facts {
        site.write("content/events/x.yaml", facts);
    }
    for locale in LOCALES {
        let output = site.check(&["--strict"], locale);
        let expected = vec![(code.to_owned(), format!("{stem}.{place}"))];
        assert_eq!(told(&output), expected, "{}", stderr(&output));
    }
    let built = site.build(&["--strict"]);
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
}

#[test]
fn languages_and_facts_agree() {
    assert_proofread(
        "contradiction-languages",
        "en.md:4:7",
        None,
        ["Bel 071-5278026.\n", "Phone 071-5278062.\n"],
    );
    assert_proofread(
        "contradiction-missing",
        "nl.md:4:14",
        None,
        ["Stuur dit op 1 maart op.\n", "Send this in.\n"],
    );
    assert_proofread(
        "contradiction-facts",
        "nl.md:4:15",
        Some("start: 2026-12-10 20:00\n"),
        ["Het begint om 19.30 uur.\n", "Welcome.\n"],
    );
    assert_proofread(
        "weekday-mismatch",
        "nl.md:4:4",
        None,
        ["Op dinsdag 24 juni 2015.\n", "On 24 June 2015.\n"],
    );
}

#[test]
fn texts_are_for_everyone() {
    let tell = |code: &str, place: &str, text: &str| {
        assert_proofread(code, &format!("nl.md:{place}"), None, [text, ""]);
    };
    tell("heading-skipped", "4:5", "### Te diep\n");
    tell("vague-link", "4:6", "Lees [hier](/news/first) meer.\n");
    tell(
        "table-without-header",
        "4:1",
        "| | |\n| - | - |\n| a | b |\n",
    );
    tell("double-space", "4:4", "Een  twee.\n");
    tell("quotes-mixed", "4:5", "“Een\" is niet goed.\n");
    tell("in-capitals", "4:1", "LET HIER ALLEMAAL GOED OP, mensen.\n");
    tell(
        "long-sentence",
        "4:1",
        &format!("Een{}.\n", " woord".repeat(35)),
    );
    let site =
        |text: &str, code: &str, place: &str| assert_proofread(code, place, None, [text, ""]);
    site(
        &"Kort en goed is dit. ".repeat(13),
        "summary-missing",
        "nl.md",
    );
    let english = "This whole text was written in English, and nobody has found the time to translate it into the language of its file. That happens when people are in a hurry, and the reader who does not know the language is left with nothing.";
    tell("wrong-language", "4:1", english);
}

#[test]
fn a_summary_is_short_and_a_picture_is_described() {
    let long = "Een lange samenvatting die maar doorgaat. ".repeat(5);
    let well = "---\ntitle: X\n---\n";
    for (code, place, words, pictures) in [
        (
            "summary-long",
            "content/x.nl.md:3:10",
            format!("---\ntitle: X\nsummary: {}\n---\n", long.trim()),
            false,
        ),
        (
            "useless-alt",
            "content/x.nl.md:4:1",
            format!("{well}![foto](a.svg)\n"),
            true,
        ),
    ] {
        let site = Site::new();
        site.write("content/x.nl.md", &words);
        site.write(
            "content/x.en.md",
            if pictures {
                format!("{well}![A boat](a.svg)\n")
            } else {
                well.to_owned()
            },
        );
        site.write(
            "content/a.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        );
        let output = site.check(&[], LOCALES[0]);
        assert_eq!(
            told(&output),
            vec![(code.to_owned(), place.to_owned())],
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn every_code_has_its_mistake_here() {
    let here = include_str!("mistakes.rs");
    for code in tandem::diagnostic::Code::ALL {
        assert!(
            here.contains(&format!("\"{code}\"")),
            "no mistake gives `{code}`"
        );
    }
}
