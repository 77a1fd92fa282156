//! The pages of the desk, from views made up for it.

use super::*;

const NASTY: &str = "<b onclick=\"x\">&'`";
const TONGUES: [Tongue; 2] = [Tongue::Dutch, Tongue::English];

fn nasty() -> String {
    NASTY.to_owned()
}

fn desk() -> Desk {
    Desk::new().expect("templates that can be read")
}

fn problem(key: &str, severity: &'static str) -> ProblemView {
    ProblemView {
        key: key.to_owned(),
        severity,
        code: "missing-key".to_owned(),
        message: nasty(),
        help: nasty(),
        file: nasty(),
        line: Some(3),
        column: Some(8),
        before: nasty(),
        marked: nasty(),
        after: nasty(),
    }
}

/// A view in which every text is nasty, and every part is there.
fn full() -> DeskView {
    let cell = |state| Cell {
        code: nasty(),
        state,
        url: (state != State::Missing).then(nasty),
        file: Some(nasty()),
    };
    let dated = |when: &str| Dated {
        when: when.to_owned(),
        title: nasty(),
        url: Some(nasty()),
        path: nasty(),
    };
    let language = LanguageView {
        code: nasty(),
        name: nasty(),
        home: nasty(),
    };
    let entry = EntryRow {
        path: nasty(),
        kind: "news".to_owned(),
        section: nasty(),
        title: nasty(),
        example: true,
        cells: State::ALL.map(cell).to_vec(),
        beside: nasty(),
    };
    DeskView {
        site_title: nasty(),
        languages: vec![language; 5],
        problems: vec![problem("a", "warning"), problem("b", "error")],
        entries: vec![entry; 150],
        filter: Filter {
            q: "onclick".to_owned(),
            section: nasty(),
            state: "attention".to_owned(),
            page: nasty(),
        },
        scheduled: vec![dated("2026-09-14")],
        upcoming: vec![dated("2026-09-14T19:30"), dated(NASTY)],
        expired: vec![dated("2026-09-14")],
        rebuilds: vec![Rebuild {
            at: nasty(),
            changed: vec![nasty(); 5],
            pages: 12_345,
            milliseconds: 4.25,
            problems: 2,
        }],
    }
}

fn both() -> BesideView {
    let pane = |url: Option<String>| Pane {
        code: nasty(),
        name: nasty(),
        title: Some(nasty()),
        url,
        file: Some(nasty()),
        state: State::Stale,
    };
    BesideView {
        site_title: nasty(),
        address: nasty(),
        path: nasty(),
        panes: vec![pane(Some(nasty())), pane(None)],
        stale: vec![StaleView {
            code: nasty(),
            name: nasty(),
            now: nasty(),
            source_code: nasty(),
            source: nasty(),
            changes: vec![
                ["kept", "gone", "come"]
                    .map(|what| Words {
                        what,
                        words: nasty(),
                    })
                    .to_vec(),
                Vec::new(),
            ],
        }],
        confirm: nasty(),
        problems: vec![problem("a", "error")],
    }
}

#[test]
fn every_text_is_escaped() {
    let desk = desk();
    for tongue in TONGUES {
        let pages = [
            desk.page(&full(), tongue),
            desk.beside(&both(), tongue),
            desk.overlay(&full().problems, tongue),
        ];
        for page in pages {
            let page = page.expect("a page");
            assert!(page.contains("&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;"));
            assert!(!page.contains("<b "), "{page}");
            assert!(!page.contains("&amp;lt;"), "escaped twice: {page}");
        }
    }
}

