//! What a build tells at its end.

use std::time::Duration;

use crate::diagnostic::{Report, Severity, Tongue};
use crate::pipeline::{Outcome, Request, Stage};

/// The summary of a build, in a few lines.
pub(super) fn summary(outcome: &Outcome, request: &Request, tongue: Tongue) -> String {
    let mut lines = Vec::new();
    if let Some(published) = outcome.published {
        let pages: Vec<String> = outcome
            .pages
            .iter()
            .map(|(language, count)| format!("{language} {count}"))
            .collect();
        lines.push(format!(
            "{}: {}",
            tongue.choose("Pagina's", "Pages"),
            pages.join(", ")
        ));
        lines.push(tongue.choose(
            format!(
                "Bestanden: {} geschreven, {} ongewijzigd, {} verwijderd, in {}",
                published.written,
                published.unchanged,
                published.removed,
                request.out.display()
            ),
            format!(
                "Files: {} written, {} unchanged, {} removed, in {}",
                published.written,
                published.unchanged,
                published.removed,
                request.out.display()
            ),
        ));
    } else {
        lines.push(tongue.choose(
            "Niets gepubliceerd: los eerst de fouten hierboven op. De site is gebleven zoals zij was.".to_owned(),
            "Nothing was published: mend the errors above first. The site is as it was.".to_owned(),
        ));
    }
    if let (Some(_), Some(moment)) = (outcome.published, &outcome.next_change) {
        let words = tongue.choose("Verandert vanzelf op", "Will change by itself at");
        lines.push(format!("{words}: {moment}"));
    }
    lines.push(problems(&outcome.report, request.strict, tongue));
    lines.push(times(outcome, tongue));
    lines.join("\n") + "\n"
}

/// How many problems there are.
pub(super) fn problems(report: &Report, strict: bool, tongue: Tongue) -> String {
    let hints = report.count(Severity::Hint);
    let warnings = report.count(Severity::Warning);
    let errors = report.count(Severity::Error);
    let (errors, warnings) = if strict {
        (errors + warnings, 0)
    } else {
        (errors, warnings)
    };
    let mut counts = match (tongue, errors, warnings) {
        (_, 0, 0) if hints > 0 => Vec::new(),
        (Tongue::Dutch, 0, 0) => vec!["geen".to_owned()],
        (Tongue::English, 0, 0) => vec!["none".to_owned()],
        (Tongue::Dutch, _, _) => vec![
            counted(errors, "fout", "fouten"),
            counted(warnings, "waarschuwing", "waarschuwingen"),
        ],
        (Tongue::English, _, _) => vec![
            counted(errors, "error", "errors"),
            counted(warnings, "warning", "warnings"),
        ],
    };
    if hints > 0 {
        counts.push(counted(hints, "hint", "hints"));
    }
    format!(
        "{}: {}",
        tongue.choose("Problemen", "Problems"),
        counts.join(", ")
    )
}

fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

fn times(outcome: &Outcome, tongue: Tongue) -> String {
    let total: Duration = outcome.times.iter().map(|(_, time)| *time).sum();
    let stages: Vec<String> = outcome
        .times
        .iter()
        .map(|(stage, time)| format!("{} {}", name(*stage, tongue), milliseconds(*time)))
        .collect();
    format!(
        "{}: {} ({})",
        tongue.choose("Tijd", "Time"),
        milliseconds(total),
        stages.join(", ")
    )
}

fn milliseconds(time: Duration) -> String {
    format!("{} ms", (time.as_micros() + 500) / 1000)
}

fn name(stage: Stage, tongue: Tongue) -> &'static str {
    match stage {
        Stage::Load => tongue.choose("lezen", "load"),
        Stage::Parse => tongue.choose("begrijpen", "parse"),
        Stage::Assemble => tongue.choose("samenvoegen", "assemble"),
        Stage::Check => tongue.choose("nakijken", "check"),
        Stage::Ask => tongue.choose("navragen", "ask"),
        Stage::Render => tongue.choose("opmaken", "render"),
        Stage::Publish => tongue.choose("publiceren", "publish"),
    }
}
