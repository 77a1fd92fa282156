//! The disk at its worst: full, forbidden, or a build that is killed half-way.
#![cfg(unix)]
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

mod site;

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use site::{LOCALES, SETTINGS, Site, assert_well, build_of, files, stderr, told};

/// The user who owns nothing: nobody.
const NOBODY: u32 = 65534;

/// A site, and somebody who is not allowed everything.
struct Ordinary {
    site: Site,
    binary: PathBuf,
    /// Whether this test is run by root, whom permissions don't bind: then nobody runs the binary.
    by_nobody: bool,
}

impl Ordinary {
    fn new() -> Self {
        let site = Site::new();
        site.words("content/x", "X", "X");
        site.write("forbidden", "");
        set_mode(&site.path("forbidden"), 0o000);
        let by_nobody = fs::read(site.path("forbidden")).is_ok();
        set_mode(&site.path(""), 0o755);
        let binary = site.path("tandem");
        fs::copy(env!("CARGO_BIN_EXE_tandem"), &binary).expect("a copy");
        Self {
            site,
            binary,
            by_nobody,
        }
    }

    fn build(&self, locale: &str) -> Output {
        let like = build_of(&self.site.path(""));
        let mut command = Command::new(&self.binary);
        command.args(like.get_args()).env("LANG", locale);
        if self.by_nobody {
            command.uid(NOBODY).gid(NOBODY);
        }
        command.output().expect("the binary runs")
    }

    /// Gives a folder, and what is in it, to whoever runs the binary.
    fn give(&self, folder: &str) {
        fs::create_dir_all(self.site.path(folder)).expect("a folder");
        if self.by_nobody {
            for entry in walkdir::WalkDir::new(self.site.path(folder)) {
                let entry = entry.expect("an entry");
                chown(entry.path(), Some(NOBODY), Some(NOBODY)).expect("given");
            }
        }
    }

