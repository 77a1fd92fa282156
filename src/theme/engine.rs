//! Views and texts to HTML: Tera, once for each language.

use std::sync::Arc;

use jiff::civil::Date;
use tera::{Context, ErrorKind, Tera, Value};

use super::components::Components;
use super::dates::Dates;
use super::escape::escape;
use super::filters::{self, FilterTools};
use super::functions::{self, FunctionTools};
use super::load::{Theme, start_of_file};
use super::numbers::Numbers;
use super::scene::{Scene, Shown};
use super::views::{Cards, LangView, SiteView};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Problem, SourcePath, Span, Texts};
use crate::lang::{Lang, PerLang};
use crate::site::Site;
use crate::source::World;

/// A page that could not be made, and why.
pub type RenderError = Diagnostic;

/// Makes pages: a theme's templates with a site's views.
pub struct Engine {
    pub(super) tera: PerLang<Tera>,
    pub(super) theme: Arc<Theme>,
    pub(super) site: Arc<Site>,
    scene: Arc<Scene>,
    components: Components,
    tools: PerLang<Option<Arc<FilterTools>>>,
}

impl Engine {
    /// Reads the templates of a theme, for each language of the site. What can't be read is told.
    pub fn new(
        world: &World,
        theme: &Arc<Theme>,
        site: &Arc<Site>,
        cards: &Arc<Cards>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut templates: Vec<(String, String)> = theme
            .templates
            .iter()
            .filter_map(|(name, path)| Some((name.clone(), world.text(path)?.to_owned())))
            .collect();
        let config = Arc::new(site.config.clone());
        let shown = Shown {
            site: Arc::clone(site),
            cards: Arc::clone(cards),
        };
        let scene = Arc::new(Scene::new(shown.clone()));
        let today = site.now.today();
        let tools = PerLang::from_fn(&site.config.languages, |lang| {
            filter_tools(theme, &config, today, lang).map(Arc::new)
        });
        // Templates are read once: what differs between languages is what they call.
        let mut read: Option<Tera> = None;
        let tera = PerLang::from_fn(&site.config.languages, |lang| {
            let is_first = read.is_none();
            let mut tera = read.take().unwrap_or_else(empty);
            equip(&mut tera, theme, &scene, tools[lang].as_ref(), lang);
            if is_first {
                add_templates(&mut tera, &mut templates, theme, diagnostics);
            }
            read = Some(tera.clone());
            tera
        });
        let components = tera
            .iter()
            .next()
            .map(|(_, tera)| Components::of(tera))
            .unwrap_or_default();
        let mut engine = Self {
            tera,
            theme: Arc::clone(theme),
            site: Arc::clone(site),
            scene,
            components,
            tools,
        };
        engine.show(shown);
        engine
    }

    /// Shows another site with the same settings, on the same day, by the same templates.
    pub fn show(&mut self, shown: Shown) {
        self.site = Arc::clone(&shown.site);
        for (lang, tera) in self.tera.iter_mut() {
            let globals = tera.global_context();
            let site = SiteView::new(&shown.site, &shown.cards, &self.theme.messages[lang], lang);
            globals.insert("site", &site);
            globals.insert("lang", &LangView::new(&shown.site, lang));
            globals.insert("today", &shown.site.now.today().to_string());
        }
        self.scene.show(shown);
    }

    /// What every template is told of the site, in a language.
    pub fn globals(&self, lang: Lang) -> Value {
        let messages = &self.theme.messages[lang];
        let shown = self.scene.shown();
        Value::from_serializable(&SiteView::new(&shown.site, &shown.cards, messages, lang))
    }

    /// Writes dates as a language does.
    pub fn dates(&self, lang: Lang) -> Option<&Dates> {
        self.tools[lang].as_ref().map(|tools| &tools.dates)
    }

    /// The components that texts can call.
    pub fn components(&self) -> &Components {
        &self.components
    }

    /// Whether the theme has this template.
    pub fn has_template(&self, name: &str) -> bool {
        self.theme.templates.contains_key(name)
    }

    /// Makes a page: its bytes, in UTF-8. `text` is how many bytes of them are known to be its text.
    ///
    /// # Errors
    /// Where in which template it went wrong.
    pub fn render(
        &self,
        template: &str,
        lang: Lang,
        context: &Context,
        page: &str,
        text: usize,
    ) -> Result<Vec<u8>, RenderError> {
        // What stands around a text seldom takes more: the page doesn't grow as it is written.
        let mut out = Vec::with_capacity(text + 8 * 1024);
        self.tera[lang]
            .render_to(template, context, &mut out)
            .map_err(|error| self.explain(&error, template, page))?;
        Ok(out)
    }

