//! The page of each record, and whether readers may know its file.

use std::sync::Arc;

use super::super::catalog::{FileTarget, FilingId, Party, PartyId};
use super::super::dockets::{Book, Home};
use super::super::incoming::Incoming;
use super::super::quick::Map;
use crate::diagnostic::SitePath;
use crate::docket::Page;
use crate::intake::{Record, Secrecy, Source};

/// A record as a path finds it.
pub(in crate::link) struct FoundRecord {
    pub(super) target: FileTarget,
    pub(super) standing: Standing,
}

/// Whether readers may know a record's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// They may.
    Open,
    /// Nobody can say: nothing public names it, or it cannot be read.
    Unknown,
    /// They may not.
    Withheld,
}

/// Returns the page of each record, by its file; `Nothing` for those that readers do not see in
/// full.
pub(in crate::link) fn record_paths<'a>(
    files: &'a [Source],
    book: &Book<'_>,
    homes: &[Home],
    incoming: &[Incoming<'_>],
    parties: &[Party],
    pages: &[&Arc<Page>],
) -> Map<&'a SitePath, FoundRecord> {
    let unseen = |(source, home): (&'a Source, &Home)| {
        let found = FoundRecord {
            target: FileTarget::Nothing,
            standing: standing(source, home),
        };
        (&source.path, found)
    };
    let mut paths: Map<&SitePath, FoundRecord> = files.iter().zip(homes).map(unseen).collect();
    let mut set = |path: &SitePath, target: FileTarget| {
        if let Some(known) = paths.get_mut(path) {
            known.target = target;
            if known.standing == Standing::Unknown {
                known.standing = Standing::Open;
            }
        }
    };
    for (at, arrived) in incoming.iter().enumerate() {
        if arrived.filing.access().is_public() {
            set(
                &arrived.source.path,
                FileTarget::Filing(FilingId(at as u32)),
            );
        }
    }
    for docket in &book.dockets {
        if let (Some(record), Some(id)) = (docket.record, docket.id) {
            set(&record.path, FileTarget::Docket(id));
        }
    }
    for (at, party) in parties.iter().enumerate() {
        if let Some(record) = &party.record {
            set(&record.path, FileTarget::Party(PartyId(at as u32)));
        }
    }
    for (at, page) in pages.iter().enumerate() {
        set(&page.path, FileTarget::Page(at));
    }
    paths
}

/// Judges a record before it is known to have a page.
pub(super) fn standing(source: &Source, home: &Home) -> Standing {
    let is_withheld = source.secrecy >= Secrecy::Withheld
        || match (&source.record, home) {
            (Some(Record::Filing(_)), Home::Known { access, .. }) => !access.is_public(),
            (Some(Record::Docket(record)), _) => !record.access().is_public(),
            _ => false,
        };
    match is_withheld {
        true => Standing::Withheld,
        false => Standing::Unknown,
    }
}
