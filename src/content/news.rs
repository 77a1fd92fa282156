//! News: something that happened.

use crate::diagnostic::At;
use crate::yaml::{Fields, Key, Shape};

pub(super) const KEYS: &[Key] = &[Key::new(
    "event",
    Shape::Text,
    "international-dinner",
    "De activiteit of workshop waar dit nieuws over gaat: de naam van het bestand.",
    "The event or workshop that this news is about: the name of its file.",
)];

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
