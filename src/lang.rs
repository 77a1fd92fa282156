//! The languages of a site: an index type, and a value per language.
//!
//! A site has two languages or more, and the code knows none of them by name. What exists once per
//! language is a [`PerLang`], and the only way into it is a [`Lang`] that the site itself gave out: now, or
//! to what is kept between builds under a key that names its languages.

use std::ops::{Index, IndexMut};

use serde::{Deserialize, Serialize};

/// One of the site's languages: an index into [`Languages`], in the order of `site.yaml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Lang(u8);

impl Lang {
    /// The position of the language in `site.yaml`, from 0.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The direction in which a language is written: HTML's `dir`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// A language as `site.yaml` describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// The BCP 47 code in addresses, file names and `lang` attributes: `nl`.
    pub code: String,
    /// The language's name in itself: `Nederlands`.
    pub name: String,
    /// The BCP 47 locale by which dates are written and names sorted: `nl-NL`.
    pub locale: String,
    /// The site's title in this language.
    pub title: String,
    /// The site's description in this language.
    pub description: String,
}

impl Language {
    /// How this language is written, by the script of its locale.
    pub fn direction(&self) -> Direction {
        const RIGHT_TO_LEFT: [&str; 10] =
            ["ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ur", "yi"];
        let base = self.code.split('-').next().unwrap_or_default();
        if RIGHT_TO_LEFT.contains(&base) {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        }
    }
}

/// All languages of the site, in the order of `site.yaml`; the first is the default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Languages(Vec<Language>);

impl Languages {
    /// The most languages that a site can have.
    pub const MOST: usize = u8::MAX as usize;

    /// Takes the languages in their order; those past [`Languages::MOST`] are dropped.
    pub fn new(mut languages: Vec<Language>) -> Self {
        languages.truncate(Self::MOST);
        Self(languages)
    }

    /// Every language with its index, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &Language)> + Clone {
        self.all().zip(&self.0)
    }

    /// Every index, in order.
    pub fn all(&self) -> impl Iterator<Item = Lang> + Clone + use<> {
        (0..self.0.len()).map(|index| Lang(index as u8))
    }

    /// The language with this code.
    pub fn find(&self, code: &str) -> Option<Lang> {
        self.iter()
            .find(|(_, language)| language.code == code)
            .map(|(lang, _)| lang)
    }

    /// The codes, in order.
    pub fn codes(&self) -> Vec<String> {
        self.0
            .iter()
            .map(|language| language.code.clone())
            .collect()
    }

    /// How many languages there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none, as before `site.yaml` was read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Index<Lang> for Languages {
    type Output = Language;

    fn index(&self, lang: Lang) -> &Language {
        &self.0[lang.index()]
    }
}

/// One value for each language of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerLang<T>(Vec<T>);

impl<T> PerLang<T> {
    /// Makes a value for each language.
    pub fn from_fn(languages: &Languages, make: impl FnMut(Lang) -> T) -> Self {
        Self(languages.all().map(make).collect())
    }

    /// A value for each language from the value that there is.
    pub fn map_ref<U>(&self, mut change: impl FnMut(&T) -> U) -> PerLang<U> {
        PerLang(self.0.iter().map(&mut change).collect())
    }

    /// Every value with its language, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (Lang, &mut T)> {
        self.0
            .iter_mut()
            .enumerate()
            .map(|(index, value)| (Lang(index as u8), value))
    }

    /// Every value with its language, in the site's order.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        self.0
            .iter()
            .enumerate()
            .map(|(index, value)| (Lang(index as u8), value))
    }
}

impl<T> PerLang<Option<T>> {
    /// No value in any language.
    pub fn none(languages: &Languages) -> Self {
        Self::from_fn(languages, |_| None)
    }

    /// The values that exist, with their languages.
    pub fn present(&self) -> impl Iterator<Item = (Lang, &T)> {
        self.iter()
            .filter_map(|(lang, value)| value.as_ref().map(|value| (lang, value)))
    }

    /// Takes out the values that `keep` doesn't want.
    pub fn retain(&mut self, mut keep: impl FnMut(&T) -> bool) {
        for value in &mut self.0 {
            if value.as_ref().is_some_and(|value| !keep(value)) {
                *value = None;
            }
        }
    }

    /// The value in `lang`, or else in the first language that has one.
    pub fn best(&self, lang: Lang) -> Option<(Lang, &T)> {
        match &self[lang] {
            Some(value) => Some((lang, value)),
            None => self.present().next(),
        }
    }
}

impl<T> Index<Lang> for PerLang<T> {
    type Output = T;

    fn index(&self, lang: Lang) -> &T {
        &self.0[lang.index()]
    }
}

impl<T> IndexMut<Lang> for PerLang<T> {
    fn index_mut(&mut self, lang: Lang) -> &mut T {
        &mut self.0[lang.index()]
    }
}
