//! What belongs together, as it is written down: a file for each entry, a line for each two pieces.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::pieces::{Hash, Part, Pieces};
use crate::diagnostic::SourcePath;
use crate::lang::{Languages, PerLang};

/// The folder of the records, beside `content/`.
pub const FOLDER: &str = "translations";

/// What asks git to put the lines of two branches together, and what it says.
pub const ATTRIBUTES: (&str, &str) = ("translations/.gitattributes", "*.txt merge=union\n");

/// The file of the record of a text.
pub fn record_file(name: &str) -> SourcePath {
    SourcePath::new(format!("{FOLDER}/{name}.txt"))
}

/// The name of the text that a file is the record of.
pub fn recorded(file: &SourcePath) -> Option<&str> {
    let below = file.as_str().strip_prefix(FOLDER)?.strip_prefix('/')?;
    below.strip_suffix(".txt")
}

/// Whether a file of the site is a record.
pub fn is_record(file: &SourcePath) -> bool {
    let below = file.as_str().strip_prefix(FOLDER);
    below.is_some_and(|below| below.starts_with('/'))
}

/// A record as it is written of its text under another name.
pub fn record_under(record: &str, from: &str, to: &str) -> String {
    record.replacen(&head(from), &head(to), 1)
}

/// The first line of a record.
fn head(name: &str) -> String {
    format!(
        "# Which blocks of `{name}` belong together. Written by `tandem confirm`; commit it with the content.\n"
    )
}

/// Two pieces in two languages that were right together once; none for what needs no counterpart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    what: String,
    halves: Vec<(String, Option<Hash>)>,
}

/// What is written down of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record(BTreeSet<Line>);

impl Record {
    /// Reads a record. What is no line of one says nothing: git may have left marks of a conflict.
    pub fn read(text: &str) -> Self {
        Self(text.lines().filter_map(Line::read).collect())
    }

    /// Whether a record says that these very files were right together. That is asked of every text,
    /// so nothing more of the record is read.
    pub fn knows_whole(record: &str, files: &[(&str, Hash)]) -> bool {
        let is_it = |line: Line| {
            line.halves.len() == files.len()
                && files.iter().all(|(code, hash)| {
                    let half = line.halves.iter().find(|(other, _)| other == code);
                    half.is_some_and(|(_, other)| *other == Some(*hash))
                })
        };
        let lines = record.lines().filter(|line| line.starts_with(WHOLE));
        lines.filter_map(Line::read).any(is_it)
    }

    /// The pairs of two languages.
    pub fn pairs(&self, (one, other): (&str, &str)) -> Pairs {
        let mut pairs = Pairs::default();
        for line in self.0.iter().filter(|line| line.what != WHOLE) {
            if let [(a, hash), (b, counterpart)] = line.halves.as_slice() {
                let link = Link {
                    is_near: line.what == NEAR,
                    seen: 0,
                };
                if (a.as_str(), b.as_str()) == (one, other) {
                    pairs.add(*hash, *counterpart, link);
                } else if (a.as_str(), b.as_str()) == (other, one) {
                    pairs.add(*counterpart, *hash, link);
                }
            }
        }
        pairs
    }
}

/// What a line starts with that tells of whole files.
const WHOLE: &str = "whole";
/// And one of a piece without a counterpart, beside what it stands.
const NEAR: &str = "near";

impl Line {
    fn read(line: &str) -> Option<Self> {
        let mut parts = line.split_whitespace();
        let what = parts.next().filter(|what| !what.starts_with('#'))?;
        let halves: Vec<_> = parts
            .map(|half| {
                let (code, digits) = half.split_once(':')?;
                let hash = match digits {
                    "-" => None,
                    digits => Some(Hash::read(digits)?),
                };
                Some((code.to_owned(), hash))
            })
            .collect::<Option<_>>()?;
        (halves.len() > 1).then(|| Self {
            what: what.to_owned(),
            halves,
        })
    }
}

/// What of two languages belongs together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs {
    all: FxHashMap<(Option<Hash>, Option<Hash>), Link>,
    first: FxHashMap<Hash, Vec<Option<Hash>>>,
    second: FxHashMap<Hash, Vec<Option<Hash>>>,
}

/// How two pieces belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Link {
    /// Whether one of them has no counterpart, and only stands beside the other's.
    pub is_near: bool,
    /// The number of the last version in which they were right together.
    pub seen: usize,
}

