//! A card: an entry in lists and wherever another page mentions it.

use tera::Value;

use super::image::ImageView;
use super::view;
use crate::content::{Level, Particulars, PartnerType, Price, Progress, Status};
use crate::diagnostic::At;
use crate::lang::Lang;
use crate::site::{Edition, Entry, Site};
use crate::when::When;

view! {
    /// A topic that an entry is filed under.
    TopicView<'a> {
        /// Its name in facts.
        key: &'a str,
        /// Its name in the language of the page.
        name: &'a str,
        /// Its page.
        url: String,
    }
}

view! {
    /// What taking part costs.
    PriceView<'a> {
        /// Whether it costs nothing.
        free: bool,
        /// The amount, with a point.
        amount: Option<String>,
        /// The ISO 4217 code of the currency.
        currency: Option<&'a str>,
    }
}

impl<'a> PriceView<'a> {
    /// The view of a price.
    pub fn new(price: &'a Price) -> Self {
        match price {
            Price::Free => Self {
                free: true,
                amount: None,
                currency: None,
            },
            Price::Amount { currency, .. } => Self {
                free: false,
                amount: Some(price.to_string()),
                currency: Some(currency),
            },
        }
    }
}

view! {
    /// An entry in a list.
    Card<'a> {
        /// The entry's path from `content/`.
        key: &'a str,
        /// Its kind.
        kind: &'a str,
        /// Its section's folder.
        section: Option<&'a str>,
        /// What it is called.
        title: &'a str,
        /// What it is about.
        summary: Option<&'a str>,
        /// Its address.
        url: String,
        /// The language of what is there, if it is another than the page's.
        code: Option<&'a str>,
        /// The day that it was published.
        date: Option<String>,
        /// Whether it is an illustration.
        example: bool,
        /// Its picture.
        image: Option<ImageView>,
        /// What it is filed under.
        topics: Vec<TopicView<'a>>,
        /// When it next takes place, or last did.
        start: Option<String>,
        /// When that ends.
        end: Option<String>,
        /// Whether it is over.
        past: bool,
        /// How many times it takes place after that.
        more: usize,
        /// Whether it goes on as planned, or is going on.
        status: Option<&'a str>,
        /// When it was to start before it was rescheduled.
        previous_start: Option<String>,
        /// Where it is held.
        place_name: Option<&'a str>,
        /// Until when one can sign up or apply.
        deadline: Option<String>,
        /// Whether one still can.
        open: bool,
        /// What it costs.
        price: Option<PriceView<'a>>,
        /// For whom it is.
        level: Option<&'a str>,
        /// What sort of partner it is.
        r#type: Option<&'a str>,
        /// The name of a partner or a place.
        name: Option<&'a str>,
        /// The postal address of a place.
        address: Option<Value>,
        /// Where on earth a place is.
        geo: Option<Value>,
    }
}

impl<'a> Card<'a> {
    /// The card of an entry for a page in `lang`; none for an entry without words.
    pub fn new(site: &'a Site, entry: &'a Entry, lang: Lang) -> Option<Self> {
        let (found_in, edition) = entry.editions.best(lang)?;
        let now = site.now.wall();
        let next = entry.next_occurrence(now);
        let shown = next.or(entry.occurrences.last());
        let offer = Offer::of(entry, next.is_none());
        let names = Names::of(entry);
        Some(Self {
            key: entry.path.as_str(),
            kind: entry.kind.as_str(),
            section: entry
                .section
                .map(|section| site.section(section).key.as_str()),
            title: &edition.words.title.value,
            summary: summary(edition),
            url: edition.url.href(),
            code: (found_in != lang).then(|| site.config.languages[found_in].code.as_str()),
            date: entry.facts.date.as_ref().map(|date| date.value.to_string()),
            example: entry.facts.example,
            image: image(site, entry, edition),
            topics: topics(site, entry, lang),
            start: shown.map(|occurrence| occurrence.start.to_string()),
            end: shown
                .and_then(|occurrence| occurrence.end)
                .map(|end| end.to_string()),
            past: shown.is_some() && entry.is_over(now),
            more: entry
                .occurrences
                .iter()
                .filter(|occurrence| occurrence.last_moment() >= now)
                .count()
                .saturating_sub(1),
            status: offer.status,
            previous_start: offer.previous_start.map(|when| when.to_string()),
            place_name: entry
                .references
                .place
                .and_then(|place| title_of(site.entry(place), lang)),
            deadline: offer.deadline.map(|deadline| deadline.to_string()),
            open: offer.is_open(now),
            price: offer.price.map(PriceView::new),
            level: offer.level,
            r#type: names.sort,
            name: names.name,
            address: names.address,
            geo: names.geo,
        })
    }
}

