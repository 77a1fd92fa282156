//! E-mail addresses and web addresses in a text, and where links lead.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::{memchr_iter, memmem};

/// Where e-mail addresses stand in a text.
pub(super) fn emails(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let belongs = |byte: &u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-')
    };
    let found = memchr_iter(b'@', bytes).filter_map(|at| {
        let before = bytes[..at].iter().rev().take_while(|byte| belongs(byte));
        let start = at - before.count();
        let after = bytes[at + 1..].iter().take_while(|byte| belongs(byte));
        let host = text[at + 1..at + 1 + after.count()].trim_end_matches(['.', '-']);
        (start < at && host.contains('.')).then(|| start..at + 1 + host.len())
    });
    found.collect()
}

static SCHEME: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("://"));
static HOST: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("www."));

/// Where web addresses stand in a text, as far as they show: `https://…`, `www.…`.
pub(super) fn urls(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let schemes = SCHEME.find_iter(bytes).map(|at| {
        let scheme = bytes[..at].iter().rev();
        at - scheme.take_while(|byte| byte.is_ascii_alphabetic()).count()
    });
    let hosts = HOST.find_iter(bytes);
    let end = |start: usize| {
        text[start..]
            .find(char::is_whitespace)
            .map_or(text.len(), |length| start + length)
    };
    schemes
        .chain(hosts)
        .map(|start| start..end(start))
        .collect()
}

/// A page elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    host: String,
    path: String,
}

impl Elsewhere {
    /// Where a link with a scheme leads. The languages of the site are no part of a host's name.
    pub(super) fn new(address: &str, codes: &[&str]) -> Self {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let mut host = host.to_ascii_lowercase();
        for first in ["www"].iter().chain(codes) {
            if let Some(rest) = host.strip_prefix(&format!("{first}.")) {
                host = rest.to_owned();
            }
        }
        let path = path.trim_end_matches('/').to_owned();
        Self { host, path }
    }

    /// Whether both can be the same in two languages: they mostly are, where the host is. Paths that
    /// differ in their digits alone are not.
    pub fn agrees(&self, other: &Self) -> bool {
        self.host == other.host && (self.path == other.path || !self.is_twin(other))
    }

    /// Whether both differ in their digits alone.
    pub fn is_twin(&self, other: &Self) -> bool {
        let bare =
            |path: &str| -> String { path.chars().filter(|c| !c.is_ascii_digit()).collect() };
        self.host == other.host
            && self.path != other.path
            && bare(&self.path) == bare(&other.path)
            && self.path.contains(|c: char| c.is_ascii_digit())
    }
}

/// The name of a picture without the marks of a language: `plan-nl.svg` and `plan-en.svg` are one.
pub(super) fn picture(path: &str, codes: &[&str]) -> String {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let is_language = |part: &&str| {
        codes.contains(part) || matches!(*part, "nederlands" | "engels" | "dutch" | "english")
    };
    let parts = name
        .split(['-', '_', '.'])
        .filter(|part| !is_language(part));
    parts.collect::<Vec<_>>().join(".")
}
