//! The story: what becomes of a site's files, in the order in which it happens.
//!
//! ```text
//! load      world → sources       every file's bytes, in parallel         (touches the disk)
//! parse     sources → documents   typed facts, words, what the texts hold
//! assemble  documents → site      entries × languages, addresses, references, lists
//! check     site → diagnostics    every mistake, with its place and its help
//! render    site → files          each page a function of (templates, view)
//! publish   files → public/       only changed bytes, all or nothing      (touches the disk)
//! ```

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::check;
use crate::clock::{Moment, Stopwatch};
use crate::diagnostic::{Diagnostic, Report, Tongue, forbids_publishing};
use crate::lang::Lang;
use crate::outputs::{Coding, Made, Output, Page, Workshop, fingerprint, is_compressible};
use crate::publish::{Failure, FileRecord, Offered, Publication, Published, replace_source};
use crate::site::{KEPT_ADDRESSES, OutPath};
use crate::source::{World, disk};
use crate::studio::{Snapshot, Sources};

/// What is asked of a build.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command"
)]
pub struct Request {
    /// The folder of the site.
    pub root: PathBuf,
    /// The folder to publish to.
    pub out: PathBuf,
    /// Whether warnings keep the site from being published.
    pub strict: bool,
    /// Whether drafts are published.
    pub drafts: bool,
    /// The moment to build for; none for now.
    pub at: Option<String>,
    /// Whether to build without search, whatever the settings say.
    pub no_search: bool,
    /// Whether texts are published compressed as well.
    pub compress: bool,
}

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
    Render,
    Publish,
}

/// What came of a build.
#[derive(Debug)]
pub struct Outcome {
    /// What was found wrong.
    pub report: Report,
    /// The texts of the site, for the report.
    pub world: World,
    /// What was published; none if the site has errors.
    pub published: Option<Published>,
    /// When the site will next be another without anybody writing.
    pub next_change: Option<Moment>,
    /// How many pages there are of each language, by its name.
    pub pages: Vec<(String, usize)>,
    /// How long each stage took.
    pub times: Vec<(Stage, std::time::Duration)>,
    /// The language that Tandem speaks where the environment names none: the site's first that it
    /// knows.
    pub tongue: Option<Tongue>,
}

/// What is asked of a check.
#[derive(Debug, Clone)]
pub struct CheckRequest {
    /// The folder of the site.
    pub root: PathBuf,
    /// Whether drafts are checked as if they were published.
    pub drafts: bool,
    /// The moment to check for; none for now.
    pub at: Option<String>,
}

/// Checks a site: what a build does until it would render, and its texts are proofread; nothing is
/// written.
///
/// # Errors
/// Why it could not be checked at all. Mistakes in the site are in the outcome.
pub fn check(request: &CheckRequest, progress: &dyn Progress) -> Result<Outcome, Failure> {
    let mut run = Run::new(progress);
    let sources = run.read(&request.root, false)?;
    let Some(snapshot) = run.assemble(&sources, request.at.as_deref(), request.drafts)? else {
        return Ok(run.end(sources, None, Vec::new()));
    };
    run.enter(Stage::Check);
    snapshot.check(&sources.world, &mut run.found);
    check_translations(&sources, &snapshot, &mut run.found);
    let read = check::Proofs::default().read(&sources.world, &snapshot.site);
    run.found.extend(read);
    run.is_proofread = true;
    run.next_change = snapshot.next_change(&sources.world);
    let pages = count_pages(&snapshot);
    rayon::spawn(move || drop(snapshot)); // nobody has to wait for that
    Ok(run.end(sources, None, pages))
}

