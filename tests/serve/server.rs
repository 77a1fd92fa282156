//! What is answered to whom.

use std::net::TcpListener;
use std::time::Instant;

use crate::served::{Served, command};
use crate::site::Site;

fn header<'a, T>(response: &'a ureq::http::Response<T>, name: &str) -> &'a str {
    let value = response.headers().get(name);
    value
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// A site with something of every kind of file.
fn rich() -> Site {
    let site = Site::new();
    site.write("themes/own/theme.yaml", "name: own\nextends: plain\n");
    site.write("themes/own/assets/own.js", "let a = 1;\n");
    site.write("site.yaml", crate::site::SETTINGS.replace("plain", "own"));
    site.write(
        "templates/head.html",
        "<link rel=\"stylesheet\" href=\"{{ asset(path=\"style.css\") }}\">\
         <script src=\"{{ asset(path=\"own.js\") }}\" defer></script>",
    );
    site.write(
        "content/news/sun.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>",
    );
    site.write("content/news/numbers.bin", "0123456789");
    site.write("content/news/photo.png", picture());
    site.write(
        "content/news/first.nl.md",
        "---\ntitle: Eerste\n---\n![Zon](sun.svg) ![Kade](photo.png) [getallen](numbers.bin)\n",
    );
    site.write(
        "content/news/first.en.md",
        "---\ntitle: First\n---\n![Sun](sun.svg) ![Quay](photo.png) [numbers](numbers.bin)\n",
    );
    site
}

/// A picture of pixels, with so many colours that it isn't taken for a drawing.
pub fn picture() -> Vec<u8> {
    let picture =
        image::RgbImage::from_fn(400, 50, |x, y| image::Rgb([(x % 256) as u8, y as u8, 0]));
    let mut out = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut out, image::ImageFormat::Png)
        .expect("a picture");
    out.into_inner()
}

/// The address on a page that has this in it.
fn address_on(page: &str, part: &str) -> String {
    let mut found = page
        .split('"')
        .filter(|value| value.starts_with('/') && value.contains(part) && !value.contains(' '));
    found
        .next()
        .unwrap_or_else(|| panic!("{part}: {page}"))
        .to_owned()
}

