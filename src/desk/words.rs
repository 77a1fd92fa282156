//! The desk's own words in both tongues, and how they reach the templates.

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::date;
use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::code;
use super::sentence::sentence;
use crate::diagnostic::{SourcePath, Tongue};
use crate::theme::{Dates, Messages, Numbers, safe};
use crate::when::When;

/// The messages of a tongue.
fn messages(tongue: Tongue) -> Messages {
    let text = tongue.choose(include_str!("words/nl.ftl"), include_str!("words/en.ftl"));
    let file = SourcePath::new(tongue.choose("words/nl.ftl", "words/en.ftl"));
    let mut told = Vec::new(); // a test reads both
    Messages::read(code(tongue), locale(tongue), &[(&file, text)], &mut told)
}

fn locale(tongue: Tongue) -> &'static str {
    tongue.choose("nl-NL", "en-GB")
}

/// Gives the templates of a tongue the function `t`, which says a message, and the filters
/// `sentence`, `when`, `number` and `milliseconds`.
pub(super) fn register(tera: &mut Tera, tongue: Tongue) {
    let messages = messages(tongue);
    let numbers = Arc::new(Numbers::new(locale(tongue)));
    let whole = Arc::clone(&numbers);
    tera.register_function("t", move |args: Kwargs, _: &State| {
        say(&messages, whole.as_ref().as_ref(), &args)
    });
    tera.register_filter("sentence", |text: &str, _: Kwargs, _: &State| {
        safe(&sentence(text))
    });
    // No style of date that is used here asks what day it is.
    let dates = Dates::new(locale(tongue), date(2000, 1, 1));
    tera.register_filter("when", move |text: &str, _: Kwargs, _: &State| {
        match (text.parse::<When>(), &dates) {
            (Ok(when), Some(dates)) => dates.when(when, None),
            _ => text.to_owned(),
        }
    });
    let whole = Arc::clone(&numbers);
    tera.register_filter("number", move |number: i64, _: Kwargs, _: &State| {
        write_whole(whole.as_ref().as_ref(), number)
    });
    tera.register_filter("milliseconds", move |time: f64, _: Kwargs, _: &State| {
        if time < 10.0 {
            let text = format!("{time:.1}");
            return tongue.choose(text.replace('.', ","), text);
        }
        write_whole(numbers.as_ref().as_ref(), time.round() as i64)
    });
}

fn write_whole(numbers: Option<&Numbers>, number: i64) -> String {
    numbers.map_or_else(|| number.to_string(), |numbers| numbers.whole(number))
}

/// A message. Its argument `count` chooses between one and many, and is written as the tongue writes
/// numbers where the message says `shown`.
fn say(messages: &Messages, numbers: Option<&Numbers>, args: &Kwargs) -> TeraResult<Value> {
    let key = args.must_get::<&str>("key")?;
    let mut arguments = FluentArgs::new();
    for (name, value) in args.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "key") else {
            continue;
        };
        if let Some(number) = value.as_i64() {
            arguments.set(name.to_owned(), FluentValue::from(number));
            arguments.set("shown", write_whole(numbers, number));
        } else {
            arguments.set(name.to_owned(), value.to_string());
        }
    }
    Ok(Value::from(messages.format(key, &arguments)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::content::Kind;
    use crate::desk::{State as Cell, TEMPLATES};

    const NL: &str = include_str!("words/nl.ftl");
    const EN: &str = include_str!("words/en.ftl");

    /// Each key with the names of its arguments.
    fn keys(text: &str) -> BTreeSet<(&str, BTreeSet<&str>)> {
        let mut keys: Vec<(&str, BTreeSet<&str>)> = Vec::new();
        for line in text.lines() {
            if let Some((key, _)) = line.split_once(" =")
                && !line.starts_with([' ', '#'])
            {
                keys.push((key, BTreeSet::new()));
            }
            let names = line
                .split('$')
                .skip(1)
                .filter_map(|rest| rest.split([' ', '}']).next());
            if let Some((_, arguments)) = keys.last_mut() {
                arguments.extend(names);
            }
        }
        keys.into_iter().collect()
    }

    #[test]
    fn both_tongues_have_every_word() {
        assert_eq!(keys(NL), keys(EN));
        for (tongue, text) in [("nl", NL), ("en", EN)] {
            let file = SourcePath::new(tongue);
            let mut told = Vec::new();
            Messages::read(tongue, tongue, &[(&file, text)], &mut told);
            assert_eq!(told, []);
        }
    }

    #[test]
    fn every_word_is_said_somewhere_and_every_word_said_is_there() {
        let mut said = BTreeSet::new();
        for (_, template) in TEMPLATES {
            for call in template.split("t(key=\"").skip(1) {
                let Some((key, rest)) = call.split_once('"') else {
                    continue;
                };
                if !rest.starts_with(" ~") {
                    said.insert(key.to_owned());
                }
            }
        }
        for state in Cell::ALL.map(Cell::as_str) {
            said.insert(format!("state-{state}"));
            said.insert(format!("meaning-{state}"));
        }
        said.extend(Kind::ALL.map(|kind| format!("kind-{}", kind.as_str())));
        said.extend(["error", "warning"].map(|severity| format!("severity-{severity}")));
        let known: BTreeSet<_> = keys(NL)
            .into_iter()
            .map(|(key, _)| key.to_owned())
            .collect();
        assert_eq!(said, known);
    }
}
