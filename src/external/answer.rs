//! What another site says when it is asked for an address.

use lychee_lib::{Response, Status};
use serde::Deserialize;

use super::addresses::Address;
use crate::diagnostic::{Problem, Silence};

/// What became of asking for an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is there.
    There,
    /// Nobody asks for it, such as for a host ending in `.example`.
    Unasked,
    /// It is there, and has moved for good: to this address.
    Moved(String),
    /// It isn't there, by this HTTP status; without one, it is no address at all.
    Gone(Option<u16>),
    /// Each address leads on to the next, without an end.
    Circles,
    /// It is only for people, or for those who have signed in: by this HTTP status.
    Closed(u16),
    /// Nobody can say.
    Silent(Silence),
}

impl Answer {
    /// What `lychee` was told.
    pub(super) fn of(response: &Response) -> Self {
        let status = response.status();
        if matches!(status, Status::Timeout(_)) {
            return Self::Silent(Silence::TooSlow);
        }
        let Some(code) = status.code().map(|code| code.as_u16()) else {
            return match status {
                Status::Excluded | Status::Unsupported(_) => Self::Unasked,
                _ => Self::Silent(Silence::Unreachable),
            };
        };
        match code {
            100..=299 => moved_for_good(response).map_or(Self::There, Self::Moved),
            300..=399 => Self::Circles,
            404 | 410 => Self::Gone(Some(code)),
            400..=499 | 600.. => Self::Closed(code),
            _ => Self::Silent(Silence::Failing(code)),
        }
    }

    /// What is wrong with a link to this address.
    pub(super) fn problem(&self, address: &Address) -> Option<Problem> {
        let url = address.to_string();
        match self.clone() {
            Self::There | Self::Unasked => None,
            Self::Moved(to) => Some(Problem::LinkMoved { url, to }),
            Self::Gone(status) => Some(Problem::LinkGone { url, status }),
            Self::Circles => Some(Problem::LinkCircles { url }),
            Self::Closed(status) => Some(Problem::LinkClosed { url, status }),
            Self::Silent(silence) => Some(Problem::LinkSilent { url, silence }),
        }
    }
}

/// A step from one address to the next, as `lychee` writes it down.
#[derive(Deserialize)]
struct Step {
    url: String,
    code: u16,
}

#[derive(Deserialize)]
struct Steps {
    redirects: Vec<Step>,
}

/// Where an address leads for good. What follows a step that is for now may be another tomorrow.
fn moved_for_good(response: &Response) -> Option<String> {
    let steps = serde_json::to_value(response.redirects()?).ok()?;
    let Steps { redirects } = serde_json::from_value(steps).ok()?;
    let for_good = redirects
        .into_iter()
        .take_while(|step| matches!(step.code, 301 | 308));
    for_good.last().map(|step| step.url)
}
