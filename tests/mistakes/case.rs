//! A case: a mistake as somebody makes it, and the same place as it should be. `cases/README.md` has
//! how it is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use image::{ImageBuffer, ImageFormat, Rgb};

use crate::site::Site;

/// The file of each code that its page shows.
pub const EXAMPLE: &str = "example";

/// Which commands tell of a mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldBy {
    CheckAndBuild,
    /// It is found where texts are proofread.
    Check,
    /// It is found where pages are made.
    Build,
    /// It is found outside the site: another test has it.
    External,
}

/// In which of a case's sites a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum In {
    Both,
    /// In both, while what goes before is done; then in neither, unless it is given again.
    Before,
    Wrong,
    Right,
}

/// What is between two headers of a case.
#[derive(Debug)]
pub struct Piece {
    pub site: In,
    pub path: String,
    /// What the file is, if it isn't the text as it stands here.
    pub note: Option<String>,
    pub text: String,
}

#[derive(Debug)]
pub struct Case {
    pub code: String,
    pub name: String,
    /// What is wrong with it, for whoever reads a list of cases.
    pub title: String,
    /// What the code means; an example has it.
    pub meaning: String,
    /// Where it is told: `file:line:column`, or the file alone.
    pub place: String,
    pub told_by: ToldBy,
    /// What is run on the site as it was before.
    pub run: Vec<String>,
    pub pieces: Vec<Piece>,
}

impl Case {
    pub fn read(code: &str, name: &str, text: &str) -> Self {
        let (head, pieces) = pieces(text);
        let (lines, meaning) = head.split_once("\n\n").unwrap_or((&head, ""));
        let mut lines = lines.lines();
        let title = lines.next().expect("a title").to_owned();
        let mut keys: BTreeMap<&str, &str> = lines
            .map(|line| {
                line.split_once(": ")
                    .unwrap_or_else(|| panic!("{code}/{name}: {line}"))
            })
            .collect();
        let told_by = match keys.remove("told by") {
            None => ToldBy::CheckAndBuild,
            Some("check") => ToldBy::Check,
            Some("build") => ToldBy::Build,
            Some("check --external") => ToldBy::External,
            Some(other) => panic!("{code}/{name}: {other}"),
        };
        let place = keys.remove("at").expect("a place").to_owned();
        let run = keys.remove("run").unwrap_or_default();
        let run = run.split_whitespace().map(str::to_owned).collect();
        assert!(keys.is_empty(), "{code}/{name}: {keys:?}");
        Self {
            code: code.to_owned(),
            name: name.to_owned(),
            title,
            meaning: meaning.trim().to_owned(),
            place,
            told_by,
            run,
            pieces,
        }
    }

    /// `code/name`
    pub fn id(&self) -> String {
        format!("{}/{}", self.code, self.name)
    }

    pub fn is_example(&self) -> bool {
        self.name == EXAMPLE
    }

    pub fn of(&self, site: In) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(move |piece| piece.site == site)
    }

    /// The site with the mistake, or as it should be.
    pub fn site(&self, which: In) -> Site {
        let site = base();
        for piece in self.of(In::Both).chain(self.of(In::Before)) {
            piece.write(&site);
        }
        if !self.run.is_empty() {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_tandem"));
            command.args(&self.run).arg("--root").arg(site.path(""));
            let output = command.output().expect("the binary runs");
            assert!(output.status.success(), "{}: {output:?}", self.id());
        }
        for piece in self.of(In::Before) {
            site.remove(&piece.path);
        }
        for piece in self.of(which) {
            piece.write(&site);
        }
        site
    }
}

impl Piece {
    fn write(&self, site: &Site) {
        let note = self.note.as_deref().unwrap_or_default();
        match note.split_once(' ').unwrap_or((note, "")) {
            ("", _) => site.write(&self.path, &self.text),
            ("escapes", _) => site.write(&self.path, unescaped(&self.text)),
            ("picture", pixels) => site.write(&self.path, picture(pixels)),
            ("link", target) => link(target, &site.path(&self.path)),
            _ => panic!("{}: {note}", self.path),
        }
    }
}

