//! The page of an entry.

use super::value;
use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, PerLang};
use crate::outputs::Workshop;
use crate::site::{Channel, Entry, EntryId, Read, Site, note};
use crate::theme::{
    Breadcrumb, EntryView, PreviewView, WholeEntry, section_title, structured_data,
};

/// The page of an entry, with its neighbours in the list of its section.
pub(super) fn entry(
    workshop: &Workshop<'_>,
    id: EntryId,
    lang: Lang,
    neighbours: (Option<EntryId>, Option<EntryId>),
    preview: Option<PreviewView>,
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
    let card = workshop.cards.get(id, lang);
    view.image = card
        .as_map()
        .and_then(|fields| fields.get(&tera::value::Key::Str("image")))
        .cloned();
    workshop.with_edition(&mut view, edition, lang);
    view.breadcrumbs = breadcrumbs(workshop, entry, lang);
    view.preview = preview;
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
