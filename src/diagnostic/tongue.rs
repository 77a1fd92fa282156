//! The languages that Tandem itself speaks to writers.

use super::{Problem, dutch, english};

/// A language in which Tandem explains a problem. Not a language of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tongue {
    /// English.
    #[default]
    English,
    /// Dutch.
    Dutch,
}

impl Tongue {
    /// The tongue for a language code or a locale: `nl`, `nl-BE`, `en_GB.UTF-8`.
    pub fn from_locale(locale: &str) -> Option<Self> {
        match locale.split(['-', '_', '.']).next().unwrap_or_default() {
            "nl" => Some(Self::Dutch),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// What is wrong, and how to mend it.
    pub fn explain(self, problem: &Problem) -> Explanation {
        match self {
            Self::English => english::explain(problem),
            Self::Dutch => dutch::explain(problem),
        }
    }

    /// Chooses between the two wordings of a text.
    pub fn choose<T>(self, dutch: T, english: T) -> T {
        match self {
            Self::Dutch => dutch,
            Self::English => english,
        }
    }
}

/// A problem in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What is wrong: one sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Explanation {
    /// What is wrong and what to do, in two lines: for what has no place in a file.
    pub fn to_text(&self, tongue: Tongue) -> String {
        let (error, mend) = tongue.choose(("fout", "zo los je het op"), ("error", "help"));
        let Self { message, help } = self;
        format!("{error}: {message}\n  {mend}: {help}\n")
    }
}

/// How the name of a text ends in each of these languages.
pub(super) fn endings(languages: &[String]) -> Vec<String> {
    let ending = |code: &String| format!(".{code}.md");
    languages.iter().map(ending).collect()
}

/// Whether a folder may have this name.
pub(super) fn is_folder_name(name: &str) -> bool {
    !name.starts_with('.') && !name.contains(['/', '\\'])
}

/// `a`, `b` and `c`, with the language's word for 'and' or 'or' before the last.
pub(super) fn enumerate(items: &[String], before_last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => format!("`{one}`"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|item| format!("`{item}`")).collect();
            format!("{} {before_last} `{last}`", first.join(", "))
        }
    }
}
