//! Which pictures the site shows, and which it leads to: what neither needs isn't published.

use std::collections::BTreeSet;

use super::entry::{Edition, Site};
use super::links::Destination;
use super::media::MediaFile;
use crate::content::Particulars;
use crate::diagnostic::SourcePath;
use crate::markdown::Target;

/// The pictures of pixels that the site uses, by their paths from `content/`.
#[derive(Debug, Default)]
pub struct Usage<'a> {
    /// Those that pages show.
    pub shown: BTreeSet<&'a str>,
    /// Those that links lead to, to be saved.
    pub linked: BTreeSet<&'a str>,
}

impl Site {
    /// What the site uses of its pictures.
    pub fn usage(&self) -> Usage<'_> {
        let mut usage = Usage::default();
        let mut files = self.media.iter();
        if !files.any(|(_, file)| file.media.look.is_of_pixels()) {
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
        let file = &edition.file;
        for target in &edition.survey.targets {
            match target {
                Target::Image(image, _) => self.show(site, file, &image.value),
                Target::Link(link) => self.link(site, file, &link.value),
            }
        }
        for call in &edition.survey.calls {
            if let Some(src) = call.argument("src") {
                self.show(site, file, &src.value);
            }
            if let Some(to) = call.argument("to") {
                self.link(site, file, &to.value);
            }
        }
    }

    fn show(&mut self, site: &'a Site, from: &SourcePath, path: &str) {
        let found = site.media.find(from, path);
        self.shown.extend(found.and_then(path_of));
    }

    fn link(&mut self, site: &'a Site, from: &SourcePath, target: &str) {
        if let Destination::Media(found) = site.locate(from, target).destination {
            self.linked.extend(path_of(found));
        }
    }
}

/// The path of a file, if it is a picture of pixels.
fn path_of(file: &MediaFile) -> Option<&str> {
    file.media.look.is_of_pixels().then_some(&*file.path)
}
