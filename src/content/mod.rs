//! What an entry can say: its words, the facts of all kinds, and the facts of each kind.
//!
//! Each kind is a file of its own with a type, the names of its keys and a reader. To add a kind, add
//! a file, a variant to [`Kind`] and one to [`Particulars`].

mod event;
mod facts;
mod gathering;
mod initiative;
mod kind;
mod news;
mod partner;
mod place;
mod price;
mod recurrence;
mod words;
mod workshop;

pub use event::Event;
pub use facts::{Facts, OnSite, Particulars, UID, read_facts};
pub use gathering::{Gathering, Registration, Status};
pub use initiative::{Initiative, Progress};
pub use kind::Kind;
pub use news::News;
pub use partner::{Partner, PartnerType};
pub use place::{Address, Place};
pub use price::Price;
pub use recurrence::{Occurrence, Recurrence, Series, Unfit};
pub use words::{FactsHome, KEYS as WORDS_KEYS, Words, read_words};
pub use workshop::{Level, Session, Workshop};
