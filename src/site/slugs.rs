//! The parts that addresses are made of: each entry's, folder's and section's own, per language.

use rustc_hash::FxHashMap;

use super::address::address_part;
use super::entry::Edition;
use crate::diagnostic::{Diagnostic, Problem, SourcePath};
use crate::lang::{Lang, PerLang};
use crate::markdown::slugify;

/// The slugs of everything that has words, by its name and language.
#[derive(Debug, Default)]
pub(super) struct Slugs(FxHashMap<(String, Lang), String>);

impl Slugs {
    /// Notes the slugs of what goes by this name. What can't be a slug is told, and left out.
    pub(super) fn note(
        &mut self,
        name: &str,
        editions: &PerLang<Option<Edition>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (lang, edition) in editions.present() {
            let Some(slug) = &edition.words.slug else {
                continue;
            };
            if let Some(part) = address_part(&slug.value) {
                self.0.insert((name.to_owned(), lang), part.into_owned());
            } else {
                let suggestion = Some(slugify(&slug.value)).filter(|slug| !slug.is_empty());
                let problem = Problem::BadSlug {
                    slug: slug.value.clone(),
                    suggestion,
                };
                diagnostics.push(Diagnostic::at(problem, &edition.file, slug.span));
            }
        }
    }

    /// The parts of the address of what lies at this path from `content/`: for each folder on the
    /// way its slug, or else its name.
    pub(super) fn parts<'a>(&'a self, path: &'a str, lang: Lang) -> Vec<&'a str> {
        let ends = path
            .match_indices('/')
            .map(|(end, _)| end)
            .chain([path.len()]);
        let mut start = 0;
        let mut parts = Vec::new();
        for end in ends {
            let slug = if self.0.is_empty() {
                None
            } else {
                self.0.get(&(path[..end].to_owned(), lang))
            };
            parts.push(slug.map_or(&path[start..end], String::as_str));
            start = end + 1;
        }
        parts
    }
}

/// Reports the folders and the file of an entry whose names can't be part of an address.
pub(super) fn check_names(
    path: &str,
    file: &SourcePath,
    has_slug: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut names = path.split('/').peekable();
    while let Some(name) = names.next() {
        let is_last = names.peek().is_none();
        if address_part(name).is_none() && !(is_last && has_slug) {
            let suggestion = Some(slugify(name)).filter(|slug| !slug.is_empty());
            let problem = Problem::BadName {
                name: name.to_owned(),
                suggestion,
            };
            diagnostics.push(Diagnostic::of_file(problem, file));
        }
    }
}
