//! `tandem serve`: the real binary over real HTTP.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop"
)]

mod events;
mod law;
mod rebuilt;
mod served;
mod server;
#[path = "../site/mod.rs"]
mod site;
mod soak;
mod stream;
mod translations;
mod watching;
mod writers;
