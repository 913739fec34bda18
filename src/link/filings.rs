//! Links filings: their order, their dockets and parties, and the documents that they refer to.

use std::sync::Arc;

use rayon::prelude::*;

use super::catalog::{Filed, FilingId, Link, Named, NamedFiles, Referent};
use super::dockets::Home;
use super::files::Files;
use super::incoming::Incoming;
use super::names::{Numbers, Who};
use super::quick::Set;
use super::references::{Listing, ReferenceIndex, Resolver, Target};
use crate::diagnostic::{Code, Diagnostic, Part, Place, SitePath};
use crate::docket::{FilingParties, Mention, Reference, Settings};
use crate::intake::{Record, Source};
use crate::text::normal;

/// Makes the index by which references find filings, those that are hidden included.
pub(super) fn index<'a>(
    files: &'a [Source],
    homes: &'a [Home],
    incoming: &[Incoming<'_>],
) -> ReferenceIndex<'a> {
    let mut shown = vec![None; files.len()];
    for (at, arrived) in incoming.iter().enumerate() {
        shown[arrived.place] = Some(FilingId(at as u32));
    }
    let mut listings = Vec::with_capacity(files.len());
    let mut broken = Vec::new();
    for ((source, home), shown) in files.iter().zip(homes).zip(shown) {
        match (&source.record, home) {
            (Some(Record::Filing(record)), Home::Known { dockets, access }) => {
                listings.push(Listing {
                    id: &record.id,
                    number: record.number.as_deref(),
                    dockets,
                    target: shown.map_or(Target::Hidden, Target::Filing),
                    open: access.is_public(),
                })
            }
            (Some(Record::Filing(_)), Home::Unknown) | (None, _) => {
                broken.push(normal(source.path.stem()))
            }
            _ => {}
        }
    }
    ReferenceIndex::new(listings, broken)
}

/// The parties of a filing, and those for whom people signed.
pub(super) struct Parties<P> {
    named: FilingParties<Named<P>>,
    signed_for: Vec<Option<Named<P>>>,
}

/// For each filing, the documents that it refers to.
pub(super) type Forward = Vec<Vec<(Link, Referent)>>;

/// Resolves what filings name: parties, and other documents.
pub(super) fn resolve(
    incoming: &[Incoming<'_>],
    resolver: &mut Resolver<'_, '_>,
) -> (Vec<Parties<Who>>, Forward) {
    let mut early = Vec::with_capacity(incoming.len());
    let mut forward = Vec::with_capacity(incoming.len());
    for (at, arrived) in incoming.iter().enumerate() {
        let file = &arrived.source.path;
        let mut all = |mentions: &[Mention]| -> Vec<Named<Who>> {
            let mut named: Vec<Named<Who>> = Vec::with_capacity(mentions.len());
            let mut known = Set::default();
            for mention in mentions {
                let party = resolver.names.resolve(mention, file, resolver.problems);
                if known.insert(party.clone()) {
                    named.push(party);
                }
            }
            named
        };
        let named = arrived.filing.parties.map(&mut all);
        let mut references = Vec::new();
        let mut signed_for = Vec::new();
        let home = arrived.dockets.first().copied();
        let own = FilingId(at as u32);
        if let Some(document) = arrived.filing.document() {
            for signature in &document.signed_by {
                signed_for.push(
                    signature
                        .party
                        .as_ref()
                        .map(|party| resolver.names.resolve(party, file, resolver.problems)),
                );
            }
            for (relation, reference) in &document.references {
                if let Some(to) = resolver.resolve(reference, arrived.book, home, file) {
                    push(
                        &mut references,
                        own,
                        Link::By(*relation),
                        to,
                        reference,
                        file,
                        resolver.problems,
                    );
                }
            }
            for (reference, words) in &document.rules_on {
                if let Some(to) = resolver.resolve(reference, arrived.book, home, file) {
                    let link = Link::RulesOn(words.clone());
                    push(
                        &mut references,
                        own,
                        link,
                        to,
                        reference,
                        file,
                        resolver.problems,
                    );
                }
            }
        }
        if let Some(mention) = &arrived.filing.public_version
            && let Some(to) = resolver.index.resolve(
                mention,
                arrived.book,
                resolver.book,
                file,
                resolver.problems,
            )
        {
            if incoming[to.index()].filing.access().is_public() {
                references.push((Link::PublicVersion, Referent::Filing(to)));
            } else {
                let code = Code::PublicVersion;
                let place = Place::Key(file.clone(), mention.at.clone(), Part::Value);
                resolver
                    .problems
                    .push(Diagnostic::error(code, place, code.sentence()).help(code.way_out()));
            }
        }
        early.push(Parties { named, signed_for });
        forward.push(references);
    }
    (early, forward)
}

/// Adds a reference, unless it is to the filing itself, or there already.
fn push(
    references: &mut Vec<(Link, Referent)>,
    own: FilingId,
    link: Link,
    to: Referent,
    reference: &Reference,
    file: &SitePath,
    problems: &mut Vec<Diagnostic>,
) {
    if to == Referent::Filing(own) {
        if let Reference::Named(mention) = reference {
            let place = Place::Key(file.clone(), mention.at.clone(), Part::Value);
            let code = Code::SelfReference;
            problems.push(Diagnostic::error(code, place, code.sentence()).help(code.way_out()));
        }
    } else if !references
        .iter()
        .any(|known| known.0 == link && known.1 == to)
    {
        references.push((link, to));
    }
}

/// What finishing takes, once parties have numbers and paths are known.
pub(super) struct Linked<'a, 'b> {
    pub incoming: &'b [Incoming<'a>],
    pub numbers: &'b Numbers,
    pub settings: &'b Settings,
    pub files: &'b Files<'b>,
}

