//! Atom feeds (RFC 4287): the newest entries of a section in a language, with their whole texts.
//!
//! Everything in a feed comes from the content, nothing from the clock: an entry was updated on the
//! day that its facts give, and its id is a tag (RFC 4151) of its name, which outlives its address.

use jiff::civil::Date;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::Workshop;
use crate::lang::Lang;
use crate::site::{Edition, Entry, EntryId, SectionId, Site};
use crate::theme::{section_title, summary};

/// How many entries a feed has.
const MOST: usize = 20;

pub(super) fn make(workshop: &Workshop<'_>, section: SectionId, lang: Lang) -> String {
    let mut writer = Writer::new_with_indent(Vec::with_capacity(64 * 1024), b' ', 1);
    write(&mut writer, workshop, section, lang).map_or_else(
        |_| String::new(),
        |()| String::from_utf8(writer.into_inner()).unwrap_or_default(),
    )
}

fn write(
    out: &mut Writer<Vec<u8>>,
    workshop: &Workshop<'_>,
    id: SectionId,
    lang: Lang,
) -> std::io::Result<()> {
    let site: &Site = workshop.site;
    let section = site.section(id);
    let language = &site.config.languages[lang];
    let base_url = &site.config.base_url;
    let newest = newest(site, id, lang);
    let updated = newest
        .first()
        .map_or(Date::new(1970, 1, 1).unwrap_or_default(), |(date, _)| *date);

    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut root = BytesStart::new("feed");
    root.push_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    root.push_attribute(("xml:lang", language.code.as_str()));
    out.write_event(Event::Start(root))?;
    element(
        out,
        "id",
        &tag(site, &format!("{}/{}", section.key, language.code)),
    )?;
    let title = section_title(site, &workshop.theme.messages[lang], id, lang);
    element(out, "title", &feed_title(workshop, lang, &title))?;
    element(out, "updated", &timestamp(updated))?;
    let url = &section.urls[lang];
    link(
        out,
        "self",
        &format!("{base_url}{}", url.join("feed.xml").href()),
        "application/atom+xml",
        &language.code,
    )?;
    link(
        out,
        "alternate",
        &format!("{base_url}{}", url.href()),
        "text/html",
        &language.code,
    )?;
    author(out, &language.title)?;
    for (date, entry) in newest {
        let entry = site.entry(entry);
        if let Some(edition) = &entry.editions[lang] {
            write_entry(out, workshop, entry, edition, lang, date)?;
        }
    }
    out.write_event(Event::End(BytesEnd::new("feed")))
}

/// The newest entries of a section, each with the day of it. Those that give no day are left out.
fn newest(site: &Site, section: SectionId, lang: Lang) -> Vec<(Date, EntryId)> {
    let listing = &site.section(section).listings[lang];
    let mut dated: Vec<(Date, EntryId)> = listing
        .all()
        .filter_map(|id| Some((day_of(site.entry(id))?, id)))
        .collect();
    dated.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    dated.truncate(MOST);
    dated
}

/// The day on which an entry was published, or else the first day that its facts give.
fn day_of(entry: &Entry) -> Option<Date> {
    let published = entry.facts.date.as_ref().map(|date| date.value);
    let released = || {
        entry
            .facts
            .publish_from
            .as_ref()
            .map(|from| from.value.date())
    };
    published
        .or_else(released)
        .or_else(|| entry.occurrences.first().map(|first| first.start.date()))
}

fn write_entry(
    out: &mut Writer<Vec<u8>>,
    workshop: &Workshop<'_>,
    entry: &Entry,
    edition: &Edition,
    lang: Lang,
    date: Date,
) -> std::io::Result<()> {
    let site: &Site = workshop.site;
    let code = &site.config.languages[lang].code;
    let base_url = &site.config.base_url;
    out.write_event(Event::Start(BytesStart::new("entry")))?;
    element(out, "id", &tag(site, &format!("{}/{code}", entry.path)))?;
    element(out, "title", &edition.words.title.value)?;
    element(out, "published", &timestamp(date))?;
    element(out, "updated", &timestamp(date))?;
    link(
        out,
        "alternate",
        &format!("{base_url}{}", edition.url.href()),
        "text/html",
        code,
    )?;
    for topic in &entry.references.topics {
        let mut category = BytesStart::new("category");
        category.push_attribute(("term", site.topics.get(*topic).key.as_str()));
        category.push_attribute(("label", site.topics.get(*topic).names[lang].as_str()));
        out.write_event(Event::Empty(category))?;
    }
    if let Some(summary) = summary(edition) {
        element(out, "summary", summary)?;
    }
    let body = workshop
        .engine
        .body(workshop.world, edition, lang, &workshop.told);
    let mut content = BytesStart::new("content");
    content.push_attribute(("type", "html"));
    out.write_event(Event::Start(content))?;
    out.write_event(Event::Text(BytesText::new(&absolute(
        &body,
        base_url,
        &edition.url.href(),
    ))))?;
    out.write_event(Event::End(BytesEnd::new("content")))?;
    out.write_event(Event::End(BytesEnd::new("entry")))
}

/// HTML whose addresses work away from the site.
fn absolute(html: &str, base_url: &str, page: &str) -> String {
    html.replace("href=\"/", &format!("href=\"{base_url}/"))
        .replace("src=\"/", &format!("src=\"{base_url}/"))
        .replace("href=\"#", &format!("href=\"{base_url}{page}#"))
}

fn feed_title(workshop: &Workshop<'_>, lang: Lang, section: &str) -> String {
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("section", section.to_owned());
    args.set("site", workshop.site.config.languages[lang].title.clone());
    workshop.theme.messages[lang].format("feed-title", &args)
}

/// A tag URI: who named it, since when, and what. The year is that of the scheme, and fixed: an id
/// never changes.
fn tag(site: &Site, name: &str) -> String {
    let host = site.config.base_url.split("://").nth(1).unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    format!(
        "tag:{host},2026:{}",
        crate::site::Url::file(name).href().trim_start_matches('/')
    )
}

fn timestamp(date: Date) -> String {
    format!("{date}T00:00:00Z")
}

fn element(out: &mut Writer<Vec<u8>>, name: &str, text: &str) -> std::io::Result<()> {
    out.write_event(Event::Start(BytesStart::new(name)))?;
    out.write_event(Event::Text(BytesText::new(text)))?;
    out.write_event(Event::End(BytesEnd::new(name)))
}

fn author(out: &mut Writer<Vec<u8>>, name: &str) -> std::io::Result<()> {
    out.write_event(Event::Start(BytesStart::new("author")))?;
    element(out, "name", name)?;
    out.write_event(Event::End(BytesEnd::new("author")))
}

fn link(
    out: &mut Writer<Vec<u8>>,
    rel: &str,
    href: &str,
    media_type: &str,
    code: &str,
) -> std::io::Result<()> {
    let mut link = BytesStart::new("link");
    link.push_attribute(("rel", rel));
    link.push_attribute(("type", media_type));
    link.push_attribute(("hreflang", code));
    link.push_attribute(("href", href));
    out.write_event(Event::Empty(link))
}
