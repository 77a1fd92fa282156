//! `tandem check --external`: what other sites say of links, asked of a real server on this machine.

#![expect(clippy::expect_used, reason = "a test that can't go on must stop")]

mod server;
#[path = "../site/mod.rs"]
mod site;

use std::process::{Command, Output};

use serde_json::Value;
use server::Server;
use site::{LOCALES, Site, stderr};

/// A finding: its code, severity, file and line.
type Told = (String, String, String, u64);

/// A site whose Dutch text links to these paths of a server, each from a line of its own; the first of
/// them from line 4.
fn site_linking_to(server: &Server, paths: &[&str]) -> Site {
    let site = Site::new();
    let links: Vec<String> = paths
        .iter()
        .map(|path| format!("[Een pagina van anderen]({})\n", server.url(path)))
        .collect();
    let words = format!("---\ntitle: Eerste\n---\n{}", links.concat());
    site.write("content/news/first.nl.md", words);
    site.write("content/news/first.en.md", "---\ntitle: First\n---\n");
    site
}

fn check_in(locale: &str, site: &Site, flags: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
    command.args(["check", "--at", "2026-11-24T12:00"]);
    command.args(flags).current_dir(site.path(""));
    command.env("LC_ALL", locale).env_remove("HTTP_PROXY");
    command.env_remove("http_proxy").env_remove("ALL_PROXY");
    command.output().expect("the binary runs")
}

fn check(site: &Site, flags: &[&str]) -> Output {
    check_in(LOCALES[1], site, flags)
}

/// What is told of links to other sites. That the text of the other language has other links is not
/// looked at here.
fn told(site: &Site, flags: &[&str]) -> Vec<Told> {
    let flags = [&["--external", "--format", "json"], flags].concat();
    let output = check(site, &flags);
    let document: Value = serde_json::from_str(&stderr(&output)).expect("JSON");
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let found = document["diagnostics"].as_array().expect("a list").iter();
    let found = found.map(|found| {
        (
            text(&found["code"]),
            text(&found["severity"]),
            text(&found["file"]),
            found["start"]["line"].as_u64().expect("a line"),
        )
    });
    let of_links = |(code, ..): &Told| code.starts_with("link-") || code.starts_with("silence-");
    found.filter(of_links).collect()
}

fn at(line: u64, code: &str, severity: &str) -> Told {
    let file = "content/news/first.nl.md".to_owned();
    (code.to_owned(), severity.to_owned(), file, line)
}

#[test]
fn each_answer_is_told_for_what_it_is() {
    let server = Server::start();
    let paths = [
        "/fine",
        "/missing",
        "/status/410",
        "/status/401",
        "/status/403",
        "/status/999",
        "/moved",
        "/moved-with-post-kept",
        "/elsewhere-for-now",
        "/circle",
        "/status/500",
        "/status/503",
        "/hang-up",
        "/nonsense",
        "/no-head",
    ];
    let site = site_linking_to(&server, &paths);
    let expected = [
        at(5, "link-gone", "warning"),
        at(6, "link-gone", "warning"),
        at(7, "link-closed", "hint"),
        at(8, "link-closed", "hint"),
        at(9, "link-closed", "hint"),
        at(10, "link-moved", "hint"),
        at(11, "link-moved", "hint"),
        at(13, "link-circles", "warning"),
        at(14, "link-silent", "warning"),
        at(15, "link-silent", "warning"),
        at(16, "link-silent", "warning"),
        at(17, "link-silent", "warning"),
    ];
    assert_eq!(told(&site, &[]), expected);
}

#[test]
fn a_site_that_is_too_busy_is_asked_once_more_and_then_left_alone() {
    let server = Server::start();
    let site = site_linking_to(&server, &["/busy", "/busy-for-now"]);
    assert_eq!(told(&site, &[]), [at(4, "link-closed", "hint")]);
    assert_eq!(server.asked("/busy"), 2);
    assert_eq!(server.asked("/busy-for-now"), 2);
}

#[test]
fn who_asks_for_an_hour_gets_no_more_than_there_is() {
    let server = Server::start();
    let site = site_linking_to(&server, &["/busy-for-an-hour"]);
    assert_eq!(
        told(&site, &["--within", "4"]),
        [at(4, "link-silent", "warning")]
    );
    assert_eq!(server.asked("/busy-for-an-hour"), 1);
}