impl Linked<'_, '_> {
    /// Finishes the filings: their parties, and the files that they name.
    pub(super) fn filings(
        &self,
        early: Vec<Parties<Who>>,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<Filed> {
        let finished: Vec<(Filed, Vec<Diagnostic>)> = self
            .incoming
            .par_iter()
            .zip(early)
            .map(|(arrived, early)| self.filing(arrived, early))
            .collect();
        let mut filings = Vec::with_capacity(finished.len());
        for (filed, found) in finished {
            filings.push(filed);
            problems.extend(found);
        }
        filings
    }

    fn filing(&self, arrived: &Incoming<'_>, early: Parties<Who>) -> (Filed, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let parties = early.named.map(|named| self.numbers.all(named));
        let signed_for = early.signed_for.iter();
        let signed_for =
            signed_for.map(|party| party.as_ref().map(|party| self.numbers.named(party)));
        let files = match arrived.filing.document() {
            None => NamedFiles::default(),
            Some(document) => self.files.of(
                arrived.source,
                &document.attachments,
                &document.body,
                &mut problems,
            ),
        };
        let filed = Filed {
            filing: Arc::clone(&arrived.filing),
            file: arrived.place,
            dockets: arrived.dockets.clone(),
            parties,
            signed_for: signed_for.collect(),
            authorities: Vec::new(),
            files,
        };
        (filed, problems)
    }
}

/// Turns references around: for each document, who refers to it, in timeline order.
#[expect(
    clippy::type_complexity,
    reason = "two lists of one shape, named by the catalog's fields"
)]
pub(super) fn turn_around(
    forward: &[Vec<(Link, Referent)>],
    absent: usize,
) -> (Vec<Vec<(Link, FilingId)>>, Vec<Vec<(Link, FilingId)>>) {
    let mut of_filings = vec![Vec::new(); forward.len()];
    let mut of_absent = vec![Vec::new(); absent];
    for (from, references) in forward.iter().enumerate() {
        for (link, to) in references {
            let from = FilingId(from as u32);
            match to {
                Referent::Filing(to) => of_filings[to.index()].push((link.clone(), from)),
                Referent::Absent(to) => of_absent[to.index()].push((link.clone(), from)),
            }
        }
    }
    (of_filings, of_absent)
}
