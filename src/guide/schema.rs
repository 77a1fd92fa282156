//! JSON Schemas (draft 7, which every editor knows) by which editors complete keys and underline mistakes.
//!
//! They know one file: whether what it refers to exists, only `tandem check` can tell. What a schema
//! accepts the readers accept, and the other way round, but for empty values (which an editor marks) and
//! for the few dates and rules that no pattern can tell apart; `tests/schemas.rs` holds that.

use serde_json::{Map, Value, json};

use crate::config;
use crate::content::{Kind, WORDS_KEYS};
use crate::diagnostic::{Expected, Problem, Tongue};
use crate::yaml::{Key, Shape};

/// Days that exist, but for 29 February in other than leap years.
const DAY: &str = r"[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))";
const CLOCK: &str = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?";
const WEB: &str = r#"https?://[^\s<>"`{}\\^|/?#]+[^\s<>"`{}\\^|]*"#;
const MAIL: &str =
    r#"[^\s<>"(),:;\[\]\\@]+@[^\s<>"(),:;\[\]\\@.][^\s<>"(),:;\[\]\\@]*\.[^\s<>"(),:;\[\]\\@.]+"#;
const LANGUAGE: &str = r"(?!und)[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?";
const RULE: &str = r"(?:RRULE:)?(?:[A-Za-z]+=[A-Za-z0-9,+:-]+;)*[Ff][Rr][Ee][Qq]=[A-Za-z]+(?:;[A-Za-z]+=[A-Za-z0-9,+:-]+)*";

/// Every schema in a language, each with its name: facts by their kind, words, and settings.
pub fn schemas(tongue: Tongue) -> Vec<(String, Value)> {
    let facts = Kind::ALL.into_iter().map(|kind| {
        let keys: Vec<&Key> = kind.keys().collect();
        let needed = kind.required_keys().map(|key| key.name).collect();
        (kind.as_str().to_owned(), keys, needed)
    });
    let needed = |keys: &[Key]| -> Vec<&str> {
        let needed = keys.iter().filter(|key| key.needed);
        needed.map(|key| key.name).collect()
    };
    let others = [("words", WORDS_KEYS), ("site", config::KEYS)]
        .map(|(name, keys)| (name.to_owned(), keys.iter().collect(), needed(keys)));
    facts
        .chain(others)
        .map(|(name, keys, needed): (String, Vec<&Key>, Vec<&str>)| {
            let schema = document(&name, &keys, &needed, tongue);
            (name, schema)
        })
        .collect()
}

/// The schema with a name: a kind, `words` or `site`.
pub fn schema(name: &str, tongue: Tongue) -> Option<Value> {
    let mut schemas = schemas(tongue).into_iter();
    schemas.find_map(|(found, schema)| (found == name).then_some(schema))
}

/// Snippets of VS Code for the keys of words: its extension for YAML doesn't look into Markdown.
pub fn snippets(tongue: Tongue) -> Value {
    let snippets: Map<String, Value> = WORDS_KEYS
        .iter()
        .map(|key| {
            let snippet = json!({
                "scope": "markdown",
                "prefix": key.name,
                "body": format!("{}: ${{1:{}}}", key.name, key.example(tongue)),
                "description": key.explain(tongue),
            });
            (key.name.to_owned(), snippet)
        })
        .collect();
    Value::Object(snippets)
}

fn document(name: &str, keys: &[&Key], needed: &[&str], tongue: Tongue) -> Value {
    let title = match name {
        "words" => tongue
            .choose("Woorden van een stuk", "Words of an entry")
            .to_owned(),
        "site" => tongue
            .choose("Instellingen van een site", "Settings of a site")
            .to_owned(),
        kind => tongue.choose(
            format!("Feiten van de soort {kind}"),
            format!("Facts of the kind {kind}"),
        ),
    };
    let mut schema = map(keys, needed, tongue);
    if let Value::Object(members) = &mut schema {
        let head = json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": title,
        });
        if let Value::Object(mut head) = head {
            head.append(members);
            *members = head;
        }
        // A file with comments alone is empty.
        if needed.is_empty() {
            members.insert("type".into(), json!(["object", "null"]));
        }
    }
    schema
}

fn map(keys: &[&Key], needed: &[&str], tongue: Tongue) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| {
            (
                key.name.to_owned(),
                property(key, needed.contains(&key.name), tongue),
            )
        })
        .collect();
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !needed.is_empty() {
        schema["required"] = json!(needed);
    }
    schema
}

fn submap(keys: &[Key], tongue: Tongue) -> Value {
    let needed: Vec<&str> = keys
        .iter()
        .filter(|key| key.needed)
        .map(|key| key.name)
        .collect();
    map(&keys.iter().collect::<Vec<_>>(), &needed, tongue)
}