    fn explain(&self, error: &tera::Error, template: &str, page: &str) -> RenderError {
        let (name, span, detail) = describe(error);
        self.failed(name.as_deref().unwrap_or(template), span, detail, page)
    }

    /// What a template made can't be used: that is told at its start.
    pub fn made_wrong(&self, template: &str, detail: String, page: &str) -> RenderError {
        self.failed(template, start_of_file(), detail, page)
    }

    fn failed(&self, name: &str, span: Span, detail: String, page: &str) -> RenderError {
        let file = self
            .theme
            .templates
            .get(name)
            .cloned()
            .unwrap_or_else(|| SourcePath::new(name));
        Diagnostic::at(
            Problem::TemplateFailed {
                detail,
                page: page.to_owned(),
            },
            &file,
            span,
        )
    }
}

/// What filters of a language work with; none if there is no data for any.
fn filter_tools(
    theme: &Arc<Theme>,
    config: &Arc<Config>,
    today: Date,
    lang: Lang,
) -> Option<FilterTools> {
    let locale = &config.languages[lang].locale;
    Some(FilterTools {
        dates: Dates::new(locale, today).or_else(|| Dates::new("en", today))?,
        numbers: Numbers::new(locale).or_else(|| Numbers::new("en"))?,
        theme: Arc::clone(theme),
        config: Arc::clone(config),
        lang,
    })
}

/// A Tera without templates, filters and functions.
fn empty() -> Tera {
    let mut tera = Tera::new();
    tera.set_escape_fn(escape);
    tera.autoescape_on([".html", ".htm", ".xml", ".svg"]);
    tera
}

/// Gives a Tera the filters and functions of a language, in place of those of another.
fn equip(
    tera: &mut Tera,
    theme: &Arc<Theme>,
    scene: &Arc<Scene>,
    tools: Option<&Arc<FilterTools>>,
    lang: Lang,
) {
    if let Some(tools) = tools {
        filters::register(tera, tools);
    }
    let tools = FunctionTools {
        theme: Arc::clone(theme),
        scene: Arc::clone(scene),
        lang,
    };
    functions::register(tera, &Arc::new(tools));
}

/// Adds the templates. Tera stops at the first that it can't read: that one is told and emptied, and
/// the rest tried again, so that all of them are told at once.
fn add_templates(
    tera: &mut Tera,
    templates: &mut [(String, String)],
    theme: &Theme,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for _ in 0..templates.len() {
        let attempt = tera.add_raw_templates(
            templates
                .iter()
                .map(|(name, text)| (name.as_str(), text.as_str())),
        );
        let Err(error) = attempt else { return };
        let (name, span, detail) = describe(&error);
        let broken = name.and_then(|name| templates.iter_mut().find(|(known, _)| *known == name));
        let Some((name, text)) = broken else {
            let file = SourcePath::new(format!("themes/{}/theme.yaml", theme.name));
            diagnostics.push(Diagnostic::of_file(
                Problem::TemplateBroken { detail },
                &file,
            ));
            return;
        };
        if text.is_empty() {
            return;
        }
        text.clear();
        if let Some(file) = theme.templates.get(name) {
            diagnostics.push(Diagnostic::at(
                Problem::TemplateBroken { detail },
                file,
                span,
            ));
        }
        if name.starts_with("components/") {
            return; // whatever calls it would be told as well, and is not to blame
        }
    }
}

/// The template, the place and the words of an error of Tera's.
pub(super) fn describe(error: &tera::Error) -> (Option<String>, Span, String) {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = Span::from(report.span().range.clone());
            (
                Some(report.filename().to_owned()),
                span,
                first_line(report.message()),
            )
        }
        ErrorKind::MissingParent { current, parent } => (
            Some(current.clone()),
            start_of_file(),
            format!("it extends `{parent}`, which isn't there"),
        ),
        ErrorKind::CircularExtend { tpl, .. } => (
            Some(tpl.clone()),
            start_of_file(),
            "it extends itself".to_owned(),
        ),
        ErrorKind::CircularInclude { tpl, .. } => (
            Some(tpl.clone()),
            start_of_file(),
            "it includes itself".to_owned(),
        ),
        other => (None, start_of_file(), first_line(&other.to_string())),
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

/// HTML as a value that templates don't escape.
pub fn safe(html: &str) -> Value {
    Value::safe_string(html)
}
