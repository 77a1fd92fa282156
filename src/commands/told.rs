//! What every command tells alike, on standard error.

use std::io::{IsTerminal, Write};

use super::FAILED;
use crate::diagnostic::{Report, Tongue};
use crate::publish::Failure;
use crate::source::World;

/// Why a command could not run. Gives its exit status.
pub(super) fn fail(failure: &Failure, tongue: Tongue) -> u8 {
    say(&failure.to_text(tongue));
    FAILED
}

/// What is wrong with a site, in colours on a terminal.
pub(super) fn report(report: &Report, world: &World, tongue: Tongue, strict: bool) {
    let colours = std::io::stderr().is_terminal();
    say(&report.to_text(world, tongue, colours, strict));
}

/// A text as it is.
pub(super) fn say(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
