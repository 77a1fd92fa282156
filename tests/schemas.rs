//! The schemas for editors and the page of reference: what stands in `schemas/` and `docs/` is what the
//! descriptions of keys come to, and what a schema accepts the readers accept.
//!
//! `TANDEM_BLESS=1 cargo test --test schemas` writes them again.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

use std::fs;

use jsonschema::Validator;
use serde_json::{Map, Value, json};
use tandem::config::{self, Config};
use tandem::content::{FactsHome, Kind, WORDS_KEYS, read_facts, read_words};
use tandem::diagnostic::{Diagnostic, SourcePath, Tongue};
use tandem::guide::{reference, schema, schemas, snippets};
use tandem::yaml::{self, Fields, Key, Node, Shape, Yaml};

const TONGUES: [(&str, Tongue); 2] = [("nl", Tongue::Dutch), ("en", Tongue::English)];

/// Values of every sort, right and wrong.
const VALUES: &[&str] = &[
    "{ contact: http://x.example }",
    "{ contact: https://x.example }",
    "{ contact: a@x.example }",
    "text",
    "\"\"",
    "'  '",
    "a: b",
    "2026",
    "0",
    "-3",
    "1.5",
    "200",
    "4294967296",
    "true",
    "2026-09-14",
    "2026-02-30",
    "2026-13-01",
    "2026-9-14",
    "14-09-2026",
    "2026-09-14 19:30",
    "2026-09-14T19:30",
    "2026-09-14 9:30",
    "2026-09-14 19:30:00",
    "2026-09-14 25:30",
    "2026-09-14 19.30",
    "2026-09-14 19",
    "[]",
    "[a, b]",
    "[1, true]",
    "[[a]]",
    "[{ a: b }]",
    "[2026-09-14]",
    "[2026-09-14 19:30]",
    "[nl, en-GB]",
    "[nederlands]",
    "[und]",
    "{}",
    "{ a: b }",
    "{ url: https://x.example/ }",
    "{ url: x }",
    "{ deadline: 2026-09-14 }",
    "{ seats: -1 }",
    "{ price: free }",
    "{ lat: 52.1 }",
    "{ lat: 52.1, lon: 4 }",
    "{ lat: 52.1, lon: 400 }",
    "{ street: x }",
    "[{ start: 2026-09-14 }]",
    "[{ end: 2026-09-14 }]",
    "[{ start: 2026-09-14, place: x }]",
    "[{ start: 2026-09-14, colour: x }]",
    "https://x.example",
    "https://x.example/a?b#c",
    "https:///a",
    "http://x",
    "ftp://x.example",
    "javascript:x",
    "info@x.example",
    "info@x",
    "a b@x.example",
    "7.50 EUR",
    "7,50 EUR",
    "12 EUR",
    "7.50 eur",
    "FREQ=WEEKLY;COUNT=4",
    "every week",
    "scheduled",
    "Scheduled",
    "running",
    "beginner",
    "university",
    "wheelchair",
];

/// A reader's verdict on a text.
type Reader = Box<dyn Fn(&str) -> Vec<Diagnostic>>;

#[test]
fn what_is_in_schemas_and_docs_is_current() {
    for (code, tongue) in TONGUES {
        for (name, schema) in schemas(tongue) {
            let text = serde_json::to_string_pretty(&schema).expect("JSON") + "\n";
            hold(&format!("schemas/{code}/{name}.json"), &text);
        }
        hold(&format!("docs/keys.{code}.md"), &reference(tongue));
        let snippets = serde_json::to_string_pretty(&snippets(tongue)).expect("JSON") + "\n";
        hold(&format!("schemas/{code}/words.code-snippets"), &snippets);
        if code == "nl" {
            hold(".vscode/words.code-snippets", &snippets);
        }
    }
}