fn property(key: &Key, is_needed: bool, tongue: Tongue) -> Value {
    let mut schema = shape(&key.shape, is_needed, tongue);
    if let Some(expected) = expected(&key.shape) {
        let problem = Problem::WrongType {
            key: key.name.to_owned(),
            expected,
        };
        let told = tongue.explain(&problem);
        let patterned = match key.shape {
            Shape::Dates => &mut schema["items"],
            _ => &mut schema,
        };
        // What VS Code tells in the place of the pattern.
        patterned["patternErrorMessage"] = json!(format!("{}: {}", told.message, told.help));
    }
    schema["description"] = json!(key.explain(tongue));
    if let Some(example) = example(key, tongue) {
        schema["examples"] = json!([example]);
    }
    schema
}

/// The example of a key whose value is a single one.
fn example(key: &Key, tongue: Tongue) -> Option<Value> {
    let example = key.example(tongue);
    match key.shape {
        Shape::Flag => Some(json!(example == "true")),
        Shape::Whole | Shape::Count => example.parse::<i64>().ok().map(Value::from),
        Shape::Degrees => example.parse::<f64>().ok().map(Value::from),
        _ if example.is_empty() || example.starts_with(['[', '{']) => None,
        _ => Some(json!(example)),
    }
}

fn shape(shape: &Shape, is_needed: bool, tongue: Tongue) -> Value {
    let of =
        |pattern: &str| json!({ "type": "string", "pattern": format!("^\\s*(?:{pattern})\\s*$") });
    match shape {
        // A number or a flag is read as the text that was written.
        Shape::Text if is_needed => {
            json!({ "type": ["string", "number", "boolean"], "pattern": "\\S" })
        }
        Shape::Text => json!({ "type": ["string", "number", "boolean"] }),
        Shape::Texts => list(&json!({ "type": ["string", "number", "boolean"] })),
        Shape::TextOrTexts => json!({
            "anyOf": [
                { "type": ["string", "number", "boolean"] },
                list(&json!({ "type": ["string", "number", "boolean"] })),
            ]
        }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Whole => json!({ "type": "integer" }),
        Shape::Count => json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX }),
        Shape::Degrees => json!({ "type": "number", "minimum": -180, "maximum": 180 }),
        Shape::Date => of(DAY),
        Shape::Dates => list(&of(DAY)),
        Shape::When => of(&format!("{DAY}(?:[ T]\\s*{CLOCK})?")),
        Shape::Rule => of(RULE),
        Shape::Url => json!({ "type": "string", "pattern": format!("^(?:{WEB})$") }),
        Shape::Host => {
            json!({ "type": "string", "pattern": r#"^https?://[^\s<>"`{}\\^|/?#@]+/*$"# })
        }
        Shape::Contact => json!({ "type": "string", "pattern": format!("^(?:{WEB}|{MAIL})$") }),
        Shape::SecureContact => {
            json!({ "type": "string", "pattern": format!("^(?:(?=https:){WEB}|{MAIL})$") })
        }
        Shape::Price => json!({
            "type": ["string", "integer"],
            "pattern": r"^\s*(?:0|[0-9]{1,15}(?:\.[0-9]{2})? +[A-Z]{3})\s*$",
            "minimum": 0,
            "maximum": 0,
        }),
        Shape::Languages => {
            list(&json!({ "type": "string", "pattern": format!("^(?:{LANGUAGE})$") }))
        }
        Shape::Choice(choices) => json!({ "enum": choices() }),
        Shape::Map(keys) => submap(keys, tongue),
        Shape::Maps(keys) => {
            let mut list = list(&submap(keys, tongue));
            list["minItems"] = json!(1);
            list
        }
        Shape::Named(keys) => json!({
            "type": "object",
            "additionalProperties": submap(keys, tongue),
        }),
        Shape::Translated => json!({
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": { "type": ["string", "number", "boolean"], "pattern": "\\S" },
            },
        }),
        Shape::Choices(names, choices) => {
            let properties: Map<String, Value> = names()
                .into_iter()
                .map(|name| (name.to_owned(), json!({ "enum": choices() })))
                .collect();
            json!({ "type": "object", "properties": properties, "additionalProperties": false })
        }
        Shape::Free => json!({ "type": "object" }),
    }
}

/// What is told of a value that has another form.
fn expected(shape: &Shape) -> Option<Expected> {
    match shape {
        Shape::Date => Some(Expected::Date),
        Shape::Dates => Some(Expected::DateList),
        Shape::When => Some(Expected::Time),
        Shape::Url | Shape::Host => Some(Expected::Url),
        Shape::Contact | Shape::SecureContact => Some(Expected::Contact),
        Shape::Price => Some(Expected::Price),
        _ => None,
    }
}

fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}
