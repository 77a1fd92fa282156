//! Calendars (RFC 5545, with the names of RFC 7986): of a section, of a topic, and of one entry.
//!
//! Everything in a calendar comes from the content, nothing from the clock. An event has one `UID` in
//! every language and in every calendar, made of its path and the site's host. There is no `METHOD`:
//! nobody is invited to anything, and with one there would have to be an `ORGANIZER` who is.

use jiff::civil::{Date, DateTime};

use super::lines::Lines;
use super::timezone::Zone;
use super::{Workshop, channel};
use crate::content::{Gathering, Occurrence, Particulars, Status};
use crate::diagnostic::At;
use crate::lang::Lang;
use crate::site::{Channel, Edition, Entry, EntryId, Site, Url};
use crate::theme::{name_of, summary};
use crate::when::When;

/// How often a program should look for what is new.
const REFRESH: &str = "PT6H";

/// The calendar of a section or a topic.
pub(super) fn make(workshop: &Workshop<'_>, channel: Channel, lang: Lang) -> Vec<u8> {
    let site: &Site = workshop.site;
    let members = site.members(channel, lang);
    calendar(workshop, &members, lang, |lines| {
        let title = channel::title(workshop, channel, lang);
        let permalink = |url: Url| site.config.permalink(&url.href());
        lines.put_texts("NAME", [title.as_str()]);
        lines.put("X-WR-CALNAME", &title);
        lines.put("X-WR-TIMEZONE", workshop.zone().name());
        lines.put("URL", permalink(site.channel_url(channel, lang)));
        if let Some(url) = site.calendar_url(channel, lang) {
            lines.put_with("SOURCE", &[("VALUE", "URI")], permalink(url));
        }
        lines.put_with("REFRESH-INTERVAL", &[("VALUE", "DURATION")], REFRESH);
        lines.put("X-PUBLISHED-TTL", REFRESH);
    })
}

/// The calendar file of one entry.
pub(super) fn make_one(workshop: &Workshop<'_>, id: EntryId, lang: Lang) -> Vec<u8> {
    calendar(workshop, &[id], lang, |_| {})
}

fn calendar(
    workshop: &Workshop<'_>,
    members: &[EntryId],
    lang: Lang,
    properties: impl FnOnce(&mut Lines),
) -> Vec<u8> {
    let entries = members.iter().map(|id| workshop.site.entry(*id));
    let events: Vec<Event<'_>> = entries
        .filter_map(|entry| Event::new(workshop, entry, lang))
        .collect();
    let times = || events.iter().flat_map(|event| &event.times);
    let first = times().map(|time| time.occurrence.start.first_moment());
    let last = times().map(Time::last_moment);
    let (first, last) = (first.min(), last.max());
    let mut lines = Lines::default();
    lines.component("VCALENDAR", |lines| {
        lines.put("VERSION", "2.0");
        lines.put("PRODID", "-//Tandem//Tandem//EN");
        lines.put("CALSCALE", "GREGORIAN");
        properties(lines);
        // A calendar must have a component: without events, its time zone.
        let epoch = || Date::constant(1970, 1, 1).at(0, 0, 0, 0);
        let zone = workshop.zone();
        zone.write(
            first.unwrap_or_else(epoch),
            last.unwrap_or_else(epoch),
            lines,
        );
        for event in &events {
            event.write(lines);
        }
    });
    lines.into_bytes()
}

/// An entry as a calendar tells it.
struct Event<'a> {
    workshop: &'a Workshop<'a>,
    entry: &'a Entry,
    edition: &'a Edition,
    gathering: &'a Gathering,
    lang: Lang,
    times: Vec<Time<'a>>,
}

/// A `VEVENT`: one time, or all the times of a rule.
struct Time<'a> {
    /// What follows the name of the entry in the `UID`.
    name: String,
    occurrence: Occurrence,
    place: Option<&'a Entry>,
    rule: Option<String>,
    /// Times that the rule gives and that are left out.
    except: Vec<When>,
    /// Times that the rule gives and that take longer or shorter than the first.
    uneven: Vec<Occurrence>,
}

impl<'a> Event<'a> {
    /// None for what has no words in the language, or never takes place.
    fn new(workshop: &'a Workshop<'a>, entry: &'a Entry, lang: Lang) -> Option<Self> {
        let edition = entry.editions[lang].as_ref()?;
        let gathering = entry.facts.gathering()?;
        let times = if entry.occurrences.is_empty() {
            Vec::new()
        } else {
            times(workshop.site, entry, workshop.zone())
        };
        (!times.is_empty()).then_some(Self {
            workshop,
            entry,
            edition,
            gathering,
            lang,
            times,
        })
    }

