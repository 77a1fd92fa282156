//! What the site asks of whoever hosts it, in the words of the common hosts: what browsers may do on
//! its pages, how long they may keep files, where old addresses lead, and what answers to addresses
//! that don't exist.

mod apache;
mod netlify;
mod nginx;
mod policy;

use crate::lang::{Lang, PerLang};
use crate::site::{Site, Url};

/// The words of a kind of host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hosting {
    /// `_headers`, as Netlify, Cloudflare Pages and their like read it.
    Headers,
    /// `_redirects`, of the same.
    Redirects,
    /// `.htaccess`, for Apache.
    Apache,
    /// A file to include in the configuration of nginx.
    Nginx,
}

impl Hosting {
    /// Every kind, with the path of its file.
    pub const ALL: [(&'static str, Self); 4] = [
        ("_headers", Self::Headers),
        ("_redirects", Self::Redirects),
        (".htaccess", Self::Apache),
        (".hosting/nginx.conf", Self::Nginx),
    ];
}

pub(super) fn make(site: &Site, hosting: Hosting) -> String {
    match hosting {
        Hosting::Headers => netlify::headers(site),
        Hosting::Redirects => netlify::redirects(site),
        Hosting::Apache => apache::make(site),
        Hosting::Nginx => nginx::make(site),
    }
}

/// The pages on which readers search.
fn search_pages(site: &Site) -> impl Iterator<Item = (Lang, &Url)> {
    site.search_urls().into_iter().flat_map(PerLang::iter)
}

/// The codes of the site's languages: the folders that have a page of their own for what isn't there.
fn codes(site: &Site) -> impl Iterator<Item = &str> {
    let languages = site.config.languages.iter();
    languages.map(|(_, language)| language.code.as_str())
}
