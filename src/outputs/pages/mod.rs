//! Pages: a view for each, and the template that it goes through.

mod entry;
mod filters;
mod finding;
mod list;

pub(super) use list::archive_title;

use serde::Serialize;
use tera::{Context, Value};

use super::Workshop;
use super::plan::Page;
use super::social_card;
use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, PerLang};
use crate::site::{Channel, Edition, Site, Url};
use crate::theme::{Alternate, Breadcrumb, PageView, PreviewView, TocItem, safe, summary};

/// Makes a page.
pub(super) fn make(workshop: &Workshop<'_>, page: &Page) -> Result<Vec<u8>, Diagnostic> {
    let preview = social_card::preview(workshop, page)?;
    match page {
        Page::Home(lang) => home(workshop, *lang, preview),
        Page::Section {
            id,
            lang,
            page,
            archived,
        } => list::section(workshop, *id, *lang, *page, *archived, preview),
        Page::Filter {
            id,
            lang,
            page,
            filter,
        } => list::filtered(workshop, *id, *lang, *page, filter, preview),
        Page::Topic { id, lang, page } => list::topic(workshop, *id, *lang, *page, preview),
        Page::Entry {
            id,
            lang,
            previous,
            next,
        } => entry::entry(workshop, *id, *lang, (*previous, *next), preview),
        Page::Search(lang) => finding::search(workshop, *lang),
        Page::Index(lang) => finding::index(workshop, *lang),
        Page::NotFound(lang) => not_found(workshop, *lang),
        Page::Chooser => chooser(workshop, &Url::page([]), false, preview),
        Page::NotFoundAnywhere => chooser(workshop, &Url::file("404.html"), true, None),
        Page::Redirect { from, to, lang } => redirect(workshop, from, to, *lang),
    }
}

impl Workshop<'_> {
    /// A page with what all pages have: its address, and itself in each language.
    fn page<'v>(
        &'v self,
        kind: &'v str,
        title: String,
        url: &Url,
        lang: Lang,
        urls: &PerLang<Option<Url>>,
        otherwise: &PerLang<Url>,
    ) -> PageView<'v> {
        PageView {
            kind,
            title,
            description: None,
            url: url.href(),
            permalink: self.site.config.permalink(&url.href()),
            body: None,
            toc: Vec::new(),
            breadcrumbs: Vec::new(),
            alternates: Alternate::all(self.site, lang, urls, otherwise),
            chooser: self.site.config.permalink("/"),
            image: None,
            preview: None,
            feed: None,
            calendar: None,
            structured_data: None,
            noindex: false,
            target: None,
        }
    }

    /// Fills in the words of an edition: its text, its headings, what it is about.
    fn with_edition<'v>(&'v self, view: &mut PageView<'v>, edition: &'v Edition, lang: Lang) {
        let body = self
            .engine
            .body(self.world, edition, lang, view.image.is_some(), &self.told);
        view.body = Some(safe(&body));
        view.description = summary(edition).map(str::to_owned);
        view.toc = edition
            .survey
            .headings
            .iter()
            .map(|heading| TocItem {
                level: heading.level,
                id: &heading.id,
                title: &heading.title,
            })
            .collect();
    }

    /// Fills in what readers of a page can subscribe to.
    fn with_channel(&self, view: &mut PageView<'_>, channel: Channel, lang: Lang) {
        view.feed = Some(self.site.feed_url(channel, lang).href());
        let calendar = self.site.calendar_url(channel, lang);
        view.calendar = calendar.map(|url| url.href());
    }

    fn homes(&self) -> PerLang<Url> {
        PerLang::from_fn(&self.site.config.languages, |lang| self.site.home_url(lang))
    }

    fn home_crumb(&self, lang: Lang) -> Breadcrumb {
        Breadcrumb {
            title: self.site.config.languages[lang].title.clone(),
            url: self.site.home_url(lang).href(),
        }
    }

    fn render(
        &self,
        template: &str,
        lang: Lang,
        view: &PageView<'_>,
        rest: Vec<(&'static str, Value)>,
    ) -> Result<Vec<u8>, Diagnostic> {
        let mut context = Context::new();
        context.insert_value("page", value(view));
        for (name, value) in rest {
            context.insert_value(name, value);
        }
        let text = view
            .body
            .as_ref()
            .and_then(Value::as_str)
            .map_or(0, str::len);
        self.engine
            .render(template, lang, &context, &view.url, text)
    }
}

