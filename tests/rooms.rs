//! Imports run downwards only, in the order of the rooms as `src/lib.rs` lists them.
//!
//! A room knows those in the rows below its own, and in its own row those to its right.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Imports that run upwards and are let through for now: the file, the room, and in a comment why.
/// One that is no longer there must leave this list.
const EXCEPTIONS: &[(&str, &str)] = &[];

/// A path in the code that leads to a room.
#[derive(Debug, PartialEq, Eq)]
struct Import {
    line: usize,
    room: String,
}

#[test]
fn imports_run_downwards() {
    let rooms = rooms();
    let height = |name: &str| rooms.iter().rev().position(|room| room == name);
    let mut upwards = Vec::new();
    let mut excused = BTreeSet::new();
    for (file, modules) in sources() {
        let text = fs::read_to_string(Path::new("src").join(&file)).expect("a source file");
        let from = height(&modules[0]).expect("a room of src/lib.rs");
        for import in imports(&text, modules.len()) {
            if height(&import.room).is_some_and(|to| to <= from) {
                continue;
            }
            if let Some(exception) = EXCEPTIONS
                .iter()
                .find(|exception| **exception == (file.as_str(), import.room.as_str()))
            {
                excused.insert(exception);
            } else {
                upwards.push(format!("src/{file}:{}: {}", import.line, import.room));
            }
        }
    }
    assert!(upwards.is_empty(), "upwards:\n{}", upwards.join("\n"));
    let stale: Vec<_> = EXCEPTIONS
        .iter()
        .filter(|exception| !excused.contains(exception))
        .collect();
    assert!(stale.is_empty(), "no longer needed: {stale:?}");
}

#[test]
fn every_module_is_a_room_and_every_room_a_module() {
    let listed: BTreeSet<_> = rooms().into_iter().collect();
    let declared: BTreeSet<_> = library()
        .lines()
        .filter_map(|line| line.split_once("mod ")?.1.strip_suffix(';'))
        .map(str::to_owned)
        .collect();
    assert_eq!(listed, declared);
    assert_eq!(listed.len(), rooms().len(), "a room is listed twice");
}

#[test]
fn imports_are_found_in_every_form() {
    let found = |text: &str, depth| -> Vec<(usize, String)> {
        imports(text, depth)
            .into_iter()
            .map(|import| (import.line, import.room))
            .collect()
    };
    let one = |line, room: &str| vec![(line, room.to_owned())];
    assert_eq!(found("use crate::site::Site;", 2), one(1, "site"));
    assert_eq!(found("\nlet x = crate::lang::Lang(0);", 2), one(2, "lang"));
    assert_eq!(
        found("#[serde(with = \"crate::yaml::x\")]", 2),
        one(1, "yaml")
    );
    assert_eq!(found("use super::super::check;", 2), one(1, "check"));
    assert_eq!(found("use super::check;", 1), one(1, "check"));
    assert_eq!(found("use crate::*;", 2), one(1, "*"));
    assert_eq!(found("use super::entry::Entry;", 2), []);
    assert_eq!(found("/// As [`crate::site`] does.", 2), []);
    assert_eq!(found("mod tests {\n    use super::x;\n}", 1), []);
    assert_eq!(
        found("mod tests {\n    use super::*;\n}\nuse super::x;", 1),
        one(4, "x")
    );
    let group = "use crate::{\n    site::{Entry, Site},\n    when,\n};";
    assert_eq!(
        found(group, 2),
        [(1, "site".to_owned()), (1, "when".to_owned())]
    );
}

/// Law 7: one file asks something of the network, and one room knows what asks.
#[test]
fn one_door_to_the_network() {
    let with = |word: &str| -> Vec<String> {
        let has = |file: &String| {
            let text = fs::read_to_string(Path::new("src").join(file)).expect("a source file");
            text.contains(word)
        };
        let files = sources().into_iter().map(|(file, _)| file);
        files.filter(has).collect()
    };
    assert_eq!(with("ClientBuilder"), ["external/ask.rs"]);
    for file in with("lychee_lib") {
        assert!(file.starts_with("external/"), "{file}");
    }
    for way_out in ["reqwest", "octocrab", "hyper", "TcpStream", "UdpSocket"] {
        assert_eq!(with(way_out), [""; 0], "{way_out}");
    }
}

