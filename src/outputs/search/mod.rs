//! What readers search in: an index for each language, made by Pagefind, with its own stemming.
//!
//! An index is many files, and what they are called depends on what is in them. So it is one output,
//! the folder in which they lie: made whole when it is first asked for, and not made again where
//! nothing that is searched has changed.

mod bundle;
mod index;
mod record;

pub use bundle::Bundle;

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use self::record::Record;
use super::Workshop;
use super::fingerprint::SOURCES;
use crate::cache::Key;
use crate::lang::{Lang, PerLang};
use crate::site::{OutPath, Site};
use crate::source::FileHash;

/// The folder of the indexes.
const FOLDER: &str = "search";

/// The folder of the index of a language.
pub(super) fn folder(site: &Site, lang: Lang) -> OutPath {
    OutPath::new(format!("{FOLDER}/{}", site.config.languages[lang].code))
}

/// The indexes of a site at one moment, each made when it is first asked for.
#[derive(Debug)]
pub struct Indexes {
    made: PerLang<OnceLock<Result<Arc<Bundle>, String>>>,
    /// Those of the moments before, for as long as none was made since.
    before: Vec<Arc<Bundle>>,
}

impl Indexes {
    /// The indexes of a site, none of them made.
    pub fn new(site: &Site) -> Self {
        Self {
            made: PerLang::from_fn(&site.config.languages, |_| OnceLock::new()),
            before: Vec::new(),
        }
    }

    /// The indexes of a site that was another before.
    #[must_use]
    pub fn after(self, site: &Site) -> Self {
        let made = self.made.iter().filter_map(|(_, made)| made.get());
        let made: Vec<Arc<Bundle>> = made.flatten().cloned().collect();
        Self {
            before: if made.is_empty() { self.before } else { made },
            ..Self::new(site)
        }
    }
}

impl<'a> Workshop<'a> {
    /// The index of a language; or why it could not be made.
    pub(super) fn index(&self, lang: Lang) -> Result<&'a Bundle, &'a str> {
        let made = self.indexes.made[lang].get_or_init(|| self.make_index(lang));
        made.as_deref().map_err(String::as_str)
    }

    /// The file of an index at a path, if there is one.
    pub fn file_of_index(&self, path: &OutPath) -> Option<&'a [u8]> {
        let (code, name) = path
            .as_str()
            .strip_prefix(FOLDER)?
            .strip_prefix('/')?
            .split_once('/')?;
        let site = self.site;
        site.search_urls()?;
        let lang = site.config.languages.find(code)?;
        self.index(lang).ok()?.get(name)
    }

    fn make_index(&self, lang: Lang) -> Result<Arc<Bundle>, String> {
        let code = &self.site.config.languages[lang].code;
        let records = Record::all(self, lang);
        let key = key(code, &records);
        if let Some(same) = self
            .indexes
            .before
            .iter()
            .find(|bundle| *bundle.key() == key)
        {
            return Ok(Arc::clone(same));
        }
        let kept = self.cache.get(&key);
        if let Some(bundle) = kept.and_then(|kept| Bundle::parse(key.clone(), &kept)) {
            return Ok(Arc::new(bundle));
        }
        let files = index::make(code, &records)?;
        let bundle = Bundle::new(key.clone(), files);
        self.cache.put(&key, &bundle.to_bytes());
        Ok(Arc::new(bundle))
    }
}

/// The key of an index: everything that is told of the entries, and this Tandem.
fn key(code: &str, records: &[Record<'_>]) -> Key {
    let hashes: Vec<String> = records
        .par_iter()
        .map(|record| {
            let told = serde_json::to_vec(record).unwrap_or_default();
            FileHash::of(&told).to_string()
        })
        .collect();
    let parts = [SOURCES, code, &hashes.concat()];
    Key::new("search", &parts.map(str::as_bytes))
}