    /// Takes a folder away from whoever runs the binary, though they may read it.
    fn protect(&self, folder: &str) {
        if self.by_nobody {
            chown(self.site.path(folder), Some(0), Some(0)).expect("taken");
        }
        set_mode(&self.site.path(folder), 0o555);
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode");
}

#[test]
fn what_may_not_be_read_is_told_and_not_missed() {
    let ordinary = Ordinary::new();
    ordinary.give("public");
    for (path, mode) in [
        ("content/x.nl.md", 0o644),
        ("content/news/first.yaml", 0o644),
        ("content/news", 0o755),
        ("site.yaml", 0o644),
    ] {
        set_mode(&ordinary.site.path(path), 0o000);
        for locale in LOCALES {
            let output = ordinary.build(locale);
            assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
            let expected = vec![("unreadable-file".to_owned(), path.to_owned())];
            assert_eq!(told(&output), expected, "{}", stderr(&output));
        }
        set_mode(&ordinary.site.path(path), mode);
    }
    assert_well(&ordinary.build(LOCALES[0]));
}

#[test]
fn where_nothing_may_be_written_nothing_is() {
    let ordinary = Ordinary::new();
    let output = ordinary.build_into_protected("");
    assert!(
        output[0].contains("je mag niet schrijven naar "),
        "{output:?}"
    );
    assert!(output[1].contains("you may not write to "), "{output:?}");
    assert!(!ordinary.site.path("public").exists());
}

#[test]
fn a_commit_that_is_refused_half_way_is_undone() {
    let ordinary = Ordinary::new();
    ordinary.give("public");
    assert_well(&ordinary.build(LOCALES[1]));
    let before = ordinary.site.published();
    // Every page changes, and those in one folder can't.
    let settings = SETTINGS.replace("title: Site", "title: Other");
    ordinary.site.write("site.yaml", settings);
    let output = ordinary.build_into_protected("public/nl/news");
    assert!(output[1].contains("public/nl/news"), "{output:?}");
    assert_eq!(ordinary.site.published(), before);
}

impl Ordinary {
    /// What is said, in both tongues, by a build that may not write to a folder.
    fn build_into_protected(&self, folder: &str) -> [String; 2] {
        self.protect(folder);
        let said = LOCALES.map(|locale| {
            let output = self.build(locale);
            assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
            stderr(&output)
        });
        set_mode(&self.site.path(folder), 0o755);
        said
    }
}

/// A disk of its own, as big as the site and no bigger, for whoever may mount one.
const FULL_DISK: &str = r#"
mount -t tmpfs -o size=4m none "$OUT" || exit 77
mkdir "$SITE/before"
echo foreign > "$OUT/foreign.txt"
"$@" || exit 78
cp -r "$OUT/." "$SITE/before"
head -c 5000000 /dev/urandom > "$SITE/content/news/big.bin"
LANG=nl_NL.UTF-8 "$@" 2> "$SITE/said.nl"
"$@" 2> "$SITE/said.en"
echo $? > "$SITE/status"
cp -r "$OUT" "$SITE/after"
"#;

#[test]
fn a_full_disk_leaves_the_site_as_it_was() {
    let site = Site::new();
    fs::create_dir(site.path("out")).expect("a folder");
    let build = build_of(&site.path(""));
    let output = Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c", FULL_DISK, "sh"])
        .arg(build.get_program())
        .args(build.get_args())
        .arg("--out")
        .arg(site.path("out"))
        .env("OUT", site.path("out"))
        .env("SITE", site.path(""))
        .env("LC_ALL", "")
        .env("LC_MESSAGES", "")
        .env("LANG", "en_GB.UTF-8")
        .output();
    let mounted = site.path("before").exists();
    let Some(output) = output.ok().filter(|_| mounted) else {
        eprintln!("nobody may mount a disk here: see the test of the limit on files");
        return;
    };
    let read = |path: &str| fs::read_to_string(site.path(path)).expect("what was said");
    assert_eq!(read("status").trim(), "2", "{}", stderr(&output));
    assert!(
        read("said.nl").contains("de schijf is vol: "),
        "{}",
        read("said.nl")
    );
    assert!(
        read("said.en").contains("the disk is full: "),
        "{}",
        read("said.en")
    );
    assert_eq!(files(&site.path("before")), files(&site.path("after")));
}

#[test]
fn a_limit_on_files_leaves_the_site_as_it_was() {
    let site = Site::new();
    assert_well(&site.build(&[]));
    let before = site.published();
    site.write("content/news/big.bin", vec![7; 3_000_000]);
    let build = build_of(&site.path(""));
    let output = Command::new("sh")
        .args(["-c", "ulimit -f 1000; trap '' XFSZ; exec \"$@\"", "sh"])
        .arg(build.get_program())
        .args(build.get_args())
        .env("LC_ALL", "en_GB.UTF-8")
        .output()
        .expect("a shell");
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    let said = stderr(&output);
    assert!(said.contains("public/media/news/big."), "{said}");
    assert!(said.contains(" is too large to be written here"), "{said}");
    assert_eq!(site.published(), before);
}

/// A site that takes a while.
fn large_site() -> Site {
    let site = Site::new();
    site.write("public/foreign.txt", "not ours");
    site.write("public/nl/news/foreign.txt", "not ours");
    for number in 0..40 {
        let stem = format!("content/news/item-{number}");
        site.write(&format!("{stem}.yaml"), "date: 2026-06-24\n");
        site.words(
            &stem,
            &format!("Bericht {number}"),
            &format!("Item {number}"),
        );
    }
    site
}

/// Changes every page, and takes one away and adds another.
fn change(site: &Site, round: usize) {
    site.write(
        "site.yaml",
        SETTINGS.replace("title: Site", &format!("title: Site {round}")),
    );
    if let Some(before) = round.checked_sub(1) {
        site.remove(&format!("content/round-{before}.nl.md"));
        site.remove(&format!("content/round-{before}.en.md"));
    }
    site.words(&format!("content/round-{round}"), "Ronde", "Round");
}

#[test]
fn a_build_that_is_killed_leaves_the_old_site_or_the_new() {
    let site = large_site();
    change(&site, 0);
    let watch = Instant::now();
    assert_well(&site.build(&[]));
    let whole = watch.elapsed();
    for round in 1..=6 {
        let old = site.published();
        change(&site, round);
        let mut child = build_of(&site.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary runs");
        if round % 2 == 0 {
            // In the midst of moving files into place.
            let journal = site.path("public/.tandem/journal");
            while !journal.exists() && child.try_wait().expect("a child").is_none() {}
            std::thread::sleep(Duration::from_micros(150 * round as u64));
        } else {
            std::thread::sleep(whole * u32::try_from(round).expect("small") / 6);
        }
        child.kill().expect("killed");
        child.wait().expect("gone");
        if round % 3 == 0 {
            // One that fails undoes what the one before it left half done, and does no more.
            site.write("templates/news.html", "{{ entry.nothing.at.all }}");
            assert_eq!(site.build(&[]).status.code(), Some(1));
            site.remove("templates/news.html");
            let now = site.published();
            assert!(
                now == old || without_foreign(&now) == site.clean_build(),
                "round {round}"
            );
        }
        assert_well(&site.build(&[]));
        assert_eq!(
            without_foreign(&site.published()),
            site.clean_build(),
            "round {round}"
        );
        assert_eq!(site.page("foreign.txt"), "not ours");
        assert_eq!(site.page("nl/news/foreign.txt"), "not ours");
    }
}

fn without_foreign(files: &[(PathBuf, Vec<u8>)]) -> Vec<(PathBuf, Vec<u8>)> {
    let ours = files
        .iter()
        .filter(|(path, _)| !path.ends_with("foreign.txt"));
    ours.cloned().collect()
}
