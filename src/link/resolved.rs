//! What the names in records mean: filings, parties, and documents that are not on file.

use std::sync::Arc;

use super::catalog::{Absent, Link, Named, Party, PartyId, Referent};
use super::dockets::{Book, Home};
use super::filings::Parties;
use super::incoming::Incoming;
use super::known::KnownParties;
use super::names::{NamedParties, Numbers, Who};
use super::proceedings::StartOf;
use super::references::{AbsentBook, Resolver};
use super::starts::OpenClocks;
use super::{filings, proceedings};
use crate::diagnostic::Diagnostic;
use crate::docket::{Mention, PartyRecord, Reference};
use crate::intake::{Record, Source, Sources};

/// What the names in records mean.
pub(super) struct ResolvedNames {
    pub(super) parties: Vec<Party>,
    pub(super) known_parties: KnownParties<PartyId>,
    pub(super) absent: Vec<Absent>,
    /// The parties that each docket's record lists.
    pub(super) dockets: Vec<Vec<Named<Who>>>,
    /// From what each docket's clocks run.
    pub(super) starts: Vec<Vec<StartOf>>,
    pub(super) filings: Vec<Parties<Who>>,
    /// For each filing, what it refers to.
    pub(super) forward: Vec<Vec<(Link, Referent)>>,
}

/// Finds what the names in records mean: filings, parties, documents that are not on file.
pub(super) fn resolve<'a>(
    sources: &'a Sources,
    book: &Book<'_>,
    homes: &[Home],
    incoming: &[Incoming<'_>],
    problems: &mut Vec<Diagnostic>,
) -> (ResolvedNames, Numbers, OpenClocks<'a>) {
    let Sources {
        files, settings, ..
    } = sources;
    let (index, mut names) = rayon::join(
        || filings::index(files, homes, incoming),
        || {
            let nothing_withheld = sources.withhold_nothing() && book.is_open_but_for_unread();
            let records = party_records(files);
            let mut names = NamedParties::new(records, settings, nothing_withheld);
            learn_names(incoming, book, &mut names);
            names
        },
    );
    let mut absent = AbsentBook::default();
    let mut resolver = Resolver {
        index: &index,
        book,
        names: &mut names,
        absent: &mut absent,
        problems,
    };
    let (dockets, starts) = proceedings::resolve(incoming, &mut resolver);
    let (filings, forward) = filings::resolve(incoming, &mut resolver);
    let (parties, known_parties, numbers) = names.close(problems);
    let absent = absent.all.into_iter();
    let open_clocks = OpenClocks::of(files, &index, book);
    let resolved = ResolvedNames {
        parties,
        known_parties,
        absent: absent.map(|absent| absent.numbered(&numbers)).collect(),
        dockets,
        starts,
        filings,
        forward,
    };
    (resolved, numbers, open_clocks)
}

fn party_records(files: &[Source]) -> Vec<&Arc<PartyRecord>> {
    files
        .iter()
        .filter_map(|source| match &source.record {
            Some(Record::Party(record)) => Some(record),
            _ => None,
        })
        .collect()
}

/// Shows the names of all parties that something public names, so that none depends on the order of
/// files.
fn learn_names<'a>(incoming: &'a [Incoming<'_>], book: &Book<'a>, names: &mut NamedParties<'a>) {
    let mut learn = |mention: &'a Mention| names.learn(&mention.text);
    for docket in book.dockets.iter().filter(|docket| docket.id.is_some()) {
        let Some(proceeding) = docket.record.and_then(|record| record.proceeding()) else {
            continue;
        };
        let parties = proceeding.parties.iter();
        parties.for_each(|part| learn(&part.party));
        for absent in &proceeding.not_on_file {
            absent
                .filed_by
                .iter()
                .chain(&absent.addressed_to)
                .for_each(&mut learn);
        }
    }
    for arrived in incoming {
        arrived
            .filing
            .parties
            .lists()
            .into_iter()
            .flatten()
            .for_each(&mut learn);
        let Some(document) = arrived.filing.document() else {
            continue;
        };
        document
            .signed_by
            .iter()
            .flat_map(|one| &one.party)
            .for_each(&mut learn);
        for (_, reference) in &document.references {
            if let Reference::Absent(absent) = reference {
                absent
                    .filed_by
                    .iter()
                    .chain(&absent.addressed_to)
                    .for_each(&mut learn);
            }
        }
    }
}
