//! The page of reference of every key: `docs/keys.nl.md` and `docs/keys.en.md`.

use crate::config;
use crate::content::{Kind, WORDS_KEYS};
use crate::diagnostic::Tongue;
use crate::yaml::{Key, Shape};

/// The page, in Markdown.
pub fn reference(tongue: Tongue) -> String {
    let mut page = tongue
        .choose(
            "# Alle sleutels\n\nDeze pagina is gemaakt uit dezelfde beschrijvingen als de uitleg in je editor en in `tandem new`.\nWat vet is, moet erin staan.\n",
            "# Every key\n\nThis page is made from the same descriptions as the help in your editor and in `tandem new`.\nWhat is bold has to be there.\n",
        )
        .to_owned();
    let words = tongue.choose(
        "Woorden: tussen de streepjes van een `.md`-bestand",
        "Words: between the dashes of a `.md` file",
    );
    section(
        words,
        WORDS_KEYS.iter(),
        |key| key.needed,
        tongue,
        &mut page,
    );
    let first = |key: &&Key| !Kind::News.requires(key);
    let all = tongue.choose(
        "Feiten van elke soort: in een `.yaml`-bestand",
        "Facts of every kind: in a `.yaml` file",
    );
    let shared = || Kind::Page.keys();
    section(all, shared(), |_| false, tongue, &mut page);
    for kind in Kind::ALL {
        let title = tongue.choose(
            format!("Feiten van de soort `{}`", kind.as_str()),
            format!("Facts of the kind `{}`", kind.as_str()),
        );
        let own = kind
            .required_keys()
            .filter(|key| !first(key))
            .chain(kind.own_keys());
        section(&title, own, |key| kind.requires(key), tongue, &mut page);
    }
    let settings = tongue.choose("Instellingen: `site.yaml`", "Settings: `site.yaml`");
    section(
        settings,
        config::KEYS.iter(),
        |key| key.needed,
        tongue,
        &mut page,
    );
    page
}

fn section<'a>(
    title: &str,
    keys: impl Iterator<Item = &'a Key>,
    needed: impl Fn(&Key) -> bool,
    tongue: Tongue,
    page: &mut String,
) {
    let mut seen = Vec::new();
    for key in keys {
        if seen.is_empty() {
            let head = tongue.choose(
                "| sleutel | wat het is | voorbeeld |",
                "| key | what it is | example |",
            );
            page.push_str(&format!("\n## {title}\n\n{head}\n| --- | --- | --- |\n"));
        }
        if !seen.contains(&key.name) {
            row(key, "", needed(key), tongue, page);
            seen.push(key.name);
        }
    }
}

fn row(key: &Key, above: &str, is_needed: bool, tongue: Tongue, page: &mut String) {
    let (path, below) = match key.shape {
        Shape::Map(keys) => (format!("{above}{}", key.name), keys),
        Shape::Maps(keys) => (format!("{above}{}[]", key.name), keys),
        Shape::Named(keys) => (format!("{above}{}.*", key.name), keys),
        _ => (format!("{above}{}", key.name), &[] as &[Key]),
    };
    let name = if is_needed {
        format!("**`{path}`**")
    } else {
        format!("`{path}`")
    };
    let example = match key.example(tongue) {
        "" => String::new(),
        example => format!("`{example}`"),
    };
    page.push_str(&format!(
        "| {name} | {} | {example} |\n",
        key.explain(tongue)
    ));
    for key in below {
        row(key, &format!("{path}."), key.needed, tongue, page);
    }
}
