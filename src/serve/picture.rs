//! Pictures and attachments of the live site. A large photo takes seconds to make, so it is made without
//! holding the site: whoever saves a file meanwhile doesn't wait for it, and nobody waits for them.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

use rustc_hash::FxHashSet;

use super::answer::Answer;
use crate::darkroom::Darkroom;
use crate::diagnostic::SourcePath;
use crate::images::Variant;
use crate::outputs::Output;
use crate::site::OutPath;
use crate::source::{FileHash, Media, World, disk};
use crate::studio::Snapshot;

/// A file that is asked for, and all that it is made from.
pub(super) struct Picture {
    path: String,
    media: Media,
    /// None for the file as it came.
    variant: Option<Variant>,
    darkroom: Arc<Darkroom>,
}

impl Picture {
    /// None if an output is no file of the content.
    pub(super) fn of(
        snapshot: &Snapshot,
        world: &World,
        path: &OutPath,
        output: &Output,
    ) -> Option<Self> {
        let (file, variant) = match output {
            Output::Picture(file, variant) => (file, Some(*variant)),
            Output::Media(file) => (file, None),
            _ => return None,
        };
        let file = SourcePath::new(format!("content/{file}"));
        Some(Self {
            path: path.as_str().to_owned(),
            media: world.media().get(&file)?.clone(),
            variant,
            darkroom: Arc::clone(&snapshot.darkroom),
        })
    }

    /// Makes it, or takes it from what is kept.
    pub(super) fn make(self, queue: &Queue) -> Answer {
        let is_kept = self.darkroom.has(&self.media, self.variant);
        let _turn = (!is_kept).then(|| queue.wait(self.media.hash));
        let bytes = match self.variant {
            Some(variant) => self.darkroom.variant(&self.media, variant).ok(),
            None => match self.darkroom.whole(&self.media) {
                Ok(Some(bytes)) => Some(bytes),
                Ok(None) => disk::read_bytes(&self.media.location).ok(),
                Err(_) => None,
            },
        };
        let path = self.path;
        bytes.map_or(Answer::Nothing, |bytes| Answer::File { path, bytes })
    }
}

/// Who makes something of a picture, so that of each one thing is made at a time: two who ask for the same
/// get what the first of them made, and no photo is in memory twice.
#[derive(Default)]
pub(super) struct Queue {
    busy: Mutex<FxHashSet<FileHash>>,
    free: Condvar,
}

/// Somebody's turn, until it is dropped.
struct Turn<'a> {
    queue: &'a Queue,
    hash: FileHash,
}

impl Queue {
    fn wait(&self, hash: FileHash) -> Turn<'_> {
        let busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.free.wait_while(busy, |busy| !busy.insert(hash));
        drop(waited);
        Turn { queue: self, hash }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let busy = self.queue.busy.lock();
        busy.unwrap_or_else(PoisonError::into_inner)
            .remove(&self.hash);
        self.queue.free.notify_all();
    }
}

#[cfg(all(test, unix))]
#[expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop, and writes sites"
)]
mod tests {
    use std::fs::{self, OpenOptions};
    use std::io::Write;
    use std::path::Path;
    use std::process::Command;
    use std::sync::mpsc::{self, Receiver};
    use std::thread;
    use std::time::Duration;

    use super::*;
    use crate::clock::Moment;
    use crate::serve::Live;
    use crate::serve::answer::answer;
    use crate::site::Besides;

    const SETTINGS: &str = "base_url: https://site.example
theme: plain
timezone: Europe/Amsterdam
languages:
  nl: { name: Nederlands, locale: nl-NL, title: Site }
  en: { name: English, locale: en-GB, title: Site }
sections:
  news: { kind: news }
";

    /// More than anything here takes.
    const LONG: Duration = Duration::from_mins(1);

