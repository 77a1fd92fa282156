//! When entries take place: sessions and repeating events, as single times.

use jiff::civil::Date;

use crate::clock::Moment;
use crate::config::Config;
use crate::content::{
    Event, Facts, Gathering, Occurrence, Particulars, Recurrence, Unfit, Workshop,
};
use crate::diagnostic::{At, Diagnostic, Problem, SourcePath};
use crate::when::When;

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
        Particulars::Workshop(workshop) => of_sessions(workshop, file, diagnostics),
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
        tell_unmatched(&event.gathering, &[first.start], file, diagnostics);
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
        let begins = occurrences.first();
        let skips = begins.and_then(|begins| {
            skips_start(&event.gathering, &rule.value, first.start, begins.start)
        });
        diagnostics.extend(skips.map(|problem| Diagnostic::at(problem, file, rule.span)));
    }
    occurrences
}

/// That the first time isn't the one that the facts say, and not because it was left out. The times of day are held
/// against each other where the rule names some: a clock that is put forward may move one.
fn skips_start(
    gathering: &Gathering,
    rule: &Recurrence,
    start: When,
    first: When,
) -> Option<Problem> {
    let is_other_time = rule.names_times() && start != first;
    let is_other = start.date() != first.date() || is_other_time;
    (is_other && gathering.is_held_on(start.date())).then(|| Problem::RepeatSkipsStart {
        start: start.as_written(),
        first: first.as_written(),
    })
}

fn of_sessions(
    workshop: &Workshop,
    file: Option<&SourcePath>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Occurrence> {
    let starts: Vec<When> = workshop
        .sessions
        .iter()
        .map(|session| session.start.value)
        .collect();
    tell_unmatched(&workshop.gathering, &starts, file, diagnostics);
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

/// Tells of the days that are left out on which nothing would start.
fn tell_unmatched(
    gathering: &Gathering,
    starts: &[When],
    file: Option<&SourcePath>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(file) = file else { return };
    let unmatched = gathering.except.iter();
    let unmatched =
        unmatched.filter(|except| !starts.iter().any(|start| start.date() == except.value));
    diagnostics.extend(unmatched.map(|except| tell_exception(except, file)));
}

fn tell_exception(except: &At<Date>, file: &SourcePath) -> Diagnostic {
    let date = except.value.to_string();
    Diagnostic::at(Problem::ExceptionMatchesNothing { date }, file, except.span)
}

fn tell_unfit(unfit: Unfit, rule: &At<Recurrence>, file: &SourcePath) -> Diagnostic {
    match unfit {
        Unfit::Exception(date) => tell_exception(&date, file),
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
