//! The tests that run the program itself, and those that read its source; one binary, so that it
//! links once.

#![expect(
    clippy::disallowed_methods,
    reason = "tests write sites and read what is built"
)]

mod again;
mod authoring;
mod bounds;
#[cfg(feature = "serve")]
mod browser;
mod citations;
mod clerk;
mod commands;
mod contract;
mod diff;
mod digests;
mod documents;
mod drafts;
mod front;
#[cfg(target_os = "linux")]
mod hosts;
mod house;
mod import;
mod links;
mod litter;
mod machines;
mod package;
mod page;
mod pdf;
#[cfg(feature = "serve")]
mod preview;
mod publish;
mod rename;
mod schema;
mod search;
mod service;
mod site;
mod sites;
mod spanish;
mod stopped;
mod strangers;
mod whole;
mod withheld;
mod words;
mod written;
