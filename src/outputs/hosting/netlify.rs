//! `_headers` and `_redirects`.

use super::policy::{ASK_AGAIN, EVERYWHERE, FOR_EVER, HASHED};
use crate::site::Site;

pub(super) fn headers() -> String {
    let mut text = String::from("/*\n");
    for (name, value) in EVERYWHERE {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    text.push_str(&format!("  Cache-Control: {ASK_AGAIN}\n"));
    for folder in HASHED {
        // What stands above for everything would be joined to this: it is taken back first.
        text.push_str(&format!(
            "/{folder}/*\n  ! Cache-Control\n  Cache-Control: {FOR_EVER}\n"
        ));
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