/// Builds a site.
///
/// # Errors
/// Why it could not be built at all. Mistakes in the site are in the outcome.
pub fn build(request: &Request, progress: &dyn Progress) -> Result<Outcome, Failure> {
    let mut run = Run::new(progress);
    let sources = run.read(&request.root, request.no_search)?;
    let Some(snapshot) = run.assemble(&sources, request.at.as_deref(), request.drafts)? else {
        return Ok(run.end(sources, None, Vec::new()));
    };

    run.enter(Stage::Check);
    let next_change = snapshot.next_change(&sources.world);
    let (world, site) = (&sources.world, &snapshot.site);
    let (inputs, ()) = rayon::join(
        || fingerprint(world, site, next_change.as_ref(), request.compress),
        || {
            snapshot.check(&sources.world, &mut run.found);
            check_translations(&sources, &snapshot, &mut run.found);
        },
    );
    run.next_change = next_change;
    let pages = count_pages(&snapshot);
    if run.forbids_publishing(&sources, request.strict) {
        return Ok(run.end(sources, None, pages));
    }
    let publication = Publication::open(&request.out)?;
    let kept = (!request.drafts && request.at.is_none())
        .then(|| snapshot.addresses_to_keep(&sources.world))
        .flatten();
    if let Some(published) = publication.is_current(inputs) {
        keep_addresses(&request.root, kept)?;
        rayon::spawn(move || drop(snapshot));
        return Ok(run.end(sources, Some(published), pages));
    }

    run.enter(Stage::Render);
    let found_before = run.found.len();
    let workshop = snapshot.workshop(&sources.world);
    snapshot.develop(&|path| publication.kept(path).is_some());
    let (files, staged, failed) = render(
        &workshop,
        &snapshot.outputs,
        &publication,
        request.compress,
        progress,
    )?;
    run.found.extend(failed);
    run.found
        .extend(workshop.told.into_inner().unwrap_or_default());
    let missing = snapshot
        .theme
        .messages
        .iter()
        .flat_map(|(_, messages)| messages.missing());
    let config = &snapshot.site.config;
    run.found.extend(check::missing_messages(
        &snapshot.theme,
        config,
        &missing.collect(),
    ));
    if run.forbids_publishing(&sources, request.strict) {
        return Ok(run.end(sources, None, pages));
    }

    run.enter(Stage::Publish);
    // What is told while pages are made would not be told again if they were not made again.
    let inputs = (run.found.len() == found_before).then_some(inputs);
    rayon::spawn(move || drop(snapshot)); // nobody has to wait for that
    let published = publication.commit(inputs, run.next_change.as_ref(), files, staged)?;
    keep_addresses(&request.root, kept)?;
    sources.cache.forget_the_rest(); // every output was made: what none of them wanted is stale
    Ok(run.end(sources, Some(published), pages))
}

/// Adds to the addresses that are kept for ever.
fn keep_addresses(root: &Path, kept: Option<String>) -> Result<(), Failure> {
    kept.map_or(Ok(()), |text| {
        replace_source(&root.join(KEPT_ADDRESSES), &text)
    })
}

fn check_translations(sources: &Sources, snapshot: &Snapshot, found: &mut Vec<Diagnostic>) {
    let standing = sources.standing(&snapshot.site);
    check::check_translations(&snapshot.site, &standing, found);
}

/// Looks at a site as its writers do: drafts included, and nothing is checked. Without settings that
/// can be read, what is wrong with them.
///
/// # Errors
/// Why it could not be looked at.
pub fn look(root: &Path) -> Result<Result<(Sources, Snapshot), Outcome>, Failure> {
    let mut run = Run::new(&Silent);
    let sources = run.read(root, true)?;
    Ok(match run.assemble(&sources, None, true)? {
        Some(snapshot) => Ok((sources, snapshot)),
        None => Err(run.end(sources, None, Vec::new())),
    })
}

/// What a build gathers on its way.
struct Run<'a> {
    progress: &'a dyn Progress,
    watch: Stopwatch,
    times: Vec<(Stage, std::time::Duration)>,
    found: Vec<Diagnostic>,
    next_change: Option<Moment>,
    /// Whether what is wrong with the texts was looked for: what a build has no time for.
    is_proofread: bool,
}

impl<'a> Run<'a> {
    fn new(progress: &'a dyn Progress) -> Self {
        Self {
            progress,
            watch: Stopwatch::start(),
            times: Vec::new(),
            found: Vec::new(),
            next_change: None,
            is_proofread: false,
        }
    }

    /// Loads every file of the site, and understands each by itself.
    fn read(&mut self, root: &Path, without_search: bool) -> Result<Sources, Failure> {
        self.enter(Stage::Load);
        let mut sources = Sources::new(root, without_search);
        if !sources.load() {
            let root = root.to_owned();
            return Err(Failure::NoSite { root });
        }
        if sources.config.is_some() {
            self.enter(Stage::Parse);
            sources.parse();
        }
        Ok(sources)
    }

    /// Puts the files together, as they are to be seen at a moment; none without settings to do it by.
    fn assemble(
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
        Ok(Snapshot::assemble(sources, now, drafts, None))
    }

    fn enter(&mut self, stage: Stage) {
        self.end_stage();
        self.times.push((stage, std::time::Duration::ZERO));
        self.progress.stage(stage);
    }

    fn end_stage(&mut self) {
        let lap = self.watch.lap();
        if let Some((_, time)) = self.times.last_mut() {
            *time = lap;
        }
    }

