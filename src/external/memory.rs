//! What is remembered of the answers: what answered well isn't asked again for a day.

use serde::{Deserialize, Serialize};

use super::addresses::Address;
use super::answer::Answer;
use crate::cache::{Cache, Key};
use crate::clock::Moment;

/// For how many seconds an answer holds.
const A_DAY: i64 = 24 * 60 * 60;

/// The answers of earlier checks.
pub(super) struct Memory<'a> {
    cache: &'a Cache,
    /// In seconds since 1970.
    now: i64,
}

/// An address that was there.
#[derive(Serialize, Deserialize)]
struct Seen {
    /// When, in seconds since 1970.
    at: i64,
    /// Where it has moved to for good.
    moved: Option<String>,
}

impl<'a> Memory<'a> {
    pub(super) fn new(cache: &'a Cache, now: &Moment) -> Self {
        Self {
            cache,
            now: now.unix_seconds(),
        }
    }

    /// What an address answered within the last day, if it was there.
    pub(super) fn recall(&self, address: &Address) -> Option<Answer> {
        let seen = self.cache.get(&key(address))?;
        let Seen { at, moved } = serde_json::from_slice(&seen).ok()?;
        let is_fresh = (0..A_DAY).contains(&(self.now - at));
        is_fresh.then(|| moved.map_or(Answer::There, Answer::Moved))
    }

    /// Keeps an answer, if it is likely to be the same tomorrow. What is wrong is asked for again: it may
    /// have been mended.
    pub(super) fn keep(&self, address: &Address, answer: &Answer) {
        let moved = match answer {
            Answer::There => None,
            Answer::Moved(to) => Some(to.clone()),
            _ => return,
        };
        let seen = Seen {
            at: self.now,
            moved,
        };
        if let Ok(bytes) = serde_json::to_vec(&seen) {
            self.cache.put(&key(address), &bytes);
        }
    }
}

fn key(address: &Address) -> Key {
    Key::new("answers", &[address.as_str().as_bytes()])
}
