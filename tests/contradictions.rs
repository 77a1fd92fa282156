//! How many contradictions are told, and how many of those that are told are contradictions.
//!
//! `tests/contradictions/` has the cases, a file per family. A case starts with `= ` and what it is about;
//! `= OK` where nothing is to be told. Then come its facts, if it has any, with the kind of the entry
//! before them; its text in Dutch and in English, with `¶` where a paragraph ends, `¶-` where a line ends
//! and `^` around a summary; and what is to be told: the language and the words that it is told of.
//! `docs/contradictions.md` has the figures.

#![expect(clippy::expect_used, reason = "a test that can't go on must stop")]

mod site;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::process::Command;

use serde_json::Value;
use site::{SETTINGS, Site, stderr};

const CASES: &[(&str, &str)] = &[
    ("dates", include_str!("contradictions/dates.txt")),
    ("times", include_str!("contradictions/times.txt")),
    ("money", include_str!("contradictions/money.txt")),
    ("contacts", include_str!("contradictions/contacts.txt")),
    ("links", include_str!("contradictions/links.txt")),
    ("forms", include_str!("contradictions/forms.txt")),
];
/// Those that were kept aside while the rules were made.
const KEPT: &[(&str, &str)] = &[("kept", include_str!("contradictions/kept/all.txt"))];
const PICTURES: [&str; 4] = ["route.svg", "stage.svg", "plan-nl.svg", "plan-en.svg"];

/// A case: its files by their language, and what is to be told of them.
struct Case {
    title: String,
    is_well: bool,
    kind: String,
    facts: Option<String>,
    texts: BTreeMap<String, String>,
    tells: Vec<(String, String)>,
}

/// What came of cases.
#[derive(Debug, Default)]
struct Score {
    /// Findings that are to be told, and are.
    right: usize,
    /// Findings that are told, and are not to be.
    wrong: usize,
    /// Findings that are to be told, and are not.
    missed: usize,
    contradictions: usize,
    well: usize,
    report: String,
}

impl Score {
    fn precision(&self) -> f64 {
        share(self.right, self.wrong)
    }

    fn recall(&self) -> f64 {
        share(self.right, self.missed)
    }
}

fn share(of: usize, beside: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    count(of) / count(of + beside)
}

#[test]
fn contradictions_are_told_and_little_else() {
    for (name, families) in [("made by", CASES), ("kept aside", KEPT)] {
        let cases = families.iter().flat_map(|(_, text)| read(text));
        let score = score(&cases.collect::<Vec<_>>());
        println!(
            "{name}: {} contradictions, {} others: {} right, {} wrong, {} missed: precision {:.3}, recall {:.3}\n{}",
            score.contradictions,
            score.well,
            score.right,
            score.wrong,
            score.missed,
            score.precision(),
            score.recall(),
            score.report
        );
        assert!(score.precision() >= 0.95, "{}", score.report);
        assert!(score.recall() >= 0.8, "{}", score.report);
    }
}

#[test]
fn there_are_cases_enough() {
    let cases: Vec<Case> = CASES
        .iter()
        .chain(KEPT)
        .flat_map(|(_, text)| read(text))
        .collect();
    let well = cases.iter().filter(|case| case.is_well).count();
    assert!(well >= 60 && cases.len() - well >= 60);
    assert!(
        cases
            .iter()
            .all(|case| case.is_well == case.tells.is_empty())
    );
}

fn read(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("= ") {
            cases.push(Case {
                title: title.to_owned(),
                is_well: title.starts_with("OK"),
                kind: "page".to_owned(),
                facts: None,
                texts: BTreeMap::new(),
                tells: Vec::new(),
            });
            continue;
        }
        let (Some(case), Some((key, value))) = (cases.last_mut(), line.split_once(": ")) else {
            continue;
        };
        match key {
            "nl" | "en" => {
                case.texts.insert(key.to_owned(), words(value));
            }
            "tells" => {
                let (lang, quoted) = value.split_once(' ').expect("a language and words");
                case.tells
                    .push((lang.to_owned(), quoted.trim_matches('"').to_owned()));
            }
            kind => {
                case.kind = kind.to_owned();
                case.facts = Some(value.to_owned());
            }
        }
    }
    cases
}

fn words(value: &str) -> String {
    let (summary, text) = match value
        .strip_prefix('^')
        .and_then(|rest| rest.split_once('^'))
    {
        Some((summary, text)) => (format!("summary: {summary}\n"), text),
        None => (String::new(), value),
    };
    let text = text.trim().replace(" ¶- ", "\n").replace(" ¶ ", "\n\n");
    format!("---\ntitle: Dit is het\n{summary}---\n\n{text}\n")
}

