//! Every mistake: told at its place, in both tongues, by its one name, and nothing else with it; and
//! nothing told once it is mended.
//!
//! `cases/` has them, a folder for each code; its `README.md` says how one is written. All that is told of
//! them, as a person reads it, is in `reports.en.txt` and `reports.nl.txt`, and `docs/diagnostics.md` is made
//! of them. `TANDEM_BLESS=1 cargo test --test mistakes` writes those three anew.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

mod case;

mod page;
#[path = "../site/mod.rs"]
mod site;
mod tried;
mod well;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use case::{EXAMPLE, ToldBy};
use rayon::prelude::*;
use tandem::diagnostic::Code;
use tried::Tried;

/// Codes whose mistake needs more than files, and the test that makes it: their cases say `told by: check
/// --external`, and are only shown.
const ELSEWHERE: &[(&str, &str)] = &[
    ("link-gone", "tests/external/main.rs"),
    ("link-moved", "tests/external/main.rs"),
    ("link-circles", "tests/external/main.rs"),
    ("link-closed", "tests/external/main.rs"),
    ("link-silent", "tests/external/main.rs"),
];

#[test]
fn every_mistake_is_told_alone_at_its_place_and_not_once_it_is_mended() {
    let tried: Vec<Result<Tried, String>> =
        case::all().into_par_iter().map(tried::try_out).collect();
    let wrong: Vec<&String> = tried
        .iter()
        .filter_map(|tried| tried.as_ref().err())
        .collect();
    assert!(
        wrong.is_empty(),
        "{}",
        wrong.into_iter().cloned().collect::<Vec<_>>().join("\n")
    );
    let tried: Vec<Tried> = tried.into_iter().flatten().collect();
    for (tongue, lang) in ["nl", "en"].into_iter().enumerate() {
        let reports: Vec<String> = tried
            .iter()
            .filter_map(|tried| tried.report(tongue))
            .collect();
        hold(
            &format!("tests/mistakes/reports.{lang}.txt"),
            &reports.concat(),
        );
    }
    hold("docs/diagnostics.md", &page::page(&tried));
}

#[test]
fn the_site_that_the_cases_are_about_is_well() {
    let site = case::base();
    for locale in site::LOCALES {
        let output = site.check(&["--strict"], locale);
        site::assert_well(&output);
        assert_eq!(site::stderr(&output), "");
    }
    site::assert_well(&site.build(&["--strict"]));
}

#[test]
fn every_code_has_its_cases() {
    let mut cases: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for case in case::all() {
        assert_eq!(case.is_example(), !case.meaning.is_empty(), "{}", case.id());
        let is_elsewhere = ELSEWHERE.iter().any(|(code, _)| *code == case.code);
        assert_eq!(
            case.told_by == ToldBy::External,
            is_elsewhere,
            "{}",
            case.id()
        );
        cases.entry(case.code).or_default().insert(case.name);
    }
    for code in Code::ALL {
        let cases = cases.remove(code.as_str()).unwrap_or_default();
        assert!(cases.contains(EXAMPLE), "no mistake gives `{code}`");
    }
    assert!(cases.is_empty(), "no code is called {:?}", cases.keys());
    for (code, test) in ELSEWHERE {
        let text = fs::read_to_string(test).expect("a test");
        assert!(
            text.contains(&format!("\"{code}\"")),
            "{test} has no `{code}`"
        );
    }
}

/// What is made is what stands there; or, with `TANDEM_BLESS`, becomes it.
fn hold(path: &str, made: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("TANDEM_BLESS").is_some() {
        fs::write(&file, made).expect("written");
    }
    let held = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        made == held,
        "{path} is not current: TANDEM_BLESS=1 cargo test --test mistakes writes it\n{}",
        first_difference(made, &held)
    );
}

fn first_difference(made: &str, held: &str) -> String {
    let lines = made.lines().zip(held.lines()).enumerate();
    let mut different = lines.filter(|(_, (made, held))| made != held);
    different.next().map_or_else(
        || "one is longer".to_owned(),
        |(line, (made, held))| format!("line {}: made {made:?}, held {held:?}", line + 1),
    )
}
