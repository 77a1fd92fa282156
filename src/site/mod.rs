//! The site: entries in their languages, with addresses, references, lists and topics.
//!
//! [`Documents`] are what each file says by itself; [`assemble`] puts them together, and is where everything that
//! concerns more than one file is found out.

mod address;
mod alphabet;
mod assemble;
mod channels;
mod claims;
mod document;
mod entry;
mod filters;
mod gathered;
mod kept_addresses;
mod links;
mod lists;
mod media;
mod naming;
mod next_change;
mod occurrences;
mod parse;
mod pictures;
mod reads;
mod references;
mod related;
mod slugs;
mod topics;
mod translations;
mod usage;

pub use address::{OutPath, Url, is_address_part};
pub use alphabet::Letter;
pub use assemble::{Assembly, Besides, assemble};
pub use channels::Channel;
pub use claims::alias_url;
pub use document::{Document, Documents, Manuscript, Onlooker, Revision};
pub use entry::{Alias, Edition, Entry, EntryId, Section, SectionId, Site};
pub use filters::{Filter, Filters, Month};
pub use kept_addresses::{KEPT_ADDRESSES, KeptAddress, read_kept_addresses, with_addresses};
pub use links::{Destination, Located, is_carried, scheme_of};
pub use lists::{Listing, Order};
pub use media::{MediaFile, MediaFiles, hashed_name, resolve_path};
pub use naming::{check_name, taken};
pub use pictures::{Made, Shown};
pub(crate) use reads::note;
pub use reads::{Read, observe};
pub use references::{Names, References, names_in};
pub use topics::TopicId;
pub use usage::Usage;
