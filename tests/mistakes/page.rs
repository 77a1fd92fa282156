//! `docs/diagnostics.md`: every code, by family, with what is told and an example, wrong and right.

use std::fmt::Write as _;

use tandem::diagnostic::{Code, Severity};

use crate::case::{In, Piece, ToldBy};
use crate::tried::{Told, Tried};

/// The families, each with the code that it starts with in the table of codes.
const FAMILIES: &[(&str, Code)] = &[
    ("Files and folders", Code::UnreadableFile),
    (
        "The lines above a text, and how they are written",
        Code::FrontMatterMissing,
    ),
    ("Keys and their values", Code::UnknownKey),
    ("Days, times and repetition", Code::NoSuchDate),
    ("References, names and addresses", Code::UnknownReference),
    ("Links", Code::LinkToNothing),
    ("Pictures", Code::FileMissing),
    ("HTML and components in texts", Code::HtmlNotAllowed),
    (
        "Languages that keep up with each other",
        Code::MissingTranslation,
    ),
    ("Settings in `site.yaml`", Code::OneLanguage),
    ("Themes", Code::ThemeMissing),
    ("Contradictions", Code::ContradictionLanguages),
    ("Writing for everyone", Code::UselessAlt),
    ("What a site says of findings", Code::UnknownCheck),
];

const HEAD: &str = "# Every diagnostic

What Tandem can tell of a site, by the code that stands between brackets in its reports. [checking.md](checking.md) has how to
check a site, how to set how bad a finding is, and how to let one stand.

This page is made of the cases in `tests/mistakes/cases/`, each of which is tried on the binary: the wrong file gives this one
diagnostic at the place that is named, and the right one none. The examples belong to one little site,
`tests/mistakes/site.txt`.

";

pub fn page(tried: &[Tried]) -> String {
    let mut page = HEAD.to_owned();
    let families = families(tried);
    for (family, codes) in &families {
        let links: Vec<String> = codes
            .iter()
            .map(|code| format!("[`{code}`](#{code})"))
            .collect();
        let _ = writeln!(
            page,
            "- [{family}](#{}): {}",
            anchor(family),
            links.join(", ")
        );
    }
    for (family, codes) in families {
        let _ = writeln!(page, "\n## {family}");
        for code in codes {
            let cases: Vec<&Tried> = tried.iter().filter(|tried| tried.code == code).collect();
            if let Some((example, others)) = cases.split_first() {
                page.push_str(&section(example, others));
            }
        }
    }
    page
}

/// The codes that have cases, in the order of the table, by family.
fn families(tried: &[Tried]) -> Vec<(&'static str, Vec<Code>)> {
    let mut families: Vec<(&str, Vec<Code>)> = Vec::new();
    for code in Code::ALL {
        if let Some((name, _)) = FAMILIES.iter().find(|(_, first)| first == code) {
            families.push((name, Vec::new()));
        }
        if tried.iter().any(|tried| tried.code == *code) {
            let family = families.last_mut().expect("the first code starts a family");
            family.1.push(*code);
        }
    }
    assert_eq!(families.len(), FAMILIES.len());
    families
}

/// The name that code hosts give a heading.
fn anchor(heading: &str) -> String {
    let letters = heading
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    letters.collect::<String>().to_lowercase().replace(' ', "-")
}

fn section(example: &Tried, others: &[&Tried]) -> String {
    let (case, code) = (&example.case, example.code);
    let mut text = format!(
        "\n### {code}\n\n**{}.** {}",
        severity(code),
        told_by(example)
    );
    if code.is_settable() {
        text.push_str(" A site can set it, and a writer let it stand.");
    }
    text.push_str("\n\n");
    let _ = writeln!(text, "{}\n", case.meaning);
    if let Some([nl, en]) = &example.told {
        for (name, Told { message, help, .. }) in [("English", en), ("Nederlands", nl)] {
            let _ = writeln!(text, "- {name}: {message}  \n  → {help}");
        }
        text.push('\n');
    }
    let _ = writeln!(
        text,
        "Wrong, at `{}`: {}.\n",
        case.place,
        lower(&case.title)
    );
    if !case.run.is_empty() {
        let done = format!("after `tandem {}`", case.run.join(" "));
        pieces(&mut text, case.of(In::Before), &format!(", {done}"));
    }
    pieces(&mut text, case.of(In::Wrong), "");
    if case.of(In::Right).next().is_none() && case.of(In::Both).next().is_none() {
        text.push_str("Right: without it.\n\n");
    } else {
        text.push_str("Right:\n\n");
        pieces(&mut text, case.of(In::Right), "");
    }
    if !others.is_empty() {
        text.push_str("Also told of:\n\n");
        for other in others {
            let _ = writeln!(text, "- {}", lower(&other.case.title));
        }
    }
    text.truncate(text.trim_end().len());
    text + "\n"
}

fn severity(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Hint => "Hint",
    }
}

fn told_by(tried: &Tried) -> &'static str {
    match tried.case.told_by {
        ToldBy::CheckAndBuild => "Told by `tandem check`, `build` and `serve`.",
        ToldBy::Check => "Told by `tandem check` and `serve`.",
        ToldBy::External => "Told by `tandem check --external`.",
        ToldBy::Build => "Told by `tandem build` and `serve`, which make pages.",
    }
}

/// Each file as a block of code, under its name.
fn pieces<'a>(text: &mut String, pieces: impl Iterator<Item = &'a Piece>, when: &str) {
    for piece in pieces {
        let Piece {
            path,
            note,
            text: inside,
            ..
        } = piece;
        let note = note.as_deref().unwrap_or_default();
        let what = match note.split_once(' ').unwrap_or((note, "")) {
            ("picture", size) => format!(": a picture of {} pixels", size.replace('x', " × ")),
            ("link", target) => format!(": a link to `{target}`"),
            ("escapes", _) => ", in which `\\x…` stands for a byte".to_owned(),
            _ if inside.is_empty() => ": empty".to_owned(),
            _ => String::new(),
        };
        let _ = writeln!(text, "`{path}`{what}{when}\n");
        if !inside.is_empty() {
            let fence = if inside.contains("```") {
                "````"
            } else {
                "```"
            };
            let _ = writeln!(
                text,
                "{fence}{}\n{}\n{fence}\n",
                language(path),
                inside.trim_end_matches('\n')
            );
        }
    }
}

fn language(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("yaml" | "yml") => "yaml",
        Some("md") => "markdown",
        Some("html") => "html",
        _ => "text",
    }
}

/// A title within a sentence: its first letter small, unless what follows is a name or an abbreviation.
fn lower(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => title.to_owned(),
    }
}
