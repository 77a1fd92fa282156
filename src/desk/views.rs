//! What the pages of the desk show. Who serves them fills these.

use serde::Serialize;

use super::filter::Filter;
use super::problem::ProblemView;

/// What the desk shows.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DeskView {
    /// What the site is called.
    pub site_title: String,
    /// The languages of the site, in its order.
    pub languages: Vec<LanguageView>,
    /// All that is wrong now, errors and warnings.
    pub problems: Vec<ProblemView>,
    /// Every entry of the site. They are grouped by section, and shown a hundred at a time.
    #[serde(skip)] // templates see a part of them, as a table
    pub entries: Vec<EntryRow>,
    /// Which of the entries to show.
    pub filter: Filter,
    /// What is still to be published, the first to come first.
    pub scheduled: Vec<Dated>,
    /// What is still to take place, the first to come first.
    pub upcoming: Vec<Dated>,
    /// What is published no more, the latest first.
    pub expired: Vec<Dated>,
    /// The last rebuilds, the latest first.
    pub rebuilds: Vec<Rebuild>,
}

/// A language of the site.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LanguageView {
    /// Its code.
    pub code: String,
    /// What it is called in itself.
    pub name: String,
    /// The address of its home page.
    pub home: String,
}

/// An entry, as a row of the table.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EntryRow {
    /// Its name: its path from `content/`, without an ending.
    pub path: String,
    /// The code of its kind, as `site.yaml` has it.
    pub kind: String,
    /// Its section's folder; empty for a page straight under `content/`.
    pub section: String,
    /// Its title: in the language of the desk, or else in one that has it.
    pub title: String,
    /// Whether it is an illustration.
    pub example: bool,
    /// How it is in each language of the site, in its order.
    pub cells: Vec<Cell>,
    /// The address of its languages side by side.
    pub beside: String,
}

/// An entry in one language.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Cell {
    /// The code of the language.
    pub code: String,
    /// How far it is.
    pub state: State,
    /// The address of its page, if it has one.
    pub url: Option<String>,
    /// The file of its words; where it is missing, the file to make.
    pub file: Option<String>,
}

/// How far an entry is in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// There, and up to date.
    #[default]
    Whole,
    /// Not there.
    Missing,
    /// There, and older than what it was translated from.
    Stale,
    /// There, and not ready to be published.
    Draft,
    /// There and ready, and not published yet or no more.
    Withheld,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Whole,
        Self::Missing,
        Self::Stale,
        Self::Draft,
        Self::Withheld,
    ];

    /// Its name in filters and in the keys of the words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::Draft => "draft",
            Self::Withheld => "withheld",
        }
    }

    /// Whether there is something for a writer to do.
    pub fn asks_for_work(self) -> bool {
        matches!(self, Self::Missing | Self::Stale | Self::Draft)
    }
}

/// An entry at a moment.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Dated {
    /// The moment: `2026-09-14` or `2026-09-14T19:30`.
    pub when: String,
    /// The title of the entry.
    pub title: String,
    /// The address of its page, if it has one.
    pub url: Option<String>,
    /// Its name.
    pub path: String,
}

/// A rebuild.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Rebuild {
    /// The time of day on which it was done: `14:32:07`.
    pub at: String,
    /// The files that had changed; none for the first build.
    pub changed: Vec<String>,
    /// How many pages were rendered.
    pub pages: usize,
    /// How long it took.
    pub milliseconds: f64,
    /// How many problems there were afterwards, warnings included.
    pub problems: usize,
}

/// What the side-by-side view shows.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BesideView {
    /// What the site is called.
    pub site_title: String,
    /// The address of this view, without `?lang=`.
    pub address: String,
    /// The entry's name.
    pub path: String,
    /// The entry in each language of the site, in its order.
    pub panes: Vec<Pane>,
    /// What in one language has not followed another.
    pub stale: Vec<StaleView>,
    /// The command that says that it is right as it is.
    pub confirm: String,
    /// What is wrong in its files.
    pub problems: Vec<ProblemView>,
}

/// A place in one language that has not followed another.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StaleView {
    /// The code of the language that is to follow.
    pub code: String,
    /// What it is called in itself.
    pub name: String,
    /// What stands there; empty if nothing does.
    pub now: String,
    /// The code of the language that changed.
    pub source_code: String,
    /// What it is called in itself.
    pub source: String,
    /// The blocks that changed in it, word by word; one without words is gone.
    pub changes: Vec<Vec<Words>>,
}

/// A stretch of words.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Words {
    /// What became of it: `kept`, `gone` or `come`.
    pub what: &'static str,
    /// The words.
    pub words: String,
}

/// An entry in one language, as a page beside another.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Pane {
    /// The code of the language.
    pub code: String,
    /// What the language is called in itself.
    pub name: String,
    /// The title of the page.
    pub title: Option<String>,
    /// Its address, if it has one.
    pub url: Option<String>,
    /// The file of its words; where it is missing, the file to make.
    pub file: Option<String>,
    /// How far it is.
    pub state: State,
}
