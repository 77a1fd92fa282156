//! The facts of an entry: said once, true in every language.

use jiff::civil::{Date, DateTime};

use super::{Event, Gathering, Initiative, Kind, News, Partner, Place, Workshop, words};
use crate::diagnostic::{At, Problem};
use crate::when::When;
use crate::yaml::{Fields, Key, Shape};

/// The key of what calendars and feeds know an entry by.
pub const UID: &str = "uid";

/// The facts that an entry of any kind can have.
pub const KEYS: &[Key] = &[
    Key::new(
        "date",
        Shape::Date,
        "2026-09-14",
        "De dag waarop dit gepubliceerd is. Nieuws staat op volgorde van deze dag.",
        "The day on which this was published. News is sorted by it.",
    ),
    Key::new(
        "publish_from",
        Shape::When,
        "2026-09-14 09:00",
        "Vanaf wanneer het op de site staat. Zonder deze regel: meteen.",
        "From when it is on the site. Without this line: at once.",
    ),
    Key::new(
        "publish_until",
        Shape::When,
        "2026-12-31",
        "Tot wanneer het op de site staat. Zonder deze regel: voor altijd.",
        "Until when it is on the site. Without this line: for ever.",
    ),
    Key::new(
        "image",
        Shape::Text,
        "photo.jpg",
        "De foto die erbij hoort: een bestand in dezelfde map. Zeg in elke taal bij `image_alt` wat erop staat.",
        "The picture that goes with it: a file in the same folder. Say what it shows at `image_alt`, in each language.",
    ),
    Key::new(
        "topics",
        Shape::Texts,
        "[entrepreneurship]",
        "Onderwerpen waar het onder valt: sleutels van `topics` in site.yaml.",
        "What it is filed under: keys of `topics` in site.yaml.",
    ),
    Key::new(
        "initiatives",
        Shape::Texts,
        "[board-grants]",
        "Initiatieven waar het bij hoort: de namen van hun bestanden.",
        "Initiatives that it belongs to: the names of their files.",
    ),
    Key::new(
        "partners",
        Shape::Texts,
        "[leiden-university]",
        "Partners waar het over gaat: de namen van hun bestanden.",
        "Partners that it concerns: the names of their files.",
    ),
    Key::new(
        "example",
        Shape::Flag,
        "true",
        "`true` als het een verzonnen voorbeeld is: dan staat dat er zichtbaar bij.",
        "`true` if it is made up, as an illustration: then it is labelled as one.",
    ),
    Key::new(
        "weight",
        Shape::Whole,
        "10",
        "De plaats in een lijst zonder betere volgorde: een laag getal staat vooraan.",
        "Its place in a list that has no better order: low numbers come first.",
    ),
    Key::new(
        UID,
        Shape::Text,
        "events/dinner",
        "Hoe agenda's en feeds dit kennen, ook als het van naam verandert. `tandem move` zet het erbij; verander het niet.",
        "How calendars and feeds know this, also where its name changes. `tandem move` adds it; leave it as it is.",
    ),
    Key::new(
        "extra",
        Shape::Free,
        "{ colour: blue }",
        "Alles wat je thema verder nog wil weten. Wat dat is, staat bij het thema.",
        "Whatever else your theme wants to know. The theme says what that is.",
    ),
];

/// The facts of an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// The day on which it was published.
    pub date: Option<At<Date>>,
    /// From when it is on the site.
    pub publish_from: Option<At<When>>,
    /// Until when it is on the site.
    pub publish_until: Option<At<When>>,
    /// The picture that stands for it: a path relative to the entry.
    pub image: Option<At<String>>,
    /// Keys of the site's topics.
    pub topics: Vec<At<String>>,
    /// Names of entries of the kind initiative.
    pub initiatives: Vec<At<String>>,
    /// Names of entries of the kind partner.
    pub partners: Vec<At<String>>,
    /// Whether it is an illustration, and labelled as one.
    pub example: bool,
    /// Its place in lists that have no better order: light ones first.
    pub weight: i64,
    /// What calendars and feeds know it by, if that isn't its name.
    pub uid: Option<At<String>>,
    /// Whatever the theme wants to know.
    pub extra: serde_json::Value,
    /// The facts of its kind.
    pub particulars: Particulars,
}

/// The facts that only one kind has.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    missing_docs,
    reason = "each variant is the type of its kind, which is documented there"
)]
pub enum Particulars {
    News(News),
    Event(Event),
    Workshop(Workshop),
    Initiative(Initiative),
    Partner(Partner),
    Place(Place),
    Page,
}

/// Whether an entry is on the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnSite {
    /// It will be.
    NotYet,
    /// It is.
    Now,
    /// It was.
    NoMore,
}

impl Facts {
    /// The facts of an entry that has no file of them.
    pub fn none(kind: Kind) -> Self {
        Self {
            date: None,
            publish_from: None,
            publish_until: None,
            image: None,
            topics: Vec::new(),
            initiatives: Vec::new(),
            partners: Vec::new(),
            example: false,
            weight: 0,
            uid: None,
            extra: serde_json::Value::Null,
            particulars: Particulars::none(kind),
        }
    }
}

impl Facts {
    /// What events and workshops have in common.
    pub fn gathering(&self) -> Option<&Gathering> {
        match &self.particulars {
            Particulars::Event(event) => Some(&event.gathering),
            Particulars::Workshop(workshop) => Some(&workshop.gathering),
            _ => None,
        }
    }

