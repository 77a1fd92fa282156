//! Readers of days and times (ISO 8601, with a space where it has `T`).

use jiff::civil::{Date, DateTime};

use super::fields::Fields;
use super::node::Node;
use crate::diagnostic::{At, Expected, Problem};
use crate::when::When;

impl Fields<'_> {
    /// A day.
    pub fn date(&mut self, key: &str) -> Option<At<Date>> {
        let node = self.take(key)?;
        self.date_in(key, &node, Expected::Date)
    }

    /// A list of days.
    pub fn dates(&mut self, key: &str) -> Vec<At<Date>> {
        self.list(key, Expected::DateList)
            .iter()
            .filter_map(|node| self.date_in(key, node, Expected::DateList))
            .collect()
    }

    fn date_in(&mut self, key: &str, node: &Node, expected: Expected) -> Option<At<Date>> {
        let text = self.written(node).unwrap_or_default();
        if let Some(date) = parse_date(&text) {
            return Some(At::new(date, node.span));
        }
        if looks_like_a_date(&text) {
            self.report(Problem::NoSuchDate { text }, node.span);
        } else {
            self.wrong(key, expected, node.span);
        }
        None
    }

    /// A day, or a day and a time on the wall clock of the site's zone.
    pub fn when(&mut self, key: &str) -> Option<At<When>> {
        let node = self.take(key)?;
        let text = self.written(&node).unwrap_or_default();
        if let Some(when) = parse_when(&text) {
            return Some(At::new(when, node.span));
        }
        let (date, time) = text.split_once([' ', 'T']).unwrap_or((&text, ""));
        if !looks_like_a_date(date) {
            self.wrong(key, Expected::Time, node.span);
        } else if parse_date(date).is_none() {
            let text = date.to_owned();
            self.report(Problem::NoSuchDate { text }, node.span);
        } else {
            let text = time.trim().to_owned();
            self.report(Problem::NoSuchTime { text }, node.span);
        }
        None
    }
}

/// Whether a text has the shape `2026-09-14`, whatever the digits.
fn looks_like_a_date(text: &str) -> bool {
    let mut parts = text.trim().split('-');
    let shape = [4, 2, 2].map(|longest| {
        parts.next().is_some_and(|part| {
            !part.is_empty()
                && part.len() <= longest
                && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    });
    shape == [true; 3] && parts.next().is_none()
}

fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

/// Reads a day, or a day and a time.
pub fn parse_when(text: &str) -> Option<When> {
    let text = text.trim();
    if let Some(date) = parse_date(text) {
        return Some(When::Day(date));
    }
    let (date, time) = text.split_once([' ', 'T'])?;
    let date = parse_date(date)?;
    let time = time.trim();
    let well_formed = time.len() >= 4
        && time.contains(':')
        && time
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b':');
    let padded = if time.find(':') == Some(1) {
        format!("0{time}")
    } else {
        time.to_owned()
    };
    let time = well_formed.then(|| padded.parse().ok()).flatten()?;
    Some(When::Time(DateTime::from_parts(date, time)))
}
