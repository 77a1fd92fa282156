//! The picture by which a page is shown where somebody shares it: a card that the theme draws with its
//! title, or else the picture of the entry.
//!
//! A card lies beside its page, and is drawn once: what it shows is the key by which the cache has it.
//! Pages name it with a hash of that behind its address, so that whoever remembers pictures by their
//! addresses sees another when the title is another.

use serde::Serialize;
use tera::{Context, Value};

use super::Workshop;
use super::addresses::{AddressWords, is_archived, section_url};
use super::fingerprint::SOURCES;
use super::pages::{archive_title, home_title};
use super::plan::Page;
use crate::cache::Key;
use crate::diagnostic::Diagnostic;
use crate::drawing::Sketch;
use crate::lang::Lang;
use crate::site::{SectionId, Site, Url};
use crate::theme::{PreviewView, section_title};

/// The template that draws cards. A theme without it has none.
pub(super) const TEMPLATE: &str = "social-card.svg";

/// In pixels: what Open Graph and those who read it ask for.
const SIZE: (u32, u32) = (1200, 630);

/// What a card is told of its page. Of an entry it is given its card in lists as well.
#[derive(Serialize)]
struct Subject<'a> {
    kind: &'a str,
    title: String,
}

/// The address of the card of a page, if it has one. The pages of a list share that of the
/// first, and so does what passes a filter.
pub(super) fn url(site: &Site, words: &AddressWords, page: &Page) -> Option<Url> {
    let url = match page {
        Page::Home(lang) => site.home_url(*lang),
        Page::Section {
            id, lang, archived, ..
        } => section_url(site, *id, *lang, *archived, words),
        Page::Filter {
            id, lang, filter, ..
        } => section_url(site, *id, *lang, is_archived(site, *id, filter), words),
        Page::Topic { id, lang, .. } => site.topics.get(*id).urls[*lang].clone(),
        Page::Entry { id, lang, .. } => site.entry(*id).editions[*lang].as_ref()?.url.clone(),
        Page::Chooser => Url::page([]),
        Page::Search(_)
        | Page::Index(_)
        | Page::NotFound(_)
        | Page::NotFoundAnywhere
        | Page::Redirect { .. } => return None,
    };
    Some(url.join("card.png"))
}

/// Whether the card of a page is drawn for this page.
pub(super) fn is_own(page: &Page) -> bool {
    match page {
        Page::Section { page, .. } | Page::Topic { page, .. } => *page == 1,
        Page::Home(_) | Page::Entry { .. } | Page::Chooser => true,
        Page::Filter { .. }
        | Page::Search(_)
        | Page::Index(_)
        | Page::NotFound(_)
        | Page::NotFoundAnywhere
        | Page::Redirect { .. } => false,
    }
}

/// The card of a page: a PNG.
pub(super) fn make(workshop: &Workshop<'_>, page: &Page) -> Result<Vec<u8>, Diagnostic> {
    let Some(url) = url(workshop.site, workshop.words, page) else {
        return Ok(Vec::new());
    };
    let sketch = sketch(workshop, page, &url)?;
    let key = Key::new("cards", &[SOURCES.as_bytes(), sketch.as_bytes()]);
    if let Some(drawn) = workshop.cache.get(&key) {
        return Ok(drawn);
    }
    let drawn = sketch
        .draw(SIZE.0, SIZE.1)
        .map_err(|detail| workshop.engine.made_wrong(TEMPLATE, detail, &url.href()))?;
    workshop.cache.put(&key, &drawn);
    Ok(drawn)
}

