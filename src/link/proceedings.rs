//! Links what the records of dockets name: parties, other dockets, documents not on file, and
//! starts of clocks.

mod count;

pub(super) use count::count_clocks;

use super::catalog::{Docket, DocketId, DocketName, DocketParty, Named, NamedFiles, Referent};
use super::dockets::{Book, Entered};
use super::filings::Linked;
use super::incoming::Incoming;
use super::names::Who;
use super::references::Resolver;
use super::source_of;
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};
use crate::docket::{ClockStart, Mention, Settings};
use crate::intake::Source;
use crate::time::Date;

/// From what a clock runs.
pub(super) enum StartOf {
    /// A day.
    Day(Date),
    /// A document that readers see: its filing date, or the one under a key.
    Document(Referent, Option<&'static str>),
    /// A filing that is withheld, and the clock with it; or a mistake that was reported.
    Nothing,
}

/// Resolves what the records of dockets name: parties, documents that are not on file, and starts
/// of clocks.
///
/// Gives, for each docket that readers may know of, its listed parties, and for each of its clocks
/// the start.
pub(super) fn resolve(
    incoming: &[Incoming<'_>],
    resolver: &mut Resolver<'_, '_>,
) -> (Vec<Vec<Named<Who>>>, Vec<Vec<StartOf>>) {
    let book = resolver.book;
    let mut parties = Vec::new();
    let mut starts = Vec::new();
    for (at, docket) in book.dockets.iter().enumerate() {
        let Some(id) = docket.id else { continue };
        let mut of_docket = (Vec::new(), Vec::new());
        if let Some((record, proceeding)) =
            docket.record.and_then(|own| Some((own, own.proceeding()?)))
        {
            for part in &proceeding.parties {
                of_docket.0.push(resolver.names.resolve(
                    &part.party,
                    &record.path,
                    resolver.problems,
                ));
            }
            for absent in &proceeding.not_on_file {
                resolver.absent.add(
                    absent,
                    Some(id),
                    &record.path,
                    resolver.names,
                    resolver.problems,
                );
            }
            for clock in &proceeding.clocks {
                of_docket.1.push(start(
                    &clock.starts,
                    (at, id),
                    &record.path,
                    incoming,
                    resolver,
                ));
            }
        }
        parties.push(of_docket.0);
        starts.push(of_docket.1);
    }
    (parties, starts)
}

/// Resolves from what a clock runs, in the docket that is at a place of the book and has a
/// number.
fn start(
    starts: &ClockStart,
    (at, id): (usize, DocketId),
    file: &SitePath,
    incoming: &[Incoming<'_>],
    resolver: &mut Resolver<'_, '_>,
) -> StartOf {
    let (reference, key) = match starts {
        ClockStart::Day(date) => return StartOf::Day(date.clone()),
        ClockStart::Document(reference, key) => (reference, *key),
    };
    match resolver.resolve(reference, &[at], Some(id), file) {
        Some(Referent::Filing(id)) if !incoming[id.index()].filing.access().is_public() => {
            StartOf::Nothing
        }
        Some(document) => StartOf::Document(document, key),
        None => StartOf::Nothing,
    }
}

impl Linked<'_, '_> {
    /// Finishes the dockets; what is in each is added after.
    pub(super) fn dockets(
        &self,
        book: &Book<'_>,
        early: Vec<Vec<Named<Who>>>,
        sources: &[Source],
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<Docket> {
        let numbered = book.dockets.iter().filter(|docket| docket.id.is_some());
        let mut dockets: Vec<Docket> = numbered
            .zip(early)
            .map(|(docket, parties)| {
                let mut made = bare(docket, self.settings);
                made.parties = self.listed(&parties);
                let own = docket.record.filter(|_| docket.access().is_public());
                if let Some((record, proceeding)) =
                    own.and_then(|own| Some((own, own.proceeding()?)))
                {
                    let link = |mention: &Mention| book.named(mention);
                    made.part_of = proceeding.part_of.as_ref().and_then(link);
                    made.related = proceeding.related.iter().filter_map(link).collect();
                    made.consolidated_into = proceeding.consolidated_into.as_ref().and_then(link);
                    made.files = self.files.of(
                        source_of(sources, &record.path),
                        &[],
                        &proceeding.prose,
                        problems,
                    );
                }
                made
            })
            .collect();
        for (at, docket) in dockets.iter_mut().enumerate() {
            let id = Some(DocketId(at as u32));
            let own = |name: &DocketName| name.id == id;
            let refers = docket.part_of.as_ref().is_some_and(own)
                || docket.consolidated_into.as_ref().is_some_and(own)
                || docket.related.iter().any(own);
            if let Some(record) = docket.record.as_ref().filter(|_| refers) {
                let place = Place::File(record.path.clone());
                let message = "a docket lists itself as a related docket";
                problems.push(Diagnostic::error(Code::SelfReference, place, message));
            }
        }
        for at in 0..dockets.len() {
            let id = DocketId(at as u32);
            let into = dockets[at]
                .consolidated_into
                .as_ref()
                .and_then(|name| name.id);
            let whole = dockets[at].part_of.as_ref().and_then(|name| name.id);
            if let Some(into) = into {
                dockets[into.index()].consolidates.push(id);
            }
            if let Some(whole) = whole {
                dockets[whole.index()].has_parts.push(id);
            }
        }
        dockets
    }

    fn listed(&self, parties: &[Named<Who>]) -> Vec<DocketParty> {
        let part = |(at, party): (usize, &Named<Who>)| DocketParty {
            party: self.numbers.named(party),
            listed: Some(at),
            filed: 0,
            served: false,
        };
        parties.iter().enumerate().map(part).collect()
    }
}

/// Makes a docket in which nothing is yet.
fn bare(docket: &Entered<'_>, settings: &Settings) -> Docket {
    let agency = docket.record.and_then(|record| record.agency.clone());
    Docket {
        name: docket.name.to_owned(),
        number: docket.number.to_owned(),
        record: docket.record.cloned(),
        access: docket.access(),
        agency: agency.or_else(|| settings.agency.clone()),
        filings: Vec::new(),
        absent: Vec::new(),
        timeline: Vec::new(),
        clocks: Vec::new(),
        parties: Vec::new(),
        authorities: Vec::new(),
        part_of: None,
        related: Vec::new(),
        consolidated_into: None,
        consolidates: Vec::new(),
        has_parts: Vec::new(),
        files: NamedFiles::default(),
        gaps: Vec::new(),
    }
}
