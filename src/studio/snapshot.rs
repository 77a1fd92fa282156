//! The site at one moment, ready for its pages to be made.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use rayon::prelude::*;

use super::sources::Sources;
use crate::cache::Cache;
use crate::check;
use crate::clock::Moment;
use crate::darkroom::Darkroom;
use crate::diagnostic::{Diagnostic, SourcePath, Texts};
use crate::images::{Variant, in_batches};
use crate::outputs::{AddressWords, Indexes, Output, Shared, Workshop, lasting_addresses, plan};
use crate::site::{
    self, Assembly, Besides, KEPT_ADDRESSES, MediaFiles, OutPath, Revision, Site, with_addresses,
};
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
    /// Where pictures are made.
    pub darkroom: Arc<Darkroom>,
    /// The words by which the site's own addresses are made.
    pub words: AddressWords,
    /// Every file that is published, in the order of their paths.
    pub outputs: Vec<(OutPath, Output)>,
    /// What was made before and takes long to make.
    cache: Arc<Cache>,
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
        besides: Besides,
        mut before: Option<Self>,
    ) -> Option<Self> {
        let (config, theme) = (sources.config.as_ref()?, sources.theme.as_ref()?);
        let words = AddressWords::of(theme, config);
        let assembly = Assembly {
            topic_folders: words.topics.clone(),
            search_slugs: theme.address_words("search-slug", "search", config),
            index_slugs: theme.address_words("index-slug", "a-z", config),
            media: MediaFiles::of(&sources.world, &sources.darkroom, &theme.pictures),
            besides,
            without_search: sources.without_search,
            config: config.clone(),
            now,
        };
        let mut problems = Vec::new();
        let site = Arc::new(site::assemble(&sources.documents, assembly, &mut problems));
        let words = words.making_way(&site);
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
            darkroom: Arc::clone(&sources.darkroom),
            theme_is_whole: sources.theme_is_whole,
            assembly: problems,
            cache: Arc::clone(&sources.cache),
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
        let cards = Arc::new(self.cards.after(site));
        self.engine.show(Shown {
            site: Arc::clone(site),
            cards: Arc::clone(&cards),
        });
        let past = (self.site, self.cards, self.outputs);
        rayon::spawn(move || drop(past)); // nobody has to wait for that
        (cards, self.engine, self.broken)
    }

    /// Deals the cards of every entry at once: a build needs nearly all of them.
    pub fn deal(&self) {
        self.cards.deal();
    }

    /// What is wrong that concerns more than one file; `told` is what is known to be wrong already.
    pub fn check(&self, world: &World, told: &mut Vec<Diagnostic>) {
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
        check::check_published_links(&self.site, &self.outputs, told);
        check::check_kept_addresses(world, &self.site, &self.outputs, told);
    }

    /// `urls.txt` with the addresses that this site adds to it; none if it adds none, or there is no
    /// such file.
    pub fn addresses_to_keep(&self, world: &World) -> Option<String> {
        let kept = world.text(&SourcePath::new(KEPT_ADDRESSES))?;
        with_addresses(kept, &lasting_addresses(&self.site, &self.outputs))
    }

    /// When the site will next be another without anybody writing.
    pub fn next_change(&self, world: &World) -> Option<Moment> {
        let files = self.theme.templates.values();
        let shows_day = files.filter_map(|file| world.text(file)).any(shows_day);
        self.site.next_change(shows_day)
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

    /// Makes the pictures that are not published already, each read once for all of its sizes.
    pub fn develop(&self, is_published: &(dyn Fn(&OutPath) -> bool + Sync)) {
        let pictures = self.outputs.iter().filter_map(|(path, output)| {
            let Output::Picture(media, variant) = output else {
                return None;
            };
            Some((media.as_str(), path, *variant))
        });
        let mut by_picture: BTreeMap<&str, Vec<(&OutPath, Variant)>> = BTreeMap::new();
        for (media, path, variant) in pictures {
            by_picture.entry(media).or_default().push((path, variant));
        }
        let are_few = by_picture.len() < rayon::current_num_threads();
        let wanted = by_picture.into_iter().filter_map(|(media, variants)| {
            let missing = variants.into_iter();
            let missing = missing.filter(|(path, _)| !is_published(path));
            let missing: Vec<Variant> = missing.map(|(_, variant)| variant).collect();
            let file = self.site.media.get(media)?;
            (!missing.is_empty()).then_some((&file.media, missing))
        });
        for batch in in_batches(wanted.collect(), |(media, _)| media.look) {
            batch.into_par_iter().for_each(|(media, missing)| {
                self.darkroom.develop(media, &missing, are_few);
            });
        }
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
            cache: &self.cache,
            darkroom: &self.darkroom,
            told: Mutex::default(),
            zone: OnceLock::new(),
            shared: Shared::default(),
        }
    }
}

/// Whether a template shows which day it is, and more of it than the year.
fn shows_day(template: &str) -> bool {
    let year = "today | date(style=\"year\")";
    let (days, years) = (template.matches("today"), template.matches(year));
    // Components declare it with an `@`, and to declare is not to show.
    days.count() > years.count() + template.matches("@today").count()
}
