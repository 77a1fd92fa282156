//! What a template may see. `docs/themes.md` documents every view, and a test holds the two together.
//!
//! A view is made from the site when its page is made; a card once per entry and language, and shared
//! by every list that shows it.

mod card;
mod cards;
mod entry;
mod facts;
mod filters;
mod finding;
mod globals;
mod image;
mod list;
mod page;
mod structured_data;

pub use card::{Card, PriceView, TopicView};
pub(crate) use card::{summary, title_of as name_of};
pub use cards::Cards;
pub(crate) use entry::session_places;
pub use entry::{EntryView, WholeEntry};
pub(crate) use filters::word_of;
pub use filters::{FilterGroup, FilterItem, filter_group_title, filter_title};
pub use finding::{LetterView, SearchView};
pub(crate) use globals::section_title;
pub use globals::{LangView, SiteView};
pub use image::{ImageView, SourceView};
pub use list::{ListView, Slice};
pub use page::{Alternate, Breadcrumb, PageView, PreviewView, TocItem};
pub use structured_data::{structured_data, structured_trail};

/// Whether a field of a view has nothing to say, and is left out of it.
pub(super) trait Absent {
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

macro_rules! always_there {
    ($($type:ty),*) => { $(impl Absent for $type { fn is_absent(&self) -> bool { false } })* };
}
always_there!(
    bool,
    u32,
    usize,
    u8,
    f64,
    String,
    &str,
    tera::Value,
    serde_json::Value
);

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        false
    }
}

impl<K, V> Absent for std::collections::BTreeMap<K, V> {
    fn is_absent(&self) -> bool {
        false
    }
}

/// Defines a view: a struct that templates see, and the names of its fields.
macro_rules! view {
    ($(#[$attribute:meta])* $name:ident $(<$life:lifetime>)? { $($(#[$doc:meta])* $field:ident : $type:ty,)* }) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, serde::Serialize)]
        pub struct $name $(<$life>)? {
            $($(#[$doc])* #[serde(skip_serializing_if = "crate::theme::views::Absent::is_absent")] pub $field: $type,)*
        }

        impl $(<$life>)? $name $(<$life>)? {
            /// The names of the fields, as templates and `docs/themes.md` have them.
            pub const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];

            /// Adds the fields to a view that has others as well.
            pub fn add_to<S: serde::ser::SerializeStruct>(&self, view: &mut S) -> Result<(), S::Error> {
                $(if !crate::theme::views::Absent::is_absent(&self.$field) {
                    view.serialize_field(stringify!($field), &self.$field)?;
                })*
                Ok(())
            }
        }
    };
}
pub(super) use view;
