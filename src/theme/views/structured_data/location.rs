//! Where something is, after schema.org: on earth, or on the web.

use serde::Serialize;

use super::{some, thing};
use crate::content::{Gathering, Occurrence, Particulars, Place};
use crate::lang::Lang;
use crate::site::{Entry, EntryId, Site};
use crate::theme::views::card::title_of;
use crate::theme::views::entry::session_places;

thing! {
    /// A place on earth, or on the web.
    Location<'a> {
        name: &'a str,
        address: PostalAddress<'a>,
        geo: GeoCoordinates,
        url: &'a str,
    }
}

thing! {
    /// A postal address.
    PostalAddress<'a> {
        street_address: &'a str,
        postal_code: &'a str,
        address_locality: &'a str,
        address_country: &'a str,
    }
}

/// A point on earth, in degrees (WGS 84).
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) struct GeoCoordinates {
    latitude: f64,
    longitude: f64,
}

impl<'a> Location<'a> {
    /// Where people meet at a time, and where they can follow it; none if the facts don't say.
    pub(super) fn of(
        site: &'a Site,
        entry: &'a Entry,
        gathering: &'a Gathering,
        time: Option<&Occurrence>,
        lang: Lang,
    ) -> Option<Vec<Self>> {
        let place = place_of(entry, time).map(|place| site.entry(place));
        let here = place.map(|place| Self {
            kind: "Place",
            name: title_of(place, lang),
            address: facts_of(place).and_then(PostalAddress::of),
            geo: facts_of(place).and_then(GeoCoordinates::of),
            url: None,
        });
        let there = gathering.online.as_ref().map(|url| Self {
            kind: "VirtualLocation",
            url: Some(&url.value),
            ..Self::default()
        });
        some(here.into_iter().chain(there).collect())
    }

    fn is_online(&self) -> bool {
        self.kind == "VirtualLocation"
    }
}

impl<'a> PostalAddress<'a> {
    /// The address of a place, if it has one.
    pub(super) fn of(place: &'a Place) -> Option<Self> {
        let address = place.address.as_ref()?;
        Some(Self {
            kind: "PostalAddress",
            street_address: address.street.as_deref(),
            postal_code: address.postcode.as_deref(),
            address_locality: address.city.as_deref(),
            address_country: address.country.as_deref(),
        })
    }
}

impl GeoCoordinates {
    /// The point of a place, if it has one.
    pub(super) fn of(place: &Place) -> Option<Self> {
        let (latitude, longitude) = place.geo?;
        Some(Self {
            latitude,
            longitude,
        })
    }
}

/// How one takes part in what is at these locations.
pub(super) fn attendance(locations: Option<&[Location]>) -> &'static str {
    let locations = locations.unwrap_or_default();
    let online = locations.iter().any(Location::is_online);
    match (locations.iter().all(Location::is_online), online) {
        (true, true) => "https://schema.org/OnlineEventAttendanceMode",
        (false, true) => "https://schema.org/MixedEventAttendanceMode",
        _ => "https://schema.org/OfflineEventAttendanceMode",
    }
}

/// Where an entry is at a time: a session may be elsewhere.
fn place_of(entry: &Entry, time: Option<&Occurrence>) -> Option<EntryId> {
    let elsewhere = session_places(entry).into_iter();
    let mut elsewhere =
        elsewhere.filter(|(start, _)| time.is_some_and(|time| time.start == *start));
    elsewhere
        .next()
        .map_or(entry.references.place, |(_, place)| Some(place))
}

fn facts_of(entry: &Entry) -> Option<&Place> {
    match &entry.facts.particulars {
        Particulars::Place(place) => Some(place),
        _ => None,
    }
}