    /// Until when one can sign up or apply.
    pub fn deadline(&self) -> Option<When> {
        let deadline = match &self.particulars {
            Particulars::Initiative(initiative) => initiative.apply_deadline.as_ref(),
            _ => self.gathering()?.registration.as_ref()?.deadline.as_ref(),
        };
        deadline.map(|deadline| deadline.value)
    }

    /// The day on which it was published, or else from which it is on the site.
    pub fn released(&self) -> Option<Date> {
        let published = self.date.as_ref().map(|date| date.value);
        let from = || self.publish_from.as_ref().map(|from| from.value.date());
        published.or_else(from)
    }

    /// Whether the entry is on the site at a moment on its wall clock.
    pub fn on_site(&self, now: DateTime) -> OnSite {
        let from = self.publish_from.as_ref().map(|from| from.value);
        let until = self.publish_until.as_ref().map(|until| until.value);
        if from.is_some_and(|from| from.first_moment() > now) {
            OnSite::NotYet
        } else if until.is_some_and(|until| until.last_moment() < now) {
            OnSite::NoMore
        } else {
            OnSite::Now
        }
    }

    /// Every time that the facts name, with its place.
    pub fn times(&self) -> Vec<&At<When>> {
        let mut times = Vec::new();
        match &self.particulars {
            Particulars::Event(event) => times.extend(event.start.iter().chain(&event.end)),
            Particulars::Workshop(workshop) => {
                for session in &workshop.sessions {
                    times.extend(std::iter::once(&session.start).chain(&session.end));
                }
            }
            Particulars::Initiative(initiative) => times.extend(&initiative.apply_deadline),
            _ => {}
        }
        times.extend(self.publish_from.iter().chain(&self.publish_until));
        if let Some(gathering) = self.gathering() {
            times.extend(&gathering.previous_start);
            let registration = gathering.registration.iter();
            times.extend(registration.flat_map(|registration| &registration.deadline));
        }
        times
    }
}

impl Particulars {
    fn none(kind: Kind) -> Self {
        match kind {
            Kind::News => Self::News(News::default()),
            Kind::Event => Self::Event(Event::default()),
            Kind::Workshop => Self::Workshop(Workshop::default()),
            Kind::Initiative => Self::Initiative(Initiative::default()),
            Kind::Partner => Self::Partner(Partner::default()),
            Kind::Place => Self::Place(Place::default()),
            Kind::Page => Self::Page,
        }
    }

    fn read(kind: Kind, fields: &mut Fields<'_>) -> Self {
        match kind {
            Kind::News => Self::News(News::read(fields)),
            Kind::Event => Self::Event(Event::read(fields)),
            Kind::Workshop => Self::Workshop(Workshop::read(fields)),
            Kind::Initiative => Self::Initiative(Initiative::read(fields)),
            Kind::Partner => Self::Partner(Partner::read(fields)),
            Kind::Place => Self::Place(Place::read(fields)),
            Kind::Page => Self::Page,
        }
    }
}

/// Reads a file of facts. `words_files` names where words belong, for whoever put some here.
pub fn read_facts(mut fields: Fields<'_>, kind: Kind, words_files: &str) -> Facts {
    reject_strangers(&mut fields, kind, words_files);
    let publish_from = fields.when("publish_from");
    let publish_until = fields.when("publish_until");
    if let (Some(from), Some(until)) = (&publish_from, &publish_until)
        && until.value.last_moment() < from.value.first_moment()
    {
        let problem = Problem::EndBeforeStart {
            start_key: "publish_from".into(),
            end_key: "publish_until".into(),
        };
        fields.report(problem, until.span);
    }
    let date = fields.date("date");
    let facts = Facts {
        date,
        publish_from,
        publish_until,
        image: fields.text("image"),
        topics: fields.texts("topics"),
        initiatives: fields.texts("initiatives"),
        partners: fields.texts("partners"),
        example: fields.flag("example").unwrap_or(false),
        weight: fields.whole("weight").map_or(0, |weight| weight.value),
        uid: fields.text(UID),
        extra: fields.free("extra"),
        particulars: Particulars::read(kind, &mut fields),
    };
    let known: Vec<&Key> = KEYS.iter().chain(kind.own_keys()).collect();
    fields.finish(&known);
    facts
}

/// Reports keys that exist, and not here: words, and the facts of other kinds.
fn reject_strangers(fields: &mut Fields<'_>, kind: Kind, words_files: &str) {
    for required in kind.required_keys() {
        fields.require(required.name);
    }
    let present: Vec<String> = fields.unread().map(|key| key.value.clone()).collect();
    for key in present {
        if is_in(KEYS, &key) || has_own(kind, &key) {
            continue;
        }
        let others: Vec<String> = Kind::ALL
            .into_iter()
            .filter(|other| has_own(*other, &key))
            .map(|other| other.as_str().to_owned())
            .collect();
        let problem = if words::is_word(&key) {
            Problem::WordsAmongFacts {
                key: key.clone(),
                words_files: words_files.to_owned(),
            }
        } else if others.is_empty() {
            continue;
        } else {
            Problem::KeyOfOtherKind {
                key: key.clone(),
                kind: kind.as_str().into(),
                others,
            }
        };
        if let Some(span) = fields.discard(&key) {
            fields.report(problem, span);
        }
    }
}

/// Whether a key is a fact of some kind, for whoever wrote it among the words.
pub(super) fn is_fact(key: &str) -> bool {
    is_in(KEYS, key) || Kind::ALL.iter().any(|kind| has_own(*kind, key))
}

fn is_in(keys: &[Key], key: &str) -> bool {
    keys.iter().any(|known| known.name == key)
}

fn has_own(kind: Kind, key: &str) -> bool {
    kind.own_keys().any(|own| own.name == key)
}
