//! What is not done again. By hand: the pages of the small site, and which of them show what.

use crate::served::{Line, Served};
use crate::site::Site;
use crate::writers::rename_over;

/// Two news items and a page in both languages. Its pages: `/` and `/404.html`; for each language the
/// home page, its own 404 page, the lists of news, events and places, the topic, the news of that
/// topic and of the year, the two items and the page: 2 + 2 × 11 = 24.
fn small() -> Site {
    let site = Site::new();
    site.write("content/news/second.yaml", "date: 2026-06-25\n");
    site.words("content/news/second", "Tweede", "Second");
    site.write("content/about.nl.md", words("Over ons", ""));
    site.write("content/about.en.md", words("About us", ""));
    site.write("content/news/first.nl.md", words("Eerste", ""));
    site.write("content/news/second.nl.md", words("Tweede", ""));
    site
}

fn line(changed: &str, pages: usize) -> Line {
    Line {
        changed: changed.into(),
        pages,
        problems: "no problems".into(),
    }
}

/// Words of which the beginning, which lists show, is always the same.
fn words(title: &str, text: &str) -> String {
    format!("---\ntitle: {title}\n---\nTekst.\n\n{text}\n")
}

#[test]
fn the_first_time_every_page_is_made() {
    let served = Served::well(&small());
    assert_eq!(*served.last(), line("the whole site", 28));
}

#[test]
fn a_text_is_on_one_page() {
    let site = small();
    let mut served = Served::well(&site);
    site.write(
        "content/news/first.nl.md",
        words("Eerste", "Een andere tekst."),
    );
    assert_eq!(served.next_line(), line("content/news/first.nl.md", 1));
    assert!(served.text("/nl/news/first/").contains("Een andere tekst."));
}

#[test]
fn a_title_is_on_its_page_and_on_those_that_show_it() {
    let site = small();
    let mut served = Served::well(&site);
    // In Dutch: its own page, that of its neighbour, the list of news, that of its year and that of its
    // topic, the home page, the list of its topic, and everything from A to Z.
    site.write("content/news/first.nl.md", words("Anders", ""));
    assert_eq!(served.next_line(), line("content/news/first.nl.md", 8));
    for page in [
        "/nl/news/first/",
        "/nl/news/second/",
        "/nl/news/",
        "/nl/news/2026/",
        "/nl/news/onderwerpen/stad/",
        "/nl/",
        "/nl/onderwerpen/stad/",
        "/nl/a-z/",
    ] {
        assert!(served.text(page).contains("Anders"), "{page}");
    }
}

#[test]
fn the_title_of_a_page_is_at_the_foot_of_every_page() {
    let site = small();
    let mut served = Served::well(&site);
    site.write("content/about.nl.md", words("Wie wij zijn", ""));
    assert_eq!(served.next_line(), line("content/about.nl.md", 13 + 2));
    assert!(served.text("/nl/events/").contains("Wie wij zijn"));
}

#[test]
fn a_save_that_changes_nothing_is_not_told() {
    let site = small();
    let mut served = Served::well(&site);
    site.write("content/news/first.nl.md", words("Eerste", ""));
    rename_over(&site.path("content/about.nl.md"), &words("Over ons", ""));
    site.write("site.yaml", crate::site::SETTINGS);
    site.write("content/news/second.nl.md", words("Tweede", "Anders."));
    // The first line is of the file that did change.
    assert_eq!(served.next_line(), line("content/news/second.nl.md", 1));
}

#[test]
fn the_date_of_an_item_is_on_the_pages_that_show_it_and_in_their_order() {
    let site = small();
    let mut served = Served::well(&site);
    let before = served.text("/nl/news/");
    assert!(before.find("Tweede") < before.find("Eerste"));
    // Both languages: both items, for they change places, the list, that of the year and that of the
    // topic, the home page, the topic, and everything from A to Z.
    site.write(
        "content/news/first.yaml",
        "date: 2026-06-26\ntopics: [city]\n",
    );
    assert_eq!(served.next_line(), line("content/news/first.yaml", 2 * 8));
    let after = served.text("/nl/news/");
    assert!(after.find("Tweede") > after.find("Eerste"));
}
