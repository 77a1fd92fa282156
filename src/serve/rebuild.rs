//! From a change on the disk to the site as it is now.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::live::{Live, Rebuilt, State, time_of_day};
use super::watch::Watch;
use super::{Request, Told};
use crate::check::{self, Proofs};
use crate::clock::{Moment, Stopwatch};
use crate::config::Config;
use crate::diagnostic::{Effort, Severity, SourcePath};
use crate::publish::{Failure, write_records};
use crate::site::Besides;
use crate::studio::{Changes, Ledger, Snapshot, Sources};

/// How long it is waited whether a file in which something is wrong is being written.
const DOUBT: Duration = Duration::from_millis(30);
/// The longest that this is done while more and more changes.
const LONGEST: Duration = Duration::from_millis(300);

/// The site of a folder, followed as it changes.
pub struct Watching {
    watch: Watch,
    live: Arc<Live>,
    ledger: Ledger,
    proofs: Proofs,
    at: Option<String>,
    root: PathBuf,
    /// The files that changed since it was last told.
    changed: BTreeSet<SourcePath>,
    /// Whether there is something to find out behind the last answer.
    unfinished: bool,
}

impl Watching {
    /// Starts to watch. The site is read when [`Watching::run`] runs.
    ///
    /// # Errors
    /// That there is no site, that the moment is none, or that the system doesn't let it watch.
    pub fn start(request: &Request) -> Result<Self, Failure> {
        let watch = Watch::prepare(&request.root)?;
        if !Sources::is_site(&request.root) {
            let root = request.root.clone();
            return Err(Failure::NoSite { root });
        }
        let at = request.at.as_deref();
        if Moment::asked(at, &jiff::tz::TimeZone::UTC).is_none() {
            return Err(Failure::bad_moment(at));
        }
        Ok(Self {
            watch,
            live: Arc::new(Live::new(&request.root)),
            ledger: Ledger::default(),
            proofs: Proofs::default(),
            at: request.at.clone(),
            root: request.root.clone(),
            changed: BTreeSet::new(),
            unfinished: false,
        })
    }

    /// The site that is followed.
    pub fn live(&self) -> Arc<Live> {
        Arc::clone(&self.live)
    }

    /// Reads the site, and follows it for ever.
    pub fn run(mut self, told: &dyn Told) {
        let mut clock = Stopwatch::start();
        self.turn(None);
        self.write_records(told);
        let took = clock.lap();
        // At once: later, what it names may be half written, and nobody would wait for that.
        let missed = self.watch.start();
        self.turn(Some(&missed));
        self.changed.clear(); // the whole site is new
        self.finish(took, told);
        self.live.read().sources.keep_standing();
        loop {
            let changes = self.watch.next();
            clock.lap();
            self.turn(Some(&changes));
            self.finish(clock.lap(), told);
        }
    }

    /// Writes down what the commits say of translations: nobody is writing yet. On a machine that
    /// builds for others, nobody would commit it.
    fn write_records(&self, told: &dyn Told) {
        if std::env::var_os("CI").is_some() {
            return;
        }
        let live = Arc::clone(&self.live);
        let state = live.read();
        let behind = state.snapshot.as_ref();
        let behind = behind.map(|snapshot| state.sources.records_behind(&snapshot.site, |_| true));
        let behind = behind
            .filter(|behind| !behind.is_empty())
            .unwrap_or_default();
        // If it can't be written, the commits say it all the same.
        if let Ok(written) = write_records(&self.root, &behind)
            && written > 0
        {
            told.recorded(written);
        }
    }

    /// Reads what changed, and shows the site as it is now.
    fn turn(&mut self, changes: Option<&Changes>) {
        let live = Arc::clone(&self.live);
        let mut state = live.write();
        match changes {
            None => {
                state.sources.load();
                state.sources.parse(None);
            }
            Some(changes) => {
                let files = self.read_again(&mut state.sources, changes);
                if files.is_empty() {
                    return;
                }
                self.changed.extend(files);
            }
        }
        self.unfinished = true;
        self.assemble(&mut state);
        drop(state);
        live.ring();
    }

    /// Reads again what changed, and what changes while that is done: a file that was caught while
    /// somebody wrote it is read when they are done. Gives the files that are not as they were.
    fn read_again(&mut self, sources: &mut Sources, changes: &Changes) -> BTreeSet<SourcePath> {
        let mut clock = Stopwatch::start();
        let mut spent = Duration::ZERO;
        let mut reread = sources.read_again(changes);
        let mut files = std::mem::take(&mut reread.files);
        while spent < LONGEST {
            let patience = if is_wrong(sources, &files) {
                DOUBT
            } else if reread.theme {
                DOUBT / 3 // what is wrong with a template shows later
            } else {
                Duration::ZERO
            };
            let Some(more) = self.watch.within(patience) else {
                break;
            };
            reread = sources.read_again(&more);
            files.append(&mut reread.files);
            spent += clock.lap();
        }
        files
    }

    fn assemble(&mut self, state: &mut State) {
        let Some(config) = &state.sources.config else {
            return; // what was shown last stays
        };
        let Some(now) = Moment::asked(self.at.as_deref(), &config.timezone) else {
            return; // the same was asked for when it started, and was a time then
        };
        let before = state.snapshot.take();
        state.snapshot = Snapshot::assemble(&state.sources, now, Besides::Everything, before);
    }

    /// Finds everything that is wrong, behind the first answer; and tells what was done. Gives up when
    /// something changes meanwhile: the next time finishes it.
    fn finish(&mut self, took: Duration, told: &dyn Told) {
        if !self.unfinished {
            return;
        }
        let live = Arc::clone(&self.live);
        let state = live.read();
        let mut problems = state.sources.problems();
        let mut pages = 0;
        if let (Some(snapshot), true) = (&state.snapshot, state.sources.config.is_some()) {
            let touched = self.ledger.turn_to(snapshot);
            pages = touched.len();
            snapshot.check(&state.sources.world, &mut problems);
            let standing = state.sources.standing(&snapshot.site);
            check::check_translations(&snapshot.site, &standing, &mut problems);
            live.stand(standing);
            let world = &state.sources.world;
            // What is done behind the first answer can wait.
            let waiting = self.watch.waiting();
            let left = self
                .ledger
                .make(world, snapshot, &touched, &|| waiting.any());
            if !left.is_empty() {
                return;
            }
            problems.extend(self.ledger.problems(snapshot));
            let read = self.proofs.read(world, &snapshot.site, &|| waiting.any());
            let Some(read) = read else { return };
            problems.extend(read);
        }
        let problems = state.sources.judge(problems, Effort::Proofreading);
        drop(state);
        self.unfinished = false;
        let rebuilt = Rebuilt {
            at: time_of_day(),
            changed: std::mem::take(&mut self.changed).into_iter().collect(),
            pages,
            took,
            problems: live.tell(problems),
        };
        live.remember(rebuilt.clone());
        live.ring();
        told.rebuilt(&rebuilt, &live);
    }
}

/// Whether there are mistakes in files.
fn is_wrong(sources: &Sources, files: &BTreeSet<SourcePath>) -> bool {
    let mut found = files.iter().flat_map(|file| sources.problems_of(file));
    found.any(|found| found.severity == Severity::Error)
        || sources.config.is_none() && files.iter().any(|file| file.as_str() == Config::FILE)
}
