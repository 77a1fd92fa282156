//! Filters of a list, to choose from.

use super::view;
use crate::lang::Lang;
use crate::site::{Filter, Site};
use crate::theme::{Dates, Messages, Style, spoken_name};

view! {
    /// What the entries of a list can be chosen by.
    FilterGroup {
        /// What it goes by.
        key: &'static str,
        /// What it is called.
        title: String,
        /// What there is to choose from.
        items: Vec<FilterItem>,
    }
}

view! {
    /// A filter.
    FilterItem {
        /// What it is called.
        title: String,
        /// The address of its list.
        url: String,
        /// How many entries pass it.
        count: usize,
        /// Whether it is this list's.
        current: bool,
    }
}

/// What a sort of filter is called: the theme's word, or else its key.
pub fn filter_group_title(messages: &Messages, filter: &Filter) -> String {
    let key = filter.key();
    let title = messages.find(&format!("filter-{key}"));
    title.unwrap_or(key).to_owned()
}

/// What a filter is called in a language.
pub fn filter_title(
    site: &Site,
    messages: &Messages,
    dates: Option<&Dates>,
    filter: &Filter,
    lang: Lang,
) -> String {
    match filter {
        Filter::Topic(topic) => site.topics.get(*topic).names[lang].clone(),
        Filter::Year(year) => year.0.to_string(),
        Filter::Month(month) => {
            let first = jiff::civil::Date::new(month.year, month.month, 1);
            let in_words = first.ok().zip(dates);
            in_words.map_or_else(
                || month.to_string(),
                |(day, dates)| dates.date(day, Style::MonthYear),
            )
        }
        Filter::Spoken(code) => spoken_name(code, messages, &site.config.languages),
        Filter::Level(_) | Filter::Type(_) | Filter::Status(_) => {
            let (message, word) = word_of(filter);
            messages.find(&message).unwrap_or(word).to_owned()
        }
    }
}

/// The message that names a filter, and the word that facts have for it.
pub(crate) fn word_of(filter: &Filter) -> (String, &str) {
    let word = match filter {
        Filter::Level(level) => level.as_str(),
        Filter::Type(sort) => sort.as_str(),
        Filter::Status(progress) => progress.as_str(),
        Filter::Spoken(code) => return (format!("language-{code}"), code),
        Filter::Month(_) | Filter::Topic(_) | Filter::Year(_) => filter.key(),
    };
    (format!("{}-{word}", filter.key()), word)
}
