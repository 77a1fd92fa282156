//! `tandem move`: an entry under another name or slug, and everything that names it.

use std::io::Write;

use super::told::wants_colours;
use super::{FAILED, WELL, WRONG};
use crate::cli::MoveArgs;
use crate::diagnostic::Tongue;
use crate::moving::{self, Asked, Refused};
use crate::publish::rearrange;

/// Moves an entry, and tells on standard output what came of it. Gives the exit status.
/// `environment` is the language of whoever runs it, if that is known.
pub fn move_entry(args: &MoveArgs, environment: Option<Tongue>) -> u8 {
    let asked = args.lang.map(Tongue::from).or(environment);
    let mut stderr = std::io::stderr().lock();
    let mut tell = |text: &str| drop(stderr.write_all(text.as_bytes()));
    let sources = match moving::read(&args.root) {
        Ok(sources) => sources,
        Err(failure) => {
            tell(&failure.to_text(asked.unwrap_or_default()));
            return FAILED;
        }
    };
    let tongue = asked.or(sources.tongue()).unwrap_or_default();
    let what = Asked {
        entry: &args.entry,
        new: args.new.as_deref(),
        slugs: &args.slug,
    };
    let plan = match moving::plan(&args.root, &sources, what) {
        Ok(plan) => plan,
        Err(Refused::Refusal(refusal)) => {
            tell(&refusal.to_text(tongue));
            return if refusal.is_of_content() {
                WRONG
            } else {
                FAILED
            };
        }
        Err(Refused::Errors { report, world }) => {
            let colours = wants_colours(&std::io::stderr());
            tell(&report.to_text(&*world, tongue, colours, false));
            tell(tongue.choose(
                "Er is niets verplaatst: zo zou de site fouten hebben.\n",
                "Nothing was moved: the site would have errors.\n",
            ));
            return WRONG;
        }
    };
    if !args.dry_run
        && let Err(failure) = rearrange(plan.rearrangement())
    {
        tell(&failure.to_text(tongue));
        return FAILED;
    }
    let told = plan.to_text(args.dry_run, tongue);
    let _ = std::io::stdout().lock().write_all(told.as_bytes());
    WELL
}
