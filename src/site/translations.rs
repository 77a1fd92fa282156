//! What isn't there in every language.

use super::entry::Edition;
use super::gathered::Gathered;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Problem, SourcePath};
use crate::lang::PerLang;
use crate::source::words_file;

impl Gathered {
    /// Tells, for every entry and landing page, the languages that it isn't there in.
    pub(super) fn check_translations(&self, config: &Config, diagnostics: &mut Vec<Diagnostic>) {
        for (path, draft) in &self.drafts {
            tell_missing(
                path.as_str(),
                &draft.editions,
                Some(&draft.withdrawn),
                config,
                diagnostics,
            );
        }
        for (section, editions) in &self.landings {
            tell_missing(
                &format!("{section}/_index"),
                editions,
                None,
                config,
                diagnostics,
            );
        }
        tell_missing("_index", &self.homes, None, config, diagnostics);
    }
}

fn tell_missing(
    name: &str,
    editions: &PerLang<Option<Edition>>,
    withdrawn: Option<&PerLang<Option<SourcePath>>>,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some((_, edition)) = editions.present().next() else {
        return;
    };
    for (lang, language) in config.languages.iter() {
        if editions[lang].is_some() {
            continue;
        }
        let (problem, place) = match withdrawn.and_then(|withdrawn| withdrawn[lang].as_ref()) {
            Some(file) => (
                Problem::TranslationIsDraft {
                    entry: name.to_owned(),
                    language: language.name.clone(),
                },
                Place::file(file),
            ),
            None => (
                Problem::MissingTranslation {
                    entry: name.to_owned(),
                    language: language.name.clone(),
                    file: words_file(&edition.file, &language.code),
                },
                Place::file(&edition.file),
            ),
        };
        diagnostics.push(Diagnostic::new(problem, place));
    }
}
