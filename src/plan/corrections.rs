//! What was corrected, replaced or withdrawn, and which of it has a redline.

use super::{Plan, Url};
use crate::docket::Relation;
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

impl Plan {
    /// Returns what was corrected, replaced or withdrawn, the last first.
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// Returns the address of the redline of a correction; `None` where there is none.
    pub fn redline(&self, correction: &Correction) -> Option<Url> {
        let url = self.redline_url(correction)?;
        self.item(&url).is_some().then_some(url)
    }

    /// Returns the address that the redline of a correction has, if it gets one.
    pub(super) fn redline_url(&self, correction: &Correction) -> Option<Url> {
        let Referent::Filing(of) = correction.of else {
            return None;
        };
        let (by, of) = (self.filing(correction.by)?, self.filing(of)?);
        let id = of.as_str().trim_end_matches('/').rsplit('/').next()?;
        Some(by.folder("changes").folder(id))
    }
}

/// Returns whether a correction gets a redline: both documents have a text, and the new one takes the place of the old one or of
/// parts of it.
pub(super) fn has_redline(catalog: &Catalog, correction: &Correction) -> bool {
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
