//! The components that texts call exist, and get the arguments that they need.

use super::links;
use crate::diagnostic::{At, Diagnostic, Problem, nearest};
use crate::lang::Lang;
use crate::markdown::Call;
use crate::site::{Edition, Site};
use crate::theme::{ComponentArguments, Components};

pub(super) fn check(
    site: &Site,
    components: Option<&Components>,
    edition: &Edition,
    lang: Lang,
    found: &mut Vec<Diagnostic>,
) {
    for call in &edition.survey.calls {
        if let Some(components) = components {
            check_call(components, call, edition, found);
        }
        if let Some(to) = call.argument("to") {
            links::check_link(site, edition, lang, to, found);
        }
        if let Some(src) = call.argument("src") {
            links::check_image(site, edition, src, found);
            let known = components.and_then(|components| components.get(&call.name.value));
            if known.is_some_and(|known| known.knows("alt")) {
                check_alt(call, src, edition, found);
            }
        }
    }
}

/// A component that shows a picture is told what it shows.
fn check_alt(call: &Call, src: &At<String>, edition: &Edition, found: &mut Vec<Diagnostic>) {
    let alt = call.argument("alt");
    if alt.is_none_or(|alt| alt.value.trim().is_empty()) {
        let path = src.value.clone();
        let problem = Problem::PictureWithoutAlt { path };
        found.push(Diagnostic::at(problem, &edition.file, src.span));
    }
}

fn check_call(
    components: &Components,
    call: &Call,
    edition: &Edition,
    found: &mut Vec<Diagnostic>,
) {
    match components.get(&call.name.value) {
        Some(known) => check_arguments(known, call, edition, found),
        None => found.push(Diagnostic::at(
            unknown(components, call),
            &edition.file,
            call.name.span,
        )),
    }
}

fn unknown(components: &Components, call: &Call) -> Problem {
    Problem::UnknownComponent {
        name: call.name.value.clone(),
        known: components.names().map(str::to_owned).collect(),
        nearest: nearest(&call.name.value, components.names()),
    }
}

fn check_arguments(
    known: &ComponentArguments,
    call: &Call,
    edition: &Edition,
    found: &mut Vec<Diagnostic>,
) {
    let component = &call.name.value;
    for (argument, required) in &known.arguments {
        if *required && call.argument(argument).is_none() {
            let problem = Problem::ComponentMissingArgument {
                component: component.clone(),
                argument: argument.clone(),
            };
            found.push(Diagnostic::at(problem, &edition.file, call.name.span));
        }
    }
    for (key, _) in &call.arguments {
        if !known.knows(&key.value) {
            let problem = Problem::ComponentUnknownArgument {
                component: component.clone(),
                argument: key.value.clone(),
                nearest: nearest(
                    &key.value,
                    known.arguments.iter().map(|(name, _)| name.as_str()),
                ),
            };
            found.push(Diagnostic::at(problem, &edition.file, key.span));
        }
    }
}
