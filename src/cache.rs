//! What took long to make, kept on the disk between builds: pictures and cards, in `.tandem/cache/`.
//!
//! What is kept is found by the hash of everything that it is made from, so that it is never stale. The
//! folder may be deleted at any time, and a CI may keep it from one run to the next: a cache that can't
//! be read or written costs time, and nothing else.
#![expect(
    clippy::disallowed_methods,
    reason = "a door of its own, to a folder of its own"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashSet;
use xxhash_rust::xxh3::xxh3_128;

/// By which something is found again.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// What sort of thing it is: the name of its folder.
    sort: &'static str,
    /// The hash of everything that it is made from.
    made_from: u128,
}

impl Key {
    /// The key of something that is made from these bytes, and nothing else: contents or their hashes,
    /// settings, and a version of what makes it, each in a part of its own.
    pub fn new(sort: &'static str, made_from: &[&[u8]]) -> Self {
        let mut all = Vec::new();
        for part in made_from {
            all.extend((part.len() as u64).to_le_bytes());
            all.extend(*part);
        }
        let made_from = xxh3_128(&all);
        Self { sort, made_from }
    }

    /// Ten hexadecimal digits, for the name of what is published.
    pub fn short(&self) -> String {
        format!("{:032x}", self.made_from)[..10].to_owned()
    }

    fn path(&self) -> PathBuf {
        Path::new(self.sort).join(format!("{:032x}", self.made_from))
    }
}

/// The folder of what is kept.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    used: Mutex<FxHashSet<PathBuf>>,
}

impl Cache {
    /// The cache of the site in a folder.
    pub fn of(root: &Path) -> Self {
        Self {
            folder: root.join(".tandem/cache"),
            used: Mutex::default(),
        }
    }

    /// What other sites answered, for the site in a folder: a build doesn't ask, and doesn't forget it.
    pub fn of_answers(root: &Path) -> Self {
        Self {
            folder: root.join(".tandem/answers"),
            used: Mutex::default(),
        }
    }

    /// What is kept under a key. What was cut short on its way to the disk is not taken for it.
    pub fn get(&self, key: &Key) -> Option<Vec<u8>> {
        self.keep(key);
        let mut bytes = fs::read(self.folder.join(key.path())).ok()?;
        let seal = bytes.split_off(bytes.len().checked_sub(SEAL)?);
        (seal == xxh3_128(&bytes).to_le_bytes()).then_some(bytes)
    }

    /// Whether something is kept under a key.
    pub fn has(&self, key: &Key) -> bool {
        self.keep(key);
        fs::metadata(self.folder.join(key.path())).is_ok_and(|found| found.len() > SEAL as u64)
    }

    /// Keeps something under a key.
    pub fn put(&self, key: &Key, bytes: &[u8]) {
        self.keep(key);
        let path = self.folder.join(key.path());
        let mut sealed = bytes.to_vec();
        sealed.extend(xxh3_128(bytes).to_le_bytes());
        let written = path.parent().is_some_and(|folder| {
            fs::create_dir_all(folder).is_ok()
                && fs::write(path.with_extension("new"), sealed).is_ok()
        });
        if written {
            let _ = fs::rename(path.with_extension("new"), &path);
        }
    }

    /// Notes that what is kept under a key is still wanted, although nobody asked for it.
    pub fn keep(&self, key: &Key) {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.insert(key.path());
    }

    /// Forgets whatever nobody wanted since the cache was opened.
    pub fn forget_the_rest(&self) {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let sorts = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for sort in sorts {
            let files = fs::read_dir(sort.path()).into_iter().flatten().flatten();
            for file in files.filter(|file| {
                let path = file.path();
                path.strip_prefix(&self.folder)
                    .is_ok_and(|path| !used.contains(path))
            }) {
                let _ = fs::remove_file(file.path());
            }
        }
    }
}

/// How many bytes follow those that are kept, to tell that they are whole.
const SEAL: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_and_what_was_cut_short_is_not() {
        let root = tempfile::tempdir().expect("a folder");
        let cache = Cache::of(root.path());
        let key = Key::new("pictures", &[b"photo", b"640"]);
        assert_eq!(cache.get(&key), None);
        cache.put(&key, b"bytes");
        assert_eq!(cache.get(&key).as_deref(), Some(&b"bytes"[..]));
        let path = root.path().join(".tandem/cache").join(key.path());
        let whole = fs::read(&path).expect("kept");
        fs::write(&path, &whole[..whole.len() - 1]).expect("written");
        assert_eq!(cache.get(&key), None);
    }

    #[test]
    fn what_nobody_wants_is_forgotten() {
        let root = tempfile::tempdir().expect("a folder");
        let (wanted, unwanted) = (Key::new("cards", &[b"a"]), Key::new("cards", &[b"b"]));
        let cache = Cache::of(root.path());
        cache.put(&wanted, b"a");
        cache.put(&unwanted, b"b");
        let cache = Cache::of(root.path());
        cache.keep(&wanted);
        cache.forget_the_rest();
        assert_eq!(cache.get(&wanted).as_deref(), Some(&b"a"[..]));
        assert_eq!(cache.get(&unwanted), None);
    }

    #[test]
    fn where_nothing_can_be_kept_nothing_is_lost() {
        let root = tempfile::tempdir().expect("a folder");
        fs::write(root.path().join(".tandem"), "a file in the way").expect("written");
        let cache = Cache::of(root.path());
        let key = Key::new("cards", &[b"a"]);
        cache.put(&key, b"a");
        cache.forget_the_rest();
        assert_eq!(cache.get(&key), None);
    }
}
