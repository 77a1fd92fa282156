//! The site at one moment, ready for its pages to be made; and what is kept from one moment to the
//! next, so that a change costs what it touches.
//!
//! [`Sources`] are the files, each understood by itself. A [`Snapshot`] is what they come to together.
//! A build makes one of each and ends; the watch mode keeps the sources, reads again what changed, and
//! assembles the next snapshot from the last one. The [`Ledger`] knows what each page was made from,
//! and so which pages a change touches.

mod identity;
mod ledger;
mod snapshot;
mod sources;

pub use ledger::{Ledger, Touched};
pub use snapshot::Snapshot;
pub use sources::{Changes, Sources};
