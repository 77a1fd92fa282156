//! How long each stage of a build takes, by itself, on a site of 1,000 entries.
//!
//! Does what `tandem::pipeline::build` does, a stage at a time: what a stage needs of those before it
//! is made outside the measured time, and so is dropping what it gives. Unlike a build, `render`
//! writes nothing, and `publish` is given pages that are made already.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a benchmark that can't go on must stop, and it makes the folders that it measures in"
)]

use std::path::Path;
use std::process::{self, Command};
use std::sync::{Arc, Mutex, OnceLock};

use divan::{Bencher, Divan, black_box};
use rayon::prelude::*;
use tandem::cache::Cache;
use tandem::check;
use tandem::clock::Moment;
use tandem::config::Config;
use tandem::darkroom::Darkroom;
use tandem::diagnostic::{Diagnostic, SourcePath, Texts};
use tandem::outputs::{AddressWords, Indexes, Made, Output, Shared, Workshop, plan};
use tandem::publish::{Offered, Publication, Published};
use tandem::site::{self, Assembly, Besides, Documents, MediaFiles, OutPath, Site};
use tandem::source::{World, disk};
use tandem::theme::{Cards, Engine, Theme, Themes, read_themes};
use tempfile::TempDir;

/// As in the binary: what a stage costs depends much on it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ENTRIES: &str = "1000";

/// A stage takes milliseconds: a few samples of one run each tell enough.
const SAMPLES: u32 = 20;

/// The site that is built, written when the first benchmark asks for it.
static FOLDER: OnceLock<TempDir> = OnceLock::new();

fn main() {
    Divan::default()
        .sample_count(SAMPLES)
        .sample_size(1)
        .config_with_args()
        .main();
    // What is static is never dropped.
    if let Some(folder) = FOLDER.get() {
        std::fs::remove_dir_all(folder.path()).expect("the folder can be removed");
    }
}

#[divan::bench]
fn load(bencher: Bencher) {
    let root = root();
    bencher.bench(|| Loaded::new(root));
}

#[divan::bench]
fn parse(bencher: Bencher) {
    let loaded = Loaded::new(root());
    bencher.bench(|| Parsed::new(&loaded));
}

#[divan::bench]
fn assemble(bencher: Bencher) {
    let loaded = Loaded::new(root());
    bencher
        .with_inputs(|| Parsed::new(&loaded))
        .bench_values(|parsed| Assembled::new(&loaded, parsed));
}

#[divan::bench]
fn check(bencher: Bencher) {
    let loaded = Loaded::new(root());
    let assembled = Assembled::new(&loaded, Parsed::new(&loaded));
    bencher.bench(|| Checked::new(&assembled));
}

/// What `tandem check` does besides.
#[divan::bench]
fn proofread(bencher: Bencher) {
    let loaded = Loaded::new(root());
    let assembled = Assembled::new(&loaded, Parsed::new(&loaded));
    bencher.bench(|| {
        check::proofread(
            &loaded.world,
            &assembled.site,
            &check::Notes::default(),
            &|_| true,
        )
    });
}

/// The same when nothing has changed, as the watch mode does after each save.
#[divan::bench]
fn proofread_again(bencher: Bencher) {
    let loaded = Loaded::new(root());
    let assembled = Assembled::new(&loaded, Parsed::new(&loaded));
    let mut proofs = check::Proofs::default();
    proofs.read(&loaded.world, &assembled.site, &|| false);
    bencher.bench_local(|| proofs.read(&loaded.world, &assembled.site, &|| false));
}

#[divan::bench]
fn render(bencher: Bencher) {
    let loaded = Loaded::new(root());
    let assembled = Assembled::new(&loaded, Parsed::new(&loaded));
    let checked = Checked::new(&assembled);
    let workshop = workshop(&loaded, &assembled, &checked);
    bencher.bench(|| {
        checked.outputs.par_iter().for_each(|(_, output)| {
            // Dropped at once, as in a build: the whole output never sits in memory.
            black_box(bytes(&workshop, output));
        });
    });
}

/// Into a folder where nothing is yet.
#[divan::bench]
fn publish(bencher: Bencher) {
    let files = files();
    bencher.with_inputs(empty_folder).bench_values(|out| {
        let published = publish_into(out.path(), &files);
        assert_eq!(published.written, files.len());
        out // is removed outside the measured time
    });
}

/// Into a folder that holds the same files already.
#[divan::bench]
fn publish_unchanged(bencher: Bencher) {
    let files = files();
    let out = empty_folder();
    publish_into(out.path(), &files);
    bencher.bench_local(|| {
        let published = publish_into(out.path(), &files);
        assert_eq!(published.written, 0);
    });
}

/// What loading gives.
struct Loaded {
    world: World,
    cache: Cache,
    config: Config,
    themes: Themes,
    darkroom: Darkroom,
}

impl Loaded {
    fn new(root: &Path) -> Self {
        let mut found = Vec::new();
        let mut world = World::default();
        let file = SourcePath::new(Config::FILE);
        world.read_text(root, &file).expect("settings to read");
        let config = Config::read(world.text(&file).unwrap_or_default(), &mut found)
            .expect("settings that are well");
        world.read_folder(root, "content");
        let themes = read_themes(&mut world, root, &config, &mut found);
        must_be_well(&found);
        Self {
            world,
            cache: Cache::of(root),
            config,
            themes,
            darkroom: Darkroom::new(Arc::new(Cache::of(root))),
        }
    }
}

/// What parsing gives.
struct Parsed {
    theme: Arc<Theme>,
    documents: Documents,
}

