//! What is stale, in real repositories: the usual ways of working, and what is told in them.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

mod site;

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;
use site::{Site, assert_well, stderr};

const NL: &str = "---\ntitle: Het fonds\nsummary: Voor grote feesten.\n---\nHet fonds is open tot de lente.\n\n\
    ## Aanvragen\n\nStuur een brief.\n\n- met een plan\n- met een begroting\n\nTot dan.\n";
const EN: &str = "---\ntitle: The fund\nsummary: For large parties.\n---\nThe fund is open until spring.\n\n\
    ## Apply\n\nSend a letter.\n\n- with a plan\n- with a budget\n\nSee you then.\n";
const FILE_NL: &str = "content/news/fund.nl.md";
const FILE_EN: &str = "content/news/fund.en.md";
const RECORD: &str = "translations/news/fund.txt";

/// A site in a repository of its own, with one entry that was confirmed and committed.
struct Repository(Site);

impl std::ops::Deref for Repository {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.0
    }
}

impl Repository {
    /// A repository with the site in it, of which nothing was confirmed.
    fn bare() -> Self {
        let site = Self(Site::new());
        site.git(&["init", "--quiet", "--initial-branch=main"]);
        site.write(".git/info/exclude", "/public/\n/.tandem/\n");
        site.write("content/news/fund.yaml", "date: 2026-06-24\n");
        site.write(FILE_NL, NL);
        site.write(FILE_EN, EN);
        for landing in ["content/_index", "content/news/_index"] {
            site.words(landing, "Welkom", "Welcome");
        }
        site.commit();
        site
    }

    fn new() -> Self {
        let site = Self::bare();
        site.confirm(&["--all"]);
        site.commit();
        site
    }

    fn git(&self, arguments: &[&str]) {
        let output = Command::new("git")
            .args(["-c", "user.name=A", "-c", "user.email=a@b.example"])
            .args(["-c", "commit.gpgsign=false", "-c", "core.hooksPath=none"])
            .args(arguments)
            .current_dir(self.path(""))
            .output()
            .expect("git runs");
        assert!(output.status.success(), "{arguments:?}: {output:?}");
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "x"]);
    }

    /// Other words in a file, in place of these.
    fn edit(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(file)).expect("a file");
        assert!(text.contains(from), "{from}: {text}");
        self.write(file, text.replacen(from, to, 1));
    }

    fn run(&self, command: &str, flags: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_tandem"))
            .arg(command)
            .args(flags)
            .current_dir(self.path(""))
            .env("LC_ALL", "en_GB.UTF-8")
            .output()
            .expect("the binary runs")
    }

    fn confirm(&self, what: &[&str]) {
        assert_well(&self.run("confirm", what));
    }

    fn translations(&self) -> Value {
        let output = self.run("translations", &["--format", "json"]);
        assert_well(&output);
        serde_json::from_slice(&output.stdout).expect("JSON")
    }

    /// How the entry stands in Dutch and in English.
    fn states(&self) -> (String, String) {
        let list = self.translations();
        let texts = list["texts"].as_array().expect("texts");
        let row = texts.iter().find(|row| row["name"] == "news/fund");
        let cells = &row.expect("the entry")["languages"];
        let state = |at: usize| cells[at]["state"].as_str().expect("a state").to_owned();
        (state(0), state(1))
    }

    /// What `tandem check` tells: each code with its place. What the last build noted is as good as what
    /// is found without it.
    fn told(&self) -> Vec<String> {
        let noted = self.run("check", &["--at", "2026-11-24T12:00"]);
        let (hidden, aside) = (self.path(".tandem"), self.path("aside"));
        let are_there = fs::rename(&hidden, &aside).is_ok();
        let found = self.run("check", &["--at", "2026-11-24T12:00"]);
        if are_there {
            fs::rename(&aside, &hidden).expect("back in its place");
        }
        assert_eq!(stderr(&noted), stderr(&found));
        self.run("build", &["--at", "2026-11-24T12:00"]);
        let told = site::told(&found).into_iter();
        told.map(|(code, place)| format!("{code} {place}"))
            .collect()
    }

    /// What git is asked by a build: the first word of each question.
    #[cfg(unix)]
    fn asked_by_build(&self) -> Vec<String> {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::TempDir::new().expect("a folder");
        let (git, log) = (folder.path().join("git"), folder.path().join("log"));
        let paths = std::env::var("PATH").expect("a path");
        let script = format!(
            "#!/bin/sh\nfor word; do case $word in log|cat-file|ls-tree|rev-parse) echo $word >> '{}';; esac; done\n\
             PATH='{paths}' exec git \"$@\"\n",
            log.display()
        );
        fs::write(&git, script).expect("a script");
        fs::set_permissions(&git, fs::Permissions::from_mode(0o755)).expect("to be run");
        let all = format!("{}:{paths}", folder.path().display());
        let output = Command::new(env!("CARGO_BIN_EXE_tandem"))
            .args(["build", "--at", "2026-11-24T12:00"])
            .current_dir(self.path(""))
            .env("PATH", all)
            .output();
        assert_well(&output.expect("the binary runs"));
        let asked = fs::read_to_string(&log).unwrap_or_default();
        asked.lines().map(str::to_owned).collect()
    }

    fn is_in_step(&self) {
        assert_eq!(self.told(), Vec::<String>::new());
        let in_step = || "in-step".to_owned();
        assert_eq!(self.states(), (in_step(), in_step()));
    }

    fn is_stale(&self, place: &str) {
        assert_eq!(self.told(), [format!("stale-translation {place}")]);
    }
}

