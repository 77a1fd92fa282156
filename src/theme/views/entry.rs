//! The page of an entry: everything that its facts say.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use tera::value::Key;
use tera::{Map, Value};

use super::card::PriceView;
use super::cards::Cards;
use super::facts::{AddressView, ApplyView, GeoView, OccurrenceView, RegistrationView, SpokenView};
use super::image::ImageView;
use super::view;
use crate::content::{Gathering, Particulars};
use crate::diagnostic::At;
use crate::lang::Lang;
use crate::site::{Entry, EntryId, Site};
use crate::theme::Messages;
use crate::theme::spoken_name;

view! {
    /// The facts of an entry, besides its card.
    EntryView<'a> {
        /// Whether it is a draft.
        draft: bool,
        /// Whatever its writer told the theme.
        extra: Option<&'a serde_json::Value>,
        /// Cards of its initiatives.
        initiatives: Vec<Value>,
        /// Cards of its partners.
        partners: Vec<Value>,
        /// Cards of who organises it.
        organisers: Vec<Value>,
        /// The card of its place.
        place: Option<Value>,
        /// The card of the event that it is news of.
        event: Option<Value>,
        /// When it takes place.
        occurrences: Vec<OccurrenceView>,
        /// Its own calendar file.
        calendar: Option<String>,
        /// Whether it repeats by a rule.
        repeats: bool,
        /// Days on which it is not held.
        except: Vec<String>,
        /// Cards of what refers to it, by kind.
        mentions: BTreeMap<&'static str, Vec<Value>>,
        /// Cards of what is like it.
        related: Vec<Value>,
        /// The card of its neighbour before it.
        previous: Option<Value>,
        /// The card of its neighbour after it.
        next: Option<Value>,
        /// The languages that are spoken.
        spoken: Vec<SpokenView<'a>>,
        /// Where it can be followed.
        online: Option<&'a str>,
        /// Who leads it.
        coach: Option<&'a str>,
        /// The series that it belongs to.
        series: Option<&'a str>,
        /// Since when it is there.
        since: Option<String>,
        /// An e-mail address or a web address.
        contact: Option<&'a str>,
        /// The same as an address for a link.
        contact_url: Option<String>,
        /// How to sign up.
        registration: Option<RegistrationView<'a>>,
        /// How to apply.
        apply: Option<ApplyView<'a>>,
        /// Its postal address.
        address: Option<AddressView<'a>>,
        /// Where on earth it is.
        geo: Option<GeoView>,
        /// How everyone can use it.
        accessibility: Vec<String>,
        /// Its own site.
        website: Option<&'a str>,
        /// Its logo.
        logo: Option<ImageView>,
    }
}

/// An entry as its own page sees it: its card, and everything that its facts say besides.
#[derive(Debug)]
pub struct WholeEntry<'a> {
    /// Its card.
    pub card: Value,
    /// The rest.
    pub facts: EntryView<'a>,
}

/// Both in one view, made at once: that is done for every page.
impl Serialize for WholeEntry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let card = self.card.as_map();
        let length = card.map_or(0, Map::len) + EntryView::FIELDS.len();
        let mut view = serializer.serialize_struct("Entry", length)?;
        for (name, value) in card.into_iter().flatten() {
            if let Key::Str(name) = name {
                view.serialize_field(name, value)?;
            }
        }
        self.facts.add_to(&mut view)?;
        view.end()
    }
}

/// An entry's neighbours in the list of its section.
pub type Neighbours = (Option<EntryId>, Option<EntryId>);

impl<'a> EntryView<'a> {
    /// The view of an entry for its page in `lang`.
    pub fn new(
        site: &'a Site,
        cards: &Cards,
        messages: &Messages,
        id: EntryId,
        lang: Lang,
        neighbours: Neighbours,
    ) -> Self {
        let entry = site.entry(id);
        let list = |ids: &[EntryId]| cards.list(ids.iter().copied(), lang);
        let mut view = Self {
            draft: entry.editions[lang]
                .as_ref()
                .is_some_and(|edition| edition.words.draft),
            extra: Some(&entry.facts.extra).filter(|extra| !extra.is_null()),
            initiatives: list(&entry.references.initiatives),
            partners: list(&entry.references.partners),
            organisers: list(&entry.references.organisers),
            place: entry.references.place.map(|place| cards.get(place, lang)),
            event: entry.references.event.map(|event| cards.get(event, lang)),
            occurrences: occurrences(site, cards, entry, lang),
            calendar: entry.calendar_url(lang).map(|url| url.href()),
            repeats: false,
            except: Vec::new(),
            mentions: mentions(site, cards, entry, lang),
            related: cards.list(site.related(id, lang), lang),
            previous: neighbours.0.map(|previous| cards.get(previous, lang)),
            next: neighbours.1.map(|next| cards.get(next, lang)),
            spoken: Vec::new(),
            online: None,
            coach: None,
            series: None,
            since: None,
            contact: None,
            contact_url: None,
            registration: None,
            apply: None,
            address: None,
            geo: None,
            accessibility: Vec::new(),
            website: None,
            logo: None,
        };
        view.add_particulars(site, messages, entry);
        view
    }

