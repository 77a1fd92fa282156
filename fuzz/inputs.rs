//! What is tried with an input: a small site in memory, with the input as one of its files, goes through
//! all that `tandem check` and `tandem build` do but for writing to the disk.
//!
//! The fuzz targets use this, and `tests/corpus.rs` with every input that was kept.

#![allow(
    dead_code,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "each target uses one of these, and one that can't go on must stop"
)]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;

use tandem::check::{Notes, check_translations, missing_messages, proofread};
use tandem::clock::Moment;
use tandem::diagnostic::{
    Diagnostic, Effort, Prefix, Report, SourcePath, Tongue, github, json, sarif,
};
use tandem::outputs::{Output, Page};
use tandem::site::Besides;
use tandem::studio::{Snapshot, Sources};
use tempfile::TempDir;

/// The settings of the site that inputs become part of.
const SETTINGS: &str = include_str!("site/site.yaml");

/// Its content: something of every kind, each referring to others.
const CONTENT: &[(&str, &str)] = &[
    (
        "content/_index.nl.md",
        include_str!("site/content/_index.nl.md"),
    ),
    (
        "content/about.nl.md",
        include_str!("site/content/about.nl.md"),
    ),
    (
        "content/about.en.md",
        include_str!("site/content/about.en.md"),
    ),
    (
        "content/news/first.yaml",
        include_str!("site/content/news/first.yaml"),
    ),
    (
        "content/news/first.nl.md",
        include_str!("site/content/news/first.nl.md"),
    ),
    (
        "content/news/first.en.md",
        include_str!("site/content/news/first.en.md"),
    ),
    (
        "content/events/evening.yaml",
        include_str!("site/content/events/evening.yaml"),
    ),
    (
        "content/events/evening.nl.md",
        include_str!("site/content/events/evening.nl.md"),
    ),
    (
        "content/events/evening.en.md",
        include_str!("site/content/events/evening.en.md"),
    ),
    (
        "content/workshops/course.yaml",
        include_str!("site/content/workshops/course.yaml"),
    ),
    (
        "content/workshops/course.nl.md",
        include_str!("site/content/workshops/course.nl.md"),
    ),
    (
        "content/initiatives/fund.yaml",
        include_str!("site/content/initiatives/fund.yaml"),
    ),
    (
        "content/initiatives/fund.en.md",
        include_str!("site/content/initiatives/fund.en.md"),
    ),
    (
        "content/partners/school.yaml",
        include_str!("site/content/partners/school.yaml"),
    ),
    (
        "content/partners/school.nl.md",
        include_str!("site/content/partners/school.nl.md"),
    ),
    (
        "content/places/hall.yaml",
        include_str!("site/content/places/hall.yaml"),
    ),
    (
        "content/places/hall.nl.md",
        include_str!("site/content/places/hall.nl.md"),
    ),
    ("urls.txt", include_str!("site/urls.txt")),
];

/// The moment at which the site is seen.
const NOW: &str = "2026-11-24T12:00";

/// A whole file of words, front matter and all.
pub fn front_matter(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    in_content(&[("content/events/evening.nl.md", &text)]);
}

/// A file of facts, for an entry of every kind.
pub fn facts(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    in_content(&[
        ("content/about.yaml", &text),
        ("content/news/first.yaml", &text),
        ("content/events/evening.yaml", &text),
        ("content/workshops/course.yaml", &text),
        ("content/initiatives/fund.yaml", &text),
        ("content/partners/school.yaml", &text),
        ("content/places/hall.yaml", &text),
    ]);
}

/// A text, with components, in both languages.
pub fn markdown(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let nl = format!("---\ntitle: Avond\n---\n{text}");
    let en = format!("---\ntitle: Evening\n---\n{text}");
    in_content(&[
        ("content/events/evening.nl.md", &nl),
        ("content/events/evening.en.md", &en),
    ]);
}

/// A rule by which something repeats: something at a time, and something of whole days.
pub fn rrule(bytes: &[u8]) {
    let rule = String::from_utf8_lossy(bytes).replace('\'', "''");
    let evening = format!(
        "start: 2026-12-01 19:30\nend: 2026-12-01 21:30\nexcept: [2026-12-08]\nrepeat: '{rule}'\n"
    );
    let days = format!("start: 2026-12-01\nend: 2026-12-02\nrepeat: '{rule}'\n");
    in_content(&[
        ("content/events/evening.yaml", &evening),
        ("content/events/days.yaml", &days),
        ("content/events/days.nl.md", "---\ntitle: Dagen\n---\n"),
    ]);
}

/// The settings, read from the disk as they are.
pub fn site_yaml(bytes: &[u8]) {
    FOLDER.with(|folder| {
        let sources = sources(folder, bytes);
        let now = sources.config.as_ref().map(|_| now(&sources));
        let snapshot =
            now.and_then(|now| Snapshot::assemble(&sources, now, Besides::Everything, None));
        run(&sources, snapshot.as_ref(), None);
    });
}

