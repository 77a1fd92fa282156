//! `tandem check`: everything that is wrong, in each format, and nothing written.

#![expect(clippy::expect_used, reason = "a test that can't go on must stop")]

mod site;

use std::process::{Command, Output};

use serde_json::{Value, json};
use site::{SETTINGS, Site, stderr};

/// A site with an error in Dutch words and a warning in facts.
fn wrong() -> Site {
    let site = Site::new();
    site.write(
        "content/news/second.yaml",
        "date: 2026-06-25\nimage: größe.jpg\n",
    );
    site.words("content/news/second", "Tweede", "Second");
    site.write("content/news/third.yaml", "date: 2026-06-26\n");
    site.write("content/news/third.nl.md", "---\ntitle: Derde\n---\n");
    site
}

fn check(site: &Site, flags: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(["check", "--at", "2026-11-24T12:00"])
        .args(flags)
        .current_dir(site.path(""))
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C")
        .output()
        .expect("the binary runs")
}

fn document(output: &Output) -> Value {
    serde_json::from_str(&stderr(output)).expect("JSON")
}

/// What a site is told, by code and severity.
fn told(site: &Site) -> Vec<(String, String)> {
    let document = document(&check(site, &["--format", "json"]));
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let told = document["diagnostics"].as_array().expect("a list").iter();
    told.map(|found| (text(&found["code"]), text(&found["severity"])))
        .collect()
}

#[test]
fn a_check_tells_what_a_build_would_and_writes_nothing() {
    let site = wrong();
    let before = site::files(&site.path(""));
    let output = check(&site, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(site::files(&site.path("")), before);
    let built = site.build_with(&[], |command| {
        command.env("LANG", "nl");
    });
    assert_eq!(stderr(&output), stderr(&built));
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "Problemen: 1 fout, 1 waarschuwing\n"
    );
}

#[test]
fn what_is_to_come_is_checked_before_its_day() {
    let site = Site::new();
    let event = "start: 2027-01-14 18:30\nplace: nowhere\npublish_from: 2026-12-01 09:00\n";
    site.write("content/events/dinner.yaml", event);
    site.words("content/events/dinner", "Diner", "Dinner");
    let reference = [("unknown-reference".to_owned(), "error".to_owned())];
    assert_eq!(told(&site), reference);
    site.write(
        "content/events/dinner.yaml",
        event.replace("place: nowhere\n", ""),
    );
    assert_eq!(told(&site), []);
    site.write(
        "content/events/dinner.en.md",
        "---\ntitle: Dinner\n---\nWe meet at [the hall](/places/hall).\n",
    );
    let link = ("link-to-nothing".to_owned(), "error".to_owned());
    assert!(told(&site).contains(&link), "{:?}", told(&site));
}

#[test]
fn it_ends_as_every_command_does() {
    let site = Site::new();
    assert_eq!(check(&site, &["--strict"]).status.code(), Some(0));
    site.write("content/news/third.yaml", "date: 2026-06-26\n");
    site.write("content/news/third.nl.md", "---\ntitle: Derde\n---\n");
    assert_eq!(check(&site, &[]).status.code(), Some(0));
    assert_eq!(check(&site, &["--strict"]).status.code(), Some(1));
    assert_eq!(check(&site, &["--root", "nowhere"]).status.code(), Some(2));
    assert_eq!(check(&site, &["--at", "soon"]).status.code(), Some(2));
}

#[test]
fn it_speaks_the_language_that_is_asked_for() {
    let site = wrong();
    let says = |flags: &[&str], words: &str| {
        let report = stderr(&check(&site, flags));
        assert!(report.contains(words), "{words}: {report}");
    };
    says(&[], "zo los je het op"); // the site's first language: the environment has none
    says(&["--lang", "en"], "help: ");
    says(&["--lang", "nl"], "zo los je het op");
}

