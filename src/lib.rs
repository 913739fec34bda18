#![doc = include_str!("README.md")]
#![cfg_attr(
    test,
    expect(clippy::disallowed_methods, reason = "tests write sites to folders")
)]

#[expect(
    clippy::disallowed_methods,
    reason = "commands look at the clock, the environment, and files"
)]
pub mod commands;
pub mod diagnostic;
mod digest;
mod digests;
pub mod docket;
mod edition;
pub mod import;
pub mod intake;
pub mod law;
pub mod link;
pub mod plan;
mod rename;
pub mod render;
pub mod scaffold;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
mod steps;
pub mod text;
pub mod time;
#[cfg(test)]
mod world;
#[expect(
    clippy::disallowed_methods,
    reason = "what writes a site touches files"
)]
pub mod write;

pub use edition::{
    Again, Checks, Edition, HiddenWords, Publication, Remembered, check, consult, prepare,
    prepare_again, prepare_at, prepare_to_reveal,
};
