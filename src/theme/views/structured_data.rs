//! JSON-LD after schema.org: what search engines and assistants read.

use serde_json::{Map, Value, json};

use super::card::{picture, summary, title_of};
use super::page::Breadcrumb;
use crate::content::{Gathering, Kind, Occurrence, Particulars, Price, Status};
use crate::lang::Lang;
use crate::site::{Edition, Entry, Site};
use crate::when::When;

/// The JSON-LD of an entry's page, fit to stand in a `script` element.
pub fn structured_data(
    site: &Site,
    entry: &Entry,
    edition: &Edition,
    lang: Lang,
    breadcrumbs: &[Breadcrumb],
) -> String {
    let mut graph = vec![trail(site, breadcrumbs, edition)];
    graph.extend(thing(site, entry, edition, lang));
    for_script(&json!({ "@context": "https://schema.org", "@graph": graph }))
}

/// JSON in which nothing can end the `script` element that it stands in.
fn for_script(json: &Value) -> String {
    json.to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

fn permalink(site: &Site, edition: &Edition) -> String {
    format!("{}{}", site.config.base_url, edition.url.href())
}

fn trail(site: &Site, breadcrumbs: &[Breadcrumb], edition: &Edition) -> Value {
    let above = breadcrumbs.iter().map(|crumb| {
        (
            crumb.title.clone(),
            format!("{}{}", site.config.base_url, crumb.url),
        )
    });
    let this = (edition.words.title.value.clone(), permalink(site, edition));
    let items: Vec<Value> = above
        .chain([this])
        .enumerate()
        .map(|(index, (name, url))| json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": url }))
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

fn thing(site: &Site, entry: &Entry, edition: &Edition, lang: Lang) -> Option<Value> {
    let kind = match entry.kind {
        Kind::News => "NewsArticle",
        Kind::Event => "Event",
        Kind::Workshop => "EducationEvent",
        Kind::Partner => "Organization",
        Kind::Place => "Place",
        Kind::Initiative | Kind::Page => return None,
    };
    let mut thing = Map::new();
    let mut say = |key: &str, value: Value| {
        if !value.is_null() {
            thing.insert(key.to_owned(), value);
        }
    };
    let name = if kind == "NewsArticle" {
        "headline"
    } else {
        "name"
    };
    say("@type", kind.into());
    say(name, title_of(entry, lang).unwrap_or_default().into());
    say("description", summary(edition).map(str::to_owned).into());
    say("url", permalink(site, edition).into());
    let image = entry.facts_file.as_ref().zip(entry.facts.image.as_ref());
    say(
        "image",
        image
            .and_then(|(file, image)| picture(site, file, &image.value))
            .map(|image| image.permalink)
            .into(),
    );
    match &entry.facts.particulars {
        Particulars::News(_) => {
            say(
                "inLanguage",
                site.config.languages[lang].code.clone().into(),
            );
            say(
                "datePublished",
                entry
                    .facts
                    .date
                    .as_ref()
                    .map(|date| date.value.to_string())
                    .into(),
            );
            say(
                "publisher",
                json!({ "@type": "Organization", "name": site.config.languages[lang].title }),
            );
        }
        Particulars::Event(event) => gathering(site, entry, &event.gathering, lang, &mut say),
        Particulars::Workshop(workshop) => {
            gathering(site, entry, &workshop.gathering, lang, &mut say);
        }
        Particulars::Partner(partner) => say("sameAs", partner.url.clone().into()),
        Particulars::Place(_) => say("address", address(entry)),
        _ => {}
    }
    Some(Value::Object(thing))
}

fn gathering(
    site: &Site,
    entry: &Entry,
    gathering: &Gathering,
    lang: Lang,
    say: &mut impl FnMut(&str, Value),
) {
    let shown = entry
        .next_occurrence(site.now.wall())
        .or(entry.occurrences.last());
    let moment = |when: When| match when {
        When::Day(date) => date.to_string(),
        When::Time(time) => time
            .to_zoned_datetime(site.config.timezone.clone())
            .map_or_else(
                |_| when.to_string(),
                |zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            ),
    };
    say(
        "startDate",
        shown
            .map(|occurrence: &Occurrence| moment(occurrence.start))
            .into(),
    );
    say(
        "endDate",
        shown
            .and_then(|occurrence| occurrence.end)
            .map(moment)
            .into(),
    );
    say("eventStatus", status(gathering.status).into());
    say(
        "previousStartDate",
        gathering
            .previous_start
            .as_ref()
            .map(|when| moment(when.value))
            .into(),
    );
    say(
        "inLanguage",
        gathering
            .spoken
            .iter()
            .map(|code| code.value.clone())
            .collect(),
    );
    let place = entry.references.place.map(|place| site.entry(place));
    let online = gathering.online.as_ref();
    say(
        "eventAttendanceMode",
        attendance(place.is_some(), online.is_some()).into(),
    );
    let here = place.map(|place| {
        json!({ "@type": "Place", "name": title_of(place, lang).unwrap_or_default(), "address": address(place) })
    });
    let there = online.map(|url| json!({ "@type": "VirtualLocation", "url": url.value }));
    say("location", here.into_iter().chain(there).collect());
    let organisers = entry.references.organisers.iter().map(|organiser| {
        json!({ "@type": "Organization", "name": title_of(site.entry(*organiser), lang).unwrap_or_default() })
    });
    say("organizer", organisers.collect());
    if let Some(registration) = &gathering.registration {
        if let Some(price) = &registration.price {
            say("isAccessibleForFree", (*price == Price::Free).into());
        }
        let currency = match &registration.price {
            Some(Price::Amount { currency, .. }) => currency.as_str(),
            _ => "EUR",
        };
        say(
            "offers",
            json!({
                "@type": "Offer",
                "url": registration.url,
                "price": registration.price.as_ref().map(ToString::to_string),
                "priceCurrency": currency,
                "validThrough": registration.deadline.as_ref().map(|deadline| moment(deadline.value)),
            }),
        );
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Scheduled => "https://schema.org/EventScheduled",
        Status::Cancelled => "https://schema.org/EventCancelled",
        Status::Postponed => "https://schema.org/EventPostponed",
        Status::Rescheduled => "https://schema.org/EventRescheduled",
    }
}

fn attendance(offline: bool, online: bool) -> &'static str {
    match (offline, online) {
        (true, true) => "https://schema.org/MixedEventAttendanceMode",
        (false, true) => "https://schema.org/OnlineEventAttendanceMode",
        _ => "https://schema.org/OfflineEventAttendanceMode",
    }
}

fn address(entry: &Entry) -> Value {
    let Particulars::Place(place) = &entry.facts.particulars else {
        return Value::Null;
    };
    let Some(address) = &place.address else {
        return Value::Null;
    };
    json!({
        "@type": "PostalAddress",
        "streetAddress": address.street,
        "postalCode": address.postcode,
        "addressLocality": address.city,
        "addressCountry": address.country,
    })
}
