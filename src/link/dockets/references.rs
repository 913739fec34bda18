//! What dockets write for one another.

use super::Book;
use crate::docket::{ClockStart, Reference};
use crate::intake::{Record, Source};

impl<'a> Book<'a> {
    /// Notes what references write for the name of a withheld docket, so that no message says it.
    pub(super) fn contest_references(&mut self, files: &'a [Source]) {
        if self.claims.are_none() {
            return;
        }
        for text in files.iter().flat_map(references_of) {
            let parts = [text.rsplit_once('#'), text.rsplit_once('/')];
            let dockets = parts.into_iter().flatten().map(|(docket, _)| docket);
            for docket in dockets.chain([text]) {
                let is_it = match docket == text {
                    true => self.claims.are(docket),
                    false => self.claims.hold(docket),
                };
                if is_it && self.find(docket).is_empty() {
                    self.contested.insert(docket);
                }
            }
        }
    }
}

/// Returns every reference of a record to a filing, as it is written.
fn references_of(source: &Source) -> Vec<&str> {
    fn named(reference: &Reference) -> Option<&str> {
        match reference {
            Reference::Named(mention) => Some(&mention.text),
            Reference::Absent(_) => None,
        }
    }
    match &source.record {
        Some(Record::Filing(record)) => {
            let filing = record.filing.as_deref();
            let version = filing.and_then(|filing| filing.public_version.as_ref());
            let document = filing.and_then(|filing| filing.document());
            let all = document.into_iter().flat_map(|document| {
                let rulings = document.rules_on.iter().map(|(reference, _)| reference);
                document
                    .references
                    .iter()
                    .map(|(_, one)| one)
                    .chain(rulings)
            });
            all.filter_map(named)
                .chain(version.map(|mention| mention.text.as_str()))
                .collect()
        }
        Some(Record::Docket(record)) => {
            let clocks = record.proceeding().map_or(&[][..], |own| &own.clocks);
            let starts = clocks.iter().filter_map(|clock| match &clock.starts {
                ClockStart::Document(reference, _) => Some(reference),
                ClockStart::Day(_) => None,
            });
            starts.filter_map(named).collect()
        }
        _ => Vec::new(),
    }
}
