//! `tandem new`: the files of an entry that isn't there yet, in every language of the site.

mod location;
mod questions;
mod refusal;

use std::io::{IsTerminal, Write};
use std::path::Path;

use self::location::locate;
use self::questions::Questions;
use self::refusal::Refusal;
use super::told::wants_colours;
use super::{FAILED, WELL, WRONG};
use crate::cli::NewArgs;
use crate::clock::Moment;
use crate::config::Config;
use crate::content::Kind;
use crate::diagnostic::{Report, SourcePath, Tongue, nearest};
use crate::guide::NewEntry;
use crate::lang::PerLang;
use crate::publish::{Failure, write_new};
use crate::studio::Sources;

/// Makes a new entry and tells what to do next. Gives the exit status. `environment` is the language of
/// whoever runs it, if that is known.
pub fn new(args: &NewArgs, environment: Option<Tongue>) -> u8 {
    let asked = args.lang.map(Tongue::from).or(environment);
    let mut sources = Sources::new(&args.root, true);
    if !sources.load() {
        let root = args.root.clone();
        return fail(&Failure::NoSite { root }.to_text(asked.unwrap_or_default()));
    }
    let tongue = asked.or(sources.tongue()).unwrap_or_default();
    let Some(config) = &sources.config else {
        return tell_settings(&sources, tongue);
    };
    let mut entry = match describe(args, config, &sources, tongue) {
        Ok(entry) => entry,
        Err(refusal) => return fail(&refusal.to_text(tongue)),
    };
    if std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
        Questions::new(tongue).ask(&mut entry);
    }
    let files = entry.files();
    match write_new(&args.root, &files) {
        Ok(()) => {
            let told = tell(&entry, &files, &args.root, tongue);
            let _ = std::io::stdout().lock().write_all(told.as_bytes());
            WELL
        }
        Err(failure) => fail(&failure.to_text(tongue)),
    }
}

fn fail(text: &str) -> u8 {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
    FAILED
}

/// Without settings nobody knows which files an entry has.
fn tell_settings(sources: &Sources, tongue: Tongue) -> u8 {
    let report = Report::new(sources.problems());
    let mut stderr = std::io::stderr().lock();
    let text = report.to_text(&sources.world, tongue, wants_colours(&stderr), false);
    let _ = stderr.write_all(text.as_bytes());
    WRONG
}

/// The entry that is asked for, if there can be such a one.
fn describe<'a>(
    args: &NewArgs,
    config: &'a Config,
    sources: &Sources,
    tongue: Tongue,
) -> Result<NewEntry<'a>, Refusal> {
    let known = Kind::ALL.map(Kind::as_str);
    let kind = Kind::ALL
        .into_iter()
        .find(|kind| kind.as_str() == args.kind)
        .ok_or_else(|| Refusal::UnknownKind {
            kind: args.kind.clone(),
            nearest: nearest(&args.kind, known),
        })?;
    let path = locate(
        kind,
        &args.name,
        args.section.as_deref(),
        config,
        &sources.world,
    )?;
    Ok(NewEntry {
        kind,
        path,
        languages: &config.languages,
        titles: titles(args, config)?,
        start: None,
        today: Moment::now(&config.timezone).today(),
        tongue,
    })
}

fn titles(args: &NewArgs, config: &Config) -> Result<PerLang<Option<String>>, Refusal> {
    let mut titles = PerLang::none(&config.languages);
    let own = [("nl", &args.nl), ("en", &args.en)];
    let own = own
        .into_iter()
        .filter_map(|(code, title)| Some((code, title.as_ref()?)));
    let others = args
        .title
        .iter()
        .map(|(code, title)| (code.as_str(), title));
    for (code, title) in own.chain(others) {
        let Some(lang) = config.languages.find(code) else {
            return Err(Refusal::UnknownLanguage {
                code: code.to_owned(),
                known: config.languages.codes(),
            });
        };
        titles[lang] = one_line(title);
    }
    Ok(titles)
}

/// A text on one line; none if nothing is in it.
fn one_line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    Some(words.join(" ")).filter(|text| !text.is_empty())
}

/// What was made, what is still to be filled in, and what comes next.
fn tell(
    entry: &NewEntry<'_>,
    files: &[(SourcePath, String)],
    root: &Path,
    tongue: Tongue,
) -> String {
    let mut lines = vec![tongue.choose("Gemaakt:", "Made:").to_owned()];
    lines.extend(files.iter().map(|(file, _)| {
        let path = if root == Path::new(".") {
            file.to_string()
        } else {
            root.join(file.as_str()).display().to_string()
        };
        format!("  {path}")
    }));
    let empty = entry.to_fill_in();
    if !empty.is_empty() {
        let told = tongue.choose("Nog in te vullen", "Still to be filled in");
        lines.push(format!("{told}: {}", empty.join(", ")));
    }
    let next = tongue.choose(
        "Zo ga je verder:
  1. Open de bestanden en vul ze in. Bij elke regel staat wat er moet komen.
  2. Bekijk het met `tandem serve`, en controleer het met `tandem check`.
  3. Klaar? Haal in elke taal de regel `draft: true` weg. Tot dan staat het niet op de site.
",
        "What to do next:
  1. Open the files and fill them in. Each line says what belongs there.
  2. Look at it with `tandem serve`, and check it with `tandem check`.
  3. Ready? Take away the line `draft: true` in each language. Until then it is not on the site.
",
    );
    lines.push(next.to_owned());
    lines.join("\n")
}
