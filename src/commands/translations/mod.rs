//! `tandem translations`: how each entry stands in each language.

mod table;
mod view;

use std::io::Write;

use super::{WELL, WRONG, told};
use crate::cli::{ListFormat, TranslationsArgs};
use crate::diagnostic::Tongue;
use crate::pipeline::{self, Look};
use view::List;

/// Tells how each entry stands. Gives the exit status: well, whatever is stale or missing.
/// `environment` is the language of whoever runs it, if that is known.
pub fn translations(args: &TranslationsArgs, environment: Option<Tongue>) -> u8 {
    let asked = args.lang.map(Tongue::from).or(environment);
    match pipeline::look(Look::of_writers(&args.root)) {
        Ok(Ok((sources, snapshot))) => {
            let tongue = asked.or(sources.tongue()).unwrap_or_default();
            let standing = sources.standing(&snapshot.site);
            let list = List::of(&snapshot.site, &sources.world, &standing);
            let mut stdout = std::io::stdout().lock();
            let told = match args.format {
                ListFormat::Human => table::table(&list, tongue, told::wants_colours(&stdout)),
                ListFormat::Json => list.to_json(),
            };
            let _ = stdout.write_all(told.as_bytes());
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
