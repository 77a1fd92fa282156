//! The ways in which files come to be other files.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::json;

use crate::law::Clean;
use crate::served::Served;
use crate::site::{SETTINGS, Site};
use crate::writers::{as_vim, begin, git, rename_over};

const FILE: &str = "content/news/first.nl.md";
const PAGE: &str = "/nl/news/first/";

/// Saves a text to a file.
type Save = fn(&Path, &str);

fn words(text: &str) -> String {
    format!("---\ntitle: Eerste\n---\nTekst.\n\n{text}\n")
}

/// Waits until what is served is a clean build, and nothing is wrong.
fn settle(site: &Site, served: &mut Served) {
    let clean = Clean::of(site);
    assert!(clean.problems.is_some(), "nothing is published");
    served.settle(|served| clean.compare(served, &[].into()));
}

#[test]
fn however_a_file_is_saved_one_line_tells_of_it() {
    let site = Site::new();
    site.write(FILE, words("Nul."));
    let mut served = Served::well(&site);
    let saves: [(&str, Save); 3] = [
        ("in place", |path, text| {
            fs::write(path, text).expect("a file");
        }),
        ("renamed over", rename_over),
        ("as vim", as_vim),
    ];
    for round in 0..5 {
        for (name, save) in saves {
            let text = format!("{name} {round}");
            save(&site.path(FILE), &words(&text));
            let line = served.next_line();
            assert_eq!(
                (&*line.changed, line.pages, &*line.problems),
                (FILE, 1, "no problems"),
                "{text}"
            );
            assert!(served.text(PAGE).contains(&text), "{text}");
        }
    }
}

#[test]
fn what_is_half_written_is_neither_shown_nor_told() {
    let site = Site::new();
    site.write(FILE, words("Nul."));
    let mut served = Served::well(&site);
    let stream = served.look_at(PAGE);
    stream.expect("problems");
    for round in 0..5 {
        let whole = words(&format!("Begin {round}. Einde {round}."));
        // Once in the middle of the front matter, and once in the middle of the text.
        let half = if round % 2 == 0 { 6 } else { whole.len() - 10 };
        let writing = begin(&site.path(FILE), &whole[..half]);
        if round > 2 {
            writing.touch();
        }
        // Not a wait for anything: the pause of an editor that is not done.
        thread::sleep(Duration::from_millis(30));
        writing.end(&whole[half..]);
        let version = stream.expect("reload")["version"].clone();
        let page = served.page(PAGE);
        assert!(
            page.html.contains(&format!("Einde {round}.")),
            "{}",
            page.html
        );
        assert_eq!(page.version, version);
        assert_eq!(served.next_line().problems, "no problems");
    }
}

#[test]
fn a_file_that_is_away_for_a_moment_is_not_missed() {
    let site = Site::new();
    site.write(FILE, words("Nul."));
    let mut served = Served::well(&site);
    let stream = served.look_at(PAGE);
    stream.expect("problems");
    for round in 0..3 {
        let backup = site.path("content/news/first.nl.md~");
        fs::rename(site.path(FILE), &backup).expect("moved");
        thread::sleep(Duration::from_millis(15)); // an editor at work
        site.write(FILE, words(&format!("Ronde {round}.")));
        fs::remove_file(&backup).expect("removed");
        stream.expect("reload");
        let line = served.next_line();
        assert_eq!((line.pages, &*line.problems), (1, "no problems"));
    }
}

#[test]
fn saves_that_follow_each_other_closely_are_never_seen_half() {
    let site = Site::new();
    let mut served = Served::well(&site);
    let stream = served.look_at(PAGE);
    stream.expect("problems");
    for round in 0..60 {
        site.write(FILE, words(&format!("Ronde {round}.")));
        let pause = [0, 1, 2, 3, 4, 5][round % 6];
        thread::sleep(Duration::from_millis(pause)); // a hand on the keyboard
    }
    settle(&site, &mut served);
    assert!(served.text(PAGE).contains("Ronde 59."));
    for (name, data) in stream.heard() {
        assert_eq!(name, "reload", "{data}");
    }
    assert_eq!(served.reports(), "");
}

#[test]
fn a_branch_of_a_thousand_files_is_checked_out() {
    let site = Site::new();
    site.write("public/.keep", "");
    let root = site.path("");
    git(&root, &["init", "--quiet", "--initial-branch", "main"]);
    write_many(&site, 0..500, "A");
    git(&root, &["add", "content", "site.yaml"]);
    git(&root, &["commit", "--quiet", "--message", "A"]);
    git(&root, &["checkout", "--quiet", "-b", "other"]);
    fs::remove_dir_all(site.path("content/news/even")).expect("removed");
    write_many(&site, 250..750, "B");
    git(&root, &["add", "content"]);
    git(&root, &["commit", "--quiet", "--all", "--message", "B"]);
    let mut served = Served::well(&site);
    for branch in ["main", "other", "main"] {
        git(&root, &["checkout", "--quiet", branch]);
        settle(&site, &mut served);
        assert_eq!(served.last().problems, "no problems");
    }
}

/// Writes news items in two folders, each with facts and two files of words.
fn write_many(site: &Site, numbers: std::ops::Range<usize>, title: &str) {
    for number in numbers {
        let folder = if number % 2 == 0 { "even" } else { "odd" };
        let stem = format!("content/news/{folder}/n{number}");
        site.write(&format!("{stem}.yaml"), "date: 2026-03-03\n");
        site.words(&stem, title, title);
    }
}

