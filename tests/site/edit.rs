//! What a writer or a theme maker may do to a site, at random.

#![expect(clippy::disallowed_methods, reason = "tests write sites")]

use std::fs;

use proptest::prelude::*;

use super::{SETTINGS, Site};

/// A change to a site.
#[derive(Debug, Clone)]
pub enum Edit {
    /// A news item is written, or written again.
    News {
        name: u8,
        title: String,
        text: usize,
        day: u8,
    },
    /// An event is.
    Event {
        name: u8,
        title: String,
        text: usize,
        day: u8,
    },
    /// The Dutch text of a news item is written again, with another title or with the same.
    Text { name: u8, title: u8, text: usize },
    /// An event gets a place to refer to, which may not be there, or loses it.
    Refer { name: u8, place: Option<u8> },
    /// A place is written.
    Place { name: u8, title: String },
    /// The English of a news item is written, or withdrawn.
    Translation { name: u8, draft: bool },
    /// The English of a news item goes.
    Monolingual { name: u8 },
    /// A news item gets another address in Dutch.
    Slug { name: u8, slug: u8 },
    /// A news item gets another name.
    Rename { from: u8, to: u8 },
    /// A news item goes, facts and words.
    Delete { name: u8 },
    /// A folder of news items is written, all at once.
    Folder { name: u8, items: u8 },
    /// It gets another name, in the place of what was there.
    RenameFolder { from: u8, to: u8 },
    /// It goes.
    DeleteFolder { name: u8 },
    /// An attachment comes, or changes.
    Attachment { name: u8, bytes: Vec<u8> },
    /// The landing page of the news gets another address.
    Landing { slug: u8 },
    /// The site's title, how many items are on a page, and how much there is in the menu.
    Settings {
        title: u8,
        per_page: u8,
        menu: u8,
        theme: bool,
    },
    /// The topic that items are filed under is no more.
    NoTopic,
    /// A template of the site's own, over the theme's.
    Template { text: u8 },
    /// It goes.
    NoTemplate,
    /// A template of the site's own theme.
    ThemeTemplate { text: u8 },
    /// The words of the site's own theme.
    Messages { text: u8 },
    /// The style sheet of the site's own theme.
    Style { text: u8 },
}

const TEXTS: [&str; 6] = [
    "Text.\n",
    "[All the news](/news), or [one item](/news/n0).\n",
    "## A heading {#here}\n\n\"Quoted\" -- and [here](#here).\n",
    "::upcoming{section=\"events\" limit=\"2\"}\n",
    "| a | b |\n| - | - |\n| 1 | 2 |\n",
    "> [!NOTE]\n> Mind the step.\n",
];

/// Any change.
pub fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        8 => of_an_item(),
        3 => of_a_folder(),
        4 => of_the_rest(),
    ]
}

fn title() -> &'static str {
    "[a-zA-Zéß<>&\"' ]{0,12}x"
}

fn of_an_item() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (0..4u8, title(), 0..TEXTS.len(), 1..28u8)
            .prop_map(|(name, title, text, day)| Edit::News { name, title, text, day }),
        2 => (0..3u8, title(), 0..TEXTS.len(), 1..28u8)
            .prop_map(|(name, title, text, day)| Edit::Event { name, title, text, day }),
        3 => (0..4u8, 0..3u8, 0..TEXTS.len())
            .prop_map(|(name, title, text)| Edit::Text { name, title, text }),
        2 => (0..3u8, prop::option::of(0..2u8)).prop_map(|(name, place)| Edit::Refer { name, place }),
        1 => (0..2u8, title()).prop_map(|(name, title)| Edit::Place { name, title }),
        2 => (0..4u8, any::<bool>()).prop_map(|(name, draft)| Edit::Translation { name, draft }),
        1 => (0..4u8).prop_map(|name| Edit::Monolingual { name }),
        2 => (0..4u8, 0..3u8).prop_map(|(name, slug)| Edit::Slug { name, slug }),
        2 => (0..4u8, 0..4u8).prop_map(|(from, to)| Edit::Rename { from, to }),
        1 => (0..4u8).prop_map(|name| Edit::Delete { name }),
    ]
}

fn of_a_folder() -> impl Strategy<Value = Edit> {
    prop_oneof![
        3 => (0..2u8, 1..4u8).prop_map(|(name, items)| Edit::Folder { name, items }),
        2 => (0..2u8, 0..2u8).prop_map(|(from, to)| Edit::RenameFolder { from, to }),
        1 => (0..2u8).prop_map(|name| Edit::DeleteFolder { name }),
        1 => (0..2u8, any::<Vec<u8>>()).prop_map(|(name, bytes)| Edit::Attachment { name, bytes }),
    ]
}

fn of_the_rest() -> impl Strategy<Value = Edit> {
    prop_oneof![
        1 => (0..3u8).prop_map(|slug| Edit::Landing { slug }),
        2 => (0..3u8, 1..4u8, 0..3u8, any::<bool>())
            .prop_map(|(title, per_page, menu, theme)| Edit::Settings { title, per_page, menu, theme }),
        1 => Just(Edit::NoTopic),
        1 => (0..3u8).prop_map(|text| Edit::Template { text }),
        1 => Just(Edit::NoTemplate),
        1 => (0..3u8).prop_map(|text| Edit::ThemeTemplate { text }),
        1 => (0..3u8).prop_map(|text| Edit::Messages { text }),
        1 => (0..3u8).prop_map(|text| Edit::Style { text }),
    ]
}

