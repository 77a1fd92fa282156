//! What all pages of a list share, made for the first of them: what the list can be filtered by, and the
//! picture by which it is shown. A list may have thousands of pages.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::lang::Lang;
use crate::site::{Filter, SectionId, Url};
use crate::theme::{FilterItem, PreviewView};

/// A filter as a list offers it.
pub(super) struct Offered {
    pub(super) filter: Filter,
    /// What its sort of filter is called.
    pub(super) group: String,
    /// As it is on every page but its own.
    pub(super) item: FilterItem,
}

/// Which list: that of a section in a language, or its archive.
type List = (SectionId, Lang, bool);

/// What was made for one page, and is there for others.
#[derive(Default)]
pub struct Shared {
    filters: Mutex<FxHashMap<List, Arc<Vec<Offered>>>>,
    previews: Mutex<FxHashMap<Url, PreviewView>>,
}

impl Shared {
    /// The filters of a list.
    pub(super) fn filters(
        &self,
        list: List,
        make: impl FnOnce() -> Vec<Offered>,
    ) -> Arc<Vec<Offered>> {
        let mut known = self.filters.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(list).or_insert_with(|| Arc::new(make())))
    }

    /// The picture at an address. If two ask for it at once, both make it: neither waits for a template.
    pub(super) fn preview<E>(
        &self,
        url: &Url,
        make: impl FnOnce() -> Result<PreviewView, E>,
    ) -> Result<PreviewView, E> {
        let previews = || self.previews.lock().unwrap_or_else(PoisonError::into_inner);
        let known = previews().get(url).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let preview = make()?;
        previews().insert(url.clone(), preview.clone());
        Ok(preview)
    }
}