#[test]
fn nothing_on_a_page_is_inline() {
    let page = desk().page(&full(), Tongue::Dutch).expect("a page");
    for forbidden in [" style=", "<style", " onclick=\"", "javascript:"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert_eq!(page.matches("<script").count(), 1);
}

#[test]
fn a_desk_with_nothing_on_it_says_so() {
    let empty = DeskView::default();
    let page = |tongue| desk().page(&empty, tongue).expect("a page");
    let dutch = page(Tongue::Dutch);
    for words in [
        "Alles in orde.",
        "Er zijn nog geen pagina’s.",
        "Er staat niets op de agenda.",
        "Er is niets verlopen.",
    ] {
        assert!(dutch.contains(words), "{words}");
    }
    assert!(dutch.contains("<html lang=\"nl\">"));
    let english = page(Tongue::English);
    for words in ["All is well.", "There are no pages yet.", "Nothing yet."] {
        assert!(english.contains(words), "{words}");
    }
}

#[test]
fn problems_come_first_and_errors_before_warnings() {
    let mut view = full();
    for (problem, file) in view.problems.iter_mut().zip(["a.md", "b.md"]) {
        file.clone_into(&mut problem.file);
    }
    let page = desk().page(&view, Tongue::English).expect("a page");
    let place = |text: &str| page.find(text).expect("a text");
    assert!(place("<code>b.md") < place("<code>a.md"));
    assert!(place("<code>a.md") < place("Pages by language</h2>"));
    assert!(page.contains("<strong>1 error</strong> and <strong>1 warning</strong>."));
    assert!(page.contains("Line 3, character 8"));
}

#[test]
fn figures_and_moments_are_written_as_the_tongue_does() {
    let mut view = full();
    view.filter = Filter::default();
    let page = |tongue| desk().page(&view, tongue).expect("a page");
    let dutch = page(Tongue::Dutch);
    assert!(dutch.contains("12.345 pagina’s in 4,2 ms · 2 problemen"));
    assert!(
        dutch.contains("maandag 14 september 2026, 19:30"),
        "{dutch}"
    );
    let english = page(Tongue::English);
    assert!(english.contains("12,345 pages in 4.2 ms · 2 problems"));
    assert!(
        english.contains("Monday, 14 September 2026, 19:30"),
        "{english}"
    );
}

#[test]
fn the_overlay_is_for_errors_only() {
    let overlay =
        |problems: &[ProblemView]| desk().overlay(problems, Tongue::Dutch).expect("an overlay");
    assert_eq!(overlay(&[]), "");
    assert_eq!(overlay(&[problem("a", "warning")]), "");
    let both = overlay(&[problem("a", "warning"), problem("b", "error")]);
    assert!(both.trim_start().starts_with("<dialog "));
    assert!(both.contains("data-key=\"b\"") && !both.contains("data-key=\"a\""));
    assert!(both.contains("nog 1 fout") && both.contains("nog 1 waarschuwing"));
}

#[test]
fn of_very_many_problems_the_first_are_shown() {
    let many: Vec<_> = (0..1234)
        .map(|number| problem(&number.to_string(), "error"))
        .collect();
    let overlay = desk().overlay(&many, Tongue::Dutch).expect("an overlay");
    assert_eq!(overlay.matches("data-key").count(), MOST_IN_OVERLAY);
    assert!(overlay.contains("En nog 1.214,"));
    let mut view = full();
    view.problems = many;
    let page = desk().page(&view, Tongue::English).expect("a page");
    assert_eq!(page.matches("data-key").count(), MOST_ON_PAGE);
    assert!(page.contains("And 1,034 more,") && page.contains("1,234 errors"));
}

#[test]
fn the_script_says_the_same_in_both_tongues() {
    let script = ASSETS[0].2;
    let keys = |tongue: &str| -> Vec<&str> {
        let start = script.find(&format!("\n    {tongue}: {{")).expect("words");
        let words = script[start + 2..].lines().skip(1);
        words
            .take_while(|line| !line.starts_with("    }"))
            .filter_map(|line| Some(line.trim().split_once(':')?.0))
            .collect()
    };
    assert_eq!(keys("nl"), keys("en"));
    assert_eq!(keys("nl").len(), 8);
}

#[test]
fn what_the_pages_ask_for_is_there() {
    let desk = desk();
    let page = desk.page(&full(), Tongue::Dutch).expect("a page");
    let asked = [page.as_str(), ASSETS[0].2]
        .into_iter()
        .flat_map(|text| text.split("=\"/_tandem/").skip(1))
        .filter_map(|rest| rest.split('"').next())
        .filter(|name| name.contains('.'));
    for name in asked {
        assert!(ASSETS.iter().any(|asset| asset.0 == name), "{name}");
    }
}
