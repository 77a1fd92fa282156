//! What a text leaves to the site: where links lead, which pictures there are, what components make.

use pulldown_cmark::{CowStr, LinkType};

use super::directives::Call;
use super::pictures::Picture;

/// The address of a link: of an e-mail address between `<` and `>`, the parser leaves out its scheme.
pub(super) fn destination(link_type: LinkType, address: CowStr<'_>) -> CowStr<'_> {
    if link_type == LinkType::Email {
        format!("mailto:{address}").into()
    } else {
        address
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// To an address.
    To {
        /// The address.
        href: String,
        /// The language of what is there, if it is another than the page's own.
        language: Option<String>,
    },
    /// Nowhere: its text is shown without it.
    Nowhere,
}

/// What only the site knows.
pub trait Resolve {
    /// Where a link leads.
    fn link(&self, target: &str) -> Link;
    /// The picture at a path; none if it isn't there.
    fn image(&self, source: &str) -> Option<Picture>;
    /// The HTML of a component, with the HTML of the text inside it.
    fn component(&self, call: &Call, body: Option<&str>) -> String;
    /// A message of the theme.
    fn message(&self, key: &str) -> String;
}