#[cfg(target_os = "linux")] // which has an address for each host
#[test]
fn busy_hosts_keep_no_other_waiting() {
    let server = Server::start();
    let busy: Vec<String> = (2..14).map(|number| format!("127.0.0.{number}")).collect();
    let mut words = "---\ntitle: Eerste\n---\n".to_owned();
    for host in &busy {
        server.listen_at(host);
        for number in 0..6 {
            let url = server.url_at(host, &format!("/busy-for-an-hour?{number}"));
            words.push_str(&format!("[Druk]({url})\n"));
        }
    }
    for number in 0..6 {
        words.push_str(&format!(
            "[Goed]({})\n",
            server.url(&format!("/fine/{number}"))
        ));
    }
    let site = site_linking_to(&server, &[]);
    site.write("content/news/first.nl.md", words);
    told(&site, &["--within", "8"]);
    for number in 0..6 {
        assert_eq!(server.asked(&format!("/fine/{number}")), 1, "{number}");
    }
}

#[test]
fn who_is_too_slow_keeps_nobody_waiting() {
    let server = Server::start();
    let site = site_linking_to(&server, &["/slow", "/slow-text", "/fine"]);
    // What it says of itself is enough: the text is not waited for.
    assert_eq!(
        told(&site, &["--within", "3"]),
        [at(4, "link-silent", "warning")]
    );
}

#[test]
fn what_nobody_listens_at_is_told() {
    let server = Server::start();
    let site = site_linking_to(&server, &[]);
    site.write(
        "content/news/first.nl.md",
        format!(
            "---\ntitle: Eerste\n---\n[Niemand](http://127.0.0.1:{}/)\n[Nergens](http://no-such-host.internal/)\n[Goed]({})\n",
            server::closed_port(),
            server.url("/fine")
        ),
    );
    let expected = [
        at(4, "link-silent", "warning"),
        at(5, "link-silent", "warning"),
    ];
    assert_eq!(told(&site, &[]), expected);
}

