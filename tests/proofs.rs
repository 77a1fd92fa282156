//! Which texts are read again to find what is wrong with them.

#![expect(clippy::expect_used, reason = "a test that can't go on must stop")]

mod site;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use site::Site;
use tandem::check::{Notes, Proofs, proofread};
use tandem::clock::Moment;
use tandem::diagnostic::{Diagnostic, Problem, SourcePath};
use tandem::site::Besides;
use tandem::studio::{Changes, Snapshot, Sources};

/// A site that is read again after each change, and what was found in its texts until then.
struct Reading {
    site: Site,
    sources: Sources,
    proofs: Proofs,
}

impl Reading {
    fn of(site: Site) -> Self {
        let mut sources = Sources::new(&site.path(""), true);
        assert!(sources.load());
        sources.parse(None);
        Self {
            site,
            sources,
            proofs: Proofs::default(),
        }
    }

    fn snapshot(&mut self) -> Snapshot {
        self.sources.read_again(&Changes::Anywhere);
        let config = self.sources.config.as_ref().expect("settings");
        let now = Moment::asked(Some("2026-11-24T12:00"), &config.timezone).expect("a moment");
        Snapshot::assemble(&self.sources, now, Besides::Everything, None).expect("a site")
    }

    /// How many entries are read, and the names of the problems that are found.
    fn read(&mut self) -> (usize, Vec<String>) {
        let snapshot = self.snapshot();
        let read = AtomicUsize::new(0);
        let count = || {
            read.fetch_add(1, Ordering::Relaxed);
            false
        };
        let found = self
            .proofs
            .read(&self.sources.world, &snapshot.site, &count);
        let found = found.expect("nobody wanted it to stop").into_iter();
        let codes = found.map(|found| found.problem.code().to_string());
        (read.into_inner(), codes.collect())
    }

    fn entry(&self, name: &str, nl: &str, en: &str) {
        self.site
            .write(&format!("content/news/{name}.yaml"), "date: 2026-06-25\n");
        for (code, text) in [("nl", nl), ("en", en)] {
            let words = format!("---\ntitle: X\nsummary: Y\n---\n{text}\n");
            self.site
                .write(&format!("content/news/{name}.{code}.md"), words);
        }
    }
}

#[test]
fn only_what_a_change_concerns_is_read_again() {
    let mut reading = Reading::of(Site::new());
    for name in ["a", "b", "c"] {
        reading.entry(name, "Tekst.", "Text.");
    }
    reading.entry("d", "[Het verhaal](/news/e)", "[The story](/news/e)");
    let (all, _) = reading.read();
    assert!(all >= 5, "{all}");
    assert_eq!(reading.read().0, 0);
    reading.entry("f", "Tekst.", "Text.");
    assert_eq!(reading.read().0, 1);
    // What a link leads to now, it is read for.
    reading.entry("e", "Tekst.", "Text.");
    assert_eq!(reading.read().0, 2);
    reading.site.remove("content/news/f.yaml");
    reading.site.remove("content/news/f.nl.md");
    reading.site.remove("content/news/f.en.md");
    assert_eq!(reading.read().0, 0);
}

#[test]
fn a_plan_that_comes_while_nothing_else_changes_is_seen() {
    let mut reading = Reading::of(Site::new());
    reading.entry(
        "a",
        "Bekijk [het hele plan](plan.pdf) voor de nieuwe zaal.",
        "Have a look at the whole plan for the new hall.",
    );
    assert_eq!(reading.read().1, Vec::<String>::new());
    reading.site.write("content/news/plan.pdf", "%PDF-1.4");
    assert_eq!(reading.read().1, ["contradiction-missing"]);
}

#[test]
fn a_text_that_can_not_be_read_any_more_is_not_told_of_by_what_it_was() {
    let mut reading = Reading::of(Site::new());
    reading.entry("a", "Een  twee.", "One two.");
    assert_eq!(reading.read().1, ["double-space"]);
    let broken = "---\ntitle: [X\n---\nEen.\n";
    reading.site.write("content/news/a.nl.md", broken);
    assert_eq!(reading.read().1, Vec::<String>::new());
}

