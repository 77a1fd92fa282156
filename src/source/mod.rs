//! The site's files: read from the disk, and told apart by their names.

mod conflict;
pub mod disk;
mod front_matter;
mod git;
pub mod history;
mod layout;
mod world;

pub use conflict::conflict;
pub use disk::{FileHash, Media};
pub use front_matter::{FrontMatter, split};
pub use git::git;
pub use history::Head;
pub use layout::{
    EntryPath, Role, below_content, facts_file, landing_name, named, role, words_file,
};
pub use world::World;
