//! When entries take place: sessions and repeating events, as single times.

use crate::clock::Moment;
use crate::config::Config;
use crate::content::{Event, Facts, Occurrence, Particulars, Recurrence, Unfit, Workshop};
use crate::diagnostic::{At, Diagnostic, Problem, SourcePath};

/// How far ahead what repeats for ever is shown, in months.
const HORIZON: i32 = 12;

/// When an entry takes place, in order.
pub(super) fn occurrences(
    facts: &Facts,
    file: Option<&SourcePath>,
    config: &Config,
    now: &Moment,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Occurrence> {
    let mut found = match &facts.particulars {
        Particulars::Event(event) => of_event(event, file, config, now, diagnostics),
        Particulars::Workshop(workshop) => of_sessions(workshop),
        _ => return Vec::new(),
    };
    found.sort_by_key(|occurrence| occurrence.start.first_moment());
    found
}

fn of_event(
    event: &Event,
    file: Option<&SourcePath>,
    config: &Config,
    now: &Moment,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Occurrence> {
    let Some(start) = &event.start else {
        return Vec::new();
    };
    let first = Occurrence {
        start: start.value,
        end: event.end.as_ref().map(|end| end.value),
    };
    let Some(rule) = &event.repeat else {
        return vec![first];
    };
    let today = now.today();
    let horizon = today
        .checked_add(jiff::Span::new().months(HORIZON))
        .unwrap_or(today);
    let except = &event.gathering.except;
    let (occurrences, unfit) = rule.value.expand(first, except, horizon, &config.timezone);
    if let Some(file) = file {
        diagnostics.extend(unfit.into_iter().map(|unfit| tell_unfit(unfit, rule, file)));
    }
    occurrences
}

fn of_sessions(workshop: &Workshop) -> Vec<Occurrence> {
    workshop
        .sessions
        .iter()
        .filter(|session| workshop.gathering.is_held_on(session.start.value.date()))
        .map(|session| Occurrence {
            start: session.start.value,
            end: session.end.as_ref().map(|end| end.value),
        })
        .collect()
}

fn tell_unfit(unfit: Unfit, rule: &At<Recurrence>, file: &SourcePath) -> Diagnostic {
    match unfit {
        Unfit::Exception(date) => Diagnostic::at(
            Problem::ExceptionMatchesNothing {
                date: date.value.to_string(),
            },
            file,
            date.span,
        ),
        Unfit::Empty => Diagnostic::at(Problem::RepeatEmpty, file, rule.span),
        Unfit::TooMany => Diagnostic::at(
            Problem::RepeatTooMany {
                most: Recurrence::MOST,
            },
            file,
            rule.span,
        ),
        Unfit::Endless(until) => Diagnostic::at(
            Problem::RepeatEndless {
                until: until.to_string(),
            },
            file,
            rule.span,
        ),
    }
}