/// Texts are read with their files, or afterwards: what is told of them is the same.
#[test]
fn notes_that_are_taken_on_the_way_say_what_a_second_reading_does() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cases = project.join("tests/sites").read_dir().expect("sites");
    let cases = cases.map(|case| case.expect("a site").path().join("in"));
    let mut told = 0;
    for root in cases.chain([project.to_owned()]) {
        let site = Site::like(&root);
        let mut sources = Sources::new(&site.path(""), true);
        assert!(sources.load(), "{}", root.display());
        let notes = Notes::default();
        sources.parse(Some(&notes));
        let Some(config) = &sources.config else {
            continue;
        };
        let now = Moment::asked(Some("2026-11-24T12:00"), &config.timezone).expect("a moment");
        let snapshot = Snapshot::assemble(&sources, now, Besides::Everything, None);
        let site = snapshot.expect("a site").site;
        let read =
            |notes| -> Vec<Diagnostic> { proofread(&sources.world, &site, notes, &|_| true) };
        let (with_files, afterwards) = (read(&notes), read(&Notes::default()));
        assert_eq!(with_files, afterwards, "{}", root.display());
        told += afterwards.len();
    }
    assert!(told > 0);
}

#[test]
fn what_was_noted_is_not_read_again() {
    let site = Site::new();
    site.write(
        "content/news/first.nl.md",
        "---\ntitle: X\nsummary: Y\n---\nEen  twee.\n",
    );
    let mut sources = Sources::new(&site.path(""), true);
    assert!(sources.load());
    let notes = Notes::default();
    sources.parse(Some(&notes));
    let config = sources.config.as_ref().expect("settings");
    let now = Moment::asked(Some("2026-11-24T12:00"), &config.timezone).expect("a moment");
    let snapshot = Snapshot::assemble(&sources, now, Besides::Everything, None).expect("a site");
    // Who reads it now finds another text there.
    let file = SourcePath::new("content/news/first.nl.md");
    sources.world.insert_text(
        file,
        "---\ntitle: X\nsummary: Y\n---\nEen, twee.\n".to_owned(),
    );
    let doubles = |notes: &Notes| {
        let found = proofread(&sources.world, &snapshot.site, notes, &|_| true);
        let codes = found
            .into_iter()
            .map(|found| found.problem.code().to_string());
        codes.filter(|code| code == "double-space").count()
    };
    assert_eq!(doubles(&Notes::default()), 0);
    assert_eq!(doubles(&notes), 1);
}

#[test]
fn what_was_read_before_it_was_stopped_is_kept() {
    let mut reading = Reading::of(Site::new());
    for name in ["a", "b", "c", "d"] {
        reading.entry(name, "Tekst.", "Text.");
    }
    let snapshot = reading.snapshot();
    let left = AtomicUsize::new(2);
    let stop = || {
        let one_less = |left: usize| left.checked_sub(1);
        let is_left = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less);
        is_left.is_err()
    };
    let world = &reading.sources.world;
    assert!(reading.proofs.read(world, &snapshot.site, &stop).is_none());
    let all = snapshot.site.entries().count();
    let read = AtomicUsize::new(0);
    let count = || read.fetch_add(1, Ordering::Relaxed) == usize::MAX;
    assert!(reading.proofs.read(world, &snapshot.site, &count).is_some());
    assert_eq!(read.into_inner(), all - 2);
}

/// What is wrong with a text is told of the text as it is.
#[test]
fn a_picture_is_told_of_where_its_words_stand() {
    let mut reading = Reading::of(Site::new());
    let words = "---\ntitle: image_alt\nsummary: Y\nimage_alt: \"foto\"\n---\n";
    reading.entry("a", "Tekst.", "Text.");
    reading.site.write("content/news/a.nl.md", words);
    let snapshot = reading.snapshot();
    let found = reading
        .proofs
        .read(&reading.sources.world, &snapshot.site, &|| false);
    let found = found.expect("nobody wanted it to stop");
    let told = found
        .iter()
        .find(|found| matches!(found.problem, Problem::UselessAlt { .. }));
    let span = told.expect("told").place.span.expect("a place").range();
    assert_eq!(&words[span], "\"foto\"");
}