#[test]
fn nothing_is_known_before_somebody_confirms() {
    let site = Repository::bare();
    site.edit(FILE_NL, "de lente", "de zomer");
    assert_eq!(site.told(), Vec::<String>::new());
    assert_eq!(site.states().1, "unconfirmed");
    site.commit();
    assert_eq!(site.told(), Vec::<String>::new());
}

#[test]
fn one_language_alone_makes_the_other_stale() {
    let site = Repository::new();
    site.is_in_step();
    site.edit(FILE_NL, "de lente", "de zomer");
    site.is_stale("content/news/fund.en.md:5:1");
    assert_eq!(site.states(), ("in-step".into(), "stale".into()));
    let report = stderr(&site.run("check", &[]));
    assert!(
        report.contains("said “… open tot de lente.” and now says “… open tot de zomer.”"),
        "{report}"
    );
    // Either language may be the source.
    site.git(&["checkout", "--quiet", "."]);
    site.edit(FILE_EN, "a budget", "a full budget");
    site.is_stale("content/news/fund.nl.md:11:1");
    site.edit(FILE_EN, "title: The fund", "title: The great fund");
    let places = ["2:1", "11:1"].map(|place| format!("stale-translation {FILE_NL}:{place}"));
    assert_eq!(site.told(), places);
}

#[test]
fn the_usual_way_of_working_raises_no_alarm() {
    // In one commit.
    let site = Repository::new();
    site.edit(FILE_NL, "de lente", "de zomer");
    site.edit(FILE_EN, "spring", "summer");
    site.is_in_step();
    site.commit();
    site.is_in_step();
    // In two.
    site.edit(FILE_NL, "Stuur een brief.", "Stuur een mail.");
    site.commit();
    site.is_stale("content/news/fund.en.md:9:1");
    site.edit(FILE_EN, "Send a letter.", "Send a mail.");
    site.is_in_step();
    site.commit();
    site.is_in_step();
    // While a sentence is being written, and saved again and again.
    site.edit(FILE_NL, "Tot dan.", "Tot ziens.");
    site.edit(FILE_EN, "See you then.", "See");
    site.is_in_step();
    site.edit(FILE_EN, "See\n", "See you.\n");
    site.is_in_step();
    // A block that comes, in one language and then the other; and one that goes.
    site.edit(FILE_NL, "## Aanvragen", "Voor iedereen.\n\n## Aanvragen");
    site.commit();
    assert_eq!(site.told().len(), 1);
    site.edit(FILE_EN, "## Apply", "For everyone.\n\n## Apply");
    site.commit();
    site.is_in_step();
    site.edit(FILE_EN, "For everyone.\n\n", "");
    site.commit();
    assert_eq!(site.told().len(), 1);
    site.edit(FILE_NL, "Voor iedereen.\n\n", "");
    site.commit();
    site.is_in_step();
}

