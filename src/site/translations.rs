//! What isn't there in every language.

use super::entry::Edition;
use super::gathered::{Gathered, Landing};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Problem, SourcePath};
use crate::lang::PerLang;
use crate::source::{landing_name, words_file};

impl Gathered {
    /// Tells, for every entry and landing page, the languages that it isn't there in.
    pub(super) fn check_translations(&self, config: &Config, diagnostics: &mut Vec<Diagnostic>) {
        for (path, draft) in &self.drafts {
            tell_missing(
                path.as_str(),
                &draft.editions,
                &draft.withdrawn,
                config,
                diagnostics,
            );
        }
        let of_sections = self.landings.iter();
        let of_sections = of_sections.map(|(section, it)| (landing_name(Some(section)), it));
        for (name, landing) in of_sections.chain([(landing_name(None), &self.home)]) {
            let Landing {
                editions,
                withdrawn,
            } = landing;
            tell_missing(&name, editions, withdrawn, config, diagnostics);
        }
    }
}

fn tell_missing(
    name: &str,
    editions: &PerLang<Option<Edition>>,
    withdrawn: &PerLang<Option<SourcePath>>,
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
        let (problem, place) = match &withdrawn[lang] {
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
