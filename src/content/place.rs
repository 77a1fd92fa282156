//! Places: where things are held.

use crate::yaml::{Fields, Key, Shape};

pub(super) const KEYS: &[Key] = &[
    Key::new(
        "name",
        Shape::Text,
        "HUBspot",
        "De naam van de plaats, als die in elke taal hetzelfde is.",
        "The name of the place, the same in every language.",
    ),
    Key::new(
        "address",
        Shape::Map(ADDRESS_KEYS),
        "",
        "Het adres.",
        "The postal address.",
    ),
    Key::new(
        "geo",
        Shape::Map(GEO_KEYS),
        "",
        "Waar het op de kaart ligt.",
        "Where it is on the map.",
    ),
    Key::new(
        "accessibility",
        Shape::TextOrTexts,
        "[wheelchair, lift]",
        "Hoe iedereen er terechtkan: woorden die het thema kent, of je eigen zinnen.",
        "How everyone can reach and use it: words that the theme knows, or sentences of your own.",
    ),
];

const ADDRESS_KEYS: &[Key] = &[
    Key::new(
        "street",
        Shape::Text,
        "Nieuwstraat 1",
        "Straat en huisnummer.",
        "Street and number.",
    ),
    Key::new(
        "postcode",
        Shape::Text,
        "2312 AB",
        "Postcode.",
        "Postal code.",
    ),
    Key::new("city", Shape::Text, "Leiden", "Plaats.", "City."),
    Key::new(
        "country",
        Shape::Text,
        "NL",
        "Land: de naam, of de code van twee letters.",
        "Country: its name, or its code of two letters.",
    ),
];

const GEO_KEYS: &[Key] = &[
    Key::new(
        "lat",
        Shape::Degrees,
        "52.1601",
        "Noorderbreedte in graden, met een punt.",
        "Latitude in degrees, with a point.",
    )
    .needed(),
    Key::new(
        "lon",
        Shape::Degrees,
        "4.4970",
        "Oosterlengte in graden, met een punt.",
        "Longitude in degrees, with a point.",
    )
    .needed(),
];

/// The facts of a place, besides those of all kinds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// Its name, the same in every language.
    pub name: Option<String>,
    /// Its postal address.
    pub address: Option<Address>,
    /// Its latitude and longitude in degrees, WGS 84.
    pub geo: Option<(f64, f64)>,
    /// How it can be reached and used by everyone: keys that the theme has words for, or words.
    pub accessibility: Vec<String>,
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// Street and number.
    pub street: Option<String>,
    /// Postal code.
    pub postcode: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Country, as a name or an ISO 3166 code.
    pub country: Option<String>,
}

impl Place {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            name: fields.text("name").map(|text| text.value),
            address: fields.nested("address", ADDRESS_KEYS, Address::read),
            geo: fields.nested("geo", GEO_KEYS, read_geo).flatten(),
            accessibility: fields.text_or_texts("accessibility"),
        }
    }
}

impl Address {
    fn read(fields: &mut Fields<'_>) -> Self {
        let mut line = |key| fields.text(key).map(|text| text.value);
        Self {
            street: line("street"),
            postcode: line("postcode"),
            city: line("city"),
            country: line("country"),
        }
    }
}

fn read_geo(fields: &mut Fields<'_>) -> Option<(f64, f64)> {
    for key in GEO_KEYS {
        fields.require(key.name);
    }
    let (lat, lon) = (fields.degrees("lat", 90.0), fields.degrees("lon", 180.0));
    Some((lat?, lon?))
}
