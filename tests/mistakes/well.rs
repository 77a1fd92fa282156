//! What looks like a mistake and is none, and what else a report of one has to say.

use crate::site::{Site, assert_well, stderr, told};

#[test]
fn letters_of_any_script_make_names_and_addresses() {
    // An entry whose words all say `slug` needs no name that can be an address.
    let site = Site::new();
    site.write("content/a b.nl.md", "---\ntitle: X\nslug: ab\n---\n");
    site.write("content/a b.en.md", "---\ntitle: X\nslug: ab\n---\n");
    assert_well(&site.build(&["--strict"]));
    // Letters of any script make an address, and a part of one is made of letters.
    site.words("content/überëinkömst", "X", "X");
    site.write("content/c.nl.md", "---\ntitle: X\nslug: новости\n---\n");
    site.write(
        "content/c.en.md",
        "---\ntitle: X\nslug: 報告\n---\n[x](/überëinkömst)\n",
    );
    assert_well(&site.build(&["--strict"]));
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
fn an_address_that_two_entries_have_names_both() {
    let site = Site::new();
    site.words("content/a", "A", "A");
    site.write("content/b.nl.md", "---\ntitle: B\nslug: a\n---\n");
    site.write("content/b.en.md", "---\ntitle: B\n---\n");
    let output = site.build(&[]);
    let expected = vec![("address-taken".into(), "content/b.nl.md:3:7".into())];
    assert_eq!(told(&output), expected);
    assert!(stderr(&output).contains("the address /nl/a/ is already that of content/a.nl.md"));
}

#[test]
fn marks_of_other_systems_at_the_start_and_the_ends_of_lines_are_let_be() {
    let site = Site::new();
    site.words("content/x", "X", "X");
    site.write(
        "content/x.nl.md",
        b"\xef\xbb\xbf---\r\ntitle: X\r\n---\r\nTekst.\r\n",
    );
    site.write("content/news/first.yaml", "date: 2026-06-24\r\n");
    assert_well(&site.build(&["--strict"]));
}
