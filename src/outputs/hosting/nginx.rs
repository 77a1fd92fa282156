//! A file to include in the `server` of nginx.

use super::policy::{
    ASK_AGAIN, CONTENT_SECURITY_POLICY, EVERYWHERE, FOR_EVER, HASHED, POLICY, searching,
};
use super::{codes, search_pages};
use crate::site::{Alias, Site};

pub(super) fn make(site: &Site) -> String {
    let mut text = String::from(
        "# Include this in the `server` block: include /path/to/public/.hosting/nginx.conf;\n\
         gzip_static on;\n\
         error_page 404 /404.html;\n",
    );
    text.push_str(&headers(ASK_AGAIN, ""));
    // A location has either its own headers or those of the server: it says them all again.
    for folder in HASHED {
        text.push_str(&format!(
            "location /{folder}/ {{\n{}}}\n",
            headers(FOR_EVER, "  ")
        ));
    }
    // Few set-ups know what a calendar is, and browsers are told not to guess.
    text.push_str(&format!(
        "location ~ \\.ics$ {{\n  types {{ text/calendar ics; }}\n  charset utf-8;\n  charset_types text/calendar;\n{}}}\n",
        headers(ASK_AGAIN, "  ")
    ));
    text.push_str(&format!(
        "location = /.well-known/security.txt {{\n  types {{ text/plain txt; }}\n  charset utf-8;\n{}}}\n",
        headers(ASK_AGAIN, "  ")
    ));
    for code in codes(site) {
        text.push_str(&format!(
            "location /{code}/ {{\n  error_page 404 /{code}/404.html;\n}}\n"
        ));
    }
    let policy = searching();
    for (lang, url) in search_pages(site) {
        let code = &site.config.languages[lang].code;
        text.push_str(&format!(
            "location {} {{\n  error_page 404 /{code}/404.html;\n{}}}\n",
            quoted(url.as_str()),
            headers_with(&policy, ASK_AGAIN, "  ")
        ));
    }
    text.push_str("location ~ /\\.(?!well-known) {\n  return 404;\n}\n");
    for Alias { from, to, .. } in site.aliases() {
        text.push_str(&format!(
            "location = {} {{\n  return 301 {};\n}}\n",
            quoted(from.as_str()),
            quoted(&to.href())
        ));
    }
    text
}

fn headers(cache: &str, indent: &str) -> String {
    headers_with(CONTENT_SECURITY_POLICY, cache, indent)
}

fn headers_with(policy: &str, cache: &str, indent: &str) -> String {
    let mut text = String::new();
    for (name, value) in EVERYWHERE.into_iter().chain([("Cache-Control", cache)]) {
        let value = if name == POLICY { policy } else { value };
        text.push_str(&format!("{indent}add_header {name} \"{value}\" always;\n"));
    }
    text
}

/// An address: nothing that can be part of one means anything to nginx.
fn quoted(address: &str) -> String {
    format!("\"{address}\"") // parts of an address are letters, digits and `-._~`
}