/// The picture by which a page is shown, if it has one.
pub(super) fn preview(
    workshop: &Workshop<'_>,
    page: &Page,
) -> Result<Option<PreviewView>, Diagnostic> {
    if !workshop.engine.has_template(TEMPLATE) {
        return Ok(picture(workshop, page));
    }
    let Some(url) = url(workshop.site, workshop.words, page) else {
        return Ok(None);
    };
    let make = || -> Result<PreviewView, Diagnostic> {
        let sketch = sketch(workshop, page, &url)?;
        let version = Key::new("cards", &[sketch.as_bytes()]).short();
        let permalink = workshop.site.config.permalink(&url.href());
        Ok(PreviewView {
            permalink: format!("{permalink}?{version}"),
            alt: Some(sketch.title).filter(|alt| !alt.is_empty()),
            width: Some(SIZE.0),
            height: Some(SIZE.1),
            r#type: Some("image/png".to_owned()),
        })
    };
    let is_of_many = matches!(
        page,
        Page::Section { .. } | Page::Filter { .. } | Page::Topic { .. }
    );
    let preview = if is_of_many {
        workshop.shared.preview(&url, make)
    } else {
        make()
    };
    preview.map(Some)
}

/// The picture of an entry, if it is one that is shown everywhere.
fn picture(workshop: &Workshop<'_>, page: &Page) -> Option<PreviewView> {
    let Page::Entry { id, lang, .. } = page else {
        return None;
    };
    let entry = workshop.site.entry(*id);
    let file = workshop.site.picture_of(entry)?;
    let address = file.src().href();
    let media_type = mime_guess::from_path(&address).first()?;
    let is_pixels = media_type.type_() == "image" && media_type.subtype() != "svg";
    let edition = entry.editions[*lang].as_ref()?;
    let (size, alt) = (file.size(), edition.words.image_alt.as_ref());
    is_pixels.then(|| PreviewView {
        permalink: workshop.site.config.permalink(&address),
        alt: alt.map(|alt| alt.value.clone()),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
        r#type: Some(media_type.essence_str().to_owned()),
    })
}

/// The card of a page as the theme draws it.
fn sketch(workshop: &Workshop<'_>, page: &Page, url: &Url) -> Result<Sketch, Diagnostic> {
    let Some((lang, subject)) = subject(workshop, page) else {
        return Ok(Sketch::default());
    };
    let mut context = Context::new();
    context.insert_value("page", Value::from_serializable(&subject));
    if let Page::Entry { id, lang, .. } = page {
        context.insert_value("entry", workshop.cards.get(*id, *lang));
    }
    let address = url.href();
    let svg = workshop
        .engine
        .render(TEMPLATE, lang, &context, &address, 0)?;
    let wrong = |detail| workshop.engine.made_wrong(TEMPLATE, detail, &address);
    Sketch::read(&String::from_utf8_lossy(&svg)).map_err(wrong)
}

/// What is on the card of a page, and in which language.
fn subject<'a>(workshop: &'a Workshop<'_>, page: &Page) -> Option<(Lang, Subject<'a>)> {
    let site = workshop.site;
    let (lang, kind, title) = match page {
        Page::Home(lang) => (*lang, "home", home_title(site, *lang)),
        Page::Section {
            id, lang, archived, ..
        } => {
            let title = list_title(workshop, *id, *lang, *archived);
            (*lang, "section", title)
        }
        Page::Filter {
            id, lang, filter, ..
        } => {
            let title = list_title(workshop, *id, *lang, is_archived(site, *id, filter));
            (*lang, "section", title)
        }
        Page::Topic { id, lang, .. } => (*lang, "topic", site.topics.get(*id).names[*lang].clone()),
        Page::Entry { id, lang, .. } => {
            let entry = site.entry(*id);
            let title = entry.editions[*lang].as_ref()?.words.title.value.clone();
            (*lang, entry.kind.as_str(), title)
        }
        Page::Chooser => {
            let languages = &site.config.languages;
            let titles: Vec<&str> = languages
                .iter()
                .map(|(_, language)| language.title.as_str())
                .collect();
            (languages.all().next()?, "chooser", titles.join(" · "))
        }
        Page::Search(_)
        | Page::Index(_)
        | Page::NotFound(_)
        | Page::NotFoundAnywhere
        | Page::Redirect { .. } => return None,
    };
    Some((lang, Subject { kind, title }))
}

/// The title of a section's list, or of its archive.
fn list_title(workshop: &Workshop<'_>, id: SectionId, lang: Lang, archived: bool) -> String {
    let messages = &workshop.theme.messages[lang];
    let title = section_title(workshop.site, messages, id, lang);
    if archived {
        archive_title(workshop, lang, &title)
    } else {
        title
    }
}
