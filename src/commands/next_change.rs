//! `tandem next-change`: when the site will next be another by itself, for a scheduler.

use std::io::{IsTerminal, Write};

use super::progress::Bar;
use super::{FAILED, WELL, WRONG};
use crate::cli::NextChangeArgs;
use crate::diagnostic::Tongue;
use crate::pipeline::{self, CheckRequest};

/// Prints the moment, in RFC 3339, on standard output. Gives the exit status: a site that can't be put
/// together has none.
pub fn next_change(args: &NextChangeArgs, environment: Option<Tongue>) -> u8 {
    let request = CheckRequest {
        root: args.root.clone(),
        drafts: false,
        at: args.at.clone(),
    };
    let bar = Bar::new();
    let result = pipeline::check(&request, &bar);
    bar.finish();
    let mut stderr = std::io::stderr().lock();
    match result {
        Ok(outcome) => {
            if let Some(moment) = &outcome.next_change {
                let _ = writeln!(std::io::stdout().lock(), "{moment}");
                return WELL;
            }
            let tongue = environment.or(outcome.tongue).unwrap_or_default();
            let (report, colours) = (&outcome.report, stderr.is_terminal());
            let report = report.to_text(&outcome.world, tongue, colours, false);
            let _ = stderr.write_all(report.as_bytes());
            WRONG
        }
        Err(failure) => {
            let _ = stderr.write_all(failure.to_text(environment.unwrap_or_default()).as_bytes());
            FAILED
        }
    }
}
