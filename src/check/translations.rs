//! Translations that have not followed the text that they were made from.

use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::site::Site;
use crate::translations::{Change, Standing, Word, difference};

/// How many words are quoted beside those that differ, and how many at most.
const BESIDE: usize = 3;
const MOST: usize = 12;

/// Tells, for each place in a translation that has not followed, what changed.
pub fn check_translations(site: &Site, standing: &Standing, found: &mut Vec<Diagnostic>) {
    for (name, stale) in standing.all_stale() {
        let languages = &site.config.languages;
        let (before, after) = stale.changes.first().map_or((None, None), quoted);
        let problem = Problem::StaleTranslation {
            entry: name.to_owned(),
            language: languages[stale.lang].name.clone(),
            source: languages[stale.source].name.clone(),
            before,
            after,
        };
        let place = match stale.span {
            Some(span) => Place::new(&stale.file, span),
            None => Place::file(&stale.file),
        };
        found.push(Diagnostic::new(problem, place));
    }
}

/// What was said before and what is said now, as far as it differs.
fn quoted(change: &Change) -> (Option<String>, Option<String>) {
    let (Some(before), Some(after)) = (&change.before, &change.after) else {
        let start =
            |words: &Option<String>| words.as_deref().map(|words| cut(words, 0, usize::MAX));
        return (start(&change.before), start(&change.after));
    };
    let words = difference(before, after);
    let kept = |word: Option<&Word>| match word {
        Some(Word::Kept(words)) => words.clone(),
        _ => String::new(),
    };
    let (first, last) = (kept(words.first()), kept(words.last()));
    let (first, last) = (
        first.split_whitespace().count(),
        last.split_whitespace().count(),
    );
    (
        Some(cut(before, first, last)),
        Some(cut(after, first, last)),
    )
}

/// The words of a text but for these many at its start and at its end, with some beside them.
fn cut(text: &str, first: usize, last: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let start = first.saturating_sub(BESIDE).min(words.len());
    let end = match last {
        usize::MAX => words.len(),
        last => (words.len().saturating_sub(last) + BESIDE).clamp(start, words.len()),
    };
    let end = end.min(start + MOST);
    let mut said = words[start..end].join(" ");
    if start > 0 {
        said.insert_str(0, "… ");
    }
    if end < words.len() {
        said.push_str(" …");
    }
    said
}
