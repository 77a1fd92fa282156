//! Pages by which readers find others: the one on which they search, and everything from A to Z.

use super::{everywhere, value};
use crate::content::Kind;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::outputs::{Workshop, search};
use crate::theme::{LetterView, SearchView};

/// The page on which readers search in a language.
pub(super) fn search(workshop: &Workshop<'_>, lang: Lang) -> Result<Vec<u8>, Diagnostic> {
    let site = workshop.site;
    let Some(urls) = site.search_urls() else {
        return Ok(Vec::new());
    };
    let title = workshop.theme.messages[lang].text("search-title");
    let mut view = workshop.page("search", title, &urls[lang], lang, &everywhere(urls), urls);
    view.breadcrumbs.push(workshop.home_crumb(lang));
    let found = SearchView {
        index: format!("/{}/", search::folder(site, lang)),
        kinds: site.kinds(lang).into_iter().map(Kind::as_str).collect(),
    };
    workshop.render("search.html", lang, &view, vec![("search", value(&found))])
}

/// The page with everything that there is in a language, from A to Z.
pub(super) fn index(workshop: &Workshop<'_>, lang: Lang) -> Result<Vec<u8>, Diagnostic> {
    let site = workshop.site;
    let urls = &site.index_urls;
    let title = workshop.theme.messages[lang].text("index-title");
    let mut view = workshop.page("index", title, &urls[lang], lang, &everywhere(urls), urls);
    view.breadcrumbs.push(workshop.home_crumb(lang));
    let alphabet = site.alphabet(lang).into_iter();
    let letters: Vec<LetterView> = alphabet
        .map(|letter| LetterView::new(letter, workshop.cards, lang))
        .collect();
    workshop.render(
        "index.html",
        lang,
        &view,
        vec![("letters", value(&letters))],
    )
}
