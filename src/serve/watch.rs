//! What changes on the disk, told when whoever writes is done.
//!
//! On Linux the system tells when a file that was written is closed: a change is acted on at once, and
//! a file that is half written is never read. Elsewhere, it has to be quiet for a while.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, SystemTime};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::clock::{Stopwatch, file_time};
use crate::config::Config;
use crate::diagnostic::SourcePath;
use crate::publish::Failure;
use crate::site::KEPT_ADDRESSES;
use crate::source::disk;
use crate::studio::Changes;
use crate::translations;

/// The folders that are watched, with all that is below them.
const FOLDERS: [&str; 4] = ["content", translations::FOLDER, "themes", "templates"];

/// Whether the system tells of files that are closed after writing.
const TELLS_OF_CLOSING: bool = cfg!(target_os = "linux");

/// How long it has to be quiet before a change is acted on.
const QUIET: Duration = Duration::from_millis(if TELLS_OF_CLOSING { 3 } else { 50 });
/// How long a file that is being written is waited for, if nothing more is heard of it.
const WRITING: Duration = Duration::from_millis(250);
/// How long a file that is gone is waited for: some editors move the old one away first.
const AWAY: Duration = Duration::from_millis(40);
/// When it is looked again in a folder that came: what was written there before the system watched it
/// may have been missed.
const AGAIN: Duration = Duration::from_millis(200);
/// The longest that a change is held back while more and more of them come.
const LONGEST: Duration = Duration::from_millis(400);
/// How far the clock of a file system may be behind.
const MARGIN: Duration = Duration::from_secs(1);
/// How often it is looked whether the folders are still those that are watched.
const HEARTBEAT: Duration = Duration::from_secs(1);

/// Watches the folder of a site.
pub struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<notify::Event>>,
    waiting: Waiting,
    /// What identifies each folder that is watched, to notice that it is another one now.
    watched: Vec<Option<disk::FolderIdentity>>,
    /// The folders that came, to be looked at once more.
    came: BTreeSet<SourcePath>,
    /// Up to when everything that happened has been told.
    synced: SystemTime,
}

impl Watch {
    /// Gets ready to watch. Reading the site first and watching it then is sooner: the system would
    /// tell of each file that is opened.
    ///
    /// # Errors
    /// That the system doesn't let it.
    pub fn prepare(root: &Path) -> Result<Self, Failure> {
        let root = disk::absolute(root).map_err(|error| Failure::read(root, &error))?;
        let (send, events) = channel();
        let waiting = Waiting::default();
        let counter = waiting.clone();
        let site = root.clone();
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if event.as_ref().is_ok_and(|event| !concerns(&site, event)) {
                return;
            }
            counter.0.fetch_add(1, Ordering::SeqCst);
            let _ = send.send(event);
        })
        .map_err(|error| Failure::Watch {
            reason: error.to_string(),
        })?;
        Ok(Self {
            root,
            watcher,
            events,
            waiting,
            watched: Vec::new(),
            came: BTreeSet::new(),
            synced: file_time(),
        })
    }

    /// Starts to watch. Gives what has changed since it was prepared.
    pub fn start(&mut self) -> Changes {
        self.follow();
        self.missed()
    }

    /// What has changed since everything was last told, by looking.
    fn missed(&mut self) -> Changes {
        let since = self.synced.checked_sub(MARGIN).unwrap_or(self.synced);
        self.synced = file_time();
        let mut paths: Vec<&str> = FOLDERS.to_vec();
        paths.extend([Config::FILE, KEPT_ADDRESSES]);
        let changed = disk::changed_since(&self.root, &paths, since);
        Changes::At(changed.into_iter().filter(disk::is_wanted).collect())
    }

    /// Waits for something to change, and for whoever changes it to be done.
    pub fn next(&mut self) -> Changes {
        loop {
            let patience = if self.came.is_empty() {
                HEARTBEAT
            } else {
                AGAIN
            };
            let mut batch = Batch::default();
            if let Ok(event) = self.hear(patience) {
                batch.add(&self.root, event);
            } else {
                batch.paths.append(&mut self.came);
                batch.other = self.follow();
            }
            if let Some(changes) = self.gather(batch) {
                return changes;
            }
        }
    }

    /// What changes within a time, if anything does.
    pub fn within(&mut self, patience: Duration) -> Option<Changes> {
        let event = self.hear(patience).ok()?;
        let mut batch = Batch::default();
        batch.add(&self.root, event);
        self.gather(batch)
    }

    /// What has happened and isn't acted on yet.
    pub fn waiting(&self) -> Waiting {
        self.waiting.clone()
    }

    fn hear(&self, patience: Duration) -> Result<notify::Result<notify::Event>, RecvTimeoutError> {
        let event = self.events.recv_timeout(patience)?;
        self.waiting.0.fetch_sub(1, Ordering::SeqCst);
        Ok(event)
    }

    /// What changes together with that.
    fn gather(&mut self, mut batch: Batch) -> Option<Changes> {
        self.wait(&mut batch);
        self.came.append(&mut batch.came);
        let mut paths = batch.paths.iter();
        if paths.any(|path| FOLDERS.contains(&path.as_str())) {
            batch.other |= self.follow();
        }
        if batch.other {
            return Some(Changes::Anywhere);
        }
        if batch.lost {
            return Some(self.missed());
        }
        self.synced = file_time();
        (!batch.paths.is_empty()).then_some(Changes::At(batch.paths))
    }

    fn wait(&mut self, batch: &mut Batch) {
        let mut since = Stopwatch::start();
        let mut spent = Duration::ZERO;
        while spent < LONGEST {
            let patience = batch.patience().min(LONGEST.saturating_sub(spent));
            match self.hear(patience) {
                Ok(event) => batch.add(&self.root, event),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
            spent += since.lap();
        }
    }

    /// Watches what is there now; whether that is not what was watched.
    fn follow(&mut self) -> bool {
        let folders: Vec<PathBuf> = FOLDERS
            .iter()
            .map(|folder| self.root.join(folder))
            .collect();
        let there: Vec<_> = [&self.root]
            .into_iter()
            .chain(&folders)
            .map(|folder| disk::identity(folder))
            .collect();
        if there == self.watched {
            return false;
        }
        let _ = self.watcher.unwatch(&self.root);
        let _ = self.watcher.watch(&self.root, RecursiveMode::NonRecursive);
        for folder in &folders {
            let _ = self.watcher.unwatch(folder);
            if disk::is_folder(folder) {
                let _ = self.watcher.watch(folder, RecursiveMode::Recursive);
            }
        }
        self.watched = there;
        true
    }
}

