//! `sitemap.xml` after sitemaps.org, with the languages of each page as `xhtml:link`.

use std::collections::BTreeSet;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::Workshop;
use super::addresses::{filter_url, section_url};
use crate::lang::{Lang, PerLang};
use crate::site::{Filter, Section, SectionId, Site, Url};

pub(super) fn make(workshop: &Workshop<'_>) -> String {
    let site = workshop.site;
    let mut writer =
        Writer::new_with_indent(Vec::with_capacity(site.entries().len() * 512), b' ', 1);
    write(&mut writer, workshop).map_or_else(
        |_| String::new(),
        |()| String::from_utf8(writer.into_inner()).unwrap_or_default(),
    )
}

fn write(writer: &mut Writer<Vec<u8>>, workshop: &Workshop<'_>) -> std::io::Result<()> {
    let site = workshop.site;
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut root = BytesStart::new("urlset");
    root.push_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    root.push_attribute(("xmlns:xhtml", "http://www.w3.org/1999/xhtml"));
    writer.write_event(Event::Start(root))?;
    let languages = &site.config.languages;
    write_page(
        writer,
        site,
        &PerLang::from_fn(languages, |lang| Some(site.home_url(lang))),
        None,
    )?;
    for urls in [Some(&site.index_urls), site.search_urls()]
        .into_iter()
        .flatten()
    {
        write_page(writer, site, &urls.map_ref(|url| Some(url.clone())), None)?;
    }
    for (id, section) in site.sections() {
        let urls = section.urls.map_ref(|url| Some(url.clone()));
        write_page(writer, site, &urls, None)?;
        write_lists(writer, workshop, id, section)?;
    }
    for (_, topic) in site.topics.iter() {
        let urls = PerLang::from_fn(languages, |lang| {
            (!topic.listings[lang].items.is_empty()).then(|| topic.urls[lang].clone())
        });
        write_page(writer, site, &urls, None)?;
    }
    for (_, entry) in site.entries() {
        let listed = entry.editions.map_ref(|edition| {
            edition
                .as_ref()
                .filter(|edition| !edition.words.draft)
                .map(|edition| edition.url.clone())
        });
        let changed = entry.facts.date.as_ref().map(|date| date.value.to_string());
        write_page(writer, site, &listed, changed.as_deref())?;
    }
    writer.write_event(Event::End(BytesEnd::new("urlset")))
}

/// The archive of a section, and the lists of what passes a filter.
fn write_lists(
    writer: &mut Writer<Vec<u8>>,
    workshop: &Workshop<'_>,
    id: SectionId,
    section: &Section,
) -> std::io::Result<()> {
    let (site, theme, words) = (workshop.site, workshop.theme, workshop.words);
    let languages = &site.config.languages;
    let archives = PerLang::from_fn(languages, |lang| {
        let is_there = !section.listings[lang].archive.is_empty();
        is_there.then(|| section_url(site, id, lang, true, words))
    });
    write_page(writer, site, &archives, None)?;
    let filters = section
        .filters
        .iter()
        .flat_map(|(_, filters)| filters.iter());
    let filters: BTreeSet<&Filter> = filters.map(|(filter, _)| filter).collect();
    for filter in filters {
        let urls = PerLang::from_fn(languages, |lang| {
            let shown = section.filters[lang].get(filter)?;
            (!shown.is_empty()).then(|| filter_url(site, theme, words, id, lang, filter))
        });
        write_page(writer, site, &urls, None)?;
    }
    Ok(())
}

/// A page: one `url` for each language that it exists in, each naming all of them.
fn write_page(
    writer: &mut Writer<Vec<u8>>,
    site: &Site,
    urls: &PerLang<Option<Url>>,
    changed: Option<&str>,
) -> std::io::Result<()> {
    let permalink = |url: &Url| site.config.permalink(&url.href());
    for (_, url) in urls.present() {
        writer.write_event(Event::Start(BytesStart::new("url")))?;
        write_text(writer, "loc", &permalink(url))?;
        if let Some(changed) = changed {
            write_text(writer, "lastmod", changed)?;
        }
        for (lang, other) in urls.present() {
            write_alternate(writer, code(site, lang), &permalink(other))?;
        }
        write_alternate(writer, "x-default", &site.config.permalink("/"))?;
        writer.write_event(Event::End(BytesEnd::new("url")))?;
    }
    Ok(())
}

fn code(site: &Site, lang: Lang) -> &str {
    &site.config.languages[lang].code
}

fn write_alternate(writer: &mut Writer<Vec<u8>>, code: &str, url: &str) -> std::io::Result<()> {
    let mut link = BytesStart::new("xhtml:link");
    link.push_attribute(("rel", "alternate"));
    link.push_attribute(("hreflang", code));
    link.push_attribute(("href", url));
    writer.write_event(Event::Empty(link))
}

fn write_text(writer: &mut Writer<Vec<u8>>, name: &str, text: &str) -> std::io::Result<()> {
    writer.write_event(Event::Start(BytesStart::new(name)))?;
    writer.write_event(Event::Text(BytesText::new(text)))?;
    writer.write_event(Event::End(BytesEnd::new(name)))
}
