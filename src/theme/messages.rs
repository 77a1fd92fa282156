//! The theme's own words: Fluent messages, one bundle per language.

use std::collections::BTreeSet;
use std::sync::{Mutex, OnceLock, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rustc_hash::FxHashMap;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Diagnostic, Problem, SourcePath, Span};
use crate::markdown::slugify;
use crate::site::{Read, note};

/// The messages of a theme in one language.
pub struct Messages {
    bundle: FluentBundle<FluentResource>,
    /// Those without arguments, ready.
    plain: FxHashMap<String, tera::Value>,
    /// Keys that were asked for and aren't there, to be told once.
    missing: Mutex<BTreeSet<String>>,
    /// The language's BCP 47 code.
    code: String,
    /// The messages of the other languages, the first first.
    others: Vec<Words>,
}

/// The messages of a language, without anything beside them: understood when they are needed.
struct Words {
    locale: String,
    texts: Vec<String>,
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

impl Messages {
    /// Reads the files of a theme and of those that it extends, the furthest first: a later one
    /// overrides. What can't be read is told.
    pub fn read(
        code: &str,
        locale: &str,
        files: &[(&SourcePath, &str)],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut bundle = empty_bundle(locale);
        let mut keys = BTreeSet::new();
        for (path, text) in files {
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, errors)| {
                    for error in errors {
                        let problem = Problem::MessagesBroken {
                            detail: error.kind.to_string(),
                        };
                        diagnostics.push(Diagnostic::at(problem, path, Span::from(error.pos)));
                    }
                    resource
                });
            keys.extend(resource.entries().filter_map(key_of));
            bundle.add_resource_overriding(resource);
        }
        let mut messages = Self {
            bundle,
            plain: FxHashMap::default(),
            missing: Mutex::default(),
            code: code.to_owned(),
            others: Vec::new(),
        };
        for key in keys {
            if let Some(text) = messages.format_complete(&key) {
                messages.plain.insert(key, tera::Value::from(text));
            }
        }
        messages
    }

    /// These messages, and where one isn't there that of the first other language that has it: a reader can do
    /// more with another language than with the name of a message. Languages come as their locale and files.
    #[must_use]
    pub fn or_else<'a>(
        mut self,
        others: impl Iterator<Item = (&'a str, Vec<(&'a SourcePath, &'a str)>)>,
    ) -> Self {
        let others = others.map(|(locale, files)| Words {
            locale: locale.to_owned(),
            texts: files.iter().map(|(_, text)| (*text).to_owned()).collect(),
            bundle: OnceLock::new(),
        });
        self.others = others.collect();
        self
    }

    /// A message without arguments, as a template gets it.
    pub fn plain(&self, key: &str) -> Option<tera::Value> {
        self.plain.get(key).cloned()
    }

    /// A message without arguments, if there is one.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.plain.get(key).and_then(tera::Value::as_str)
    }

    /// A message, with its arguments filled in. One that isn't there is told; it is that of another language, or
    /// else its own key.
    pub fn format(&self, key: &str, args: &FluentArgs<'_>) -> String {
        if let Some(text) = self.find(key) {
            return text.to_owned();
        }
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            note(|| Read::MissingMessage(self.code.clone(), key.to_owned()));
            if let Ok(mut missing) = self.missing.lock() {
                missing.insert(key.to_owned());
            }
            let mut elsewhere = self
                .others
                .iter()
                .filter_map(|words| words.format(key, args));
            return elsewhere.next().unwrap_or_else(|| key.to_owned());
        };
        self.bundle
            .format_pattern(pattern, Some(args), &mut Vec::new())
            .into_owned()
    }

    /// A message as a part of an address; `otherwise` where there is none that can be one.
    pub fn slug(&self, key: &str, otherwise: &str) -> String {
        let slug = slugify(self.find(key).unwrap_or_default());
        if slug.is_empty() {
            otherwise.to_owned()
        } else {
            slug
        }
    }

    /// The title of a list of what passes a filter: as the theme puts it, if it does.
    pub fn filtered_title(&self, section: &str, filter: &str) -> String {
        let mut args = FluentArgs::new();
        args.set("section", section);
        args.set("filter", filter);
        let message = self.bundle.get_message("filter-title");
        let pattern = message.and_then(|message| message.value());
        pattern.map_or_else(
            || format!("{section}: {filter}"),
            |pattern| {
                let mut errors = Vec::new();
                let text = self
                    .bundle
                    .format_pattern(pattern, Some(&args), &mut errors);
                text.into_owned()
            },
        )
    }

    /// A message without arguments. One that isn't there is its own key, and is told.
    pub fn text(&self, key: &str) -> String {
        self.format(key, &FluentArgs::new())
    }

    /// The keys that are there.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.plain.keys().map(String::as_str)
    }

    /// The messages that were asked for and aren't there: the language's code, and the key.
    pub fn missing(&self) -> Vec<(String, String)> {
        let missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        let missing = missing.iter();
        missing
            .map(|key| (self.code.clone(), key.clone()))
            .collect()
    }

    /// A message that needs no arguments; none if it does.
    fn format_complete(&self, key: &str) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, None, &mut errors)
            .into_owned();
        errors.is_empty().then_some(text)
    }
}

impl Words {
    fn format(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let bundle = self.bundle.get_or_init(|| {
            let mut bundle = empty_bundle(&self.locale);
            for text in &self.texts {
                // What can't be read is told where that language is read.
                let resource = FluentResource::try_new(text.clone());
                bundle.add_resource_overriding(resource.unwrap_or_else(|(resource, _)| resource));
            }
            bundle
        });
        let pattern = bundle.get_message(key)?.value()?;
        let text = bundle.format_pattern(pattern, Some(args), &mut Vec::new());
        Some(text.into_owned())
    }
}

fn empty_bundle(locale: &str) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = locale.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Marks around arguments are for mixed directions, and would be read aloud or copied.
    bundle.set_use_isolating(false);
    bundle
}

fn key_of(entry: &fluent_syntax::ast::Entry<&str>) -> Option<String> {
    match entry {
        fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    }
}

/// A value of a template as an argument of a message.
pub fn argument(value: &tera::Value) -> FluentValue<'static> {
    if let Some(number) = value.as_i64() {
        return FluentValue::from(number);
    }
    if let Some(number) = value.as_f64() {
        return FluentValue::from(number);
    }
    FluentValue::from(value.to_string())
}
