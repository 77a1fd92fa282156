//! Atom feeds (RFC 4287): the newest entries of a section, of a topic or of all, with their whole texts.
//!
//! An entry was updated on the day that its facts give, and its id is a tag (RFC 4151) of its name,
//! which outlives its address. What the facts give no day of is not news: it is not in the feed of the
//! site, and in others it is of the day on which it took place, or while that is to come it stands last.
//!
//! Facts have no day on which they were changed, so nothing is updated after it was published. What is
//! cancelled or moved says so in its title and its text, to programs that look at those.

use std::cmp::Reverse;

use jiff::civil::Date;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::absolute::absolute;
use super::{Workshop, channel};
use crate::content::Particulars;
use crate::diagnostic::At;
use crate::lang::Lang;
use crate::markdown::escaped;
use crate::site::{Channel, Edition, Entry, EntryId, MediaFile, Site};
use crate::theme::{Dates, name_of, session_places, summary};

/// How many entries a feed has.
const MOST: usize = 20;
/// How many times of an entry are told.
const MOST_TIMES: usize = 12;
/// When something was updated of which nobody knows when: Atom wants a day.
const LONG_AGO: Date = Date::constant(1970, 1, 1);

pub(super) fn make(workshop: &Workshop<'_>, channel: Channel, lang: Lang) -> String {
    let locale = &workshop.site.config.languages[lang].locale;
    let feed = Feed {
        workshop,
        site: workshop.site,
        lang,
        dates: Dates::new(locale, Date::ZERO).or_else(|| Dates::new("en", Date::ZERO)),
    };
    let mut writer = Writer::new_with_indent(Vec::with_capacity(64 * 1024), b' ', 1);
    feed.write(&mut writer, channel).map_or_else(
        |_| String::new(),
        |()| String::from_utf8(writer.into_inner()).unwrap_or_default(),
    )
}

/// What a feed is made from.
struct Feed<'a> {
    workshop: &'a Workshop<'a>,
    site: &'a Site,
    lang: Lang,
    dates: Option<Dates>,
}

