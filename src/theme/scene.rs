//! What templates are shown at the moment.

use std::sync::{Arc, PoisonError, RwLock};

use super::views::Cards;
use crate::site::Site;

/// The site and the cards of its entries, which change while the templates stay.
#[derive(Debug)]
pub struct Scene(RwLock<Shown>);

/// What is shown.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The site.
    pub site: Arc<Site>,
    /// The cards of its entries.
    pub cards: Arc<Cards>,
}

impl Scene {
    /// Shows this from the start.
    pub fn new(shown: Shown) -> Self {
        Self(RwLock::new(shown))
    }

    /// What is shown now.
    pub fn shown(&self) -> Shown {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Shows something else from now on.
    pub fn show(&self, shown: Shown) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = shown;
    }
}
