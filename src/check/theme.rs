//! What a site needs of its theme.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Problem, SourcePath, nearest};
use crate::theme::Theme;

/// The templates that some page goes through.
const TEMPLATES: [&str; 15] = [
    "home.html",
    "section.html",
    "topic.html",
    "news.html",
    "event.html",
    "workshop.html",
    "initiative.html",
    "partner.html",
    "place.html",
    "page.html",
    "search.html",
    "index.html",
    "not-found.html",
    "chooser.html",
    "redirect.html",
];

/// Every template that some page goes through is there.
pub fn check_templates(theme: &Theme, found: &mut Vec<Diagnostic>) {
    for template in TEMPLATES
        .iter()
        .filter(|template| !theme.templates.contains_key(**template))
    {
        let problem = Problem::TemplateMissing {
            template: (*template).to_owned(),
            theme: theme.name.clone(),
        };
        let file = SourcePath::new(format!("themes/{}/theme.yaml", theme.name));
        found.push(Diagnostic::of_file(problem, &file));
    }
}

/// Tells of messages that were asked for and aren't there: the code of a language, and a key.
pub fn missing_messages(
    theme: &Theme,
    config: &Config,
    missing: &BTreeSet<(String, String)>,
) -> Vec<Diagnostic> {
    let told = missing.iter().filter_map(|(code, key)| {
        let messages = &theme.messages[config.languages.find(code)?];
        // What another language has is called so: it is missing here, and not misspelled there.
        let is_elsewhere = config
            .languages
            .iter()
            .any(|(lang, _)| theme.messages[lang].keys().any(|other| other == key));
        let problem = Problem::MessageMissing {
            nearest: nearest(key, messages.keys()).filter(|_| !is_elsewhere),
            language: code.clone(),
            key: key.clone(),
        };
        Some(Diagnostic::of_file(problem, &theme.messages_file(code)))
    });
    told.collect()
}
