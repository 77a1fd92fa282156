//! The laws of the house over random sites: a rebuild is a clean build, and the machine changes nothing.

#![expect(
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

mod site;

use std::fs;

use proptest::prelude::*;
use site::{SETTINGS, Site, assert_well, files, stderr};

/// What a writer or a theme maker may do to a site.
#[derive(Debug, Clone)]
enum Edit {
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
    /// The English of a news item is written, or withdrawn.
    Translation { name: u8, draft: bool },
    /// A news item gets another name.
    Rename { from: u8, to: u8 },
    /// A news item goes, facts and words.
    Delete { name: u8 },
    /// An attachment comes, or changes.
    Attachment { name: u8, bytes: Vec<u8> },
    /// The landing page of the news gets another address.
    Landing { slug: u8 },
    /// The site's title, and how many items are on a page.
    Settings { title: u8, per_page: u8 },
    /// A template of the site's own, over the theme's.
    Template { text: u8 },
    /// It goes.
    NoTemplate,
}

const TEXTS: [&str; 6] = [
    "Text.\n",
    "[All the news](/news), or [one item](/news/n0).\n",
    "## A heading {#here}\n\n\"Quoted\" -- and [here](#here).\n",
    "::upcoming{section=\"events\" limit=\"2\"}\n",
    "| a | b |\n| - | - |\n| 1 | 2 |\n",
    "> [!NOTE]\n> Mind the step.\n",
];

fn edit() -> impl Strategy<Value = Edit> {
    let title = || "[a-zA-Zéß<>&\"' ]{0,12}x";
    prop_oneof![
        4 => (0..4u8, title(), 0..TEXTS.len(), 1..28u8)
            .prop_map(|(name, title, text, day)| Edit::News { name, title, text, day }),
        2 => (0..3u8, title(), 0..TEXTS.len(), 1..28u8)
            .prop_map(|(name, title, text, day)| Edit::Event { name, title, text, day }),
        2 => (0..4u8, any::<bool>()).prop_map(|(name, draft)| Edit::Translation { name, draft }),
        2 => (0..4u8, 0..4u8).prop_map(|(from, to)| Edit::Rename { from, to }),
        2 => (0..4u8).prop_map(|name| Edit::Delete { name }),
        1 => (0..2u8, any::<Vec<u8>>()).prop_map(|(name, bytes)| Edit::Attachment { name, bytes }),
        1 => (0..3u8).prop_map(|slug| Edit::Landing { slug }),
        1 => (0..3u8, 1..4u8).prop_map(|(title, per_page)| Edit::Settings { title, per_page }),
        1 => (0..3u8).prop_map(|text| Edit::Template { text }),
        1 => Just(Edit::NoTemplate),
    ]
}

impl Edit {
    fn make(&self, site: &Site) {
        match self {
            Self::News { name, title, text, day } => {
                let stem = format!("content/news/n{name}");
                let topics = if day % 2 == 0 { "topics: [city]\n" } else { "" };
                site.write(&format!("{stem}.yaml"), format!("date: 2026-06-{day:02}\n{topics}"));
                write_words(site, &stem, title, TEXTS[*text]);
            }
            Self::Event { name, title, text, day } => {
                let stem = format!("content/events/e{name}");
                site.write(&format!("{stem}.yaml"), format!("start: 2026-11-{day:02} 19:30\n"));
                write_words(site, &stem, title, TEXTS[*text]);
            }
            Self::Translation { name, draft } => {
                let words = format!("---\ntitle: X\ndraft: {draft}\n---\n");
                site.write(&format!("content/news/n{name}.en.md"), words);
            }
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
            Self::Attachment { name, bytes } => {
                site.write(&format!("content/news/a{name}.bin"), bytes);
            }
            Self::Landing { slug } => site.write(
                "content/news/_index.nl.md",
                format!("---\ntitle: Nieuws\nslug: nieuws-{slug}\n---\n"),
            ),
            Self::Settings { title, per_page } => site.write("site.yaml", settings(*title, *per_page)),
            Self::Template { text } => site.write(
                "templates/news.html",
                format!("{{% extends \"entry.html\" %}}{{% block byline %}}{text}{{% endblock byline %}}"),
            ),
            Self::NoTemplate => {
                let _ = fs::remove_file(site.path("templates/news.html"));
            }
        }
    }
}

fn settings(title: u8, per_page: u8) -> String {
    SETTINGS
        .replace("title: Site", &format!("title: Site {title}"))
        .replace("kind: news", &format!("kind: news, per_page: {per_page}"))
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn law_1_after_any_edits_a_rebuild_equals_a_clean_build(edits in prop::collection::vec(edit(), 2..7)) {
        let site = Site::new();
        site.write("public/foreign.txt", "not ours");
        for edit in &edits {
            let before = site.published();
            edit.make(&site);
            let output = site.build(&[]);
            let mut published = site.published();
            if output.status.code() == Some(0) {
                published.retain(|(path, _)| !path.ends_with("foreign.txt"));
                prop_assert_eq!(published, site.clean_build());
            } else {
                prop_assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
                prop_assert_eq!(published, before);
            }
            prop_assert_eq!(site.page("foreign.txt"), "not ours");
        }
    }

    #[test]
    fn law_3_threads_and_time_zones_change_nothing(edits in prop::collection::vec(edit(), 4..12)) {
        let site = Site::new();
        for name in 0..4 {
            Edit::News { name, title: "X".into(), text: 0, day: 3 }.make(&site);
        }
        for edit in edits.iter().filter(|edit| !matches!(edit, Edit::Rename { .. } | Edit::Delete { .. })) {
            edit.make(&site);
        }
        let machines = [("1", "UTC"), ("2", "Pacific/Kiritimati"), ("7", "America/New_York")];
        let outcomes = machines.map(|(threads, zone)| {
            let output = site.build_with(&["--out", &site.path(threads).to_string_lossy()], |command| {
                command.env("RAYON_NUM_THREADS", threads).env("TZ", zone);
            });
            assert_well(&output);
            (stderr(&output), files(&site.path(threads)))
        });
        prop_assert_eq!(&outcomes[0], &outcomes[1]);
        prop_assert_eq!(&outcomes[0], &outcomes[2]);
    }
}