thread_local! {
    /// Where the settings are read from.
    static FOLDER: TempDir = TempDir::new().expect("a folder");
    /// The site that is well, and what was last made of it.
    static GROUND: RefCell<Ground> = RefCell::new(Ground::new());
}

/// The site before an input is part of it. It is kept, as the watch mode keeps it: templates are read
/// once.
struct Ground {
    sources: Sources,
    last: Option<Snapshot>,
}

impl Ground {
    fn new() -> Self {
        let sources = FOLDER.with(|folder| sources(folder, SETTINGS.as_bytes()));
        Self {
            sources,
            last: None,
        }
    }
}

/// The site with these settings.
fn sources(folder: &TempDir, settings: &[u8]) -> Sources {
    fs::write(folder.path().join("site.yaml"), settings).expect("settings");
    let mut sources = Sources::new(folder.path(), true);
    sources.load();
    for (path, text) in CONTENT {
        let path = SourcePath::new(*path);
        sources.world.insert_text(path, (*text).to_owned());
    }
    sources.parse(None);
    sources
}

fn now(sources: &Sources) -> Moment {
    let config = sources.config.as_ref().expect("settings");
    Moment::parse(NOW, &config.timezone).expect("a moment")
}

/// The site as it was, and then with these files.
fn in_content(files: &[(&str, &str)]) {
    GROUND.with_borrow_mut(|ground| {
        let now = now(&ground.sources);
        let before = Snapshot::assemble(
            &ground.sources,
            now.clone(),
            Besides::Everything,
            ground.last.take(),
        );
        let texts: BTreeMap<SourcePath, String> = files
            .iter()
            .map(|(path, text)| (SourcePath::new(*path), (*text).to_owned()))
            .collect();
        let world = ground.sources.world.with(&texts, Clone::clone);
        let sources = ground.sources.imagine(world);
        let after = Snapshot::assemble(&sources, now, Besides::Everything, before);
        run(&sources, after.as_ref(), Some(files));
        ground.last = after;
    });
}

/// Checks and proofreads the site, makes its files, and tells what is wrong. Of a site in which only
/// some files were changed, the pages that show most of those.
fn run(sources: &Sources, snapshot: Option<&Snapshot>, changed: Option<&[(&str, &str)]>) {
    let mut found = sources.problems();
    if let Some(snapshot) = snapshot {
        let (world, site) = (&sources.world, &snapshot.site);
        snapshot.check(world, &mut found);
        check_translations(site, &sources.standing(site), &mut found);
        found.extend(proofread(world, site, &Notes::default(), &|_| true));
        snapshot.next_change(world);
        snapshot.addresses_to_keep(world);
        render(sources, snapshot, changed, &mut found);
    }
    tell(
        sources,
        &Report::new(sources.judge(found, Effort::Proofreading)),
    );
}

/// Makes every file but those that take long and are much the same for any input: cards are laid out
/// for their pages, and not drawn.
fn render(
    sources: &Sources,
    snapshot: &Snapshot,
    changed: Option<&[(&str, &str)]>,
    found: &mut Vec<Diagnostic>,
) {
    let workshop = snapshot.workshop(&sources.world);
    for (_, output) in &snapshot.outputs {
        let is_wanted = match output {
            Output::SocialCard(_) | Output::Asset(_) => false,
            Output::Page(page) => changed.is_none_or(|files| shows(snapshot, page, files)),
            _ => true,
        };
        if !is_wanted {
            continue;
        }
        if let Err(problem) = workshop.make(output) {
            found.push(problem);
        }
    }
    found.extend(workshop.told.into_inner().expect("nobody panicked"));
    let messages = snapshot.theme.messages.iter();
    let missing = messages.flat_map(|(_, messages)| messages.missing());
    let config = &snapshot.site.config;
    found.extend(missing_messages(
        &snapshot.theme,
        config,
        &missing.collect(),
    ));
}

/// Whether a page shows something of these files that no other shows as well: entries and lists do.
fn shows(snapshot: &Snapshot, page: &Page, files: &[(&str, &str)]) -> bool {
    match page {
        Page::Entry { id, .. } => {
            let entry = format!("content/{}.", snapshot.site.entry(*id).path);
            files.iter().any(|(file, _)| file.starts_with(&entry))
        }
        Page::Home(_) | Page::Section { .. } | Page::Index(_) => true,
        _ => false,
    }
}

fn tell(sources: &Sources, report: &Report) {
    let world = &sources.world;
    for tongue in [Tongue::Dutch, Tongue::English] {
        report.to_text(world, tongue, false, true);
        json(report, world, tongue, true);
    }
    let prefix = Prefix::default();
    github(report, world, Tongue::Dutch, true, &prefix);
    sarif(report, world, Tongue::Dutch, true, &prefix);
}