    fn write(&self, lines: &mut Lines) {
        for time in &self.times {
            self.write_time(time, &time.occurrence, None, lines);
            for uneven in &time.uneven {
                self.write_time(time, uneven, Some(uneven.start), lines);
            }
        }
    }

    /// A `VEVENT`. `instead_of` is the time of the rule in whose stead this one is told.
    fn write_time(
        &self,
        time: &Time<'_>,
        occurrence: &Occurrence,
        instead_of: Option<When>,
        lines: &mut Lines,
    ) {
        let zone = self.workshop.zone();
        let config = &self.workshop.site.config;
        let permalink = config.permalink(&self.edition.url.href());
        lines.component("VEVENT", |lines| {
            let host = config.host();
            let id = self.entry.permanent_id();
            lines.put("UID", format!("{id}{}@{host}", time.name));
            self.write_stamps(lines);
            if let Some(when) = instead_of {
                put_when("RECURRENCE-ID", when, zone, lines);
            }
            put_when("DTSTART", occurrence.start, zone, lines);
            if let Some(end) = end(occurrence, zone) {
                put_when("DTEND", end, zone, lines);
            }
            if let Some(rule) = time.rule.as_ref().filter(|_| instead_of.is_none()) {
                lines.put("RRULE", rule);
                for when in &time.except {
                    put_when("EXDATE", *when, zone, lines);
                }
            }
            let (site, lang) = (self.workshop.site, self.lang);
            let title = channel::title_of(self.workshop, self.entry, self.edition, lang);
            lines.put("SUMMARY", title);
            self.write_status(occurrence, lines);
            lines.put("DESCRIPTION", self.description(&permalink));
            lines.put("URL", permalink);
            self.write_place(time.place, lines);
            let topics = self.entry.references.topics.iter();
            let topics = topics.map(|id| site.topics.get(*id).names[lang].as_str());
            lines.put_texts("CATEGORIES", topics);
        });
    }

    /// When the facts were last changed, as far as they tell it: on the day that they give.
    fn write_stamps(&self, lines: &mut Lines) {
        let changed = self.entry.facts.released();
        let stamp = |date: Date| date.strftime("%Y%m%dT000000Z").to_string();
        lines.put(
            "DTSTAMP",
            stamp(changed.unwrap_or(Date::constant(1970, 1, 1))),
        );
        if let Some(date) = changed {
            lines.put("LAST-MODIFIED", stamp(date));
        }
        lines.put("SEQUENCE", sequence(self.gathering).to_string());
    }

    fn write_status(&self, occurrence: &Occurrence, lines: &mut Lines) {
        let status = self.gathering.status;
        lines.put(
            "STATUS",
            match status {
                Status::Scheduled | Status::Rescheduled => "CONFIRMED",
                // The time that was said no longer holds, and no other is known yet.
                Status::Postponed => "TENTATIVE",
                Status::Cancelled => "CANCELLED",
            },
        );
        let takes_no_time = matches!(status, Status::Postponed | Status::Cancelled);
        if takes_no_time || occurrence.start.is_day() {
            lines.put("TRANSP", "TRANSPARENT");
        }
    }

    fn description(&self, permalink: &str) -> String {
        let mut parts = channel::notices(self.workshop, self.entry, self.lang);
        parts.extend(summary(self.edition).map(str::to_owned));
        let online = self.gathering.online.as_ref();
        parts.extend(online.map(|online| online.value.clone()));
        parts.push(permalink.to_owned());
        parts.join("\n\n")
    }

    fn write_place(&self, place: Option<&Entry>, lines: &mut Lines) {
        let online = self.gathering.online.as_ref().map(At::as_str);
        let location = place.map(|place| location(place, self.lang));
        if let Some(location) = location
            .as_deref()
            .or(online)
            .filter(|text| !text.is_empty())
        {
            lines.put("LOCATION", location);
        }
        if let Some(Particulars::Place(place)) = place.map(|place| &place.facts.particulars)
            && let Some((lat, lon)) = place.geo
        {
            lines.put("GEO", format!("{lat};{lon}"));
        }
        if let Some(url) = online {
            lines.put_with("CONFERENCE", &[("VALUE", "URI")], url);
        }
    }
}

impl Time<'_> {
    fn last_moment(&self) -> DateTime {
        let uneven = self.uneven.last();
        uneven.unwrap_or(&self.occurrence).last_moment()
    }
}

