//! `_headers` and `_redirects`.

use std::collections::BTreeSet;

use super::policy::{CONTENT_SECURITY_POLICY, EVERYWHERE, FOR_EVER, HASHED, POLICY, searching};
use super::{codes, search_pages};
use crate::site::{Alias, Site, Url};

/// How long other files may be kept is left to these hosts, who have them asked for again: two rules for
/// one file would be joined.
///
/// Nor can a rule take back what another says: a page under two policies is under both. So where the
/// site can be searched, what is said everywhere is what the pages on which that is done may do, and
/// whatever has a page is told by its folder that it may do less.
pub(super) fn headers(site: &Site) -> String {
    let everywhere = search_pages(site).next().map(|_| searching());
    let everywhere = everywhere.as_deref().unwrap_or(CONTENT_SECURITY_POLICY);
    let mut text = String::from("/*\n");
    for (name, value) in EVERYWHERE {
        let value = if name == POLICY { everywhere } else { value };
        text.push_str(&format!("  {name}: {value}\n"));
    }
    let is_searched = search_pages(site).next().is_some();
    for folder in HASHED {
        text.push_str(&format!("/{folder}/*\n  Cache-Control: {FOR_EVER}\n"));
        if is_searched {
            text.push_str(&format!("  {POLICY}: {CONTENT_SECURITY_POLICY}\n"));
        }
    }
    if is_searched {
        for path in strict(site) {
            text.push_str(&format!("{path}\n  {POLICY}: {CONTENT_SECURITY_POLICY}\n"));
        }
    }
    text
}

/// Everywhere that there are pages on which nobody searches: their folders below the home pages, and
/// what lies outside of those. What lies below a page on which one does is like that page: a rule for the
/// folder would be one for both.
fn strict(site: &Site) -> BTreeSet<String> {
    let mut paths = BTreeSet::from(["/".to_owned(), "/404.html".to_owned()]);
    for code in codes(site) {
        paths.insert(format!("/{code}/"));
        paths.insert(format!("/{code}/404.html"));
    }
    let sections = site.sections.iter().flat_map(|section| section.urls.iter());
    let topics = site.topics.iter().flat_map(|(_, topic)| topic.urls.iter());
    let index = site.index_urls.iter();
    let entries = site
        .entries()
        .flat_map(|(_, entry)| entry.editions.present());
    let urls = sections.chain(topics).chain(index).map(|(_, url)| url);
    let urls = urls.chain(entries.map(|(_, edition)| &edition.url));
    let aliases = site.aliases().iter().map(|alias| &alias.from);
    paths.extend(urls.chain(aliases).filter_map(|url| folder(site, url)));
    for (_, url) in search_pages(site) {
        paths.retain(|path| folder(site, url).as_ref() != Some(path));
    }
    paths
}

/// The folder of a page: below the home page of its language, or else at the root.
fn folder(site: &Site, url: &Url) -> Option<String> {
    let href = url.href();
    let mut parts = href.split_inclusive('/').skip(1);
    let mut folder = format!("/{}", parts.next()?);
    if codes(site).any(|code| folder == format!("/{code}/")) {
        folder.push_str(parts.next()?);
    }
    if folder.ends_with('/') {
        folder.push('*');
    }
    Some(folder)
}

pub(super) fn redirects(site: &Site) -> String {
    let mut text = String::new();
    for Alias { from, to, .. } in site.aliases() {
        text.push_str(&format!("{} {} 301\n", from.href(), to.href()));
    }
    text
}
