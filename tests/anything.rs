//! Whatever is written in a site, a build ends as a build does: never in a panic.

mod site;

use proptest::prelude::*;
use site::{LOCALES, SETTINGS, Site, stderr};

/// The files of a site that has something of everything.
fn seeds() -> Vec<(&'static str, String)> {
    let words = "---\ntitle: X\nsummary: Y\naliases: [/old/]\n---\n\n## Heading {#h}\n\n\
        \"Text\" [link](/news/first#h) ![x](a.svg) `code`[^1]\n\n[^1]: note\n\n\
        - [x] task\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n> [!NOTE]\n> x\n\n\
        :::callout{kind=\"tip\"}\n::button{to=\"/news\" label=\"x\"}\n:::\n";
    vec![
        ("site.yaml", SETTINGS.to_owned()),
        (
            "content/events/e.yaml",
            "start: 2026-12-01 19:30\nend: 2026-12-01 21:30\nrepeat: FREQ=WEEKLY;BYDAY=TU;COUNT=10\n\
             except: [2026-12-08]\nplace: hall\nspoken: [nl]\nregistration:\n  price: 7.50 EUR\n\
             \x20 deadline: 2026-11-30 12:00\nweight: 3\nextra: { a: [1, 2.5, null] }\n"
                .to_owned(),
        ),
        ("content/events/e.nl.md", words.to_owned()),
        ("content/places/hall.yaml", "geo: { lat: 52.1, lon: 4.5 }\naccessibility: step-free\n".to_owned()),
        ("content/places/hall.nl.md", words.to_owned()),
        ("content/news/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10px\" height=\"20\" viewBox=\"0 0 1 2\"/>".to_owned()),
        (
            "templates/news.html",
            "{% extends \"entry.html\" %}{% block byline %}{{ entry.date | date(style=\"long\") }}\
             {{ t(key=\"feed\") }}{% endblock byline %}"
                .to_owned(),
        ),
        ("themes/own/theme.yaml", "name: own\nextends: plain\n".to_owned()),
        ("themes/own/messages/nl.ftl", "feed = { $n ->\n    [one] x\n   *[other] y\n }\n".to_owned()),
    ]
}

/// What is written over a stretch of a file.
fn scrawl() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\\[\\]{}:*&!|>%@`'\"#~,;=<>/ \\-\\n\\t]{1,8}",
        prop::sample::select(vec![
            "\u{feff}",
            "\0",
            "\r\n",
            "---\n",
            "...\n",
            "{{",
            "}}",
            "{%",
            "{#",
            "::",
            ":::",
            "]]>",
            "\u{202e}",
            "e\u{301}",
            "😀",
            "\u{e000}",
            "<!--\u{e000}tandem:0-->",
            "9999-12-31 23:59",
            "0000-01-01",
            "-9999-01-01",
            "2027-03-28 02:30",
            "99999999999999999999",
            "-1",
            "1e999",
            ".nan",
            ".inf",
            "0x10",
            "FREQ=YEARLY;INTERVAL=0",
            "FREQ=DAILY;COUNT=0",
            "INTERVAL=65535",
            "UNTIL=99991231T235959Z",
            "BYSETPOS=0",
            "FREQ=SECONDLY",
            "../../x",
            "%2e%2e/",
            "//x",
            "?",
            "&a [*a]",
            "!!binary x",
            "<<: *x",
            "? x",
            "a: b: c",
            "xx-Zzzz-ZZ",
            "Etc/GMT+99",
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn no_scrawl_makes_it_panic(
        which in 0..9usize,
        scrawls in prop::collection::vec((any::<prop::sample::Index>(), 0..12usize, scrawl()), 1..4),
    ) {
        let site = Site::new();
        for (index, (path, mut text)) in seeds().into_iter().enumerate() {
            if index == 0 && which > 6 {
                text = text.replace("theme: plain", "theme: own");
            }
            if index == which {
                for (at, length, scrawl) in &scrawls {
                    let start = text.floor_char_boundary(at.index(text.len() + 1));
                    let end = text.floor_char_boundary(start + length).max(start);
                    text.replace_range(start..end, scrawl);
                }
            }
            site.write(path, text);
        }
        let output = site.build(&[]);
        prop_assert!(matches!(output.status.code(), Some(0 | 1)), "{:?} {}", output.status, stderr(&output));
    }
}

#[test]
fn a_word_of_any_length_is_no_number() {
    let site = Site::new();
    let words = format!("---\ntitle: X\n---\n{}\n", "honderd".repeat(60_000));
    site.write("content/x.nl.md", &words);
    site.write("content/x.en.md", "---\ntitle: X\n---\n");
    let output = site.check(&[], LOCALES[0]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}
