//! JSON-LD after schema.org: what search engines and assistants read.

mod location;

use serde::Serialize;

use self::location::{GeoCoordinates, Location, PostalAddress, attendance};
use super::card::{summary, title_of};
use super::page::{Breadcrumb, PageView};
use crate::content::{Gathering, Kind, Occurrence, Particulars, Price, Registration, Status};
use crate::diagnostic::At;
use crate::lang::Lang;
use crate::site::{Edition, Entry, Site};
use crate::when::When;

/// Defines a thing of schema.org's: keys without a value are left out.
macro_rules! thing {
    ($(#[$attribute:meta])* $name:ident<$life:lifetime> { $($(#[$more:meta])* $field:ident : $type:ty,)* }) => {
        $(#[$attribute])*
        #[derive(Serialize, Default)]
        #[serde(rename_all = "camelCase")]
        pub(in crate::theme::views::structured_data) struct $name<$life> {
            #[serde(rename = "@type")]
            pub(in crate::theme::views::structured_data) kind: &'static str,
            $(
                $(#[$more])*
                #[serde(skip_serializing_if = "Option::is_none")]
                pub(in crate::theme::views::structured_data) $field: Option<$type>,
            )*
        }
    };
}
use thing;

/// The JSON-LD of an entry's page, fit to stand in a `script` element.
pub fn structured_data(
    site: &Site,
    entry: &Entry,
    edition: &Edition,
    lang: Lang,
    breadcrumbs: &[Breadcrumb],
) -> String {
    let trail = Node::Trail(Trail::new(
        site,
        breadcrumbs,
        &edition.words.title.value,
        permalink(site, edition),
    ));
    let thing = Thing::new(site, entry, edition, lang).map(|thing| Node::Thing(Box::new(thing)));
    for_script(&Document {
        context: "https://schema.org",
        graph: [trail].into_iter().chain(thing).collect(),
    })
}

/// The JSON-LD of a page that is no entry's: the way to it, fit to stand in a `script` element.
pub fn structured_trail(site: &Site, page: &PageView<'_>) -> String {
    let trail = Trail::new(site, &page.breadcrumbs, &page.title, page.permalink.clone());
    for_script(&Document {
        context: "https://schema.org",
        graph: vec![Node::Trail(trail)],
    })
}

/// JSON in which nothing can end the `script` element that it stands in.
fn for_script(document: &Document<'_>) -> String {
    let json = serde_json::to_string(document).unwrap_or_default();
    let mut out = String::with_capacity(json.len());
    let mut written = 0;
    for (position, byte) in json.bytes().enumerate() {
        let escaped = match byte {
            b'<' => "\\u003c",
            b'>' => "\\u003e",
            b'&' => "\\u0026",
            _ => continue,
        };
        out.push_str(&json[written..position]);
        out.push_str(escaped);
        written = position + 1;
    }
    out.push_str(&json[written..]);
    out
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Node<'a> {
    Trail(Trail<'a>),
    Thing(Box<Thing<'a>>),
}

/// The way to the page from the home page.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "BreadcrumbList", rename_all = "camelCase")]
struct Trail<'a> {
    item_list_element: Vec<Step<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "ListItem")]
struct Step<'a> {
    position: usize,
    name: &'a str,
    item: String,
}

impl<'a> Trail<'a> {
    fn new(site: &Site, breadcrumbs: &'a [Breadcrumb], title: &'a str, address: String) -> Self {
        let above = breadcrumbs.iter();
        let above = above.map(|crumb| (crumb.title.as_str(), site.config.permalink(&crumb.url)));
        let steps = above.chain([(title, address)]).enumerate();
        Self {
            item_list_element: steps
                .map(|(index, (name, item))| Step {
                    position: index + 1,
                    name,
                    item,
                })
                .collect(),
        }
    }
}

thing! {
    /// What the page is about.
    Thing<'a> {
        headline: &'a str,
        name: &'a str,
        description: &'a str,
        url: String,
        image: String,
        in_language: Vec<&'a str>,
        date_published: String,
        publisher: Named<'a>,
        same_as: &'a str,
        address: PostalAddress<'a>,
        geo: GeoCoordinates,
        start_date: String,
        end_date: String,
        event_status: &'static str,
        previous_start_date: String,
        event_attendance_mode: &'static str,
        location: Vec<Location<'a>>,
        organizer: Vec<Named<'a>>,
        sub_event: Vec<Self>,
        is_accessible_for_free: bool,
        offers: Offer<'a>,
    }
}

thing! {
    /// Whoever publishes or organises.
    Named<'a> {
        name: &'a str,
    }
}

thing! {
    /// How to sign up.
    Offer<'a> {
        url: &'a str,
        price: String,
        price_currency: &'a str,
        valid_through: String,
    }
}

