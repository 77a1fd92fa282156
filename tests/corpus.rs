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
use std::time::{Duration, Instant};

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
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target);
    let files = fs::read_dir(folder).expect("a corpus");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{target} has a corpus");
    for file in files {
        let input = fs::read(&file).expect("an input");
        soon(&file.display().to_string(), || run(&input));
    }
}

/// Inputs longer than those that fuzzing tries: what takes time by the square of them, or goes down a level
/// for each of their signs, is seen.
const LONG: usize = 30_000;
/// Many times what any of them takes.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn much_yaml() {
    let units = [
        "[", "{", "{a: ", "- ", "? ", "&a ", "!a ", "'", "\"\\", "a: b\n", "a:\n", "[]", "*a ",
        "#\n", "|\n", "---\n", "x ", "\u{202e}",
    ];
    for unit in units {
        let text = much_of(unit);
        soon(unit, || inputs::facts(text.as_bytes()));
        soon(unit, || inputs::facts(format!("extra: {text}").as_bytes()));
        soon(unit, || inputs::site_yaml(text.as_bytes()));
        soon(unit, || {
            inputs::front_matter(format!("---\ntitle: {text}\n---\n").as_bytes());
        });
    }
}

#[test]
fn much_markdown() {
    let units = [
        ">",
        "> ",
        "- ",
        "1. ",
        "[",
        "![",
        "*",
        "**a ",
        "_a",
        "`",
        "~~~\n",
        "(",
        "<",
        "<a ",
        "<div>\n",
        "</p>",
        "<!--",
        "<!-- -->",
        "<!-- --!>",
        "<b>",
        "</b>",
        "<b>a</b>",
        "<div>\n\n",
        "</div>\n\n",
        "<b x=\"",
        "&",
        "\\",
        "[^1]",
        "[^1]: ",
        "[a]: b\n",
        "| ",
        "|-|\n",
        "#",
        "# a\n",
        "::a{}\n",
        ":::a\n",
        ":::quote\n",
        ":::\n",
        "::a{b=\"",
        "\"",
        "' ",
        "\u{201c}a ",
        "honderd",
        "twenty-",
        "1 ",
        "1-",
        "19.30 ",
        "van 1 ",
        "maandag t/m ",
        "\u{301}",
        "\u{202e}",
        "a\n\n",
        "a. ",
        "a",
        "\0",
        "$",
        "[a](/about) ",
        "<https://x.example> ",
        "a@x.example ",
        "![](a.svg)",
        "<!-- tandem allow double-space: x -->\n",
        "\u{20ac} 7,50 ",
        "071 123 45 67 ",
        "A B ",
        "a ",
        "e.g. ",
    ];
    for unit in units {
        let text = much_of(unit);
        soon(unit, || inputs::markdown(text.as_bytes()));
    }
}

#[test]
fn much_of_a_rule() {
    for unit in ["1,", "MO,", ";", "FREQ=DAILY;", "9", "-", "A"] {
        let text = much_of(unit);
        soon(unit, || inputs::rrule(text.as_bytes()));
        for part in [
            "BYDAY",
            "BYHOUR",
            "BYMONTHDAY",
            "BYSETPOS",
            "COUNT",
            "INTERVAL",
        ] {
            soon(unit, || {
                inputs::rrule(format!("FREQ=YEARLY;{part}={text}").as_bytes());
            });
        }
    }
}

fn much_of(unit: &str) -> String {
    unit.repeat(LONG / unit.len())
}

/// Tries something that may not take long.
fn soon(what: &str, run: impl FnOnce()) {
    let start = Instant::now();
    run();
    let took = start.elapsed();
    println!("{what:?} {took:?}");
    assert!(took < PATIENCE, "{what:?} took {took:?}");
}