impl Parsed {
    fn new(loaded: &Loaded) -> Self {
        let mut found = Vec::new();
        let theme = Theme::new(&loaded.world, &loaded.themes, &loaded.config, &mut found);
        let documents = Documents::read(&loaded.world, &loaded.config, None);
        must_be_well(&found);
        Self {
            theme: Arc::new(theme),
            documents,
        }
    }
}

/// What assembling gives.
struct Assembled {
    theme: Arc<Theme>,
    site: Arc<Site>,
    cards: Arc<Cards>,
    engine: Engine,
}

impl Assembled {
    fn new(loaded: &Loaded, parsed: Parsed) -> Self {
        let Parsed { theme, documents } = parsed;
        let config = loaded.config.clone();
        let mut found = Vec::new();
        let assembly = Assembly {
            now: Moment::parse("2026-11-24T12:00", &config.timezone).expect("a moment"),
            topic_folders: theme.address_words("topics-slug", "topics", &config),
            search_slugs: theme.address_words("search-slug", "search", &config),
            index_slugs: theme.address_words("index-slug", "a-z", &config),
            media: MediaFiles::of(&loaded.world, &loaded.darkroom, &theme.pictures),
            besides: Besides::Nothing,
            without_search: false,
            config,
        };
        let site = Arc::new(site::assemble(&documents, assembly, &mut found));
        let cards = Arc::new(Cards::new(&site));
        let engine = Engine::new(&loaded.world, &theme, &site, &cards, &mut found);
        must_be_well(&found);
        Self {
            theme,
            site,
            cards,
            engine,
        }
    }
}

/// What checking gives: what there is to publish, now that nothing is wrong.
struct Checked {
    words: AddressWords,
    indexes: Indexes,
    outputs: Vec<(OutPath, Output)>,
}

impl Checked {
    fn new(assembled: &Assembled) -> Self {
        let Assembled {
            theme,
            site,
            engine,
            ..
        } = assembled;
        must_be_well(&check::check(site, Some(engine.components())));
        let words = AddressWords::of(theme, &site.config);
        let outputs = plan(site, theme, &words);
        Self {
            indexes: Indexes::new(site),
            words,
            outputs,
        }
    }
}

fn workshop<'a>(
    loaded: &'a Loaded,
    assembled: &'a Assembled,
    checked: &'a Checked,
) -> Workshop<'a> {
    Workshop {
        world: &loaded.world,
        site: &assembled.site,
        theme: &assembled.theme,
        cards: &assembled.cards,
        engine: &assembled.engine,
        words: &checked.words,
        indexes: &checked.indexes,
        cache: &loaded.cache,
        darkroom: &loaded.darkroom,
        told: Mutex::default(),
        zone: OnceLock::new(),
        shared: Shared::default(),
    }
}

fn bytes(workshop: &Workshop<'_>, output: &Output) -> Vec<u8> {
    match workshop.make(output) {
        Ok(Made::Bytes(bytes)) => bytes,
        Ok(Made::Copy(media)) => disk::read_bytes(&media.location).expect("a file to read"),
        Ok(Made::Folder(_)) => panic!("the site is not searched"),
        Err(diagnostic) => panic!("an output can't be made: {diagnostic:?}"),
    }
}

/// Everything that is published, in memory.
fn files() -> Vec<(OutPath, Vec<u8>)> {
    let loaded = Loaded::new(root());
    let assembled = Assembled::new(&loaded, Parsed::new(&loaded));
    let checked = Checked::new(&assembled);
    let workshop = workshop(&loaded, &assembled, &checked);
    checked
        .outputs
        .par_iter()
        .map(|(path, output)| (path.clone(), bytes(&workshop, output)))
        .collect()
}

fn publish_into(out: &Path, files: &[(OutPath, Vec<u8>)]) -> Published {
    let publication = Publication::open(out).expect("a folder to publish to");
    let offered: Vec<_> = files
        .par_iter()
        .map(|(path, bytes)| {
            let (offered, record) = publication.offer(path, bytes).expect("an offer");
            (offered, path.as_str().to_owned(), record)
        })
        .collect();
    let staged = offered
        .iter()
        .filter(|(offered, ..)| *offered == Offered::Staged)
        .count();
    let records = offered
        .into_iter()
        .map(|(_, path, record)| (path, record))
        .collect();
    publication
        .commit(None, None, records, staged)
        .expect("a commit")
}

/// A site with mistakes would measure something else.
fn must_be_well(found: &[Diagnostic]) {
    assert!(found.is_empty(), "the site has mistakes: {found:?}");
}

fn root() -> &'static Path {
    let folder = FOLDER.get_or_init(|| {
        generate().unwrap_or_else(|reason| {
            eprintln!("The site to measure on could not be written: {reason}");
            process::exit(1)
        })
    });
    folder.path()
}

/// Writes the site by the script that also writes it for whole builds, so that both are the same.
fn generate() -> Result<TempDir, String> {
    let folder = empty_folder();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/generate.py");
    let status = Command::new("python3")
        .arg(&script)
        .arg(folder.path())
        .arg(ENTRIES)
        .stdout(process::Stdio::null())
        .status()
        .map_err(|error| format!("python3 is needed for it, and doesn't start ({error})"))?;
    if !status.success() {
        return Err(format!("{} failed", script.display()));
    }
    Ok(folder)
}

/// In a memory file system if there is one, so that no disk is measured.
fn empty_folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        TempDir::new_in(memory)
    } else {
        TempDir::new()
    };
    folder.expect("a folder for temporary files")
}