    /// Whether what was found until now keeps the site from being published.
    fn forbids_publishing(&self, sources: &Sources, strict: bool) -> bool {
        forbids_publishing(
            &sources.judge(self.found.clone(), self.is_proofread),
            strict,
        )
    }

    fn end(
        mut self,
        sources: Sources,
        published: Option<Published>,
        pages: Vec<(String, usize)>,
    ) -> Outcome {
        self.end_stage();
        if self.found.is_empty() {
            self.found = sources.problems();
        }
        Outcome {
            report: Report::new(sources.judge(self.found, self.is_proofread)),
            tongue: sources.tongue(),
            world: sources.world,
            published,
            next_change: self.next_change,
            pages,
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

/// A file that was offered: its path, what became of it, and its record.
type File = (OutPath, Offered, FileRecord);

/// The files of an output, or the template that failed; or why nothing can be published.
type Offer = Result<Result<Vec<File>, Diagnostic>, Failure>;

type Rendered = (BTreeMap<String, FileRecord>, usize, Vec<Diagnostic>);

/// Makes every output and hands each on at once, in parallel: the site's output never sits in memory.
fn render(
    workshop: &Workshop<'_>,
    outputs: &[(OutPath, Output)],
    publication: &Publication,
    compress: bool,
    progress: &dyn Progress,
) -> Result<Rendered, Failure> {
    let made = AtomicUsize::new(0);
    let results: Vec<Offer> = outputs
        .par_iter()
        .map(|(path, output)| {
            let result = make(workshop, output, path, publication, compress);
            progress.pages(made.fetch_add(1, Ordering::Relaxed) + 1, outputs.len());
            result
        })
        .collect();
    let mut files = BTreeMap::new();
    let mut staged = 0;
    let mut failed = Vec::new();
    for result in results {
        match result? {
            Ok(offered) => {
                for (path, offered, record) in offered {
                    staged += usize::from(offered == Offered::Staged);
                    files.insert(path.as_str().to_owned(), record);
                }
            }
            Err(diagnostic) => failed.push(diagnostic),
        }
    }
    Ok((files, staged, once_per_place(failed)))
}

fn make(
    workshop: &Workshop<'_>,
    output: &Output,
    path: &OutPath,
    publication: &Publication,
    compress: bool,
) -> Offer {
    // The name of a picture says what it is made from, and with what.
    if let Output::Picture(media, variant) = output
        && let Some(record) = publication.kept(path)
    {
        workshop.keep(media, *variant);
        return Ok(Ok(vec![(path.clone(), Offered::Unchanged, record)]));
    }
    let bytes = match workshop.make(output) {
        Ok(Made::Bytes(bytes)) => bytes,
        Ok(Made::Copy(media)) => disk::read_bytes(&media.location)
            .map_err(|error| Failure::read(&media.location, &error))?,
        Ok(Made::Folder(folder)) => {
            let folder = folder.map_err(Failure::search)?;
            let files = folder.files().par_iter();
            return files
                .map(|(name, bytes)| {
                    let path = OutPath::new(format!("{path}/{name}"));
                    offer(&path, bytes, publication, compress)
                })
                .collect::<Result<Vec<_>, _>>()
                .map(|files| Ok(files.concat()));
        }
        Err(diagnostic) => return Ok(Err(diagnostic)),
    };
    offer(path, &bytes, publication, compress).map(Ok)
}

/// Offers a file, and the smaller ones beside it.
fn offer(
    path: &OutPath,
    bytes: &[u8],
    publication: &Publication,
    compress: bool,
) -> Result<Vec<File>, Failure> {
    let (offered, record) = publication.offer(path, bytes)?;
    let mut files = vec![(path.clone(), offered, record)];
    if compress && is_compressible(path, bytes.len()) {
        for coding in Coding::ALL {
            let path = coding.path(path);
            // What is compressed already, from the same bytes, takes no second time.
            let kept = publication
                .kept(&path)
                .filter(|_| offered == Offered::Unchanged);
            let (offered, record) = match kept {
                Some(record) => (Offered::Unchanged, record),
                None => publication.offer(&path, &coding.compress(bytes))?,
            };
            files.push((path, offered, record));
        }
    }
    Ok(files)
}

/// A template that fails on every page is told once, for the first of them.
fn once_per_place(failed: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told = std::collections::HashSet::new();
    failed
        .into_iter()
        .filter(|diagnostic| told.insert(diagnostic.place.clone()))
        .collect()
}

/// The folder to publish to, where none is asked for.
pub fn default_out(root: &Path) -> PathBuf {
    root.join("public")
}
