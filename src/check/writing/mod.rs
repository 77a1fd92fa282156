//! Writing for everyone: what makes a text harder to read, to hear or to find one's way in.

mod front;
mod headings;
mod language;
mod links;
mod pictures;
mod sentences;
mod signs;
mod summary;

use language::Known;
pub(super) use links::has_unfinished as has_unfinished_link;

use super::texts::Text;
use crate::diagnostic::{Diagnostic, Problem};
use crate::site::Site;

/// Every rule, as it is for a site.
pub(super) struct Rules<'a> {
    site: &'a Site,
    /// The languages that a text can be in.
    languages: Vec<Known<'a>>,
}

impl<'a> Rules<'a> {
    pub(super) fn of(site: &'a Site) -> Self {
        let languages = language::known(site);
        Self { site, languages }
    }

    /// Looks at a text by every rule.
    pub(super) fn check(&self, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
        let code = self.site.config.languages[text.lang].code.as_str();
        front::check(text, found);
        headings::check(text, found);
        links::check(text, found);
        pictures::check(text, found);
        sentences::check(text, found);
        signs::check(text, code, found);
        summary::check(text, found);
        language::check(&self.languages, text, found);
        for table in &text.tables_without_header {
            found.push(text.tell(Problem::TableWithoutHeader, *table));
        }
    }
}