impl<'a> Thing<'a> {
    /// None for what schema.org has no word for.
    fn new(site: &'a Site, entry: &'a Entry, edition: &'a Edition, lang: Lang) -> Option<Self> {
        let kind = match entry.kind {
            Kind::News => "NewsArticle",
            Kind::Event => "Event",
            Kind::Workshop => "EducationEvent",
            Kind::Partner => "Organization",
            Kind::Place => "Place",
            Kind::Initiative | Kind::Page => return None,
        };
        let title = title_of(entry, lang);
        let picture = site.picture_of(entry);
        let mut thing = Self {
            kind,
            headline: title.filter(|_| entry.kind == Kind::News),
            name: title.filter(|_| entry.kind != Kind::News),
            description: summary(edition),
            url: Some(permalink(site, edition)),
            image: picture.map(|file| site.config.permalink(&file.src().href())),
            ..Self::default()
        };
        match &entry.facts.particulars {
            Particulars::News(_) => thing.add_news(site, entry, lang),
            Particulars::Event(event) => thing.add_gathering(site, entry, &event.gathering, lang),
            Particulars::Workshop(workshop) => {
                thing.add_gathering(site, entry, &workshop.gathering, lang);
            }
            Particulars::Partner(partner) => {
                thing.same_as = partner.url.as_ref().map(At::as_str);
            }
            Particulars::Place(place) => {
                thing.address = PostalAddress::of(place);
                thing.geo = GeoCoordinates::of(place);
            }
            _ => {}
        }
        Some(thing)
    }

    fn add_news(&mut self, site: &'a Site, entry: &Entry, lang: Lang) {
        let language = &site.config.languages[lang];
        self.in_language = Some(vec![&language.code]);
        self.date_published = entry.facts.date.as_ref().map(|date| date.value.to_string());
        self.publisher = Some(Named::organization(&language.title));
    }

    fn add_gathering(
        &mut self,
        site: &'a Site,
        entry: &'a Entry,
        gathering: &'a Gathering,
        lang: Lang,
    ) {
        let shown = entry.next_occurrence(site.now.wall());
        let shown = shown.or(entry.occurrences.last());
        self.add_time(site, entry, gathering, shown, lang);
        self.previous_start_date = gathering
            .previous_start
            .as_ref()
            .map(|when| iso8601(when.value, site));
        let spoken = gathering.spoken.iter().map(At::as_str);
        self.in_language = some(spoken.collect());
        self.sub_event = Self::sessions(site, entry, gathering, lang);
        let organisers = entry.references.organisers.iter();
        let names = organisers.filter_map(|organiser| title_of(site.entry(*organiser), lang));
        self.organizer = some(names.map(Named::organization).collect());
        if let Some(registration) = &gathering.registration {
            self.is_accessible_for_free = registration
                .price
                .as_ref()
                .map(|price| price.value == Price::Free);
            // Nobody can sign up for what doesn't take place, or has no day.
            let is_held = matches!(gathering.status, Status::Scheduled | Status::Rescheduled);
            self.offers = is_held.then(|| Offer::new(registration, |when| iso8601(when, site)));
        }
    }

    /// When and where it is, at one of its times.
    fn add_time(
        &mut self,
        site: &'a Site,
        entry: &'a Entry,
        gathering: &'a Gathering,
        time: Option<&Occurrence>,
        lang: Lang,
    ) {
        self.start_date = time.map(|time| iso8601(time.start, site));
        self.end_date = time.and_then(|time| time.end).map(|end| iso8601(end, site));
        self.event_status = Some(status(gathering.status));
        self.location = Location::of(site, entry, gathering, time, lang);
        self.event_attendance_mode = Some(attendance(self.location.as_deref()));
    }

    /// The sessions of a workshop that has more than one.
    fn sessions(
        site: &'a Site,
        entry: &'a Entry,
        gathering: &'a Gathering,
        lang: Lang,
    ) -> Option<Vec<Self>> {
        if entry.kind != Kind::Workshop || entry.occurrences.len() < 2 {
            return None;
        }
        let sessions = entry.occurrences.iter().map(|session| {
            let mut thing = Self {
                kind: "EducationEvent",
                name: title_of(entry, lang),
                ..Self::default()
            };
            thing.add_time(site, entry, gathering, Some(session), lang);
            thing
        });
        Some(sessions.collect())
    }
}

impl<'a> Named<'a> {
    fn organization(name: &'a str) -> Self {
        Self {
            kind: "Organization",
            name: Some(name),
        }
    }
}

impl<'a> Offer<'a> {
    fn new(registration: &'a Registration, moment: impl Fn(When) -> String) -> Self {
        let price = registration.price.as_ref().map(|price| &price.value);
        Self {
            kind: "Offer",
            url: registration.url.as_ref().map(At::as_str),
            price: price.map(ToString::to_string),
            price_currency: price.map(|price| match price {
                Price::Amount { currency, .. } => currency.as_str(),
                Price::Free => "EUR",
            }),
            valid_through: registration
                .deadline
                .as_ref()
                .map(|deadline| moment(deadline.value)),
        }
    }
}

/// None for an empty list: it is left out.
fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    Some(list).filter(|list| !list.is_empty())
}

fn permalink(site: &Site, edition: &Edition) -> String {
    site.config.permalink(&edition.url.href())
}

/// A day, or a time with the offset that the site's zone has then.
fn iso8601(when: When, site: &Site) -> String {
    match when {
        When::Day(date) => date.to_string(),
        When::Time(time) => time
            .to_zoned_datetime(site.config.timezone.clone())
            .map_or_else(
                |_| when.to_string(),
                |zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            ),
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
