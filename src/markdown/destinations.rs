//! Where in a text the addresses of its links and pictures are written, each place once: to put
//! another address there. What is shown as code is no link, and has none.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::OPTIONS;
use super::directives::{Mark, Prepared};
use crate::diagnostic::At;

/// The addresses in a text that starts `base` bytes into its file: of links and pictures, of the
/// definitions that links refer to, and what components have as `to` and `src`.
pub fn destinations(text: &str, base: usize) -> Vec<At<String>> {
    let prepared = Prepared::new(text, base);
    let source = &*prepared.text;
    let mut found = Vec::new();
    let parser = Parser::new_ext(source, OPTIONS);
    for (_, definition) in parser.reference_definitions().iter() {
        let written = &source[definition.span.clone()];
        let after_label = written.find("]:").map(|at| at + 2);
        let range = after_label.and_then(|start| written_at(&written[start..], &definition.dest));
        if let (Some(range), Some(label)) = (range, after_label) {
            let start = definition.span.start + label;
            found.push((definition.dest.to_string(), shifted(range, start)));
        }
    }
    // Of each link that is open: its address, its end, and where the last thing in it ended.
    let mut open: Vec<(Option<String>, usize, usize)> = Vec::new();
    for (event, range) in parser.into_offset_iter() {
        let is_end = matches!(event, Event::End(TagEnd::Link | TagEnd::Image));
        if is_end && let Some((Some(destination), end, inner)) = open.pop() {
            found.extend(after_text(source, inner..end, &destination));
        }
        if let Some((.., inner)) = open.last_mut() {
            *inner = (*inner).max(range.end);
        }
        if let Event::Start(
            Tag::Link {
                link_type,
                dest_url,
                ..
            }
            | Tag::Image {
                link_type,
                dest_url,
                ..
            },
        ) = event
        {
            let inline = (link_type == LinkType::Inline).then(|| dest_url.to_string());
            open.push((inline, range.end, range.start));
        }
    }
    let mut found: Vec<At<String>> = found
        .into_iter()
        .map(|(destination, range)| At::new(destination, prepared.span(range)))
        .collect();
    for mark in &prepared.marks {
        if let Mark::Open(call) | Mark::Leaf(call) = mark {
            let arguments = ["to", "src"].into_iter();
            found.extend(arguments.filter_map(|name| call.argument(name).cloned()));
        }
    }
    found
}

/// The address in what follows the text of an inline link.
fn after_text(
    source: &str,
    rest: Range<usize>,
    destination: &str,
) -> Option<(String, Range<usize>)> {
    let start = rest.start + source[rest.clone()].find("](")? + 2;
    let range = written_at(source.get(start..rest.end)?, destination)?;
    Some((destination.to_owned(), shifted(range, start)))
}

/// An address as it is written at the start of a text: between `<` and `>`, or up to a space or the
/// closing bracket. Signs may be written in other ways there.
fn written_at(text: &str, destination: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    if let Some(inner) = rest.strip_prefix('<') {
        let end = inner.find('>')?;
        return Some(start + 1..start + 1 + end);
    }
    if !destination.is_empty() && rest.starts_with(destination) {
        return Some(start..start + destination.len());
    }
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let raw = &rest[..end];
    let raw = raw.strip_suffix(')').unwrap_or(raw);
    raw.contains(['\\', '&'])
        .then_some(start..start + raw.len())
}

fn shifted(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_once() {
        let text = "[/a](/a 'x') [`](/x)`](</b c>) [![p](p.svg)](../c.nl.md#d) [/e][e] [e] `[x](/n)`\n\n\
                    ```\n[y](/n)\n```\n\n::button{to=\"/f\" label=\"/f\"}\n\n![q](q.svg) [](/g)\n\n\
                    > [z](\n> /h)\n\n[e]: /e\n";
        let found = destinations(text, 0);
        let mut found: Vec<&str> = found
            .iter()
            .map(|place| {
                let written = &text[place.span.range()];
                assert_eq!(written, place.value);
                let before = text.as_bytes()[place.span.range().start - 1];
                assert!(!before.is_ascii_alphanumeric());
                written
            })
            .collect();
        found.sort_unstable();
        let expected = [
            "../c.nl.md#d",
            "/a",
            "/b c",
            "/e",
            "/f",
            "/g",
            "p.svg",
            "q.svg",
        ];
        assert_eq!(found, expected);
    }
}
