//! What is published beside the text of a page: feeds, calendars, structured data, redirects, headers.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

mod site;

use std::process::Command;

use serde_json::Value;
use site::{SETTINGS, Site, assert_well};

/// A site with workshops, too.
fn with_workshops() -> Site {
    let site = Site::new();
    let workshops = SETTINGS.replace("topics:", "  workshops: { kind: workshop }\ntopics:");
    site.write("site.yaml", workshops);
    site
}

fn build(site: &Site) {
    assert_well(&site.build(&["--no-search"]));
}

fn place(site: &Site, name: &str, title: &str) {
    let stem = format!("content/places/{name}");
    site.write(
        &format!("{stem}.yaml"),
        "address: { street: Kade 1, city: Leiden }\n",
    );
    site.words(&stem, title, title);
}

/// What a page tells search engines of the thing that it is about.
fn thing(page: &str) -> Value {
    let start = "<script type=\"application/ld+json\">";
    let json = page
        .split_once(start)
        .and_then(|(_, rest)| rest.split_once("</script>"))
        .expect("structured data");
    let json: Value = serde_json::from_str(json.0).expect("JSON");
    json["@graph"][1].clone()
}

/// The ids of the entries of a feed, in order, without what all of them share.
fn ids(feed: &str) -> Vec<&str> {
    let entries = feed.split("<entry>").skip(1);
    entries
        .filter_map(|entry| {
            let (_, rest) = entry.split_once("2026:")?;
            Some(rest.split_once("/nl<")?.0)
        })
        .collect()
}

#[test]
fn what_is_to_come_is_no_news_before_its_time() {
    let site = Site::new();
    for day in 1..=22 {
        let stem = format!("content/events/e{day:02}");
        site.write(
            &format!("{stem}.yaml"),
            format!("start: 2027-03-{day:02} 20:00\ntopics: [city]\n"),
        );
        site.words(&stem, "Feest", "Party");
    }
    site.write("content/events/past.yaml", "start: 2026-11-02 20:00\n");
    site.words("content/events/past", "Voorbij", "Past");
    site.write(
        "content/events/told.yaml",
        "date: 2026-11-20\nstart: 2027-05-01 20:00\n",
    );
    site.words("content/events/told", "Verteld", "Told");
    build(&site);

    let feed = site.page("nl/feed.xml");
    assert_eq!(ids(&feed), ["events/told", "news/first"]);
    assert!(feed.contains("<updated>2026-11-20T00:00:00Z</updated>\n <link"));

    let feed = site.page("nl/events/feed.xml");
    let told = ids(&feed);
    let first = ["events/told", "events/past", "events/e01", "events/e02"];
    assert_eq!(told[..4], first);
    assert_eq!(told.len(), 20);
    assert!(!feed.contains("d>2027-"), "{feed}");

    // A day that nobody told isn't made up.
    let feed = site.page("nl/onderwerpen/stad/feed.xml");
    let (_, coming) = feed.split_once("events/e01").expect("an entry");
    let (coming, _) = coming.split_once("</entry>").expect("its end");
    assert!(!coming.contains("<published>"), "{coming}");
    assert!(coming.contains("<updated>1970-01-01T00:00:00Z</updated>"));
}

#[test]
fn search_engines_are_told_where_a_session_is() {
    let site = with_workshops();
    place(&site, "hall", "Zaal");
    site.write(
        "content/workshops/writing.yaml",
        "online: https://meet.site.example/
sessions:
  - { start: 2026-11-02 19:00, place: nowhere }
  - { start: 2026-12-09 19:00, place: hall }
  - { start: 2026-12-16 19:00 }
",
    );
    site.words("content/workshops/writing", "Schrijven", "Writing");
    place(&site, "nowhere", "Nergens");
    build(&site);
    let thing = thing(&site.page("nl/workshops/writing/index.html"));
    assert_eq!(
        thing["eventAttendanceMode"],
        "https://schema.org/MixedEventAttendanceMode"
    );
    assert_eq!(thing["location"][0]["name"], "Zaal", "{thing}");
    assert_eq!(thing["location"][1]["@type"], "VirtualLocation");
}

