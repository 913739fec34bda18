//! Gathers exchanges: documents that answer one another or rule on one another, at any depth.

use super::catalog::{Link, Referent};
use crate::docket::Relation;

/// The exchanges, and for each filing and each document not on file the one that it is part of.
pub(super) struct Exchanges {
    pub all: Vec<Vec<Referent>>,
    pub of_filing: Vec<Option<u32>>,
    pub of_absent: Vec<Option<u32>>,
}

/// Gathers the exchanges of `forward`, the documents that each filing refers to.
///
/// Each exchange is sorted by `key`; documents that stand alone are in none.
pub(super) fn gather<K: Ord>(
    forward: &[Vec<(Link, Referent)>],
    absent: usize,
    key: impl Fn(Referent) -> K,
) -> Exchanges {
    let filings = forward.len();
    let node = |document: Referent| match document {
        Referent::Filing(id) => id.index(),
        Referent::Absent(id) => filings + id.index(),
    };
    let mut parents: Vec<usize> = (0..filings + absent).collect();
    for (from, references) in forward.iter().enumerate() {
        for (link, to) in references {
            if matches!(link, Link::By(Relation::RespondsTo) | Link::RulesOn(_)) {
                let (a, b) = (root(&mut parents, from), root(&mut parents, node(*to)));
                parents[a.max(b)] = a.min(b);
            }
        }
    }
    let mut number_of_root: Vec<Option<u32>> = vec![None; parents.len()];
    let mut all: Vec<Vec<Referent>> = Vec::new();
    let mut of_node = vec![None; parents.len()];
    let roots: Vec<usize> = (0..parents.len())
        .map(|at| root(&mut parents, at))
        .collect();
    let mut sizes = vec![0_u32; parents.len()];
    roots.iter().for_each(|root| sizes[*root] += 1);
    for (at, root) in roots.iter().enumerate() {
        if sizes[*root] < 2 {
            continue;
        }
        let number = *number_of_root[*root].get_or_insert_with(|| {
            all.push(Vec::with_capacity(sizes[*root] as usize));
            all.len() as u32 - 1
        });
        of_node[at] = Some(number);
        all[number as usize].push(match at < filings {
            true => Referent::Filing(super::catalog::FilingId(at as u32)),
            false => Referent::Absent(super::catalog::AbsentId((at - filings) as u32)),
        });
    }
    for exchange in &mut all {
        exchange.sort_by_cached_key(|document| key(*document));
    }
    let of_absent = of_node.split_off(filings);
    Exchanges {
        all,
        of_filing: of_node,
        of_absent,
    }
}

/// Finds the root of a node, and shortens the way to it.
fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}
