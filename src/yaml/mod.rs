//! YAML with the place of every value, and typed reading that reports every mistake at once.
//!
//! The parser is `serde_yaml` (serde-saphyr under that name). Serde stops at the first mistake and
//! forgets where values stood, so the text becomes a [`Node`] first, and [`Fields`] reads from that.

mod fields;
mod node;

pub use fields::Fields;
pub(crate) use fields::is_web_address;
pub use node::{Node, Yaml, parse};
