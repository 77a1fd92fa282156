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

use super::glance::Glance;
use super::texts::Text;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Problem};

/// Every rule, as it is for a site.
pub(super) struct Rules<'a> {
    pub(super) config: &'a Config,
    /// The languages that a text can be in.
    languages: Vec<Known<'a>>,
}

impl<'a> Rules<'a> {
    pub(super) fn of(config: &'a Config) -> Self {
        let languages = language::known(config);
        Self { config, languages }
    }

    /// Looks at a text by every rule; `glances` has one of each of its blocks.
    pub(super) fn check(&self, text: &Text<'_>, glances: &[Glance], found: &mut Vec<Diagnostic>) {
        let code = self.config.languages[text.lang].code.as_str();
        front::check(text, found);
        headings::check(text, found);
        links::check(text, glances, found);
        pictures::check(text, found);
        sentences::check(text, glances, found);
        signs::check(text, glances, code, found);
        summary::check(text, found);
        language::check(&self.languages, text, found);
        for table in &text.prose().tables_without_header {
            found.push(text.tell(Problem::TableWithoutHeader, *table));
        }
    }
}
