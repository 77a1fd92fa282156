//! The list of everything that is published.

use rayon::prelude::*;

use super::addresses::{AddressWords, filter_url, section_url};
use super::hosting::Hosting;
use super::{search, security, social_card};
use crate::images::Variant;
use crate::lang::{Lang, PerLang};
use crate::site::{Alias, Channel, EntryId, Filter, OutPath, SectionId, Shown, Site, TopicId, Url};
use crate::theme::{Slice, Theme};

/// A page that goes through a template.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the types of the fields say what they are")]
pub enum Page {
    /// The home page of a language.
    Home(Lang),
    /// A page of the list of a section, or of its archive.
    Section {
        id: SectionId,
        lang: Lang,
        page: usize,
        archived: bool,
    },
    /// A page of the list of what passes a filter in a section.
    Filter {
        id: SectionId,
        lang: Lang,
        page: usize,
        filter: Filter,
    },
    /// A page of the list of a topic.
    Topic {
        id: TopicId,
        lang: Lang,
        page: usize,
    },
    /// An entry, with its neighbours in the list of its section.
    Entry {
        id: EntryId,
        lang: Lang,
        previous: Option<EntryId>,
        next: Option<EntryId>,
    },
    /// The page on which readers search, in a language.
    Search(Lang),
    /// The page with everything from A to Z, in a language.
    Index(Lang),
    /// The page for addresses that don't exist, in a language.
    NotFound(Lang),
    /// The page on which a language is chosen.
    Chooser,
    /// The page for addresses that don't exist in any language.
    NotFoundAnywhere,
    /// An old address, and where it leads.
    Redirect { from: Url, to: Url, lang: Lang },
}

/// A file that is published.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the types of the fields say what they are")]
pub enum Output {
    /// A page that goes through a template.
    Page(Page),
    /// The picture by which a page is shown where somebody shares it.
    SocialCard(Page),
    /// An Atom feed in a language.
    Feed { channel: Channel, lang: Lang },
    /// The calendar of a section or a topic in a language.
    Calendar { channel: Channel, lang: Lang },
    /// The calendar file of an entry in a language.
    EventFile { id: EntryId, lang: Lang },
    /// What readers search in, in a language: the files of a folder.
    Search(Lang),
    /// The map of the site for search engines.
    Sitemap,
    /// What robots may do.
    Robots,
    /// To whom a hole in the site is told.
    Security,
    /// What the site asks of its host.
    Hosting(Hosting),
    /// An asset of the theme, by its path.
    Asset(String),
    /// A picture or an attachment, by its path from `content/`.
    Media(String),
    /// A picture in one of its sizes and formats, by the same path.
    Picture(String, Variant),
}

/// Lists every file that is published, with its path. A path that is there twice is a mistake, which
/// the checks tell.
pub fn plan(site: &Site, theme: &Theme, words: &AddressWords) -> Vec<(OutPath, Output)> {
    let mut outputs = Vec::with_capacity(site.entries().len() * 2 + 256);
    let mut page = |url: &Url, page: Page| outputs.push((url.out_path(), Output::Page(page)));
    page(&Url::page([]), Page::Chooser);
    page(&Url::file("404.html"), Page::NotFoundAnywhere);
    for lang in site.config.languages.all() {
        page(&site.home_url(lang), Page::Home(lang));
        page(&site.home_url(lang).join("404.html"), Page::NotFound(lang));
        page(&site.index_urls[lang], Page::Index(lang));
        if let Some(urls) = site.search_urls() {
            page(&urls[lang], Page::Search(lang));
        }
        plan_sections(site, words, lang, &mut page);
        plan_filters(site, theme, words, lang, &mut page);
        plan_topics(site, lang, &mut page);
    }
    plan_entries(site, &mut page);
    for Alias { from, to, lang, .. } in site.aliases() {
        let (from, to) = (from.clone(), to.clone());
        let lang = *lang;
        page(&from.clone(), Page::Redirect { from, to, lang });
    }
    plan_cards(site, theme, words, &mut outputs);
    plan_channels(site, &mut outputs);
    if site.search_urls().is_some() {
        let languages = site.config.languages.all();
        outputs.extend(languages.map(|lang| (search::folder(site, lang), Output::Search(lang))));
    }
    outputs.push((OutPath::new("sitemap.xml"), Output::Sitemap));
    outputs.push((OutPath::new("robots.txt"), Output::Robots));
    if site.config.security_contact.is_some() {
        outputs.push((OutPath::new(security::PATH), Output::Security));
    }
    let hosting = Hosting::ALL.into_iter();
    outputs.extend(hosting.map(|(path, hosting)| (OutPath::new(path), Output::Hosting(hosting))));
    outputs.extend(
        theme
            .assets
            .iter()
            .map(|(path, asset)| (asset.url.out_path(), Output::Asset(path.to_owned()))),
    );
    plan_media(site, &mut outputs);
    outputs.par_sort_by(|a, b| a.0.cmp(&b.0));
    outputs
}

/// A card for every page that has one of its own, if the theme draws them.
fn plan_cards(
    site: &Site,
    theme: &Theme,
    words: &AddressWords,
    outputs: &mut Vec<(OutPath, Output)>,
) {
    if !theme.templates.contains_key(social_card::TEMPLATE) {
        return;
    }
    let card = |page: &Page| {
        let url = social_card::url(site, words, page)?;
        Some((url.out_path(), Output::SocialCard(page.clone())))
    };
    let pages = outputs.iter().filter_map(|(_, output)| match output {
        Output::Page(page) if social_card::is_own(page) => card(page),
        _ => None,
    });
    let cards: Vec<_> = pages.collect();
    outputs.extend(cards);
}

