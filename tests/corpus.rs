//! Every input that fuzzing kept goes through the code that it was found with, as it did there: none makes
//! it panic. How they are found stands in `CONTRIBUTING.md`.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

#[path = "../fuzz/inputs.rs"]
mod inputs;

use std::fs;
use std::path::Path;

#[test]
fn front_matter() {
    replay("front_matter", inputs::front_matter);
}

#[test]
fn facts() {
    replay("facts", inputs::facts);
}

#[test]
fn markdown_with_components() {
    replay("markdown", inputs::markdown);
}

#[test]
fn rules_of_recurrence() {
    replay("rrule", inputs::rrule);
}

#[test]
fn settings() {
    replay("site_yaml", inputs::site_yaml);
}

/// Tries every input of a target. What is told of one that fails follows its name.
fn replay(target: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let files = fs::read_dir(folder).expect("a corpus");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{target} has a corpus");
    for file in files {
        println!("{}", file.display());
        run(&fs::read(&file).expect("an input"));
    }
}

/// Longer than what fuzzing tries: what grows by its square, or goes down a level per character, is seen.
#[test]
fn much_of_one_thing() {
    let yaml = ["[", "{", "{a: ", "- ", "? ", "&a ", "!a ", "'", "\"\\", "a: b\n", "a:\n", "[]", "*a ", "#\n", "|\n", "---\n"];
    let text = [
        ">", "> ", "- ", "1. ", "[", "![", "*", "**a ", "_a", "`", "~~~\n", "(", "<", "<a ", "<div>\n", "</p>", "<!--", "&", "\\",
        "[^1]", "[^1]: ", "[a]: b\n", "| ", "|-|\n", "#", "# a\n", ":::a\n", ":::\n", "::a{}\n", "::a{b=\"", "\"", "' ", "\u{201c}a ",
        "honderd", "twenty-", "1 ", "1-", "19.30 ", "van 1 ", "maandag t/m ", "\u{301}", "\u{202e}", "a\n\n", "a. ", "a", "\0", "$",
    ];
    let repeat = |unit: &str| unit.repeat(100_000 / unit.len());
    for unit in yaml {
        println!("{unit:?}");
        inputs::facts(repeat(unit).as_bytes());
        inputs::facts(format!("extra: {}", repeat(unit)).as_bytes());
        inputs::site_yaml(repeat(unit).as_bytes());
        inputs::front_matter(format!("---\ntitle: {}\n---\n", repeat(unit)).as_bytes());
    }
    for unit in text {
        let start = std::time::Instant::now();
        inputs::markdown(repeat(unit).as_bytes());
        println!("{unit:?} {:?}", start.elapsed());
    }
    for unit in ["1,", "MO,", ";", "FREQ=DAILY;", "9", "-"] {
        println!("{unit:?}");
        inputs::rrule(format!("FREQ=YEARLY;BYDAY={}", repeat(unit)).as_bytes());
        inputs::rrule(repeat(unit).as_bytes());
    }
}
