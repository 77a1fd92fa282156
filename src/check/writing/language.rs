//! A text is in the language of its file.

use whatlang::{Detector, Lang};

use crate::check::letters::runs;
use crate::check::texts::Text;
use crate::diagnostic::{Diagnostic, Problem};
use crate::markdown::{GAP, Passage, PassageKind};
use crate::site::Site;

/// Shorter texts hold too few words to judge by.
const ENOUGH_LETTERS: usize = 150;

/// So many of a hundred words are at least those that hold a text's own language together.
const OWN: usize = 10;
/// So many are at most those of a language that a text isn't in.
const STRANGE: usize = 5;

/// Words that hold a language together, in those that Tandem knows best, without those that both have. In
/// a text of its own they are a quarter of all words or more; in another, hardly any.
fn is_dutch(word: &[u8]) -> bool {
    matches!(
        word,
        b"de"
            | b"het"
            | b"een"
            | b"van"
            | b"en"
            | b"dat"
            | b"te"
            | b"op"
            | b"met"
            | b"voor"
            | b"zijn"
            | b"die"
            | b"niet"
            | b"je"
            | b"aan"
            | b"er"
            | b"om"
            | b"ook"
            | b"als"
            | b"bij"
            | b"naar"
            | b"wordt"
            | b"worden"
            | b"maar"
            | b"wat"
            | b"uit"
            | b"kun"
            | b"wij"
            | b"jij"
            | b"jouw"
            | b"door"
            | b"dit"
            | b"deze"
            | b"heeft"
            | b"nog"
            | b"meer"
            | b"hebben"
    )
}

fn is_english(word: &[u8]) -> bool {
    matches!(
        word,
        b"the"
            | b"and"
            | b"to"
            | b"a"
            | b"that"
            | b"it"
            | b"for"
            | b"on"
            | b"with"
            | b"as"
            | b"are"
            | b"be"
            | b"this"
            | b"by"
            | b"from"
            | b"or"
            | b"an"
            | b"at"
            | b"you"
            | b"your"
            | b"not"
            | b"have"
            | b"has"
            | b"can"
            | b"will"
            | b"which"
            | b"who"
            | b"their"
            | b"they"
            | b"there"
            | b"what"
            | b"if"
            | b"our"
            | b"but"
            | b"were"
    )
}

/// The longest of them has so many letters.
const LONGEST: usize = 6;

/// A language of the site that texts are told apart by.
pub(super) struct Known<'a> {
    of_site: crate::lang::Lang,
    lang: Lang,
    name: &'a str,
}

/// The languages of a site that can be told apart.
pub(super) fn known(site: &Site) -> Vec<Known<'_>> {
    let languages = site.config.languages.iter();
    let known = languages.filter_map(|(of_site, language)| {
        Some(Known {
            of_site,
            lang: language_of(&language.code)?,
            name: &language.name,
        })
    });
    known.collect()
}

pub(super) fn check(known: &[Known<'_>], text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    // What a text is in is asked among the site's own languages: others would only be guessed.
    let Some(own) = known.iter().find(|known| known.of_site == text.lang) else {
        return;
    };
    let start = start(&text.blocks);
    let mut own_share = Share::default();
    for block in &start {
        own_share.add(own.lang, &block.text);
    }
    if own_share.letters < ENOUGH_LETTERS || own_share.percent().is_some_and(|share| share >= OWN) {
        return; // most texts, and this is found soon
    }
    let words = start.iter().map(|block| block.text.replace(GAP, "") + "\n");
    let words: String = words.collect();
    let detector = Detector::with_allowlist(known.iter().map(|known| known.lang).collect());
    let Some(info) = detector.detect(&words) else {
        return;
    };
    let mut its_share = Share::default();
    its_share.add(info.lang(), &words);
    let holds = its_share.percent().is_some_and(|share| share >= OWN)
        && own_share.percent().is_some_and(|share| share <= STRANGE);
    if !info.is_reliable() && !holds {
        return;
    }
    let is = known.iter().find(|known| known.lang == info.lang());
    if let (Some(is), Some(first)) = (is, start.first())
        && is.lang != own.lang
    {
        let problem = Problem::WrongLanguage {
            is: is.name.to_owned(),
            should: own.name.to_owned(),
        };
        found.push(text.tell(problem, first.span(0..first.text.len())));
    }
}

/// The first sentences of a text: a page shows early what it is in.
fn start(blocks: &[Passage]) -> Vec<&Passage> {
    let is_told =
        |block: &&Passage| matches!(block.kind, PassageKind::Paragraph | PassageKind::Item);
    let mut length = 0;
    let start = blocks.iter().filter(is_told).take_while(|block| {
        let is_wanted = length <= 4 * ENOUGH_LETTERS;
        length += block.text.len() + 1;
        is_wanted
    });
    start.collect()
}

/// How many of the words of a text hold a language together, where those are known.
#[derive(Default)]
struct Share {
    letters: usize,
    words: usize,
    of_it: Option<usize>,
}

impl Share {
    fn add(&mut self, lang: Lang, text: &str) {
        if text.is_ascii() {
            // The same, sooner.
            for run in runs(text) {
                self.add_word(lang, run.word, run.word.len());
            }
        } else {
            for word in text.split(|c: char| !c.is_alphabetic()) {
                self.add_word(lang, word.as_bytes(), word.chars().count());
            }
        }
    }

    fn add_word(&mut self, lang: Lang, word: &[u8], letters: usize) {
        if letters == 0 {
            return;
        }
        self.words += 1;
        self.letters += letters;
        if let Some(holds) = holds_together(lang, word) {
            *self.of_it.get_or_insert(0) += usize::from(holds);
        }
    }

    /// So many of a hundred, if that can be said.
    fn percent(&self) -> Option<usize> {
        (self.of_it? * 100).checked_div(self.words)
    }
}

/// Whether a word is one of those that hold a language together, where they are known.
fn holds_together(lang: Lang, word: &[u8]) -> Option<bool> {
    let known = match lang {
        Lang::Nld => is_dutch,
        Lang::Eng => is_english,
        _ => return None,
    };
    let mut small = [0; LONGEST];
    let Some(small) = small.get_mut(..word.len()) else {
        return Some(false);
    };
    small.copy_from_slice(word);
    small.make_ascii_lowercase();
    Some(known(small))
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
