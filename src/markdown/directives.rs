//! Components in a text: lines such as `::button{to="/about" label="Read on"}`.
//!
//! The syntax is that of generic directives: `::name{…}` alone on a line is a component without a
//! text of its own, `:::name{…}` opens one that a line `:::` closes. Before Markdown is read, each
//! such line becomes an HTML comment with a number, which no paragraph or list can swallow.

use std::borrow::Cow;

use crate::diagnostic::{At, Span};

/// A component that a text calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Its name.
    pub name: At<String>,
    /// The arguments, in the order that they were given.
    pub arguments: Vec<(At<String>, At<String>)>,
}

/// The arguments of components that are words, and not settings.
const WORDS: [&str; 6] = ["alt", "caption", "label", "role", "speaker", "title"];

impl Call {
    /// The values of its arguments that are read: those that components have words in, and, of a
    /// theme's own, whatever has more than one word.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let arguments = self.arguments.iter();
        let said = arguments.filter(|(key, value)| {
            WORDS.contains(&key.value.as_str()) || value.value.trim().contains(' ')
        });
        said.map(|(_, value)| value.value.as_str())
    }

    /// The value of an argument.
    pub fn argument(&self, name: &str) -> Option<&At<String>> {
        self.arguments
            .iter()
            .find(|(key, _)| key.value == name)
            .map(|(_, value)| value)
    }
}

/// A line that has to do with a component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// `:::name{…}`
    Open(Call),
    /// `::name{…}`
    Leaf(Call),
    /// `:::`
    Close(Span),
    /// A line that starts like a component and isn't one.
    Broken(At<String>),
}

/// A text whose components have been numbered.
#[derive(Debug)]
pub struct Prepared<'a> {
    /// What Markdown is to read.
    pub text: Cow<'a, str>,
    /// The components' lines, by their numbers.
    pub marks: Vec<Mark>,
    /// Where the text was made longer or shorter: positions in it and in the original.
    shifts: Vec<(usize, usize)>,
    base: usize,
}

const COMMENT: &str = "<!--\u{e000}tandem:";

impl<'a> Prepared<'a> {
    /// Numbers the components of a text that starts `base` bytes into its file.
    pub fn new(text: &'a str, base: usize) -> Self {
        let mut prepared = Self {
            text: Cow::Borrowed(text),
            marks: Vec::new(),
            shifts: Vec::new(),
            base,
        };
        // Most texts have none: they are looked through as fast as that can be done.
        if memchr::memmem::find(text.as_bytes(), b"::").is_some() {
            prepared.number(text);
        }
        prepared
    }

    fn number(&mut self, text: &str) {
        let mut out = String::with_capacity(text.len() + 64);
        let mut fence: Option<&str> = None;
        let mut in_comment = false;
        let mut position = 0;
        for line in text.split_inclusive('\n') {
            let trimmed = line.trim();
            let indent = line.len() - line.trim_start().len();
            if in_comment {
                in_comment = !line.contains("-->");
            } else if let Some(open) = fence {
                if trimmed.starts_with(open) && trimmed.trim_start_matches(&open[..1]).is_empty() {
                    fence = None;
                }
            } else if let Some(open) = fence_of(trimmed) {
                fence = Some(open);
            } else if indent <= 3 && trimmed.starts_with("<!--") {
                in_comment = !trimmed.contains("-->");
            } else if indent <= 3
                && let Some(mark) = read_mark(trimmed, self.base + position + indent)
            {
                out.push_str(COMMENT);
                out.push_str(&self.marks.len().to_string());
                out.push_str("-->\n");
                self.marks.push(mark);
                position += line.len();
                self.shifts.push((out.len(), position));
                continue;
            }
            out.push_str(line);
            position += line.len();
        }
        if !self.marks.is_empty() {
            self.text = Cow::Owned(out);
        }
    }

    /// The component that an HTML comment stands for.
    pub fn mark_of(&self, html: &str) -> Option<&Mark> {
        let number = html.trim().strip_prefix(COMMENT)?.strip_suffix("-->")?;
        self.marks.get(number.parse::<usize>().ok()?)
    }

