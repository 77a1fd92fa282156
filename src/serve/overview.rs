//! What the desk shows of the site.

use super::answer::Notice;
use super::live::{Live, Rebuilt};
use crate::content::OnSite;
use crate::desk::{
    BesideView, Cell, Dated, DeskView, EntryRow, Filter, LanguageView, Pane, ProblemView, Rebuild,
    StaleView, State, Words,
};
use crate::diagnostic::{Diagnostic, SourcePath, Tongue};
use crate::lang::{Lang, Languages};
use crate::site::Entry;
use crate::source::{EntryPath, words_file};
use crate::studio::Snapshot;
use crate::translations::{Change, Stale, Standing, Word, difference};
use crate::when::When;

/// What the desk shows.
pub(super) fn desk(live: &Live, tongue: Tongue, filter: Filter) -> DeskView {
    let mut view = DeskView {
        problems: problems(live, tongue, |_| true),
        rebuilds: live.rebuilds().iter().map(rebuild).collect(),
        filter,
        ..DeskView::default()
    };
    let state = live.read();
    let Some(snapshot) = &state.snapshot else {
        return view;
    };
    let Some(spoken) = spoken(snapshot, tongue) else {
        return view;
    };
    let site = &snapshot.site;
    view.site_title
        .clone_from(&site.config.languages[spoken].title);
    let languages = site.config.languages.iter();
    view.languages = languages
        .map(|(lang, language)| LanguageView {
            code: language.code.clone(),
            name: language.name.clone(),
            home: site.home_url(lang).href(),
        })
        .collect();
    let standing = live.standing();
    view.entries = site
        .entries()
        .map(|(_, entry)| row(snapshot, &standing, entry, spoken))
        .collect();
    let (scheduled, upcoming, expired) = dated(snapshot, spoken);
    (view.scheduled, view.upcoming, view.expired) = (scheduled, upcoming, expired);
    view
}

/// What the side-by-side view of an entry shows; none if there is no such entry.
pub(super) fn beside(live: &Live, path: &str, tongue: Tongue) -> Option<BesideView> {
    let standing = live.standing();
    let (mut view, files) = panes(live.read().snapshot.as_ref()?, &standing, path, tongue)?;
    view.problems = problems(live, tongue, |found| files.contains(&found.place.file));
    Some(view)
}

/// An entry in each language, and its files.
fn panes(
    snapshot: &Snapshot,
    standing: &Standing,
    path: &str,
    tongue: Tongue,
) -> Option<(BesideView, Vec<SourcePath>)> {
    let id = snapshot.site.find(&EntryPath::new(path))?;
    let entry = snapshot.site.entry(id);
    let languages = &snapshot.site.config.languages;
    let panes = languages.iter().map(|(lang, language)| {
        let cell = cell(snapshot, standing, entry, lang);
        let edition = entry.editions[lang].as_ref();
        Pane {
            code: cell.code,
            name: language.name.clone(),
            title: edition.map(|edition| edition.words.title.value.clone()),
            url: cell.url,
            file: cell.file,
            state: cell.state,
        }
    });
    let view = BesideView {
        site_title: languages[spoken(snapshot, tongue)?].title.clone(),
        address: beside_address(entry),
        path: path.to_owned(),
        panes: panes.collect(),
        stale: standing
            .stale(entry.path.as_str())
            .iter()
            .map(|stale| stale_view(languages, stale))
            .collect(),
        confirm: format!("tandem confirm {}", entry.path),
        problems: Vec::new(),
    };
    let words = entry.editions.present().map(|(_, edition)| &edition.file);
    Some((view, words.chain(&entry.facts_file).cloned().collect()))
}

/// What is wrong, in words.
pub(super) fn problems(
    live: &Live,
    tongue: Tongue,
    wanted: impl Fn(&Diagnostic) -> bool,
) -> Vec<ProblemView> {
    let told = live.told();
    let state = live.read();
    let wanted = told.report.iter().filter(|found| wanted(found));
    wanted
        .map(|found| ProblemView::of(found, &state.sources.world, tongue))
        .collect()
}

/// The language of the site that is the desk's own, or else its first.
fn spoken(snapshot: &Snapshot, tongue: Tongue) -> Option<Lang> {
    let languages = &snapshot.site.config.languages;
    let own = languages
        .iter()
        .find(|(_, language)| Tongue::from_locale(&language.code) == Some(tongue));
    own.map(|(lang, _)| lang).or(languages.all().next())
}

fn beside_address(entry: &Entry) -> String {
    format!("/_tandem/beside/{}", entry.path)
}

