//! What the facts of an entry say, a view for each thing that has several parts.

use tera::Value;

use super::card::PriceView;
use super::view;
use crate::content::Address;

view! {
    /// One time that something takes place.
    OccurrenceView {
        /// When it starts.
        start: String,
        /// When it ends.
        end: Option<String>,
        /// Whether it is over.
        past: bool,
        /// The card of the place, where it is not the entry's.
        place: Option<Value>,
    }
}

view! {
    /// A language that is spoken.
    SpokenView<'a> {
        /// Its BCP 47 code.
        code: &'a str,
        /// Its name in the language of the page.
        name: String,
    }
}

view! {
    /// How to sign up.
    RegistrationView<'a> {
        /// Where.
        url: Option<&'a str>,
        /// Until when.
        deadline: Option<String>,
        /// Whether one still can.
        open: bool,
        /// For how many people there is room.
        seats: Option<u32>,
        /// What it costs.
        price: Option<PriceView<'a>>,
    }
}

view! {
    /// How to apply.
    ApplyView<'a> {
        /// Where.
        url: Option<&'a str>,
        /// Until when.
        deadline: Option<String>,
        /// Whether one still can.
        open: bool,
    }
}

view! {
    /// A postal address.
    AddressView<'a> {
        /// Street and number.
        street: Option<&'a str>,
        /// Postal code.
        postcode: Option<&'a str>,
        /// City.
        city: Option<&'a str>,
        /// Country.
        country: Option<&'a str>,
    }
}

impl<'a> AddressView<'a> {
    /// The view of an address.
    pub fn new(address: &'a Address) -> Self {
        Self {
            street: address.street.as_deref(),
            postcode: address.postcode.as_deref(),
            city: address.city.as_deref(),
            country: address.country.as_deref(),
        }
    }
}

view! {
    /// Where on earth a place is.
    GeoView {
        /// Latitude in degrees.
        lat: f64,
        /// Longitude in degrees.
        lon: f64,
    }
}