fn hold(path: &str, text: &str) {
    if std::env::var_os("TANDEM_BLESS").is_some() {
        let folder = std::path::Path::new(path).parent().expect("a folder");
        fs::create_dir_all(folder).expect("a folder");
        fs::write(path, text).expect("written");
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(
        found == text,
        "{path} is stale: TANDEM_BLESS=1 cargo test --test schemas"
    );
}

/// The settings for VS Code have a schema for the facts of every section of the site in this repository.
#[test]
fn the_editor_is_told_of_every_section() {
    let text = fs::read_to_string(".vscode/settings.json").expect("settings");
    let settings: Value = serde_json::from_str(&text).expect("JSON");
    let schemas = settings["yaml.schemas"].as_object().expect("schemas");
    let site = fs::read_to_string(Config::FILE).expect("a site");
    let config = Config::read(&site, &mut Vec::new()).expect("settings");
    for section in &config.sections {
        let schema = format!("./schemas/nl/{}.json", section.kind.as_str());
        let files = schemas[&schema].to_string();
        let expected = format!("content/{}/**/*.yaml", section.key);
        assert!(files.contains(&expected), "{schema}: {files}");
    }
    for named in schemas.keys() {
        let name = named.strip_prefix("./schemas/nl/").expect("a path");
        let name = name.strip_suffix(".json").expect("an ending");
        assert!(schema(name, Tongue::Dutch).is_some(), "{named}");
    }
}

#[test]
fn every_schema_is_a_schema() {
    for (code, tongue) in TONGUES {
        for (name, schema) in schemas(tongue) {
            let result = jsonschema::meta::validate(&schema);
            assert!(result.is_ok(), "{code}/{name}");
        }
    }
}

#[test]
fn every_key_is_described_in_both_languages() {
    for keys in every_map() {
        for key in keys {
            let [dutch, english] = TONGUES.map(|(_, tongue)| key.explain(tongue));
            for text in [dutch, english] {
                assert!(
                    text.ends_with('.') && text.len() > 4,
                    "{}: {text}",
                    key.name
                );
            }
            assert!(dutch != english || dutch == "Postcode.", "{}", key.name);
            for choice in choices(key) {
                let told = [dutch, english].map(|text| text.contains(&format!("`{choice}`")));
                assert_eq!(told, [true; 2], "{}: {choice}", key.name);
            }
        }
    }
}

fn choices(key: &Key) -> Vec<&'static str> {
    match key.shape {
        Shape::Choice(choices) | Shape::Choices(_, choices) => choices(),
        _ => Vec::new(),
    }
}

/// The keys of every map that there is.
fn every_map() -> Vec<Vec<&'static Key>> {
    let mut maps: Vec<Vec<&Key>> = Kind::ALL.iter().map(|kind| kind.keys().collect()).collect();
    maps.push(WORDS_KEYS.iter().collect());
    maps.push(config::KEYS.iter().collect());
    let mut index = 0;
    while index < maps.len() {
        let inner = maps[index].clone();
        maps.extend(inner.iter().filter_map(|key| match key.shape {
            Shape::Map(keys) | Shape::Maps(keys) | Shape::Named(keys) => {
                Some(keys.iter().collect())
            }
            _ => None,
        }));
        index += 1;
    }
    maps
}

#[test]
fn every_example_is_read_and_accepted() {
    for kind in Kind::ALL {
        let reader = facts_reader(kind);
        let validator = validator(kind.as_str());
        for key in kind.keys() {
            let text = document(&required(kind), key.name, &example(key));
            assert_eq!(reader(&text), [], "{text}");
            assert!(validator.is_valid(&json_of(&text)), "{text}");
        }
        // All at once: every key that is described is one that is read.
        let lines = kind
            .keys()
            .map(|key| format!("{}: {}\n", key.name, example(key)));
        let all = lines.collect::<Vec<_>>().concat();
        assert_eq!(reader(&all), [], "{all}");
    }
    let lines = WORDS_KEYS
        .iter()
        .map(|key| format!("{}: {}\n", key.name, example(key)));
    let all = lines.collect::<Vec<_>>().concat();
    assert_eq!(words_reader()(&all), []);
    assert!(validator("words").is_valid(&json_of(&all)));
}

#[test]
fn the_schemas_and_the_readers_agree() {
    for kind in Kind::ALL {
        let keys: Vec<&Key> = kind.keys().collect();
        assert_agreement(kind.as_str(), &keys, &required(kind), &*facts_reader(kind));
    }
    let words: Vec<&Key> = WORDS_KEYS.iter().collect();
    let title = vec![("title".to_owned(), "X".to_owned())];
    assert_agreement("words", &words, &title, &*words_reader());
    let keys: Vec<&Key> = config::KEYS.iter().collect();
    let settings = vec![
        ("base_url".to_owned(), "https://x.example".to_owned()),
        (
            "languages".to_owned(),
            "{ nl: { name: N, title: T }, en: { name: E, title: T } }".to_owned(),
        ),
    ];
    assert_agreement("site", &keys, &settings, &*settings_reader());
}

