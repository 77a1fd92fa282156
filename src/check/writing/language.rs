//! A text is in the language of its file.

use whatlang::{Detector, Lang};

use crate::check::starts::{Starts, start_of};
use crate::check::stretches::any_run;
use crate::check::texts::Text;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Problem};
use crate::markdown::{GAP, Passage, PassageKind};

/// Shorter texts hold too few words to judge by.
const ENOUGH_LETTERS: usize = 150;

/// So many of a hundred words are at least those that hold a text's own language together.
const OWN: usize = 10;
/// So many are at most those of a language that a text isn't in.
const STRANGE: usize = 5;

/// Words that hold a language together, in those that Tandem knows best, without those that both have. In
/// a text of its own they are a quarter of all words or more; in another, hardly any.
static OF_DUTCH: Starts<1024> = Starts::of([
    "de", "het", "een", "van", "en", "dat", "te", "op", "met", "voor", "zijn", "die", "niet", "je",
    "aan", "er", "om", "ook", "als", "bij", "naar", "wordt", "worden", "maar", "wat", "uit", "kun",
    "wij", "jij", "jouw", "door", "dit", "deze", "heeft", "nog", "meer", "hebben",
]);

static OF_ENGLISH: Starts<1024> = Starts::of([
    "the", "and", "to", "a", "that", "it", "for", "on", "with", "as", "are", "be", "this", "by",
    "from", "or", "an", "at", "you", "your", "not", "have", "has", "can", "will", "which", "who",
    "their", "they", "there", "what", "if", "our", "but", "were",
]);

static OF_OTHERS: Starts<1024> = Starts::of([]);

/// A language of the site that texts are told apart by.
pub(super) struct Known<'a> {
    of_site: crate::lang::Lang,
    lang: Lang,
    name: &'a str,
}

/// The languages of a site that can be told apart.
pub(super) fn known(config: &Config) -> Vec<Known<'_>> {
    let languages = config.languages.iter();
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
    let start = start(text.blocks());
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
    of_it: usize,
    is_known: bool,
}

impl Share {
    fn add(&mut self, lang: Lang, text: &str) {
        let (known, is_known) = match lang {
            Lang::Nld => (&OF_DUTCH, true),
            Lang::Eng => (&OF_ENGLISH, true),
            _ => (&OF_OTHERS, false),
        };
        let mut add = |letters: usize, start: u64| {
            self.words += 1;
            self.letters += letters;
            self.of_it += usize::from(known.have(start));
        };
        if text.is_ascii() {
            // The same, sooner.
            any_run(text, |run| {
                add(run.word.len(), run.start);
                false
            });
        } else {
            let words = text.split(|c: char| !c.is_alphabetic());
            for word in words.filter(|word| !word.is_empty()) {
                add(word.chars().count(), start_of(word.as_bytes()));
            }
        }
        self.is_known |= is_known;
    }

    /// So many of a hundred, if that can be said.
    fn percent(&self) -> Option<usize> {
        let share = (self.of_it * 100).checked_div(self.words);
        share.filter(|_| self.is_known)
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
