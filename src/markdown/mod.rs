//! The words of an entry: Markdown to HTML.
//!
//! A page's text is read twice. [`survey`] finds what others need to know of it (headings, links, pictures,
//! components, forbidden HTML) without making any HTML; [`render`] makes the HTML when its page is
//! made, so that a site's HTML never sits in memory whole. Reading twice costs some microseconds. Who proofreads
//! has the words of the first reading as well.
//!
//! Others read it for what they want of it: [`plain`] leaves nothing but the words, for who searches;
//! [`prose`] the words with their places, for who proofreads; [`blocks`] the words of each block, for who
//! compares languages; [`destinations`] the places of addresses, for who moves an entry.

mod balance;
mod blocks;
mod destinations;
mod directives;
mod footnotes;
mod headings;
mod html;
mod pictures;
mod plain;
mod prose;
mod render;
mod resolve;
mod survey;
mod typography;

pub use blocks::{Block, BlockKind, blocks, fold};
pub use destinations::destinations;
pub use directives::{Call, Mark, Prepared};
pub use headings::{Heading, OF_THEMES, slugify};
pub use pictures::Picture;
pub use plain::plain;
pub use prose::{GAP, Passage, PassageKind, Prose, ProseImage, ProseLink, prose};
pub use render::{escaped, render};
pub use resolve::{Link, Resolve};
pub use survey::{Survey, Target, survey};
pub use typography::Typography;

use pulldown_cmark::{Options, Tag};

/// `CommonMark` and the extensions that the content format lists.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_SMART_PUNCTUATION)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM);

/// Whether words on both sides of its edge belong together.
fn is_inside_a_line(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }
    )
}