/// How many things have happened on the disk that are not acted on yet.
#[derive(Debug, Clone, Default)]
pub struct Waiting(Arc<AtomicUsize>);

impl Waiting {
    /// Whether there are any.
    pub fn any(&self) -> bool {
        self.0.load(Ordering::SeqCst) > 0
    }
}

/// What changed together.
#[derive(Default)]
struct Batch {
    paths: BTreeSet<SourcePath>,
    /// The files that are being written.
    writing: BTreeSet<SourcePath>,
    /// The files that are not where they were.
    away: BTreeSet<SourcePath>,
    /// What came all at once, as folders do.
    came: BTreeSet<SourcePath>,
    /// Whether the system lost count.
    lost: bool,
    /// Whether the folders are other ones than were watched.
    other: bool,
}

impl Batch {
    fn add(&mut self, root: &Path, event: notify::Result<notify::Event>) {
        let Ok(event) = event else {
            self.lost = true;
            return;
        };
        self.lost |= event.need_rescan();
        let paths: Vec<_> = event.paths.iter().map(|path| below(root, path)).collect();
        if TELLS_OF_CLOSING {
            self.follow(event.kind, &paths);
        }
        self.paths.extend(paths.into_iter().flatten());
    }

    /// Notes who is not done.
    fn follow(&mut self, kind: EventKind, paths: &[Option<SourcePath>]) {
        let Some(Some(path)) = paths.first() else {
            return;
        };
        match kind {
            EventKind::Modify(ModifyKind::Data(_)) | EventKind::Create(CreateKind::File) => {
                self.away.remove(path);
                self.writing.insert(path.clone());
            }
            EventKind::Access(_) => drop(self.writing.remove(path)),
            EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(RenameMode::To)) => {
                self.away.remove(path);
                self.writing.remove(path);
                self.came.insert(path.clone());
            }
            EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(RenameMode::From)) => {
                self.writing.remove(path);
                self.away.insert(path.clone());
            }
            // It has another name, and nobody will put something in its place. But if that name is none
            // that we look at, the old version was kept under it.
            EventKind::Modify(ModifyKind::Name(RenameMode::Both))
                if matches!(paths, [_, Some(_)]) =>
            {
                self.away.remove(path);
            }
            _ => {}
        }
    }

    /// How long it has to be quiet.
    fn patience(&self) -> Duration {
        if !self.writing.is_empty() {
            WRITING
        } else if !self.away.is_empty() {
            AWAY
        } else {
            QUIET
        }
    }
}

/// Whether an event is of something that the site is made from, or of events that were lost; and not of
/// somebody who only looks at files, such as ourselves. What doesn't concern us must not be waited for:
/// nothing would come of it.
fn concerns(root: &Path, event: &notify::Event) -> bool {
    let is_only_reading = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true,
        _ => false,
    };
    let mut paths = event.paths.iter();
    let is_ours = event.need_rescan() || paths.any(|path| below(root, path).is_some());
    is_ours && !is_only_reading
}

/// The path of something that the site is made from.
fn below(root: &Path, path: &Path) -> Option<SourcePath> {
    let path = disk::source_path(root, path)?;
    let top = path.as_str().split('/').next()?;
    let is_ours = [Config::FILE, KEPT_ADDRESSES].contains(&top) || FOLDERS.contains(&top);
    (is_ours && disk::is_wanted(&path)).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, DataChange, Flag};

    fn event(kind: EventKind, path: &str) -> notify::Event {
        notify::Event::new(kind).add_path(PathBuf::from(path))
    }

    #[test]
    fn only_what_the_site_is_made_from_is_waited_for() {
        let root = Path::new("/site");
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        for path in [
            "/site/content/a.nl.md",
            "/site/site.yaml",
            "/site/themes/x/theme.yaml",
        ] {
            assert!(concerns(root, &event(written, path)), "{path}");
        }
        for path in [
            "/site/content/.a.nl.md.swp",
            "/site/content/a.nl.md~",
            "/site/public/index.html",
            "/elsewhere/content/a.nl.md",
        ] {
            assert!(!concerns(root, &event(written, path)), "{path}");
        }
        let read = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert!(!concerns(root, &event(read, "/site/content/a.nl.md")));
        let lost = notify::Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert!(concerns(root, &lost));
    }
}
