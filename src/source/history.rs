//! What the files of a site said before: the commits of its git repository, if it has one.
//!
//! `git` is called, and only to read. Where there is none, or it won't, nothing is known of the past.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

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

/// The commits that touch these files, each after those that it stands on.
pub fn commits(root: &Path, files: &BTreeSet<SourcePath>) -> Vec<Commit> {
    if files.is_empty() || !is_in_repository(root) {
        return Vec::new();
    }
    // A merge is told by what it brings to the branch that it is made on.
    let arguments = [
        "log",
        "--topo-order",
        "--reverse",
        "--diff-merges=first-parent",
        "--no-renames",
        "--no-show-signature",
        "--no-ext-diff",
        "--relative",
        "--name-only",
        "-z",
        "--format=%x01%H%x00",
        "--stdin",
    ];
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
    let commits = told.split('\u{1}').skip(1).map(|commit| {
        let mut parts = commit
            .split('\0')
            .map(|part| part.trim_start_matches('\n'))
            .filter(|part| !part.is_empty());
        Commit {
            id: parts.next().unwrap_or_default().to_owned(),
            touched: parts
                .map(SourcePath::new)
                .filter(|file| files.contains(file))
                .collect(),
        }
    });
    commits.collect()
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
pub fn head(root: &Path) -> Option<String> {
    let told = ask(
        root,
        &["rev-parse", "--verify", "--quiet", "HEAD"],
        Vec::new(),
    )?;
    String::from_utf8(told).ok()
}

fn top_folder(file: &SourcePath) -> Option<&str> {
    file.as_str().split('/').next()
}

/// git is asked by lines.
fn is_one_line(file: &SourcePath) -> bool {
    !file.as_str().contains('\n')
}

fn is_in_repository(root: &Path) -> bool {
    head(root).is_some()
}

/// Asks git something about a folder; none if it can't say.
fn ask(root: &Path, arguments: &[&str], input: Vec<u8>) -> Option<Vec<u8>> {
    // Nothing is written, and nothing asked of the network.
    let environment = [("GIT_OPTIONAL_LOCKS", "0"), ("GIT_NO_LAZY_FETCH", "1")];
    git(root, arguments, &environment, input).ok()
}
