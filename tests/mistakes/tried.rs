//! A case tried out: the real binary on the site with the mistake, and on the site without.

use std::process::Output;

use serde_json::Value;
use tandem::diagnostic::{Code, Effort, Severity};

use crate::case::{Case, In, ToldBy};
use crate::site::{LOCALES, Site, stderr, told};

/// How a report of each tongue starts a line that says how to mend it.
const HELP: [&str; 2] = [" = zo los je het op: ", " = help: "];

/// What is told of a case, in Dutch and in English.
pub struct Tried {
    pub case: Case,
    pub code: Code,
    /// None if another test tries it.
    pub told: Option<[Told; 2]>,
}

/// What is told of a case in one tongue.
pub struct Told {
    pub message: String,
    pub help: String,
    /// All of it, as a person reads it.
    report: String,
}

impl Tried {
    /// The report of a tongue, under the name of the case.
    pub fn report(&self, tongue: usize) -> Option<String> {
        let (id, title) = (self.case.id(), &self.case.title);
        let report = self.told.as_ref()?[tongue].report.trim_end();
        Some(format!("== {id}: {title}\n\n{report}\n\n\n"))
    }
}

/// What is told of a case, or else what is wrong with that.
pub fn try_out(case: Case) -> Result<Tried, String> {
    let code = Code::named(&case.code).ok_or_else(|| format!("no code `{}`", case.code))?;
    let expects = match code.effort() {
        Effort::Proofreading => vec![ToldBy::Check],
        Effort::Network => vec![ToldBy::External],
        Effort::Build => vec![ToldBy::CheckAndBuild, ToldBy::Build],
    };
    if !expects.contains(&case.told_by) {
        return Err(format!("{}: told by one of {expects:?}", case.id()));
    }
    if case.told_by == ToldBy::External {
        return Ok(Tried {
            case,
            code,
            told: None,
        });
    }
    let site = case.site(In::Wrong);
    check(&case, code, &site)?;
    build(&case, code, &site)?;
    let [nl, en] = [0, 1].map(|tongue| read(&case, &site, tongue));
    let told = Some([nl?, en?]);
    mended(&case)?;
    Ok(Tried { case, code, told })
}

/// A check tells this one thing in JSON, at this place; or nothing, if it takes pages to find it.
fn check(case: &Case, code: Code, site: &Site) -> Result<(), String> {
    if case.told_by == ToldBy::Build {
        return silent(
            case,
            "check of the wrong site",
            &site.check(&["--strict"], LOCALES[1]),
        );
    }
    let output = site.check(&["--strict", "--format", "json"], LOCALES[1]);
    let status = i32::from(code.severity() != Severity::Hint);
    let document: Value = serde_json::from_slice(&output.stderr)
        .map_err(|_| format!("{}: {}", case.id(), stderr(&output)))?;
    let found = document["diagnostics"].as_array().expect("a list");
    let places: Vec<String> = found
        .iter()
        .map(|found| {
            format!(
                "{} {}",
                found["code"].as_str().expect("a code"),
                place(found)
            )
        })
        .collect();
    let expected = format!("{code} {}", case.place);
    if places == [expected.as_str()] && output.status.code() == Some(status) {
        return Ok(());
    }
    let report = stderr(&site.check(&[], LOCALES[0]));
    Err(format!(
        "{}: expected {expected}; told\n{report}",
        case.id()
    ))
}

fn place(found: &Value) -> String {
    let file = found["file"].as_str().expect("a file");
    match (&found["start"]["line"], &found["start"]["column"]) {
        (Value::Number(line), Value::Number(column)) => format!("{file}:{line}:{column}"),
        _ => file.to_owned(),
    }
}

/// A build tells the same one thing and publishes nothing, if it is of those that a build looks for.
fn build(case: &Case, code: Code, site: &Site) -> Result<(), String> {
    let output = build_in(site, &["--strict"], LOCALES[1]);
    if case.told_by == ToldBy::Check {
        return silent(case, "build of the wrong site", &output);
    }
    let publishes = site.path("public/index.html").exists();
    let expected = vec![(code.to_string(), case.place.clone())];
    if told(&output) == expected && !publishes && output.status.code() == Some(1) {
        return Ok(());
    }
    let report = stderr(&output);
    Err(format!(
        "{}: build: expected {expected:?}, and published: {publishes}; told\n{report}",
        case.id()
    ))
}

fn build_in(site: &Site, flags: &[&str], locale: &str) -> Output {
    let flags = [&["--no-search"], flags].concat();
    site.build_with(&flags, |command| {
        command.env("LANG", locale);
    })
}

/// What a person reads of it in a tongue: this one thing, with its place and its help.
fn read(case: &Case, site: &Site, tongue: usize) -> Result<Told, String> {
    let output = match case.told_by {
        ToldBy::Build => build_in(site, &[], LOCALES[tongue]),
        _ => site.check(&[], LOCALES[tongue]),
    };
    let report = stderr(&output);
    let after = |mark: &str| {
        let line = report.lines().find_map(|line| line.split_once(mark));
        line.map(|(_, words)| words.to_owned())
    };
    let is_alone = told(&output) == [(case.code.clone(), case.place.clone())];
    match (is_alone, after("]: "), after(HELP[tongue])) {
        (true, Some(message), Some(help)) => Ok(Told {
            message,
            help,
            report,
        }),
        _ => Err(format!(
            "{}: told in {}\n{report}",
            case.id(),
            LOCALES[tongue]
        )),
    }
}

/// Once it is mended, nothing is told at all, not even a hint.
fn mended(case: &Case) -> Result<(), String> {
    let site = case.site(In::Right);
    silent(
        case,
        "check of the right site",
        &site.check(&["--strict"], LOCALES[1]),
    )?;
    if case.told_by != ToldBy::Build {
        return Ok(());
    }
    silent(
        case,
        "build of the right site",
        &build_in(&site, &["--strict"], LOCALES[1]),
    )
}

fn silent(case: &Case, what: &str, output: &Output) -> Result<(), String> {
    let report = stderr(output);
    if report.is_empty() && output.status.code() == Some(0) {
        return Ok(());
    }
    Err(format!("{}: {what} told\n{report}", case.id()))
}
