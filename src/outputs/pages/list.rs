//! Pages of lists: of sections, their archives, what passes a filter, and topics.

use tera::Value;

use super::value;
use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, PerLang};
use crate::outputs::Workshop;
use crate::outputs::addresses::{filter_url, is_archived, section_url};
use crate::outputs::plan::TOPIC_PER_PAGE;
use crate::site::{Channel, EntryId, Filter, Section, SectionId, TopicId, Url};
use crate::theme::{
    Breadcrumb, ListView, PageView, PreviewView, Slice, section_title, structured_trail, summary,
};

/// Which list of a section a page is of.
#[derive(Clone, Copy)]
struct Which<'a> {
    id: SectionId,
    archived: bool,
    filter: Option<&'a Filter>,
}

/// A page of the list of a section, or of its archive.
pub(super) fn section(
    workshop: &Workshop<'_>,
    id: SectionId,
    lang: Lang,
    page: usize,
    archived: bool,
    preview: Option<PreviewView>,
) -> Result<Vec<u8>, Diagnostic> {
    let which = Which {
        id,
        archived,
        filter: None,
    };
    which.make(workshop, lang, page, preview)
}

/// A page of the list of what passes a filter.
pub(super) fn filtered(
    workshop: &Workshop<'_>,
    id: SectionId,
    lang: Lang,
    page: usize,
    filter: &Filter,
    preview: Option<PreviewView>,
) -> Result<Vec<u8>, Diagnostic> {
    let which = Which {
        id,
        archived: is_archived(workshop.site, id, filter),
        filter: Some(filter),
    };
    which.make(workshop, lang, page, preview)
}

impl Which<'_> {
    fn make(
        self,
        workshop: &Workshop<'_>,
        lang: Lang,
        page: usize,
        preview: Option<PreviewView>,
    ) -> Result<Vec<u8>, Diagnostic> {
        let site = workshop.site;
        let section = site.section(self.id);
        let whole = section_url(site, self.id, lang, self.archived, workshop.words);
        let archive = section_url(site, self.id, lang, true, workshop.words);
        let has_archive = !section.listings[lang].archive.is_empty();
        let slice = Slice {
            all: self.entries(section, lang).unwrap_or_default(),
            per_page: section.per_page,
            page,
            archived: self.archived,
            archive: (has_archive && !self.archived).then_some(archive),
            current: section.urls[lang].clone(),
            first: self.url(workshop, lang),
            whole,
            filter: self
                .filter
                .map(|filter| workshop.filter_title(filter, lang)),
            filters: workshop.filters(self.id, lang, self.archived, self.filter),
        };
        let mut view = self.page(workshop, lang, &slice);
        view.preview = preview;
        let mut list = ListView::new(&slice, workshop.cards, lang);
        if let Some(Filter::Month(month)) = self.filter {
            workshop.tell_of_month(&mut list.items, slice.shown(), *month);
        }
        let rest = vec![
            ("list", value(&list)),
            ("section", Value::from(section.key.as_str())),
            ("kind", Value::from(section.kind.as_str())),
        ];
        workshop.render("section.html", lang, &view, rest)
    }

    /// The entries of the whole list in a language; none if there is no such list.
    fn entries(self, section: &Section, lang: Lang) -> Option<&[EntryId]> {
        match self.filter {
            Some(filter) => section.filters[lang].get(filter),
            None => Some(section.listings[lang].part(self.archived))
                .filter(|part| !self.archived || !part.is_empty()),
        }
    }

    /// The address of the first page in a language that has the list.
    fn url(self, workshop: &Workshop<'_>, lang: Lang) -> Url {
        let (site, words) = (workshop.site, workshop.words);
        match self.filter {
            Some(filter) => filter_url(site, workshop.theme, words, self.id, lang, filter),
            None => section_url(site, self.id, lang, self.archived, words),
        }
    }

    /// What the page has besides its list.
    fn page<'v>(self, workshop: &'v Workshop<'_>, lang: Lang, slice: &Slice<'_>) -> PageView<'v> {
        let site = workshop.site;
        let section = site.section(self.id);
        let urls = PerLang::from_fn(&site.config.languages, |other| {
            let total = self.entries(section, other)?.len();
            let exists = slice.page <= Slice::pages(total, section.per_page);
            exists.then(|| self.url(workshop, other).list_page(slice.page))
        });
        let messages = &workshop.theme.messages[lang];
        let title = section_title(site, messages, self.id, lang);
        let archive = self.archived.then(|| archive_title(workshop, lang, &title));
        let heading = archive.clone().unwrap_or_else(|| title.clone());
        let heading = match &slice.filter {
            Some(filter) => messages.filtered_title(&title, filter),
            None => heading,
        };
        let url = slice.url(slice.page);
        let mut view = workshop.page("section", heading, &url, lang, &urls, &section.urls);
        view.breadcrumbs.push(workshop.home_crumb(lang));
        if self.archived || self.filter.is_some() {
            view.breadcrumbs.push(Breadcrumb {
                title,
                url: section.urls[lang].href(),
            });
        }
        if let Some(title) = archive.filter(|_| self.filter.is_some()) {
            view.breadcrumbs.push(Breadcrumb {
                title,
                url: slice.whole.href(),
            });
        }
        workshop.with_channel(&mut view, Channel::Section(self.id), lang);
        if let Some(landing) = section.landings[lang].as_ref() {
            if slice.page == 1 && !self.archived && self.filter.is_none() {
                workshop.with_edition(&mut view, landing, lang);
            } else {
                view.description = summary(landing).map(str::to_owned);
            }
        }
        view.structured_data = Some(structured_trail(site, &view));
        view
    }
}

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
        whole: topic.urls[lang].clone(),
        filter: None,
        filters: Vec::new(),
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
    view.structured_data = Some(structured_trail(site, &view));
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
