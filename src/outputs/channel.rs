//! What feeds and calendars say in the same words: their titles, and those of what is in them.

use fluent_bundle::FluentArgs;

use super::Workshop;
use crate::content::Status;
use crate::lang::Lang;
use crate::site::{Channel, Edition, Entry};
use crate::theme::section_title;

/// What a feed or a calendar is called.
pub(super) fn title(workshop: &Workshop<'_>, channel: Channel, lang: Lang) -> String {
    let site = workshop.site;
    let messages = &workshop.theme.messages[lang];
    let section = match channel {
        Channel::Site => return site.config.languages[lang].title.clone(),
        Channel::Section(id) => section_title(site, messages, id, lang),
        Channel::Topic(id) => site.topics.get(id).names[lang].clone(),
    };
    let mut args = FluentArgs::new();
    args.set("section", section);
    args.set("site", site.config.languages[lang].title.clone());
    messages.format("feed-title", &args)
}

/// The title of an entry, with a word before it if it doesn't go on as planned.
pub(super) fn title_of(
    workshop: &Workshop<'_>,
    entry: &Entry,
    edition: &Edition,
    lang: Lang,
) -> String {
    let title = edition.words.title.value.clone();
    let key = match entry.facts.gathering().map(|gathering| gathering.status) {
        Some(Status::Cancelled) => "titled-cancelled",
        Some(Status::Postponed) => "titled-postponed",
        Some(Status::Rescheduled) => "titled-rescheduled",
        Some(Status::Scheduled) | None => return title,
    };
    let mut args = FluentArgs::new();
    args.set("title", title);
    workshop.theme.messages[lang].format(key, &args)
}

/// What a reader must know before the rest, as far as the theme has words for it: a change of plan, an
/// illustration.
pub(super) fn notices(workshop: &Workshop<'_>, entry: &Entry, lang: Lang) -> Vec<String> {
    let status = entry.facts.gathering().map(|gathering| gathering.status);
    let status = status.map(|status| format!("notice-{}", status.as_str()));
    let example = entry.facts.example.then(|| "notice-example".to_owned());
    let messages = &workshop.theme.messages[lang];
    status
        .iter()
        .chain(&example)
        .filter_map(|key| messages.find(key))
        .map(str::to_owned)
        .collect()
}