/// The name of an entry for a page in a language: a place's or partner's own, or else its title.
pub(crate) fn title_of(entry: &Entry, lang: Lang) -> Option<&str> {
    let title = || {
        entry
            .editions
            .best(lang)
            .map(|(_, edition)| edition.words.title.value.as_str())
    };
    Names::of(entry).name.or_else(title)
}

/// What an edition is about: its summary, or else the start of its text.
pub(crate) fn summary(edition: &Edition) -> Option<&str> {
    let summary = edition.words.summary.as_ref();
    summary
        .map(At::as_str)
        .or_else(|| Some(edition.survey.excerpt.as_str()).filter(|text| !text.is_empty()))
}

/// What an entry is filed under.
fn topics<'a>(site: &'a Site, entry: &Entry, lang: Lang) -> Vec<TopicView<'a>> {
    let views = entry.references.topics.iter().map(|id| {
        let topic = site.topics.get(*id);
        TopicView {
            key: &topic.key,
            name: &topic.names[lang],
            url: topic.urls[lang].href(),
        }
    });
    views.collect()
}

/// The picture of an entry, with the words of one of its languages.
fn image(site: &Site, entry: &Entry, edition: &Edition) -> Option<ImageView> {
    let mut view = ImageView::new(site, site.picture_of(entry)?);
    let said = |words: &Option<At<String>>| words.as_ref().map(|words| words.value.clone());
    view.alt = said(&edition.words.image_alt).unwrap_or_default();
    view.caption = said(&edition.words.image_caption);
    Some(view)
}

/// What can be joined or applied for.
#[derive(Default)]
struct Offer<'a> {
    status: Option<&'a str>,
    previous_start: Option<When>,
    deadline: Option<When>,
    can_sign_up: bool,
    price: Option<&'a Price>,
    level: Option<&'a str>,
}

impl<'a> Offer<'a> {
    fn of(entry: &'a Entry, over: bool) -> Self {
        let (gathering, level) = match &entry.facts.particulars {
            Particulars::Event(event) => (&event.gathering, None),
            Particulars::Workshop(workshop) => {
                (&workshop.gathering, workshop.level.map(Level::as_str))
            }
            Particulars::Initiative(initiative) => {
                return Self {
                    status: initiative.status.map(Progress::as_str),
                    deadline: entry.facts.deadline(),
                    can_sign_up: initiative.apply_url.is_some()
                        && initiative.status != Some(Progress::Ended),
                    ..Self::default()
                };
            }
            _ => return Self::default(),
        };
        let registration = gathering.registration.as_ref();
        Self {
            status: Some(gathering.status.as_str()),
            previous_start: gathering.previous_start.as_ref().map(|when| when.value),
            deadline: entry.facts.deadline(),
            can_sign_up: registration.is_some_and(|registration| registration.url.is_some())
                && gathering.status != Status::Cancelled
                && !over,
            price: registration.and_then(|to| Some(&to.price.as_ref()?.value)),
            level,
        }
    }

    /// Whether one can still sign up: it isn't over, and the deadline hasn't passed.
    fn is_open(&self, now: jiff::civil::DateTime) -> bool {
        self.can_sign_up
            && self
                .deadline
                .is_none_or(|deadline| deadline.last_moment() >= now)
    }
}

/// What partners and places are called, and where they are.
#[derive(Default)]
struct Names<'a> {
    name: Option<&'a str>,
    sort: Option<&'a str>,
    address: Option<Value>,
    geo: Option<Value>,
}

impl<'a> Names<'a> {
    fn of(entry: &'a Entry) -> Self {
        match &entry.facts.particulars {
            Particulars::Partner(partner) => Self {
                name: partner.name.as_deref(),
                sort: partner.sort.map(PartnerType::as_str),
                ..Self::default()
            },
            Particulars::Place(place) => Self {
                name: place.name.as_deref(),
                address: place.address.as_ref().map(|address| {
                    Value::from_serializable(&super::facts::AddressView::new(address))
                }),
                geo: place.geo.map(|(lat, lon)| {
                    Value::from_serializable(&super::facts::GeoView { lat, lon })
                }),
                ..Self::default()
            },
            _ => Self::default(),
        }
    }
}
