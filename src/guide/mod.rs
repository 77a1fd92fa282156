//! What whoever writes is told of keys: in the files of a new entry, in an editor, and on a page of
//! reference. All of it is made from the descriptions that stand beside the readers ([`Key`]).
//!
//! [`Key`]: crate::yaml::Key

mod commented;
mod new_entry;
mod reference;
mod schema;

pub use new_entry::NewEntry;
pub use reference::reference;
pub use schema::{schema, schemas, snippets};