fn value(view: &impl Serialize) -> Value {
    Value::from_serializable(view)
}

/// Every language has this page.
fn everywhere(urls: &PerLang<Url>) -> PerLang<Option<Url>> {
    urls.map_ref(|url| Some(url.clone()))
}

/// What the home page is called.
pub(super) fn home_title(site: &Site, lang: Lang) -> String {
    match &site.homes[lang] {
        Some(edition) => edition.words.title.value.clone(),
        None => site.config.languages[lang].title.clone(),
    }
}

fn home(
    workshop: &Workshop<'_>,
    lang: Lang,
    preview: Option<PreviewView>,
) -> Result<Vec<u8>, Diagnostic> {
    let language = &workshop.site.config.languages[lang];
    let homes = workshop.homes();
    let edition = workshop.site.homes[lang].as_ref();
    let mut view = workshop.page(
        "home",
        home_title(workshop.site, lang),
        &homes[lang],
        lang,
        &everywhere(&homes),
        &homes,
    );
    view.preview = preview;
    workshop.with_channel(&mut view, Channel::Site, lang);
    if let Some(edition) = edition {
        workshop.with_edition(&mut view, edition, lang);
    }
    view.description = view
        .description
        .or_else(|| Some(language.description.clone()).filter(|text| !text.is_empty()));
    workshop.render("home.html", lang, &view, Vec::new())
}

fn not_found(workshop: &Workshop<'_>, lang: Lang) -> Result<Vec<u8>, Diagnostic> {
    let homes = workshop.homes();
    let urls = homes.map_ref(|home| Some(home.join("404.html")));
    let title = workshop.theme.messages[lang].text("not-found-title");
    let mut view = workshop.page(
        "not-found",
        title,
        &homes[lang].join("404.html"),
        lang,
        &urls,
        &homes,
    );
    view.noindex = true;
    workshop.render("not-found.html", lang, &view, Vec::new())
}

/// The page on which a language is chosen, in the site's first one; also for addresses that don't
/// exist.
fn chooser(
    workshop: &Workshop<'_>,
    url: &Url,
    not_found: bool,
    preview: Option<PreviewView>,
) -> Result<Vec<u8>, Diagnostic> {
    let Some(lang) = workshop.site.config.languages.all().next() else {
        return Ok(Vec::new());
    };
    let homes = workshop.homes();
    let title = workshop.theme.messages[lang].text(if not_found {
        "not-found-title"
    } else {
        "chooser-title"
    });
    let mut view = workshop.page("chooser", title, url, lang, &everywhere(&homes), &homes);
    view.preview = preview;
    view.noindex = not_found;
    let description = workshop.site.config.languages[lang].description.clone();
    view.description = Some(description).filter(|text| !text.is_empty());
    workshop.render(
        "chooser.html",
        lang,
        &view,
        vec![("missing", Value::from(not_found))],
    )
}

fn redirect(
    workshop: &Workshop<'_>,
    from: &Url,
    to: &Url,
    lang: Lang,
) -> Result<Vec<u8>, Diagnostic> {
    let homes = workshop.homes();
    let title = workshop.site.config.languages[lang].title.clone();
    let mut view = workshop.page(
        "redirect",
        title,
        from,
        lang,
        &PerLang::none(&workshop.site.config.languages),
        &homes,
    );
    view.target = Some(to.href());
    view.noindex = true;
    workshop.render("redirect.html", lang, &view, Vec::new())
}