#[test]
fn who_has_no_network_is_told_that_and_nothing_of_the_links() {
    let site = Site::new();
    let (one, two) = (server::closed_port(), "http://no-such-host.internal/");
    let words = format!("---\ntitle: Eerste\n---\n[A](http://127.0.0.1:{one}/) en [B]({two})\n");
    site.write("content/news/first.nl.md", words);
    let output = check(&site, &["--external"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(told.contains("none of the 2 sites"), "{told}");
    assert!(!told.contains("link-silent"), "{told}");
}

#[test]
fn one_host_is_asked_politely_and_each_address_once() {
    let server = Server::start();
    let paths: Vec<String> = (0..12).map(|number| format!("/fine/{number}")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let site = site_linking_to(&server, &paths);
    let english = format!(
        "---\ntitle: First\n---\n[A page]({}) and [a part of it]({}#part)\n",
        server.url("/fine/0"),
        server.url("/fine/0")
    );
    site.write("content/news/first.en.md", english);
    assert_eq!(told(&site, &[]), []);
    for path in paths {
        assert_eq!(server.asked(path), 1, "{path}");
    }
    assert!(server.most_at_once() <= 2, "{}", server.most_at_once());
    let agent = server.agent();
    assert!(agent.starts_with("Tandem/"), "{agent}");
    assert!(agent.contains("https://site.example"), "{agent}");
}

#[test]
fn what_was_there_is_not_asked_again_and_what_was_not_is() {
    let server = Server::start();
    let site = site_linking_to(&server, &["/fine", "/missing", "/moved"]);
    let first = told(&site, &[]);
    assert_eq!(
        first,
        [at(5, "link-gone", "warning"), at(6, "link-moved", "hint")]
    );
    let there = || ["/fine", "/moved"].map(|path| server.asked(path));
    let asked = there();
    let built = site.build(&[]);
    assert_eq!(built.status.code(), Some(0), "a build forgets nothing");
    assert_eq!(told(&site, &[]), first);
    assert_eq!(there(), asked);
    assert_eq!(server.asked("/missing"), 2);
}

#[test]
fn nobody_is_asked_unless_that_is_wanted() {
    let server = Server::start();
    let site = site_linking_to(&server, &["/missing"]);
    assert_eq!(check(&site, &[]).status.code(), Some(0));
    assert_eq!(site.build(&[]).status.code(), Some(0));
    assert_eq!(server.asked("/missing"), 0);
}

#[test]
fn what_a_writer_lets_stand_is_not_told_and_not_in_vain_where_nobody_asked() {
    let server = Server::start();
    let site = site_linking_to(&server, &[]);
    let allow = |code: &str, path: &str| {
        format!(
            "<!-- tandem allow {code}: looked at in a browser -->\n[Een pagina]({})\n\n",
            server.url(path)
        )
    };
    let text = [
        allow("link-closed", "/status/403"),
        allow("link-gone", "/fine"),
    ]
    .concat();
    site.write(
        "content/news/first.nl.md",
        format!("---\ntitle: Eerste\n---\n{text}"),
    );
    assert!(!stderr(&check(&site, &[])).contains("silence-in-vain"));
    assert_eq!(told(&site, &[]), [at(7, "silence-in-vain", "warning")]);
}

#[test]
fn facts_are_asked_for_where_they_stand() {
    let server = Server::start();
    let site = Site::new();
    let missing = server.url("/missing");
    site.write(
        "content/events/dinner.yaml",
        format!(
            "start: 2026-12-01 18:00\nonline: {missing}?online\nregistration:\n  url: {missing}?sign-up\n"
        ),
    );
    site.words("content/events/dinner", "Diner", "Dinner");
    let lines: Vec<(String, u64)> = told(&site, &[])
        .into_iter()
        .map(|(code, _, file, line)| {
            assert_eq!(file, "content/events/dinner.yaml");
            (code, line)
        })
        .collect();
    let gone = || "link-gone".to_owned();
    assert_eq!(lines, [(gone(), 2), (gone(), 4)]);
}

#[test]
fn links_in_html_are_asked_for_where_they_stand() {
    let server = Server::start();
    let site = site_linking_to(&server, &["/fine"]);
    let (one, two) = (server.url("/missing?a=1&b=2"), server.url("/missing"));
    let words = format!(
        "---\ntitle: Eerste\n---\nEen <a href=\"{}\">pagina</a>.\n\n<details>\n<a href='{two}'>Nog een</a>\n</details>\n",
        one.replace('&', "&amp;")
    );
    site.write("content/news/first.nl.md", words);
    let gone = [at(4, "link-gone", "warning"), at(7, "link-gone", "warning")];
    assert_eq!(told(&site, &[]), gone);
    assert_eq!(server.asked("/missing?a=1&b=2"), 1);
}

#[test]
fn settings_are_asked_for_where_they_stand() {
    let site = Site::new();
    // By `https:`, as that setting must be; nobody speaks it there.
    let settings = format!(
        "{}security: {{ contact: \"https://127.0.0.1:{}/\" }}\n",
        site::SETTINGS,
        server::closed_port()
    );
    let line = settings.lines().count() as u64;
    site.write("site.yaml", settings);
    let expected = (
        "link-silent".to_owned(),
        "warning".to_owned(),
        "site.yaml".to_owned(),
        line,
    );
    assert_eq!(told(&site, &[]), [expected]);
}

#[test]
fn every_format_tells_it() {
    let server = Server::start();
    let site = site_linking_to(&server, &["/missing"]);
    let report = |format| stderr(&check(&site, &["--external", "--format", format]));
    let github = report("github");
    let place = "file=content/news/first.nl.md,line=4,";
    assert!(github.contains(place), "{github}");
    assert!(github.contains("link-gone"), "{github}");
    let sarif: Value = serde_json::from_str(&report("sarif")).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("a list");
    assert!(
        results.iter().any(|result| result["ruleId"] == "link-gone"),
        "{sarif}"
    );
    let human = report("human");
    assert!(human.contains("content/news/first.nl.md:4:"), "{human}");
}

#[test]
fn warnings_fail_a_strict_check() {
    let server = Server::start();
    let site = site_linking_to(&server, &["/missing"]);
    assert_eq!(check(&site, &["--external"]).status.code(), Some(0));
    let strict = check(&site, &["--external", "--strict"]);
    assert_eq!(strict.status.code(), Some(1));
}

#[test]
fn settings_say_how_bad_it_is() {
    let server = Server::start();
    let site = site_linking_to(&server, &["/missing", "/moved"]);
    let settings = format!(
        "{}checks: {{ link-gone: error, link-moved: off }}\n",
        site::SETTINGS
    );
    site.write("site.yaml", settings);
    assert_eq!(told(&site, &[]), [at(4, "link-gone", "error")]);
    assert_eq!(check(&site, &["--external"]).status.code(), Some(1));
    assert_eq!(check(&site, &[]).status.code(), Some(0));
}

#[test]
fn it_is_told_in_plain_words() {
    let server = Server::start();
    let site = site_linking_to(&server, &["/missing", "/moved"]);
    let report = stderr(&check_in(LOCALES[0], &site, &["--external"]));
    let gone = format!(
        "`{}` bestaat niet meer: die site antwoordt 404",
        server.url("/missing")
    );
    assert!(report.contains(&gone), "{report}");
    let (from, to) = (server.url("/moved"), server.url("/fine"));
    let moved = format!("`{from}` is voorgoed verhuisd naar `{to}`");
    assert!(report.contains(&moved), "{report}");
    let report = stderr(&check(&site, &["--external"]));
    assert!(
        report.contains(&format!("`{from}` has moved for good, to `{to}`")),
        "{report}"
    );
}
