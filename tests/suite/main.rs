//! The tests that run the program itself, and those that read its source; one binary, so that it links once.

#[cfg(feature = "serve")]
mod browser;
mod commands;
mod contract;
mod house;
mod links;
mod page;
mod search;
#[cfg(feature = "serve")]
mod preview;
mod site;
mod sites;
mod withheld;
mod words;
