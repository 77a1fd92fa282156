//! The words of an entry: Markdown to HTML.
//!
//! A text is read twice. [`survey`] finds what others need to know of it (headings, links, pictures,
//! components, forbidden HTML) without making any HTML; [`render`] makes the HTML when its page is
//! made, so that a site's HTML never sits in memory whole. Reading twice costs some microseconds.

mod directives;
mod footnotes;
mod headings;
mod html;
mod prose;
mod render;
mod resolve;
mod survey;
mod typography;

pub use directives::{Call, Mark, Prepared};
pub use headings::{Heading, slugify};
pub use prose::{Block, BlockKind, GAP, Prose, ProseImage, ProseLink, prose};
pub use render::{escaped, render};
pub use resolve::{Link, Picture, Resolve};
pub use survey::{Survey, Target, survey};
pub use typography::Typography;

use pulldown_cmark::Options;

/// `CommonMark` and the extensions that the content format lists.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_SMART_PUNCTUATION)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM);
