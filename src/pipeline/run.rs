//! A run on its way through the stages: what it found, and how long each took.

use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

use super::Outcome;
use crate::cache::Cache;
use crate::check::{self, Notes};
use crate::clock::{Moment, Stopwatch};
use crate::diagnostic::{Diagnostic, Effort, Report, forbids_publishing};
use crate::external::{self, Patience};
use crate::lang::Lang;
use crate::outputs::{Output, Page};
use crate::publish::{Failure, Published};
use crate::site::{Besides, Entry};
use crate::studio::{Snapshot, Sources};

/// Follows a build while it is at work.
pub trait Progress: Sync {
    /// A stage begins.
    fn stage(&self, stage: Stage);
    /// So many pages of so many are made.
    fn pages(&self, made: usize, of: usize);
}

/// Tells nobody.
#[derive(Debug)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _: Stage) {}
    fn pages(&self, _: usize, _: usize) {}
}

/// The stages of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the module's own comment tells what each does")]
pub enum Stage {
    Load,
    Parse,
    Assemble,
    Check,
    Ask,
    Render,
    Publish,
}

/// What a build gathers on its way.
pub(super) struct Run<'a> {
    progress: &'a dyn Progress,
    watch: Stopwatch,
    times: Vec<(Stage, Duration)>,
    pub(super) found: Vec<Diagnostic>,
    pub(super) next_change: Option<Moment>,
    pages: Vec<(String, usize)>,
    /// How hard the site was looked at.
    pub(super) effort: Effort,
}

impl<'a> Run<'a> {
    pub(super) fn new(progress: &'a dyn Progress) -> Self {
        Self {
            progress,
            watch: Stopwatch::start(),
            times: Vec::new(),
            found: Vec::new(),
            next_change: None,
            pages: Vec::new(),
            effort: Effort::Build,
        }
    }

    /// Loads every file of the site, and understands each by itself. Whoever proofreads has notes taken of every text.
    pub(super) fn read(
        &mut self,
        root: &Path,
        without_search: bool,
        notes: Option<&Notes>,
    ) -> Result<Sources, Failure> {
        self.enter(Stage::Load);
        let mut sources = Sources::new(root, without_search);
        if !sources.load() {
            let root = root.to_owned();
            return Err(Failure::NoSite { root });
        }
        if sources.config.is_some() {
            self.enter(Stage::Parse);
            sources.parse(notes);
        }
        Ok(sources)
    }

    /// Puts the files together, as they are to be seen at a moment; none without settings to do it by.
    pub(super) fn assemble(
        &mut self,
        sources: &Sources,
        at: Option<&str>,
        drafts: bool,
    ) -> Result<Option<Snapshot>, Failure> {
        let Some(config) = &sources.config else {
            return Ok(None);
        };
        let now = Moment::asked(at, &config.timezone).ok_or_else(|| Failure::bad_moment(at))?;
        self.enter(Stage::Assemble);
        self.found = sources.problems();
        let snapshot = Snapshot::assemble(sources, now, Besides::drafts(drafts), None);
        if let Some(snapshot) = &snapshot {
            check::spare_drafts(&snapshot.site, &mut self.found);
        }
        Ok(snapshot)
    }

    /// Checks the site as a whole.
    pub(super) fn check(&mut self, sources: &Sources, snapshot: &Snapshot) {
        snapshot.check(&sources.world, &mut self.found);
        let standing = sources.standing(&snapshot.site);
        check::check_translations(&snapshot.site, &standing, &mut self.found);
        self.pages = count_pages(snapshot);
    }

    /// Checks what will be published by itself as if it were: who finds out on that day is late.
    pub(super) fn check_coming(&mut self, sources: &Sources, snapshot: &Snapshot, notes: &Notes) {
        let (coming, now) = (snapshot.site.coming(), snapshot.site.now.clone());
        if coming.is_empty() {
            return;
        }
        let Some(ahead) = Snapshot::assemble(sources, now, Besides::Coming, None) else {
            return;
        };
        let mut found = Vec::new();
        ahead.check(&sources.world, &mut found);
        let is_coming = |entry: &Entry| coming.contains(&entry.path);
        found.extend(check::proofread(
            &sources.world,
            &ahead.site,
            notes,
            &is_coming,
        ));
        let told: HashSet<&Diagnostic> = self.found.iter().collect();
        found.retain(|diagnostic| !told.contains(diagnostic));
        self.found.extend(found);
    }

    /// Asks other sites for what this one links to.
    pub(super) fn ask(
        &mut self,
        root: &Path,
        snapshot: &Snapshot,
        patience: Patience,
    ) -> Result<(), Failure> {
        self.enter(Stage::Ask);
        let answers = Cache::of_answers(root);
        let answered = |answered, of| self.progress.pages(answered, of);
        let found = external::check(&snapshot.site, &answers, patience, &answered);
        self.found.extend(found?);
        self.effort = Effort::Network;
        Ok(())
    }

    pub(super) fn enter(&mut self, stage: Stage) {
        self.end_stage();
        self.times.push((stage, Duration::ZERO));
        self.progress.stage(stage);
    }

    fn end_stage(&mut self) {
        let lap = self.watch.lap();
        if let Some((_, time)) = self.times.last_mut() {
            *time = lap;
        }
    }

    /// Whether what was found until now keeps the site from being published.
    pub(super) fn forbids_publishing(&self, sources: &Sources, strict: bool) -> bool {
        forbids_publishing(&sources.judge(self.found.clone(), self.effort), strict)
    }

    pub(super) fn end(mut self, mut sources: Sources, published: Option<Published>) -> Outcome {
        self.end_stage();
        if self.found.is_empty() {
            self.found = sources.problems();
        }
        let report = Report::new(sources.judge(self.found, self.effort));
        let (tongue, world) = (sources.tongue(), std::mem::take(&mut sources.world));
        rayon::spawn(move || drop(sources)); // nobody has to wait for that
        Outcome {
            report,
            tongue,
            world,
            published,
            next_change: self.next_change,
            pages: self.pages,
            times: self.times,
        }
    }
}

fn count_pages(snapshot: &Snapshot) -> Vec<(String, usize)> {
    let of = |lang: Lang| {
        let is_of = |output: &Output| match output {
            Output::Page(
                Page::Home(other)
                | Page::Section { lang: other, .. }
                | Page::Filter { lang: other, .. }
                | Page::Topic { lang: other, .. }
                | Page::Entry { lang: other, .. }
                | Page::Search(other)
                | Page::Index(other)
                | Page::NotFound(other),
            ) => *other == lang,
            _ => false,
        };
        let outputs = snapshot.outputs.iter();
        outputs.filter(|(_, output)| is_of(output)).count()
    };
    let languages = snapshot.site.config.languages.iter();
    languages
        .map(|(lang, language)| (language.name.clone(), of(lang)))
        .collect()
}
