//! Which mistakes keep a site from being published.

use super::Problem;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site can be published; somebody should look.
    Warning,
    /// The site is not published.
    Error,
}

impl Problem {
    /// How bad it is: an error keeps the site from being published, a warning doesn't.
    pub fn severity(&self) -> Severity {
        match self {
            Self::YmlEnding { .. }
            | Self::MissingTranslation { .. }
            | Self::TranslationIsDraft { .. }
            | Self::ReferenceToUnpublished { .. }
            | Self::LinkToUnpublished { .. }
            | Self::TimeSkipped { .. }
            | Self::DeadlineAfterStart
            | Self::RepeatEndless { .. }
            | Self::ExceptionMatchesNothing { .. }
            | Self::RescheduledFromNowhere
            | Self::MessageMissing { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