#[test]
fn every_file_has_its_media_type() {
    let site = rich();
    let served = Served::well(&site);
    let page = served.text("/nl/news/first/");
    let addresses = [
        ("/nl/", "text/html; charset=utf-8"),
        (&address_on(&page, "style."), "text/css; charset=utf-8"),
        (&address_on(&page, "own."), "text/javascript; charset=utf-8"),
        (&address_on(&page, "sun."), "image/svg+xml"),
        (&address_on(&page, "photo-400."), "image/jpeg"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
        ("/nl/news/feed.xml", "text/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        (&address_on(&page, "numbers."), "application/octet-stream"),
        ("/_tandem/", "text/html; charset=utf-8"),
        ("/_tandem/live.js", "text/javascript; charset=utf-8"),
    ];
    for (address, media_type) in addresses {
        let response = served.get(address);
        assert_eq!(
            (
                response.status().as_u16(),
                header(&response, "content-type")
            ),
            (200, media_type),
            "{address}"
        );
        assert_eq!(header(&response, "cache-control"), "no-store", "{address}");
        let head = served.head(address);
        assert_eq!(
            (head.status().as_u16(), header(&head, "content-type")),
            (200, media_type),
            "{address}"
        );
        assert_eq!(
            header(&head, "content-length"),
            response.body().len().to_string(),
            "{address}"
        );
        assert!(head.body().is_empty(), "{address}");
    }
}

#[test]
fn a_part_of_a_file_is_given() {
    let site = rich();
    let served = Served::well(&site);
    let address = address_on(&served.text("/nl/news/first/"), "numbers.");
    let part = |range: &str| {
        let response = served.get_with(&address, &[("range", range)]);
        let told = header(&response, "content-range").to_owned();
        (
            response.status().as_u16(),
            told,
            String::from_utf8(response.into_body()).expect("text"),
        )
    };
    let answer = |status, told: &str, body: &str| (status, told.to_owned(), body.to_owned());
    assert_eq!(part("bytes=2-4"), answer(206, "bytes 2-4/10", "234"));
    assert_eq!(part("bytes=7-"), answer(206, "bytes 7-9/10", "789"));
    assert_eq!(part("bytes=-2"), answer(206, "bytes 8-9/10", "89"));
    assert_eq!(part("bytes=8-100"), answer(206, "bytes 8-9/10", "89"));
    assert_eq!(part("bytes=10-"), answer(416, "bytes */10", ""));
    assert_eq!(part("bytes=0-1,4-5"), answer(200, "", "0123456789"));
    assert_eq!(part("lines=1-2"), answer(200, "", "0123456789"));
    assert_eq!(part("bytes=4-2"), answer(200, "", "0123456789"));
}

#[test]
fn what_is_not_there_is_told_in_the_language_of_the_address() {
    let site = rich();
    let served = Served::well(&site);
    for (address, lang) in [
        ("/nl/x", "nl"),
        ("/nl/x/y.css", "nl"),
        ("/en/x/", "en"),
        ("/en/news/x/", "en"),
    ] {
        let page = served.page(address);
        assert_eq!(page.status, 404, "{address}");
        assert_eq!(
            page.html,
            served.text(&format!("/{lang}/404.html")),
            "{address}"
        );
        assert!(
            page.html.contains(&format!("<html lang=\"{lang}\"")),
            "{address}"
        );
    }
    for address in ["/x", "/de/x", "/nlx"] {
        let page = served.page(address);
        assert_eq!(
            (page.status, page.html),
            (404, served.text("/404.html")),
            "{address}"
        );
    }
}

#[test]
fn a_folder_has_a_slash_behind_it() {
    let site = rich();
    let served = Served::well(&site);
    for (address, to) in [
        ("/nl/news", "/nl/news/"),
        ("/nl", "/nl/"),
        ("/nl/news?a=b", "/nl/news/?a=b"),
        ("//nl/news", "/nl/news/"),
        ("/_tandem", "/_tandem/"),
    ] {
        let response = served.get(address);
        assert_eq!(response.status(), 307, "{address}");
        assert_eq!(header(&response, "location"), to, "{address}");
    }
    assert_eq!(served.get("/nl/news/index.html").status(), 200);
}

#[test]
fn addresses_may_have_any_letters() {
    let site = Site::new();
    site.write(
        "content/news/a.nl.md",
        "---\ntitle: A\nslug: één-straat-日本\n---\n",
    );
    site.write("content/news/a.en.md", "---\ntitle: A\n---\n");
    site.write("content/news/a.yaml", "date: 2026-01-01\n");
    let served = Served::well(&site);
    let encoded = "/nl/news/%C3%A9%C3%A9n-straat-%E6%97%A5%E6%9C%AC";
    assert_eq!(served.get(&format!("{encoded}/")).status(), 200);
    assert_eq!(
        served
            .get(&format!(
                "{}/",
                encoded.to_lowercase().replace("/nl", "/%6el")
            ))
            .status(),
        200
    );
    let response = served.get(encoded);
    assert_eq!(
        (response.status().as_u16(), header(&response, "location")),
        (307, &*format!("{encoded}/"))
    );
    let raw =
        "GET /nl/news/één-straat-日本/ HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    assert!(
        served.raw(raw).starts_with("HTTP/1.1 200"),
        "{}",
        served.raw(raw)
    );
    assert_eq!(served.get("/nl/news/%ff").status(), 400);
}

#[test]
fn no_path_leaves_the_site() {
    let site = rich();
    let served = Served::well(&site);
    let secret = "theme: own"; // of site.yaml
    for path in [
        "/../site.yaml",
        "/nl/../../site.yaml",
        "/%2e%2e/site.yaml",
        "/nl/%2e%2e%2fsite.yaml",
        "/..%5csite.yaml",
        "/..\\site.yaml",
        "/nl\\..\\..\\site.yaml",
        "/site.yaml%00.html",
        "/%00",
        "/nl/%00/",
        "//site.yaml",
        "/./site.yaml",
        "/site.yaml",
        "/content/news/first.nl.md",
        "/_tandem/..%2f..%2fsite.yaml",
        "/_tandem/../site.yaml",
        "/_tandem/beside/../../site.yaml",
        "/_tandem/beside/..%2f..%2fsite.yaml",
        "http://localhost/../site.yaml",
        "/../../../../../../../etc/passwd",
    ] {
        let request =
            format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        let answer = served.raw(&request);
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(["404", "400"].contains(&status), "{path}: {answer}");
        assert!(
            !answer.contains(secret) && !answer.contains("root:"),
            "{path}: {answer}"
        );
    }
}

#[test]
fn a_foreign_name_is_not_answered() {
    let site = rich();
    let served = Served::well(&site);
    for host in [
        "evil.example",
        "localhost.evil.example:80",
        "127.0.0.1.evil.example",
    ] {
        for address in [
            "/nl/",
            "/_tandem/",
            "/_tandem/events?page=/nl/&version=x",
            "/robots.txt",
        ] {
            let response = served.get_with(address, &[("host", host)]);
            assert_eq!(response.status(), 421, "{host}{address}");
        }
    }
    for host in ["localhost", "127.0.0.1:1234", "[::1]:80", "site.localhost"] {
        assert_eq!(
            served.get_with("/nl/", &[("host", host)]).status(),
            200,
            "{host}"
        );
    }
    assert!(
        served
            .raw("GET /nl/ HTTP/1.0\r\n\r\n")
            .starts_with("HTTP/1.0 421")
    );
}

#[test]
fn foreign_pages_may_not_listen() {
    let site = rich();
    let served = Served::well(&site);
    let own = served.origin.clone();
    for address in [
        "/_tandem/",
        "/_tandem/overlay",
        "/_tandem/events?page=/nl/&version=x",
        "/_tandem/live.js",
    ] {
        for foreign in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("origin", "http://localhost:1"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            let response = served.get_with(address, &[foreign]);
            assert_eq!(response.status(), 403, "{address} {foreign:?}");
            assert_eq!(header(&response, "access-control-allow-origin"), "");
        }
    }
    for ours in [
        ("origin", &*own),
        ("sec-fetch-site", "same-origin"),
        ("sec-fetch-site", "none"),
    ] {
        assert_eq!(
            served.get_with("/_tandem/overlay", &[ours]).status(),
            200,
            "{ours:?}"
        );
    }
}

#[test]
fn nothing_can_be_sent() {
    let site = rich();
    let served = Served::well(&site);
    for address in [
        "/nl/",
        "/_tandem/",
        "/_tandem/overlay",
        "/_tandem/events",
        "/nl/x",
    ] {
        assert_eq!(served.post(address).status(), 405, "{address}");
    }
}

#[test]
fn the_next_free_port_is_taken_and_told() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let site = Site::new();
    let served = Served::at(&site.path(""), port);
    assert!(
        (port + 1..=port + 20).contains(&served.port),
        "{} after {port}",
        served.port
    );
    assert_eq!(served.get("/nl/").status(), 200);
}

