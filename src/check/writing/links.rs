//! The words of a link say where it leads: many read or hear them by themselves, in a list.

use crate::check::texts::Text;
use crate::diagnostic::{Diagnostic, Problem};

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
];

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    for block in &text.blocks {
        for link in &block.links {
            let words = block.text[link.words.clone()].trim();
            let is_address = link.is_bare && !link.target.value.starts_with("mailto:")
                || words.contains("://")
                || words.starts_with("www.");
            let bare = words
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            if is_address || EMPTY.contains(&bare.as_str()) {
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