#[test]
fn json_has_every_place_by_line_and_column() {
    let site = wrong();
    let document = document(&check(&site, &["--format", "json", "--lang", "en"]));
    assert_eq!(document["version"], 1);
    assert_eq!(document["language"], "en");
    let counts = ["errors", "warnings", "hints"].map(|key| document[key].as_u64());
    assert_eq!(counts, [Some(1), Some(1), Some(0)]);
    let first = &document["diagnostics"][0];
    assert_eq!(first["code"], "file-missing");
    assert_eq!(first["severity"], "error");
    assert_eq!(first["file"], "content/news/second.yaml");
    assert_eq!(first["start"], json!({ "line": 2, "column": 8 }));
    // Columns count characters: `größe` has five, and seven bytes.
    assert_eq!(first["end"], json!({ "line": 2, "column": 17 }));
    let second = &document["diagnostics"][1];
    assert_eq!(second["code"], "missing-translation");
    assert_eq!(second.get("start"), None);
}

#[test]
fn github_gets_an_annotation_on_a_line_each() {
    let site = wrong();
    let output = check(&site, &["--format", "github", "--lang", "en"]);
    let report = stderr(&output);
    let lines: Vec<&str> = report.lines().collect();
    assert_eq!(lines.len(), 2, "{report}");
    let place = "file=content/news/second.yaml,line=2,endLine=2,col=8,endColumn=17";
    assert!(
        lines[0].starts_with(&format!("::error {place},title=file-missing::")),
        "{report}"
    );
    assert!(lines[0].contains("%0A"), "{report}");
    assert!(lines[1].starts_with("::warning file=content/news/third.nl.md,title="));
}

#[test]
fn paths_start_where_the_command_runs() {
    let site = Site::new();
    for (path, text) in [
        ("docs/site.yaml", SETTINGS),
        ("docs/content/a b.nl.md", "no front matter"),
    ] {
        site.write(path, text);
    }
    let flags = |format| ["--root", "./docs/", "--format", format];
    let github = stderr(&check(&site, &flags("github")));
    assert!(github.contains("file=docs/content/a b.nl.md,"), "{github}");
    let sarif = document(&check(&site, &flags("sarif")));
    let location = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(
        location["artifactLocation"]["uri"],
        "docs/content/a%20b.nl.md"
    );
}

