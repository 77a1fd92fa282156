//! Workshops: something to learn, in one session or several.

use super::{Gathering, event};
use crate::diagnostic::At;
use crate::when::When;
use crate::yaml::{Fields, Key, Shape, words};

pub(super) const KEYS: &[Key] = &[
    Key::new(
        "sessions",
        Shape::Maps(SESSION_KEYS),
        "",
        "De bijeenkomsten, op volgorde. Elke bijeenkomst begint met een streepje.",
        "The sessions, in order. Each starts with a dash.",
    )
    .needed(),
    Key::new(
        "level",
        Shape::Choice(|| words(Level::CHOICES)),
        "beginner",
        "Voor wie het is: `beginner`, `intermediate` (enige ervaring) of `advanced` (gevorderd).",
        "For whom it is: `beginner`, `intermediate` or `advanced`.",
    ),
    Key::new(
        "series",
        Shape::Text,
        "Board skills",
        "De reeks waar de workshop bij hoort.",
        "The series that the workshop belongs to.",
    ),
    Key::new(
        "coach",
        Shape::Text,
        "HUBspot",
        "Wie de workshop geeft.",
        "Who leads the workshop.",
    ),
];

const SESSION_KEYS: &[Key] = &[
    Key::new(
        "start",
        Shape::When,
        "2026-09-14 19:30",
        "Wanneer de bijeenkomst begint: dag en tijd, of alleen de dag.",
        "When the session starts: a day and a time, or a day alone.",
    )
    .needed(),
    Key::new(
        "end",
        Shape::When,
        "2026-09-14 22:00",
        "Wanneer de bijeenkomst afgelopen is.",
        "When the session ends.",
    ),
    Key::new(
        "place",
        Shape::Text,
        "hubspot",
        "Waar de bijeenkomst is, als dat ergens anders is dan de rest: de naam van het bestand.",
        "Where the session is held, if not where the others are: the name of the file or folder in places.",
    ),
];

/// The facts of a workshop, besides those of all kinds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Workshop {
    /// When it is held, in the order that the writer gave.
    pub sessions: Vec<Session>,
    /// For whom it is.
    pub level: Option<Level>,
    /// The series that it belongs to.
    pub series: Option<String>,
    /// Who leads it.
    pub coach: Option<String>,
    /// What it shares with events.
    pub gathering: Gathering,
}

/// One session of a workshop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// When it starts.
    pub start: At<When>,
    /// When it ends.
    pub end: Option<At<When>>,
    /// The name of the place, where it is not the workshop's.
    pub place: Option<At<String>>,
}

/// How much a workshop asks of who comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "the variants are the words of the content format"
)]
pub enum Level {
    Beginner,
    Intermediate,
    Advanced,
}

impl Level {
    const CHOICES: &[(&'static str, Self)] = &[
        ("beginner", Self::Beginner),
        ("intermediate", Self::Intermediate),
        ("advanced", Self::Advanced),
    ];

    /// The word in facts and in templates.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Beginner => "beginner",
            Self::Intermediate => "intermediate",
            Self::Advanced => "advanced",
        }
    }
}

impl Workshop {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let place = fields
            .unread()
            .find(|key| key.value == "sessions" && fields.is_list("sessions"))
            .map(|key| key.span);
        let read = fields.nested_list("sessions", SESSION_KEYS, Session::read);
        if let Some(span) = place
            && read.is_empty()
        {
            fields.report(crate::diagnostic::Problem::NoSessions, span);
        }
        let sessions: Vec<Session> = read.into_iter().flatten().collect();
        let workshop = Self {
            level: fields.choice("level", Level::CHOICES),
            series: fields.text("series").map(|text| text.value),
            coach: fields.text("coach").map(|text| text.value),
            gathering: Gathering::read(fields),
            sessions,
        };
        if let Some(last) = workshop
            .sessions
            .iter()
            .map(|session| session.start.value)
            .max_by_key(|start| start.last_moment())
        {
            workshop.gathering.check_deadline(last, fields);
        }
        workshop
    }
}

impl Session {
    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        fields.require("start");
        let start = fields.when("start");
        let end = fields.when("end");
        event::check_order(start.as_ref(), end.as_ref(), fields);
        let place = fields.text("place");
        Some(Self {
            start: start?,
            end,
            place,
        })
    }
}
