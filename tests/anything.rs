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

/// What days, times, amounts and the like are made of, in any order.
const PIECES: &str = "€ $ £ eur gbp 0 1 2 7 9 12 24 28 29 31 59 60 99 100 1000 2026 0800 071 06 +31 . , : - – / ( ) ' ’ & u h m k e th \
    am pm a.m. uur minuten hours noon midnight half kwart quarter over voor vóór past to from tot t/m met en and van naar om at by \
    than before uiterlijk deadline sluit vijf tien twintig ten one a een hundred thousand dozen dozijn duizend honderd tienduizend \
    miljoen million anderhalf cent tientje tenner euro gratis free maandag di Monday februari May 1st first of the in 's avonds \
    morning GMT clock zaal kamer room A B PJ NL91 ABNA H-0.31 2.17 plaatsen places people mensen kunnen can take part meedoen \
    maximaal up op on Koningsdag Christmas é ë “ ” … tweeëntwintig x@y.nl https://a.nl/b [a](/x) [b](mailto:q@r.nl) [c](tel:+31) 🙂 İ";

/// A text of such pieces, with and without spaces between them.
fn pieces() -> impl Strategy<Value = String> {
    let all: Vec<&str> = PIECES.split_whitespace().collect();
    let joints = prop::sample::select(vec![" ", " ", " ", "", ". ", ", ", "\n\n"]);
    let piece = (prop::sample::select(all), joints);
    prop::collection::vec(piece, 1..300)
        .prop_map(|pieces| pieces.into_iter().flat_map(<[&str; 2]>::from).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_words_make_it_panic(nl in pieces(), en in pieces()) {
        let site = Site::new();
        let facts = "start: 2026-11-12 14:00\nend: 2026-11-12 16:00\n\
                     registration: { deadline: 2026-11-05, seats: 20, price: 7.50 EUR }\n";
        site.write("content/events/e.yaml", facts);
        for (lang, text) in [("nl", nl), ("en", en)] {
            site.write(&format!("content/events/e.{lang}.md"), format!("---\ntitle: X\n---\n\n{text}\n"));
        }
        let output = site.check(&[], LOCALES[0]);
        prop_assert!(matches!(output.status.code(), Some(0 | 1)), "{:?} {}", output.status, stderr(&output));
    }
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
