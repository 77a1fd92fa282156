//! Styles, scripts and pictures of a theme: published with a hash of their contents in their names,
//! so that browsers may keep them for ever.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::site::{Url, hashed_name};
use crate::source::{FileHash, Media};

/// What an asset is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AssetContents {
    /// Text, ready to be published.
    Text(Arc<str>),
    /// A file that is published as it is.
    Media(Media),
}

/// A file of a theme that is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its address, with the hash in its name.
    pub url: Url,
    /// What is in it.
    pub contents: AssetContents,
}

/// The assets of a theme and of those that it extends, by their paths in `assets/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assets(BTreeMap<String, Asset>);

impl Assets {
    /// Names every asset by its contents. Addresses in styles are made to lead to the hashed names.
    pub fn new(contents: &BTreeMap<String, AssetContents>) -> Self {
        let is_style = |path: &str| path.ends_with(".css");
        let mut assets = Self::default();
        for (path, contents) in contents.iter().filter(|(path, _)| !is_style(path)) {
            assets.add(path, contents.clone());
        }
        for (path, contents) in contents.iter().filter(|(path, _)| is_style(path)) {
            let contents = match contents {
                AssetContents::Text(style) => {
                    AssetContents::Text(assets.with_addresses(path, style).into())
                }
                AssetContents::Media(_) => contents.clone(),
            };
            assets.add(path, contents);
        }
        assets
    }

    /// The asset at a path in `assets/`.
    pub fn get(&self, path: &str) -> Option<&Asset> {
        self.0.get(path)
    }

    /// Every asset, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Asset)> {
        self.0.iter().map(|(path, asset)| (path.as_str(), asset))
    }

    fn add(&mut self, path: &str, contents: AssetContents) {
        let hash = match &contents {
            AssetContents::Text(text) => FileHash::of(text.as_bytes()),
            AssetContents::Media(media) => media.hash,
        };
        let url = Url::file(&hashed_name("assets", path, &hash.short()));
        self.0.insert(path.to_owned(), Asset { url, contents });
    }

    /// A style whose `url(…)` of known assets lead to their hashed names.
    fn with_addresses(&self, path: &str, style: &str) -> String {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut out = String::with_capacity(style.len());
        let mut rest = style;
        while let Some(found) = rest.find("url(") {
            let (before, after) = rest.split_at(found + 4);
            out.push_str(before);
            let end = after.find(')').unwrap_or(after.len());
            let target = after[..end].trim().trim_matches(['"', '\'']);
            let full = if folder.is_empty() {
                target.to_owned()
            } else {
                format!("{folder}/{target}")
            };
            match self.get(&full) {
                Some(asset) => out.push_str(&asset.url.href()),
                None => out.push_str(&after[..end]),
            }
            rest = &after[end..];
        }
        out.push_str(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_lead_to_hashed_names() {
        let text = |text: &str| AssetContents::Text(text.into());
        let assets = Assets::new(&BTreeMap::from([
            ("icon.svg".to_owned(), text("<svg/>")),
            (
                "style.css".to_owned(),
                text("a{background:url('icon.svg')} b{background:url(none.svg)}"),
            ),
        ]));
        let icon = assets.get("icon.svg").expect("an asset").url.href();
        let AssetContents::Text(style) = &assets.get("style.css").expect("an asset").contents
        else {
            panic!("text")
        };
        assert_eq!(
            &**style,
            format!("a{{background:url({icon})}} b{{background:url(none.svg)}}")
        );
    }
}