/// Tries every value for every key: the schema and the reader say the same of it.
fn assert_agreement(
    name: &str,
    keys: &[&Key],
    needed: &[(String, String)],
    reader: &dyn Fn(&str) -> Vec<Diagnostic>,
) {
    let validator = validator(name);
    let mut wrong = Vec::new();
    let unknown = ("colour", "blue");
    let tried = keys
        .iter()
        .flat_map(|key| VALUES.iter().map(|value| (key.name, *value)))
        .chain([unknown]);
    for (key, value) in tried {
        let text = document(needed, key, value);
        let Ok(node) = yaml::parse(&text, 0) else {
            continue;
        };
        let told = reader(&text);
        let accepted = validator.is_valid(&to_json(node));
        // What one file can't be wrong about: other tests have these.
        let is_read = told
            .iter()
            .all(|told| IN_CONTEXT.contains(&told.problem.code().as_str()));
        // What is empty is not there, for a reader; an editor may mark it.
        let is_blank = matches!(value, "\"\"" | "'  '");
        if accepted != is_read && !(is_blank && is_read) {
            wrong.push(format!(
                "{name}: {text}schema: {accepted}, reader: {told:?}"
            ));
        }
    }
    for (key, _) in needed {
        let without: Vec<_> = needed.iter().filter(|(other, _)| other != key).collect();
        let lines = without
            .iter()
            .map(|(key, value)| format!("{key}: {value}\n"));
        let text = lines.collect::<Vec<_>>().concat();
        assert!(!validator.is_valid(&json_of(&text)), "{name} without {key}");
        assert_ne!(reader(&text), [], "{name} without {key}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Mistakes that are no matter of one value's form.
const IN_CONTEXT: [&str; 6] = [
    "end-before-start",
    "deadline-after-start",
    "rescheduled-from-nowhere",
    "repeat-all-day-at-time",
    "bad-time-zone",
    "one-language",
];

fn required(kind: Kind) -> Vec<(String, String)> {
    let keys = kind.required_keys();
    keys.map(|key| (key.name.to_owned(), example(key)))
        .collect()
}

/// A value that a key can have, on one line.
fn example(key: &Key) -> String {
    let map = |keys: &[Key]| {
        let parts: Vec<String> = keys
            .iter()
            .map(|key| format!("{}: {}", key.name, example(key)))
            .collect();
        format!("{{ {} }}", parts.join(", "))
    };
    match key.shape {
        Shape::Map(keys) => map(keys),
        Shape::Maps(keys) => format!("[{}]", map(keys)),
        Shape::Named(keys) => format!("{{ nl: {0}, en: {0} }}", map(keys)),
        _ => key.example(Tongue::English).to_owned(),
    }
}

fn document(needed: &[(String, String)], key: &str, value: &str) -> String {
    let others = needed.iter().filter(|(other, _)| other != key);
    let lines = others.map(|(key, value)| format!("{key}: {value}\n"));
    let mut text = lines.collect::<Vec<_>>().concat();
    text.push_str(&format!("{key}: {value}\n"));
    text
}

fn validator(name: &str) -> Validator {
    let schema = schema(name, Tongue::English).unwrap_or_else(|| panic!("{name}"));
    jsonschema::validator_for(&schema).expect("a schema")
}

fn facts_reader(kind: Kind) -> Reader {
    Box::new(move |text| {
        let file = SourcePath::new("content/x.yaml");
        let mut told = Vec::new();
        let node = yaml::parse(text, 0).expect("YAML");
        read_facts(Fields::of_document(node, text, &file, &mut told), kind, "x");
        told
    })
}

fn words_reader() -> Reader {
    Box::new(|text| {
        let file = SourcePath::new("content/x.nl.md");
        let mut told = Vec::new();
        let node = yaml::parse(text, 0).expect("YAML");
        let fields = Fields::of_document(node, text, &file, &mut told);
        read_words(fields, FactsHome::File("x.yaml"));
        told
    })
}

fn settings_reader() -> Reader {
    Box::new(|text| {
        let mut told = Vec::new();
        Config::read(text, &mut told);
        told
    })
}

fn json_of(text: &str) -> Value {
    to_json(yaml::parse(text, 0).expect("YAML"))
}

/// A tree as an editor sees it.
fn to_json(node: Node) -> Value {
    match node.value {
        Yaml::Null => Value::Null,
        Yaml::Flag(flag) => json!(flag),
        Yaml::Whole(number) => json!(number),
        Yaml::Fraction(number) => json!(number),
        Yaml::Text(text) => json!(text),
        Yaml::List(nodes) => nodes.into_iter().map(to_json).collect(),
        Yaml::Map(entries) => Value::Object(
            entries
                .into_iter()
                .map(|(key, node)| (key.value, to_json(node)))
                .collect::<Map<_, _>>(),
        ),
    }
}
