//! Places: where things are held.

use crate::yaml::Fields;

pub(super) const KEYS: &[&str] = &["name", "address", "geo", "accessibility"];
const ADDRESS_KEYS: &[&str] = &["street", "postcode", "city", "country"];
const GEO_KEYS: &[&str] = &["lat", "lon"];

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
    let missing: Vec<&str> = GEO_KEYS
        .iter()
        .copied()
        .filter(|key| !fields.unread().any(|unread| unread.value == *key))
        .collect();
    for key in missing {
        fields.missing(key);
    }
    let (lat, lon) = (fields.degrees("lat"), fields.degrees("lon"));
    Some((lat?, lon?))
}
