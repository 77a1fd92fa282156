//! Who may ask: this site's own pages, at an address that is this machine's.

use std::net::IpAddr;

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

/// Whether a request is for this machine by its own name. A foreign name that leads here is somebody
/// else's page that wants to read the site (DNS rebinding).
pub(super) fn is_for_us(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    host.is_some_and(|host| is_own_name(name_of(host)))
}

/// Whether a request comes from one of our own pages, or from nobody's.
pub(super) fn is_from_us(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let from_elsewhere = headers
        .get("sec-fetch-site")
        .is_some_and(|site| site != "same-origin" && site != "none");
    let same_origin = match (headers.contains_key(ORIGIN), text(ORIGIN), text(HOST)) {
        (false, ..) => true,
        (true, Some(origin), Some(host)) => origin.strip_prefix("http://") == Some(host),
        _ => false,
    };
    same_origin && !from_elsewhere
}

/// A host without its port.
fn name_of(host: &str) -> &str {
    if let Some(rest) = host.strip_prefix('[') {
        return rest.split(']').next().unwrap_or_default();
    }
    host.rsplit_once(':').map_or(host, |(name, _)| name)
}

/// An address in numbers can't be made to lead elsewhere, and `localhost` never leads elsewhere
/// (RFC 6761).
fn is_own_name(name: &str) -> bool {
    name.parse::<IpAddr>().is_ok()
        || name.eq_ignore_ascii_case("localhost")
        || name.to_ascii_lowercase().ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let pairs = pairs
            .iter()
            .filter_map(|(name, value)| Some((name.parse().ok()?, value.parse().ok()?)));
        pairs.collect()
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in [
            "localhost:4000",
            "127.0.0.1:4000",
            "[::1]:4000",
            "192.168.1.7",
            "LOCALHOST",
        ] {
            assert!(is_for_us(&headers(&[("host", host)])), "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:4000",
            "localhost.evil.example",
            "",
        ] {
            assert!(!is_for_us(&headers(&[("host", host)])), "{host}");
        }
        assert!(!is_for_us(&headers(&[])));
    }

    #[test]
    fn only_our_own_pages_may_listen() {
        let host = ("host", "localhost:4000");
        assert!(is_from_us(&headers(&[host])));
        assert!(is_from_us(&headers(&[
            host,
            ("origin", "http://localhost:4000")
        ])));
        assert!(is_from_us(&headers(&[
            host,
            ("sec-fetch-site", "same-origin")
        ])));
        assert!(!is_from_us(&headers(&[
            host,
            ("origin", "https://evil.example")
        ])));
        assert!(!is_from_us(&headers(&[host, ("origin", "null")])));
        assert!(!is_from_us(&headers(&[
            host,
            ("sec-fetch-site", "cross-site")
        ])));
        assert!(!is_from_us(&headers(&[
            host,
            ("sec-fetch-site", "same-site")
        ])));
    }
}
