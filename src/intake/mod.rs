//! 1. Intake: a folder becomes [`Sources`], all that one file alone can tell.
//!
//! Withheld text dies here: `redact.rs` cuts it out of a file before anything else reads it, and a
//! filing that is not public leaves as an entry without its contents.

#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
mod again;
mod bare;
mod blocked;
#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
pub mod bounds;
mod cause;
mod comments;
mod contact;
mod cut;
mod decode;
mod digests;
mod docket;
mod fields;
mod file;
mod filing;
mod front;
mod header;
mod heard;
mod kind;
pub mod ledger;
mod locate;
mod naming;
mod party;
mod pdf;
#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
mod plain;
mod reading;
mod record;
mod redact;
mod redirect;
mod secrecy;
mod settings;
mod shelf;
mod sidecar;
mod site_yaml;
mod source;
mod sources;
mod split;
mod suspicion;
mod tags;
mod typed;
mod unread;
#[expect(clippy::disallowed_methods, reason = "this is where files are read")]
mod walk;
mod withheld;
mod written;
mod yaml;

pub use again::{Changed, read_again};
pub use digests::digest_all;
pub(crate) use file::read_unwritten;
pub use front::check_beginnings;
pub use kind::FileKind;
pub(crate) use naming::is_litter;
pub use naming::{is_near_docket, is_record_name};
pub use pdf::{Look, VERDICTS, Verdicts, hidden_words, inspect, inspect_all, tell as tell_pdf};
pub use record::{FilingRecord, Record};
pub use secrecy::Secrecy;
pub use shelf::{Revealing, list_files, locate_lines};
pub use sidecar::{PDF_LEDGER, PdfLedger, PdfLine, read_texts};
pub use site_yaml::read_settings;
pub use source::Source;
pub use sources::Sources;
pub(crate) use typed::{begins_like_withholding, holds_mark, reads_as_access, without_withheld};
pub use walk::has_records;
pub use withheld::{FileDigest, WithheldPath, Withholder, Withholding};
pub(crate) use written::{Quotes, Value, WrittenFile, read_written, shown};
pub use yaml::parse_words;

use std::path::Path;

use crate::docket::Audience;
use suspicion::suspicion;

/// Reads a site's folder, its files in parallel. `done` is called after each file.
///
/// Fails where the folder is none, cannot be walked, or holds nothing of a site.
pub fn read(root: &Path, audience: Audience, done: &(dyn Fn() + Sync)) -> anyhow::Result<Sources> {
    let (sources, _) = read_again(None, &Changed::Everything, root, audience, done)?;
    Ok(sources)
}
