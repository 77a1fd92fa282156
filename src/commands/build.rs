//! `tandem build`: the site, into `public/`.

use std::io::Write;

use super::progress::Bar;
use super::summary::summary;
use super::{WELL, WRONG, told};
use crate::cli::BuildArgs;
use crate::diagnostic::Tongue;
use crate::pipeline::{self, Outcome, Request};

/// Builds the site and tells what came of it: problems on standard error, the summary on standard
/// output. Gives the exit status. `environment` is the language of whoever runs it, if that is known.
pub fn build(args: &BuildArgs, environment: Option<Tongue>) -> u8 {
    let request = Request {
        root: args.root.clone(),
        out: args
            .out
            .clone()
            .unwrap_or_else(|| pipeline::default_out(&args.root)),
        strict: args.strict,
        drafts: args.drafts,
        at: args.at.clone(),
        no_search: args.no_search,
        compress: args.compress,
    };
    let asked = args.lang.map(Tongue::from).or(environment);
    let bar = Bar::new();
    let result = pipeline::build(&request, &bar);
    bar.finish();
    let outcome = match result {
        Ok(outcome) => outcome,
        Err(failure) => return told::fail(&failure, asked.unwrap_or_default()),
    };
    let tongue = asked.or(outcome.tongue).unwrap_or_default();
    told::report(&outcome.report, &outcome.world, tongue, args.strict);
    let summary = summary(&outcome, &request, tongue);
    let _ = std::io::stdout().lock().write_all(summary.as_bytes());
    let status = status(&outcome);
    // The process ends now, and the system takes all of it back at once.
    std::mem::forget(outcome);
    status
}

fn status(outcome: &Outcome) -> u8 {
    if outcome.published.is_some() {
        WELL
    } else {
        WRONG
    }
}
