//! Partners: who takes part.

use crate::diagnostic::At;
use crate::yaml::{Fields, Key, Shape, words};

pub(super) const KEYS: &[Key] = &[
    Key::new(
        "name",
        Shape::Text,
        "Universiteit Leiden",
        "De naam van de organisatie, als die in elke taal hetzelfde is.",
        "The name of the organisation, the same in every language.",
    ),
    Key::new(
        "type",
        Shape::Choice(|| words(PartnerType::CHOICES)),
        "association",
        "Wat voor organisatie het is: `university` (universiteit), `umbrella` (koepel), `association` (vereniging), `school` (hogeschool), `municipality` (gemeente) of `centre` (centrum).",
        "What sort of organisation it is: `university`, `umbrella`, `association`, `school`, `municipality` or `centre`.",
    ),
    Key::new(
        "url",
        Shape::Url,
        "https://partner.example/",
        "De eigen site van de organisatie.",
        "The site of the organisation.",
    ),
    Key::new(
        "logo",
        Shape::Text,
        "logo.svg",
        "Het logo: een bestand in dezelfde map.",
        "Its logo: a file in the same folder.",
    ),
];

/// The facts of a partner, besides those of all kinds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Partner {
    /// Its name, the same in every language.
    pub name: Option<String>,
    /// What sort of organisation it is.
    pub sort: Option<PartnerType>,
    /// Its own site.
    pub url: Option<At<String>>,
    /// Its logo: a path relative to the entry.
    pub logo: Option<At<String>>,
}

/// What sort of organisation a partner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "the variants are the words of the content format"
)]
pub enum PartnerType {
    University,
    Umbrella,
    Association,
    School,
    Municipality,
    Centre,
}

impl PartnerType {
    const CHOICES: &[(&'static str, Self)] = &[
        ("university", Self::University),
        ("umbrella", Self::Umbrella),
        ("association", Self::Association),
        ("school", Self::School),
        ("municipality", Self::Municipality),
        ("centre", Self::Centre),
    ];

    /// The word in facts and in templates.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::University => "university",
            Self::Umbrella => "umbrella",
            Self::Association => "association",
            Self::School => "school",
            Self::Municipality => "municipality",
            Self::Centre => "centre",
        }
    }
}

impl Partner {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            name: fields.text("name").map(|text| text.value),
            sort: fields.choice("type", PartnerType::CHOICES),
            url: fields.url("url"),
            logo: fields.text("logo"),
        }
    }
}