#[test]
fn sarif_names_rules_levels_and_regions() {
    let site = wrong();
    let document = document(&check(&site, &["--format", "sarif"]));
    assert_eq!(document["version"], "2.1.0");
    let run = &document["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    for result in run["results"].as_array().expect("results") {
        let rule = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[rule]["id"], result["ruleId"]);
    }
    let result = &run["results"][0];
    assert_eq!(result["level"], "error");
    let region = &result["locations"][0]["physicalLocation"]["region"];
    let expected = json!({ "startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 17 });
    assert_eq!(*region, expected);
}

#[test]
fn a_site_says_how_bad_findings_are() {
    let site = Site::new();
    site.write("content/news/third.yaml", "date: 2026-06-26\n");
    site.write("content/news/third.nl.md", "---\ntitle: Derde\n---\n");
    for (set, expected) in [
        ("error", Some("error")),
        ("warning", Some("warning")),
        ("hint", Some("hint")),
        ("off", None),
    ] {
        let checks = format!("{SETTINGS}checks:\n  missing-translation: {set}\n");
        site.write("site.yaml", checks);
        let expected = expected.map(|severity| ("missing-translation".into(), severity.into()));
        assert_eq!(told(&site), Vec::from_iter(expected), "{set}");
        let status = check(&site, &[]).status.code();
        assert_eq!(status, Some(i32::from(set == "error")), "{set}");
        assert_eq!(site.build(&[]).status.code(), status, "{set}");
    }
}

#[test]
fn one_finding_is_let_stand_where_it_stands() {
    let site = Site::new();
    let words = |comment: &str| {
        site.write("content/news/third.yaml", "date: 2026-06-26\n");
        let text = format!("---\ntitle: Derde\n{comment}---\n");
        site.write("content/news/third.nl.md", text);
    };
    words("# tandem allow missing-translation: alleen voor Nederlandse besturen\n");
    assert_eq!(told(&site), []);
    assert_eq!(site.build(&["--strict"]).status.code(), Some(0));
    words("# tandem allow yml-ending: een ander bestand\n");
    let warning = |code: &str| (code.to_owned(), "warning".to_owned());
    let expected = [warning("silence-in-vain"), warning("missing-translation")];
    let mut found = told(&site);
    found.sort_by(|a, b| b.cmp(a));
    assert_eq!(found, expected);
}

#[test]
fn what_is_let_stand_in_facts_is_on_its_line_or_the_next() {
    let site = Site::new();
    let facts = |registration: &str| {
        let facts = format!("start: 2027-01-10 20:00\nregistration:\n{registration}");
        site.write("content/events/e.yaml", facts);
        site.words("content/events/e", "E", "E");
    };
    let late = "  deadline: 2027-01-12";
    let allow = "# tandem allow deadline-after-start: ook daarna kun je nog mee";
    facts(&format!("{late}\n"));
    assert_eq!(told(&site).len(), 1);
    facts(&format!("{late} {allow}\n"));
    assert_eq!(told(&site), []);
    facts(&format!("  {allow}\n{late}\n"));
    assert_eq!(told(&site), []);
    facts(&format!("  {allow}\n  seats: 3\n{late}\n"));
    assert_eq!(told(&site).len(), 2); // the warning, and a silence in vain
}

#[test]
fn what_is_let_stand_of_a_key_holds_for_all_of_its_value() {
    let site = Site::new();
    let long = "woord ".repeat(40);
    let summary = format!("summary: >\n  Kort.\n\n  Een {long}en niet meer.\n");
    let write = |front: &str| {
        site.write("content/news/x.yaml", "date: 2026-06-25\n");
        site.words("content/news/x", "X", "X");
        site.write(
            "content/news/x.nl.md",
            format!("---\ntitle: X\n{front}---\nTekst.\n"),
        );
    };
    let allow = "# tandem allow long-sentence: zo staat het in de statuten\n\
                 # tandem allow summary-long: ook dat\n";
    write(&summary);
    let codes = |found: Vec<(String, String)>| -> Vec<String> {
        found.into_iter().map(|(code, _)| code).collect()
    };
    let mut found = codes(told(&site));
    found.sort();
    assert_eq!(found, ["long-sentence", "summary-long"]);
    write(&format!("{allow}{summary}"));
    assert_eq!(told(&site), []);
    write(&format!("{summary}{allow}"));
    assert_eq!(told(&site).len(), 4); // both, and two silences in vain
}

#[test]
fn a_reason_may_be_long() {
    let site = Site::new();
    site.write("content/news/x.yaml", "date: 2026-06-25\n");
    site.words("content/news/x", "X", "X");
    for reason in [
        ":\n     zo zette\n     de drukker het",
        "\n     zie de drukproef: zo zette de drukker het",
    ] {
        let text = format!(
            "---\ntitle: X\n---\n<!-- tandem allow double-space{reason} -->\n\nTwee  spaties.\n\nNog  twee.\n"
        );
        site.write("content/news/x.nl.md", text);
        let expected = [("double-space".to_owned(), "hint".to_owned())];
        assert_eq!(told(&site), expected, "{reason}");
    }
}

#[test]
fn what_stands_behind_a_key_is_let_stand_on_its_own_line() {
    let site = Site::new();
    let facts = "start: 2027-01-10 20:00\nextra:\n  a: # tandem allow deadline-after-start: reden\n\
                 registration: { deadline: 2027-01-12 }\n";
    site.write("content/events/e.yaml", facts);
    site.words("content/events/e", "E", "E");
    assert_eq!(told(&site).len(), 2); // the warning, and a silence in vain
}

#[test]
fn a_fact_is_told_as_it_stands_and_where() {
    let site = Site::new();
    let facts = "# price: 9.00 EUR\nstart: 2027-01-10 20:00\nregistration:\n  url: https://x.example/in\n\
                 \x20 # price: 7.50 EUR\n  price: 5.00 EUR";
    site.write("content/events/e.yaml", facts);
    for (lang, text) in [
        ("nl", "Deelname kost 7 euro, inclusief eten."),
        ("en", "Food is included."),
    ] {
        let words = format!("---\ntitle: e\nsummary: y\n---\n{text}\n");
        site.write(&format!("content/events/e.{lang}.md"), words);
    }
    let report = stderr(&check(&site, &[]));
    assert!(report.contains("5.00 EUR"), "{report}");
    assert!(report.contains("content/events/e.yaml:6"), "{report}");
    assert!(
        !report.contains("7.50") && !report.contains("9.00"),
        "{report}"
    );
}
