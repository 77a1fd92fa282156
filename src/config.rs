//! The settings of a site: `site.yaml`.

mod keys;

pub use keys::KEYS;

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::content::Kind;
use crate::diagnostic::{At, Code, Diagnostic, Problem, Severity, SourcePath, Span, nearest};
use crate::lang::{Language, Languages, PerLang};
use crate::yaml::{self, Fields};
use keys::{LANGUAGE_KEYS, SECTION_KEYS, SECURITY_KEYS, choices_of_severity, settable_codes};

/// How many entries a list shows on a page, where the section doesn't say.
const PER_PAGE: usize = 20;

/// The settings of a site.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where the site will be: scheme and host, without a closing slash.
    pub base_url: String,
    /// The name of the theme.
    pub theme: At<String>,
    /// The zone on whose wall clock everything takes place.
    pub timezone: TimeZone,
    /// The languages, in order.
    pub languages: Languages,
    /// The sections, in order.
    pub sections: Vec<SectionConfig>,
    /// The topics, in order.
    pub topics: Vec<Topic>,
    /// What the menu leads to: sections and pages, by name.
    pub menu: Vec<At<String>>,
    /// Whether the site can be searched.
    pub search: bool,
    /// How bad findings are on this site, by their codes; none for those that aren't told.
    pub checks: BTreeMap<Code, Option<Severity>>,
    /// To whom a hole in the site is told: an e-mail address or a web address.
    pub security_contact: Option<At<String>>,
}

/// A top-level folder of `content/` and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionConfig {
    /// The folder's name.
    pub key: String,
    /// The kind of its entries.
    pub kind: Kind,
    /// How many entries its list shows on a page.
    pub per_page: usize,
}

/// Something that entries can be filed under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its name in facts.
    pub key: String,
    /// Its name in each language.
    pub names: PerLang<String>,
}

impl Config {
    /// The path of the file from the site's root.
    pub const FILE: &'static str = "site.yaml";

    /// Reads the settings. None if languages, sections or topics are not known, for then every file
    /// would seem wrong; what is wrong is told either way.
    pub fn read(text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let file = SourcePath::new(Self::FILE);
        let node = match yaml::parse(text, 0) {
            Ok(node) => node,
            Err(problem) => {
                diagnostics.push(Diagnostic::at(problem.value, &file, problem.span));
                return None;
            }
        };
        let told = diagnostics.len();
        let mut fields = Fields::of_document(node, text, &file, diagnostics);
        let languages = read_languages(&mut fields);
        let codes = languages.codes();
        let has_languages = codes.len() > 1 && codes.iter().all(|code| is_code(code));
        if !has_languages {
            fields.discard("topics"); // whose names are by language
        }
        let config = Self {
            base_url: read_base_url(&mut fields),
            theme: fields
                .text("theme")
                .unwrap_or_else(|| At::new("plain".into(), Span::default())),
            timezone: read_timezone(&mut fields),
            sections: read_sections(&mut fields),
            topics: read_topics(&mut fields, &languages),
            menu: fields.texts("menu"),
            search: fields.flag("search").unwrap_or(true),
            checks: read_checks(&mut fields),
            security_contact: read_security(&mut fields),
            languages,
        };
        fields.finish(KEYS);
        // Without a section, a topic or a language, every file would seem wrong; and what isn't a map where
        // one of them is named goes by its name.
        let is_harmless = |key: &str| {
            [
                "menu", "search", "checks", "per_page", "security", "contact",
            ]
            .contains(&key)
        };
        let has_sections = !diagnostics[told..]
            .iter()
            .any(|found| match &found.problem {
                Problem::NotAChoice { key, .. }
                | Problem::MissingKey { key }
                | Problem::EmptyKey { key } => key == "kind",
                Problem::BadName { .. } => true,
                Problem::WrongType { key, .. } => !is_harmless(key),
                _ => false,
            });
        (has_languages && has_sections).then_some(config)
    }

    /// An address on the site with the site's own before it: a path with a slash before it.
    pub fn permalink(&self, href: &str) -> String {
        format!("{}{href}", self.base_url)
    }

    /// Where the site is, without its scheme.
    pub fn host(&self) -> &str {
        let (_, host) = self.base_url.split_once("://").unwrap_or_default();
        host
    }

    /// The section of this folder.
    pub fn section(&self, key: &str) -> Option<&SectionConfig> {
        self.sections.iter().find(|section| section.key == key)
    }

    /// The kind of the entries in a folder of `content/`; what lies straight under it are pages.
    ///
    /// # Errors
    /// That there is no such section.
    pub fn kind_of(&self, section: Option<&str>) -> Result<Kind, Problem> {
        let Some(folder) = section else {
            return Ok(Kind::Page);
        };
        self.section(folder)
            .map(|section| section.kind)
            .ok_or_else(|| Problem::UnknownSection {
                nearest: nearest(
                    folder,
                    self.sections.iter().map(|section| section.key.as_str()),
                ),
                known: self
                    .sections
                    .iter()
                    .map(|section| section.key.clone())
                    .collect(),
                folder: folder.to_owned(),
            })
    }
}