#[test]
fn folders_come_and_go() {
    let site = Site::new();
    let mut served = Served::well(&site);
    for round in 0..3 {
        for depth in ["deep", "deep/deeper", "deep/deeper/deepest"] {
            for number in 0..5 {
                let stem = format!("content/news/{depth}/n{number}");
                site.write(&format!("{stem}.yaml"), "date: 2026-03-03\n");
                site.words(&stem, "Diep", "Deep");
            }
        }
        settle(&site, &mut served);
        fs::rename(
            site.path("content/news/deep"),
            site.path("content/news/moved"),
        )
        .expect("moved");
        settle(&site, &mut served);
        let text = format!("Diep {round}");
        site.words("content/news/moved/deeper/n1", &text, "Deep");
        settle(&site, &mut served);
        assert!(served.text("/nl/news/moved/deeper/n1/").contains(&text));
        fs::remove_dir_all(site.path("content/news/moved")).expect("removed");
        settle(&site, &mut served);
        assert_eq!(served.page("/nl/news/moved/deeper/n1/").status, 404);
    }
}

#[test]
fn a_folder_vanishes_and_returns() {
    let site = Site::new();
    site.write("themes/own/theme.yaml", "name: own\nextends: plain\n");
    site.write("site.yaml", SETTINGS.replace("plain", "own"));
    let mut served = Served::well(&site);
    let elsewhere = tempfile::tempdir().expect("a folder");
    for folder in ["content", "content/news", "themes"] {
        let away = elsewhere.path().join("away");
        fs::rename(site.path(folder), &away).expect("moved");
        if folder == "themes" {
            served.settle(|served| {
                let is_missed = served.last().problems.contains("error");
                is_missed
                    .then_some(())
                    .ok_or_else(|| "the theme is not missed".into())
            });
        } else {
            served.settle(|served| match served.page(PAGE).status {
                404 => Ok(()),
                status => Err(format!("{folder}: {status}")),
            });
        }
        fs::rename(&away, site.path(folder)).expect("moved");
        settle(&site, &mut served);
        // It is watched again.
        site.write(FILE, words(&format!("Na {folder}.")));
        settle(&site, &mut served);
        assert!(served.text(PAGE).contains(&format!("Na {folder}.")));
    }
}

#[test]
fn templates_of_ones_own_may_come_later() {
    let site = Site::new();
    let mut served = Served::well(&site);
    for round in 0..2 {
        let foot = format!("<p>Voet {round}</p>\n");
        site.write("templates/footer.html", &foot);
        settle(&site, &mut served);
        assert!(served.text(PAGE).contains(foot.trim()));
        fs::remove_dir_all(site.path("templates")).expect("removed");
        settle(&site, &mut served);
    }
}

#[test]
fn broken_settings_leave_the_last_good_site() {
    let site = Site::new();
    let mut served = Served::well(&site);
    let stream = served.look_at(PAGE);
    stream.expect("problems");
    // Together with a text that is shorter than it was.
    site.write(FILE, "---\ntitle: E\n---\n");
    site.write("site.yaml", SETTINGS.replace("languages:", "languages: ["));
    assert!(stream.expect("problems")["errors"].as_u64() > Some(0));
    assert!(served.line_of("site.yaml").problems.contains("error"));
    let overlay = served.get("/_tandem/overlay").into_body();
    assert!(
        String::from_utf8(overlay)
            .expect("text")
            .contains("site.yaml")
    );
    assert!(served.text(PAGE).contains("Site"));
    // Meanwhile, somebody goes on writing.
    site.write(FILE, "---\n---\n");
    site.write("site.yaml", SETTINGS.replace("languages:", "languages: {"));
    served.line_of("site.yaml");
    assert!(served.text(PAGE).contains("Site"));
    site.write(FILE, words("Weer."));
    site.write("site.yaml", SETTINGS.replace("title: Site", "title: Weer"));
    settle(&site, &mut served);
    assert!(served.text(PAGE).contains("Weer"));
    assert_eq!(
        stream.find("problems"),
        json!({ "errors": 0, "warnings": 0 })
    );
}

#[test]
fn settings_that_are_broken_from_the_start_are_mended() {
    let site = Site::new();
    site.write("site.yaml", "languages: [");
    let mut served = Served::of(&site);
    assert_eq!(served.page("/nl/").status, 503);
    site.write("site.yaml", SETTINGS);
    settle(&site, &mut served);
}

#[test]
fn what_is_saved_during_a_rebuild_is_not_lost() {
    let site = Site::new();
    write_many(&site, 0..150, "A");
    let mut served = Served::well(&site);
    for round in 0..5 {
        // Every page is made again; meanwhile, this one is saved.
        site.write(
            "site.yaml",
            SETTINGS.replace("title: Site", &format!("title: Site {round}")),
        );
        let saved = save_for_a_while(&site, round);
        let last = saved.recv().expect("saved");
        served.settle(|served| match served.text(PAGE) {
            page if page.contains(&last) && page.contains(&format!("Site {round}")) => Ok(()),
            page => Err(page),
        });
    }
    settle(&site, &mut served);
}

fn save_for_a_while(site: &Site, round: usize) -> Receiver<String> {
    let (send, receive) = channel();
    let path = site.path(FILE);
    thread::spawn(move || {
        let mut text = String::new();
        for save in 0..20 {
            text = format!("Ronde {round}, keer {save}.");
            fs::write(&path, words(&text)).expect("a file");
            thread::sleep(Duration::from_millis(7)); // one save after the other
        }
        let _ = send.send(text);
    });
    receive
}
