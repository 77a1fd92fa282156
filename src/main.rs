//! `tandem`: arguments to exit status.

use std::process::ExitCode;

use clap::Parser;
use tandem::cli::{Cli, Command};
use tandem::commands;
use tandem::diagnostic::Tongue;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let status = match Cli::parse().command {
        Command::Build(args) => commands::build(&args, environment_tongue()),
        Command::Check(args) => commands::check(&args, environment_tongue()),
        Command::Diff(args) => commands::diff(&args, environment_tongue()),
        Command::Move(args) => commands::move_entry(&args, environment_tongue()),
        Command::NextChange(args) => commands::next_change(&args, environment_tongue()),
        Command::New(args) => commands::new(&args, environment_tongue()),
        Command::Confirm(args) => commands::confirm(&args, environment_tongue()),
        Command::Translations(args) => commands::translations(&args, environment_tongue()),
        Command::Serve(args) => commands::serve(&args, environment_tongue()),
    };
    commands::exit(status)
}

/// The language that the environment asks for, as POSIX has it.
fn environment_tongue() -> Option<Tongue> {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())?;
    Tongue::from_locale(&locale)
}