fn row(snapshot: &Snapshot, standing: &Standing, entry: &Entry, spoken: Lang) -> EntryRow {
    let languages = snapshot.site.config.languages.all();
    EntryRow {
        path: entry.path.to_string(),
        kind: entry.kind.as_str().to_owned(),
        section: entry
            .section
            .map(|section| snapshot.site.section(section).key.clone())
            .unwrap_or_default(),
        title: title(entry, spoken),
        example: entry.facts.example,
        cells: languages
            .map(|lang| cell(snapshot, standing, entry, lang))
            .collect(),
        beside: beside_address(entry),
    }
}

/// The title in a language, or else in one that has it.
fn title(entry: &Entry, spoken: Lang) -> String {
    let best = entry.editions.best(spoken);
    best.map(|(_, edition)| edition.words.title.value.clone())
        .unwrap_or_default()
}

fn cell(snapshot: &Snapshot, standing: &Standing, entry: &Entry, lang: Lang) -> Cell {
    let code = snapshot.site.config.languages[lang].code.clone();
    let Some(edition) = &entry.editions[lang] else {
        return Cell {
            file: entry.main_file().map(|file| words_file(file, &code)),
            code,
            state: State::Missing,
            url: None,
        };
    };
    Cell {
        code,
        state: match Notice::of(snapshot, entry, lang) {
            None if standing.is_stale(entry.path.as_str(), lang) => State::Stale,
            None => State::Whole,
            Some(Notice::Draft) => State::Draft,
            Some(Notice::Scheduled | Notice::Expired) => State::Withheld,
        },
        url: Some(edition.url.href()),
        file: Some(edition.file.to_string()),
    }
}

/// A place that has not followed, with the words that differ.
fn stale_view(languages: &Languages, stale: &Stale) -> StaleView {
    let named = |lang: Lang| (languages[lang].code.clone(), languages[lang].name.clone());
    let ((code, name), (source_code, source)) = (named(stale.lang), named(stale.source));
    let words = |change: &Change| match (&change.before, &change.after) {
        (Some(before), Some(after)) => difference(before, after),
        (None, Some(after)) => vec![Word::Come(after.clone())],
        (Some(before), None) => vec![Word::Gone(before.clone())],
        (None, None) => Vec::new(),
    };
    let piece = |word| match word {
        Word::Kept(words) => Words {
            what: "kept",
            words,
        },
        Word::Gone(words) => Words {
            what: "gone",
            words,
        },
        Word::Come(words) => Words {
            what: "come",
            words,
        },
    };
    let changes = stale.changes.iter();
    StaleView {
        code,
        name,
        source_code,
        source,
        now: stale.now.clone(),
        changes: changes
            .map(|change| words(change).into_iter().map(piece).collect())
            .collect(),
    }
}

type InOrder = (Vec<Dated>, Vec<Dated>, Vec<Dated>);

/// What is still to be published, what is still to take place, and what is published no more.
fn dated(snapshot: &Snapshot, spoken: Lang) -> InOrder {
    let now = snapshot.site.now.wall();
    let (mut scheduled, mut upcoming, mut expired) = (Vec::new(), Vec::new(), Vec::new());
    for (_, entry) in snapshot.site.entries() {
        let facts = &entry.facts;
        let (from, until) = (&facts.publish_from, &facts.publish_until);
        match facts.on_site(now) {
            OnSite::NotYet => {
                scheduled.extend(from.iter().map(|from| at(from.value, entry, spoken)));
            }
            OnSite::NoMore => {
                expired.extend(until.iter().map(|until| at(until.value, entry, spoken)));
            }
            OnSite::Now => {}
        }
        if let Some(next) = entry.next_occurrence(now) {
            upcoming.push(at(next.start, entry, spoken));
        }
    }
    scheduled.sort_by(|a, b| a.when.cmp(&b.when));
    upcoming.sort_by(|a, b| a.when.cmp(&b.when));
    expired.sort_by(|a, b| b.when.cmp(&a.when));
    (scheduled, upcoming, expired)
}

fn at(when: When, entry: &Entry, spoken: Lang) -> Dated {
    let edition = entry.editions.best(spoken).map(|(_, edition)| edition);
    Dated {
        when: when.to_string(),
        title: title(entry, spoken),
        url: edition.map(|edition| edition.url.href()),
        path: entry.path.to_string(),
    }
}

fn rebuild(rebuilt: &Rebuilt) -> Rebuild {
    Rebuild {
        at: rebuilt.at.clone(),
        changed: rebuilt.changed.iter().map(ToString::to_string).collect(),
        pages: rebuilt.pages,
        milliseconds: rebuilt.took.as_secs_f64() * 1000.0,
        problems: rebuilt.problems,
    }
}
