//! The commands, one file each, and how they speak.

mod build;
mod check;
mod confirm;
mod diff;
mod move_entry;
mod new;
mod next_change;
mod progress;
mod serve;
mod summary;
mod told;
mod translations;

pub use build::build;
pub use check::check;
pub use confirm::confirm;
pub use diff::diff;
pub use move_entry::move_entry;
pub use new::new;
pub use next_change::next_change;
pub use serve::serve;
pub use translations::translations;

use std::process::ExitCode;

/// All is well.
pub const WELL: u8 = 0;
/// The content has errors.
pub const WRONG: u8 = 1;
/// The command could not run.
pub const FAILED: u8 = 2;

/// An exit status.
pub fn exit(status: u8) -> ExitCode {
    ExitCode::from(status)
}
