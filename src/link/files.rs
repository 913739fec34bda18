//! Finds what the paths in records lead to: other records, or files that are published with them.

use std::sync::Arc;

use super::catalog::{FileTarget, FilingId, NamedFile, NamedFiles, Party, PartyId};
use super::dockets::{Book, Home};
use super::filings::Draft;
use super::quick::{Map, Set};
use crate::diagnostic::{Code, Diagnostic, Part, Place, SitePath};
use crate::docket::{Attachment, Held, Page, Prose};
use crate::intake::{FileDigest, Record, Source, digest, files_of};

/// What paths can lead to.
pub(super) struct Files<'a> {
    /// The folder that no path may leave; empty for the site's own.
    pub content: &'a str,
    /// The pages of records, by the record's file.
    pub records: Map<&'a SitePath, FileTarget>,
    /// The other files, with their sizes.
    pub others: Map<&'a SitePath, u64>,
    /// The files that some record withholds.
    pub withheld: Set<FileDigest>,
}

impl Files<'_> {
    /// Resolves all paths of a record: its attachments', then those of its text.
    pub(super) fn of(
        &self,
        source: &Source,
        attachments: &[Attachment],
        prose: &Prose,
        problems: &mut Vec<Diagnostic>,
    ) -> NamedFiles {
        let mut files: Vec<NamedFile> = Vec::new();
        let mut known: Set<String> = Set::default();
        for attachment in attachments {
            if let Held::File(to) = &attachment.held {
                let place = Place::Key(source.path.clone(), attachment.at.clone(), Part::Value);
                let missing = (
                    Code::AttachmentMissing,
                    format!("the attachment `{to}` is not there"),
                );
                if known.insert(to.clone()) {
                    self.add(&mut files, source, to, place, missing, problems);
                }
            }
        }
        for link in &source.links {
            let start = prose.start + link.range.start;
            let place = Place::Bytes(source.path.clone(), start..start + link.range.len());
            let missing = (
                Code::LinkBroken,
                format!("`{}` leads to nothing in the content folder", link.to),
            );
            if known.insert(link.to.clone()) {
                self.add(&mut files, source, &link.to, place, missing, problems);
            }
        }
        files.into()
    }

    fn add(
        &self,
        files: &mut Vec<NamedFile>,
        source: &Source,
        to: &str,
        place: Place,
        (missing, message): (Code, String),
        problems: &mut Vec<Diagnostic>,
    ) {
        let mut report = |problem: Diagnostic| {
            problems.push(problem);
            FileTarget::Nothing
        };
        let inside = source.path.join(to).filter(|path| {
            self.content.is_empty() || path.as_str().starts_with(&format!("{}/", self.content))
        });
        let target = match inside {
            None => {
                let code = Code::PathOutside;
                let message = format!("`{to}` leads out of the content folder");
                report(Diagnostic::error(code, place, message).help(code.way_out()))
            }
            Some(path) => match (self.records.get(&path), self.others.get(&path)) {
                (Some(target), _) => target.clone(),
                (None, _) if self.withheld.contains(&digest(&path)) => {
                    let code = Code::WithheldFile;
                    let problem = Diagnostic::error(code, place, code.sentence());
                    // The path on the line is part of what is withheld.
                    report(problem.help(code.way_out()).without_line())
                }
                (None, Some(size)) => FileTarget::Published(path, *size),
                (None, None) => {
                    report(Diagnostic::warning(missing, place, message).help(missing.way_out()))
                }
            },
        };
        files.push(NamedFile {
            to: to.to_owned(),
            target,
        });
    }
}

/// Gives the page of each record, by its file; `Nothing` for those that readers do not see in full.
pub(super) fn record_paths<'a>(
    files: &'a [Source],
    book: &Book<'_>,
    drafts: &[Draft<'_>],
    parties: &[Party],
    pages: &[&Arc<Page>],
) -> Map<&'a SitePath, FileTarget> {
    let mut paths: Map<&SitePath, FileTarget> = files
        .iter()
        .map(|source| (&source.path, FileTarget::Nothing))
        .collect();
    let mut set = |path: &SitePath, target: FileTarget| {
        if let Some(known) = paths.get_mut(path) {
            *known = target;
        }
    };
    for (at, draft) in drafts.iter().enumerate() {
        if draft.filing.access().is_public() {
            set(&draft.source.path, FileTarget::Filing(FilingId(at as u32)));
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

/// Gives the digests of all files that some record withholds.
pub(super) fn withheld(files: &[Source], homes: &[Home]) -> Set<FileDigest> {
    let mut withheld: Set<_> = files
        .iter()
        .flat_map(|source| source.withheld_files.iter().copied())
        .collect();
    for (source, home) in files.iter().zip(homes) {
        // What a filing names is withheld too where only its docket withholds it.
        if let (Some(Record::Filing(record)), Home::Known { access, .. }) = (&source.record, home)
            && !access.is_public()
            && let Some(document) = record.filing.as_ref().and_then(|filing| filing.document())
        {
            withheld.extend(files_of(&source.path, document));
        }
    }
    withheld
}
