//! Whether the site would be as well as it was, and lead to where it led.

use std::collections::HashMap;
use std::sync::Arc;

use super::names::Renaming;
use super::refusal::{Refusal, Refused};
use crate::clock::Moment;
use crate::diagnostic::{Code, Diagnostic, Effort, Report, Severity, SourcePath};
use crate::markdown::Target;
use crate::site::{Besides, Destination, Edition, Site};
use crate::source::EntryPath;
use crate::studio::{Snapshot, Sources};

/// A site and all that is wrong with it, with drafts and without.
pub(super) struct Seen {
    /// With drafts: everything that there is.
    pub(super) site: Arc<Site>,
    errors: [Vec<Diagnostic>; 2],
}

impl Seen {
    pub(super) fn new(sources: &Sources, now: &Moment) -> Result<Self, Refused> {
        let look = |drafts| -> Result<(Arc<Site>, Vec<Diagnostic>), Refused> {
            let snapshot = assemble(sources, now, drafts)?;
            let mut found = sources.problems();
            snapshot.check(&sources.world, &mut found);
            found = sources.judge(found, Effort::Build);
            found.retain(|found| found.severity == Severity::Error);
            Ok((Arc::clone(&snapshot.site), found))
        };
        let (site, with_drafts) = look(true)?;
        let (_, without) = look(false)?;
        Ok(Self {
            site,
            errors: [with_drafts, without],
        })
    }
}

/// A site with drafts, whatever is wrong with it.
pub(super) fn site(sources: &Sources, now: &Moment) -> Result<Arc<Site>, Refused> {
    Ok(Arc::clone(&assemble(sources, now, true)?.site))
}

fn assemble(sources: &Sources, now: &Moment, drafts: bool) -> Result<Snapshot, Refused> {
    let snapshot = Snapshot::assemble(sources, now.clone(), Besides::drafts(drafts), None);
    snapshot.ok_or_else(|| Refused::broken(sources, sources.problems()))
}

/// Refuses what would bring an error, or would have something lead elsewhere.
pub(super) fn compare(
    before: &Seen,
    after: &Seen,
    renaming: &Renaming,
    (now, then): (&Sources, Sources),
) -> Result<(), Refused> {
    for (before, after) in before.errors.iter().zip(&after.errors) {
        let new = new_errors(before, after, renaming);
        if !new.is_empty() {
            return Err(Refused::Errors {
                report: Report::new(new),
                world: Box::new(then.world),
            });
        }
    }
    let (old, new) = (
        leads(&before.site, renaming),
        leads(&after.site, &still(renaming)),
    );
    for (file, leads) in &old {
        for (place, lead) in leads.iter().enumerate() {
            if new
                .get(file)
                .and_then(|leads| leads.get(place))
                .map(|lead| &lead.1)
                != Some(&lead.1)
            {
                let refusal = Refusal::LeadsElsewhere {
                    file: unmoved(now, renaming, file),
                    target: lead.0.clone(),
                };
                return Err(refusal.into());
            }
        }
    }
    Ok(())
}

/// Refuses slugs that wouldn't be those of the words: there may be two for one language.
pub(super) fn has_slugs(
    after: &Site,
    renaming: &Renaming,
    asked: &[(&Edition, String)],
) -> Result<(), Refusal> {
    let moved = after.find(&renaming.to).map(|id| after.entry(id));
    let editions = || moved.into_iter().flat_map(|entry| entry.editions.present());
    for (edition, slug) in asked {
        let file = renaming.file(&edition.file);
        let mut of_file = editions().filter(|(_, moved)| moved.file == file);
        let is_so = of_file.any(|(_, moved)| {
            let written = moved.words.slug.as_ref();
            written.is_some_and(|written| written.value == *slug)
        });
        if !is_so {
            return Err(Refusal::NoSlug {
                file: edition.file.clone(),
                slug: slug.clone(),
            });
        }
    }
    Ok(())
}

/// A renaming that renames nothing.
fn still(renaming: &Renaming) -> Renaming {
    Renaming {
        from: renaming.to.clone(),
        to: renaming.to.clone(),
    }
}

/// The file as it is called now.
fn unmoved(now: &Sources, renaming: &Renaming, file: &SourcePath) -> SourcePath {
    let mut there = now.world.texts().map(|(path, _)| path);
    let found = there.find(|path| renaming.file(path) == *file);
    found.unwrap_or(file).clone()
}

/// The errors that were not there before: more of one sort in a file than there were.
fn new_errors(before: &[Diagnostic], after: &[Diagnostic], renaming: &Renaming) -> Vec<Diagnostic> {
    let mut known: HashMap<(SourcePath, Code), usize> = HashMap::new();
    for found in before {
        let file = renaming.file(&found.place.file);
        *known.entry((file, found.problem.code())).or_default() += 1;
    }
    let mut is_new = |found: &Diagnostic| {
        let sort = (found.place.file.clone(), found.problem.code());
        let count = known.get_mut(&sort).filter(|count| **count > 0);
        count.map(|count| *count -= 1).is_none()
    };
    let after = after.iter().filter(|found| is_new(found));
    after.cloned().collect()
}

/// What something leads to, whatever it is called.
#[derive(Debug, PartialEq, Eq)]
enum Lead {
    Entry(EntryPath),
    Section(String),
    File(String),
    Other,
}

/// Everything that leads somewhere, as it is written, by the file as it is called then.
fn leads(site: &Site, renaming: &Renaming) -> HashMap<SourcePath, Vec<(String, Lead)>> {
    let mut leads = HashMap::new();
    let landings = site
        .sections
        .iter()
        .flat_map(|section| section.landings.present());
    let entries = site
        .entries()
        .flat_map(|(_, entry)| entry.editions.present());
    for (_, edition) in site.homes.present().chain(landings).chain(entries) {
        leads.insert(
            renaming.file(&edition.file),
            of_text(site, edition, renaming),
        );
    }
    for (_, entry) in site.entries() {
        let Some(file) = &entry.facts_file else {
            continue;
        };
        let referred = entry.references.all().into_iter().map(|id| {
            let path = &site.entry(id).path;
            (path.to_string(), Lead::Entry(renaming.entry(path)))
        });
        let mut referred: Vec<(String, Lead)> = referred.collect();
        referred.sort_by_key(|(_, lead)| format!("{lead:?}"));
        if let Some(picture) = site.picture_of(entry) {
            let hash = Lead::File(picture.media.hash.to_string());
            referred.push((String::new(), hash));
        }
        leads.insert(renaming.file(file), referred);
    }
    leads
}

fn of_text(site: &Site, edition: &Edition, renaming: &Renaming) -> Vec<(String, Lead)> {
    let targets = edition.survey.targets.iter().map(|target| match target {
        Target::Link(target) | Target::Image(target, _) => &target.value,
    });
    let calls = edition.survey.calls.iter();
    let arguments =
        calls.flat_map(|call| call.argument("to").into_iter().chain(call.argument("src")));
    let written = targets.chain(arguments.map(|argument| &argument.value));
    let leads = written.map(|target| {
        let lead = match site.locate(&edition.file, target).destination {
            Destination::Entry(id) => Lead::Entry(renaming.entry(&site.entry(id).path)),
            Destination::Section(id) => Lead::Section(site.section(id).key.clone()),
            Destination::Media(file) => Lead::File(file.media.hash.to_string()),
            _ => Lead::Other,
        };
        (target.clone(), lead)
    });
    leads.collect()
}
