#![doc = include_str!("README.md")]

pub mod commands;
pub mod diagnostic;
pub mod docket;
mod edition;
pub mod import;
pub mod intake;
pub mod link;
pub mod plan;
pub mod render;
pub mod scaffold;
pub mod schema;
#[cfg(feature = "serve")]
pub mod serve;
mod steps;
pub mod write;

pub use edition::{
    Again, Checks, Edition, HiddenWords, Remembered, check, consult, prepare, prepare_again,
    prepare_at, prepare_to_reveal,
};