/// Puts cases together into one site, checks that, and looks at what is told of each.
fn score(cases: &[Case]) -> Score {
    let site = Site::new();
    let sections = "  workshops: { kind: workshop }\n  initiatives: { kind: initiative }\n  pages: { kind: page }\ntopics:";
    site.write("site.yaml", SETTINGS.replace("topics:", sections));
    for page in ["one", "two"] {
        for (lang, id) in [("nl", "wat"), ("en", "what")] {
            let text = format!("---\ntitle: X\n---\n## X {{#{id}}}\n");
            site.write(&format!("content/pages/{page}.{lang}.md"), text);
        }
    }
    for picture in PICTURES {
        site.write(
            &format!("content/pages/{picture}"),
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><title>{picture}</title></svg>"),
        );
    }
    let mut files = BTreeMap::new();
    for (index, case) in cases.iter().enumerate() {
        let stem = format!("content/{}s/case-{index}", case.kind);
        if let Some(facts) = &case.facts {
            let inner = facts.trim_start_matches('{').trim_end_matches('}');
            let facts = if case.kind == "workshop" || inner.contains('{') || facts.contains('[') {
                facts.clone()
            } else {
                inner.replace(", ", "\n")
            };
            site.write(&format!("{stem}.yaml"), format!("{facts}\n"));
        }
        for (lang, text) in &case.texts {
            let file = format!("{stem}.{lang}.md");
            site.write(&file, text);
            files.insert(file, (index, lang.clone()));
        }
    }
    judge(cases, &files, &told(&site))
}

/// What is told: the file, the stretch of it in characters, and the message.
type Told = (String, [usize; 4], String);

fn told(site: &Site) -> Vec<Told> {
    let output = Command::new(env!("CARGO_BIN_EXE_tandem"))
        .args([
            "check",
            "--format",
            "json",
            "--at",
            "2026-11-24T12:00",
            "--lang",
            "en",
        ])
        .current_dir(site.path(""))
        .output()
        .expect("the binary runs");
    let document: Value = serde_json::from_str(&stderr(&output)).expect("JSON");
    assert_eq!(document["errors"], 0, "{document:#}");
    let found = document["diagnostics"].as_array().expect("a list").iter();
    let number = |value: &Value| value.as_u64().expect("a number") as usize;
    found
        .filter(|found| {
            let code = found["code"].as_str().expect("a code");
            code.starts_with("contradiction-") || code == "weekday-mismatch"
        })
        .map(|found| {
            let [start, end] = ["start", "end"].map(|key| &found[key]);
            let place = [
                number(&start["line"]),
                number(&start["column"]),
                number(&end["line"]),
                number(&end["column"]),
            ];
            let text = |key: &str| found[key].as_str().expect("text").to_owned();
            (
                text("file"),
                place,
                format!("{}: {}", text("code"), text("message")),
            )
        })
        .collect()
}

fn judge(cases: &[Case], files: &BTreeMap<String, (usize, String)>, told: &[Told]) -> Score {
    let mut score = Score::default();
    let mut open: Vec<Vec<&(String, String)>> = cases
        .iter()
        .map(|case| case.tells.iter().collect())
        .collect();
    for (file, place, message) in told {
        let (index, lang) = &files[file];
        let case = &cases[*index];
        let expected = open[*index]
            .iter()
            .position(|(of, quoted)| of == lang && touches(&case.texts[lang], *place, quoted));
        if let Some(position) = expected {
            open[*index].remove(position);
            score.right += 1;
        } else {
            score.wrong += 1;
            let _ = writeln!(score.report, "wrong: {}: {lang}: {message}", case.title);
        }
    }
    for (case, left) in cases.iter().zip(open) {
        score.missed += left.len();
        for (lang, quoted) in left {
            let _ = writeln!(score.report, "missed: {}: {lang}: {quoted}", case.title);
        }
        if case.is_well {
            score.well += 1;
        } else {
            score.contradictions += 1;
        }
    }
    score
}

/// Whether a place in a text has to do with words that stand in it.
fn touches(text: &str, [line, column, last_line, last_column]: [usize; 4], quoted: &str) -> bool {
    let position = |line: usize, column: usize| -> usize {
        let lines = text.split_inclusive('\n').take(line - 1);
        lines.map(|line| line.chars().count()).sum::<usize>() + column - 1
    };
    let at = text
        .find(quoted)
        .expect("what is to be told is in the text");
    let start = text[..at].chars().count();
    let end = start + quoted.chars().count();
    position(line, column) < end && start < position(last_line, last_column)
}
