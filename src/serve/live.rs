//! The site as it is at this moment, for whoever asks.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use tokio::sync::watch::{Receiver, Sender};

use super::answer::Shelf;
use super::picture::Queue;
use crate::clock::Moment;
use crate::diagnostic::{Diagnostic, Report, Severity, SourcePath, Tongue};
use crate::studio::{Snapshot, Sources};
use crate::translations::Standing;

/// How many rebuilds are remembered.
const REMEMBERED: usize = 20;

/// The site, what is wrong with it, and what became of it lately.
pub struct Live {
    state: RwLock<State>,
    report: RwLock<Told>,
    standing: RwLock<Arc<Standing>>,
    rebuilds: Mutex<VecDeque<Rebuilt>>,
    /// The last good versions of pages.
    pub(super) shelf: Mutex<Shelf>,
    /// Who makes pictures.
    pub(super) pictures: Queue,
    /// Rung when there is something new.
    bell: Sender<u64>,
}

/// The files, and what they come to.
pub struct State {
    /// The files.
    pub sources: Sources,
    /// What they come to; none before they are read, or while nothing can be made of them.
    pub snapshot: Option<Snapshot>,
}

/// What is wrong.
#[derive(Clone, Default)]
pub(super) struct Told {
    pub(super) report: Arc<Report>,
    /// Goes up when it is not what it was.
    pub(super) number: u64,
}

/// A rebuild.
#[derive(Debug, Clone)]
pub struct Rebuilt {
    /// The time of day on which it was done.
    pub at: String,
    /// The files that had changed; none for the first.
    pub changed: Vec<SourcePath>,
    /// How many pages were made again.
    pub pages: usize,
    /// How long it took until the site could be seen as it is now.
    pub took: Duration,
    /// How many problems there are, warnings included.
    pub problems: usize,
}

impl Live {
    /// The site of a folder, before it is read.
    pub(super) fn new(root: &Path) -> Self {
        let state = State {
            sources: Sources::new(root, false),
            snapshot: None,
        };
        Self {
            state: RwLock::new(state),
            report: RwLock::default(),
            standing: RwLock::default(),
            rebuilds: Mutex::default(),
            shelf: Mutex::default(),
            pictures: Queue::default(),
            bell: Sender::new(0),
        }
    }

    /// The site, while nobody changes it.
    pub fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells whoever listens that there is something new.
    pub(super) fn ring(&self) {
        self.bell.send_modify(|count| *count += 1);
    }

    /// Hears of everything new.
    pub(super) fn listen(&self) -> Receiver<u64> {
        self.bell.subscribe()
    }

    /// Shows what is wrong now; how many things.
    pub(super) fn tell(&self, problems: Vec<Diagnostic>) -> usize {
        let report = Report::new(problems);
        let count = report.iter().count();
        let mut told = self.report.write().unwrap_or_else(PoisonError::into_inner);
        if *told.report != report || told.number == 0 {
            told.number += 1;
            told.report = Arc::new(report);
        }
        count
    }

    /// What is wrong now.
    pub(super) fn told(&self) -> Told {
        self.report
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Shows how the texts stand in their languages now.
    pub(super) fn stand(&self, standing: Standing) {
        let mut shown = self
            .standing
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *shown = Arc::new(standing);
    }

    /// How the texts stand in their languages.
    pub(super) fn standing(&self) -> Arc<Standing> {
        let shown = self.standing.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&shown)
    }

    /// How many errors and warnings there are now.
    pub fn counts(&self) -> (usize, usize) {
        let told = self.report.read().unwrap_or_else(PoisonError::into_inner);
        let count = |severity| told.report.count(severity);
        (count(Severity::Error), count(Severity::Warning))
    }

    /// What is wrong now, as the terminal tells it.
    pub fn report(&self, tongue: Tongue, colours: bool) -> String {
        let report = self.told().report;
        report.to_text(&self.read().sources.world, tongue, colours, false)
    }

    pub(super) fn remember(&self, rebuilt: Rebuilt) {
        let mut rebuilds = self.rebuilds.lock().unwrap_or_else(PoisonError::into_inner);
        rebuilds.push_front(rebuilt);
        rebuilds.truncate(REMEMBERED);
    }

    /// The last rebuilds, the latest first.
    pub(super) fn rebuilds(&self) -> Vec<Rebuilt> {
        let rebuilds = self.rebuilds.lock().unwrap_or_else(PoisonError::into_inner);
        rebuilds.iter().cloned().collect()
    }
}

/// The time of day where the writer is: `14:32:07`.
pub(super) fn time_of_day() -> String {
    let now = Moment::now(&jiff::tz::TimeZone::system());
    now.wall().time().strftime("%H:%M:%S").to_string()
}
