//! What the watch mode shows in the browser besides the site: the editor's desk, an entry in all its
//! languages side by side, what is wrong laid over the last good page, and the script that keeps a
//! page up to date.
//!
//! This room turns views into HTML. It knows nothing of HTTP, of the site's insides or of threads:
//! who serves it fills the views. How the script and the server speak is told in `browser/live.js`.

mod filter;
mod problem;
mod sentence;
mod views;
mod words;

#[cfg(test)]
mod tests;

use serde::Serialize;
use tera::{Context, Error, Tera};

use crate::diagnostic::Tongue;
use crate::theme::escape;
use filter::Table;

pub use filter::Filter;
pub use problem::ProblemView;
pub use views::{
    BesideView, Cell, Dated, DeskView, EntryRow, LanguageView, Pane, Rebuild, StaleView, State,
    Words,
};

/// What the pages of the desk and the script ask for, at `/_tandem/<name>`: the name, its media type
/// and its text.
pub const ASSETS: &[(&str, &str, &str)] = &[
    (
        "live.js",
        "text/javascript; charset=utf-8",
        include_str!("browser/live.js"),
    ),
    (
        "live.css",
        "text/css; charset=utf-8",
        include_str!("browser/live.css"),
    ),
    (
        "problems.css",
        "text/css; charset=utf-8",
        include_str!("browser/problems.css"),
    ),
    (
        "desk.css",
        "text/css; charset=utf-8",
        include_str!("browser/desk.css"),
    ),
    (
        "icon.svg",
        "image/svg+xml",
        include_str!("browser/icon.svg"),
    ),
];

const TEMPLATES: &[(&str, &str)] = &[
    ("problem.html", include_str!("templates/problem.html")),
    ("dated.html", include_str!("templates/dated.html")),
    ("base.html", include_str!("templates/base.html")),
    ("desk.html", include_str!("templates/desk.html")),
    ("beside.html", include_str!("templates/beside.html")),
    ("overlay.html", include_str!("templates/overlay.html")),
];

/// How many problems are laid over a page, and how many are on the desk: a mistake in `site.yaml` can
/// make thousands, and nobody mends those one by one.
const MOST_IN_OVERLAY: usize = 20;
const MOST_ON_PAGE: usize = 200;

/// The templates and the words, read once.
pub struct Desk {
    dutch: Tera,
    english: Tera,
}

impl Desk {
    /// Reads the templates and the words that are inside the binary.
    ///
    /// # Errors
    /// If a template can't be read, which a test rules out.
    pub fn new() -> Result<Self, Error> {
        Ok(Self {
            dutch: prepare(Tongue::Dutch)?,
            english: prepare(Tongue::English)?,
        })
    }

    /// The editor's desk: what is wrong, the entries by language, what is planned, the last rebuilds.
    ///
    /// # Errors
    /// If the template fails.
    pub fn page(&self, view: &DeskView, tongue: Tongue) -> Result<String, Error> {
        let mut context = Context::from_serialize(view)?;
        context.insert("files", &by_file(&view.problems, MOST_ON_PAGE));
        context.insert("more", &view.problems.len().saturating_sub(MOST_ON_PAGE));
        context.insert("table", &Table::of(view, tongue));
        context.insert("dutch_href", &view.filter.href(Tongue::Dutch, 1));
        context.insert("english_href", &view.filter.href(Tongue::English, 1));
        context.insert("address", "/_tandem/");
        self.render("desk.html", context, &view.problems, tongue)
    }

    /// An entry in all languages of the site, side by side.
    ///
    /// # Errors
    /// If the template fails.
    pub fn beside(&self, view: &BesideView, tongue: Tongue) -> Result<String, Error> {
        let mut context = Context::from_serialize(view)?;
        context.insert("files", &by_file(&view.problems, MOST_ON_PAGE));
        context.insert("more", &view.problems.len().saturating_sub(MOST_ON_PAGE));
        context.insert("dutch_href", &format!("{}?lang=nl", view.address));
        context.insert("english_href", &format!("{}?lang=en", view.address));
        self.render("beside.html", context, &view.problems, tongue)
    }

    /// What is laid over a page while something is wrong: a `<dialog>`. Empty if there are no errors:
    /// warnings keep nobody from their page.
    ///
    /// # Errors
    /// If the template fails.
    pub fn overlay(&self, problems: &[ProblemView], tongue: Tongue) -> Result<String, Error> {
        let errors: Vec<_> = problems.iter().filter(|found| found.is_error()).collect();
        if errors.is_empty() {
            return Ok(String::new());
        }
        let mut context = Context::new();
        context.insert("problems", &errors[..errors.len().min(MOST_IN_OVERLAY)]);
        context.insert("more", &errors.len().saturating_sub(MOST_IN_OVERLAY));
        self.render("overlay.html", context, problems, tongue)
    }

    fn render(
        &self,
        template: &str,
        mut context: Context,
        problems: &[ProblemView],
        tongue: Tongue,
    ) -> Result<String, Error> {
        let errors = problems.iter().filter(|found| found.is_error()).count();
        context.insert("errors", &errors);
        context.insert("warnings", &(problems.len() - errors));
        context.insert("lang", code(tongue));
        tongue
            .choose(&self.dutch, &self.english)
            .render(template, &context)
    }
}

/// The problems of one file.
#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    problems: Vec<&'a ProblemView>,
}

/// The problems by file: errors first, and the files with them, and for the rest as they came.
/// No more than `most` of them.
fn by_file(problems: &[ProblemView], most: usize) -> Vec<File<'_>> {
    let mut files: Vec<File<'_>> = Vec::new();
    let errors = problems.iter().filter(|found| found.is_error());
    let warnings = problems.iter().filter(|found| !found.is_error());
    for problem in errors.chain(warnings).take(most) {
        match files.iter_mut().find(|file| file.path == problem.file) {
            Some(file) => file.problems.push(problem),
            None => files.push(File {
                path: &problem.file,
                problems: vec![problem],
            }),
        }
    }
    files
}

/// The code of a tongue, as `lang` has it in addresses and in HTML.
fn code(tongue: Tongue) -> &'static str {
    tongue.choose("nl", "en")
}

fn prepare(tongue: Tongue) -> Result<Tera, Error> {
    let mut tera = Tera::new();
    tera.set_escape_fn(escape);
    words::register(&mut tera, tongue);
    tera.add_raw_templates(TEMPLATES.iter().copied())?;
    Ok(tera)
}
