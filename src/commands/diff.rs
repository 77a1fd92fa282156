//! `tandem diff`: what a change does to the site.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::{WELL, told};
use crate::cli::{DiffArgs, DiffFormat};
use crate::compare::{self, Edition, compare};
use crate::diagnostic::Tongue;
use crate::pipeline::{self, Request, Silent};
use crate::publish::{Checkout, Failure};
use crate::source::disk;

/// Tells on standard output what differs between two published folders, or between the sites of two
/// commits. Gives the exit status.
pub fn diff(args: &DiffArgs, environment: Option<Tongue>) -> u8 {
    let tongue = args.lang.map(Tongue::from).or(environment);
    let tongue = tongue.unwrap_or_default();
    match differences(args) {
        Ok(found) => {
            let told = match args.format {
                DiffFormat::Text => compare::text(&found, tongue),
                DiffFormat::Markdown => compare::markdown(&found, tongue),
                DiffFormat::Json => compare::json(&found),
            };
            let _ = std::io::stdout().lock().write_all(told.as_bytes());
            WELL
        }
        Err(failure) => told::fail(&failure, tongue),
    }
}

fn differences(args: &DiffArgs) -> Result<compare::Differences, Failure> {
    Ok(compare(
        &edition(&args.old, args)?,
        &edition(&args.new, args)?,
    ))
}

/// What is in a folder; or if there is none of that name, what a build makes of that commit.
fn edition(named: &str, args: &DiffArgs) -> Result<Edition, Failure> {
    let is_folder = |named: &str| disk::is_folder(Path::new(named));
    if is_folder(named) {
        return Edition::read(Path::new(named));
    }
    let checkout = Checkout::new(&args.root, named)?;
    let request = Request {
        root: checkout.site().to_owned(),
        out: checkout.out(),
        strict: false,
        drafts: false,
        at: args.at.clone(),
        // An index takes time, and tells nobody anything; but beside a folder it would be missed.
        no_search: ![&args.old, &args.new]
            .into_iter()
            .any(|named| is_folder(named)),
        compress: false,
    };
    let outcome = pipeline::build(&request, &Silent)?;
    if outcome.published.is_none() {
        return Err(Failure::NotBuilt {
            commit: named.to_owned(),
        });
    }
    Edition::read(&PathBuf::from(&request.out))
}
