//! Stretches of texts that get other words, while all around them stays as it was written.

use std::collections::BTreeMap;
use std::ops::Range;

use super::names::Renaming;
use crate::diagnostic::{SourcePath, Texts, line_and_column};
use crate::source::World;

/// What is to stand in place of what, by file. The places are those of the files as they are.
#[derive(Debug, Default)]
pub(super) struct Edits {
    by_file: BTreeMap<SourcePath, Vec<(Range<usize>, String)>>,
    /// Which of them are worth telling: a name for another.
    names: Vec<(SourcePath, Range<usize>, String)>,
}

/// A place that named the entry, and now names it in another way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The file, under the name that it has then.
    pub file: SourcePath,
    /// The line, from 1.
    pub line: usize,
    /// What stood there.
    pub old: String,
    /// What stands there.
    pub new: String,
}

impl Edits {
    /// Puts something else in a place.
    pub(super) fn replace(&mut self, file: &SourcePath, range: Range<usize>, text: String) {
        let edits = self.by_file.entry(file.clone()).or_default();
        edits.push((range, text));
    }

    /// Puts another name in a place.
    pub(super) fn rename(&mut self, file: &SourcePath, range: Range<usize>, text: String) {
        let name = (file.clone(), range.clone(), text.clone());
        self.names.push(name);
        self.replace(file, range, text);
    }

    /// The texts that change, as they are to be.
    pub(super) fn texts(&self, world: &World) -> BTreeMap<SourcePath, String> {
        let mut texts = BTreeMap::new();
        for (file, edits) in &self.by_file {
            let Some(text) = world.text(file) else {
                continue;
            };
            let mut edits: Vec<&(Range<usize>, String)> = edits.iter().collect();
            edits.sort_by_key(|(range, _)| (range.start, range.end));
            edits.dedup();
            let mut new = String::with_capacity(text.len() + 64);
            let mut at = 0;
            for (range, with) in edits {
                if range.start < at {
                    continue; // the proof tells what comes of it
                }
                new.push_str(&text[at..range.start]);
                new.push_str(with);
                at = range.end;
            }
            new.push_str(&text[at..]);
            if new != text {
                texts.insert(file.clone(), new);
            }
        }
        texts
    }

    /// What is told of them, in the order of files and lines.
    pub(super) fn into_mended(self, world: &World, renaming: &Renaming) -> Vec<Mended> {
        let by_file = &self.by_file;
        let before = |file: &SourcePath, at: usize| {
            let edits = by_file.get(file).into_iter().flatten();
            edits.filter(move |(range, _)| range.start < at)
        };
        // Keys that are added or taken out above it move a line.
        let added = |file: &SourcePath, at: usize| -> usize {
            let texts = before(file, at).map(|(_, text)| text.matches('\n').count());
            texts.sum()
        };
        let taken = |text: &str, file: &SourcePath, at: usize| -> usize {
            let ranges =
                before(file, at).map(|(range, _)| text[range.clone()].matches('\n').count());
            ranges.sum()
        };
        let names = self.names.into_iter();
        let mended = names.filter_map(|(file, range, new)| {
            let text = world.text(&file)?;
            Some(Mended {
                line: line_and_column(text, range.start).0 + added(&file, range.start)
                    - taken(text, &file, range.start),
                old: text[range].to_owned(),
                file: renaming.file(&file),
                new,
            })
        });
        let mut mended: Vec<Mended> = mended.collect();
        mended.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        mended
    }
}
