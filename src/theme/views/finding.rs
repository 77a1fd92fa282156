//! What the pages see by which readers find others.

use tera::Value;

use super::cards::Cards;
use super::view;
use crate::lang::Lang;
use crate::site::Letter;

view! {
    /// The page on which readers search.
    SearchView {
        /// The address of the folder of the index.
        index: String,
        /// The kinds of what can be found.
        kinds: Vec<&'static str>,
    }
}

view! {
    /// A letter of the page with everything from A to Z.
    LetterView {
        /// The letter, as a capital; `#` for what begins with none.
        letter: String,
        /// The name that links use.
        id: String,
        /// What begins with it.
        items: Vec<Value>,
    }
}

impl LetterView {
    /// The view of a letter in a language.
    pub fn new(letter: Letter, cards: &Cards, lang: Lang) -> Self {
        let name = if letter.is_letter() {
            letter.letter.to_lowercase()
        } else {
            "0".to_owned()
        };
        Self {
            id: format!("letter-{name}"),
            items: cards.list(letter.entries, lang),
            letter: letter.letter,
        }
    }
}
