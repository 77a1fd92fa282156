//! What a calendar file of ours says: RFC 5545, lines unfolded.

use std::collections::BTreeMap;

use super::Detail;

/// What people look at in an event; the rest follows from these.
const TOLD: [&str; 9] = [
    "SUMMARY",
    "DTSTART",
    "DTEND",
    "RRULE",
    "EXDATE",
    "LOCATION",
    "STATUS",
    "DESCRIPTION",
    "URL",
];

/// The properties of a calendar file, by name, with all their values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Event(BTreeMap<String, String>);

impl Event {
    /// What the event is called.
    pub(super) fn title(&self) -> &str {
        self.get("SUMMARY")
    }

    /// What the calendar is called.
    pub(super) fn name(&self) -> &str {
        self.get("NAME")
    }

    fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}

pub(super) fn read(text: &str) -> Event {
    let unfolded = text.replace("\r\n ", "");
    let mut event = Event::default();
    let mut in_zone = false;
    for line in unfolded.lines() {
        match line {
            "BEGIN:VTIMEZONE" => in_zone = true,
            "END:VTIMEZONE" => in_zone = false,
            _ if in_zone => {}
            line => {
                let Some((name, value)) = line.split_once(':') else {
                    continue;
                };
                let name = name.split(';').next().unwrap_or_default();
                let values = event.0.entry(name.to_owned()).or_default();
                if !values.is_empty() {
                    values.push_str(", ");
                }
                values.push_str(&unescaped(value));
            }
        }
    }
    event
}

/// Which properties differ.
pub(super) fn details(before: &Event, after: &Event) -> Vec<Detail> {
    let differing = TOLD
        .iter()
        .filter(|name| before.get(name) != after.get(name));
    let value = |event: &Event, name: &str| event.0.get(name).cloned();
    differing
        .map(|name| Detail {
            name: (*name).to_owned(),
            before: value(before, name),
            after: value(after, name),
        })
        .collect()
}

/// RFC 5545 §3.3.11.
fn unescaped(value: &str) -> String {
    value
        .replace("\\n", " ")
        .replace("\\,", ",")
        .replace("\\;", ";")
        .replace("\\\\", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_that_moves_says_from_when_to_when() {
        let file = |start: &str| {
            format!(
                "BEGIN:VTIMEZONE\r\nDTSTART:19700101T000000\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n\
                 DTSTART;TZID=Europe/Amsterdam:{start}\r\nSUMMARY:Long\r\n er\\, still\r\nEND:VEVENT\r\n"
            )
        };
        let (before, after) = (
            read(&file("20261201T193000")),
            read(&file("20261202T193000")),
        );
        assert_eq!(after.title(), "Longer, still");
        let expected = Detail {
            name: "DTSTART".into(),
            before: Some("20261201T193000".into()),
            after: Some("20261202T193000".into()),
        };
        assert_eq!(details(&before, &after), [expected]);
    }
}
