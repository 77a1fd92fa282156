//! `tandem serve`: the site in the browser while it is being written.

use std::io::Write;
use std::sync::Arc;

use super::told::wants_colours;
use super::{FAILED, WELL};
use crate::cli::ServeArgs;
use crate::diagnostic::{SourcePath, Tongue};
use crate::serve::{self, Live, Rebuilt, Request, Told};
use crate::studio::Sources;

/// How many of the files that changed are named on a line.
const NAMED: usize = 2;

/// Serves the site until it is stopped. Gives the exit status. `environment` is the language of
/// whoever runs it, if that is known.
pub fn serve(args: &ServeArgs, environment: Option<Tongue>) -> u8 {
    let request = Request {
        root: args.root.clone(),
        host: args.host,
        port: args.port,
        at: args.at.clone(),
    };
    let asked = args.lang.map(Tongue::from).or(environment);
    let tongue = asked
        .or_else(|| Sources::tongue_of(&args.root))
        .unwrap_or_default();
    let told: Arc<dyn Told> = Arc::new(Terminal {
        tongue,
        open: args.open,
    });
    match serve::serve(&request, &told) {
        Ok(()) => WELL,
        Err(failure) => {
            let text = failure.to_text(tongue);
            let _ = std::io::stderr().lock().write_all(text.as_bytes());
            FAILED
        }
    }
}

/// Tells a writer at a terminal.
struct Terminal {
    /// All of a run is told in one language.
    tongue: Tongue,
    open: bool,
}

impl Told for Terminal {
    fn listening(&self, address: &str) {
        let tongue = self.tongue;
        let desk = format!("{address}_tandem/");
        say(&tongue.choose(
            format!("De site staat op {address}\nHet redactieoverzicht op {desk}\nStoppen: Ctrl-C"),
            format!("The site is at {address}\nThe editor's desk at {desk}\nTo stop: Ctrl-C"),
        ));
        if self.open && open::that_detached(address).is_err() {
            say(tongue.choose(
                "De browser wil niet open: ga er zelf heen.",
                "The browser won't open: go there yourself.",
            ));
        }
    }

    fn rebuilt(&self, rebuilt: &Rebuilt, live: &Live) {
        let tongue = self.tongue;
        say(&line(rebuilt, live.counts(), tongue));
        if rebuilt.problems > 0 {
            let mut stderr = std::io::stderr().lock();
            let report = live.report(tongue, wants_colours(&stderr));
            let _ = stderr.write_all(report.as_bytes());
        }
    }

    fn recorded(&self, count: usize) {
        let tongue = self.tongue;
        say(&tongue.choose(
            format!("Bijgewerkt in translations/: {count}. Commit dat mee met de teksten."),
            format!("Brought up to date in translations/: {count}. Commit that with the texts."),
        ));
    }

    fn stopped(&self) {
        let tongue = self.tongue;
        say(tongue.choose("\nGestopt.", "\nStopped."));
    }
}

fn say(text: &str) {
    let mut stdout = std::io::stdout().lock();
    let _ = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.write_all(b"\n"));
    let _ = stdout.flush();
}

/// `14:32:07  content/news/signed.nl.md  3 pages  12 ms  no problems`
fn line(rebuilt: &Rebuilt, (errors, warnings): (usize, usize), tongue: Tongue) -> String {
    let pages = match rebuilt.pages {
        1 => tongue.choose("1 pagina", "1 page").to_owned(),
        many => tongue.choose(format!("{many} pagina's"), format!("{many} pages")),
    };
    let took = rebuilt.took.as_secs_f64() * 1000.0;
    let took = if took < 10.0 {
        format!("{took:.1} ms")
    } else {
        format!("{took:.0} ms")
    };
    let took = tongue.choose(took.replace('.', ","), took);
    let problems = problems(errors, warnings, tongue);
    format!(
        "{}  {}  {pages}  {took}  {problems}",
        rebuilt.at,
        changed(rebuilt, tongue)
    )
}

fn changed(rebuilt: &Rebuilt, tongue: Tongue) -> String {
    let named: Vec<&str> = rebuilt
        .changed
        .iter()
        .take(NAMED)
        .map(SourcePath::as_str)
        .collect();
    let rest = rebuilt.changed.len().saturating_sub(NAMED);
    match (named.is_empty(), rest) {
        (true, _) => tongue.choose("de hele site", "the whole site").to_owned(),
        (false, 0) => named.join(", "),
        (false, rest) => tongue.choose(
            format!("{} en nog {rest}", named.join(", ")),
            format!("{} and {rest} more", named.join(", ")),
        ),
    }
}

fn problems(errors: usize, warnings: usize, tongue: Tongue) -> String {
    let one = |count: usize, (one, many): (&str, &str)| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let errors = one(
        errors,
        tongue.choose(("fout", "fouten"), ("error", "errors")),
    );
    let warnings = one(
        warnings,
        tongue.choose(("waarschuwing", "waarschuwingen"), ("warning", "warnings")),
    );
    let told: Vec<String> = errors.into_iter().chain(warnings).collect();
    if told.is_empty() {
        tongue.choose("geen problemen", "no problems").to_owned()
    } else {
        told.join(", ")
    }
}
