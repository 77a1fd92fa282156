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
    let colours = wants_colours(&std::io::stderr());
    say(&report.to_text(world, tongue, colours, strict));
}

/// Whether colours are wanted: on a terminal that has them, unless somebody said no (<https://no-color.org>).
pub(super) fn wants_colours(stream: &impl IsTerminal) -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|kind| kind == "dumb");
    stream.is_terminal() && !is_set("NO_COLOR") && !is_dumb
}

/// A text as it is.
pub(super) fn say(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
