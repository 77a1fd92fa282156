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

mod render;
mod run;

pub use run::{Progress, Silent, Stage};

use std::path::{Path, PathBuf};

use crate::check::{self, Notes};
use crate::clock::Moment;
use crate::diagnostic::{Effort, Report, Tongue};
use crate::external::Patience;
use crate::outputs::fingerprint;
use crate::publish::{Failure, Publication, Published, check_place, replace_source};
use crate::site::KEPT_ADDRESSES;
use crate::source::World;
use crate::studio::{Snapshot, Sources};

use render::render;
use run::Run;

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
    /// Whether other sites are asked for what this one links to, and how long they may take.
    pub external: Option<Patience>,
}

/// Checks a site: what a build does until it would render, and its texts are proofread. Other sites are
/// asked for what it links to, if that is wanted. Nothing is written but, in the cache, what those answered.
///
/// # Errors
/// Why it could not be checked at all. Mistakes in the site are in the outcome.
pub fn check(request: &CheckRequest, progress: &dyn Progress) -> Result<Outcome, Failure> {
    let mut run = Run::new(progress);
    let notes = Notes::default();
    let sources = run.read(&request.root, false, Some(&notes))?;
    // Where one of them waits for a single core, the other has both.
    let (snapshot, _) = rayon::join(
        || run.assemble(&sources, request.at.as_deref(), request.drafts),
        || sources.silences(),
    );
    let Some(snapshot) = snapshot? else {
        return Ok(run.end(sources, None));
    };
    run.enter(Stage::Check);
    let ((), read) = rayon::join(
        || run.check(&sources, &snapshot),
        || check::proofread(&sources.world, &snapshot.site, &notes, &|_| true),
    );
    run.found.extend(read);
    if !request.drafts {
        run.check_coming(&sources, &snapshot, &notes);
    }
    run.effort = Effort::Proofreading;
    if let Some(patience) = request.external {
        run.ask(&request.root, &snapshot, patience)?;
    }
    rayon::spawn(move || drop(snapshot)); // nobody has to wait for that
    Ok(run.end(sources, None))
}

/// Builds a site.
///
/// # Errors
/// Why it could not be built at all. Mistakes in the site are in the outcome.
pub fn build(request: &Request, progress: &dyn Progress) -> Result<Outcome, Failure> {
    check_place(&request.root, &request.out)?;
    let mut run = Run::new(progress);
    let sources = run.read(&request.root, request.no_search, None)?;
    let Some(snapshot) = run.assemble(&sources, request.at.as_deref(), request.drafts)? else {
        return Ok(run.end(sources, None));
    };
    snapshot.deal();

    run.enter(Stage::Check);
    let next_change = snapshot.next_change(&sources.world);
    let (world, site) = (&sources.world, &snapshot.site);
    let (inputs, ()) = rayon::join(
        || fingerprint(world, site, next_change.as_ref(), request.compress),
        || run.check(&sources, &snapshot),
    );
    sources.keep_standing();
    run.next_change = next_change;
    if run.forbids_publishing(&sources, request.strict) {
        return Ok(run.end(sources, None));
    }
    let publication = Publication::open(&request.out)?;
    let kept = (!request.drafts && request.at.is_none())
        .then(|| snapshot.addresses_to_keep(&sources.world))
        .flatten();
    if let Some(published) = publication.is_current(inputs) {
        keep_addresses(&request.root, kept)?;
        rayon::spawn(move || drop(snapshot));
        return Ok(run.end(sources, Some(published)));
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
        return Ok(run.end(sources, None));
    }

    run.enter(Stage::Publish);
    // What is told while pages are made would not be told again if they were not made again.
    let inputs = (run.found.len() == found_before).then_some(inputs);
    rayon::spawn(move || drop(snapshot)); // nobody has to wait for that
    let published = publication.commit(inputs, run.next_change.as_ref(), files, staged)?;
    keep_addresses(&request.root, kept)?;
    sources.cache.forget_the_rest(); // every output was made: what none of them wanted is stale
    Ok(run.end(sources, Some(published)))
}

/// Adds to the addresses that are kept for ever.
fn keep_addresses(root: &Path, kept: Option<String>) -> Result<(), Failure> {
    kept.map_or(Ok(()), |text| {
        replace_source(&root.join(KEPT_ADDRESSES), &text)
    })
}

/// What of a site is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The folder of the site.
    pub root: &'a Path,
    /// The moment to look at it; none for now.
    pub at: Option<&'a str>,
    /// Whether drafts are part of it.
    pub drafts: bool,
}

impl<'a> Look<'a> {
    /// As its writers do: as it is now, drafts included.
    pub fn of_writers(root: &'a Path) -> Self {
        Self {
            root,
            at: None,
            drafts: true,
        }
    }
}

/// Looks at a site; nothing is checked. Without settings that can be read, what is wrong with them.
///
/// # Errors
/// Why it could not be looked at.
pub fn look(look: Look<'_>) -> Result<Result<(Sources, Snapshot), Outcome>, Failure> {
    let mut run = Run::new(&Silent);
    let sources = run.read(look.root, true, None)?;
    Ok(match run.assemble(&sources, look.at, look.drafts)? {
        Some(snapshot) => Ok((sources, snapshot)),
        None => Err(run.end(sources, None)),
    })
}

/// The folder to publish to, where none is asked for.
pub fn default_out(root: &Path) -> PathBuf {
    root.join("public")
}
