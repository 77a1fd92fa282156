//! Lists, a page at a time.

use tera::Value;

use super::cards::Cards;
use super::filters::FilterGroup;
use super::view;
use crate::lang::Lang;
use crate::site::{EntryId, Url};

view! {
    /// A page of a list, to choose from.
    PageNumber {
        /// From 1.
        number: usize,
        /// Its address.
        url: String,
        /// Whether it is this one.
        current: bool,
    }
}

view! {
    /// A page of a list.
    ListView {
        /// Cards.
        items: Vec<Value>,
        /// How many there are on all pages.
        total: usize,
        /// The number of this page, from 1.
        page: usize,
        /// How many pages there are.
        pages: usize,
        /// The page before.
        previous: Option<String>,
        /// The page after.
        next: Option<String>,
        /// Every page.
        numbers: Vec<PageNumber>,
        /// Whether this is the archive.
        archived: bool,
        /// The archive, if there is one.
        archive: Option<String>,
        /// The list that isn't the archive.
        current: String,
        /// The list without a filter.
        whole: String,
        /// What the filter is called, if this list has one.
        filter: Option<String>,
        /// What it can be filtered by.
        filters: Vec<FilterGroup>,
    }
}

/// A page of a list that is to be made.
#[derive(Debug, Clone)]
pub struct Slice<'a> {
    /// All entries of the list.
    pub all: &'a [EntryId],
    /// How many are on a page.
    pub per_page: usize,
    /// Which page this is, from 1.
    pub page: usize,
    /// The address of the first page.
    pub first: Url,
    /// Whether this is the archive.
    pub archived: bool,
    /// The archive, if there is one.
    pub archive: Option<Url>,
    /// The list that isn't the archive.
    pub current: Url,
    /// The list without a filter.
    pub whole: Url,
    /// What the filter is called, if this list has one.
    pub filter: Option<String>,
    /// What it can be filtered by.
    pub filters: Vec<FilterGroup>,
}

impl Slice<'_> {
    /// How many pages a list has: one at least.
    pub fn pages(total: usize, per_page: usize) -> usize {
        total.div_ceil(per_page).max(1)
    }

    /// The address of a page of the list.
    pub fn url(&self, page: usize) -> Url {
        self.first.list_page(page)
    }

    /// The entries on this page.
    pub fn shown(&self) -> &[EntryId] {
        let mut pages = self.all.chunks(self.per_page);
        pages.nth(self.page - 1).unwrap_or_default()
    }
}

impl ListView {
    /// The most pages that are named one by one.
    const MOST_NUMBERS: usize = 12;

    /// The view of a page of a list.
    pub fn new(slice: &Slice<'_>, cards: &Cards, lang: Lang) -> Self {
        let pages = Slice::pages(slice.all.len(), slice.per_page);
        Self {
            items: cards.list(slice.shown().iter().copied(), lang),
            total: slice.all.len(),
            page: slice.page,
            pages,
            previous: (slice.page > 1).then(|| slice.url(slice.page - 1).href()),
            next: (slice.page < pages).then(|| slice.url(slice.page + 1).href()),
            numbers: numbers(slice, pages),
            archived: slice.archived,
            archive: slice.archive.as_ref().map(Url::href),
            current: slice.current.href(),
            whole: slice.whole.href(),
            filter: slice.filter.clone(),
            filters: slice.filters.clone(),
        }
    }
}

/// The first, the last, and those around this one.
fn numbers(slice: &Slice<'_>, pages: usize) -> Vec<PageNumber> {
    let near = |number: usize| {
        pages <= ListView::MOST_NUMBERS
            || number == 1
            || number == pages
            || number.abs_diff(slice.page) <= 2
    };
    (1..=pages)
        .filter(|number| near(*number))
        .map(|number| PageNumber {
            number,
            url: slice.url(number).href(),
            current: number == slice.page,
        })
        .collect()
}
