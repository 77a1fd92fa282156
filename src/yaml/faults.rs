//! What is wrong with YAML that can't be read: what the parser says, in the light of the line that it says
//! it of.

use crate::diagnostic::{At, Problem, Span, YamlFault};

/// Turns the parser's error into ours, with its place in bytes.
pub(super) fn explain(error: &serde_yaml::Error, text: &str, base: usize) -> At<Problem> {
    use serde_yaml::Error;
    let error = match error.without_snippet() {
        Error::AliasError { error, .. } => error.without_snippet(),
        error => error,
    };
    let start = error.location().map_or(0, |location| {
        location.span().byte_offset().map_or_else(
            || position(text, location.line() as usize, location.column() as usize),
            |offset| offset as usize,
        )
    });
    let start = text.floor_char_boundary(start);
    let (problem, start) = match error {
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.clone().unwrap_or_default();
            (Problem::DuplicateKey { key }, start)
        }
        Error::Budget { .. } if error.to_string().contains("epth") => (Problem::YamlTooDeep, start),
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::AliasReplayCounterOverflow { .. } => (Problem::YamlTooLarge, start),
        Error::UnknownAnchor { .. } => {
            let fault = YamlFault::UnknownAnchor;
            (Problem::YamlSyntax { fault }, start)
        }
        other => {
            let (fault, start) = fault(&other.to_string(), text, start);
            (Problem::YamlSyntax { fault }, start)
        }
    };
    let end = match &problem {
        Problem::DuplicateKey { key } => start + key.len(),
        _ => start,
    };
    At::new(problem, Span::new(start + base, end + base))
}

/// A line of a text: where it starts, where what is written in it does, and that.
struct Line<'a> {
    start: usize,
    inside: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn at(text: &'a str, position: usize) -> Self {
        let start = text[..position]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        let inside = start + line.len() - line.trim_start().len();
        Self {
            start,
            inside,
            text: line,
        }
    }

    /// The key before a colon that no space follows.
    fn key_without_space(&self) -> Option<&'a str> {
        let (key, value) = self.text.trim().split_once(':')?;
        let is_value = value.starts_with(|c: char| !c.is_whitespace() && c != '/');
        (is_key(key) && is_value).then_some(key)
    }
}

/// Sorts the parser's own words, and finds where whoever wrote it has to look; what isn't known is passed on
/// as it is.
fn fault(message: &str, text: &str, start: usize) -> (YamlFault, usize) {
    let message = message.split(" at line ").next().unwrap_or(message);
    let (line, rest) = (Line::at(text, start), &text[start..]);
    if rest.starts_with('\t') || message.contains("tab") {
        let tab = text[line.start..].find('\t');
        (YamlFault::Tab, tab.map_or(start, |tab| line.start + tab))
    } else if message.contains("quote") {
        (YamlFault::UnclosedQuote, opening_quote(text, start))
    } else if message.contains("mapping values are not allowed") {
        colon(text, &line, start)
    } else if message.contains("flow")
        || message.contains("bracket")
        || message.contains("illegal placement of ':'")
    {
        (YamlFault::UnclosedBracket, start)
    } else if message.contains("did not find expected")
        || message.contains("indent")
        || message.contains("simple key")
    {
        indentation(text, &line, start)
    } else if message.contains("block sequence entries are not allowed") {
        (YamlFault::Sign('-'), start)
    } else if let Some(sign) = rest
        .chars()
        .next()
        .filter(|_| message.contains("character"))
    {
        (YamlFault::Sign(sign), start)
    } else {
        (YamlFault::Other(message.to_owned()), start)
    }
}

/// A colon where none can be: it is the first of its line if the line itself is too far in.
fn colon(text: &str, line: &Line<'_>, start: usize) -> (YamlFault, usize) {
    if let Some(cause) = cause_before(text, start) {
        return cause;
    }
    let before = text.get(line.inside..start).unwrap_or_default();
    if line.inside > line.start && is_key(before) {
        (YamlFault::Indentation, line.inside)
    } else {
        (YamlFault::ColonInValue, start)
    }
}

/// A line that doesn't fit in where it is.
fn indentation(text: &str, line: &Line<'_>, start: usize) -> (YamlFault, usize) {
    if let Some(cause) = cause_before(text, start) {
        return cause;
    }
    if line.inside > line.start && line.key().is_some() && !line.is_below_an_open_key(text) {
        return (YamlFault::TooFarIn, line.inside);
    }
    (YamlFault::Indentation, start)
}

/// What is often wrong where a line doesn't fit in: its colon, or that of the line before, lacks a space, or there is
/// none. It shows in the next line that counts: comments may be between.
fn cause_before(text: &str, start: usize) -> Option<(YamlFault, usize)> {
    let own = Line::at(text, start).start;
    let mut next = Some(Line::at(text, start));
    while let Some(line) = next {
        let fault = line.fault();
        if fault.is_some() {
            return fault.map(|fault| (fault, line.inside));
        }
        let goes_on = line.start == own || line.says_nothing();
        let end = line.start.checked_sub(1).filter(|_| goes_on);
        next = end.map(|end| Line::at(text, end));
    }
    None
}

/// The quotation mark that a value starts with, of which the end was looked for until `end`.
fn opening_quote(text: &str, end: usize) -> usize {
    let line = Line::at(text, end);
    let starts_value = |(at, _): &(usize, &str)| text[..*at].ends_with([' ', '[', '\n']);
    let mut marks = text[..end].rmatch_indices(['"', '\'']).filter(starts_value);
    let opened = marks.next().map_or(end, |(at, _)| at);
    // On the line itself the parser points well enough.
    if opened < line.start { opened } else { end }
}

impl<'a> Line<'a> {
    /// The key before its colon.
    fn key(&self) -> Option<&'a str> {
        let (key, _) = self.text.trim().split_once(':')?;
        is_key(key).then_some(key)
    }

    /// The word before an `=` that stands for a colon.
    fn key_without_colon(&self) -> Option<&'a str> {
        let (key, _) = self.text.trim().split_once('=')?;
        is_key(key.trim_end()).then(|| key.trim_end())
    }

    /// What is wrong with it by itself, as far as that shows.
    fn fault(&self) -> Option<YamlFault> {
        let (without_space, without_colon) = (self.key_without_space(), self.key_without_colon());
        if let Some(key) = without_space.map(str::to_owned) {
            return Some(YamlFault::NoSpace { key });
        }
        if let Some(key) = without_colon.map(str::to_owned) {
            return Some(YamlFault::NoColon { key });
        }
        let (_, value) = self.text.split_once(": ")?;
        let is_half_a_list = value.trim().starts_with('[') && !value.trim().ends_with(']');
        (is_half_a_list && value.contains(']')).then_some(YamlFault::Sign('['))
    }

    /// Whether there is nothing on it, or a comment.
    fn says_nothing(&self) -> bool {
        let text = self.text.trim();
        text.is_empty() || text.starts_with('#')
    }

    /// Whether the line before it that says something is a key without a value: what is further in belongs to it.
    fn is_below_an_open_key(&self, text: &str) -> bool {
        let mut end = self.start;
        while let Some(before) = end.checked_sub(1).map(|end| Line::at(text, end)) {
            if !before.says_nothing() {
                return before.text.trim_end().ends_with(':');
            }
            end = before.start;
        }
        false
    }
}

fn is_key(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || "_-".contains(c);
    text.starts_with(char::is_alphabetic) && text.chars().all(fits)
}

/// The byte position of a line and a column, both from 1.
fn position(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = &text[start.min(text.len())..];
    start
        + rest
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or(rest.len(), |(offset, _)| offset)
}