    /// The place in the file of a stretch of [`Prepared::text`].
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        let origin = |position: usize| {
            let after = self.shifts.partition_point(|(new, _)| *new <= position);
            let (new, old) = if after == 0 {
                (0, 0)
            } else {
                self.shifts[after - 1]
            };
            self.base + old + (position - new)
        };
        Span::new(origin(range.start), origin(range.end))
    }

    /// Where in the file the address of a link stands, which itself stands in `range`.
    pub(super) fn locate(&self, destination: &str, range: std::ops::Range<usize>) -> At<String> {
        let source = &self.text[range.clone()];
        let at_the_end = source.strip_suffix(')'); // of nearly all, which makes it soon found
        let at_the_end = at_the_end.and_then(|source| source.strip_suffix(destination));
        let range = at_the_end
            .map(str::len)
            .or_else(|| source.rfind(destination))
            .filter(|_| !destination.is_empty())
            .map_or(range.clone(), |offset| {
                range.start + offset..range.start + offset + destination.len()
            });
        At::new(destination.to_owned(), self.span(range))
    }
}

/// The fence that a line opens: three or more backticks or tildes.
fn fence_of(line: &str) -> Option<&str> {
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.chars().take_while(|c| *c == sign).count();
    (length >= 3 && !(sign == '`' && line[length..].contains('`'))).then(|| &line[..length])
}

fn read_mark(line: &str, position: usize) -> Option<Mark> {
    let colons = line.bytes().take_while(|byte| *byte == b':').count();
    if colons < 2 {
        return None;
    }
    let rest = &line[colons..];
    if rest.is_empty() {
        return (colons > 2).then(|| Mark::Close(Span::new(position, position + line.len())));
    }
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    Some(match read_call(rest, position + colons) {
        Some(call) if colons == 2 => Mark::Leaf(call),
        Some(call) => Mark::Open(call),
        None => Mark::Broken(At::new(
            line.to_owned(),
            Span::new(position, position + line.len()),
        )),
    })
}

/// Reads `name{key="value" …}`.
fn read_call(text: &str, position: usize) -> Option<Call> {
    let name_end = text
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
        .unwrap_or(text.len());
    let name = At::new(
        text[..name_end].to_owned(),
        Span::new(position, position + name_end),
    );
    let rest = text[name_end..].trim_start();
    if rest.is_empty() {
        return Some(Call {
            name,
            arguments: Vec::new(),
        });
    }
    let inner = rest.strip_prefix('{')?.strip_suffix('}')?;
    let mut at = position + (text.len() - rest.len()) + 1;
    let mut arguments = Vec::new();
    let mut left = inner;
    loop {
        let trimmed = left.trim_start();
        at += left.len() - trimmed.len();
        if trimmed.is_empty() {
            return Some(Call { name, arguments });
        }
        let (key, after) = trimmed.split_once("=\"")?;
        let is_key = !key.is_empty()
            && key
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        let (value, remaining) = after.split_once('"')?;
        if !is_key || !(remaining.is_empty() || remaining.starts_with(char::is_whitespace)) {
            return None;
        }
        let value_at = at + key.len() + 2;
        arguments.push((
            At::new(key.to_owned(), Span::new(at, at + key.len())),
            At::new(
                value.to_owned(),
                Span::new(value_at, value_at + value.len()),
            ),
        ));
        at = value_at + value.len() + 1;
        left = remaining;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_found_with_their_places() {
        let text = "Hello\n\n::button{to=\"/about\" label=\"Read on\"}\nMore\n";
        let prepared = Prepared::new(text, 100);
        let [Mark::Leaf(call)] = prepared.marks.as_slice() else {
            panic!("one component")
        };
        assert_eq!(call.name.value, "button");
        let label = call.argument("label").expect("a label");
        assert_eq!(
            &text[label.span.range().start - 100..label.span.range().end - 100],
            "Read on"
        );
        let more = prepared.text.find("More").expect("the text goes on");
        assert_eq!(
            prepared.span(more..more + 4).range().start - 100,
            text.find("More").expect("there")
        );
    }

    #[test]
    fn what_is_commented_out_is_left_alone() {
        let text = "<!-- not yet\n\n::button{to=\"/x\"}\n-->\n\n:::note\n<!-- x -->\n:::\n";
        let prepared = Prepared::new(text, 0);
        assert!(matches!(
            prepared.marks.as_slice(),
            [Mark::Open(_), Mark::Close(_)]
        ));
    }

    #[test]
    fn code_is_left_alone() {
        let prepared = Prepared::new("```\n:::note\n```\n", 0);
        assert!(prepared.marks.is_empty());
    }

    #[test]
    fn what_is_broken_is_kept_to_be_told() {
        let prepared = Prepared::new(":::quote{speaker=Carel}\nx\n:::\n", 0);
        assert!(matches!(
            prepared.marks.as_slice(),
            [Mark::Broken(_), Mark::Close(_)]
        ));
    }
}
