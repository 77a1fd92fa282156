//! Themes: templates, assets and words, and what a page may see of the site.

mod assets;
mod components;
mod dates;
mod engine;
mod escape;
mod filters;
mod functions;
mod load;
mod messages;
mod numbers;
mod pictures;
mod scene;
mod shipped;
mod text;
mod views;

pub use assets::{Asset, AssetContents, Assets};
pub use components::{ComponentArguments, Components};
pub use dates::{Dates, Style};
pub use engine::{Engine, RenderError, safe};
pub use escape::escape;
pub use filters::NAMES as FILTERS;
pub use functions::NAMES as FUNCTIONS;
pub use load::{Theme, Themes, read_themes};
pub use messages::Messages;
pub use numbers::Numbers;
pub use scene::{Scene, Shown};
pub use views::*;

use crate::lang::Languages;

/// The name of a language in the language of the page: the theme's word, or else the language's own.
pub(crate) fn spoken_name(code: &str, messages: &Messages, languages: &Languages) -> String {
    let own = || {
        languages
            .find(code)
            .map_or_else(|| code.to_owned(), |lang| languages[lang].name.clone())
    };
    messages
        .find(&format!("language-{code}"))
        .map_or_else(own, str::to_owned)
}
