//! Keys among the words, changed where they stand.

use std::ops::Range;

use super::edits::Edits;
use crate::content::UID;
use crate::diagnostic::{At, SourcePath, Texts};
use crate::site::{Document, Edition, Url, alias_url};
use crate::source::{EntryPath, World, split};
use crate::studio::Sources;
use crate::yaml::{self, Node, Yaml};

/// Gives words a slug: in place of the one they have, or below their title.
pub(super) fn set_slug(world: &World, edition: &Edition, slug: &str, edits: &mut Edits) {
    let file = &edition.file;
    let text = world.text(file).unwrap_or_default();
    let written = yaml::scalar(slug);
    if let Some(old) = &edition.words.slug {
        if old.value != slug {
            edits.replace(file, old.span.range(), written);
        }
        return;
    }
    let title = edition.words.title.span.range();
    let is_block = text[title.clone()].starts_with(['|', '>']);
    let at = if is_block {
        split(text).map_or(title.end, |parts| parts.yaml.range().end)
    } else {
        line_end(text, title.end)
    };
    edits.replace(file, at..at, format!("slug: {written}{}", newline(text)));
}

/// Lets calendars and feeds know an entry by its old name: below its facts. Facts in braces, which hardly anybody
/// writes, stay as they are.
pub(super) fn set_uid(world: &World, facts_file: &SourcePath, old: &EntryPath, edits: &mut Edits) {
    let text = world.text(facts_file).unwrap_or_default();
    let facts = yaml::parse(text, 0).map(|node| node.value);
    let Ok(Yaml::Map(entries)) = facts else {
        return;
    };
    let starts_line = |at: usize| at == 0 || text[..at].ends_with('\n');
    let mut keys = entries.iter().map(|(key, _)| key.span.range().start);
    if keys.next().is_some_and(starts_line) {
        let line_before = if text.ends_with('\n') {
            ""
        } else {
            newline(text)
        };
        let line = format!(
            "{line_before}{UID}: {}{}",
            yaml::scalar(old.as_str()),
            newline(text)
        );
        edits.replace(facts_file, text.len()..text.len(), line);
    }
}

/// Adds old addresses to the aliases, and takes out those that are addresses again.
pub(super) fn set_aliases(
    sources: &Sources,
    changed: &[(Url, Url, SourcePath)],
    edits: &mut Edits,
) {
    for document in sources.documents.iter() {
        let Document::Words { manuscript, .. } = document else {
            continue;
        };
        let file = &manuscript.file;
        let Some((old, new, _)) = changed.iter().find(|(.., changed)| changed == file) else {
            continue;
        };
        let aliases = &manuscript.words.aliases;
        let is = |alias: &At<String>, url: &Url| alias_url(&alias.value).as_ref() == Some(url);
        let text = sources.world.text(file).unwrap_or_default();
        let list = List { text, aliases };
        let add = (!aliases.iter().any(|alias| is(alias, old))).then(|| old.to_string());
        let remove: Vec<usize> = (0..aliases.len())
            .filter(|index| is(&aliases[*index], new))
            .collect();
        match (remove.split_first(), add) {
            (Some((first, rest)), Some(add)) => {
                edits.replace(file, aliases[*first].span.range(), add);
                for index in rest {
                    edits.replace(file, list.without(*index), String::new());
                }
            }
            (Some(_), None) => {
                for index in remove {
                    edits.replace(file, list.without(index), String::new());
                }
            }
            (None, Some(add)) => {
                if let Some((at, text)) = list.with(&add) {
                    edits.replace(file, at..at, text);
                }
            }
            (None, None) => {}
        }
    }
}

/// The aliases of a file, as they are written there.
struct List<'a> {
    text: &'a str,
    aliases: &'a [At<String>],
}

impl List<'_> {
    /// Where another item is written, and how.
    fn with(&self, alias: &str) -> Option<(usize, String)> {
        let text = self.text;
        let Some(last) = self.aliases.last() else {
            return self.with_first(alias);
        };
        let last = last.span.range();
        match self.block_indent(last.start) {
            None => Some((last.end, format!(", {alias}"))),
            Some(indent) => Some((
                line_end(text, last.end),
                format!("{indent}{alias}{}", newline(text)),
            )),
        }
    }

    /// The same where there is no item yet: the key may be there, with nothing or an empty list.
    fn with_first(&self, alias: &str) -> Option<(usize, String)> {
        let text = self.text;
        let yaml = split(text).ok()?.yaml.range();
        let node = yaml::parse(&text[yaml.clone()], yaml.start).ok()?;
        let Yaml::Map(entries) = &node.value else {
            return None;
        };
        let key = entries.iter().find(|(key, _)| key.value == "aliases");
        match key {
            None => Some((yaml.end, format!("aliases: [{alias}]{}", newline(text)))),
            Some((key, Node { value, .. })) => {
                let end = key.span.range().end;
                let sign = if *value == Yaml::Null { ':' } else { '[' };
                let at = end + text[end..yaml.end].find(sign)? + 1;
                let item = match value {
                    Yaml::Null => format!(" [{alias}]"),
                    _ => alias.to_owned(),
                };
                Some((at, item))
            }
        }
    }

    /// The stretch to take out so that an item is gone; with the last item, the key goes as well.
    fn without(&self, index: usize) -> Range<usize> {
        let item = self.aliases[index].span.range();
        let is_block = self.block_indent(item.start).is_some();
        if self.aliases.len() == 1 {
            let key = self.text[..item.start]
                .rfind("aliases")
                .unwrap_or(item.start);
            return line_start(self.text, key)..line_end(self.text, item.end);
        }
        if is_block {
            return line_start(self.text, item.start)..line_end(self.text, item.end);
        }
        match self.aliases.get(index + 1) {
            Some(next) => item.start..next.span.range().start,
            None => self.aliases[index - 1].span.range().end..item.end,
        }
    }

    /// What stands before an item of a list with a line for each; none in one between brackets.
    fn block_indent(&self, item: usize) -> Option<&str> {
        let before = &self.text[line_start(self.text, item)..item];
        let is_block = before.trim() == "-";
        is_block.then_some(before)
    }
}

fn line_start(text: &str, position: usize) -> usize {
    text[..position]
        .rfind('\n')
        .map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, position: usize) -> usize {
    let rest = &text[position..];
    position + rest.find('\n').map_or(rest.len(), |newline| newline + 1)
}

/// How lines end in a text.
fn newline(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}
