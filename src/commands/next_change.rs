//! `tandem next-change`: when the site will next be another by itself, for a scheduler.

use std::io::Write;

use super::{WELL, WRONG, told};
use crate::cli::NextChangeArgs;
use crate::diagnostic::Tongue;
use crate::pipeline::{self, Look};

/// Prints the moment, in RFC 3339, on standard output. Gives the exit status: a site that can't be put
/// together has none.
pub fn next_change(args: &NextChangeArgs, environment: Option<Tongue>) -> u8 {
    let look = Look {
        root: &args.root,
        at: args.at.as_deref(),
        drafts: false,
    };
    let asked = args.lang.map(Tongue::from).or(environment);
    match pipeline::look(look) {
        Ok(Ok((sources, snapshot))) => {
            if let Some(moment) = snapshot.next_change(&sources.world) {
                let _ = writeln!(std::io::stdout().lock(), "{moment}");
            }
            WELL
        }
        Ok(Err(outcome)) => {
            let tongue = asked.or(outcome.tongue).unwrap_or_default();
            told::report(&outcome.report, &outcome.world, tongue, false);
            WRONG
        }
        Err(failure) => told::fail(&failure, asked.unwrap_or_default()),
    }
}
