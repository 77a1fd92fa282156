//! `tandem check`: everything that is wrong, and nothing written.

use std::io::Write;
use std::time::Duration;

use super::progress::Bar;
use super::summary::problems;
use super::{WELL, WRONG, told};
use crate::cli::{CheckArgs, Format};
use crate::diagnostic::{Prefix, Tongue, github, json, sarif};
use crate::external::Patience;
use crate::pipeline::{self, CheckRequest, Outcome};

/// Checks the site and tells what is wrong on standard error, in the format asked for. Gives the exit
/// status. `environment` is the language of whoever runs it, if that is known.
pub fn check(args: &CheckArgs, environment: Option<Tongue>) -> u8 {
    let request = CheckRequest {
        root: args.root.clone(),
        drafts: args.drafts,
        at: args.at.clone(),
        external: args.external.then_some(Patience {
            together: Duration::from_secs(args.within),
        }),
    };
    let asked = args.lang.map(Tongue::from).or(environment);
    let bar = Bar::new();
    let result = pipeline::check(&request, &bar);
    bar.finish();
    let outcome = match result {
        Ok(outcome) => outcome,
        Err(failure) => return told::fail(&failure, asked.unwrap_or_default()),
    };
    let tongue = asked.or(outcome.tongue).unwrap_or_default();
    told::say(&report(&outcome, args, tongue));
    if args.format == Format::Human {
        let summary = problems(&outcome.report, args.strict, tongue);
        let _ = writeln!(std::io::stdout().lock(), "{summary}");
    }
    let status = if outcome.report.forbids_publishing(args.strict) {
        WRONG
    } else {
        WELL
    };
    // The process ends now, and the system takes all of it back at once.
    std::mem::forget(outcome);
    status
}

fn report(outcome: &Outcome, args: &CheckArgs, tongue: Tongue) -> String {
    let (report, texts, strict) = (&outcome.report, &outcome.world, args.strict);
    let colours = told::wants_colours(&std::io::stderr());
    let prefix = Prefix::new(&args.root);
    match args.format {
        Format::Human => report.to_text(texts, tongue, colours, strict),
        Format::Json => json(report, texts, tongue, strict),
        Format::Github => github(report, texts, tongue, strict, &prefix),
        Format::Sarif => sarif(report, texts, tongue, strict, &prefix),
    }
}
