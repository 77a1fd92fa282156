//! What is read of the site while a page is made, so that the page is made again when one of those
//! things changes, and not otherwise.

use std::cell::RefCell;

use super::entry::EntryId;
use crate::lang::Lang;
use crate::source::EntryPath;

/// Something of the site that a page was made from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Read {
    /// What an entry shows of itself on other pages, in a language.
    Card(EntryId, Lang),
    /// Where an entry is, for pages in a language.
    Address(EntryId, Lang),
    /// Whether there is an entry of this name.
    Name(EntryPath),
    /// The picture or attachment at this path from `content/`.
    Media(String),
    /// Which entries there are, what they refer to, and in which order they are listed.
    Lists,
    /// A message that the theme lacks, and the code of the language.
    MissingMessage(String, String),
}

thread_local! {
    static READS: RefCell<Option<Vec<Read>>> = const { RefCell::new(None) };
}

/// Makes something on this thread, and tells what of the site it was made from.
pub fn observe<T>(make: impl FnOnce() -> T) -> (T, Vec<Read>) {
    READS.set(Some(Vec::new()));
    let result = make();
    let mut reads = READS.take().unwrap_or_default();
    reads.sort_unstable();
    reads.dedup();
    (result, reads)
}

/// Notes that something is read, if anybody observes.
pub(crate) fn note(read: impl FnOnce() -> Read) {
    READS.with_borrow_mut(|reads| {
        if let Some(reads) = reads {
            reads.push(read());
        }
    });
}