impl Edit {
    /// Makes the change.
    pub fn make(&self, site: &Site) {
        match self {
            Self::News {
                name,
                title,
                text,
                day,
            } => {
                let stem = format!("content/news/n{name}");
                let topics = if day % 2 == 0 { "topics: [city]\n" } else { "" };
                site.write(
                    &format!("{stem}.yaml"),
                    format!("date: 2026-06-{day:02}\n{topics}"),
                );
                write_words(site, &stem, title, TEXTS[*text]);
            }
            Self::Event {
                name,
                title,
                text,
                day,
            } => {
                let stem = format!("content/events/e{name}");
                site.write(
                    &format!("{stem}.yaml"),
                    format!("start: 2026-11-{day:02} 19:30\n"),
                );
                write_words(site, &stem, title, TEXTS[*text]);
            }
            Self::Text { name, title, text } => site.write(
                &format!("content/news/n{name}.nl.md"),
                format!("---\ntitle: T{title}\n---\n{}", TEXTS[*text]),
            ),
            Self::Refer { name, place } => {
                let place =
                    place.map_or(String::new(), |place| format!("place: places/p{place}\n"));
                let facts = format!("start: 2026-11-27 20:00\n{place}");
                site.write(&format!("content/events/e{name}.yaml"), facts);
            }
            Self::Place { name, title } => {
                let stem = format!("content/places/p{name}");
                site.write(&format!("{stem}.yaml"), "address: { city: Utrecht }\n");
                write_words(site, &stem, title, "Text.\n");
            }
            Self::Translation { name, draft } => {
                let words = format!("---\ntitle: X\ndraft: {draft}\n---\n");
                site.write(&format!("content/news/n{name}.en.md"), words);
            }
            Self::Monolingual { name } => {
                let _ = fs::remove_file(site.path(&format!("content/news/n{name}.en.md")));
            }
            Self::Slug { name, slug } => site.write(
                &format!("content/news/n{name}.nl.md"),
                format!("---\ntitle: X\nslug: s{name}-{slug}\n---\nText.\n"),
            ),
            Self::Rename { from, to } => {
                for ending in ["yaml", "nl.md", "en.md"] {
                    let path = |name: &u8| site.path(&format!("content/news/n{name}.{ending}"));
                    let _ = fs::rename(path(from), path(to));
                }
            }
            Self::Delete { name } => {
                for ending in ["yaml", "nl.md", "en.md"] {
                    let _ = fs::remove_file(site.path(&format!("content/news/n{name}.{ending}")));
                }
            }
            Self::Folder { name, items } => {
                for item in 0..*items {
                    let stem = format!("content/news/f{name}/i{item}");
                    site.write(&format!("{stem}.yaml"), "date: 2026-05-05\n");
                    write_words(site, &stem, &format!("F{name}"), "Text.\n");
                }
            }
            Self::RenameFolder { from, to } => {
                let path = |name: &u8| site.path(&format!("content/news/f{name}"));
                if from != to && fs::metadata(path(from)).is_ok() {
                    let _ = fs::remove_dir_all(path(to));
                    let _ = fs::rename(path(from), path(to));
                }
            }
            Self::DeleteFolder { name } => {
                let _ = fs::remove_dir_all(site.path(&format!("content/news/f{name}")));
            }
            Self::Attachment { name, bytes } => {
                site.write(&format!("content/news/a{name}.bin"), bytes);
            }
            Self::Landing { slug } => site.write(
                "content/news/_index.nl.md",
                format!("---\ntitle: Nieuws\nslug: nieuws-{slug}\n---\n"),
            ),
            _ => self.make_on_the_whole(site),
        }
    }

    /// Makes a change to settings or theme.
    fn make_on_the_whole(&self, site: &Site) {
        match self {
            Self::Settings {
                title,
                per_page,
                menu,
                theme,
            } => {
                site.write("themes/own/theme.yaml", "name: own\nextends: plain\n");
                site.write("site.yaml", settings(*title, *per_page, *menu, *theme));
            }
            Self::NoTopic => site.write("site.yaml", SETTINGS.replace("city: {", "town: {")),
            Self::Template { text } => site.write("templates/news.html", news_template(*text)),
            Self::NoTemplate => {
                let _ = fs::remove_file(site.path("templates/news.html"));
            }
            Self::ThemeTemplate { text } => {
                site.write("themes/own/templates/news.html", news_template(text + 10));
            }
            Self::Messages { text } => {
                site.write(
                    "themes/own/messages/nl.ftl",
                    format!("menu = Menu {text}\n"),
                );
            }
            Self::Style { text } => {
                site.write(
                    "themes/own/assets/style.css",
                    format!("p {{ order: {text} }}\n"),
                );
            }
            _ => {}
        }
    }

    /// Whether a site that is well is well after it.
    pub fn breaks_nothing(&self) -> bool {
        !matches!(
            self,
            Self::Rename { .. } | Self::Delete { .. } | Self::Refer { .. } | Self::NoTopic
        )
    }
}

fn news_template(text: u8) -> String {
    format!("{{% extends \"entry.html\" %}}{{% block byline %}}{text}{{% endblock byline %}}")
}

fn settings(title: u8, per_page: u8, menu: u8, theme: bool) -> String {
    SETTINGS
        .replace("title: Site", &format!("title: Site {title}"))
        .replace("kind: news", &format!("kind: news, per_page: {per_page}"))
        .replace(
            "[news, events]",
            ["[news, events]", "[events]", "[places, news]"][menu as usize % 3],
        )
        .replace(
            "theme: plain",
            if theme { "theme: own" } else { "theme: plain" },
        )
}

fn write_words(site: &Site, stem: &str, title: &str, text: &str) {
    let title = serde_json::Value::from(title);
    for code in ["nl", "en"] {
        site.write(
            &format!("{stem}.{code}.md"),
            format!("---\ntitle: {title}\n---\n{text}"),
        );
    }
}
