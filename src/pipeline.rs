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
use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use crate::check;
use crate::clock::{Moment, Stopwatch};
use crate::config::Config;
use crate::diagnostic::{
    Diagnostic, Problem, Report, SourcePath, Texts, Tongue, forbids_publishing, nearest,
};
use crate::lang::Lang;
use crate::outputs::{AddressWords, Made, Output, Page, Workshop, fingerprint, plan};
use crate::publish::{Failure, FileRecord, Offered, Publication, Published};
use crate::site::{self, Assembly, Documents, MediaFiles, OutPath, Site};
use crate::source::{World, disk};
use crate::theme::{Cards, Engine, Theme, read_themes};

/// What is asked of a build.
#[derive(Debug, Clone)]
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
}

/// Follows a build while it is at work.
pub trait Progress: Sync {
    /// A stage begins.
    fn stage(&self, stage: Stage);
    /// So many pages of so many are made.
    fn pages(&self, made: usize, of: usize);
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
    /// How many pages there are of each language, by its name.
    pub pages: Vec<(String, usize)>,
    /// How long each stage took.
    pub times: Vec<(Stage, std::time::Duration)>,
    /// The language that Tandem speaks where the environment names none: the site's first that it
    /// knows.
    pub tongue: Option<Tongue>,
}

/// Builds a site.
///
/// # Errors
/// Why it could not be built at all. Mistakes in the site are in the outcome.
pub fn build(request: &Request, progress: &dyn Progress) -> Result<Outcome, Failure> {
    let mut run = Run {
        progress,
        watch: Stopwatch::start(),
        times: Vec::new(),
        found: Vec::new(),
    };

    run.enter(Stage::Load);
    let mut world = World::default();
    let Some(mut config) = read_config(&mut world, request, &mut run.found)? else {
        return Ok(run.end(world, None, Vec::new(), None));
    };
    config.search &= !request.no_search;
    let now = moment(request, &config)?;
    let tongue = config
        .languages
        .iter()
        .find_map(|(_, language)| Tongue::from_locale(&language.code));
    world.read_folder(&request.root, "content");
    let chain = read_themes(&mut world, &request.root, &config, &mut run.found);
    run.found.extend(world.problems());

    run.enter(Stage::Parse);
    let theme_is_whole = !run.found.iter().any(concerns_theme);
    let theme = Arc::new(Theme::new(&world, &chain, &config, &mut run.found));
    let documents = Documents::read(&world, &config);
    run.found.extend(documents.problems());

    run.enter(Stage::Assemble);
    let assembly = Assembly {
        topic_folders: theme.address_words("topics-slug", "topics", &config),
        media: MediaFiles::of(&world),
        drafts: request.drafts,
        config,
        now,
    };
    let site = Arc::new(site::assemble(&documents, assembly, &mut run.found));
    let cards = Arc::new(Cards::new(&site));
    let mut broken = Vec::new();
    let engine = Engine::new(&world, &theme, &site, &cards, &mut broken);

    run.enter(Stage::Check);
    // What half a theme lacks says nothing: that it is half a theme was told.
    let components = (theme_is_whole && broken.is_empty()).then(|| engine.components());
    run.found.extend(check::check(&site, components));
    if theme_is_whole {
        run.found.extend(broken);
        check_templates(&theme, &mut run.found);
    }
    let words = AddressWords {
        archive: theme.address_words("archive-slug", "archive", &site.config),
    };
    let outputs = plan(&site, &theme, &words);
    check::check_addresses(&site, &outputs, &mut run.found);
    let pages = count_pages(&site, &outputs);
    if forbids_publishing(&run.found, request.strict) {
        return Ok(run.end(world, None, pages, tongue));
    }
    let publication = Publication::open(&request.out)?;
    let inputs = fingerprint(&world, &site);
    if let Some(published) = publication.is_current(inputs) {
        rayon::spawn(move || drop((outputs, engine, cards, site, theme)));
        return Ok(run.end(world, Some(published), pages, tongue));
    }

    run.enter(Stage::Render);
    let workshop = Workshop {
        world: &world,
        site: &site,
        theme: &theme,
        cards: &cards,
        engine: &engine,
        words: &words,
        told: Mutex::default(),
    };
    let found_before = run.found.len();
    let (files, staged, failed) = render(&workshop, &outputs, &publication, progress)?;
    run.found.extend(failed);
    run.found
        .extend(workshop.told.into_inner().unwrap_or_default());
    tell_missing_messages(&theme, &site, &mut run.found);
    if forbids_publishing(&run.found, request.strict) {
        return Ok(run.end(world, None, pages, tongue));
    }

    run.enter(Stage::Publish);
    // What is told while pages are made would not be told again if they were not made again.
    let inputs = (run.found.len() == found_before).then_some(inputs);
    rayon::spawn(move || drop((outputs, engine, cards, site, theme))); // nobody has to wait for that
    let published = publication.commit(inputs, files, staged)?;
    Ok(run.end(world, Some(published), pages, tongue))
}

/// What a build gathers on its way.
struct Run<'a> {
    progress: &'a dyn Progress,
    watch: Stopwatch,
    times: Vec<(Stage, std::time::Duration)>,
    found: Vec<Diagnostic>,
}

