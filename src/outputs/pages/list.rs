//! Pages of lists: of sections, their archives, and topics.

use tera::Value;

use super::value;
use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, PerLang};
use crate::outputs::Workshop;
use crate::outputs::plan::{TOPIC_PER_PAGE, section_url};
use crate::site::{Channel, SectionId, TopicId};
use crate::theme::{Breadcrumb, ListView, PreviewView, Slice, section_title, summary};

/// A page of the list of a section, or of its archive.
pub(super) fn section(
    workshop: &Workshop<'_>,
    id: SectionId,
    lang: Lang,
    page: usize,
    archived: bool,
    preview: Option<PreviewView>,
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
    view.preview = preview;
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

/// What the archive of a section is called.
pub(in crate::outputs) fn archive_title(
    workshop: &Workshop<'_>,
    lang: Lang,
    section: &str,
) -> String {
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("section", section.to_owned());
    workshop.theme.messages[lang].format("archive-title", &args)
}

/// A page of the list of a topic.
pub(super) fn topic(
    workshop: &Workshop<'_>,
    id: TopicId,
    lang: Lang,
    page: usize,
    preview: Option<PreviewView>,
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
    view.preview = preview;
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
