//! `tandem confirm`: an entry is right in all its languages, as it is.

use std::io::Write;

use super::told::wants_colours;
use super::{FAILED, WELL, WRONG};
use crate::cli::ConfirmArgs;
use crate::diagnostic::{SourcePath, Tongue, nearest};
use crate::pipeline::{self, Look};
use crate::publish::{Failure, write_attributes, write_records};
use crate::site::Site;
use crate::source::{World, named};
use crate::translations::{self, Text};

/// Writes down what belongs together. Gives the exit status. `environment` is the language of whoever
/// runs it, if that is known.
pub fn confirm(args: &ConfirmArgs, environment: Option<Tongue>) -> u8 {
    let asked = args.lang.map(Tongue::from).or(environment);
    match run(args, asked) {
        Ok(status) => status,
        Err(failure) => {
            let text = failure.to_text(asked.unwrap_or_default());
            let _ = std::io::stderr().lock().write_all(text.as_bytes());
            FAILED
        }
    }
}

fn run(args: &ConfirmArgs, asked: Option<Tongue>) -> Result<u8, Failure> {
    let (sources, snapshot) = match pipeline::look(Look::of_writers(&args.root))? {
        Ok(found) => found,
        Err(outcome) => {
            let tongue = asked.or(outcome.tongue).unwrap_or_default();
            let mut stderr = std::io::stderr().lock();
            let colours = wants_colours(&stderr);
            let report = outcome
                .report
                .to_text(&outcome.world, tongue, colours, false);
            let _ = stderr.write_all(report.as_bytes());
            return Ok(WRONG);
        }
    };
    let tongue = asked.or(sources.tongue()).unwrap_or_default();
    let texts = chosen(args, &snapshot.site)?;
    let (records, left) = records(&texts, &snapshot.site, &sources.world);
    if !records.is_empty() {
        write_attributes(&args.root)?;
    }
    let written = write_records(&args.root, &records)?;
    let mut stdout = std::io::stdout().lock();
    let _ = writeln!(stdout, "{}", summary(records.len(), written, tongue));
    if args.all {
        return Ok(WELL);
    }
    let mut stderr = std::io::stderr().lock();
    for text in &left {
        let _ = writeln!(stderr, "{}", reason(text, tongue));
    }
    Ok(if left.is_empty() { WELL } else { WRONG })
}

/// The texts that are asked for.
fn chosen(args: &ConfirmArgs, site: &Site) -> Result<Vec<Text>, Failure> {
    let texts = translations::texts(site);
    if args.all {
        return Ok(texts);
    }
    let find = |asked: &String| {
        let name = named(asked);
        let found = texts.iter().find(|text| text.name == name);
        found.cloned().ok_or_else(|| Failure::NoSuchEntry {
            nearest: nearest(&name, texts.iter().map(|text| text.name.as_str())),
            name,
        })
    };
    args.entries.iter().map(find).collect()
}

/// The records of texts, and the texts of which none can be made.
fn records<'a>(
    texts: &'a [Text],
    site: &Site,
    world: &World,
) -> (Vec<(SourcePath, String)>, Vec<&'a Text>) {
    let mut records = Vec::new();
    let mut left = Vec::new();
    for text in texts {
        match translations::confirm(text, site, world) {
            Some(record) => records.push(record),
            None => left.push(text),
        }
    }
    (records, left)
}

fn summary(confirmed: usize, written: usize, tongue: Tongue) -> String {
    tongue.choose(
        match confirmed {
            1 => format!("Bevestigd: 1 tekst, {written} bijgewerkt in translations/"),
            many => format!("Bevestigd: {many} teksten, {written} bijgewerkt in translations/"),
        },
        match confirmed {
            1 => format!("Confirmed: 1 text, {written} updated in translations/"),
            many => format!("Confirmed: {many} texts, {written} updated in translations/"),
        },
    )
}

fn reason(text: &Text, tongue: Tongue) -> String {
    let name = &text.name;
    if text.files.present().count() < 2 {
        return tongue.choose(
            format!("`{name}` is er in één taal: er is nog niets om te bevestigen"),
            format!("`{name}` is there in one language: there is nothing to confirm yet"),
        );
    }
    tongue.choose(
        format!("`{name}` is niet te lezen: kijk met `tandem check` wat eraan mankeert"),
        format!("`{name}` can't be read: see what is wrong with `tandem check`"),
    )
}
