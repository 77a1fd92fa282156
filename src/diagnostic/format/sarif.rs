//! SARIF 2.1.0 (OASIS), which code hosts read.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Prefix, Region, Texts, level};
use crate::diagnostic::{Code, Diagnostic, Report, Tongue};

/// What can't stand in the path of a URI reference (RFC 3986).
const NOT_IN_PATHS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A report as one SARIF document, with a newline at its end.
pub fn sarif(
    report: &Report,
    texts: &dyn Texts,
    tongue: Tongue,
    strict: bool,
    prefix: &Prefix,
) -> String {
    let mut codes: Vec<Code> = report.iter().map(|found| found.problem.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules = codes.iter().map(|code| {
        json!({
            "id": code.as_str(),
            "defaultConfiguration": { "level": level(code.severity(), "note") },
        })
    });
    let results = report.iter().map(|diagnostic| {
        let mut result = result(diagnostic, texts, tongue, strict, prefix);
        let rule = codes.binary_search(&diagnostic.problem.code());
        result["ruleIndex"] = json!(rule.unwrap_or_default());
        result
    });
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Tandem",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "language": tongue.choose("nl", "en"),
            "results": results.collect::<Vec<_>>(),
        }],
    });
    format!("{document:#}\n")
}

fn result(
    diagnostic: &Diagnostic,
    texts: &dyn Texts,
    tongue: Tongue,
    strict: bool,
    prefix: &Prefix,
) -> Value {
    let explanation = tongue.explain(&diagnostic.problem);
    let path = prefix.path(diagnostic);
    let uri = utf8_percent_encode(&path, NOT_IN_PATHS).to_string();
    let mut location = json!({ "artifactLocation": { "uri": uri } });
    if let Some(Region { start, end }) = Region::of(diagnostic, texts) {
        location["region"] = json!({
            "startLine": start.0,
            "startColumn": start.1,
            "endLine": end.0,
            "endColumn": end.1,
        });
    }
    json!({
        "ruleId": diagnostic.problem.code().as_str(),
        "level": level(diagnostic.severity.strictly(strict), "note"),
        "message": { "text": format!("{}. {}", explanation.message, sentence(&explanation.help)) },
        "locations": [{ "physicalLocation": location }],
    })
}

/// A sentence with its full stop, where it has no other sign at its end.
fn sentence(text: &str) -> String {
    let ends = text.ends_with(['.', '?', '!', '…']);
    format!("{text}{}", if ends { "" } else { "." })
}
