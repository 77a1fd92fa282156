//! Differences as JSON.

use serde_json::{Value, json};

use super::{Change, Difference, Differences, Sort};

/// Differences as one JSON document: `version` 1, `differences` (each with `language`, `sort`, `address`,
/// `title`, `change`, and `to` or `details`), and how many `frames` and `others` differ.
pub fn json(found: &Differences) -> String {
    let differences: Vec<Value> = found.list.iter().map(one).collect();
    let document = json!({
        "version": 1,
        "differences": differences,
        "frames": found.frames,
        "others": found.others,
    });
    format!("{document:#}\n")
}

fn one(difference: &Difference) -> Value {
    let mut value = json!({
        "language": difference.language,
        "sort": match difference.sort {
            Sort::Page => "page",
            Sort::Event => "event",
            Sort::Feed => "feed",
            Sort::Calendar => "calendar",
        },
        "address": difference.address,
        "title": difference.title,
        "change": match &difference.change {
            Change::Appears => "appears",
            Change::Vanishes => "vanishes",
            Change::Moves { .. } => "moves",
            Change::Changes { .. } => "changes",
        },
    });
    match &difference.change {
        Change::Moves { to } => value["to"] = json!(to),
        Change::Changes { details } => {
            let details = details.iter().map(|detail| {
                json!({ "name": detail.name, "before": detail.before, "after": detail.after })
            });
            value["details"] = details.collect();
        }
        _ => {}
    }
    value
}
