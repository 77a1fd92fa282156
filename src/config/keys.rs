//! The keys of `site.yaml`.

use crate::content::Kind;
use crate::diagnostic::{Code, Severity};
use crate::yaml::{Key, Shape, words};

/// The keys of the settings.
pub const KEYS: &[Key] = &[
    Key::new(
        "base_url",
        Shape::Host,
        "https://partnership.example",
        "Het adres van de site, zonder iets erachter.",
        "The address of the site, with nothing after the host.",
    ).needed(),
    Key::new(
        "theme",
        Shape::Text,
        "plain",
        "Het thema: hoe de site eruitziet. `plain` als je niets zegt.",
        "The theme: how the site looks. `plain` if you don't say.",
    ),
    Key::new(
        "timezone",
        Shape::Text,
        "Europe/Amsterdam",
        "De tijdzone van alle tijden op de site. UTC als je niets zegt.",
        "The time zone of every time on the site. UTC if you don't say.",
    ),
    Key::new(
        "languages",
        Shape::Named(LANGUAGE_KEYS),
        "",
        "De talen van de site, op volgorde. De eerste is de standaardtaal; er zijn er minstens twee.",
        "The languages of the site, in order. The first is the default; there are two or more.",
    ).needed(),
    Key::new(
        "sections",
        Shape::Named(SECTION_KEYS),
        "",
        "De mappen van `content/`, op volgorde, en wat erin staat.",
        "The folders of `content/`, in order, and what is in them.",
    ),
    Key::new(
        "topics",
        Shape::Translated,
        "{ city: { nl: Stad, en: City } }",
        "Waar stukken onder kunnen vallen, met een naam in elke taal.",
        "What entries may be filed under, with a name in each language.",
    ),
    Key::new(
        "menu",
        Shape::Texts,
        "[news, events]",
        "Waar het menu heen leidt: namen van onderdelen en pagina's.",
        "What the menu leads to: names of sections and pages.",
    ),
    Key::new(
        "search",
        Shape::Flag,
        "true",
        "Of je op de site kunt zoeken. `true` als je niets zegt.",
        "Whether the site can be searched. `true` if you don't say.",
    ),
    Key::new(
        "checks",
        Shape::Choices(settable_codes, severities),
        "{ missing-translation: error }",
        "Hoe erg een bevinding op deze site is: `error`, `warning`, `hint` of `off`.",
        "How bad a finding is on this site: `error`, `warning`, `hint` or `off`.",
    ),
    Key::new(
        "security",
        Shape::Map(SECURITY_KEYS),
        "",
        "Wie het hoort als iemand een lek in de site vindt. Daarvan komt `security.txt`.",
        "Who is told if somebody finds a hole in the site. `security.txt` is made of it.",
    ),
];

pub(super) const SECURITY_KEYS: &[Key] = &[Key::new(
    "contact",
    Shape::SecureContact,
    "security@partnership.example",
    "Het e-mailadres of webadres waar je het meldt.",
    "The e-mail address or web address where it is told.",
)];

pub(super) const LANGUAGE_KEYS: &[Key] = &[
    Key::new(
        "name",
        Shape::Text,
        "Nederlands",
        "De naam van de taal, in de taal zelf.",
        "The name of the language, in itself.",
    )
    .needed(),
    Key::new(
        "locale",
        Shape::Text,
        "nl-NL",
        "De taal en het land die bepalen hoe datums en getallen geschreven worden.",
        "The language and the country by which dates and numbers are written.",
    ),
    Key::new(
        "title",
        Shape::Text,
        "Partnerschap Leiden",
        "De naam van de site in deze taal.",
        "The title of the site in this language.",
    )
    .needed(),
    Key::new(
        "description",
        Shape::Text,
        "Wat wij samen doen.",
        "Waar de site over gaat, in een zin.",
        "What the site is about, in a sentence.",
    ),
];

pub(super) const SECTION_KEYS: &[Key] = &[
    Key::new(
        "kind",
        Shape::Choice(kinds),
        "event",
        "De soort van wat erin staat: `news` (nieuws), `event` (activiteit), `workshop`, `initiative` (initiatief), `partner`, `place` (plaats) of `page` (gewone pagina).",
        "The kind of what is in it: `news`, `event`, `workshop`, `initiative`, `partner`, `place` or `page`.",
    ).needed(),
    Key::new(
        "per_page",
        Shape::Count,
        "20",
        "Hoeveel er op één pagina van de lijst staan. 20 als je niets zegt.",
        "How many are on a page of the list. 20 if you don't say.",
    ),
];

/// How bad a finding can be, with the word for it; none for what isn't told.
pub(super) fn choices_of_severity() -> Vec<(&'static str, Option<Severity>)> {
    let severities = Severity::ALL.map(|severity| (severity.as_str(), Some(severity)));
    severities.into_iter().chain([("off", None)]).collect()
}

fn severities() -> Vec<&'static str> {
    words(&choices_of_severity())
}

/// The codes of what a site can say how bad it is.
pub(super) fn settable_codes() -> Vec<&'static str> {
    let codes = Code::ALL.iter().filter(|code| code.is_settable());
    codes.map(|code| code.as_str()).collect()
}

fn kinds() -> Vec<&'static str> {
    Kind::ALL.map(Kind::as_str).to_vec()
}