impl Run<'_> {
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

    fn end(
        mut self,
        world: World,
        published: Option<Published>,
        pages: Vec<(String, usize)>,
        tongue: Option<Tongue>,
    ) -> Outcome {
        self.end_stage();
        Outcome {
            report: Report::new(self.found),
            world,
            published,
            pages,
            times: self.times,
            tongue,
        }
    }
}

fn read_config(
    world: &mut World,
    request: &Request,
    found: &mut Vec<Diagnostic>,
) -> Result<Option<Config>, Failure> {
    let file = SourcePath::new(Config::FILE);
    match world.read_text(&request.root, &file) {
        Ok(true) => {}
        Ok(false) => {
            return Err(Failure::NoSite {
                root: request.root.clone(),
            });
        }
        Err(problem) => {
            found.push(Diagnostic::of_file(problem, &file));
            return Ok(None);
        }
    }
    Ok(Config::read(world.text(&file).unwrap_or_default(), found))
}

fn moment(request: &Request, config: &Config) -> Result<Moment, Failure> {
    match &request.at {
        None => Ok(Moment::now(&config.timezone)),
        Some(text) => Moment::parse(text, &config.timezone)
            .ok_or_else(|| Failure::BadMoment { text: text.clone() }),
    }
}

/// Whether a theme, or one that it extends, could not be read.
fn concerns_theme(found: &Diagnostic) -> bool {
    let file = found.place.file.as_str();
    file.starts_with("themes/")
        || file.starts_with("templates/")
        || matches!(found.problem, Problem::ThemeMissing { .. })
}

/// Every template that some page goes through is there.
fn check_templates(theme: &Theme, found: &mut Vec<Diagnostic>) {
    const TEMPLATES: [&str; 13] = [
        "home.html",
        "section.html",
        "topic.html",
        "news.html",
        "event.html",
        "workshop.html",
        "initiative.html",
        "partner.html",
        "place.html",
        "page.html",
        "not-found.html",
        "chooser.html",
        "redirect.html",
    ];
    for template in TEMPLATES
        .iter()
        .filter(|template| !theme.templates.contains_key(**template))
    {
        let problem = Problem::TemplateMissing {
            template: (*template).to_owned(),
            theme: theme.name.clone(),
        };
        let file = SourcePath::new(format!("themes/{}/theme.yaml", theme.name));
        found.push(Diagnostic::of_file(problem, &file));
    }
}

fn tell_missing_messages(theme: &Theme, site: &Site, found: &mut Vec<Diagnostic>) {
    for (lang, messages) in theme.messages.iter() {
        let language = &site.config.languages[lang].code;
        for key in messages.missing() {
            let problem = Problem::MessageMissing {
                nearest: nearest(&key, messages.keys()),
                language: language.clone(),
                key,
            };
            found.push(Diagnostic::of_file(problem, &theme.messages_file(language)));
        }
    }
}

fn count_pages(site: &Site, outputs: &[(OutPath, Output)]) -> Vec<(String, usize)> {
    let of = |lang: Lang| {
        let is_of = |output: &Output| match output {
            Output::Page(
                Page::Home(other)
                | Page::Section { lang: other, .. }
                | Page::Topic { lang: other, .. }
                | Page::Entry { lang: other, .. }
                | Page::NotFound(other),
            ) => *other == lang,
            _ => false,
        };
        outputs.iter().filter(|(_, output)| is_of(output)).count()
    };
    site.config
        .languages
        .iter()
        .map(|(lang, language)| (language.name.clone(), of(lang)))
        .collect()
}

/// An output that was offered, or the template that failed; or why nothing can be published.
type Offer = Result<Result<(Offered, FileRecord), Diagnostic>, Failure>;

type Rendered = (BTreeMap<String, FileRecord>, usize, Vec<Diagnostic>);

/// Makes every output and hands each on at once, in parallel: the site's output never sits in memory.
fn render(
    workshop: &Workshop<'_>,
    outputs: &[(OutPath, Output)],
    publication: &Publication,
    progress: &dyn Progress,
) -> Result<Rendered, Failure> {
    let made = AtomicUsize::new(0);
    let results: Vec<Offer> = outputs
        .par_iter()
        .map(|(path, output)| {
            let result = make(workshop, output, path, publication);
            progress.pages(made.fetch_add(1, Ordering::Relaxed) + 1, outputs.len());
            result
        })
        .collect();
    let mut files = BTreeMap::new();
    let mut staged = 0;
    let mut failed = Vec::new();
    for ((path, _), result) in outputs.iter().zip(results) {
        match result? {
            Ok((offered, record)) => {
                staged += usize::from(offered == Offered::Staged);
                files.insert(path.as_str().to_owned(), record);
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
) -> Offer {
    match workshop.make(output) {
        Ok(Made::Bytes(bytes)) => publication.offer(path, &bytes).map(Ok),
        Ok(Made::Copy(media)) => {
            let bytes = disk::read_bytes(&media.location)
                .map_err(|error| Failure::read(&media.location, &error))?;
            publication.offer(path, &bytes).map(Ok)
        }
        Err(diagnostic) => Ok(Err(diagnostic)),
    }
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
