//! `robots.txt`: everyone may read everything (RFC 9309).

use crate::site::Site;

pub(super) fn make(site: &Site) -> String {
    format!(
        "User-agent: *\nAllow: /\n\nSitemap: {}/sitemap.xml\n",
        site.config.base_url
    )
}
