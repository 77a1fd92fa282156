//! `_headers` and `_redirects`.

use super::policy::{EVERYWHERE, FOR_EVER, HASHED};
use crate::site::Site;

/// How long other files may be kept is left to these hosts, who have them asked for again: two rules for
/// one file would be joined.
pub(super) fn headers() -> String {
    let mut text = String::from("/*\n");
    for (name, value) in EVERYWHERE {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for folder in HASHED {
        text.push_str(&format!("/{folder}/*\n  Cache-Control: {FOR_EVER}\n"));
    }
    text
}

pub(super) fn redirects(site: &Site) -> String {
    let mut text = String::new();
    for (from, to, _) in site.aliases() {
        text.push_str(&format!("{} {} 301\n", from.href(), to.href()));
    }
    text
}
