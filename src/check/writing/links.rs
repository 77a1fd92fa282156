//! The words of a link say where it leads: many read or hear them by themselves, in a list.

use std::ops::Range;

use crate::check::glance::Glance;
use crate::check::texts::Text;
use crate::diagnostic::{Diagnostic, Problem};
use crate::markdown::GAP;

/// What says nothing by itself, in small letters and without signs around it.
const EMPTY: &[&str] = &[
    "klik",
    "klik hier",
    "hier",
    "lees meer",
    "lees verder",
    "lees hier meer",
    "meer",
    "verder",
    "link",
    "deze link",
    "deze pagina",
    "via deze link",
    "meer info",
    "meer informatie",
    "meer lezen",
    "website",
    "click",
    "click here",
    "here",
    "read more",
    "more",
    "continue",
    "learn more",
    "this",
    "this link",
    "this page",
    "more info",
    "more information",
    "go",
    "ga",
    "find out more",
    "see more",
    "dit",
    "deze",
];

/// What says how to follow a link and not where it leads, whatever comes after it.
const BEGINNINGS: [&str; 2] = ["klik hier ", "click here "];

/// How the address of a link starts, where it isn't the name of a file.
const STARTS: [&str; 5] = ["/", "#", "http", "mailto:", "www."];

pub(super) fn check(text: &Text<'_>, glances: &[Glance], found: &mut Vec<Diagnostic>) {
    for (block, glance) in text.blocks().iter().zip(glances) {
        let unfinished = glance.has_marks.then(|| unfinished(&block.text));
        for range in unfinished.into_iter().flatten() {
            let text_of_it = block.text[range.clone()].to_owned();
            let problem = Problem::LinkUnfinished { text: text_of_it };
            found.push(text.tell(problem, block.span(range)));
        }
        for link in &block.links {
            let words = block.text[link.words.clone()].trim();
            let is_address = link.is_bare && !link.target.value.starts_with("mailto:")
                || words.contains("://")
                || words.starts_with("www.");
            let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
            let shows_picture = || {
                let mut images = block.images.iter().map(|image| image.span.start);
                let place = link.span.range();
                images.any(|start| place.contains(&(start as usize)))
            };
            let says_nothing = says_nothing(bare)
                || bare.is_empty() && !link.is_bare && !words.contains(GAP) && !shows_picture();
            if is_address || says_nothing {
                let words = if link.is_bare {
                    link.target.value.as_str()
                } else {
                    words
                };
                let problem = Problem::VagueLink {
                    words: words.to_owned(),
                    is_address,
                };
                found.push(text.tell(problem, link.span));
            }
        }
    }
}

/// Whether the words of a link say nothing by themselves.
fn says_nothing(words: &str) -> bool {
    let starts_like = |beginning: &&str| {
        let start = words.get(..beginning.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(beginning))
    };
    EMPTY.iter().any(|empty| empty.eq_ignore_ascii_case(words))
        || BEGINNINGS.iter().any(starts_like)
}

/// Whether something in a text was to be a link, and isn't.
pub(in crate::check) fn has_unfinished(text: &Text<'_>) -> bool {
    text.blocks()
        .iter()
        .any(|block| !unfinished(&block.text).is_empty())
}

/// Where what was to be a link has stayed words: its address isn't closed, or has a space in it or before it.
fn unfinished(text: &str) -> Vec<Range<usize>> {
    let closed = text.match_indices(']').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let address = rest.trim_start().strip_prefix('(')?.trim_start();
        let is_meant = STARTS.iter().any(|start| address.starts_with(start));
        let start = text[..at].rfind('[').filter(|_| is_meant)?;
        let length = address.find([')', ' ', '\n']).unwrap_or(address.len());
        Some(start..text.len() - address.len() + length)
    });
    closed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_to_be_a_link_is_found() {
        let found = |text: &'static str| -> Vec<&str> {
            unfinished(text)
                .into_iter()
                .map(|range| &text[range])
                .collect()
        };
        assert_eq!(
            found("Zie [het fonds](/news/grant en meer"),
            ["[het fonds](/news/grant"]
        );
        assert_eq!(
            found("[a] (https://x.example) b"),
            ["[a] (https://x.example"]
        );
        assert!(found("een [noot] (zie onder), en [x] of (y)").is_empty());
    }
}
