//! Readers of single values: text, numbers, choices, addresses. (Days and times: `dates.rs`.)

use super::addresses::{is_email_address, is_web_address};
use super::fields::Fields;
use super::node::Yaml;
use crate::diagnostic::{At, Expected, Problem, nearest};

impl Fields<'_> {
    /// A line of text. Numbers count as the text that was written. Empty text is no text.
    pub fn text(&mut self, key: &str) -> Option<At<String>> {
        self.read(key, Expected::Text, Self::written)
            .filter(|text| !text.value.trim().is_empty())
    }

    /// A line of text that must be there.
    pub fn required_text(&mut self, key: &str) -> Option<At<String>> {
        self.require(key);
        self.text(key)
    }

    /// A list of texts; what isn't text is reported and left out.
    pub fn texts(&mut self, key: &str) -> Vec<At<String>> {
        self.list(key, Expected::TextList)
            .into_iter()
            .filter_map(|node| {
                let text = self.written(&node);
                if text.is_none() {
                    self.wrong(key, Expected::TextList, node.span);
                }
                text.map(|text| At::new(text, node.span))
            })
            .collect()
    }

    /// A text, or a list of them.
    pub fn text_or_texts(&mut self, key: &str) -> Vec<String> {
        let texts = if self.is_list(key) {
            self.texts(key)
        } else {
            self.text(key).into_iter().collect()
        };
        texts.into_iter().map(|text| text.value).collect()
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &str) -> Option<bool> {
        let flag = self.read(key, Expected::Flag, |_, node| match node.value {
            Yaml::Flag(flag) => Some(flag),
            _ => None,
        });
        flag.map(|flag| flag.value)
    }

    /// A whole number of any sign.
    pub fn whole(&mut self, key: &str) -> Option<At<i64>> {
        self.read(key, Expected::Number, |_, node| match node.value {
            Yaml::Whole(number) => Some(number),
            _ => None,
        })
    }

    /// A whole number, zero or more.
    pub fn count(&mut self, key: &str) -> Option<At<u32>> {
        self.read(key, Expected::Number, |_, node| match node.value {
            Yaml::Whole(number) => u32::try_from(number).ok(),
            _ => None,
        })
    }

    /// A list of whole numbers within bounds; what is none is reported as another sort than `expected`.
    pub fn counts(
        &mut self,
        key: &str,
        expected: Expected,
        bounds: &std::ops::RangeInclusive<u32>,
    ) -> Option<Vec<u32>> {
        let nodes = self.list(key, expected);
        let mut counts = Vec::new();
        for node in nodes {
            let count = match node.value {
                Yaml::Whole(number) => u32::try_from(number).ok(),
                _ => None,
            };
            match count.filter(|count| bounds.contains(count)) {
                Some(count) => counts.push(count),
                None => self.wrong(key, expected, node.span),
            }
        }
        (!counts.is_empty()).then_some(counts)
    }

    /// Degrees of latitude or longitude, at most so many either way.
    pub fn degrees(&mut self, key: &str, most: f64) -> Option<f64> {
        let degrees = self.read(key, Expected::Degrees, |_, node| {
            let degrees = match node.value {
                Yaml::Fraction(number) => number,
                Yaml::Whole(number) => f64::from(i32::try_from(number).ok()?),
                _ => return None,
            };
            (-most..=most).contains(&degrees).then_some(degrees)
        });
        degrees.map(|degrees| degrees.value)
    }

    /// One of a fixed set of words.
    pub fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == text.value) {
            return Some(*choice);
        }
        let names = choices.iter().map(|(name, _)| *name);
        let problem = Problem::NotAChoice {
            key: key.to_owned(),
            nearest: nearest(&text.value, names.clone()),
            choices: names.map(str::to_owned).collect(),
            value: text.value,
        };
        self.report(problem, text.span);
        None
    }

    /// A web address, `https:` or `http:`.
    pub fn url(&mut self, key: &str) -> Option<At<String>> {
        self.parsed(key, Expected::Url, |text| {
            is_web_address(text).then(|| text.to_owned())
        })
    }

    /// An e-mail address or a web address.
    pub fn contact(&mut self, key: &str) -> Option<At<String>> {
        self.parsed(key, Expected::Contact, |text| {
            (is_web_address(text) || is_email_address(text)).then(|| text.to_owned())
        })
    }

    /// An e-mail address, or a web address that nobody on the way can read along with.
    pub fn secure_contact(&mut self, key: &str) -> Option<At<String>> {
        self.parsed(key, Expected::Contact, |text| {
            let is_secure = is_web_address(text) && text.starts_with("https://");
            (is_secure || is_email_address(text)).then(|| text.to_owned())
        })
    }

    /// Text that `read` understands; else `expected` is reported.
    pub fn parsed<T>(
        &mut self,
        key: &str,
        expected: Expected,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<At<T>> {
        let text = self.text(key)?;
        if let Some(value) = read(&text.value) {
            return Some(At::new(value, text.span));
        }
        self.wrong(key, expected, text.span);
        None
    }
}
