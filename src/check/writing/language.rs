//! A text is in the language of its file.

use whatlang::{Detector, Lang};

use crate::check::texts::Text;
use crate::diagnostic::{Diagnostic, Problem};
use crate::markdown::{GAP, PassageKind};
use crate::site::Site;

/// Shorter texts hold too few words to judge by.
const ENOUGH_LETTERS: usize = 200;

pub(super) fn check(site: &Site, text: &Text<'_>, code: &str, found: &mut Vec<Diagnostic>) {
    let languages = site.config.languages.iter();
    let known: Vec<(Lang, &str, &str)> = languages
        .filter_map(|(_, language)| {
            Some((
                language_of(&language.code)?,
                language.code.as_str(),
                language.name.as_str(),
            ))
        })
        .collect();
    // What a text is in is asked among the site's own languages: others would only be guessed.
    let Some((own, ..)) = known.iter().find(|(_, other, _)| *other == code) else {
        return;
    };
    let mut words = String::new();
    let mut span = None;
    for block in &text.blocks {
        if matches!(block.kind, PassageKind::Paragraph | PassageKind::Item) {
            span.get_or_insert_with(|| block.span(0..block.text.len()));
            words.extend(block.text.chars().filter(|c| *c != GAP));
            words.push('\n');
        }
        // A page shows early what it is in.
        if words.len() > 8 * ENOUGH_LETTERS {
            break;
        }
    }
    if words.chars().filter(|c| c.is_alphabetic()).count() < ENOUGH_LETTERS {
        return;
    }
    let detector = Detector::with_allowlist(known.iter().map(|(lang, ..)| *lang).collect());
    let Some(info) = detector.detect(&words).filter(whatlang::Info::is_reliable) else {
        return;
    };
    let is = known.iter().find(|(lang, ..)| *lang == info.lang());
    if let (Some((lang, _, is)), Some(span)) = (is, span)
        && lang != own
    {
        let should = known.iter().find(|(lang, ..)| lang == own);
        let problem = Problem::WrongLanguage {
            is: (*is).to_owned(),
            should: should.map_or(code, |(_, _, name)| name).to_owned(),
        };
        found.push(text.tell(problem, span));
    }
}

/// The language of a code of two letters (ISO 639-1), as the detector knows it.
fn language_of(code: &str) -> Option<Lang> {
    let three = match code.split('-').next()? {
        "nl" => "nld",
        "en" => "eng",
        "de" => "deu",
        "fr" => "fra",
        "es" => "spa",
        "it" => "ita",
        "pt" => "por",
        "pl" => "pol",
        "tr" => "tur",
        "ar" => "ara",
        "uk" => "ukr",
        "ru" => "rus",
        "ro" => "ron",
        "sv" => "swe",
        "da" => "dan",
        "nb" | "no" => "nob",
        "fi" => "fin",
        "cs" => "ces",
        "el" => "ell",
        "hu" => "hun",
        "zh" => "cmn",
        "ja" => "jpn",
        "ko" => "kor",
        "af" => "afr",
        "ca" => "cat",
        "he" => "heb",
        "hi" => "hin",
        "fa" => "pes",
        "vi" => "vie",
        _ => return None,
    };
    Lang::from_code(three)
}
