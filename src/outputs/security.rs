//! `security.txt`: to whom a hole in the site is told (RFC 9116).

use jiff::civil::Date;
use percent_encoding::{CONTROLS, utf8_percent_encode};

use super::Workshop;
use crate::site::Url;

/// Where it stands: below the folder of RFC 8615.
pub(super) const PATH: &str = ".well-known/security.txt";

/// The file; nothing if nobody can be told.
pub(super) fn make(workshop: &Workshop<'_>) -> String {
    let config = &workshop.site.config;
    let Some(contact) = &config.security_contact else {
        return String::new();
    };
    let scheme = if contact.value.contains("://") {
        ""
    } else {
        "mailto:"
    };
    let contact = utf8_percent_encode(&contact.value, CONTROLS);
    let mut text = format!("Contact: {scheme}{contact}\n");
    text.push_str(&format!(
        "Expires: {}T00:00:00Z\n",
        expires(workshop.site.now.today())
    ));
    let languages = config.languages.codes().join(", ");
    text.push_str(&format!("Preferred-Languages: {languages}\n"));
    // An address without encryption can't be a canonical one (RFC 9116 §2.5.2).
    if config.base_url.starts_with("https://") {
        let address = config.permalink(&Url::file(PATH).href());
        text.push_str(&format!("Canonical: {address}\n"));
    }
    text
}

/// The day from which the file is not to be trusted any more: three months after the half of the year
/// that it is made in. So it is always good for more than ninety days and less than a year, and says
/// the same for half a year.
fn expires(today: Date) -> Date {
    let (year, month) = if today.month() <= 6 {
        (today.year(), 10)
    } else {
        (today.year().saturating_add(1), 4)
    };
    Date::new(year, month, 1).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn it_is_good_for_some_months_and_never_for_a_year() {
        let mut day = date(2026, 1, 1);
        while day < date(2030, 1, 1) {
            let days = (expires(day) - day).get_days();
            assert!((91..=275).contains(&days), "{day}: {days}");
            day = day.tomorrow().expect("a day");
        }
    }

    #[test]
    fn it_says_the_same_for_half_a_year() {
        assert_eq!(expires(date(2026, 7, 1)), date(2027, 4, 1));
        assert_eq!(expires(date(2026, 12, 31)), date(2027, 4, 1));
        assert_eq!(expires(date(2027, 1, 1)), date(2027, 10, 1));
    }
}
