//! The watch mode: the site in the browser, while it is being written.
//!
//! ```text
//! watch    the disk → changes          when whoever writes is done writing
//! rebuild  changes → the live site     what changed is read again, and a snapshot assembled
//! live     the live site               what is asked for is made from the snapshot, there and then
//! http     requests → the live site    and nothing outside it; to this machine alone, if not told else
//! events   the live site → browsers    what has become of the page that one looks at
//! ```
//!
//! A page is never kept: it is made from the snapshot when it is asked for, so that what is served is
//! what a clean build would write. Behind that, the pages that a change touches are made once, for
//! what may be wrong with them.

mod answer;
mod events;
mod gate;
mod http;
mod live;
mod overview;
mod picture;
mod rebuild;
mod watch;

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;

pub use live::{Live, Rebuilt};
pub use rebuild::Watching;

use crate::publish::Failure;

/// What is asked of the watch mode.
#[derive(Debug, Clone)]
pub struct Request {
    /// The folder of the site.
    pub root: PathBuf,
    /// The address to listen at.
    pub host: IpAddr,
    /// The first port to try.
    pub port: u16,
    /// The moment to show; none for now, whenever that is.
    pub at: Option<String>,
}

/// What the watch mode tells whoever started it.
pub trait Told: Send + Sync {
    /// It listens at this address.
    fn listening(&self, address: &str);
    /// The site was built again.
    fn rebuilt(&self, rebuilt: &Rebuilt, live: &Live);
    /// So many records of translations were brought up to date.
    fn recorded(&self, count: usize);
    /// It was stopped.
    fn stopped(&self);
}

/// Serves the site until it is stopped.
///
/// # Errors
/// Why it could not start.
pub fn serve(request: &Request, told: &Arc<dyn Told>) -> Result<(), Failure> {
    let watching = Watching::start(request)?;
    let live = watching.live();
    http::run(request, &live, told, watching)
}
