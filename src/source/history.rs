//! What the files of a site said before: the commits of its git repository, if it has one.
//!
//! `git` is called, and only to read. Where there is none, or it won't, nothing is known of the past.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::git::git;
use crate::diagnostic::SourcePath;

/// How many files git is asked for by name: it compares each name with each file. Of more, it is asked
/// for the folders that they are in.
const MOST_NAMED: usize = 100;

/// The files as they were in one commit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Commit {
    /// Those of the files asked for that it touches.
    pub touched: BTreeSet<SourcePath>,
    id: String,
}

/// The commit that is checked out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    id: String,
    /// Whether the clone lacks what came before some of its commits.
    is_shallow: bool,
}

/// The commits that touch these files, each after those that it stands on.
pub fn commits(root: &Path, files: &BTreeSet<SourcePath>) -> Vec<Commit> {
    if files.is_empty() {
        return Vec::new();
    }
    let arguments = [
        &LOG[..],
        &[
            "--topo-order",
            "--reverse",
            "--format=%x01%H%x00",
            "--stdin",
        ],
    ];
    let arguments = arguments.concat();
    let lines = files.iter().filter(|file| is_one_line(file));
    let lines: BTreeSet<&str> = if files.len() > MOST_NAMED {
        lines.filter_map(top_folder).collect()
    } else {
        lines.map(SourcePath::as_str).collect()
    };
    let lines: Vec<&str> = lines.into_iter().collect();
    let asked = format!("HEAD\n--\n{}\n", lines.join("\n"));
    let Some(told) = ask(root, &arguments, asked.into_bytes()) else {
        return Vec::new();
    };
    let told = String::from_utf8_lossy(&told);
    let commits = logged(&told).map(|(id, touched)| Commit {
        id: id.to_owned(),
        touched: touched
            .map(SourcePath::new)
            .filter(|file| files.contains(file))
            .collect(),
    });
    commits.collect()
}

/// Every file that is touched by the commits that the one checked out now stands on, and the one that
/// was before doesn't; none if it doesn't stand on that one, or that can't be known.
pub fn touched_since(root: &Path, before: &Head, now: &Head) -> Option<BTreeSet<SourcePath>> {
    if before.is_shallow || now.is_shallow {
        return None;
    }
    // A mark tells on which side of the two a commit is.
    let range = format!("{}...{}", before.id, now.id);
    let arguments = [&LOG[..], &["--format=%x01%m%x00", &range]].concat();
    let told = ask(root, &arguments, Vec::new())?;
    let told = String::from_utf8_lossy(&told);
    let mut touched = BTreeSet::new();
    for (side, files) in logged(&told) {
        if side != ">" {
            return None;
        }
        touched.extend(files.map(SourcePath::new));
    }
    Some(touched)
}

/// How git is asked for commits and the files that each touches. A merge is told by what it brings to
/// the branch that it is made on.
const LOG: [&str; 8] = [
    "log",
    "--diff-merges=first-parent",
    "--no-renames",
    "--no-show-signature",
    "--no-ext-diff",
    "--relative",
    "--name-only",
    "-z",
];

/// What was told of each commit, and the files that it touches.
fn logged(told: &str) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
    told.split('\u{1}').skip(1).map(|commit| {
        let mut parts = commit
            .split('\0')
            .map(|part| part.trim_start_matches('\n'))
            .filter(|part| !part.is_empty());
        (parts.next().unwrap_or_default(), parts)
    })
}

/// What files said in commits; none for each that wasn't there, or was no text.
pub fn texts(root: &Path, asked: &[(&Commit, &SourcePath)]) -> Vec<Option<String>> {
    if asked.is_empty() {
        return Vec::new();
    }
    let mut per_commit: BTreeMap<&str, usize> = BTreeMap::new();
    for (commit, _) in asked {
        *per_commit.entry(&commit.id).or_default() += 1;
    }
    let many = per_commit
        .into_iter()
        .filter(|(_, count)| *count > MOST_NAMED);
    let listed: BTreeMap<&str, BTreeMap<String, String>> = many
        .map(|(commit, _)| (commit, list(root, commit)))
        .collect();
    let mut lines = String::new();
    for (commit, path) in asked {
        if let Some(listed) = listed.get(commit.id.as_str()) {
            lines.push_str(listed.get(path.as_str()).map_or("", String::as_str));
        } else if is_one_line(path) {
            lines.push_str(&format!("{}:./{path}", commit.id));
        }
        lines.push('\n');
    }
    let told = ask(root, &["cat-file", "--batch"], lines.into_bytes()).unwrap_or_default();
    let mut rest = told.as_slice();
    let texts = asked.iter().map(|_| next_object(&mut rest));
    texts.collect()
}

/// The files of a commit, each with its object: git looks for one name through a whole folder.
fn list(root: &Path, commit: &str) -> BTreeMap<String, String> {
    let told = ask(root, &["ls-tree", "-r", "-z", commit], Vec::new()).unwrap_or_default();
    let told = String::from_utf8_lossy(&told);
    let files = told.split('\0').filter_map(|line| {
        let (head, path) = line.split_once('\t')?;
        let (_, object) = head.rsplit_once(' ')?;
        Some((path.to_owned(), object.to_owned()))
    });
    files.collect()
}

/// Reads the next answer of `git cat-file --batch`: `<id> blob <size>`, the bytes, and a newline.
fn next_object(rest: &mut &[u8]) -> Option<String> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&rest[..end]).ok()?;
    let size = head.rsplit_once(" blob ").map(|(_, size)| size.parse());
    *rest = &rest[end + 1..];
    let Some(Ok(size)) = size else {
        return None;
    };
    let bytes: Vec<u8> = rest.get(..size)?.to_vec();
    *rest = rest.get(size + 1..).unwrap_or_default();
    String::from_utf8(bytes).ok()
}

/// The commit that is checked out, to notice that it is another one now.
pub fn head(root: &Path) -> Option<Head> {
    let asked = ["rev-parse", "--quiet", "--is-shallow-repository", "HEAD"];
    let told = String::from_utf8(ask(root, &asked, Vec::new())?).ok()?;
    let (is_shallow, id) = told.trim_end().split_once('\n')?;
    Some(Head {
        id: id.to_owned(),
        is_shallow: is_shallow != "false",
    })
}

fn top_folder(file: &SourcePath) -> Option<&str> {
    file.as_str().split('/').next()
}

/// git is asked by lines.
fn is_one_line(file: &SourcePath) -> bool {
    !file.as_str().contains('\n')
}

/// Asks git something about a folder; none if it can't say.
fn ask(root: &Path, arguments: &[&str], input: Vec<u8>) -> Option<Vec<u8>> {
    // Nothing is written, and nothing asked of the network.
    let environment = [("GIT_OPTIONAL_LOCKS", "0"), ("GIT_NO_LAZY_FETCH", "1")];
    git(root, arguments, &environment, input).ok()
}
