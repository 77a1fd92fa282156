//! Addresses, and the files that answer to them.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use icu_normalizer::ComposingNormalizerBorrowed;

/// An address on the site: a path from its root, with a slash before it. Pages end in a slash, files
/// don't. Letters of any script stand in it as they are; [`Url::href`] encodes them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(Arc<str>);

impl Url {
    /// The address of a page below these parts.
    pub fn page<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut path = String::from("/");
        for part in parts {
            path.push_str(part);
            path.push('/');
        }
        Self(path.into())
    }

    /// The address of a file: a path from the root, without a slash before it.
    pub fn file(path: &str) -> Self {
        Self(format!("/{path}").into())
    }

    /// A page or a file below this page.
    #[must_use]
    pub fn join(&self, rest: &str) -> Self {
        Self(format!("{}{rest}", self.0).into())
    }

    /// A page of the site's own below this page. Where a writer has given its address out, it makes way: it gets a
    /// number.
    #[must_use]
    pub fn free_below(&self, part: &str, is_taken: impl Fn(&Self) -> bool) -> Self {
        let mut url = self.join(&format!("{part}/"));
        let mut number = 1;
        while is_taken(&url) {
            number += 1;
            url = self.join(&format!("{part}-{number}/"));
        }
        url
    }

    /// A page of the list whose first page this is, from 1.
    #[must_use]
    pub fn list_page(&self, number: usize) -> Self {
        if number == 1 {
            self.clone()
        } else {
            self.join(&format!("page/{number}/"))
        }
    }

    /// The path as people read it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path as it stands in HTML, feeds and sitemaps: RFC 3986, with `%` for other letters.
    pub fn href(&self) -> String {
        if self.0.is_ascii() {
            return self.0.to_string();
        }
        let mut href = String::with_capacity(self.0.len() * 2);
        for byte in self.0.bytes() {
            if byte.is_ascii() {
                href.push(char::from(byte));
            } else {
                href.push_str(&format!("%{byte:02X}"));
            }
        }
        href
    }

    /// The page that this is, or that this file lies beside; none for a file at the root.
    #[must_use]
    pub fn folder(&self) -> Option<Self> {
        let (folder, _) = self.0.rsplit_once('/')?;
        (!folder.is_empty()).then(|| Self(format!("{folder}/").into()))
    }

    /// The file that answers to this address.
    pub fn out_path(&self) -> OutPath {
        let path = self.0.trim_start_matches('/');
        if self.0.ends_with('/') {
            OutPath::new(format!("{path}index.html"))
        } else {
            OutPath::new(path)
        }
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file of the published site: a path from its folder, with `/` between its parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(Arc<str>);

impl OutPath {
    /// A file by its path from the published folder.
    pub fn new(path: impl AsRef<str>) -> Self {
        Self(Arc::from(path.as_ref()))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address that this file answers to.
    pub fn url(&self) -> Url {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => Url::file(folder),
            _ => Url::file(&self.0),
        }
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One part of an address, in the composed form of its letters; none if it can't be one.
pub(super) fn address_part(text: &str) -> Option<Cow<'_, str>> {
    let text = text.trim();
    let text = if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        ComposingNormalizerBorrowed::new_nfc().normalize(text)
    };
    // Combining marks count: without them, Hindi or Thai could not be written.
    let fits = |c: char| c.is_alphanumeric() || "-._~".contains(c) || is_mark(c);
    (!text.is_empty() && text.len() <= 200 && !text.starts_with('.') && text.chars().all(fits))
        .then_some(text)
}

/// Whether a text can be one part of an address, as it is.
pub fn is_address_part(text: &str) -> bool {
    address_part(text).is_some_and(|part| part == text)
}

fn is_mark(c: char) -> bool {
    icu_normalizer::properties::CanonicalCombiningClassMapBorrowed::new().get_u8(c) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_its_file_agree() {
        let url = Url::page(["nl", "nieuws", "größe"]);
        assert_eq!(url.as_str(), "/nl/nieuws/größe/");
        assert_eq!(url.href(), "/nl/nieuws/gr%C3%B6%C3%9Fe/");
        assert_eq!(url.out_path().as_str(), "nl/nieuws/größe/index.html");
        assert_eq!(Url::file("robots.txt").out_path().as_str(), "robots.txt");
    }

    #[test]
    fn nothing_climbs_out_of_the_site() {
        for wrong in [
            "..", ".", "a/b", "a b", "", "a?b", "a#b", "a\\b", "%2e%2e", "a\u{0}b",
        ] {
            assert_eq!(address_part(wrong), None, "{wrong}");
        }
        assert_eq!(address_part("новости").as_deref(), Some("новости"));
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_written_its_file_stays_inside(text in ".*") {
            if let Some(part) = address_part(&text) {
                let path = Url::page(["nl", &*part]).out_path();
                let parts: Vec<&str> = path.as_str().split('/').collect();
                proptest::prop_assert_eq!(parts.len(), 3);
                proptest::prop_assert!(parts.iter().all(|part| !part.is_empty() && !part.starts_with('.')));
                proptest::prop_assert_eq!(address_part(&part), Some(part.clone()));
            }
        }
    }
}
