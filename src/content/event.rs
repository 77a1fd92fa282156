//! Events: something that takes place at a time, once or again and again.

use super::{Gathering, Recurrence};
use crate::diagnostic::{At, Problem};
use crate::when::When;
use crate::yaml::{Fields, Key, Shape};

pub(super) const KEYS: &[Key] = &[
    Key::new(
        "start",
        Shape::When,
        "2026-09-14 19:30",
        "Wanneer het begint: dag en tijd, of alleen de dag als het de hele dag duurt.",
        "When it starts: a day and a time, or a day alone if it takes all day.",
    )
    .needed(),
    Key::new(
        "end",
        Shape::When,
        "2026-09-14 22:00",
        "Wanneer het afgelopen is.",
        "When it ends.",
    ),
    Key::new(
        "repeat",
        Shape::Rule,
        "FREQ=WEEKLY;COUNT=4",
        "Hoe het zich herhaalt, als een regel van RFC 5545. Dit voorbeeld: vier weken lang elke week.",
        "How it repeats, as a rule of RFC 5545. This example: every week, four times.",
    ),
];

/// The facts of an event, besides those of all kinds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Event {
    /// When it starts; a day alone is an all-day event.
    pub start: Option<At<When>>,
    /// When it ends; for an all-day event its last day.
    pub end: Option<At<When>>,
    /// How it repeats.
    pub repeat: Option<At<Recurrence>>,
    /// What it shares with workshops.
    pub gathering: Gathering,
}

impl Event {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let start = fields.when("start");
        let end = fields.when("end");
        check_order(start.as_ref(), end.as_ref(), fields);
        let repeat = fields
            .text("repeat")
            .and_then(|rule| read_rule(&rule, start.as_ref(), fields));
        let gathering = Gathering::read(fields);
        if let Some(start) = &start
            && repeat.is_none()
        {
            gathering.check_deadline(start.value, fields);
        }
        Self {
            start,
            end,
            repeat,
            gathering,
        }
    }
}

/// Reports an end that comes before its start, or that has a time where the start has none.
pub(super) fn check_order(
    start: Option<&At<When>>,
    end: Option<&At<When>>,
    fields: &mut Fields<'_>,
) {
    if let (Some(start), Some(end)) = (start, end)
        && end.value.last_moment() < start.value.first_moment()
    {
        let problem = Problem::EndBeforeStart {
            start_key: "start".into(),
            end_key: "end".into(),
        };
        fields.report(problem, end.span);
    }
}

fn read_rule(
    rule: &At<String>,
    start: Option<&At<When>>,
    fields: &mut Fields<'_>,
) -> Option<At<Recurrence>> {
    match Recurrence::parse(&rule.value, start?.value) {
        Ok(recurrence) => Some(At::new(recurrence, rule.span)),
        Err(problem) => {
            fields.report(problem, rule.span);
            None
        }
    }
}
