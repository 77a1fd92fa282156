//! A diagnostic, as the browser shows it.

use serde::Serialize;
use xxhash_rust::xxh3::xxh3_64;

use crate::diagnostic::{Diagnostic, Texts, Tongue, line_and_column};

/// How many characters of a line are shown before the place, of the place, and after it: a paragraph
/// is one line, and may be a long one.
const BEFORE: usize = 60;
const MARKED: usize = 80;
const AFTER: usize = 60;
/// A word that would be cut is left out whole, unless it is longer than this, in bytes.
const WORD: usize = 20;

/// A problem in words, with the line that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ProblemView {
    /// What tells it from others, as long as it isn't mended: the same in both tongues, and on
    /// whichever line it stands.
    pub key: String,
    /// Its code.
    pub code: String,
    /// `error`, `warning` or `hint`.
    pub severity: &'static str,
    /// What is wrong: one sentence without a full stop, with code between backticks.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The file.
    pub file: String,
    /// The line, from 1; none where the whole file is meant or its text isn't at hand.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// Of that line, what comes before the place.
    pub before: String,
    /// The place itself; empty if it is between two characters.
    pub marked: String,
    /// What comes after the place on that line.
    pub after: String,
}

impl ProblemView {
    /// A diagnostic in words.
    pub fn of(diagnostic: &Diagnostic, texts: &dyn Texts, tongue: Tongue) -> Self {
        let explanation = tongue.explain(&diagnostic.problem);
        let file = diagnostic.place.file.as_str();
        let same = format!("{file}\n{:?}", diagnostic.problem);
        let mut view = Self {
            key: format!("{:016x}", xxh3_64(same.as_bytes())),
            code: diagnostic.problem.code().to_string(),
            severity: diagnostic.severity.as_str(),
            message: explanation.message,
            help: explanation.help,
            file: file.to_owned(),
            ..Self::default()
        };
        let text = texts.text(&diagnostic.place.file);
        if let (Some(text), Some(span)) = (text, diagnostic.place.span) {
            view.show_line(text, span.range());
        }
        view
    }

    /// Whether it keeps the site from being published.
    pub fn is_error(&self) -> bool {
        self.severity == "error"
    }

    /// Cuts the first line of a place in three.
    fn show_line(&mut self, text: &str, place: std::ops::Range<usize>) {
        let start = text.floor_char_boundary(place.start);
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[line_start..].lines().next().unwrap_or_default();
        let line_end = line_start + line.len();
        let start = start.min(line_end);
        let end = text.floor_char_boundary(place.end).clamp(start, line_end);
        let (number, column) = line_and_column(text, start);
        self.line = Some(number);
        self.column = Some(column);
        self.before = last(&text[line_start..start], BEFORE);
        self.marked = first(&text[start..end], MARKED);
        self.after = first(&text[end..line_end], AFTER);
    }
}

/// The first characters of a text, and three dots if there are more.
fn first(text: &str, characters: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(characters) else {
        return text.to_owned();
    };
    let kept = &text[..end];
    let whole_words = kept.rfind(' ').filter(|space| end - space < WORD);
    format!("{}…", &kept[..whole_words.map_or(end, |space| space + 1)])
}

/// The last characters of a text, and three dots if there are more.
fn last(text: &str, characters: usize) -> String {
    let Some((start, _)) = text.char_indices().rev().nth(characters) else {
        return text.to_owned();
    };
    let start = text.ceil_char_boundary(start + 1);
    let kept = &text[start..];
    let whole_words = kept.find(' ').filter(|space| *space < WORD);
    format!("…{}", &kept[whole_words.unwrap_or(0)..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Problem, SourcePath, Span};

    struct One(&'static str);

    impl Texts for One {
        fn text(&self, _: &SourcePath) -> Option<&str> {
            Some(self.0)
        }
    }

    fn missing() -> Problem {
        Problem::MissingKey {
            key: "title".to_owned(),
        }
    }

    fn at(text: &'static str, start: usize, end: usize) -> ProblemView {
        let file = SourcePath::new("content/news/x.nl.md");
        let found = Diagnostic::at(missing(), &file, Span::new(start, end));
        ProblemView::of(&found, &One(text), Tongue::Dutch)
    }

    fn parts(view: &ProblemView) -> (&str, &str, &str) {
        (&view.before, &view.marked, &view.after)
    }

    #[test]
    fn a_line_is_cut_in_three() {
        let view = at("---\ntítle: Één\nsummary: x\n", 5, 10);
        assert_eq!(
            (view.line, view.column, parts(&view)),
            (Some(2), Some(2), ("t", "ítle", ": Één"))
        );
        assert_eq!((view.severity, view.is_error()), ("error", true));
        assert_eq!(view.file, "content/news/x.nl.md");
    }

    #[test]
    fn any_place_will_do() {
        assert_eq!(parts(&at("een\ntwee", 1, 8)), ("e", "en", ""));
        assert_eq!(parts(&at("een\r\ntwee", 3, 5)), ("een", "", ""));
        assert_eq!(parts(&at("een\r\ntwee", 4, 4)), ("een", "", ""));
        assert_eq!(parts(&at("één", 1, 1)), ("", "", "één")); // in the middle of a letter
        let beyond = at("een\n", 90, 99);
        assert_eq!((beyond.line, parts(&beyond)), (Some(2), ("", "", "")));
        assert_eq!(parts(&at("", 0, 0)), ("", "", ""));
    }

    #[test]
    fn a_long_line_is_shown_in_part() {
        let text: &'static str = String::leak("é".repeat(100) + &"x".repeat(200) + "zz");
        let view = at(text, 200, 400);
        assert_eq!(view.before, format!("…{}", "é".repeat(60)));
        assert_eq!(view.marked, format!("{}…", "x".repeat(80)));
        assert_eq!((view.after.as_str(), view.column), ("zz", Some(101)));
        let words: &'static str = String::leak("woord ".repeat(40));
        let view = at(words, 120, 125);
        assert_eq!(view.before, format!("… {}", "woord ".repeat(9)));
        assert_eq!(view.after, format!(" {}…", "woord ".repeat(9)));
    }

    #[test]
    fn a_whole_file_has_no_line() {
        let found = Diagnostic::of_file(missing(), &SourcePath::new("site.yaml"));
        let view = ProblemView::of(&found, &One("x"), Tongue::English);
        assert_eq!((view.line, view.column), (None, None));
    }

    #[test]
    fn a_problem_is_the_same_on_another_line_and_in_another_tongue() {
        let file = SourcePath::new("content/x.nl.md");
        let key = |start, tongue| {
            let found = Diagnostic::at(missing(), &file, Span::new(start, start));
            ProblemView::of(&found, &One("\n\n\n"), tongue).key
        };
        assert_eq!(key(0, Tongue::Dutch), key(2, Tongue::English));
        let other = Diagnostic::of_file(Problem::NotUtf8, &file);
        let other = ProblemView::of(&other, &One(""), Tongue::Dutch).key;
        assert_ne!(key(0, Tongue::Dutch), other);
    }
}
