//! What can be wrong, where it stands, and how it is told.
//!
//! A [`Diagnostic`] is a [`Problem`] at a [`Place`]. The words for it, in Dutch and in English, are
//! kept apart from the finding of it, and a [`Report`] writes them as a person reads them.

mod code;
mod details;
mod dutch;
mod english;
mod format;
mod nearest;
mod place;
mod problem;
mod report;
mod severity;
mod tongue;

pub use code::{Code, Effort};
pub use details::{Expected, Silence, YamlFault};
pub use format::{Prefix, github, json, sarif};
pub use nearest::nearest;
pub use place::{At, Place, SourcePath, Span, line_and_column};
pub use problem::Problem;
pub use report::{Report, Texts, forbids_publishing};
pub use severity::Severity;
pub use tongue::{Explanation, Tongue};

/// One problem, where it is, and the other places that it has to do with.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// Where.
    pub place: Place,
    /// How bad it is on this site.
    pub severity: Severity,
}

impl Diagnostic {
    /// A problem at a place.
    pub fn new(problem: Problem, place: Place) -> Self {
        let severity = problem.code().severity();
        Self {
            problem,
            place,
            severity,
        }
    }

    /// A problem with a stretch of a file.
    pub fn at(problem: Problem, file: &SourcePath, span: Span) -> Self {
        Self::new(problem, Place::new(file, span))
    }

    /// A problem with a whole file.
    pub fn of_file(problem: Problem, file: &SourcePath) -> Self {
        Self::new(problem, Place::file(file))
    }
}
