//! What every template sees: the site in the language of the page.

use std::collections::BTreeMap;

use tera::Value;

use super::cards::Cards;
use super::view;
use crate::lang::Lang;
use crate::site::{Channel, Edition, SectionId, Site};
use crate::source::EntryPath;
use crate::theme::Messages;

view! {
    /// A language of the site.
    LangView<'a> {
        /// Its BCP 47 code.
        code: &'a str,
        /// Its name in itself.
        name: &'a str,
        /// Its locale.
        locale: &'a str,
        /// The site's title in it.
        title: &'a str,
        /// Its home page.
        home: String,
        /// `ltr` or `rtl`.
        dir: &'static str,
    }
}

view! {
    /// A line of the menu.
    MenuItem<'a> {
        /// The name of the section or page.
        key: &'a str,
        /// What it is called.
        title: String,
        /// Its address.
        url: String,
        /// The language of what is there, if it is another than the page's.
        code: Option<&'a str>,
    }
}

view! {
    /// A section.
    SectionView<'a> {
        /// Its folder.
        key: &'a str,
        /// The kind of its entries.
        kind: &'static str,
        /// What it is called.
        title: String,
        /// Its list.
        url: String,
        /// Its feed.
        feed: String,
        /// Its calendar, if its entries take place.
        calendar: Option<String>,
    }
}

view! {
    /// A topic with entries in the language of the page.
    TopicCount<'a> {
        /// Its name in facts.
        key: &'a str,
        /// Its name.
        name: &'a str,
        /// Its page.
        url: String,
        /// How many entries are filed under it.
        count: usize,
        /// Its feed.
        feed: String,
        /// Its calendar, if something that takes place is filed under it.
        calendar: Option<String>,
    }
}

view! {
    /// The site.
    SiteView<'a> {
        /// Its title.
        title: &'a str,
        /// Its description.
        description: &'a str,
        /// Where it is.
        base_url: &'a str,
        /// Its home page.
        home: String,
        /// The feed of all that is on it.
        feed: String,
        /// Its languages.
        languages: Vec<LangView<'a>>,
        /// Its menu.
        menu: Vec<MenuItem<'a>>,
        /// Its sections, by their folders.
        sections: BTreeMap<&'a str, SectionView<'a>>,
        /// Its topics.
        topics: Vec<TopicCount<'a>>,
        /// Its pages straight under `content/`, by name.
        pages: BTreeMap<&'a str, Value>,
        /// The page on which it is searched, if it can be.
        search: Option<String>,
        /// The page with everything on it from A to Z.
        index: String,
    }
}

impl<'a> LangView<'a> {
    /// The view of a language.
    pub fn new(site: &'a Site, lang: Lang) -> Self {
        let language = &site.config.languages[lang];
        Self {
            code: &language.code,
            name: &language.name,
            locale: &language.locale,
            title: &language.title,
            home: site.home_url(lang).href(),
            dir: language.direction().as_str(),
        }
    }
}

impl<'a> SiteView<'a> {
    /// The view of the site for pages in `lang`.
    pub fn new(site: &'a Site, cards: &Cards, messages: &Messages, lang: Lang) -> Self {
        let language = &site.config.languages[lang];
        Self {
            title: &language.title,
            description: &language.description,
            base_url: &site.config.base_url,
            home: site.home_url(lang).href(),
            feed: site.feed_url(Channel::Site, lang).href(),
            languages: site
                .config
                .languages
                .all()
                .map(|lang| LangView::new(site, lang))
                .collect(),
            menu: menu(site, messages, lang),
            sections: site
                .sections()
                .map(|(id, section)| (section.key.as_str(), section_view(site, messages, id, lang)))
                .collect(),
            topics: topics(site, lang),
            pages: pages(site, cards, lang),
            search: site.search_urls().map(|urls| urls[lang].href()),
            index: site.index_urls[lang].href(),
        }
    }
}

/// The title of a section: of its landing page, or else the theme's word for its kind.
pub(crate) fn section_title(site: &Site, messages: &Messages, id: SectionId, lang: Lang) -> String {
    let section = site.section(id);
    match &section.landings[lang] {
        Some(landing) => landing.words.title.value.clone(),
        None => messages.text(&format!("kind-{}", section.kind.as_str())),
    }
}

fn section_view<'a>(
    site: &'a Site,
    messages: &Messages,
    id: SectionId,
    lang: Lang,
) -> SectionView<'a> {
    let section = site.section(id);
    SectionView {
        key: &section.key,
        kind: section.kind.as_str(),
        title: section_title(site, messages, id, lang),
        url: section.urls[lang].href(),
        feed: site.feed_url(Channel::Section(id), lang).href(),
        calendar: calendar(site, Channel::Section(id), lang),
    }
}

fn calendar(site: &Site, channel: Channel, lang: Lang) -> Option<String> {
    site.calendar_url(channel, lang).map(|url| url.href())
}

fn menu<'a>(site: &'a Site, messages: &Messages, lang: Lang) -> Vec<MenuItem<'a>> {
    let items = site.config.menu.iter().filter_map(|item| {
        let key = item.value.as_str();
        if let Some(id) = site.find_section(key) {
            let title = section_title(site, messages, id, lang);
            return Some(MenuItem {
                key,
                title,
                url: site.section(id).urls[lang].href(),
                code: None,
            });
        }
        let entry = site.entry(site.find(&EntryPath::new(key))?);
        let (found_in, edition): (Lang, &Edition) = entry.editions.best(lang)?;
        Some(MenuItem {
            key,
            title: edition.words.title.value.clone(),
            url: edition.url.href(),
            code: (found_in != lang).then(|| site.config.languages[found_in].code.as_str()),
        })
    });
    items.collect()
}

fn topics(site: &Site, lang: Lang) -> Vec<TopicCount<'_>> {
    let topics = site.topics.iter().map(|(id, topic)| TopicCount {
        key: &topic.key,
        name: &topic.names[lang],
        url: topic.urls[lang].href(),
        count: topic.listings[lang].items.len(),
        feed: site.feed_url(Channel::Topic(id), lang).href(),
        calendar: calendar(site, Channel::Topic(id), lang),
    });
    topics.filter(|topic| topic.count > 0).collect()
}

fn pages<'a>(site: &'a Site, cards: &Cards, lang: Lang) -> BTreeMap<&'a str, Value> {
    let pages = site.entries().filter(|(_, entry)| entry.section.is_none());
    pages
        .map(|(id, entry)| (entry.path.as_str(), cards.get(id, lang)))
        .collect()
}
