//! Differences as Markdown, for the comments of a pull request.

use super::text::{heading, noun, rest, verb, words};
use super::{Change, Difference, Differences};
use crate::diagnostic::Tongue;

/// How many rows a language has before the rest is folded away.
const OPEN: usize = 20;

/// Differences as Markdown: a table per language.
pub fn markdown(found: &Differences, tongue: Tongue) -> String {
    let title = tongue.choose(
        "Wat deze wijziging met de site doet",
        "What this change does to the site",
    );
    let mut out = format!("### {title}\n\n");
    for (language, list) in found.by_language() {
        let heading = heading(language, tongue);
        let fold = list.len() > OPEN;
        if fold {
            let count = list.len();
            out.push_str(&format!(
                "<details><summary>{heading}: {count}</summary>\n\n"
            ));
        } else {
            out.push_str(&format!("**{heading}**\n\n"));
        }
        let (what, where_, said) = tongue.choose(
            ("wat", "adres", "titel en bijzonderheden"),
            ("what", "address", "title and details"),
        );
        out.push_str(&format!(
            "| {what} | {where_} | {said} |\n| --- | --- | --- |\n"
        ));
        for difference in list {
            out.push_str(&row(difference, tongue));
        }
        out.push_str(if fold { "\n</details>\n\n" } else { "\n" });
    }
    for line in rest(found, tongue) {
        out.push_str(&line);
        out.push_str("\n\n");
    }
    out.trim_end().to_owned() + "\n"
}

fn row(difference: &Difference, tongue: Tongue) -> String {
    let verb = verb(&difference.change, tongue);
    let noun = noun(difference.sort, tongue);
    let mut address = format!("`{}`", difference.address);
    let mut said = vec![escaped(&difference.title)];
    match &difference.change {
        Change::Moves { to } => address.push_str(&format!(" → `{to}`")),
        Change::Changes { details } => {
            said.extend(details.iter().map(|detail| escaped(&words(detail, tongue))));
        }
        _ => {}
    }
    said.retain(|said| !said.is_empty());
    format!("| {verb}: {noun} | {address} | {} |\n", said.join("<br>"))
}

/// A text that means nothing in a table of Markdown but itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '@' | '#' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
