//! What was corrected, replaced or withdrawn, and which of it has a redline.

use super::{PageNaming, Plan, Url};
use crate::docket::Relation;
use crate::link::quick::Map;
use crate::link::{Catalog, FilingId, Link, Referent};

/// A filing that changes what another document says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction {
    /// The filing.
    pub by: FilingId,
    /// Whether it corrects, supersedes or withdraws.
    pub relation: Relation,
    /// The other document.
    pub of: Referent,
}

/// Lists the corrections that public filings make, the last first.
pub(super) fn corrections(
    catalog: &Catalog,
    is_public: impl Fn(FilingId) -> bool,
) -> Vec<Correction> {
    let all = catalog.filings().rev().filter(|(id, _)| is_public(*id));
    let all = all.flat_map(|(by, _)| {
        let links = catalog.refers_to(by).iter();
        links.filter_map(move |(link, of)| match link {
            Link::By(
                relation @ (Relation::Corrects | Relation::Supersedes | Relation::Withdraws),
            ) => Some(Correction {
                by,
                relation: *relation,
                of: *of,
            }),
            _ => None,
        })
    });
    all.collect()
}

/// Returns the redlines their addresses, by the two filings: below the one that changes the other,
/// and without its name, which may change.
pub(super) fn redlines(
    catalog: &Catalog,
    plan: &Plan,
    corrections: &[Correction],
) -> Map<(FilingId, FilingId), Url> {
    let mut redlines = Map::default();
    for corrections in corrections.chunk_by(|a, b| a.by == b.by) {
        let mut number = 0;
        for correction in corrections {
            let (Referent::Filing(of), Some(url)) = (correction.of, plan.filing(correction.by))
            else {
                continue;
            };
            let pair = (correction.by, of);
            if has_redline(catalog, correction) && !redlines.contains_key(&pair) {
                number += 1;
                redlines.insert(
                    pair,
                    url.folder("changes").leaf(number, PageNaming::Folders),
                );
            }
        }
    }
    redlines
}

impl Plan {
    /// Returns what was corrected, replaced or withdrawn, the last first.
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// Returns the address at which is shown what a filing changes in the text of another document;
    /// `None` where that is not shown.
    pub fn redline(&self, by: FilingId, of: Referent) -> Option<&Url> {
        let Referent::Filing(of) = of else {
            return None;
        };
        self.redlines.get(&(by, of))
    }
}

/// Returns whether a correction gets a redline: both documents have a text, and the new one takes
/// the place of the old one or of parts of it.
fn has_redline(catalog: &Catalog, correction: &Correction) -> bool {
    let has_text = |id: FilingId| {
        let document = catalog.filing(id).filing.document();
        document.is_some_and(|document| !document.body.text.trim().is_empty())
    };
    match correction.of {
        Referent::Filing(of) => {
            correction.relation != Relation::Withdraws && has_text(of) && has_text(correction.by)
        }
        Referent::Absent(_) => false,
    }
}