fn read_base_url(fields: &mut Fields<'_>) -> String {
    let Some(given) = fields.required_text("base_url") else {
        return String::new();
    };
    let url = given.value.trim_end_matches('/');
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    if !crate::yaml::is_web_address(url)
        || host.is_some_and(|host| host.contains(['/', '?', '#', '@']))
    {
        fields.report(
            Problem::BadBaseUrl {
                url: given.value.clone(),
            },
            given.span,
        );
        return String::new();
    }
    url.to_owned()
}

fn read_security(fields: &mut Fields<'_>) -> Option<At<String>> {
    let contact = fields.nested("security", SECURITY_KEYS, |security| {
        security.secure_contact("contact")
    });
    contact.flatten()
}

fn read_timezone(fields: &mut Fields<'_>) -> TimeZone {
    let Some(name) = fields.text("timezone") else {
        return TimeZone::UTC;
    };
    TimeZone::get(&name.value).unwrap_or_else(|_| {
        fields.report(Problem::BadTimeZone { zone: name.value }, name.span);
        TimeZone::UTC
    })
}

fn read_languages(fields: &mut Fields<'_>) -> Languages {
    let place = fields
        .unread()
        .find(|key| key.value == "languages")
        .map(|key| key.span);
    let languages = fields.named("languages", LANGUAGE_KEYS, |code, fields| {
        if !is_code(&code.value) {
            fields.report(
                Problem::BadLanguageCode {
                    code: code.value.clone(),
                },
                code.span,
            );
        }
        Language {
            code: code.value.clone(),
            name: fields
                .required_text("name")
                .map_or_else(|| code.value.clone(), |name| name.value),
            locale: read_locale(&code.value, fields),
            title: fields
                .required_text("title")
                .map(|title| title.value)
                .unwrap_or_default(),
            description: fields
                .text("description")
                .map(|text| text.value)
                .unwrap_or_default(),
        }
    });
    match place {
        None => fields.missing("languages"),
        Some(span) if languages.len() < 2 => fields.report(Problem::OneLanguage, span),
        Some(_) => {}
    }
    Languages::new(languages)
}

fn read_checks(fields: &mut Fields<'_>) -> BTreeMap<Code, Option<Severity>> {
    let choices = choices_of_severity();
    let read = |fields: &mut Fields<'_>| {
        let names: Vec<At<String>> = fields.unread().cloned().collect();
        names
            .into_iter()
            .filter_map(|name| match Code::settable(&name.value) {
                Ok(code) => Some((code, fields.choice(&name.value, &choices)?)),
                Err(problem) => {
                    fields.report(problem, name.span);
                    fields.discard(&name.value);
                    None
                }
            })
            .collect()
    };
    fields
        .nested("checks", &settable_codes(), read)
        .unwrap_or_default()
}

fn is_code(code: &str) -> bool {
    code.parse::<icu_locale_core::LanguageIdentifier>().is_ok()
        && code
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn read_locale(code: &str, fields: &mut Fields<'_>) -> String {
    let Some(locale) = fields.text("locale") else {
        return code.to_owned();
    };
    if locale.value.parse::<icu_locale_core::Locale>().is_err() {
        fields.report(
            Problem::BadLocale {
                locale: locale.value,
            },
            locale.span,
        );
        return code.to_owned();
    }
    locale.value
}

fn read_sections(fields: &mut Fields<'_>) -> Vec<SectionConfig> {
    let kinds: Vec<(&str, Kind)> = Kind::ALL
        .into_iter()
        .map(|kind| (kind.as_str(), kind))
        .collect();
    fields.named("sections", SECTION_KEYS, |key, fields| {
        fields.require("kind");
        check_name(key, fields);
        SectionConfig {
            key: key.value.clone(),
            kind: fields.choice("kind", &kinds).unwrap_or(Kind::Page),
            per_page: fields
                .count("per_page")
                .map_or(PER_PAGE, |count| (count.value as usize).max(1)),
        }
    })
}

/// Reports a name that can't be a folder and a part of an address. Of other scripts any sign may be
/// in one.
fn check_name(name: &At<String>, fields: &mut Fields<'_>) {
    let text = name.value.as_str();
    let fits = |c: char| c.is_alphanumeric() || !c.is_ascii() || "-._~".contains(c);
    if text.is_empty() || text.starts_with('.') || !text.chars().all(fits) {
        let problem = Problem::BadName {
            name: text.to_owned(),
            suggestion: None,
        };
        fields.report(problem, name.span);
    }
}

fn read_topics(fields: &mut Fields<'_>, languages: &Languages) -> Vec<Topic> {
    let codes = languages.codes();
    let known: Vec<&str> = codes.iter().map(String::as_str).collect();
    fields.named("topics", &known, |key, fields| {
        check_name(key, fields);
        let names = PerLang::from_fn(languages, |lang| {
            let code = &languages[lang].code;
            fields.text(code).map_or_else(
                || {
                    let problem = Problem::TopicWithoutName {
                        topic: key.value.clone(),
                        language: code.clone(),
                    };
                    fields.report(problem, key.span);
                    key.value.clone()
                },
                |name| name.value,
            )
        });
        Topic {
            key: key.value.clone(),
            names,
        }
    })
}
