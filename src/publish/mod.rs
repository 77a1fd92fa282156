//! The door out: the published folder, written all or nothing, and the files of new entries.
//!
//! Outputs are offered one by one, from any thread. What has changed is written beside the published
//! files, in a hidden folder. When all are there, [`Publication::commit`] moves them into place, with a
//! journal by which an interrupted commit is undone: at once if it fails, or else by the next build.
//! What of the site's own files a command writes goes through here, too.
#![expect(clippy::disallowed_methods, reason = "this is the door out")]

mod checkout;
mod commit;
mod failure;
mod fresh;
mod journal;
mod manifest;
mod place;
mod publication;
mod rearrange;
mod records;
mod source_file;

pub use checkout::Checkout;
pub use failure::Failure;
pub use fresh::write_new;
pub use manifest::{FileRecord, Manifest};
pub use place::check_place;
pub use publication::{Offered, Publication, Published};
pub use rearrange::{Rearrangement, rearrange};
pub use records::{write_attributes, write_records};
pub use source_file::replace_source;