#[test]
fn search_engines_are_told_nothing_that_is_empty() {
    let site = Site::new();
    site.write(
        "content/events/party.yaml",
        "start: 2026-12-02 20:00\nregistration: { url: https://signup.site.example/ }\n",
    );
    site.words("content/events/party", "Feest", "Party");
    site.write(
        "content/events/free.yaml",
        "start: 2026-12-02 20:00\nregistration: { price: 0 }\n",
    );
    site.words("content/events/free", "Gratis", "Free");
    build(&site);
    let party = thing(&site.page("nl/events/party/index.html"));
    for key in ["inLanguage", "location", "organizer"] {
        assert_eq!(party.get(key), None, "{key}");
    }
    // A currency is that of a price.
    let offer = party["offers"].as_object().expect("an offer");
    assert_eq!(offer.keys().collect::<Vec<_>>(), ["@type", "url"]);
    let free = thing(&site.page("nl/events/free/index.html"));
    assert_eq!(free["offers"]["priceCurrency"], "EUR");
}

#[test]
fn each_month_through_which_something_lasts_keeps_its_address() {
    let site = Site::new();
    site.write(
        "content/events/exhibition.yaml",
        "start: 2026-08-20\nend: 2027-01-10\n",
    );
    site.words("content/events/exhibition", "Tentoonstelling", "Exhibition");
    let built_at = |moment: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_tandem"))
            .args(["build", "--no-search", "--at", moment, "--root"])
            .arg(site.path(""))
            .output();
        assert_well(&output.expect("the binary runs"));
    };
    let leads_on = |month: &str| {
        let page = site.page(&format!("nl/events/{month}/index.html"));
        page.contains("http-equiv=\"refresh\"")
    };
    for (moment, month) in [
        ("2026-08-25", "2026-08"),
        ("2026-10-15", "2026-10"),
        ("2027-01-05", "2027-01"),
    ] {
        built_at(moment);
        assert!(!leads_on(month), "{month}");
    }
    for month in ["2026-08", "2026-09", "2026-10", "2026-11", "2026-12"] {
        assert!(leads_on(month), "{month}");
    }
    built_at("2027-03-01");
    for month in ["2026-08", "2026-10", "2027-01"] {
        assert!(leads_on(month), "{month}");
    }
    assert!(!site.path("public/nl/events/2027-02/index.html").exists());
}

#[test]
fn what_lies_below_the_search_page_takes_nothing_from_it() {
    let site = Site::new();
    site.write(
        "content/news/first.nl.md",
        "---\ntitle: Eerste\naliases: [/nl/zoeken/oud/]\n---\nTekst.\n",
    );
    assert_well(&site.build(&[]));
    let headers = site.page("_headers");
    assert!(headers.contains("\n/nl/news/*\n"), "{headers}");
    assert!(!headers.contains("\n/nl/zoeken/*\n"), "{headers}");
}

#[test]
fn a_drawing_tells_its_size_however_its_numbers_are_apart() {
    let site = Site::new();
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0\t0\n30 , 20\"><path d=\"M0 0h30v20z\"/></svg>";
    site.write("content/news/plan.svg", drawing);
    site.write(
        "content/news/first.nl.md",
        "---\ntitle: Eerste\n---\n![Een plan](plan.svg)\n",
    );
    build(&site);
    let page = site.page("nl/news/first/index.html");
    assert!(page.contains("width=\"30\" height=\"20\""), "{page}");
}

#[test]
fn a_theme_may_ask_for_what_is_both_at_a_place_and_of_an_initiative() {
    let site = Site::new();
    let initiatives = SETTINGS.replace("topics:", "  plans: { kind: initiative }\ntopics:");
    site.write("site.yaml", initiatives);
    place(&site, "hall", "Zaal");
    site.write("content/plans/grants.yaml", "status: running\n");
    site.words("content/plans/grants", "Beurzen", "Grants");
    for (name, facts) in [
        ("both", "place: hall\ninitiatives: [grants]\n"),
        ("here", "place: hall\n"),
        ("of-it", "initiatives: [grants]\n"),
    ] {
        let stem = format!("content/events/{name}");
        site.write(
            &format!("{stem}.yaml"),
            format!("start: 2026-12-02 20:00\n{facts}"),
        );
        site.words(&stem, name, name);
    }
    site.write(
        "templates/news.html",
        "{% extends \"entry.html\" %}{% block byline %}\
         {% for found in entries(place=\"hall\", initiative=\"grants\") %}<i>{{ found.title }}</i>{% endfor %}\
         {% endblock byline %}",
    );
    build(&site);
    let page = site.page("nl/news/first/index.html");
    let found: Vec<&str> = page.split("<i>").skip(1).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("both</i>"), "{found:?}");
}
