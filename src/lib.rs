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
#[cfg(test)]
mod world;
pub mod write;

pub use edition::{
    Again, Checks, Edition, Remembered, check, consult, prepare, prepare_again, prepare_to_reveal,
};
