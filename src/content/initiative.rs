//! Initiatives: what the partners do together.

use crate::diagnostic::At;
use crate::when::When;
use crate::yaml::{Fields, Key, Shape, words};
use jiff::civil::Date;

pub(super) const KEYS: &[Key] = &[
    Key::new(
        "status",
        Shape::Choice(|| words(Progress::CHOICES)),
        "running",
        "Hoe het ervoor staat: `running` (loopt), `planned` (komt nog) of `ended` (afgelopen).",
        "How it stands: `running`, `planned` or `ended`.",
    ),
    Key::new(
        "since",
        Shape::Date,
        "2026-09-01",
        "Sinds welke dag het loopt.",
        "The day since which it has been running.",
    ),
    Key::new(
        "contact",
        Shape::Contact,
        "info@partnership.example",
        "Bij wie je terechtkunt: een e-mailadres of een webadres.",
        "Whom to turn to: an e-mail address or a web address.",
    ),
    Key::new(
        "apply",
        Shape::Map(APPLY_KEYS),
        "",
        "Hoe je een aanvraag doet.",
        "How to apply.",
    ),
];

const APPLY_KEYS: &[Key] = &[
    Key::new(
        "url",
        Shape::Url,
        "https://partnership.example/apply",
        "Het webadres waar je de aanvraag doet.",
        "The web address where one applies.",
    ),
    Key::new(
        "deadline",
        Shape::When,
        "2026-10-01 12:00",
        "Tot wanneer je een aanvraag kunt doen.",
        "Until when one can apply.",
    ),
];

/// The facts of an initiative, besides those of all kinds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Initiative {
    /// Whether it is going on.
    pub status: Option<Progress>,
    /// Since when.
    pub since: Option<At<Date>>,
    /// An e-mail address or a web address.
    pub contact: Option<At<String>>,
    /// Where to apply.
    pub apply_url: Option<At<String>>,
    /// Until when one can apply.
    pub apply_deadline: Option<At<When>>,
}

/// Whether an initiative is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "the variants are the words of the content format"
)]
pub enum Progress {
    Running,
    Planned,
    Ended,
}

impl Progress {
    const CHOICES: &[(&'static str, Self)] = &[
        ("running", Self::Running),
        ("planned", Self::Planned),
        ("ended", Self::Ended),
    ];

    /// The word in facts and in templates.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Planned => "planned",
            Self::Ended => "ended",
        }
    }
}

impl Initiative {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let (apply_url, apply_deadline) = fields
            .nested("apply", APPLY_KEYS, |apply| {
                (apply.url("url"), apply.when("deadline"))
            })
            .unwrap_or_default();
        Self {
            status: fields.choice("status", Progress::CHOICES),
            since: fields.date("since"),
            contact: fields.contact("contact"),
            apply_url,
            apply_deadline,
        }
    }
}
