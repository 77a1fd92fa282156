//! What is well written is told nothing of.

mod site;

use site::{LOCALES, Site, stderr};

/// Whether a page with these words in both languages, each in its own, is told something.
fn assert_silent(nl: &str, en: &str) {
    let site = Site::new();
    for (lang, text) in [("nl", nl), ("en", en)] {
        site.write(
            &format!("content/x.{lang}.md"),
            format!("---\ntitle: X\nsummary: Y\n---\n{text}"),
        );
    }
    site.write(
        "content/route.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    let output = site.check(&["--strict"], LOCALES[0]);
    assert_eq!(stderr(&output), "", "{nl}");
}

#[test]
fn links_and_pictures_that_say_something() {
    assert_silent(
        "Lees [het nieuws van juni](/news/first). Mail <info@site.example>.\n\n![Kaart van de route](route.svg)\n",
        "Read [the news of June](/news/first). Mail <info@site.example>.\n\n![Map of the route](route.svg)\n",
    );
}

#[test]
fn headings_and_tables_in_order() {
    assert_silent(
        "# Een\n\n### Twee\n\n## Drie\n\n| dag | wat |\n| --- | --- |\n| ma | les  |\n",
        "# One\n\n### Two\n\n## Three\n\n| day | what |\n| --- | --- |\n| Mon | class  |\n",
    );
}

#[test]
fn signs_and_sentences_as_they_should_be() {
    assert_silent(
        "De PKvV, de LVS en de LSR: ‘goed’, zegt “iedereen”, en foto's ook.  \nEen nieuwe regel.\n\n    code  met  ruimte\n\nEn `a  b`, of\n  zo.\n",
        "The PKvV, the LVS and the LSR: ‘well’, says “everybody”, and it's true.  \nA new line.\n\n    code  with  room\n\nAnd `a  b`, or\n  so.\n",
    );
}

#[test]
fn a_list_is_no_long_sentence() {
    let items = |word: &str| format!("- {}\n", [word; 9].join(" ")).repeat(6);
    assert_silent(
        &format!("Neem mee:\n\n{}", items("iets")),
        &format!("Bring along:\n\n{}", items("something")),
    );
}

#[test]
fn what_a_writer_lets_stand_is_not_told_and_no_build_says_it_is_in_vain() {
    let site = Site::new();
    let text =
        "---\ntitle: X\n---\n<!-- tandem allow double-space: as in the statute -->\nEen  twee.\n";
    site.write("content/x.nl.md", text);
    site.write("content/x.en.md", "---\ntitle: X\n---\n");
    let check = site.check(&["--strict"], LOCALES[0]);
    assert_eq!(stderr(&check), "");
    assert_eq!(stderr(&site.build(&["--strict"])), "");
}