/// The site that every case is about, before anything is wrong with it.
pub fn base() -> Site {
    let site = Site::new();
    for (path, _) in crate::site::files(&site.path("content")) {
        site.remove(&format!("content/{}", path.display()));
    }
    let (_, pieces) = pieces(include_str!("site.txt"));
    for piece in pieces {
        piece.write(&site);
    }
    site
}

/// Every case, by code and name.
pub fn all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/cases");
    let mut cases: Vec<Case> = crate::site::files(&folder)
        .into_iter()
        .filter(|(path, _)| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).expect("text");
            let stem = path.with_extension("").to_string_lossy().replace('\\', "/");
            let (code, name) = stem.split_once('/').expect("a folder for each code");
            Case::read(code, name, &text)
        })
        .collect();
    // The example of each code comes first.
    cases.sort_by_key(|case| (case.code.clone(), !case.is_example(), case.name.clone()));
    cases
}

/// What stands before the first header, and what follows each.
fn pieces(text: &str) -> (String, Vec<Piece>) {
    let mut head = String::new();
    let mut pieces: Vec<Piece> = Vec::new();
    for line in text.split_inclusive('\n') {
        let header = line
            .strip_prefix("-- ")
            .and_then(|rest| rest.trim_end().strip_suffix(" --"));
        match (header, pieces.last_mut()) {
            (Some(header), _) => pieces.push(piece(header)),
            (None, Some(piece)) => piece.text.push_str(line),
            (None, None) => head.push_str(line),
        }
    }
    (head, pieces)
}

/// `[before|wrong|right: ]path[ (note)]`
fn piece(header: &str) -> Piece {
    let (site, rest) = match header.split_once(": ") {
        Some(("before", rest)) => (In::Before, rest),
        Some(("wrong", rest)) => (In::Wrong, rest),
        Some(("right", rest)) => (In::Right, rest),
        _ => (In::Both, header),
    };
    let noted = rest
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("));
    let (path, note) = noted.map_or((rest, None), |(path, note)| (path, Some(note.to_owned())));
    Piece {
        site,
        path: path.to_owned(),
        note,
        text: String::new(),
    }
}

/// A text in which `\t`, `\r` and `\xff` are the bytes that they stand for. A `\n` at the end of a line is
/// written for who counts lines; and `\` before the end of a line takes that away.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let (byte, after) = match (first, after) {
            (b'\\', [b't', after @ ..]) => (Some(b'\t'), after),
            (b'\\', [b'r', after @ ..]) => (Some(b'\r'), after),
            (b'\\', [b'\n', after @ ..]) => (None, after),
            (b'\\', [b'x', high, low, after @ ..]) => {
                let digits = String::from_utf8_lossy(&[*high, *low]).into_owned();
                (
                    Some(u8::from_str_radix(&digits, 16).expect("two digits")),
                    after,
                )
            }
            _ => (Some(*first), after),
        };
        bytes.extend(byte);
        rest = after;
    }
    bytes
}

/// A picture in one colour, of a size such as `40x30`.
fn picture(size: &str) -> Vec<u8> {
    let (width, height) = size.split_once('x').expect("a width and a height");
    let [width, height] = [width, height].map(|side| side.parse().expect("pixels"));
    let mut bytes = std::io::Cursor::new(Vec::new());
    ImageBuffer::from_pixel(width, height, Rgb([90_u8, 120, 160]))
        .write_to(&mut bytes, ImageFormat::Png)
        .expect("a picture");
    bytes.into_inner()
}

#[cfg(unix)]
fn link(target: &str, path: &Path) {
    fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
    std::os::unix::fs::symlink(target, path).expect("a link");
}

#[cfg(not(unix))]
fn link(_: &str, _: &Path) {}
