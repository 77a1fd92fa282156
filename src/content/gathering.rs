//! What events and workshops have in common: people come together, somewhere, after signing up.

use jiff::civil::Date;

use super::Price;
use crate::diagnostic::{At, Expected, Problem};
use crate::when::When;
use crate::yaml::{Fields, Key, Shape, words};

/// The keys that events and workshops share.
pub(super) const KEYS: &[Key] = &[
    Key::new(
        "place",
        Shape::Text,
        "hubspot",
        "De plaats waar het is: de naam van het bestand bij de plaatsen.",
        "Where it is held: the name of the file or folder in places.",
    ),
    Key::new(
        "online",
        Shape::Url,
        "https://partnership.example/live",
        "Het webadres waar je het online kunt volgen.",
        "The web address where it can be followed online.",
    ),
    Key::new(
        "except",
        Shape::Dates,
        "[2026-09-21]",
        "Dagen waarop het niet doorgaat, als het zich herhaalt.",
        "Days on which it does not take place: of what repeats, or of the sessions.",
    ),
    Key::new(
        "status",
        Shape::Choice(|| words(Status::CHOICES)),
        "scheduled",
        "Of het doorgaat: `scheduled` (gepland), `cancelled` (afgelast), `postponed` (uitgesteld) of `rescheduled` (verplaatst).",
        "Whether it goes on: `scheduled`, `cancelled`, `postponed` or `rescheduled`.",
    ),
    Key::new(
        "previous_start",
        Shape::When,
        "2026-09-07 19:30",
        "Wanneer het oorspronkelijk zou beginnen, als het verplaatst is.",
        "When it was to start at first, if it was rescheduled.",
    ),
    Key::new(
        "spoken",
        Shape::Languages,
        "[nl, en]",
        "De talen die er gesproken worden, als codes: `nl`, `en`.",
        "The languages that are spoken there, as codes: `nl`, `en`.",
    ),
    Key::new(
        "registration",
        Shape::Map(REGISTRATION_KEYS),
        "",
        "Hoe je je aanmeldt.",
        "How to sign up.",
    ),
    Key::new(
        "organisers",
        Shape::Texts,
        "[leiden-university]",
        "Partners die het organiseren: de namen van hun bestanden.",
        "Partners who organise it: the names of their files.",
    ),
];

const REGISTRATION_KEYS: &[Key] = &[
    Key::new(
        "url",
        Shape::Url,
        "https://partnership.example/sign-up",
        "Het webadres waar je je aanmeldt.",
        "The web address where one signs up.",
    ),
    Key::new(
        "deadline",
        Shape::When,
        "2026-09-10 23:59",
        "Tot wanneer je je kunt aanmelden.",
        "Until when one can sign up.",
    ),
    Key::new(
        "seats",
        Shape::Count,
        "40",
        "Hoeveel plaatsen er zijn.",
        "How many seats there are.",
    ),
    Key::new(
        "price",
        Shape::Price,
        "7.50 EUR",
        "Wat het kost: `0` voor gratis, of een bedrag met een punt en de munt.",
        "What it costs: `0` for free, or an amount with a point, and its currency.",
    ),
];

/// The facts that events and workshops share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gathering {
    /// The name of the place where it is held.
    pub place: Option<At<String>>,
    /// The web address where it can be followed.
    pub online: Option<At<String>>,
    /// Days on which it doesn't take place after all.
    pub except: Vec<At<Date>>,
    /// Whether it goes on as planned.
    pub status: Status,
    /// When it was to start before it was moved.
    pub previous_start: Option<At<When>>,
    /// BCP 47 codes of the languages that are spoken there.
    pub spoken: Vec<At<String>>,
    /// How to sign up.
    pub registration: Option<Registration>,
    /// Names of the partners who organise it.
    pub organisers: Vec<At<String>>,
}

/// Whether something goes on as planned: schema.org's `EventStatusType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[expect(
    missing_docs,
    reason = "the variants are the words of the content format"
)]
pub enum Status {
    #[default]
    Scheduled,
    Cancelled,
    Postponed,
    Rescheduled,
}

impl Status {
    const CHOICES: &[(&'static str, Self)] = &[
        ("scheduled", Self::Scheduled),
        ("cancelled", Self::Cancelled),
        ("postponed", Self::Postponed),
        ("rescheduled", Self::Rescheduled),
    ];

    /// The word in facts and in templates.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Cancelled => "cancelled",
            Self::Postponed => "postponed",
            Self::Rescheduled => "rescheduled",
        }
    }
}

/// How to sign up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Registration {
    /// Where.
    pub url: Option<At<String>>,
    /// Until when.
    pub deadline: Option<At<When>>,
    /// For how many people there is room.
    pub seats: Option<At<u32>>,
    /// What it costs.
    pub price: Option<At<Price>>,
}

impl Gathering {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let status_place = fields
            .unread()
            .find(|key| key.value == "status")
            .map(|key| key.span);
        let gathering = Self {
            place: fields.text("place"),
            online: fields.url("online"),
            except: fields.dates("except"),
            status: fields.choice("status", Status::CHOICES).unwrap_or_default(),
            previous_start: fields.when("previous_start"),
            spoken: read_languages(fields, "spoken"),
            registration: fields.nested("registration", REGISTRATION_KEYS, Registration::read),
            organisers: fields.texts("organisers"),
        };
        if let Some(span) = status_place
            && gathering.status == Status::Rescheduled
            && gathering.previous_start.is_none()
        {
            fields.report(Problem::RescheduledFromNowhere, span);
        }
        gathering
    }

    /// The web addresses that it has.
    pub fn links(&self) -> [Option<&At<String>>; 2] {
        let registration = self.registration.as_ref();
        let sign_up = registration.and_then(|registration| registration.url.as_ref());
        [self.online.as_ref(), sign_up]
    }

    /// Whether it takes place on a day on which it would.
    pub fn is_held_on(&self, date: Date) -> bool {
        !is_left_out(&self.except, date)
    }

    /// Warns about a deadline that comes after the start.
    pub(super) fn check_deadline(&self, start: When, fields: &mut Fields<'_>) {
        let deadline = self
            .registration
            .as_ref()
            .and_then(|registration| registration.deadline.as_ref());
        if let Some(deadline) = deadline
            && deadline.value.first_moment() > start.last_moment()
        {
            fields.report(Problem::DeadlineAfterStart, deadline.span);
        }
    }
}

impl Registration {
    fn read(fields: &mut Fields<'_>) -> Self {
        Self {
            url: fields.url("url"),
            deadline: fields.when("deadline"),
            seats: fields.count("seats"),
            price: fields.parsed("price", Expected::Price, Price::parse),
        }
    }
}

/// Whether a day is one of those on which something doesn't take place.
pub(super) fn is_left_out(except: &[At<Date>], date: Date) -> bool {
    except.iter().any(|except| except.value == date)
}

/// A list of BCP 47 codes; what is none is reported and left out.
fn read_languages(fields: &mut Fields<'_>, key: &str) -> Vec<At<String>> {
    let (codes, wrong): (Vec<_>, Vec<_>) = fields.texts(key).into_iter().partition(|code| {
        code.value
            .parse::<icu_locale_core::LanguageIdentifier>()
            .is_ok_and(|tag| !tag.language.is_unknown())
    });
    for code in wrong {
        fields.report(Problem::BadLanguageCode { code: code.value }, code.span);
    }
    codes
}
