//! Pages: a view for each, and the template that it goes through.

use serde::Serialize;
use tera::{Context, Value};

use super::Workshop;
use super::plan::{Page, TOPIC_PER_PAGE, section_url};
use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, PerLang};
use crate::site::{Channel, Edition, Entry, EntryId, Read, SectionId, Site, TopicId, Url, note};
use crate::theme::{
    Alternate, Breadcrumb, EntryView, ListView, PageView, Slice, TocItem, WholeEntry, safe,
    section_title, structured_data, summary,
};

/// Makes a page.
pub(super) fn make(workshop: &Workshop<'_>, page: &Page) -> Result<Vec<u8>, Diagnostic> {
    match page {
        Page::Home(lang) => home(workshop, *lang),
        Page::Section {
            id,
            lang,
            page,
            archived,
        } => section(workshop, *id, *lang, *page, *archived),
        Page::Topic { id, lang, page } => topic(workshop, *id, *lang, *page),
        Page::Entry {
            id,
            lang,
            previous,
            next,
        } => entry(workshop, *id, *lang, (*previous, *next)),
        Page::NotFound(lang) => not_found(workshop, *lang),
        Page::Chooser => chooser(workshop, &Url::page([]), false),
        Page::NotFoundAnywhere => chooser(workshop, &Url::file("404.html"), true),
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
            feed: None,
            calendar: None,
            structured_data: None,
            noindex: false,
            target: None,
        }
    }

    /// Fills in the words of an edition: its text, its headings, what it is about.
    fn with_edition<'v>(&'v self, view: &mut PageView<'v>, edition: &'v Edition, lang: Lang) {
        let body = self.engine.body(self.world, edition, lang, &self.told);
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

fn home(workshop: &Workshop<'_>, lang: Lang) -> Result<Vec<u8>, Diagnostic> {
    let language = &workshop.site.config.languages[lang];
    let homes = workshop.homes();
    let edition = workshop.site.homes[lang].as_ref();
    let title = edition.map_or_else(
        || language.title.clone(),
        |edition| edition.words.title.value.clone(),
    );
    let mut view = workshop.page(
        "home",
        title,
        &homes[lang],
        lang,
        &everywhere(&homes),
        &homes,
    );
    workshop.with_channel(&mut view, Channel::Site, lang);
    if let Some(edition) = edition {
        workshop.with_edition(&mut view, edition, lang);
    }
    view.description = view
        .description
        .or_else(|| Some(language.description.clone()).filter(|text| !text.is_empty()));
    workshop.render("home.html", lang, &view, Vec::new())
}

fn section(
    workshop: &Workshop<'_>,
    id: SectionId,
    lang: Lang,
    page: usize,
    archived: bool,
) -> Result<Vec<u8>, Diagnostic> {
    let site = workshop.site;
    let found = site.section(id);
    let listing = &found.listings[lang];
    let words = &workshop.words;
    let first = section_url(site, id, lang, archived, words);
    let has_archive = |lang: Lang| !found.listings[lang].archive.is_empty();
    let slice = Slice {
        all: if archived {
            &listing.archive
        } else {
            &listing.items
        },
        per_page: found.per_page,
        page,
        archived,
        archive: (has_archive(lang) && !archived).then(|| section_url(site, id, lang, true, words)),
        current: found.urls[lang].clone(),
        first,
    };
    let title = section_title(site, &workshop.theme.messages[lang], id, lang);
    let heading = if archived {
        archive_title(workshop, lang, &title)
    } else {
        title.clone()
    };
    let urls = PerLang::from_fn(&site.config.languages, |other| {
        let first = section_url(site, id, other, archived, words);
        let total = if archived {
            found.listings[other].archive.len()
        } else {
            found.listings[other].items.len()
        };
        let exists =
            page <= Slice::pages(total, found.per_page) && (!archived || has_archive(other));
        exists.then(|| first.list_page(page))
    });
    let mut view = workshop.page(
        "section",
        heading,
        &slice.url(page),
        lang,
        &urls,
        &found.urls,
    );
    view.breadcrumbs.push(workshop.home_crumb(lang));
    if archived {
        view.breadcrumbs.push(Breadcrumb {
            title,
            url: found.urls[lang].href(),
        });
    }
    workshop.with_channel(&mut view, Channel::Section(id), lang);
    if let Some(landing) = found.landings[lang].as_ref() {
        if page == 1 && !archived {
            workshop.with_edition(&mut view, landing, lang);
        } else {
            view.description = summary(landing).map(str::to_owned);
        }
    }
    let list = ListView::new(&slice, workshop.cards, lang);
    let rest = vec![
        ("list", value(&list)),
        ("section", Value::from(found.key.as_str())),
        ("kind", Value::from(found.kind.as_str())),
    ];
    workshop.render("section.html", lang, &view, rest)
}

fn archive_title(workshop: &Workshop<'_>, lang: Lang, section: &str) -> String {
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("section", section.to_owned());
    workshop.theme.messages[lang].format("archive-title", &args)
}

fn topic(
    workshop: &Workshop<'_>,
    id: TopicId,
    lang: Lang,
    page: usize,
) -> Result<Vec<u8>, Diagnostic> {
    let site = workshop.site;
    let topic = site.topics.get(id);
    let slice = Slice {
        all: &topic.listings[lang].items,
        per_page: TOPIC_PER_PAGE,
        page,
        first: topic.urls[lang].clone(),
        archived: false,
        archive: None,
        current: topic.urls[lang].clone(),
    };
    let urls = PerLang::from_fn(&site.config.languages, |other| {
        let total = topic.listings[other].items.len();
        let exists = total > 0 && page <= Slice::pages(total, TOPIC_PER_PAGE);
        let first = &topic.urls[other];
        exists.then(|| first.list_page(page))
    });
    let otherwise = PerLang::from_fn(&site.config.languages, |other| {
        if topic.listings[other].items.is_empty() {
            site.home_url(other)
        } else {
            topic.urls[other].clone()
        }
    });
    let title = topic.names[lang].clone();
    let mut view = workshop.page("topic", title, &slice.url(page), lang, &urls, &otherwise);
    view.breadcrumbs.push(workshop.home_crumb(lang));
    workshop.with_channel(&mut view, Channel::Topic(id), lang);
    let list = ListView::new(&slice, workshop.cards, lang);
    workshop.render(
        "topic.html",
        lang,
        &view,
        vec![
            ("list", value(&list)),
            ("topic", Value::from(topic.key.as_str())),
        ],
    )
}

fn entry(
    workshop: &Workshop<'_>,
    id: EntryId,
    lang: Lang,
    neighbours: (Option<EntryId>, Option<EntryId>),
) -> Result<Vec<u8>, Diagnostic> {
    let site = workshop.site;
    let entry = site.entry(id);
    let Some(edition) = entry.editions[lang].as_ref() else {
        return Ok(Vec::new());
    };
    for other in site.config.languages.all() {
        note(|| Read::Address(id, other));
    }
    let urls = entry
        .editions
        .map_ref(|edition| edition.as_ref().map(|edition| edition.url.clone()));
    let otherwise = PerLang::from_fn(&site.config.languages, |other| match entry.section {
        Some(section) => site.section(section).urls[other].clone(),
        None => site.home_url(other),
    });
    let title = edition.words.title.value.clone();
    let mut view = workshop.page(
        entry.kind.as_str(),
        title,
        &edition.url,
        lang,
        &urls,
        &otherwise,
    );
    workshop.with_edition(&mut view, edition, lang);
    view.breadcrumbs = breadcrumbs(workshop, entry, lang);
    view.noindex = edition.words.draft;
    if let Some(section) = entry.section {
        workshop.with_channel(&mut view, Channel::Section(section), lang);
    }
    view.structured_data = Some(structured_data(
        site,
        entry,
        edition,
        lang,
        &view.breadcrumbs,
    ));
    let card = workshop.cards.get(id, lang);
    view.image = card
        .as_map()
        .and_then(|fields| fields.get(&tera::value::Key::Str("image")))
        .cloned();
    let facts = EntryView::new(
        site,
        workshop.cards,
        &workshop.theme.messages[lang],
        id,
        lang,
        neighbours,
    );
    let entry_value = value(&WholeEntry { card, facts });
    workshop.render(
        &format!("{}.html", entry.kind.as_str()),
        lang,
        &view,
        vec![("entry", entry_value)],
    )
}

/// From the home page, by the section and the entries above it.
fn breadcrumbs(workshop: &Workshop<'_>, entry: &Entry, lang: Lang) -> Vec<Breadcrumb> {
    let site: &Site = workshop.site;
    let mut crumbs = vec![workshop.home_crumb(lang)];
    if let Some(id) = entry.section {
        let title = section_title(site, &workshop.theme.messages[lang], id, lang);
        crumbs.push(Breadcrumb {
            title,
            url: site.section(id).urls[lang].href(),
        });
    }
    for parent in &entry.parents {
        note(|| Read::Card(*parent, lang));
        if let Some(edition) = &site.entry(*parent).editions[lang] {
            crumbs.push(Breadcrumb {
                title: edition.words.title.value.clone(),
                url: edition.url.href(),
            });
        }
    }
    crumbs
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
fn chooser(workshop: &Workshop<'_>, url: &Url, not_found: bool) -> Result<Vec<u8>, Diagnostic> {
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
