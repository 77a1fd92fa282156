//! A weekday and a date that don't belong together: 'dinsdag 24 juni 2015'.

use jiff::civil::Date;

use super::sheet::{Sheet, weekday_of};
use super::side::Side;
use crate::check::mentions::{Day, Value};
use crate::diagnostic::{Diagnostic, Problem};

/// Where no year is named, that of the nearest fact is meant, if it is no further away than this.
const NEAR: i32 = 120;

pub(super) fn check(side: &mut Side<'_>, sheet: &Sheet<'_>, found: &mut Vec<Diagnostic>) {
    for index in 0..side.mentions.list.len() {
        let Value::Day(day) = side.mentions.list[index].value else {
            continue;
        };
        let Some(weekday) = day.weekday else { continue };
        let Some(date) = date_of(day, sheet) else {
            continue;
        };
        if weekday_of(date) != weekday {
            let span = side.mentions.list[index].span;
            let problem = Problem::WeekdayMismatch {
                text: side.text.quote(span),
                date: date.to_string(),
                weekday: weekday_of(date) as u8,
            };
            found.push(side.text.tell(problem, span));
            // Of the weekday enough is said; the date may be compared.
            side.mentions.list[index].value = Value::Day(Day {
                weekday: None,
                ..day
            });
        }
    }
}

fn date_of(day: Day, sheet: &Sheet<'_>) -> Option<Date> {
    if let Some(year) = day.year {
        // Before 1900 other calendars are about, and nobody counts on a weekday.
        return Date::new(year, day.month, day.number)
            .ok()
            .filter(|_| year >= 1900);
    }
    let near = sheet.days.iter().flat_map(|fact| {
        [-1, 0, 1].into_iter().filter_map(|years| {
            let date = Date::new(fact.year() + years, day.month, day.number).ok()?;
            let days = (date - *fact).get_days().abs();
            (days <= NEAR).then_some((days, date))
        })
    });
    near.min().map(|(_, date)| date)
}
