//! What a browser hears of the page that it shows.

use std::io::{BufRead, BufReader};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use ureq::Agent;

use crate::served::PATIENCE;

/// An open stream of events.
pub struct Stream(Receiver<Event>);

/// An event, and what it says.
pub type Event = (String, Value);

impl Stream {
    /// Listens to what becomes of a version of a page.
    pub fn open(origin: &str, page: &str, version: &str) -> Self {
        let page = utf8_percent_encode(page, NON_ALPHANUMERIC);
        let address = format!("{origin}/_tandem/events?page={page}&version={version}");
        let agent = Agent::new_with_config(Agent::config_builder().proxy(None).build());
        let response = agent.get(address).call().expect("a stream");
        let lines = BufReader::new(response.into_body().into_reader()).lines();
        let (send, receive) = channel();
        thread::spawn(move || {
            let mut name = String::new();
            for line in lines.map_while(Result::ok) {
                if let Some(found) = line.strip_prefix("event: ") {
                    found.clone_into(&mut name);
                } else if let Some(data) = line.strip_prefix("data: ") {
                    let data = serde_json::from_str(data).unwrap_or_default();
                    if send.send((name.clone(), data)).is_err() {
                        return;
                    }
                }
            }
        });
        Self(receive)
    }

    /// The next event.
    pub fn next(&self) -> Event {
        self.0.recv_timeout(PATIENCE).expect("an event")
    }

    /// The next event, which has this name: what it says.
    pub fn expect(&self, name: &str) -> Value {
        let event = self.next();
        assert_eq!(event.0, name, "{event:?}");
        event.1
    }

    /// What the next event of this name says; others are passed over.
    pub fn find(&self, name: &str) -> Value {
        loop {
            let event = self.next();
            if event.0 == name {
                return event.1;
            }
        }
    }

    /// The events that have come, without waiting for more.
    pub fn heard(&self) -> Vec<Event> {
        self.0.try_iter().collect()
    }
}