#[test]
fn branches_that_merge_raise_no_alarm() {
    let site = Repository::new();
    site.git(&["checkout", "--quiet", "-b", "english"]);
    site.edit(FILE_EN, "spring", "summer");
    site.commit();
    site.is_stale("content/news/fund.nl.md:5:1");
    site.git(&["checkout", "--quiet", "main"]);
    site.edit(FILE_NL, "de lente", "de zomer");
    site.commit();
    site.is_stale("content/news/fund.en.md:5:1");
    site.git(&["merge", "--quiet", "--no-edit", "english"]);
    site.is_in_step();
    // And the other way round, with a third edit after it.
    site.edit(FILE_NL, "de zomer", "de herfst");
    site.is_stale("content/news/fund.en.md:5:1");
}

#[test]
fn records_of_two_branches_merge() {
    let site = Repository::new();
    site.git(&["checkout", "--quiet", "-b", "other"]);
    site.edit(FILE_NL, "Stuur een brief.", "Stuur een mail.");
    site.edit(FILE_EN, "Send a letter.", "Send a mail.");
    site.confirm(&["news/fund"]);
    site.commit();
    site.git(&["checkout", "--quiet", "main"]);
    site.edit(FILE_NL, "## Aanvragen", "## Vraag aan");
    site.confirm(&["news/fund"]);
    site.commit();
    site.git(&["merge", "--quiet", "--no-edit", "other"]);
    site.is_in_step();
    site.edit(FILE_NL, "Vraag aan", "Vraag het aan");
    site.is_stale("content/news/fund.en.md:7:1");
}

#[test]
fn a_third_edit_is_seen() {
    let site = Repository::new();
    for (nl, en) in [("de zomer", "summer"), ("de herfst", "autumn")] {
        site.edit(FILE_NL, "tot de lente", &format!("tot {nl}"));
        site.commit();
        site.edit(FILE_EN, "until spring", &format!("until {en}"));
        site.commit();
        site.is_in_step();
        site.edit(FILE_NL, nl, "het voorjaar");
        site.commit();
        site.is_stale("content/news/fund.en.md:5:1");
        site.edit(FILE_EN, en, "early spring");
        site.commit();
        site.is_in_step();
        site.edit(FILE_NL, "het voorjaar", "de lente");
        site.edit(FILE_EN, "early spring", "spring");
        site.commit();
    }
}

#[test]
fn a_record_that_is_written_along_with_other_words_hides_none() {
    let site = Repository::new();
    let record = fs::read_to_string(site.path(RECORD)).expect("a record");
    site.edit(FILE_NL, "de lente", "de zomer");
    site.edit(FILE_EN, "spring", "summer");
    site.write(
        RECORD,
        format!("{record}<<<<<<< ours\n=======\n>>>>>>> theirs\n"),
    );
    site.commit();
    site.is_in_step();
    site.edit(FILE_NL, "de zomer", "de herfst");
    site.is_stale("content/news/fund.en.md:5:1");
    site.edit(FILE_NL, "de herfst", "de lente"); // taken back in one language alone
    site.is_stale("content/news/fund.en.md:5:1");
}

#[test]
fn a_clone_without_its_history_raises_no_alarm_more() {
    let site = Repository::new();
    site.edit(FILE_NL, "de lente", "de zomer");
    site.edit(FILE_EN, "spring", "summer");
    site.commit();
    site.edit(FILE_NL, "## Aanvragen", "## Vraag aan");
    site.commit();
    let clone = tempfile::TempDir::new().expect("a folder");
    let origin = format!("file://{}", site.path("").display());
    let into = clone.path().join("clone");
    let target = into.to_str().expect("a path");
    site.git(&["clone", "--quiet", "--depth=1", &origin, target]);
    let output = Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args(["check", "--at", "2026-11-24T12:00", "--root", target])
        .output()
        .expect("the binary runs");
    let told = site::told(&output);
    let place = "content/news/fund.en.md:7:1".to_owned();
    assert_eq!(told, [("stale-translation".to_owned(), place)]);
}