/// Pictures in their sizes, and files as they came. Of pictures of pixels, and of what belongs to a draft, those
/// that the site uses, as it uses them: a photo that no page shows may not be meant for the public.
fn plan_media(site: &Site, outputs: &mut Vec<(OutPath, Output)>) {
    let usage = site.usage();
    for (path, file) in site.media.iter() {
        let shown = usage.shown.contains(path);
        let itself = match &file.shown {
            Shown::Made(made) => {
                if shown {
                    outputs.extend(made.variants.iter().map(|(url, variant)| {
                        let output = Output::Picture(path.to_owned(), *variant);
                        (url.out_path(), output)
                    }));
                }
                usage.linked.contains(path)
            }
            _ => !site.goes_by_use(file) || shown || usage.linked.contains(path),
        };
        if itself {
            let output = Output::Media(path.to_owned());
            outputs.push((file.url.out_path(), output));
        }
    }
}

/// What people subscribe to, and what they put in their calendars.
fn plan_channels(site: &Site, outputs: &mut Vec<(OutPath, Output)>) {
    for lang in site.config.languages.all() {
        for channel in site.channels(lang) {
            let feed = site.feed_url(channel, lang).out_path();
            outputs.push((feed, Output::Feed { channel, lang }));
            let calendar = site.calendar_url(channel, lang).map(|url| url.out_path());
            outputs.extend(calendar.map(|path| (path, Output::Calendar { channel, lang })));
        }
        outputs.extend(site.entries().filter_map(|(id, entry)| {
            let path = entry.calendar_url(lang)?.out_path();
            Some((path, Output::EventFile { id, lang }))
        }));
    }
    plan_moved_event_files(site, outputs);
}

/// The calendar file of what has moved is still where it was.
fn plan_moved_event_files(site: &Site, outputs: &mut Vec<(OutPath, Output)>) {
    let moved = site.aliases().iter().filter_map(|alias| {
        let (id, lang) = (alias.entry?, alias.lang);
        let is_page = alias.from.as_str().ends_with('/');
        let takes_place = site.entry(id).calendar_url(lang).is_some();
        let path = alias.from.join("event.ics").out_path();
        (is_page && takes_place).then_some((path, Output::EventFile { id, lang }))
    });
    outputs.extend(moved);
}

fn plan_sections(site: &Site, words: &AddressWords, lang: Lang, page: &mut impl FnMut(&Url, Page)) {
    for (id, section) in site.sections() {
        let listing = &section.listings[lang];
        for archived in [false, true] {
            let total = listing.part(archived).len();
            if archived && total == 0 {
                continue;
            }
            let first = section_url(site, id, lang, archived, words);
            for number in 1..=Slice::pages(total, section.per_page) {
                let url = first.list_page(number);
                page(
                    &url,
                    Page::Section {
                        id,
                        lang,
                        page: number,
                        archived,
                    },
                );
            }
        }
    }
}

fn plan_filters(
    site: &Site,
    theme: &Theme,
    words: &AddressWords,
    lang: Lang,
    page: &mut impl FnMut(&Url, Page),
) {
    for (id, section) in site.sections() {
        let url = |filter: &Filter| filter_url(site, theme, words, id, lang, filter);
        let filters = &section.filters[lang];
        for (filter, ids) in filters.iter() {
            let first = url(filter);
            for number in 1..=Slice::pages(ids.len(), section.per_page) {
                page(
                    &first.list_page(number),
                    Page::Filter {
                        id,
                        lang,
                        page: number,
                        filter: filter.clone(),
                    },
                );
            }
        }
        for month in filters.past_months() {
            let year = Filter::Year(std::cmp::Reverse(month.year));
            let has_year = filters.get(&year).is_some();
            let from = url(&Filter::Month(month));
            let to = if has_year {
                url(&year)
            } else {
                section.urls[lang].clone()
            };
            page(
                &from,
                Page::Redirect {
                    from: from.clone(),
                    to,
                    lang,
                },
            );
        }
    }
}

/// How many entries the list of a topic shows on a page.
pub const TOPIC_PER_PAGE: usize = 20;

fn plan_topics(site: &Site, lang: Lang, page: &mut impl FnMut(&Url, Page)) {
    for (id, topic) in site.topics.iter() {
        let total = topic.listings[lang].items.len();
        if total == 0 {
            continue;
        }
        for number in 1..=Slice::pages(total, TOPIC_PER_PAGE) {
            let first = &topic.urls[lang];
            let url = first.list_page(number);
            page(
                &url,
                Page::Topic {
                    id,
                    lang,
                    page: number,
                },
            );
        }
    }
}

fn plan_entries(site: &Site, page: &mut impl FnMut(&Url, Page)) {
    let mut neighbours: Vec<PerLang<(Option<EntryId>, Option<EntryId>)>> = site
        .entries()
        .map(|_| PerLang::from_fn(&site.config.languages, |_| (None, None)))
        .collect();
    for lang in site.config.languages.all() {
        for section in &site.sections {
            let ids: Vec<EntryId> = section.listings[lang].all().collect();
            for pair in ids.windows(2) {
                neighbours[pair[0].index()][lang].1 = Some(pair[1]);
                neighbours[pair[1].index()][lang].0 = Some(pair[0]);
            }
        }
    }
    for (id, entry) in site.entries() {
        for (lang, edition) in entry.editions.present() {
            let (previous, next) = neighbours[id.index()][lang];
            page(
                &edition.url,
                Page::Entry {
                    id,
                    lang,
                    previous,
                    next,
                },
            );
        }
    }
}
