//! The site at one moment, ready for its pages to be made.

use std::sync::{Arc, Mutex, OnceLock};

use super::sources::Sources;
use crate::check;
use crate::clock::Moment;
use crate::diagnostic::Diagnostic;
use crate::outputs::{AddressWords, Indexes, Output, Workshop, plan};
use crate::site::{self, Assembly, MediaFiles, OutPath, Revision, Site};
use crate::source::World;
use crate::theme::{Cards, Engine, Shown, Theme};

/// The site, and everything that its pages are made from.
pub struct Snapshot {
    /// The site.
    pub site: Arc<Site>,
    /// The theme.
    pub theme: Arc<Theme>,
    /// The cards of every entry.
    pub cards: Arc<Cards>,
    /// The templates.
    pub engine: Engine,
    /// The words by which the site's own addresses are made.
    pub words: AddressWords,
    /// Every file that is published, in the order of their paths.
    pub outputs: Vec<(OutPath, Output)>,
    /// What readers search in.
    indexes: Indexes,
    /// What is wrong with the templates.
    broken: Vec<Diagnostic>,
    /// What is wrong that concerns more than one file.
    assembly: Vec<Diagnostic>,
    theme_is_whole: bool,
    /// Tells these templates from those of other snapshots.
    templates: Revision,
}

impl Snapshot {
    /// Puts the sources together, as they are to be seen at a moment; none while there are no
    /// settings to do it by. What is still as it was is taken from the snapshot before.
    pub fn assemble(
        sources: &Sources,
        now: Moment,
        drafts: bool,
        mut before: Option<Self>,
    ) -> Option<Self> {
        let (config, theme) = (sources.config.as_ref()?, sources.theme.as_ref()?);
        let assembly = Assembly {
            topic_folders: theme.address_words("topics-slug", "topics", config),
            search_slugs: theme.address_words("search-slug", "search", config),
            index_slugs: theme.address_words("index-slug", "a-z", config),
            media: MediaFiles::of(&sources.world),
            drafts,
            config: config.clone(),
            now,
        };
        let mut problems = Vec::new();
        let site = Arc::new(site::assemble(&sources.documents, assembly, &mut problems));
        let words = AddressWords {
            archive: theme.address_words("archive-slug", "archive", config),
        };
        let outputs = plan(&site, theme, &words);
        let indexes = match before.as_mut() {
            Some(before) => {
                std::mem::replace(&mut before.indexes, Indexes::new(&site)).after(&site)
            }
            None => Indexes::new(&site),
        };
        let same = before.filter(|before| before.fits(&site, theme));
        let templates = same
            .as_ref()
            .map_or_else(Revision::next, |same| same.templates);
        let (cards, engine, broken) = match same {
            Some(before) => before.show(&site),
            None => Self::anew(&sources.world, &site, theme),
        };
        Some(Self {
            theme: Arc::clone(theme),
            theme_is_whole: sources.theme_is_whole,
            assembly: problems,
            site,
            cards,
            engine,
            words,
            outputs,
            indexes,
            broken,
            templates,
        })
    }

    fn anew(
        world: &World,
        site: &Arc<Site>,
        theme: &Arc<Theme>,
    ) -> (Arc<Cards>, Engine, Vec<Diagnostic>) {
        let cards = Arc::new(Cards::new(site));
        let mut broken = Vec::new();
        let engine = Engine::new(world, theme, site, &cards, &mut broken);
        (cards, engine, broken)
    }

    /// Whether the templates of this snapshot can show another site: the theme and the day are the
    /// same. Other settings make another theme.
    fn fits(&self, site: &Site, theme: &Arc<Theme>) -> bool {
        Arc::ptr_eq(&self.theme, theme) && self.site.now.today() == site.now.today()
    }

    fn show(mut self, site: &Arc<Site>) -> (Arc<Cards>, Engine, Vec<Diagnostic>) {
        let cards = Arc::new(self.cards.after(&self.site, site));
        self.engine.show(Shown {
            site: Arc::clone(site),
            cards: Arc::clone(&cards),
        });
        let past = (self.site, self.cards, self.outputs);
        rayon::spawn(move || drop(past)); // nobody has to wait for that
        (cards, self.engine, self.broken)
    }

    /// What is wrong that concerns more than one file; `told` is what is known to be wrong already.
    pub fn check(&self, told: &mut Vec<Diagnostic>) {
        told.extend(self.assembly.iter().cloned());
        // What half a theme lacks says nothing: that it is half a theme was told.
        let components =
            (self.theme_is_whole && self.broken.is_empty()).then(|| self.engine.components());
        told.extend(check::check(&self.site, components));
        if self.theme_is_whole {
            told.extend(self.broken.iter().cloned());
            check::check_templates(&self.theme, told);
        }
        check::check_addresses(&self.site, &self.outputs, told);
    }

    /// Tells the theme, the settings and the day from those of other snapshots.
    pub fn templates(&self) -> Revision {
        self.templates
    }

    /// The output at a path, if there is one.
    pub fn find(&self, path: &OutPath) -> Option<&Output> {
        let found = self.outputs.binary_search_by(|(other, _)| other.cmp(path));
        found.ok().map(|index| &self.outputs[index].1)
    }

    /// What outputs are made from.
    pub fn workshop<'a>(&'a self, world: &'a World) -> Workshop<'a> {
        Workshop {
            world,
            site: &self.site,
            theme: &self.theme,
            cards: &self.cards,
            engine: &self.engine,
            words: &self.words,
            indexes: &self.indexes,
            cache: None,
            told: Mutex::default(),
            zone: OnceLock::new(),
        }
    }
}
