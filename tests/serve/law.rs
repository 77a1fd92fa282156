//! Law 1 in the watch mode: after any edits, what is served is what a clean build publishes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use proptest::prelude::*;

use tandem::diagnostic::{Code, Effort, Severity};

use crate::served::Served;
use crate::site::edit::{Edit, edit};
use crate::site::{LOCALES, Site, stderr, told};

/// What a clean build comes to: its files, and how much is wrong.
pub struct Clean {
    pub files: Vec<(PathBuf, Vec<u8>)>,
    /// None if nothing is published for the mistakes in it.
    pub problems: Option<String>,
    report: String,
}

impl Clean {
    /// Builds a site from nothing, drafts included.
    pub fn of(site: &Site) -> Self {
        let (output, mut files) = site.build_elsewhere(&["--drafts"]);
        files.retain(|(path, _)| !path.ends_with(".tandem.json"));
        let warns = |code: &str| {
            Code::named(code).is_some_and(|code| {
                code.effort() == Effort::Proofreading && code.severity() == Severity::Warning
            })
        };
        // Texts are proofread by who checks, not by who builds.
        let proofread = told(&site.check(&["--drafts"], LOCALES[1])).into_iter();
        let proofread = proofread.filter(|(code, _)| warns(code)).count();
        let count = told(&output).len() + proofread;
        let problems = (output.status.code() == Some(0)).then(|| match count {
            0 => "no problems".to_owned(),
            1 => "1 warning".to_owned(),
            many => format!("{many} warnings"),
        });
        Self {
            files,
            problems,
            report: stderr(&output),
        }
    }

    /// Says what is served that a clean build doesn't publish, or published that isn't served.
    pub fn compare(&self, served: &Served, gone: &BTreeSet<PathBuf>) -> Result<(), String> {
        let Some(problems) = &self.problems else {
            let told = served.last().problems.contains("error");
            return told
                .then_some(())
                .ok_or_else(|| format!("no error is told of\n{}", self.report));
        };
        for (path, bytes) in &self.files {
            let response = served.get(&address(path));
            let same = if is_page(path) {
                served.text(&address(path)).as_bytes() == bytes
            } else {
                response.body() == bytes
            };
            if response.status() != 200 || !same {
                let status = response.status();
                let found = String::from_utf8_lossy(response.body()).into_owned();
                let wanted = String::from_utf8_lossy(bytes);
                return Err(format!(
                    "{}: {status}\n{found}\n--- not:\n{wanted}",
                    path.display()
                ));
            }
        }
        for path in gone.iter().filter(|path| !self.publishes(path)) {
            let status = served.get(&address(path)).status().as_u16();
            if !(status == 404 || status == 307 && !path.ends_with("index.html")) {
                return Err(format!("{}: {status}, and should be gone", path.display()));
            }
        }
        (served.last().problems == *problems)
            .then_some(())
            .ok_or_else(|| format!("{:?}, not {problems}\n{}", served.last(), self.report))
    }

    fn publishes(&self, path: &Path) -> bool {
        self.files.iter().any(|(other, _)| other == path)
    }
}

/// Whether a file is a page, by its name.
fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "html")
}

/// The address that leads to a published file.
pub fn address(path: &Path) -> String {
    const KEPT: AsciiSet = CONTROLS.add(b' ').add(b'%').add(b'?').add(b'#').add(b'"');
    let path = path.to_str().expect("text");
    let path = path.strip_suffix("index.html").unwrap_or(path);
    format!("/{}", utf8_percent_encode(path, &KEPT))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, max_shrink_iters: 4, ..ProptestConfig::default() })]

    #[test]
    fn law_1_after_any_edits_what_is_served_is_a_clean_build(
        sequences in prop::collection::vec(prop::collection::vec(edit(), 1..6), 2..5)
    ) {
        let site = Site::new();
        site.write("content/photo.png", crate::server::picture());
        for lang in ["nl", "en"] {
            let page = "---\ntitle: Photo\n---\n![Photo](photo.png)\n";
            site.write(&format!("content/photo.{lang}.md"), page);
        }
        make_all(&site, &whole());
        let mut served = Served::of(&site);
        let mut seen = BTreeSet::new();
        let last = [whole()];
        for sequence in sequences.iter().chain(&last) {
            make_all(&site, sequence);
            let clean = Clean::of(&site);
            served.settle(|served| clean.compare(served, &seen).map_err(|wrong| format!("{sequence:?}: {wrong}")));
            seen.extend(clean.files.into_iter().map(|(path, _)| path));
        }
    }
}

#[test]
fn a_card_is_drawn_when_it_is_asked_for() {
    let site = Site::new();
    site.write(
        "templates/social-card.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"><text y=\"90\" font-size=\"90\">{{ page.title }}</text></svg>",
    );
    let mut served = Served::well(&site);
    site.words("content/news/first", "Een ander", "Another");
    let clean = Clean::of(&site);
    let cards = clean
        .files
        .iter()
        .filter(|(path, _)| path.ends_with("card.png"));
    assert!(cards.count() > 10);
    served.settle(|served| clean.compare(served, &BTreeSet::new()));
}

fn make_all(site: &Site, edits: &[Edit]) {
    for edit in edits {
        edit.make(site);
    }
}

/// After these, nothing is wrong any more.
fn whole() -> Vec<Edit> {
    let title = || "X".to_owned();
    let places = (0..2).map(|name| Edit::Place {
        name,
        title: title(),
    });
    let news = (0..4).map(|name| Edit::News {
        name,
        title: title(),
        text: 1,
        day: 2 + name,
    });
    let events = (0..3).map(|name| Edit::Event {
        name,
        title: title(),
        text: 0,
        day: 25,
    });
    let settings = Edit::Settings {
        title: 0,
        per_page: 2,
        menu: 0,
        theme: true,
    };
    places.chain(news).chain(events).chain([settings]).collect()
}