fn library() -> String {
    fs::read_to_string("src/lib.rs").expect("the library")
}

/// The rooms, from the top floor down: the first column of the table in `src/lib.rs`.
fn rooms() -> Vec<String> {
    library()
        .lines()
        .filter_map(|line| line.strip_prefix("//! | [`")?.split_once(" |"))
        .flat_map(|(cell, _)| cell.split("[`"))
        .filter_map(|name| Some(name.split_once('`')?.0.to_owned()))
        .collect()
}

/// Every file below `src/` that belongs to a room, by its path there, and the modules that lead to it.
fn sources() -> Vec<(String, Vec<String>)> {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new("src")
        .into_iter()
        .map(|entry| entry.expect("a readable folder").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let below = path.strip_prefix("src").expect("below src");
            let modules: Vec<String> = below
                .with_extension("")
                .iter()
                .map(|name| name.to_string_lossy().into_owned())
                .filter(|name| name != "mod")
                .collect();
            (modules.join("/"), below, modules)
        })
        .filter(|(module, ..)| module != "lib" && module != "main") // above all rooms
        .map(|(_, below, modules)| (below.to_string_lossy().replace('\\', "/"), modules))
        .collect()
}

/// The paths in a file, `depth` modules below the crate, that lead to a room: those by `crate::`, and
/// those by enough of `super::`. Comments don't count; strings do, since macros read paths from them.
fn imports(text: &str, depth: usize) -> Vec<Import> {
    let code: String = text
        .split_inclusive('\n')
        .map(|line| {
            let is_comment = line.trim_start().starts_with("//");
            if is_comment { "\n" } else { line }
        })
        .collect();
    let mut found = Vec::new();
    for (start, _) in code.match_indices("crate::") {
        if !code[..start].ends_with(is_part_of_a_name) {
            add(&code, start, start + "crate::".len(), &mut found);
        }
    }
    for (start, _) in code.match_indices("super::") {
        if code[..start].ends_with("super::") {
            continue; // counted with the first
        }
        let climb: String =
            std::iter::repeat_n("super::", depth + inline_modules(&code[..start])).collect();
        if code[start..].starts_with(&climb) {
            add(&code, start, start + climb.len(), &mut found);
        }
    }
    found.sort_by_key(|import| import.line);
    found
}

/// Adds what a path at `start` leads to, from `end` on: a room, or several in braces.
fn add(code: &str, start: usize, end: usize, found: &mut Vec<Import>) {
    let line = code[..start].matches('\n').count() + 1;
    for branch in branches(&code[end..]) {
        let name_end = branch.find(|c| !is_part_of_a_name(c));
        let room = match &branch[..name_end.unwrap_or(branch.len())] {
            "" | "self" => "*", // the whole crate
            name => name,
        };
        found.push(Import {
            line,
            room: room.to_owned(),
        });
    }
}

/// The branches of a path: one, or each of those in braces.
fn branches(path: &str) -> Vec<&str> {
    let Some(group) = path.strip_prefix('{') else {
        return vec![path];
    };
    let mut branches = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (position, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                branches.push(group[start..position].trim());
                start = position + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    branches.retain(|branch| !branch.is_empty()); // after the last comma
    branches
}

/// How many modules in braces are open at the end of a piece of code, as rustfmt indents it.
fn inline_modules(code: &str) -> usize {
    let mut open: Vec<usize> = Vec::new();
    for line in code.lines() {
        let indent = line.len() - line.trim_start().len();
        let line = line.trim();
        if line == "}" {
            open.retain(|module| *module != indent);
        } else if line.ends_with('{') && line.split(' ').any(|word| word == "mod") {
            open.push(indent);
        }
    }
    open.len()
}

fn is_part_of_a_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