    /// A site with a photo of which nothing was made yet, the address of what is made of it, and its
    /// bytes. The file is a pipe: whoever reads it waits for what is written there.
    fn site_with_a_slow_photo(root: &Path) -> (Arc<Live>, String, Vec<u8>) {
        let news = root.join("content/news");
        fs::create_dir_all(&news).expect("a folder");
        fs::write(root.join("site.yaml"), SETTINGS).expect("a file");
        fs::write(news.join("first.yaml"), "date: 2026-06-24\n").expect("a file");
        let text = "---\ntitle: Eerste\n---\n![De gracht](photo.png)\n";
        fs::write(news.join("first.nl.md"), text).expect("a file");
        let photo = news.join("photo.png");
        image::RgbImage::from_fn(900, 600, |x, y| {
            image::Rgb([(x * y % 251) as u8, (x % 241) as u8, (y % 239) as u8])
        })
        .save(&photo)
        .expect("a photo");
        let live = Live::new(root);
        let address = {
            let mut state = live.write();
            state.sources.load();
            state.sources.parse(None);
            let now = Moment::asked(Some("2026-11-24T12:00"), &jiff::tz::TimeZone::UTC);
            let snapshot = Snapshot::assemble(
                &state.sources,
                now.expect("a moment"),
                Besides::Everything,
                None,
            );
            let snapshot = state.snapshot.insert(snapshot.expect("a site"));
            let mut made = snapshot.outputs.iter();
            let made = made.find(|(_, output)| matches!(output, Output::Picture(..)));
            format!("/{}", made.expect("a picture").0)
        };
        let bytes = fs::read(&photo).expect("the photo");
        fs::remove_file(&photo).expect("removed");
        let made = Command::new("mkfifo").arg(&photo).status();
        assert!(made.expect("mkfifo").success());
        (Arc::new(live), address, bytes)
    }

    fn ask(live: &Arc<Live>, address: &str) -> Receiver<Answer> {
        let (live, address) = (Arc::clone(live), address.to_owned());
        let (tell, told) = mpsc::channel();
        thread::spawn(move || tell.send(answer(&live, &address)));
        told
    }

    /// Opens the photo to be written: done when somebody reads it.
    fn read_by_somebody(root: &Path) -> fs::File {
        let photo = root.join("content/news/photo.png");
        let (tell, told) = mpsc::channel();
        thread::spawn(move || tell.send(OpenOptions::new().write(true).open(photo)));
        let opened = told.recv_timeout(LONG).expect("somebody who reads it");
        opened.expect("a pipe")
    }

    #[test]
    fn who_saves_a_file_does_not_wait_for_a_picture() {
        let root = tempfile::TempDir::new().expect("a folder");
        let (live, address, bytes) = site_with_a_slow_photo(root.path());
        let told = ask(&live, &address);
        let mut photo = read_by_somebody(root.path());
        let (saved, seen) = mpsc::channel();
        let writer = Arc::clone(&live);
        thread::spawn(move || {
            drop(writer.write());
            saved.send(())
        });
        seen.recv_timeout(LONG).expect("the site could be changed");
        photo.write_all(&bytes).expect("written");
        drop(photo);
        let told = told.recv_timeout(LONG).expect("an answer");
        assert!(matches!(told, Answer::File { .. }), "{told:?}");
    }

    #[test]
    fn a_picture_is_made_once_for_all_who_ask_for_it() {
        let root = tempfile::TempDir::new().expect("a folder");
        let (live, address, bytes) = site_with_a_slow_photo(root.path());
        let first = ask(&live, &address);
        let mut photo = read_by_somebody(root.path());
        let second = ask(&live, &address);
        // Time in which the second could begin to read, too: each would then get half of it.
        thread::sleep(Duration::from_millis(500));
        photo.write_all(&bytes).expect("written");
        drop(photo);
        let first = first.recv_timeout(LONG).expect("an answer");
        assert!(matches!(first, Answer::File { .. }), "{first:?}");
        assert_eq!(first, second.recv_timeout(LONG).expect("an answer"));
    }
}
