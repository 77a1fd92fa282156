//! The pictures by which pages are shown where somebody shares them, and what pages say of themselves
//! there (Open Graph).

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop, and looks at the disk itself"
)]

mod site;

use std::collections::BTreeSet;
use std::fs;

use site::{SETTINGS, Site, assert_well, stderr, told};

const NL: &str = "nl/news/first/card.png";
const EN: &str = "en/news/first/card.png";

/// A site in the theme that draws cards, with a news item.
fn drawn_site() -> Site {
    let site = Site::new();
    let sections = "  workshops: { kind: workshop }\n  initiatives: { kind: initiative }\ntopics:";
    let settings = SETTINGS.replace("theme: plain", "theme: partnership");
    site.write("site.yaml", settings.replace("topics:", sections));
    site
}

/// A site whose theme draws cards by this template.
fn site_drawn_by(template: &str) -> Site {
    let site = Site::new();
    site.write("templates/social-card.svg", template);
    site
}

fn build(site: &Site) {
    assert_well(&site.build(&[]));
}

fn card(site: &Site, path: &str) -> Vec<u8> {
    fs::read(site.path("public").join(path)).expect(path)
}

/// Every card that is published, by its path.
fn cards(site: &Site) -> Vec<String> {
    let published = site.published().into_iter();
    let paths = published.map(|(path, _)| path.to_string_lossy().into_owned());
    paths.filter(|path| path.ends_with("card.png")).collect()
}

/// What a PNG says of its size: its width and height.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[1..4], b"PNG");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four"));
    (number(16), number(20))
}

/// What a page says of itself under a name, each time.
fn meta(page: &str, name: &str) -> Vec<String> {
    let property = format!("<meta property=\"{name}\" content=\"");
    let other = format!("<meta name=\"{name}\" content=\"");
    let lines = page.lines();
    let contents = lines.filter_map(|line| {
        let rest = line
            .strip_prefix(&property)
            .or_else(|| line.strip_prefix(&other))?;
        Some(rest.strip_suffix("\">")?.to_owned())
    });
    contents.collect()
}

/// What is kept of cards between builds, and when each was written.
fn kept(site: &Site) -> BTreeSet<(String, std::time::SystemTime)> {
    let files = fs::read_dir(site.path(".tandem/cache/cards")).expect("a cache");
    let files = files.map(|file| {
        let file = file.expect("a file");
        let written = file.metadata().and_then(|found| found.modified());
        let name = file.file_name().to_string_lossy().into_owned();
        (name, written.expect("a time"))
    });
    files.collect()
}

#[test]
fn every_page_that_is_shared_has_a_card_of_its_own() {
    let site = drawn_site();
    build(&site);
    let expected: Vec<String> = ["card.png".to_owned()]
        .into_iter()
        .chain(["en", "nl"].into_iter().flat_map(|lang| {
            let topic = if lang == "nl" {
                "onderwerpen/stad"
            } else {
                "topics/city"
            };
            let pages = [
                "",
                "events/",
                "initiatives/",
                "news/",
                "news/first/",
                "places/",
            ];
            let mut paths: Vec<_> = pages.map(|page| format!("{lang}/{page}card.png")).into();
            paths.push(format!("{lang}/{topic}/card.png"));
            paths.push(format!("{lang}/workshops/card.png"));
            paths
        }))
        .collect();
    let found: BTreeSet<_> = cards(&site).into_iter().collect();
    assert_eq!(found, expected.into_iter().collect());
    let mut pictures = BTreeSet::new();
    for path in &found {
        let picture = card(&site, path);
        assert_eq!(size(&picture), (1200, 630), "{path}");
        assert!(picture.len() < 40 * 1024, "{path}: {} bytes", picture.len());
        pictures.insert(picture);
    }
    // `/` shows the names of the site; news, workshops and places are called the same in both.
    assert!(pictures.len() > 10, "{}", pictures.len());
}