impl Feed<'_> {
    fn code(&self) -> &str {
        &self.site.config.languages[self.lang].code
    }

    fn permalink(&self, href: &str) -> String {
        self.site.config.permalink(href)
    }

    fn write(&self, out: &mut Writer<Vec<u8>>, channel: Channel) -> std::io::Result<()> {
        let (site, lang) = (self.site, self.lang);
        let newest = newest(site, channel, lang);
        let updated = newest.first().and_then(|(date, _)| *date);
        out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let mut root = BytesStart::new("feed");
        root.push_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
        root.push_attribute(("xml:lang", self.code()));
        out.write_event(Event::Start(root))?;
        let code = self.code();
        let name = match channel {
            Channel::Site => code.to_owned(),
            Channel::Section(id) => format!("{}/{code}", site.section(id).key),
            Channel::Topic(id) => format!("topic:{}/{code}", site.topics.get(id).key),
        };
        element(out, "id", &tag(site, &name))?;
        element(out, "title", &channel::title(self.workshop, channel, lang))?;
        element(out, "updated", &timestamp(updated.unwrap_or(LONG_AGO)))?;
        let own = self.permalink(&site.feed_url(channel, lang).href());
        link(out, "self", &own, "application/atom+xml", code)?;
        let page = self.permalink(&site.channel_url(channel, lang).href());
        link(out, "alternate", &page, "text/html", code)?;
        author(out, &site.config.languages[lang].title)?;
        for (date, entry) in newest {
            let entry = site.entry(entry);
            if let Some(edition) = &entry.editions[lang] {
                self.write_entry(out, entry, edition, date)?;
            }
        }
        out.write_event(Event::End(BytesEnd::new("feed")))
    }

    fn write_entry(
        &self,
        out: &mut Writer<Vec<u8>>,
        entry: &Entry,
        edition: &Edition,
        date: Option<Date>,
    ) -> std::io::Result<()> {
        let (site, lang) = (self.site, self.lang);
        out.write_event(Event::Start(BytesStart::new("entry")))?;
        let id = tag(site, &format!("{}/{}", entry.permanent_id(), self.code()));
        element(out, "id", &id)?;
        let title = channel::title_of(self.workshop, entry, edition, lang);
        element(out, "title", &title)?;
        if let Some(date) = date {
            element(out, "published", &timestamp(date))?;
        }
        element(out, "updated", &timestamp(date.unwrap_or(LONG_AGO)))?;
        let page = self.permalink(&edition.url.href());
        link(out, "alternate", &page, "text/html", self.code())?;
        let picture = site.picture_of(entry);
        if let Some(picture) = picture {
            self.write_enclosure(out, picture)?;
        }
        for topic in &entry.references.topics {
            let mut category = BytesStart::new("category");
            category.push_attribute(("term", site.topics.get(*topic).key.as_str()));
            category.push_attribute(("label", site.topics.get(*topic).names[lang].as_str()));
            out.write_event(Event::Empty(category))?;
        }
        if let Some(summary) = summary(edition) {
            element(out, "summary", summary)?;
        }
        let workshop = self.workshop;
        let mut html = self.preface(entry, edition, picture);
        html.push_str(&workshop.engine.body(
            workshop.world,
            edition,
            lang,
            picture.is_some(),
            &workshop.told,
        ));
        let html = absolute(&html, &site.config.base_url, &page);
        let mut content = BytesStart::new("content");
        content.push_attribute(("type", "html"));
        out.write_event(Event::Start(content))?;
        out.write_event(Event::Text(BytesText::new(&plain(&html))))?;
        out.write_event(Event::End(BytesEnd::new("content")))?;
        out.write_event(Event::End(BytesEnd::new("entry")))
    }

    fn write_enclosure(
        &self,
        out: &mut Writer<Vec<u8>>,
        picture: &MediaFile,
    ) -> std::io::Result<()> {
        let href = self.permalink(&picture.src().href());
        let media_type = mime_guess::from_path(picture.src().as_str()).first_or_octet_stream();
        let mut link = BytesStart::new("link");
        link.push_attribute(("rel", "enclosure"));
        link.push_attribute(("type", media_type.essence_str()));
        link.push_attribute(("href", href.as_str()));
        out.write_event(Event::Empty(link))
    }

    /// When and where an event or a workshop is, in words. What repeats for ever is told by its first
    /// time alone: how far ahead it is shown hangs on the day.
    fn times_and_places(&self, entry: &Entry) -> Vec<String> {
        let is_endless = match &entry.facts.particulars {
            Particulars::Event(event) => {
                let rule = event.repeat.as_ref();
                rule.is_some_and(|rule| !rule.value.ends())
            }
            _ => false,
        };
        let most = if is_endless { 1 } else { MOST_TIMES };
        let name = |place: EntryId| name_of(self.site.entry(place), self.lang);
        let elsewhere = session_places(entry);
        let times = entry.occurrences.iter().take(most).map(|time| {
            let when = self
                .dates
                .as_ref()
                .map(|dates| dates.when(time.start, time.end));
            let when = when.unwrap_or_else(|| time.start.to_string());
            let place = elsewhere.iter().find(|(start, _)| *start == time.start);
            match place.and_then(|(_, place)| name(*place)) {
                Some(place) => escaped(&format!("{when} – {place}")),
                None => escaped(&when),
            }
        });
        let mut lines: Vec<String> = times.collect();
        let place = entry
            .references
            .place
            .filter(|_| elsewhere.len() < lines.len());
        lines.extend(place.and_then(name).map(escaped));
        lines
    }

    /// What a page shows around the text: a change of plan, when and where it is, the picture.
    fn preface(&self, entry: &Entry, edition: &Edition, picture: Option<&MediaFile>) -> String {
        let mut html = String::new();
        for notice in channel::notices(self.workshop, entry, self.lang) {
            html.push_str(&format!("<p><strong>{}</strong></p>\n", escaped(&notice)));
        }
        let facts = self.times_and_places(entry);
        if !facts.is_empty() {
            html.push_str(&format!("<p>{}</p>\n", facts.join("<br>\n")));
        }
        let Some(picture) = picture else {
            return html;
        };
        let size = picture
            .size()
            .map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\""));
        let alt = edition.words.image_alt.as_ref();
        html.push_str(&format!(
            "<figure><img src=\"{}\" alt=\"{}\"{}>",
            picture.src().href(),
            escaped(alt.map_or("", At::as_str)),
            size.unwrap_or_default()
        ));
        if let Some(caption) = &edition.words.image_caption {
            let caption = escaped(&caption.value);
            html.push_str(&format!("<figcaption>{caption}</figcaption>"));
        }
        html.push_str("</figure>\n");
        html
    }
}

/// The newest entries of a channel, each with the day of it. Those of which only is known that they
/// are to come stand last, soonest first; those that tell no time at all are left out.
fn newest(site: &Site, channel: Channel, lang: Lang) -> Vec<(Option<Date>, EntryId)> {
    let now = site.now.wall();
    let members = site.members(channel, lang).into_iter();
    let mut told: Vec<(Option<Date>, Date, EntryId)> = members
        .filter_map(|id| {
            let entry = site.entry(id);
            if let Some(day) = entry.facts.released() {
                return Some((Some(day), day, id));
            }
            let first = entry.occurrences.first()?;
            let is_over = first.last_moment() < now;
            let first = first.start.date();
            (channel != Channel::Site).then_some((is_over.then_some(first), first, id))
        })
        .collect();
    told.sort_by_key(|(day, first, id)| (Reverse(*day), *first, *id));
    told.truncate(MOST);
    told.into_iter().map(|(day, _, id)| (day, id)).collect()
}

/// A tag URI: who named it, since when, and what. The year is that of the scheme, and fixed: an id
/// never changes.
fn tag(site: &Site, name: &str) -> String {
    let host = site.config.host().split(':').next().unwrap_or_default();
    format!(
        "tag:{host},2026:{}",
        crate::site::Url::file(name).href().trim_start_matches('/')
    )
}

fn timestamp(date: Date) -> String {
    format!("{date}T00:00:00Z")
}

/// A text without the signs that XML can't have, however they are written.
fn plain(text: &str) -> std::borrow::Cow<'_, str> {
    let fits = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(fits) {
        return text.into();
    }
    text.chars().filter(|c| fits(*c)).collect::<String>().into()
}

fn element(out: &mut Writer<Vec<u8>>, name: &str, text: &str) -> std::io::Result<()> {
    out.write_event(Event::Start(BytesStart::new(name)))?;
    out.write_event(Event::Text(BytesText::new(&plain(text))))?;
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
