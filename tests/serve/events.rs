//! What browsers hear.

use serde_json::json;

use crate::served::Served;
use crate::site::Site;
use crate::stream::Stream;

/// Two news items, of which each shows the other's title; a third thing is only itself.
fn site() -> Site {
    let site = Site::new();
    site.words("content/about", "Over", "About");
    site
}

fn write(site: &Site, file: &str, title: &str, text: &str) {
    site.write(
        file,
        format!("---\ntitle: {title}\n---\nTekst.\n\n{text}\n"),
    );
}

/// The streams of some pages, after what everybody is told who connects.
fn look_at<const N: usize>(served: &Served, pages: [&str; N]) -> [Stream; N] {
    pages.map(|page| {
        let stream = served.look_at(page);
        assert_eq!(
            stream.expect("problems"),
            json!({ "errors": 0, "warnings": 0 })
        );
        stream
    })
}

#[test]
fn a_page_that_changed_is_told_and_no_other() {
    let site = site();
    let served = Served::well(&site);
    let pages = ["/nl/news/first/", "/en/news/first/", "/nl/", "/nl/x"];
    let [first, english, home, nothing] = look_at(&served, pages);
    write(&site, "content/news/first.nl.md", "Eerste", "Anders.");
    let version = first.expect("reload")["version"].clone();
    assert_eq!(served.page("/nl/news/first/").version, version);
    // What the others hear first is what comes after that.
    site.write(
        "site.yaml",
        crate::site::SETTINGS.replace("title: Site", "title: Elsewhere"),
    );
    for (page, stream) in pages.iter().zip([first, english, home, nothing]) {
        let version = stream.expect("reload")["version"].clone();
        assert_eq!(served.page(page).version, version, "{page}");
    }
}

#[test]
fn a_version_of_long_ago_is_told_at_once() {
    let site = site();
    let served = Served::well(&site);
    for page in ["/nl/", "/nl/news/first/"] {
        let stream = Stream::open(&served.origin, page, "long-ago");
        assert_eq!(
            stream.expect("reload"),
            json!({ "version": served.page(page).version })
        );
        stream.expect("problems");
    }
}

#[test]
fn a_style_is_swapped_without_a_reload() {
    let site = site();
    site.write("themes/own/theme.yaml", "name: own\nextends: plain\n");
    site.write("themes/own/assets/style.css", "p { order: 1 }\n");
    site.write("site.yaml", crate::site::SETTINGS.replace("plain", "own"));
    let served = Served::well(&site);
    let [home] = look_at(&served, ["/nl/"]);
    let style = |page: &str| {
        let mut parts = page.split('"');
        parts
            .find(|part| part.ends_with(".css"))
            .expect("a style")
            .to_owned()
    };
    let before = style(&served.text("/nl/"));
    site.write("themes/own/assets/style.css", "p { order: 2 }\n");
    let told = home.expect("style");
    let after = style(&served.text("/nl/"));
    assert_eq!(
        (&told["from"], &told["to"]),
        (&json!(before), &json!(after))
    );
    assert_eq!(served.get(&after).body(), b"p { order: 2 }\n");
    write(&site, "content/_index.nl.md", "Thuis", "Welkom.");
    assert_eq!(
        home.expect("reload"),
        json!({ "version": served.page("/nl/").version })
    );
}

#[test]
fn a_page_that_moved_is_followed() {
    let site = site();
    let served = Served::well(&site);
    let [item, english, list] =
        look_at(&served, ["/nl/news/first/", "/en/news/first/", "/nl/news/"]);
    site.write(
        "content/news/first.nl.md",
        "---\ntitle: Eerste\nslug: één\n---\nTekst.\n",
    );
    assert_eq!(
        item.expect("moved"),
        json!({ "to": "/nl/news/%C3%A9%C3%A9n/" })
    );
    english.expect("reload"); // the switch leads elsewhere
    assert_eq!(served.page("/nl/news/first/").status, 404);
    assert_eq!(served.page("/nl/news/%C3%A9%C3%A9n/").status, 200);
    list.expect("reload");
    site.write(
        "content/news/_index.nl.md",
        "---\ntitle: Nieuws\nslug: nieuws\n---\n",
    );
    assert_eq!(list.expect("moved"), json!({ "to": "/nl/nieuws/" }));
}

#[test]
fn a_page_that_is_gone_is_told_and_one_that_returns() {
    let site = site();
    let served = Served::well(&site);
    let [about, not_yet] = look_at(&served, ["/nl/about/", "/nl/later/"]);
    site.remove("content/about.nl.md");
    site.remove("content/about.en.md");
    about.expect("gone");
    site.words("content/about", "Over", "About");
    site.words("content/later", "Later", "Later");
    about.expect("reload");
    not_yet.find("reload");
}

#[test]
fn problems_are_counted() {
    let site = site();
    let served = Served::well(&site);
    let [home] = look_at(&served, ["/nl/404.html"]);
    site.write(
        "content/later.nl.md",
        "---\ntitel: X\n---\n[Nergens](/nowhere)\n",
    );
    let told = home.find("problems");
    assert!(told["errors"].as_u64() > Some(0), "{told}");
    let overlay =
        String::from_utf8(served.get("/_tandem/overlay?lang=nl").into_body()).expect("text");
    assert!(overlay.contains("content/later.nl.md"), "{overlay}");
    let [late] = ["/en/404.html"].map(|page| served.look_at(page));
    assert_eq!(late.expect("problems"), told);
    site.remove("content/later.nl.md");
    assert_eq!(home.find("problems"), json!({ "errors": 0, "warnings": 0 }));
    assert!(served.get("/_tandem/overlay").body().is_empty());
}

#[test]
fn the_desk_hears_of_everything() {
    let site = site();
    let served = Served::well(&site);
    let desk = Stream::open(&served.origin, "/_tandem/", "");
    desk.expect("problems");
    let beside = Stream::open(&served.origin, "/_tandem/beside/news/first", "");
    beside.expect("problems");
    write(&site, "content/news/first.nl.md", "Heel anders", "Anders.");
    for (stream, page) in [
        (desk, "/_tandem/?lang=nl"),
        (beside, "/_tandem/beside/news/first?lang=en"),
    ] {
        stream.expect("state");
        let page = String::from_utf8(served.get(page).into_body()).expect("text");
        assert!(page.contains("Heel anders"), "{page}");
    }
}