#[test]
fn of_three_languages_each_is_told_once() {
    let site = Repository::bare();
    let german = "  de: { name: Deutsch, locale: de-DE, title: Site }\nsections:";
    let settings = site::SETTINGS.replace("sections:", german);
    site.write(
        "site.yaml",
        settings.replace("en: City", "en: City, de: Stadt"),
    );
    for stem in [
        "content/news/fund",
        "content/news/first",
        "content/_index",
        "content/news/_index",
    ] {
        site.write(
            &format!("{stem}.de.md"),
            "---\ntitle: Der Topf\n---\nBis Frühling.\n",
        );
    }
    site.confirm(&["--all"]);
    site.commit();
    site.is_in_step();
    site.edit(FILE_NL, "de lente", "de zomer");
    let german = "stale-translation content/news/fund.de.md:4:1";
    let english = "stale-translation content/news/fund.en.md:5:1";
    assert_eq!(site.told(), [german, english]);
    site.edit(FILE_EN, "spring", "summer");
    site.commit();
    assert_eq!(site.told(), [german]);
    site.edit("content/news/fund.de.md", "Frühling", "Sommer");
    site.is_in_step();
}

#[test]
fn an_entry_that_comes_later_is_known_from_its_commits() {
    let site = Repository::new();
    site.write("content/news/later.yaml", "date: 2026-06-25\n");
    site.write("content/news/later.nl.md", NL);
    site.write("content/news/later.en.md", EN);
    site.is_in_step();
    site.commit();
    site.is_in_step();
    site.edit("content/news/later.nl.md", "de lente", "de zomer");
    site.is_stale("content/news/later.en.md:5:1");
}

#[test]
fn typography_and_white_space_do_not_count() {
    let site = Repository::new();
    let nl = "---\r\ntitle: Het fonds\r\nsummary: >\r\n  Voor grote\r\n  feesten.\r\n---\r\n\r\nHet *fonds* is open\r\ntot [de\u{a0}lente](/news/first).\r\n\r\n\
        Aanvragen\r\n---------\r\n\r\nStuur __een__ brief.\r\n\r\n* met een plan\r\n* met een begroting\r\n\r\nTot dan.";
    site.write(FILE_NL, nl);
    site.edit(FILE_EN, "spring", "[spring](/news/first)");
    site.is_in_step();
}