impl Pairs {
    /// Remembers that two pieces belong together.
    pub fn add(&mut self, first: Option<Hash>, second: Option<Hash>, link: Link) {
        let before = self.all.get(&(first, second)).copied();
        let is_near = link.is_near && before.is_none_or(|before| before.is_near);
        let link = Link { is_near, ..link };
        if self.all.insert((first, second), link).is_none() {
            if let Some(hash) = first {
                self.first.entry(hash).or_default().push(second);
            }
            if let Some(hash) = second {
                self.second.entry(hash).or_default().push(first);
            }
        }
    }

    /// Whether two pieces belong together.
    pub fn has(&self, first: Hash, second: Hash) -> bool {
        let link = self.all.get(&(Some(first), Some(second)));
        link.is_some_and(|link| !link.is_near)
    }

    /// Whether a piece of one side is known.
    pub fn knows(&self, side: Side, hash: Hash) -> bool {
        self.on(side).contains_key(&hash)
    }

    /// What a piece of one side belongs to, or what it stands beside if it has no counterpart.
    pub fn partners(&self, side: Side, hash: Hash) -> Vec<(Option<Hash>, Link)> {
        let all = self.on(side).get(&hash).into_iter().flatten();
        let all = all.filter_map(|partner| {
            let pair = match side {
                Side::First => (Some(hash), *partner),
                Side::Second => (*partner, Some(hash)),
            };
            Some((*partner, *self.all.get(&pair)?))
        });
        let mut all: Vec<_> = all.collect();
        if all.iter().any(|(_, link)| !link.is_near) {
            all.retain(|(_, link)| !link.is_near);
        }
        all
    }

    fn on(&self, side: Side) -> &FxHashMap<Hash, Vec<Option<Hash>>> {
        match side {
            Side::First => &self.first,
            Side::Second => &self.second,
        }
    }

    /// Remembers what others know, as of a version.
    pub fn extend(&mut self, others: &Self, version: usize) {
        for ((first, second), link) in &others.all {
            let seen = version;
            self.add(*first, *second, Link { seen, ..*link });
        }
    }

    /// Whether the same is known, whenever that was.
    pub fn knows_as_much_as(&self, other: &Self) -> bool {
        self.all.len() == other.all.len()
            && self.all.keys().all(|pair| other.all.contains_key(pair))
    }
}

/// One of two languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one that comes first on the site.
    First,
    /// The other.
    Second,
}

/// Writes a record: of every two languages the pairs that say something of the texts as they are, in
/// the order of the texts. `whole` if the texts are right together as they are.
pub fn write(
    name: &str,
    languages: &Languages,
    texts: &PerLang<Option<&Pieces>>,
    pairs: &[((usize, usize), Pairs)],
    whole: Option<&PerLang<Option<&Pieces>>>,
) -> String {
    let mut record = head(name);
    let codes = languages.codes();
    if let Some(whole) = whole {
        record.push_str(WHOLE);
        for (lang, pieces) in whole.present() {
            record.push_str(&format!(" {}:{}", codes[lang.index()], pieces.whole));
        }
        record.push('\n');
    }
    let texts: Vec<Option<&Pieces>> = texts.iter().map(|(_, text)| *text).collect();
    for ((one, other), pairs) in pairs {
        let (first, second) = (places(texts[*one]), places(texts[*other]));
        let at = |half: Option<Hash>, places: &FxHashMap<Hash, (usize, Part)>| {
            half.and_then(|hash| places.get(&hash).copied())
        };
        let mut lines: Vec<_> = pairs
            .all
            .iter()
            .filter_map(|(&(a, b), link)| {
                let (place_a, place_b) = (at(a, &first), at(b, &second));
                let (_, part) = place_a.or(place_b)?;
                let position =
                    |place: Option<(usize, Part)>| place.map_or(usize::MAX, |(at, _)| at);
                let order = position(place_a).min(position(place_b));
                let what = if link.is_near { NEAR } else { part.as_str() };
                Some((order, position(place_b), what, a, b))
            })
            .collect();
        lines.sort_unstable();
        for (_, _, what, a, b) in lines {
            let hash =
                |half: Option<Hash>| half.map_or_else(|| "-".to_owned(), |hash| hash.to_string());
            record.push_str(&format!(
                "{what} {}:{} {}:{}\n",
                codes[*one],
                hash(a),
                codes[*other],
                hash(b)
            ));
        }
    }
    record
}

fn places(pieces: Option<&Pieces>) -> FxHashMap<Hash, (usize, Part)> {
    let pieces = pieces.into_iter().flat_map(|pieces| &pieces.list);
    let mut places = FxHashMap::default();
    for (at, piece) in pieces.enumerate() {
        places.entry(piece.hash).or_insert((at, piece.part));
    }
    places
}