#[test]
fn what_is_not_published_is_shown_and_says_so() {
    let site = Site::new();
    for (name, facts, key) in [
        ("draft", "date: 2026-01-01\n", "draft: true\n"),
        (
            "scheduled",
            "date: 2026-01-01\npublish_from: 2027-01-01\n",
            "",
        ),
        (
            "expired",
            "date: 2026-01-01\npublish_until: 2026-02-01\n",
            "",
        ),
    ] {
        site.write(&format!("content/news/{name}.yaml"), facts);
        for lang in ["nl", "en"] {
            site.write(
                &format!("content/news/{name}.{lang}.md"),
                format!("---\ntitle: X\n{key}---\n"),
            );
        }
    }
    site.write("public/mine.txt", "mine");
    let served = Served::well(&site);
    for name in ["draft", "scheduled", "expired"] {
        let page = served.page(&format!("/en/news/{name}/"));
        assert_eq!((page.status, page.notice.as_deref()), (200, Some(name)));
    }
    for address in ["/en/news/first/", "/en/", "/en/news/", "/en/x"] {
        assert_eq!(served.page(address).notice, None, "{address}");
    }
    drop(served);
    assert_eq!(site.published().len(), 1, "public/ is as it was");
}

#[test]
fn it_ends_when_it_is_interrupted() {
    let site = rich();
    let served = Served::well(&site);
    let streams = ["/nl/", "/en/", "/_tandem/"]
        .map(|page| crate::stream::Stream::open(&served.origin, page, ""));
    streams[0].find("problems");
    let start = Instant::now();
    assert_eq!(served.interrupt().code(), Some(0));
    assert!(start.elapsed().as_secs_f64() < 1.0, "{:?}", start.elapsed());
}

#[test]
fn what_it_can_not_start_with_is_told() {
    let nothing = tempfile::tempdir().expect("a folder");
    let output = command(nothing.path(), &["--port", "0"])
        .output()
        .expect("the binary runs");
    let told = crate::site::stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(
        told.contains("site.yaml") && told.contains("help"),
        "{told}"
    );
    let site = Site::new();
    for at in ["tomorrow", "2026-02-30", ""] {
        let output = command(&site.path(""), &["--port", "0", "--at", at])
            .output()
            .expect("the binary runs");
        let told = crate::site::stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{at}: {told}");
        assert!(told.contains("help"), "{told}");
    }
    assert!(output.stdout.is_empty());
}
