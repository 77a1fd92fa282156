//! Everything that is published: which files there are, and what is in each.
//!
//! [`plan`] lists them; each [`Output`] is then made by itself, from the site and the theme alone, in
//! any order and on any thread. A new output is a file here, a variant, and a line in the plan.

mod absolute;
mod addresses;
mod calendar;
mod channel;
mod compress;
mod feed;
mod fingerprint;
mod hosting;
mod lasting;
mod lines;
mod pages;
mod plan;
mod robots;
mod search;
mod security;
mod shared;
mod sitemap;
mod social_card;
mod timezone;

pub use addresses::AddressWords;
pub use compress::{Coding, is_compressible};
pub use fingerprint::fingerprint;
pub use hosting::Hosting;
pub use lasting::lasting_addresses;
pub use plan::{Output, Page, TOPIC_PER_PAGE, plan};
pub use search::{Bundle, Indexes};
pub use shared::Shared;
pub use timezone::Zone;

use std::sync::{Arc, Mutex, OnceLock};

use crate::cache::Cache;
use crate::darkroom::Darkroom;
use crate::diagnostic::{Diagnostic, SourcePath};
use crate::images::Variant;
use crate::site::Site;
use crate::source::{Media, World};
use crate::theme::{Cards, Engine, Theme};

/// What outputs are made from.
pub struct Workshop<'a> {
    /// The sources, for the texts.
    pub world: &'a World,
    /// The site.
    pub site: &'a Arc<Site>,
    /// The theme.
    pub theme: &'a Arc<Theme>,
    /// The cards of every entry.
    pub cards: &'a Arc<Cards>,
    /// The templates.
    pub engine: &'a Engine,
    /// The words by which the site's own addresses are made.
    pub words: &'a AddressWords,
    /// What readers search in.
    pub indexes: &'a Indexes,
    /// What was made before and takes long to make.
    pub cache: &'a Cache,
    /// Where pictures are made.
    pub darkroom: &'a Darkroom,
    /// What goes wrong in texts while pages are made.
    pub told: Mutex<Vec<Diagnostic>>,
    /// The changes of the site's time zone, looked up when the first calendar is made.
    pub zone: OnceLock<Zone>,
    /// What the pages of a list share.
    pub shared: Shared,
}

/// What is in an output.
#[derive(Debug)]
pub enum Made<'a> {
    /// These bytes.
    Bytes(Vec<u8>),
    /// What is in this file.
    Copy(&'a Media),
    /// These files in a folder; or why they could not be made.
    Folder(Result<&'a Bundle, &'a str>),
}

impl<'a> Workshop<'a> {
    fn zone(&self) -> &Zone {
        self.zone
            .get_or_init(|| Zone::new(self.site.config.timezone.clone()))
    }

    /// Makes an output.
    ///
    /// # Errors
    /// Where in which template it went wrong.
    pub fn make(&self, output: &Output) -> Result<Made<'a>, Diagnostic> {
        use crate::theme::AssetContents;
        let bytes = match output {
            Output::Page(page) => pages::make(self, page)?,
            Output::SocialCard(page) => social_card::make(self, page)?,
            Output::Feed { channel, lang } => feed::make(self, *channel, *lang).into_bytes(),
            Output::Calendar { channel, lang } => calendar::make(self, *channel, *lang),
            Output::EventFile { id, lang } => calendar::make_one(self, *id, *lang),
            Output::Sitemap => sitemap::make(self).into_bytes(),
            Output::Hosting(hosting) => hosting::make(self.site, *hosting).into_bytes(),
            Output::Security => security::make(self).into_bytes(),
            Output::Search(lang) => return Ok(Made::Folder(self.index(*lang))),
            Output::Robots => robots::make(self.site).into_bytes(),
            Output::Asset(path) => match self.theme.assets.get(path).map(|asset| &asset.contents) {
                Some(AssetContents::Text(text)) => text.as_bytes().to_vec(),
                Some(AssetContents::Media(media)) => return Ok(Made::Copy(media)),
                None => Vec::new(),
            },
            Output::Media(path) => return self.media(path),
            Output::Picture(path, variant) => self.picture(path, *variant)?,
        };
        Ok(Made::Bytes(bytes))
    }

    /// A file of the content; a picture without what isn't picture.
    fn media(&self, path: &str) -> Result<Made<'a>, Diagnostic> {
        let file = media_path(path);
        let Some(media) = self.world.media().get(&file) else {
            return Ok(Made::Bytes(Vec::new()));
        };
        let whole = self.darkroom.whole(media);
        let whole = whole.map_err(|problem| Diagnostic::of_file(problem, &file))?;
        Ok(whole.map_or(Made::Copy(media), Made::Bytes))
    }

    /// Notes that a picture is still wanted, although it needn't be made.
    pub fn keep(&self, path: &str, variant: Variant) {
        if let Some(media) = self.world.media().get(&media_path(path)) {
            self.darkroom.keep(media, variant);
        }
    }

    fn picture(&self, path: &str, variant: Variant) -> Result<Vec<u8>, Diagnostic> {
        let file = media_path(path);
        let Some(media) = self.world.media().get(&file) else {
            return Ok(Vec::new());
        };
        let made = self.darkroom.variant(media, variant);
        made.map_err(|problem| Diagnostic::of_file(problem, &file))
    }
}

fn media_path(path: &str) -> SourcePath {
    SourcePath::new(format!("content/{path}"))
}
