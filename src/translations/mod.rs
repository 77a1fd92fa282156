//! What of an entry's languages belongs together, and what has changed in one of them since.
//!
//! ```text
//! pieces    a file → its words, piece by piece     keys that are words, blocks of the text
//! record    what is written down → pairs           a line for each two pieces, in `translations/`
//! past      commits → texts as they were           what was in step in one of them belongs together
//! compare   two texts and the pairs → gaps         where only one of them changed, the other is stale
//! known     a text → what is stale of it           by its record, and by its past where that isn't enough
//! standing  the site → how each text is            for reports, the desk and `tandem translations`
//! notes     what was found out → the next run       of texts that no record explains
//! ```
//!
//! Why it is done so, and what is missed knowingly, stands in `docs/architecture.md`.

mod align;
mod compare;
mod confirm;
mod difference;
mod known;
mod notes;
mod past;
mod pieces;
mod record;
mod standing;
mod text;

pub use confirm::{advance, confirm};
pub use difference::{Word, difference};
pub use past::Past;
pub use pieces::Part;
pub use record::{ATTRIBUTES, FOLDER, is_record, record_file, record_under, recorded};
pub use standing::{Change, Stale, Standing, State};
pub use text::{Text, texts};
