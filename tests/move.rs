//! `tandem move`: an entry under another name, with its links mended and its old addresses kept.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

mod site;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use proptest::prelude::*;
use site::{SETTINGS, Site, assert_well, files, stderr};

fn tandem(root: &Path, command: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tandem"))
        .arg(command)
        .args(args)
        .arg("--root")
        .arg(root)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "en_GB.UTF-8")
        .output()
        .expect("the binary runs")
}

fn moved(site: &Site, args: &[&str]) -> String {
    let output = tandem(&site.path(""), "move", args);
    assert_well(&output);
    assert_well(&tandem(&site.path(""), "check", &["--drafts"]));
    assert_well(&tandem(&site.path(""), "check", &[]));
    String::from_utf8(output.stdout).expect("text")
}

fn refused(site: &Site, args: &[&str]) -> (Option<i32>, String) {
    let before = files(&site.path(""));
    let output = tandem(&site.path(""), "move", args);
    assert_eq!(files(&site.path("")), before, "{args:?}");
    (output.status.code(), stderr(&output))
}

fn read(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A site with every sort of link to an event, and an event with a page below it.
fn linked() -> Site {
    let site = Site::new();
    let settings = SETTINGS
        .replace(
            "  places:",
            "  more: { kind: event }\n  pages: { kind: page }\n  places:",
        )
        .replace("[news, events]", "[news, 'pages/visit']");
    site.write("site.yaml", settings);
    site.write(
        "content/events/party.yaml",
        "start: 2199-01-10 20:00\nplace: \"hall\" # where it is\n",
    );
    site.words("content/events/party", "Feest", "Party");
    site.write(
        "content/places/hall/index.yaml",
        "image: hall.svg\naddress: { city: Utrecht }\n",
    );
    site.write(
        "content/places/hall/hall.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width='2' height='2'/>",
    );
    for code in ["nl", "en"] {
        site.write(
            &format!("content/places/hall/index.{code}.md"),
            "---\ntitle: Hall\nimage_alt: Hall\n---\n![Hall](hall.svg) [party](../../events/party.en.md)\n",
        );
    }
    site.words("content/pages/visit", "Bezoek", "Visit");
    site.write(
        "content/pages/visit.nl.md",
        "---\ntitle: Bezoek\nslug: bezoek # kort\n---\n## Deel {#deel}\n\n[route](visit/route.nl.md)\n",
    );
    site.words("content/pages/visit/route", "Route", "Route");
    site.write(
        "content/pages/visit/route.nl.md",
        "---\ntitle: Route\n---\n[terug](../visit.nl.md#deel) [feest](../../events/party.nl.md)\n",
    );
    site.write(
        "content/news/first.yaml",
        "date: 2026-06-24\nevent: party\n",
    );
    site.write(
        "content/news/first.nl.md",
        "---\ntitle: Eerste\n---\n[feest](/events/party) en [zo](../events/party.nl.md \"Feest\"), \
         [/events/party][f], [bezoek](</pages/visit#deel>), [![foto](../places/hall/hall.svg)](/events/party/).\n\
         `[code](/events/party)` en /events/party.\n\n```\n[code](/events/party)\n```\n\n\
         ::button{to=\"/events/party\" label=\"/events/party\"}\n\n[f]: /events/party\n",
    );
    assert_well(&tandem(&site.path(""), "check", &[]));
    site
}

#[test]
fn every_sort_of_link_is_mended_and_nothing_else() {
    let site = linked();
    let before = read(&site, "content/news/first.nl.md");
    let told = moved(&site, &["events/party", "events/ball"]);
    let expected = "---\ntitle: Eerste\n---\n[feest](/events/ball) en [zo](../events/ball.nl.md \"Feest\"), \
         [/events/party][f], [bezoek](</pages/visit#deel>), [![foto](../places/hall/hall.svg)](/events/ball/).\n\
         `[code](/events/party)` en /events/party.\n\n```\n[code](/events/party)\n```\n\n\
         ::button{to=\"/events/ball\" label=\"/events/party\"}\n\n[f]: /events/ball\n";
    assert_eq!(read(&site, "content/news/first.nl.md"), expected);
    assert_eq!(
        read(&site, "content/news/first.yaml"),
        "date: 2026-06-24\nevent: ball\n"
    );
    assert!(read(&site, "content/places/hall/index.nl.md").contains("(../../events/ball.en.md)"));
    assert_eq!(
        read(&site, "content/events/ball.nl.md"),
        "---\ntitle: Feest\naliases: [/nl/events/party/]\n---\nTekst.\n"
    );
    assert!(!site.path("content/events/party.nl.md").exists());
    // Whoever subscribed to a calendar or a feed doesn't see it twice.
    let facts = read(&site, "content/events/ball.yaml");
    assert!(
        facts.ends_with("# where it is\nuid: events/party\n"),
        "{facts}"
    );
    assert_well(&site.build(&[]));
    let calendar = site.page("en/events/calendar.ics");
    assert!(
        calendar.contains("UID:events/party@site.example\r\n"),
        "{calendar}"
    );
    assert!(
        site.page("nl/events/feed.xml")
            .contains("<id>tag:site.example,2026:events/party/nl</id>")
    );
    assert!(
        told.contains("content/events/party.yaml -> content/events/ball.yaml"),
        "{told}"
    );
    assert!(
        told.contains("content/news/first.nl.md:4: /events/party -> /events/ball"),
        "{told}"
    );
    assert!(
        told.contains("/en/events/party/ -> /en/events/ball/"),
        "{told}"
    );
    // And back: what was an alias is the address again.
    moved(&site, &["content/events/ball.nl.md", "events/party"]);
    assert_eq!(read(&site, "content/news/first.nl.md"), before);
    assert_eq!(
        read(&site, "content/events/party.nl.md"),
        "---\ntitle: Feest\naliases: [/nl/events/ball/]\n---\nTekst.\n"
    );
}

#[test]
fn what_lies_below_goes_with_it() {
    let site = linked();
    let told = moved(
        &site,
        &["pages/visit", "pages/come", "--slug", "en=find-us"],
    );
    assert!(read(&site, "site.yaml").contains("[news, 'pages/come']"));
    assert_eq!(
        read(&site, "content/pages/come.en.md"),
        "---\ntitle: Visit\nslug: find-us\naliases: [/en/pages/visit/]\n---\nText.\n"
    );
    let nl = read(&site, "content/pages/come.nl.md");
    assert!(
        nl.starts_with("---\ntitle: Bezoek\nslug: bezoek # kort\n---\n"),
        "{nl}"
    );
    assert!(nl.contains("[route](come/route.nl.md)"));
    let route = read(&site, "content/pages/come/route.nl.md");
    assert!(
        route.contains("(../come.nl.md#deel) [feest](../../events/party.nl.md)"),
        "{route}"
    );
    assert!(
        read(&site, "content/pages/come/route.en.md").contains("aliases: [/en/pages/visit/route/]")
    );
    let line = "content/pages/come/route.nl.md:4: ../visit.nl.md#deel -> ../come.nl.md#deel";
    assert!(told.contains(line), "{told}");
    // Down into another folder, and what is relative follows.
    let told = moved(&site, &["pages/come/route", "pages/way"]);
    // The line is that of the file as it is then, below the alias that it got.
    assert!(
        told.contains("content/pages/way.nl.md:5: ../come.nl.md#deel -> come.nl.md#deel"),
        "{told}"
    );
    let route = read(&site, "content/pages/way.nl.md");
    assert!(
        route.contains("(come.nl.md#deel) [feest](../events/party.nl.md)"),
        "{route}"
    );
    assert!(read(&site, "content/pages/come.nl.md").contains("[route](way.nl.md)"));
}

#[test]
fn a_folder_and_its_pictures_move_and_references_follow() {
    let site = linked();
    moved(&site, &["places/hall", "places/big/hall"]);
    let facts = "start: 2199-01-10 20:00\nplace: \"big/hall\" # where it is\n";
    assert_eq!(read(&site, "content/events/party.yaml"), facts);
    let words = read(&site, "content/places/big/hall/index.nl.md");
    assert!(
        words.contains("![Hall](hall.svg) [party](../../../events/party.en.md)"),
        "{words}"
    );
    assert!(read(&site, "content/news/first.nl.md").contains("(../places/big/hall/hall.svg)"));
    assert!(site.path("content/places/big/hall/hall.svg").exists());
}

#[test]
fn a_slug_alone_and_another_section() {
    let site = linked();
    let before = read(&site, "content/news/first.nl.md");
    moved(&site, &["events/party", "--slug", "nl=feest"]);
    assert_eq!(read(&site, "content/news/first.nl.md"), before);
    let words = "---\ntitle: Feest\nslug: feest\naliases: [/nl/events/party/]\n---\nTekst.\n";
    assert_eq!(read(&site, "content/events/party.nl.md"), words);
    moved(&site, &["events/party", "more/party"]);
    assert!(
        read(&site, "content/more/party.nl.md").contains("[/nl/events/party/, /nl/events/feest/]")
    );
    assert!(read(&site, "content/news/first.nl.md").contains("(../more/party.nl.md \"Feest\")"));
    let output = site.build(&[]);
    assert_well(&output);
    assert!(
        site.page("nl/events/party/index.html")
            .contains("/nl/more/feest/")
    );
}

#[test]
fn a_slug_that_yaml_would_read_as_nothing_is_a_slug() {
    let site = linked();
    let told = moved(&site, &["events/party", "--slug", "nl=Null"]);
    assert!(told.contains("-> /nl/events/Null/"), "{told}");
    assert!(read(&site, "content/events/party.nl.md").contains("\nslug: \"Null\"\n"));
}

#[test]
fn aliases_keep_their_style() {
    let lists = [
        (
            "aliases: [/a/, '/b/'] # old\n",
            "aliases: [/a/, '/b/', /nl/events/party/] # old\n",
        ),
        (
            "aliases:\n  - /a/ # first\n  - \"/b/\"\n",
            "aliases:\n  - /a/ # first\n  - \"/b/\"\n  - /nl/events/party/\n",
        ),
        (
            "aliases:\n- /a/ # first\n",
            "aliases:\n- /a/ # first\n- /nl/events/party/\n",
        ),
        ("aliases: []\n", "aliases: [/nl/events/party/]\n"),
        ("aliases:\n", "aliases: [/nl/events/party/]\n"),
        (
            "aliases: [\n  /a/,\n  /b/, # last\n]\n",
            "aliases: [\n  /a/,\n  /b/, /nl/events/party/, # last\n]\n",
        ),
        (
            "aliases: [/nl/events/party]\n",
            "aliases: [/nl/events/party]\n",
        ),
        (
            "aliases: [/x/, /nl/events/ball/]\n",
            "aliases: [/x/, /nl/events/party/]\n",
        ),
        (
            "aliases: [/nl/events/party/, /nl/events/ball]\n",
            "aliases: [/nl/events/party/]\n",
        ),
        (
            "aliases:\n  - /nl/events/ball/\n  - /nl/events/party/\n",
            "aliases:\n  - /nl/events/party/\n",
        ),
    ];
    for (before, after) in lists {
        let site = linked();
        let words = |list: &str| format!("---\n# For the board\n{list}title: Feest\n---\nTekst.\n");
        site.write("content/events/party.nl.md", words(before));
        // What is an alias of its own new address is not yet in use.
        moved(&site, &["events/party", "events/ball"]);
        assert_eq!(read(&site, "content/events/ball.nl.md"), words(after));
    }
    let site = linked();
    site.write(
        "content/events/party.nl.md",
        "---\r\ntitle: Feest\r\n---\r\nTekst.\r\n",
    );
    moved(&site, &["events/party", "events/ball"]);
    let words = "---\r\ntitle: Feest\r\naliases: [/nl/events/party/]\r\n---\r\nTekst.\r\n";
    assert_eq!(read(&site, "content/events/ball.nl.md"), words);
}

#[test]
fn what_cannot_be_done_is_refused_and_nothing_changed() {
    let site = linked();
    let cases: [(&[&str], i32, &str); 13] = [
        (&["events/party", "events/x.nl"], 2, "write `events/x`"),
        (
            &["events/party", "--slug", "nl=a", "--slug", "nl=b"],
            2,
            "one slug per language",
        ),
        (
            &["events/patry", "events/x"],
            2,
            "did you mean `events/party`?",
        ),
        (&["party", "events/x"], 2, "did you mean `events/party`?"),
        (
            &["events/party", "places/party"],
            2,
            "name a place for this kind: `events/party`, `more/party`",
        ),
        (
            &["events/party", "nowhere/party"],
            2,
            "choose one of site.yaml",
        ),
        (
            &["events/party", "events/Big Ball!"],
            2,
            "write `events/big-ball`",
        ),
        (
            &["events/party", "events/index"],
            2,
            "can't be part of an address",
        ),
        (
            &["pages/visit", "pages/visit/us"],
            2,
            "lies below the entry itself",
        ),
        (&["pages/visit/route", "pages/visit"], 2, "exists already"),
        (
            &["events/party", "--slug", "fr=fete"],
            2,
            "choose from nl, en",
        ),
        (&["events/party", "--slug", "feest"], 2, "names no language"),
        (&["events/party", "events/party"], 2, "nothing would change"),
    ];
    for (args, status, words) in cases {
        let (code, told) = refused(&site, args);
        assert_eq!(
            (code, told.contains(words)),
            (Some(status), true),
            "{args:?}: {told}"
        );
    }
    // Another has the address already.
    site.write("content/events/other.yaml", "start: 2199-01-10 20:00\n");
    site.words("content/events/other", "Ander", "Other");
    let (code, told) = refused(&site, &["events/party", "--slug", "nl=other"]);
    assert_eq!(
        (code, told.contains("address-taken")),
        (Some(1), true),
        "{told}"
    );
    // Where the name is another's as well, facts say which is meant; and go on saying that.
    site.write(
        "content/news/second.yaml",
        "date: 2026-06-24\nevent: other\n",
    );
    site.words("content/news/second", "Tweede", "Second");
    moved(&site, &["events/party", "more/other"]);
    let facts = |name: &str| read(&site, &format!("content/news/{name}.yaml"));
    assert!(facts("first").ends_with("event: more/other\n"));
    assert!(facts("second").ends_with("event: other\n"));
    moved(&site, &["more/other", "events/party"]);
    assert!(facts("first").ends_with("event: events/party\n"));
    site.write("content/events/other.yaml", "start: [\n");
    let (code, told) = refused(&site, &["events/party", "events/x"]);
    assert_eq!(
        (code, told.contains("can't be read")),
        (Some(1), true),
        "{told}"
    );
    let output = Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(["move", "a"])
        .output();
    assert_eq!(output.expect("runs").status.code(), Some(2));
}

#[test]
fn a_dry_run_tells_and_writes_nothing() {
    let site = linked();
    let before = files(&site.path(""));
    let output = tandem(
        &site.path(""),
        "move",
        &["events/party", "events/ball", "--dry-run", "--lang", "nl"],
    );
    assert_well(&output);
    assert_eq!(files(&site.path("")), before);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.starts_with("Er is niets geschreven."), "{told}");
    assert!(
        told.contains("/nl/events/party/ -> /nl/events/ball/"),
        "{told}"
    );
}

