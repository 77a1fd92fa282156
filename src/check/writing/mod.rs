//! Writing for everyone: what makes a text harder to read, to hear or to find one's way in.

mod headings;
mod language;
mod links;
mod pictures;
mod sentences;
mod signs;
mod summary;

use super::texts::Text;
use crate::diagnostic::{Diagnostic, Problem};
use crate::site::Site;

/// Looks at a text by every rule.
pub(super) fn check(site: &Site, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let code = site.config.languages[text.lang].code.as_str();
    headings::check(text, found);
    links::check(text, found);
    pictures::check(text, found);
    sentences::check(text, found);
    signs::check(text, code, found);
    summary::check(text, found);
    language::check(site, text, code, found);
    for table in &text.tables_without_header {
        found.push(text.tell(Problem::TableWithoutHeader, *table));
    }
}