#[test]
fn what_is_confirmed_is_in_step_again() {
    let site = Repository::new();
    site.edit(FILE_NL, "de lente", "de lente aanstaande");
    site.is_stale("content/news/fund.en.md:5:1");
    for name in ["news/fund", FILE_NL, "./content/news/fund.yaml"] {
        site.confirm(&[name]);
        site.is_in_step();
    }
    let record = fs::read_to_string(site.path(RECORD)).expect("a record");
    assert_eq!(record.lines().count(), 2 + 7, "{record}"); // a line for each block
    site.commit();
    site.is_in_step();
    let output = site.run("confirm", &["news/fnud"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("did you mean `news/fund`?"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn without_git_the_record_is_enough() {
    let site = Repository::new();
    fs::remove_dir_all(site.path(".git")).expect("no repository");
    site.edit(FILE_NL, "de lente", "de zomer");
    site.is_stale("content/news/fund.en.md:5:1");
    let report = stderr(&site.run("check", &[]));
    assert!(
        report.contains("“Het fonds is open tot de zomer.” is new"),
        "{report}"
    );
    site.edit(FILE_EN, "spring", "summer");
    site.is_in_step();
}

#[test]
fn languages_that_are_not_built_alike_are_compared_all_the_same() {
    let site = Repository::new();
    site.edit(FILE_EN, "Send a letter.", "Send a letter.\n\nBy post.");
    site.edit(FILE_EN, "See you then.\n", "");
    site.confirm(&["--all"]);
    site.commit();
    site.is_in_step();
    site.edit(FILE_EN, "By post.", "By mail.");
    site.is_stale("content/news/fund.nl.md:9:1");
    site.edit(FILE_NL, "Stuur een brief.", "Stuur een mail.");
    site.is_in_step();
}

#[test]
fn the_words_that_differ_are_shown() {
    let site = Repository::new();
    site.edit(FILE_NL, "de lente", "de zomer");
    site.write("content/news/alone.yaml", "date: 2026-06-25\n");
    site.write("content/news/alone.nl.md", "---\ntitle: Alleen\n---\n");
    let output = site.run("translations", &[]);
    assert_well(&output);
    let table = String::from_utf8(output.stdout).expect("text");
    for expected in [
        "news/alone   only this one     missing",
        "news/fund    in step           stale (1)",
        "content/news/fund.en.md:5",
        "Nederlands (content/news/fund.nl.md:5)\n    Het fonds is open tot de [-lente-]{+zomer+}.",
        "English\n    The fund is open until spring.",
        "stale: 1, missing: 1",
    ] {
        assert!(table.contains(expected), "{expected}\n{table}");
    }
}

#[cfg(unix)]
#[test]
fn git_is_asked_again_only_of_what_has_changed() {
    let nothing: [&str; 0] = [];
    let site = Repository::new();
    assert_eq!(site.asked_by_build(), nothing); // everything is as it was confirmed
    for name in ["one", "two"] {
        site.write(&format!("content/news/{name}.yaml"), "date: 2026-06-25\n");
        site.write(&format!("content/news/{name}.nl.md"), NL);
        site.write(&format!("content/news/{name}.en.md"), EN);
    }
    site.commit();
    assert_eq!(site.asked_by_build(), ["rev-parse", "log", "cat-file"]);
    assert_eq!(site.asked_by_build(), ["rev-parse"]);
    // A commit that touches none of them: they are as they were.
    site.write("README.md", "A site.\n");
    site.commit();
    assert_eq!(site.asked_by_build(), ["rev-parse", "log"]);
    assert_eq!(site.asked_by_build(), ["rev-parse"]);
    // What is written is looked at with its past.
    site.edit("content/news/one.nl.md", "de lente", "de zomer");
    assert_eq!(site.asked_by_build(), ["rev-parse", "log", "cat-file"]);
    assert_eq!(site.asked_by_build(), ["rev-parse"]);
    site.is_stale("content/news/one.en.md:5:1");
    site.git(&["checkout", "--quiet", "."]);
    site.is_in_step();
}

#[test]
fn what_moves_stays_stale() {
    let stale = |site: &Repository, name: &str| {
        let file = format!("content/news/{name}.en.md");
        let told: Vec<String> = site.told();
        let expected = format!("stale-translation {file}");
        assert_eq!(told.len(), 1, "{name}: {told:?}");
        assert!(told[0].starts_with(&expected), "{name}: {told:?}");
    };
    // By its record alone; with what commits say since; and by its commits alone.
    for (is_recorded, is_followed) in [(true, false), (true, true), (false, false)] {
        let site = Repository::new();
        if !is_recorded {
            fs::remove_file(site.path(RECORD)).expect("removed");
            site.commit();
        }
        if is_followed {
            site.edit(FILE_NL, "de lente", "de herfst");
            site.edit(FILE_EN, "spring", "autumn");
            site.commit();
            site.is_in_step();
        }
        site.edit(FILE_NL, "open tot", "dicht vanaf");
        site.commit();
        stale(&site, "fund");
        assert_well(&site.run("move", &["news/fund", "news/grant"]));
        stale(&site, "grant");
        site.commit();
        stale(&site, "grant");
        let record = fs::read_to_string(site.path("translations/news/grant.txt"));
        assert!(record.expect("a record").contains("`news/grant`"));
        assert!(!site.path(RECORD).exists());
    }
}

#[test]
fn what_git_is_asked_besides_stays() {
    const ATTRIBUTES: &str = "translations/.gitattributes";
    let said = |site: &Repository| fs::read_to_string(site.path(ATTRIBUTES)).expect("attributes");
    let site = Repository::bare();
    site.write(ATTRIBUTES, "*.txt text eol=lf");
    site.confirm(&["/news/fund"]);
    assert_eq!(said(&site), "*.txt text eol=lf\n*.txt merge=union\n");
    site.write(ATTRIBUTES, "* merge=union text\n");
    site.edit(FILE_NL, "de lente", "de zomer");
    site.confirm(&["./content/news/fund.nl.md"]);
    assert_eq!(said(&site), "* merge=union text\n");
}
