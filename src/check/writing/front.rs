//! The lines above a text: what is written there is read to its end.

use crate::check::texts::Text;
use crate::diagnostic::{Diagnostic, Problem, Span};

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let words = &text.manuscript.words;
    let others = [&words.summary, &words.image_alt];
    for value in std::iter::once(&words.title).chain(others.into_iter().flatten()) {
        if value.value.is_empty() {
            continue; // it isn't written anywhere
        }
        if let Some(place) = cut_off(text.source(), value.span) {
            let rest = text.quote(place);
            found.push(text.tell(Problem::ValueCutShort { rest }, place));
        }
    }
}

/// What stands on the line of a value behind a `#` that no space follows: to YAML a comment, to its writer a number or
/// a tag.
fn cut_off(source: &str, value: Span) -> Option<Span> {
    let rest = source.get(value.range().end..)?.lines().next()?;
    let comment = rest.trim_start();
    let is_meant = comment
        .strip_prefix('#')?
        .starts_with(char::is_alphanumeric);
    let start = value.range().end + (rest.len() - comment.len());
    is_meant.then(|| Span::new(start, start + comment.trim_end().len()))
}
