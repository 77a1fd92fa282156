//! Quotation marks as each language writes them (CLDR 48, `delimiters`).

/// The quotation marks of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typography {
    double: [&'static str; 2],
    single: [&'static str; 2],
    /// Words that start with an apostrophe, as in "'s avonds" and "'tis".
    elisions: &'static [&'static str],
}

const ENGLISH: Typography = Typography {
    double: ["“", "”"],
    single: ["‘", "’"],
    elisions: &["tis", "twas", "em", "cause"],
};
const DUTCH: Typography = Typography {
    elisions: &["s", "t", "n", "k", "m", "r", "ns", "er", "em"],
    ..ENGLISH
};
const GERMAN: Typography = Typography {
    double: ["„", "“"],
    single: ["‚", "‘"],
    elisions: &[],
};
const FRENCH: Typography = Typography {
    double: ["«\u{202f}", "\u{202f}»"],
    single: ["‹\u{202f}", "\u{202f}›"],
    elisions: &[],
};
const GUILLEMETS: Typography = Typography {
    double: ["«", "»"],
    single: ["“", "”"],
    elisions: &[],
};
const POLISH: Typography = Typography {
    double: ["„", "”"],
    single: ["«", "»"],
    elisions: &[],
};
const NORDIC: Typography = Typography {
    double: ["”", "”"],
    single: ["’", "’"],
    elisions: &[],
};
const DANISH: Typography = Typography {
    double: ["»", "«"],
    single: ["›", "‹"],
    elisions: &[],
};

impl Typography {
    /// The marks of the language with this BCP 47 code.
    pub fn of(code: &str) -> Self {
        match code.split('-').next().unwrap_or_default() {
            "nl" | "fy" | "af" => DUTCH,
            "de" | "cs" | "sk" | "bg" | "et" | "is" | "lt" | "sl" => GERMAN,
            "fr" => FRENCH,
            "es" | "it" | "pt" | "ca" | "el" | "ru" | "uk" | "nb" | "no" | "nn" => GUILLEMETS,
            "pl" | "ro" | "hu" | "hr" => POLISH,
            "sv" | "fi" => NORDIC,
            "da" => DANISH,
            _ => ENGLISH,
        }
    }

    /// The language's quotation mark for a piece of text that starts at `start` in its source, if it
    /// is a mark that the parser curled. None where the text stands as it is.
    pub(super) fn mark(self, source: &str, start: usize, text: &str) -> Option<&'static str> {
        if text.len() > "”".len() {
            return None;
        }
        let mut rest = source[start..].chars();
        match rest.next() {
            Some(straight @ ('"' | '\'')) => self.localise(straight, text, rest.as_str()),
            _ => None,
        }
    }

    /// What to write for a straight mark that the parser took for `curly`. `rest` is the text after
    /// it. None where the parser's choice stands.
    fn localise(self, straight: char, curly: &str, rest: &str) -> Option<&'static str> {
        match (straight, curly) {
            ('"', "“") => Some(self.double[0]),
            ('"', "”") => Some(self.double[1]),
            ('\'', "‘") if self.starts_elision(rest) => Some("’"),
            ('\'', "‘") => Some(self.single[0]),
            // A closing mark and an apostrophe look alike to the parser. Where the language's closing
            // mark is another sign, an apostrophe inside a word stays an apostrophe.
            ('\'', "’") if !rest.starts_with(char::is_alphanumeric) => Some(self.single[1]),
            _ => None,
        }
    }

    fn starts_elision(self, rest: &str) -> bool {
        let word = rest
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or_default();
        self.elisions.contains(&word.to_lowercase().as_str())
    }
}
