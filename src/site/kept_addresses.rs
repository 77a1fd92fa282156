//! `urls.txt`: every address that was ever published, committed beside the content.
//!
//! A line has an address and, after a space, the entry that it was: `/nl/evenementen/borrel/ events/borrel`.
//! Lines that start with `#` are for people. Whoever has the file wants it kept; to start, make an empty
//! one.

use std::collections::BTreeMap;

use super::address::Url;
use crate::diagnostic::{At, Span};
use crate::source::EntryPath;

/// An address as a line has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAddress {
    /// The address.
    pub url: At<Url>,
    /// The entry that it was.
    pub entry: Option<EntryPath>,
}

/// The path of the file from the site's root.
pub const KEPT_ADDRESSES: &str = "urls.txt";

/// Reads every line. What is no address is given as where it stands.
pub fn read_kept_addresses(text: &str) -> impl Iterator<Item = Result<KeptAddress, Span>> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line.trim_end())
    });
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(start, line)| {
        let (address, entry) = line.split_once(' ').unwrap_or((line, ""));
        let span = Span::new(start, start + address.len());
        let path = address.strip_prefix('/').ok_or(span)?;
        if path.split('/').any(|part| part == ".." || part == ".") {
            return Err(span);
        }
        let entry = entry.trim();
        Ok(KeptAddress {
            url: At::new(Url::file(path), span),
            entry: (!entry.is_empty()).then(|| EntryPath::new(entry)),
        })
    })
}

/// The file with more addresses in it, each once and in order; none if all of them are there. What
/// stands there already, and what people wrote above it, stays.
pub fn with_addresses(text: &str, published: &BTreeMap<Url, Option<EntryPath>>) -> Option<String> {
    let mut kept: BTreeMap<Url, Option<EntryPath>> = read_kept_addresses(text)
        .filter_map(Result::ok)
        .map(|kept| (kept.url.value, kept.entry))
        .collect();
    let before = kept.len();
    for (url, entry) in published {
        kept.entry(url.clone()).or_insert_with(|| entry.clone());
    }
    if kept.len() == before {
        return None;
    }
    let mut file = String::new();
    for comment in text.lines().filter(|line| line.starts_with('#')) {
        file.push_str(comment);
        file.push('\n');
    }
    for (url, entry) in kept {
        file.push_str(url.as_str());
        if let Some(entry) = entry {
            file.push_str(&format!(" {entry}"));
        }
        file.push('\n');
    }
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_added_once_and_in_order() {
        let url = |path: &str| Url::file(path);
        let published = BTreeMap::from([
            (url("nl/a/"), Some(EntryPath::new("news/a"))),
            (url("nl/"), None),
        ]);
        let text = "# Kept for ever.\n/nl/b/ news/b\n";
        let all = "# Kept for ever.\n/nl/\n/nl/a/ news/a\n/nl/b/ news/b\n";
        assert_eq!(with_addresses(text, &published).as_deref(), Some(all));
        assert_eq!(with_addresses(all, &published), None);
    }

    #[test]
    fn what_is_no_address_is_pointed_at() {
        let read: Vec<_> = read_kept_addresses("/nl/\n<<<<<<< HEAD\n").collect();
        assert_eq!(read[1], Err(Span::new(5, 12)));
        assert!(read_kept_addresses("/../x\n").all(|line| line.is_err()));
    }
}
