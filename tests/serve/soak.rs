//! A long day: a thousand saves, with twenty pages in view.

use crate::law::Clean;
use crate::served::Served;
use crate::site::{SETTINGS, Site};
use crate::stream::Stream;

/// How many saves there are.
const SAVES: usize = 1000;
/// After so many, the memory in use is measured for the first time.
const FIRST: usize = 10;

/// Numbers that look random and are the same each time (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// A page in view: the last version that it heard of.
struct View {
    address: String,
    stream: Stream,
    version: String,
}

#[test]
fn after_a_thousand_saves_nothing_is_lost_or_leaked() {
    let site = site();
    let mut served = Served::well(&site);
    let mut views = views(&served);
    let mut dice = Dice(2026);
    for save in 1..=FIRST {
        edit(&site, &mut dice, save);
        served.next_line();
    }
    #[cfg(target_os = "linux")]
    let first = served.resident();
    for save in FIRST + 1..=SAVES {
        edit(&site, &mut dice, save);
        // Sometimes the next save comes before this one is shown.
        if save % 3 != 0 {
            served.next_line();
        }
    }
    let clean = Clean::of(&site);
    served.settle(|served| clean.compare(served, &[].into()));
    #[cfg(target_os = "linux")]
    {
        let last = served.resident();
        assert!(
            last <= first + first / 10 + 8 * 1024,
            "{first} kB, and then {last} kB"
        );
    }
    for view in &mut views {
        let wanted = served.page(&view.address).version;
        while view.version != wanted {
            let event = view.stream.next();
            if event.0 == "reload" {
                event.1["version"]
                    .as_str()
                    .expect("a version")
                    .clone_into(&mut view.version);
            }
        }
        let mut rest = view.stream.heard().into_iter();
        let late = rest.find(|(name, _)| name == "reload");
        assert_eq!(late, None, "{}", view.address);
    }
}

fn site() -> Site {
    let site = Site::new();
    site.write("themes/own/theme.yaml", "name: own\nextends: plain\n");
    site.write("site.yaml", SETTINGS.replace("plain", "own"));
    for number in 0..16 {
        let day = number + 1;
        site.write(
            &format!("content/news/n{number}.yaml"),
            format!("date: 2026-03-{day:02}\n"),
        );
        write(&site, number, "nl", 0);
        write(&site, number, "en", 0);
    }
    site
}

fn views(served: &Served) -> Vec<View> {
    let items =
        (0..7).flat_map(|number| ["nl", "en"].map(|lang| format!("/{lang}/news/n{number}/")));
    let lists = [
        "/nl/",
        "/en/",
        "/nl/news/",
        "/en/news/",
        "/nl/x",
        "/nl/events/",
    ]
    .map(str::to_owned);
    let views = items.chain(lists).map(|address| View {
        version: served.page(&address).version,
        stream: served.look_at(&address),
        address,
    });
    views.collect()
}

fn write(site: &Site, number: usize, lang: &str, save: usize) {
    let text = format!(
        "---\ntitle: Titel {}\n---\nTekst.\n\nKeer {save}.\n",
        save / 40
    );
    site.write(&format!("content/news/n{number}.{lang}.md"), text);
}

/// One save, which leaves nothing as it was and the site well.
fn edit(site: &Site, dice: &mut Dice, save: usize) {
    let number = dice.below(16);
    // One of each kind first, so that what each needs is there when the memory is measured.
    let kind = if save <= FIRST {
        save - 1
    } else {
        dice.below(50)
    };
    match kind {
        0 => site.write(
            "themes/own/assets/style.css",
            format!("p {{ order: {save} }}\n"),
        ),
        1 => site.write(
            "templates/news.html",
            format!("{{% extends \"entry.html\" %}}{{# {save} #}}\n"),
        ),
        2 => site.write(
            "site.yaml",
            SETTINGS
                .replace("plain", "own")
                .replace("title: Site", &format!("title: S{save}")),
        ),
        3..8 => {
            let day = 1 + dice.below(27);
            site.write(
                &format!("content/news/n{number}.yaml"),
                format!("date: 2026-02-{day:02}\nextra: {{ save: {save} }}\n"),
            );
        }
        8 => site.write(&format!("content/news/a{number}.bin"), format!("{save}")),
        even if even % 2 == 0 => write(site, number, "nl", save),
        _ => write(site, number, "en", save),
    }
}
