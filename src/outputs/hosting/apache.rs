//! `.htaccess`.

use super::policy::{ASK_AGAIN, EVERYWHERE, FOR_EVER, HASHED, POLICY, searching};
use super::{codes, search_pages};
use crate::site::{Alias, Site};

pub(super) fn make(site: &Site) -> String {
    let mut text = String::from(
        "AddType text/calendar .ics\nAddCharset utf-8 .ics .txt\nErrorDocument 404 /404.html\n",
    );
    for code in codes(site) {
        text.push_str(&format!(
            "<If \"%{{REQUEST_URI}} =~ m#^/{code}/#\">\n  ErrorDocument 404 /{code}/404.html\n</If>\n"
        ));
    }
    text.push_str("<IfModule mod_headers.c>\n");
    for (name, value) in EVERYWHERE.into_iter().chain([("Cache-Control", ASK_AGAIN)]) {
        text.push_str(&format!("  Header always set {name} \"{value}\"\n"));
    }
    text.push_str(&format!(
        "  <If \"%{{REQUEST_URI}} =~ m#^/({})/#\">\n    Header always set Cache-Control \"{FOR_EVER}\"\n  </If>\n",
        HASHED.join("|")
    ));
    let pages: Vec<String> = search_pages(site)
        .map(|(_, url)| pattern(url.as_str()))
        .collect();
    if !pages.is_empty() {
        text.push_str(&format!(
            "  <If \"%{{REQUEST_URI}} =~ m#^({})#\">\n    Header always set {POLICY} \"{}\"\n  </If>\n",
            pages.join("|"),
            searching()
        ));
    }
    // What a build keeps for itself and for hosts is nobody else's.
    text.push_str(
        "</IfModule>\n<IfModule mod_alias.c>\n  RedirectMatch 404 \"/\\.(?!well-known)\"\n",
    );
    for Alias { from, to, .. } in site.aliases() {
        text.push_str(&format!(
            "  RedirectMatch 301 \"^{}$\" \"{}\"\n",
            pattern(from.as_str()),
            to.href()
        ));
    }
    text.push_str("</IfModule>\n");
    text
}

/// A regular expression that matches this address alone.
fn pattern(address: &str) -> String {
    let mut pattern = String::with_capacity(address.len() + 8);
    for letter in address.chars() {
        if letter.is_ascii_punctuation() && letter != '/' && letter != '-' && letter != '_' {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}