#[test]
fn kept_addresses_stay_answered_for_what_is_not_published() {
    let site = linked();
    site.write("urls.txt", "");
    assert_well(&tandem(&site.path(""), "build", &[]));
    site.write(
        "content/news/first.yaml",
        "date: 2026-06-24\npublish_until: 2026-07-01\n",
    );
    moved(&site, &["news/first", "news/second"]);
    let kept = read(&site, "urls.txt");
    assert!(kept.contains("/nl/news/first/ news/second\n"), "{kept}");
}

fn copied(from: &str) -> Site {
    let site = Site::new();
    fs::remove_dir_all(site.path("content")).expect("removed");
    for folder in ["content", "themes"] {
        for (path, bytes) in files(Path::new(from).join(folder).as_path()) {
            site.write(&format!("{folder}/{}", path.display()), bytes);
        }
    }
    site.write(
        "site.yaml",
        fs::read(Path::new(from).join("site.yaml")).expect("settings"),
    );
    site
}

#[test]
fn entries_of_the_partnerships_site_move() {
    let site = copied(env!("CARGO_MANIFEST_DIR"));
    site.write("urls.txt", "");
    assert_well(&tandem(&site.path(""), "build", &[]));
    let kept = read(&site, "urls.txt");
    for args in [
        &[
            "events/board-cafe",
            "events/board-evening",
            "--slug",
            "nl=bestuursavond",
        ][..],
        &["initiatives/board-grants", "initiatives/grants"],
        &["places/hubspot", "places/spot"],
        &["partners/pkvv", "partners/pkvv-leiden"],
        &["events/winter-night", "events/night"],
        &["workshops/leading-a-board", "workshops/leading"],
        &["about", "over"],
        &["news/partnership-signed", "--slug", "en=signed"],
    ] {
        moved(&site, args);
    }
    assert_well(&tandem(&site.path(""), "build", &[]));
    for line in kept.lines() {
        let address = line
            .split(' ')
            .next()
            .unwrap_or_default()
            .trim_start_matches('/');
        let file = if address.ends_with('/') || address.is_empty() {
            format!("{address}index.html")
        } else {
            address.to_owned()
        };
        assert!(site.path("public").join(&file).exists(), "{line}");
    }
    let redirect = site.page("nl/agenda/bestuurscafe/index.html");
    assert!(redirect.contains("/nl/agenda/bestuursavond/"), "{redirect}");
    for (path, bytes) in files(&site.path("public")) {
        let is_page = path.extension().is_some_and(|ending| ending == "html");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let links = text.contains("href=\"/nl/agenda/bestuurscafe/\"");
        assert!(!(is_page && links), "{}", path.display());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_moved_every_address_stays_answered(
        moves in prop::collection::vec((0..4usize, 0..5usize, any::<bool>()), 1..5),
    ) {
        let site = linked();
        site.write("urls.txt", "");
        assert_well(&tandem(&site.path(""), "build", &[]));
        let names = ["events/party", "pages/visit", "pages/visit/route", "places/hall"];
        let parts = ["a", "b", "c/d", "party", "route"];
        for (which, to, slug) in moves {
            // Where it is by now: the file that says what it is called.
            let title = ["Party", "Visit", "Route", "Hall"][which];
            let words = files(&site.path("content"));
            let found: Option<&PathBuf> = words.iter().find_map(|(path, bytes)| {
                let is_it = String::from_utf8_lossy(bytes).contains(&format!("title: {title}\n"));
                (is_it && path.to_string_lossy().ends_with(".en.md")).then_some(path)
            });
            let entry = found.expect("it is somewhere").to_string_lossy().into_owned();
            let section = names[which].split('/').next().unwrap_or_default();
            let new = format!("{section}/{}", parts[to]);
            let slug = if slug { vec!["--slug".to_owned(), format!("nl=s{to}")] } else { Vec::new() };
            let mut args = vec![entry.as_str(), new.as_str()];
            args.extend(slug.iter().map(String::as_str));
            let output = tandem(&site.path(""), "move", &args);
            // A name that nothing goes by is free, unless it is another's in facts.
            let is_free = !words.iter().any(|(path, _)| path.starts_with(&new) || {
                let path = path.to_string_lossy();
                path.strip_prefix(new.as_str()).is_some_and(|rest| rest.starts_with('.'))
            });
            let code = output.status.code();
            let is_below = entry.split('.').next().is_some_and(|own| new.starts_with(own));
            prop_assert!(code.is_some_and(|code| code < 3), "{}", stderr(&output));
            // An old name of another may have the address, and so may a slug.
            let is_taken = stderr(&output).contains("address-taken");
            let may_refuse = !is_free || is_below || is_taken;
            prop_assert!(code == Some(0) || may_refuse, "{:?}: {}", args, stderr(&output));
            let built = tandem(&site.path(""), "build", &[]);
            prop_assert_eq!(built.status.code(), Some(0), "{:?}: {}", args, stderr(&built));
        }
    }
}
