//! News: something that happened.

use crate::diagnostic::At;
use crate::yaml::Fields;

pub(super) const KEYS: &[&str] = &["event"];

/// The facts of a news item, besides those of all kinds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct News {
    /// The name of the event or workshop that it is about.
    pub event: Option<At<String>>,
}

impl News {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            event: fields.text("event"),
        }
    }
}
