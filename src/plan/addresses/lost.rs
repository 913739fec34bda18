//! Addresses that were published before and that a new edition would lose.

use std::collections::HashMap;

use super::super::{Plan, Url};
use super::fingerprint::{Fingerprint, of_path};
use super::owner::{Owner, owners};
use super::{ADDRESSES, Addresses, Kept};
use crate::diagnostic::{Code, Diagnostic, Place, is_unseen};
use crate::docket::Held;
use crate::intake::{Record, Secrecy, Source, Sources};
use crate::link::{Catalog, Docket};

/// What a new edition does to the addresses of a site.
#[derive(Debug, Default)]
pub struct Change {
    /// Addresses that would be lost, each with what may have become of it.
    pub lost: Vec<Diagnostic>,
    /// How many addresses are no longer published because their record is withheld or a draft now.
    pub withheld: usize,
}

impl Addresses {
    /// Compares an edition with the addresses that were published before.
    ///
    /// An address whose record is there and has no page now was withheld on purpose, and goes
    /// without a word: a message would hold its name, and a build that failed would leave it
    /// published. The same holds for what no record has, such as the page of a party that only
    /// filings name, where the site withholds anything.
    pub fn compare(&self, sources: &Sources, catalog: &Catalog, plan: &Plan) -> Change {
        let mut change = Change::default();
        let gone = self
            .0
            .iter()
            .filter(|(address, _)| plan.item(&Url::new(address.as_str())).is_none());
        let gone: Vec<_> = gone.collect();
        if gone.is_empty() {
            return change;
        }
        let owners = owners(catalog, plan);
        let mut now = Now::default();
        for source in &sources.files {
            now.sources.insert(of_path(&source.path), source);
        }
        for owner in owners.values() {
            if let Some(path) = owner.record {
                now.records.insert(of_path(path), owner.url);
            }
            now.titles
                .entry(Fingerprint::of(&owner.title))
                .or_default()
                .push(owner);
        }
        now.withholds = withholds(sources, catalog);
        let mut lost: Vec<(&str, &Kept, usize)> = Vec::new();
        for (address, kept) in gone {
            if now.is_withheld(kept) {
                change.withheld += 1;
                continue;
            }
            match lost.last_mut() {
                Some((above, _, below)) if above.ends_with('/') && address.starts_with(*above) => {
                    *below += 1;
                }
                _ => lost.push((address, kept, 0)),
            }
        }
        change.lost = lost
            .into_iter()
            .map(|(address, kept, below)| now.lost(address, kept, below))
            .collect();
        change
    }
}

/// Returns whether a site withholds anything, so that a name that nothing public explains may be
/// that of something withheld.
pub(in crate::plan) fn withholds(sources: &Sources, catalog: &Catalog) -> bool {
    let is_withheld = |(_, docket): (_, &Docket)| !docket.access.is_public();
    !sources.withhold_nothing() || catalog.dockets().any(is_withheld)
}

/// What an edition has, to say what became of an address.
#[derive(Default)]
struct Now<'a> {
    sources: HashMap<Fingerprint, &'a Source>,
    records: HashMap<Fingerprint, &'a str>,
    titles: HashMap<Fingerprint, Vec<&'a Owner<'a>>>,
    withholds: bool,
}

impl Now<'_> {
    /// Returns whether an address is gone because something is withheld, or may be.
    fn is_withheld(&self, kept: &Kept) -> bool {
        let Some(record) = kept.record else {
            return self.withholds;
        };
        let Some(source) = self.sources.get(&record) else {
            return false;
        };
        let holds_withheld = match &source.record {
            Some(Record::Filing(record)) => record.filing.as_ref().is_none_or(|filing| {
                let document = filing.document();
                document.is_none_or(|document| {
                    let is_withheld = |held: &Held| matches!(held, Held::Withheld(_));
                    document
                        .attachments
                        .iter()
                        .any(|one| is_withheld(&one.held))
                })
            }),
            _ => false,
        };
        source.secrecy >= Secrecy::Doubtful
            || !self.records.contains_key(&record)
            || !source.withheld.is_empty()
            || holds_withheld
    }

    /// Says that an address would be lost, and what may have become of it.
    fn lost(&self, address: &str, kept: &Kept, below: usize) -> Diagnostic {
        let by_record = kept
            .record
            .and_then(|record| self.records.get(&record).copied());
        let same = kept.title.and_then(|title| self.titles.get(&title));
        let by_title = match same.map(Vec::as_slice) {
            Some([only]) => Some(only.url),
            _ => None,
        };
        // What no public record explains may be the name of one that is withheld now under another
        // file's name.
        let is_explained = kept.title.is_some() && (by_record.is_some() || by_title.is_some());
        let mut message = match self.withholds && !is_explained {
            true => format!(
                "the address in line {} of {ADDRESSES} was published and would be gone",
                kept.line
            ),
            false => format!("/{} was published and would be gone", shown(address)),
        };
        if below > 0 {
            message.push_str(&format!(", with {below} more below it"));
        }
        if let Some(url) = by_record.filter(|_| kept.title.is_some()) {
            message.push_str(&format!("; its record is at /{} now", shown(url)));
        } else if let Some(url) = by_title {
            message.push_str(&format!("; /{} has the same title", shown(url)));
        }
        let code = Code::AddressLost;
        Diagnostic::error(code, Place::Site, message).help(code.way_out())
    }
}

/// Writes an address for a message.
fn shown(address: &str) -> String {
    address.chars().filter(|c| !is_unseen(*c)).collect()
}
