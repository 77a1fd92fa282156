//! A text is in the language of its file.

use whatlang::{Detector, Lang};

use crate::check::texts::Text;
use crate::diagnostic::{Diagnostic, Problem};
use crate::markdown::{GAP, PassageKind};
use crate::site::Site;

/// Shorter texts hold too few words to judge by.
const ENOUGH_LETTERS: usize = 150;

/// Words that hold a language together, in those that Tandem knows best, without those that both have. In
/// a text of its own they are a quarter of all words or more; in another, hardly any.
const DUTCH: &[&str] = &[
    "de", "het", "een", "van", "en", "dat", "te", "op", "met", "voor", "zijn", "die", "niet", "je",
    "aan", "er", "om", "ook", "als", "bij", "naar", "wordt", "worden", "maar", "wat", "uit", "kun",
    "wij", "jij", "jouw", "door", "dit", "deze", "heeft", "nog", "meer", "hebben",
];
const ENGLISH: &[&str] = &[
    "the", "and", "to", "a", "that", "it", "for", "on", "with", "as", "are", "be", "this", "by",
    "from", "or", "an", "at", "you", "your", "not", "have", "has", "can", "will", "which", "who",
    "their", "they", "there", "what", "if", "our", "but", "were",
];
/// So many of a hundred words are at least those that hold a text's own language together.
const OWN: usize = 10;
/// So many are at most those of a language that a text isn't in.
const STRANGE: usize = 5;

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
    let Some(&(own, ..)) = known.iter().find(|(_, other, _)| *other == code) else {
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
        if words.len() > 4 * ENOUGH_LETTERS {
            break;
        }
    }
    if words.chars().filter(|c| c.is_alphabetic()).count() < ENOUGH_LETTERS {
        return;
    }
    if share(own, &words).is_some_and(|share| share >= OWN) {
        return; // most texts, and this is found soon
    }
    let detector = Detector::with_allowlist(known.iter().map(|(lang, ..)| *lang).collect());
    let Some(info) = detector.detect(&words) else {
        return;
    };
    let holds = share(info.lang(), &words).is_some_and(|share| share >= OWN)
        && share(own, &words).is_some_and(|share| share <= STRANGE);
    if !info.is_reliable() && !holds {
        return;
    }
    let is = known.iter().find(|(lang, ..)| *lang == info.lang());
    if let (Some((lang, _, is)), Some(span)) = (is, span)
        && *lang != own
    {
        let should = known.iter().find(|(lang, ..)| *lang == own);
        let problem = Problem::WrongLanguage {
            is: (*is).to_owned(),
            should: should.map_or(code, |(_, _, name)| name).to_owned(),
        };
        found.push(text.tell(problem, span));
    }
}

/// How many of a hundred words are those that hold a language together, where they are known.
fn share(lang: Lang, text: &str) -> Option<usize> {
    let known = match lang {
        Lang::Nld => DUTCH,
        Lang::Eng => ENGLISH,
        _ => return None,
    };
    let (mut all, mut of_it) = (0, 0);
    let words = text.split(|c: char| !c.is_alphabetic());
    for word in words.filter(|word| !word.is_empty()) {
        all += 1;
        of_it += usize::from(known.iter().any(|known| known.eq_ignore_ascii_case(word)));
    }
    (of_it * 100).checked_div(all)
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
