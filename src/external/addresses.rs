//! The addresses on other sites, and every place where one stands.

use std::collections::BTreeMap;
use std::fmt;

use crate::config::Config;
use crate::content::Particulars;
use crate::diagnostic::{At, SourcePath, Span};
use crate::markdown::Target;
use crate::site::{Edition, Entry, Site};

/// An address on another site, without the part that names a place on the page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address(String);

impl Address {
    /// The address in a link; none if it leads to no other site, or to no site at all.
    fn new(link: &str, own: &str) -> Option<Self> {
        let (scheme, rest) = link.split_once("://")?;
        let is_web = ["http", "https"]
            .iter()
            .any(|web| scheme.eq_ignore_ascii_case(web));
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_own = own
            .split_once("://")
            .is_some_and(|(_, own)| own.trim_end_matches('/').eq_ignore_ascii_case(host));
        let page = link.split('#').next().unwrap_or_default();
        (is_web && !is_own && !host.is_empty()).then(|| Self(page.to_owned()))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whose it is: the host and the port.
    pub fn host(&self) -> &str {
        let (_, rest) = self.0.split_once("://").unwrap_or(("", &self.0));
        rest.split(['/', '?']).next().unwrap_or_default()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where an address stands.
pub(super) type Place = (SourcePath, Span);

/// Every address on another site that the texts, the facts and the settings have, with its places.
pub(super) fn mentioned(site: &Site) -> BTreeMap<Address, Vec<Place>> {
    let mut mentions = Mentions {
        own: &site.config.base_url,
        found: BTreeMap::new(),
    };
    for (_, entry) in site.entries() {
        for (_, edition) in entry.editions.present() {
            mentions.read_text(edition);
        }
        mentions.read_facts(entry);
    }
    let landings = site.sections.iter().map(|section| &section.landings);
    for editions in landings.chain([&site.homes]) {
        for (_, edition) in editions.present() {
            mentions.read_text(edition);
        }
    }
    if let Some(contact) = &site.config.security_contact {
        mentions.add(&SourcePath::new(Config::FILE), contact);
    }
    mentions.found
}

struct Mentions<'a> {
    /// The address of the site itself, which is not asked: it may not be published yet.
    own: &'a str,
    found: BTreeMap<Address, Vec<Place>>,
}

impl Mentions<'_> {
    fn read_text(&mut self, edition: &Edition) {
        for target in &edition.survey.targets {
            if let Target::Link(link) = target {
                self.add(&edition.file, link);
            }
        }
        for link in &edition.survey.html_links {
            self.add(&edition.file, link);
        }
        for call in &edition.survey.calls {
            for (key, value) in &call.arguments {
                if key.value == "to" {
                    self.add(&edition.file, value);
                }
            }
        }
    }

    fn read_facts(&mut self, entry: &Entry) {
        let Some(file) = &entry.facts_file else {
            return;
        };
        let links: Vec<Option<&At<String>>> = match &entry.facts.particulars {
            Particulars::Event(event) => event.gathering.links().to_vec(),
            Particulars::Workshop(workshop) => workshop.gathering.links().to_vec(),
            Particulars::Initiative(initiative) => {
                vec![initiative.contact.as_ref(), initiative.apply_url.as_ref()]
            }
            Particulars::Partner(partner) => vec![partner.url.as_ref()],
            Particulars::Place(_) | Particulars::News(_) | Particulars::Page => Vec::new(),
        };
        for link in links.into_iter().flatten() {
            self.add(file, link);
        }
    }

    fn add(&mut self, file: &SourcePath, link: &At<String>) {
        if let Some(address) = Address::new(&link.value, self.own) {
            let places = self.found.entry(address).or_default();
            places.push((file.clone(), link.span));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_on_another_site() {
        let own = "https://own.test";
        let page = Some(Address("https://other.test/a?b".to_owned()));
        assert_eq!(Address::new("https://other.test/a?b#c", own), page);
        for link in [
            "/events/x",
            "mailto:info@other.test",
            "https://own.test/nl/",
            "HTTPS://OWN.TEST",
            "https:///nowhere",
        ] {
            assert_eq!(Address::new(link, own), None, "{link}");
        }
        assert!(Address::new("https://own.test.other.test/", own).is_some());
    }

    #[test]
    fn a_host_has_its_port() {
        let host = |link| Address::new(link, "").map(|address| address.host().to_owned());
        assert_eq!(
            host("http://other.test:8080/a").as_deref(),
            Some("other.test:8080")
        );
        assert_eq!(host("https://other.test?a").as_deref(), Some("other.test"));
    }
}
