//! Which files of the content the site shows, and which it leads to: what neither needs isn't published, if it
//! may be meant for later, or for nobody.

use std::collections::BTreeSet;

use super::entry::{Edition, Site};
use super::links::Destination;
use super::media::MediaFile;
use crate::content::Particulars;
use crate::diagnostic::SourcePath;

/// The files that the site uses, by their paths from `content/`: those of which use decides whether they are
/// published.
#[derive(Debug, Default)]
pub struct Usage<'a> {
    /// Those that pages show.
    pub shown: BTreeSet<&'a str>,
    /// Those that links lead to, to be saved.
    pub linked: BTreeSet<&'a str>,
}

impl Site {
    /// Whether a file is published only where it is used: a photo, of which there may be more than are shown;
    /// what a draft leads to; and what belongs to an entry that isn't published.
    pub fn goes_by_use(&self, file: &MediaFile) -> bool {
        let is_of_draft = self.withheld.contains(&file.path) || self.is_of_unpublished(&file.path);
        file.media.look.is_of_pixels() || is_of_draft
    }

    /// Whether a file lies in the folder of an entry that is a draft, or isn't published yet or any more.
    fn is_of_unpublished(&self, path: &str) -> bool {
        let mut folders = path.rmatch_indices('/').map(|(end, _)| &path[..end]);
        let owner = folders.find_map(|folder| {
            let is_published = self.by_path.contains_key(folder);
            (is_published || self.unpublished.contains_key(folder)).then_some(is_published)
        });
        owner == Some(false)
    }

    /// What the site uses of its files.
    pub fn usage(&self) -> Usage<'_> {
        let mut usage = Usage::default();
        let mut files = self.media.iter();
        if !files.any(|(_, file)| self.goes_by_use(file)) {
            return usage; // a site without any has nothing to look for
        }
        for entry in &self.entries {
            if let Some(file) = &entry.facts_file {
                let logo = match &entry.facts.particulars {
                    Particulars::Partner(partner) => partner.logo.as_ref(),
                    _ => None,
                };
                for image in entry.facts.image.iter().chain(logo) {
                    usage.show(self, file, &image.value);
                }
            }
            for (_, edition) in entry.editions.present() {
                usage.add(self, edition);
            }
        }
        let landings = self.sections.iter();
        let landings = landings.flat_map(|section| section.landings.present());
        for (_, edition) in self.homes.present().chain(landings) {
            usage.add(self, edition);
        }
        usage
    }
}

impl<'a> Usage<'a> {
    fn add(&mut self, site: &'a Site, edition: &Edition) {
        for image in edition.survey.shown() {
            self.show(site, &edition.file, &image.value);
        }
        for link in edition.survey.linked() {
            self.link(site, &edition.file, &link.value);
        }
    }

    fn show(&mut self, site: &'a Site, from: &SourcePath, path: &str) {
        let found = site.media.find(from, path);
        self.shown.extend(found.map(|file| &*file.path));
    }

    fn link(&mut self, site: &'a Site, from: &SourcePath, target: &str) {
        if let Destination::Media(found) = site.locate(from, target).destination {
            self.linked.insert(&found.path);
        }
    }
}