/// The times of an entry: of an event one, with its rule; of a workshop one per session, named by its
/// number in the facts, so that it keeps its name when it is moved.
fn times<'a>(site: &'a Site, entry: &'a Entry, zone: &Zone) -> Vec<Time<'a>> {
    let place = entry.references.place;
    let once = |name: String, occurrence: Occurrence, place: Option<EntryId>| Time {
        name,
        occurrence,
        place: place.map(|place| site.entry(place)),
        rule: None,
        except: Vec::new(),
        uneven: Vec::new(),
    };
    match &entry.facts.particulars {
        Particulars::Event(event) => {
            let Some(start) = &event.start else {
                return Vec::new();
            };
            let end = event.end.as_ref().map(|end| end.value);
            let start = start.value;
            let mut time = once(String::new(), Occurrence { start, end }, place);
            if let Some(rule) = &event.repeat
                && let Some(series) = rule.value.series(time.occurrence, &site.config.timezone)
            {
                let is_held = |time: &&Occurrence| event.gathering.is_held_on(time.start.date());
                let (held, out): (Vec<&Occurrence>, Vec<_>) =
                    series.occurrences.iter().partition(is_held);
                time.occurrence = series.occurrences[0];
                let length = length(&time.occurrence, zone);
                time.uneven = held
                    .into_iter()
                    .filter(|other| self::length(other, zone) != length)
                    .copied()
                    .collect();
                time.except = out.into_iter().map(|out| out.start).collect();
                time.rule = Some(series.rule);
            }
            vec![time]
        }
        Particulars::Workshop(workshop) => {
            let places = &entry.references.session_places;
            let sessions = workshop.sessions.iter().enumerate();
            let is_held = |date| workshop.gathering.is_held_on(date);
            let held = sessions.filter(|(_, session)| is_held(session.start.value.date()));
            held.map(|(index, session)| {
                let occurrence = Occurrence {
                    start: session.start.value,
                    end: session.end.as_ref().map(|end| end.value),
                };
                let place = places.get(index).copied().flatten().or(place);
                once(format!("/{}", index + 1), occurrence, place)
            })
            .collect()
        }
        _ => Vec::new(),
    }
}

/// How long something really takes, in seconds; none for whole days. A night in which the clock is
/// changed is not as long as others, and a rule gives each time the length of the first.
fn length(occurrence: &Occurrence, zone: &Zone) -> Option<i64> {
    let When::Time(start) = occurrence.start else {
        return None;
    };
    let end = occurrence.end?.first_moment();
    Some(zone.moment(end).as_second() - zone.moment(start).as_second())
}

/// When something is over, as a calendar tells it: of whole days the day after. None if it takes no
/// time, or nobody says how long.
fn end(occurrence: &Occurrence, zone: &Zone) -> Option<When> {
    let end = occurrence.end?;
    let next_day = || end.date().tomorrow().ok();
    match (occurrence.start, end) {
        (When::Day(_), _) => next_day().map(When::Day),
        (When::Time(_), When::Day(_)) => Some(When::Time(next_day()?.at(0, 0, 0, 0))),
        (When::Time(start), When::Time(end)) => {
            (zone.moment(end) > zone.moment(start)).then_some(When::Time(end))
        }
    }
}

fn put_when(name: &str, when: When, zone: &Zone, lines: &mut Lines) {
    match when {
        When::Day(date) => {
            let date = date.strftime("%Y%m%d").to_string();
            lines.put_with(name, &[("VALUE", "DATE")], date);
        }
        When::Time(time) => {
            let time = time.strftime("%Y%m%dT%H%M%S").to_string();
            lines.put_with(name, &[("TZID", zone.name())], time);
        }
    }
}

/// How far the plans have changed, as far as the facts tell it: they know the plan and the one before it,
/// not how often there was another. So it rises when something is put off, then moved, then put off again,
/// then cancelled; not when it is moved twice, and what goes on after all, or gets a time after it was put
/// off again, has a lower number than it had. Whoever subscribed sees the new plan all the same, for
/// programs take a calendar as it is now; one who had put the file of the event into a calendar may not.
fn sequence(gathering: &Gathering) -> u8 {
    let moved = gathering.previous_start.is_some();
    match gathering.status {
        Status::Scheduled if !moved => 0,
        Status::Postponed if !moved => 1,
        Status::Scheduled | Status::Rescheduled => 2,
        Status::Postponed => 3,
        Status::Cancelled => 4,
    }
}

/// The name of a place and its address, on one line.
fn location(place: &Entry, lang: Lang) -> String {
    let mut parts: Vec<String> = name_of(place, lang)
        .map(str::to_owned)
        .into_iter()
        .collect();
    if let Particulars::Place(place) = &place.facts.particulars
        && let Some(address) = &place.address
    {
        let city: Vec<&str> = [&address.postcode, &address.city]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        parts.extend(address.street.clone());
        parts.push(city.join(" "));
        parts.extend(address.country.clone());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}
