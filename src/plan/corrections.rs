//! What was corrected, replaced or withdrawn, and which of it has a redline.

use super::{PageNaming, Plan, Url};
use crate::docket::Relation;
use crate::link::quick::{Map, Set};
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

/// Returns the addresses of the redlines, by the two filings: below the one that changes the other,
/// and without the name of that one, which may change.
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

/// Returns whether a correction gets a redline: the new text is a version of the old one. A notice
/// that only lists what was wrong is not.
fn has_redline(catalog: &Catalog, correction: &Correction) -> bool {
    let text = |id: FilingId| {
        let document = catalog.filing(id).filing.document();
        document.map_or("", |document| document.body.text.as_str())
    };
    match correction.of {
        Referent::Filing(of) => {
            correction.relation != Relation::Withdraws && is_version(text(of), text(correction.by))
        }
        Referent::Absent(_) => false,
    }
}

/// Returns whether a fourth of what the shorter of two texts says in runs of three words is in the
/// other one too.
fn is_version(one: &str, other: &str) -> bool {
    let words = |text| str::split_whitespace(text).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    let (short, long) = match one.len() < other.len() {
        true => (one, other),
        false => (other, one),
    };
    if short.len() < 3 {
        return !short.is_empty() && short == long;
    }
    let known: Set<&[&str]> = long.windows(3).collect();
    let shared = short.windows(3).filter(|run| known.contains(run)).count();
    4 * shared >= short.len() - 2
}

#[cfg(test)]
mod tests {
    use super::is_version;

    #[test]
    fn a_version_shares_words_and_a_list_of_errata_does_not() {
        let old = "The rate for a residential customer is 4 cents for each kilowatt-hour.";
        assert!(is_version(
            old,
            "The rate for a residential customer is 14 cents in winter."
        ));
        assert!(!is_version(
            old,
            "On page 2, line 7, read \"14\" in place of \"4\"."
        ));
        assert!(!is_version(old, "") && !is_version("", ""));
        assert!(is_version("a b", "a b") && !is_version("a b", "b a"));
    }
}
