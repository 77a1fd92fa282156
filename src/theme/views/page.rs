//! What every page has, whatever it is about.

use tera::Value;

use super::view;
use crate::lang::{Lang, PerLang};
use crate::site::{Site, Url};

view! {
    /// A page that this one lies under.
    Breadcrumb {
        /// What it is called.
        title: String,
        /// Its address.
        url: String,
    }
}

view! {
    /// A heading of the page.
    TocItem<'a> {
        /// From 2 to 6.
        level: u8,
        /// The name that links use.
        id: &'a str,
        /// What it says.
        title: &'a str,
    }
}

view! {
    /// The page in one of the site's languages.
    Alternate<'a> {
        /// The language's BCP 47 code.
        code: &'a str,
        /// Its name in itself.
        name: &'a str,
        /// Its locale.
        locale: &'a str,
        /// The page's address in it, or that of the section if there is no such page.
        url: String,
        /// The same with the site's before it.
        permalink: String,
        /// Whether it is the page's own language.
        current: bool,
        /// Whether the page exists in it.
        exists: bool,
    }
}

view! {
    /// A picture of the page, for where somebody shares it.
    PreviewView {
        /// Its address with the site's before it.
        permalink: String,
        /// What it shows.
        alt: Option<String>,
        /// Its width in pixels.
        width: Option<u32>,
        /// Its height in pixels.
        height: Option<u32>,
        /// Its media type.
        r#type: Option<String>,
    }
}

view! {
    /// A page.
    PageView<'a> {
        /// What it is a page of.
        kind: &'a str,
        /// What it is called.
        title: String,
        /// What it is about.
        description: Option<String>,
        /// Its address.
        url: String,
        /// Its address with the site's before it.
        permalink: String,
        /// What it says: HTML.
        body: Option<Value>,
        /// Its headings.
        toc: Vec<TocItem<'a>>,
        /// What it lies under.
        breadcrumbs: Vec<Breadcrumb>,
        /// The page in each language.
        alternates: Vec<Alternate<'a>>,
        /// The permalink of the page on which a language is chosen.
        chooser: String,
        /// Its picture.
        image: Option<Value>,
        /// The picture by which it is shown where somebody shares it.
        preview: Option<PreviewView>,
        /// The feed that it belongs to.
        feed: Option<String>,
        /// The calendar that it belongs to.
        calendar: Option<String>,
        /// JSON-LD.
        structured_data: Option<String>,
        /// Whether search engines should pass it over.
        noindex: bool,
        /// Of a redirect: where it leads.
        target: Option<String>,
    }
}

impl<'a> Alternate<'a> {
    /// The page in every language: where it exists, and where its readers are led if not.
    pub fn all(
        site: &'a Site,
        current: Lang,
        urls: &PerLang<Option<Url>>,
        otherwise: &PerLang<Url>,
    ) -> Vec<Self> {
        let alternates = site.config.languages.iter().map(|(lang, language)| {
            let url = urls[lang].as_ref().unwrap_or(&otherwise[lang]).href();
            Self {
                code: &language.code,
                name: &language.name,
                locale: &language.locale,
                permalink: site.config.permalink(&url),
                url,
                current: lang == current,
                exists: urls[lang].is_some(),
            }
        });
        alternates.collect()
    }
}
