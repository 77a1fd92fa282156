//! JSON: the format of our own, documented in `docs/checking.md`.

use serde_json::{Map, Value, json};

use super::{Region, Texts};
use crate::diagnostic::{Diagnostic, Report, Severity, Tongue};

/// The version of the format. It goes up when something that was there is gone or means something else.
const VERSION: u32 = 1;

/// A report as one JSON document, with a newline at its end.
pub fn json(report: &Report, texts: &dyn Texts, tongue: Tongue, strict: bool) -> String {
    let diagnostics = report.iter();
    let diagnostics = diagnostics.map(|diagnostic| entry(diagnostic, texts, tongue, strict));
    let count = |severity| {
        let counted = report.iter();
        counted
            .filter(|diagnostic| diagnostic.severity.strictly(strict) == severity)
            .count()
    };
    let document = json!({
        "version": VERSION,
        "tandem": env!("CARGO_PKG_VERSION"),
        "language": tongue.choose("nl", "en"),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "hints": count(Severity::Hint),
        "diagnostics": diagnostics.collect::<Vec<_>>(),
    });
    format!("{document:#}\n")
}

fn entry(diagnostic: &Diagnostic, texts: &dyn Texts, tongue: Tongue, strict: bool) -> Value {
    let explanation = tongue.explain(&diagnostic.problem);
    let mut entry = Map::new();
    entry.insert("code".into(), diagnostic.problem.code().as_str().into());
    let severity = diagnostic.severity.strictly(strict);
    entry.insert("severity".into(), severity.as_str().into());
    entry.insert("message".into(), explanation.message.into());
    entry.insert("help".into(), explanation.help.into());
    entry.insert("file".into(), diagnostic.place.file.as_str().into());
    if let Some(region) = Region::of(diagnostic, texts) {
        let position = |(line, column)| json!({ "line": line, "column": column });
        entry.insert("start".into(), position(region.start));
        entry.insert("end".into(), position(region.end));
    }
    Value::Object(entry)
}