#[test]
fn a_page_tells_what_it_is_where_it_is_shared() {
    let site = drawn_site();
    site.write(
        "content/events/party.yaml",
        "start: 2026-12-01 20:00\nend: 2026-12-01 22:00\n",
    );
    site.words(
        "content/events/party",
        "Feest & \"dans\"",
        "Party & \"dance\"",
    );
    build(&site);
    let page = site.page("nl/events/party/index.html");
    let expected = [
        ("og:title", "Feest &amp; &quot;dans&quot;"),
        ("og:description", "Tekst."),
        ("og:type", "website"),
        ("og:url", "https://site.example/nl/events/party/"),
        ("og:site_name", "Site"),
        ("og:locale", "nl_NL"),
        ("og:locale:alternate", "en_GB"),
        ("og:image:type", "image/png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("twitter:card", "summary_large_image"),
    ];
    for (name, content) in expected {
        assert_eq!(meta(&page, name), [content], "{name}");
    }
    let alt = &meta(&page, "og:image:alt")[0];
    let says = "Feest &amp; &quot;dans&quot;. dinsdag 1 december 2026, 20:00–22:00. Site";
    assert_eq!(alt, says);
    let image = &meta(&page, "og:image")[0];
    let (address, version) = image.split_once('?').expect("a version");
    assert_eq!(address, "https://site.example/nl/events/party/card.png");
    assert_eq!(version.len(), 10);

    let news = site.page("en/news/first/index.html");
    assert_eq!(meta(&news, "og:type"), ["article"]);
    assert_eq!(meta(&news, "article:published_time"), ["2026-06-24"]);
    assert_eq!(meta(&news, "og:locale"), ["en_GB"]);
    assert_eq!(meta(&news, "og:locale:alternate"), ["nl_NL"]);
    assert_eq!(meta(&page, "article:published_time"), Vec::<String>::new());
    for page in [
        "index.html",
        "nl/index.html",
        "en/news/index.html",
        "en/topics/city/index.html",
    ] {
        let page = site.page(page);
        assert_eq!(meta(&page, "og:image").len(), 1);
        assert_eq!(meta(&page, "og:image:alt").len(), 1);
    }
    assert!(meta(&site.page("nl/404.html"), "og:image").is_empty());
}

#[test]
fn a_page_in_one_language_names_no_other() {
    let site = drawn_site();
    site.write("content/about.nl.md", "---\ntitle: Over ons\n---\n");
    build(&site);
    let page = site.page("nl/about/index.html");
    assert_eq!(meta(&page, "og:locale"), ["nl_NL"]);
    assert!(meta(&page, "og:locale:alternate").is_empty());
}

#[test]
fn a_theme_without_the_template_draws_nothing_and_pages_show_their_own_pictures() {
    let site = Site::new();
    site.write(
        "content/news/photo.yaml",
        "date: 2026-06-25\nimage: photo.jpg\n",
    );
    site.write(
        "content/news/drawing.yaml",
        "date: 2026-06-25\nimage: drawing.svg\n",
    );
    let mut photo = Vec::new();
    jpeg_encoder::Encoder::new(&mut photo, 90)
        .encode(&[0; 24], 4, 2, jpeg_encoder::ColorType::Rgb)
        .expect("a JPEG");
    site.write("content/news/photo.jpg", photo);
    site.write(
        "content/news/drawing.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"2\"/>",
    );
    for name in ["photo", "drawing"] {
        for lang in ["nl", "en"] {
            let words = "---\ntitle: X\nimage_alt: A quay\n---\n";
            site.write(&format!("content/news/{name}.{lang}.md"), words);
        }
    }
    build(&site);
    assert!(cards(&site).is_empty());
    assert!(!site.path(".tandem/cache/cards").exists());
    let photo = site.page("en/news/photo/index.html");
    assert!(meta(&photo, "og:image")[0].starts_with("https://site.example/media/news/photo-"));
    assert_eq!(meta(&photo, "og:image:type"), ["image/jpeg"]);
    assert_eq!(meta(&photo, "og:image:alt"), ["A quay"]);
    for page in ["en/news/drawing/index.html", "en/news/first/index.html"] {
        assert!(meta(&site.page(page), "og:image").is_empty(), "{page}");
    }
}

#[test]
fn a_card_changes_with_its_title_and_no_other_does() {
    let site = drawn_site();
    build(&site);
    let (before, other) = (card(&site, NL), card(&site, EN));
    let image = meta(&site.page("nl/news/first/index.html"), "og:image");
    site.words("content/news/first", "Een ander bericht", "First");
    build(&site);
    assert_ne!(card(&site, NL), before);
    assert_eq!(card(&site, EN), other);
    let now = meta(&site.page("nl/news/first/index.html"), "og:image");
    assert_ne!(
        now, image,
        "who remembers pictures by their addresses must see the new one"
    );
    assert_eq!(site.published(), site.clean_build());
}

#[test]
fn what_was_drawn_is_not_drawn_again_and_what_is_stale_is_forgotten() {
    let site = drawn_site();
    build(&site);
    let first = kept(&site);
    site.words("content/news/first", "Een ander bericht", "First");
    build(&site);
    let second = kept(&site);
    assert_eq!(first.len(), second.len());
    assert_eq!(first.intersection(&second).count(), first.len() - 1);
    // A folder published elsewhere is made from what is kept.
    site.clean_build();
    assert_eq!(kept(&site), second);
    // What is kept may go at any time.
    fs::remove_dir_all(site.path(".tandem")).expect("removed");
    let before = card(&site, NL);
    site.words("content/news/first", "Een ander bericht", "Second");
    build(&site);
    assert_eq!(card(&site, NL), before);
    assert_eq!(kept(&site).len(), second.len());
}

#[test]
fn whatever_a_title_holds_it_has_a_card() {
    let site = drawn_site();
    let long = "Een heel lang verhaal over besturen en beurzen ".repeat(7);
    let titles = [
        "'🎉 Feest 🎊 in de stad'",
        "'🎉'",
        "'سوق المدينة القديمة'",
        "'שוק העיר העתיקה'",
        "'Ad & Eva <b> \"citaat\" ''enkel'' ]]> &amp; {{ x }}'",
        &format!("'{}'", &long[..300]),
        &"Hottentottententententoonstelling".repeat(9),
        "\"bel \\a\\0 stil\"",
        "Ελληνικά и русский",
        "'…'",
    ];
    for (number, title) in titles.iter().enumerate() {
        let stem = format!("content/news/n{number}");
        site.write(&format!("{stem}.yaml"), "date: 2026-06-24\n");
        site.words(&stem, title, title);
    }
    assert_well(&site.build(&["--strict"]));
    for (number, title) in titles.iter().enumerate() {
        let picture = card(&site, &format!("nl/news/n{number}/card.png"));
        assert_eq!(size(&picture), (1200, 630), "{title}");
        assert!(picture.len() < 40 * 1024, "{title}: {}", picture.len());
    }
    // Nothing of the one can be drawn, and nothing of the other.
    assert_eq!(
        card(&site, "nl/news/n1/card.png"),
        card(&site, "nl/news/n2/card.png")
    );
}

#[test]
fn a_mistake_in_the_template_is_told_there() {
    let well = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\">";
    let wrong = [
        format!("{well}\n<text>{{{{ page.titel }}}}</text></svg>"),
        format!(
            "{well}\n<text>{{{{ page.title | fit(width=9, height=9, sizes=[]) }}}}</text></svg>"
        ),
        format!("{well}\n<text>"),
        "words".to_owned(),
        "<svg width=\"1\" height=\"1\"/>".to_owned(),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\"/>".to_owned(),
    ];
    for template in wrong {
        let output = site_drawn_by(&template).build(&[]);
        assert_eq!(
            output.status.code(),
            Some(1),
            "{template}: {}",
            stderr(&output)
        );
        let told = told(&output);
        assert_eq!(told.len(), 1, "{template}: {}", stderr(&output));
        assert_eq!(told[0].0, "template-failed", "{template}");
        assert!(
            told[0].1.starts_with("templates/social-card.svg"),
            "{told:?}"
        );
    }
}

#[test]
fn a_site_can_draw_cards_of_its_own() {
    let template = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"63\"><title>{{ page.title }}</title><rect width=\"120\" height=\"63\" fill=\"{% if entry %}#123456{% else %}#fff{% endif %}\"/></svg>";
    let site = site_drawn_by(template);
    build(&site);
    assert_eq!(size(&card(&site, NL)), (1200, 630));
    assert_eq!(card(&site, NL), card(&site, EN));
    assert_ne!(card(&site, NL), card(&site, "nl/card.png"));
    let page = site.page("nl/news/first/index.html");
    assert_eq!(meta(&page, "og:image:alt"), ["Eerste"]);
}