    fn add_particulars(&mut self, site: &'a Site, messages: &Messages, entry: &'a Entry) {
        match &entry.facts.particulars {
            Particulars::Event(event) => {
                self.repeats = event.repeat.is_some();
                self.add_gathering(site, messages, &event.gathering, entry);
            }
            Particulars::Workshop(workshop) => {
                self.coach = workshop.coach.as_deref();
                self.series = workshop.series.as_deref();
                self.add_gathering(site, messages, &workshop.gathering, entry);
            }
            Particulars::Initiative(initiative) => {
                self.since = initiative
                    .since
                    .as_ref()
                    .map(|since| since.value.to_string());
                let contact = initiative.contact.as_ref();
                self.contact = contact.map(At::as_str);
                self.contact_url = self.contact.map(|contact| {
                    if contact.contains("://") {
                        contact.to_owned()
                    } else {
                        format!("mailto:{contact}")
                    }
                });
                let deadline = initiative
                    .apply_deadline
                    .as_ref()
                    .map(|deadline| deadline.value);
                if initiative.apply_url.is_some() || deadline.is_some() {
                    self.apply = Some(ApplyView {
                        url: initiative.apply_url.as_ref().map(At::as_str),
                        deadline: deadline.map(|deadline| deadline.to_string()),
                        open: deadline
                            .is_none_or(|deadline| deadline.last_moment() >= site.now.wall()),
                    });
                }
            }
            Particulars::Partner(partner) => {
                self.website = partner.url.as_ref().map(At::as_str);
                self.logo = entry
                    .facts_file
                    .as_ref()
                    .zip(partner.logo.as_ref())
                    .and_then(|(file, logo)| site.media.find(file, &logo.value))
                    .map(|file| ImageView::new(site, file));
            }
            Particulars::Place(place) => {
                self.address = place.address.as_ref().map(AddressView::new);
                self.geo = place.geo.map(|(lat, lon)| GeoView { lat, lon });
                self.accessibility = place
                    .accessibility
                    .iter()
                    .map(|item| {
                        messages
                            .find(&format!("accessibility-{item}"))
                            .map_or_else(|| item.clone(), str::to_owned)
                    })
                    .collect();
            }
            Particulars::News(_) | Particulars::Page => {}
        }
    }

    fn add_gathering(
        &mut self,
        site: &'a Site,
        messages: &Messages,
        gathering: &'a Gathering,
        entry: &Entry,
    ) {
        self.online = gathering.online.as_ref().map(At::as_str);
        self.except = gathering
            .except
            .iter()
            .map(|date| date.value.to_string())
            .collect();
        self.spoken = gathering
            .spoken
            .iter()
            .map(|code| SpokenView {
                name: spoken_name(&code.value, messages, &site.config.languages),
                code: &code.value,
            })
            .collect();
        let now = site.now.wall();
        self.registration = gathering.registration.as_ref().map(|registration| {
            let deadline = registration
                .deadline
                .as_ref()
                .map(|deadline| deadline.value);
            let price = registration.price.as_ref();
            let in_time = deadline.is_none_or(|deadline| deadline.last_moment() >= now);
            RegistrationView {
                url: registration.url.as_ref().map(At::as_str),
                deadline: deadline.map(|deadline| deadline.to_string()),
                open: in_time
                    && entry.next_occurrence(now).is_some()
                    && gathering.status != crate::content::Status::Cancelled,
                seats: registration.seats.as_ref().map(|seats| seats.value),
                price: price.map(|price| PriceView::new(&price.value)),
            }
        });
    }
}

fn occurrences(site: &Site, cards: &Cards, entry: &Entry, lang: Lang) -> Vec<OccurrenceView> {
    let places = session_places(entry);
    let views = entry.occurrences.iter().map(|occurrence| OccurrenceView {
        start: occurrence.start.to_string(),
        end: occurrence.end.map(|end| end.to_string()),
        past: occurrence.last_moment() < site.now.wall(),
        place: places
            .iter()
            .find(|(start, _)| *start == occurrence.start)
            .map(|(_, place)| cards.get(*place, lang)),
    });
    views.collect()
}

/// The places of the sessions that are held elsewhere, by their starts.
pub(crate) fn session_places(entry: &Entry) -> Vec<(crate::when::When, EntryId)> {
    let Particulars::Workshop(workshop) = &entry.facts.particulars else {
        return Vec::new();
    };
    workshop
        .sessions
        .iter()
        .zip(&entry.references.session_places)
        .filter_map(|(session, place)| Some((session.start.value, (*place)?)))
        .filter(|(_, place)| Some(*place) != entry.references.place)
        .collect()
}

/// The entries that refer to this one and have words in the language of the page, by kind: what takes
/// place soonest first, the rest newest first.
fn mentions(
    site: &Site,
    cards: &Cards,
    entry: &Entry,
    lang: Lang,
) -> BTreeMap<&'static str, Vec<Value>> {
    let mut by_kind: BTreeMap<&'static str, Vec<EntryId>> = BTreeMap::new();
    for id in &entry.mentioned_by {
        let other = site.entry(*id);
        if other.editions[lang].is_some() {
            by_kind.entry(other.kind.as_str()).or_default().push(*id);
        }
    }
    for ids in by_kind.values_mut() {
        site.sort_by_relevance(ids);
    }
    by_kind
        .into_iter()
        .map(|(kind, ids)| (kind, cards.list(ids, lang)))
        .collect()
}
