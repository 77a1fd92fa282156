//! YAML with the place of every value, and typed reading that reports every mistake at once.
//!
//! The parser is `serde_yaml` (serde-saphyr under that name). Serde stops at the first mistake and
//! forgets where values stood, so the text becomes a [`Node`] first, and [`Fields`] reads from that.

mod addresses;
mod dates;
mod faults;
mod fields;
mod key;
mod mappings;
mod node;
mod scalars;
mod written;

pub(crate) use addresses::is_web_address;
pub use dates::parse_when;
pub use fields::Fields;
pub(crate) use key::words;
pub use key::{Key, Shape};
pub use node::{Node, Yaml, parse};
pub use written::scalar;
