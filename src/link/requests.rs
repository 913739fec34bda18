//! What a docket was asked to decide: motions, applications and the like, each with its answers and
//! its rulings.

use std::collections::BTreeSet;

use super::{Catalog, DocketId, Entry, FilingId, Link, Referent};
use crate::docket::{Relation, TypeId, TypeRole};

/// The most documents among which the answers to one request are looked for. A notice that
/// thousands of comments answer is no request, but an answer to one may be such a notice.
const MOST: usize = 500;

/// A document that asks for a ruling, or on which one was made.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    /// The document.
    pub document: Referent,
    /// The filings that answer it or one of its answers, rulings apart, in timeline order.
    pub answers: Vec<FilingId>,
    /// What became of it.
    pub outcome: RequestOutcome,
}

/// What became of a request.
#[derive(Debug, PartialEq, Eq)]
pub enum RequestOutcome {
    /// Nothing that the record shows.
    Pending,
    /// It was ruled on: the documents that rule, with their words, in timeline order.
    Ruled(Vec<(FilingId, String)>),
    /// It was withdrawn by this filing.
    Withdrawn(FilingId),
    /// This filing took its place.
    Superseded(FilingId),
}

/// Finds what a docket was asked to decide, in timeline order. A withheld filing is none, since its
/// type may be withheld too.
pub fn requests(catalog: &Catalog, id: DocketId) -> Vec<Request> {
    let entries = catalog.docket(id).timeline.iter();
    let documents = entries.filter_map(|entry| match entry {
        Entry::Filing(id) => Some(Referent::Filing(*id)),
        Entry::Absent(id) => Some(Referent::Absent(*id)),
        Entry::Event(_) | Entry::Limit(..) | Entry::Stated(..) => None,
    });
    documents
        .filter_map(|document| request(catalog, document))
        .collect()
}

fn request(catalog: &Catalog, document: Referent) -> Option<Request> {
    let outcome = outcome(catalog, document);
    let is_ruled_on = matches!(outcome, RequestOutcome::Ruled(_));
    if !is_ruled_on && !asks(catalog, kind_of(catalog, document)?) {
        return None;
    }
    Some(Request {
        document,
        answers: answers(catalog, document),
        outcome,
    })
}

/// Returns the type of a document that readers may see.
fn kind_of(catalog: &Catalog, document: Referent) -> Option<&TypeId> {
    match document {
        Referent::Filing(id) => {
            let filing = &catalog.filing(id).filing;
            filing.kind.as_ref().filter(|_| filing.access().is_public())
        }
        Referent::Absent(id) => catalog.absent(id).kind.as_ref(),
    }
}

fn asks(catalog: &Catalog, kind: &TypeId) -> bool {
    let mut types = catalog.settings().types.iter();
    types.any(|known| known.id == kind.0 && known.role == TypeRole::Asks)
}

/// Finds what became of a document: a ruling counts more than what its filer did.
fn outcome(catalog: &Catalog, document: Referent) -> RequestOutcome {
    let links = catalog.referred_to_by(document);
    let rulings: Vec<_> = links
        .iter()
        .filter_map(|(link, by)| match link {
            Link::RulesOn(words) => Some((*by, words.clone())),
            _ => None,
        })
        .collect();
    if !rulings.is_empty() {
        return RequestOutcome::Ruled(rulings);
    }
    let by = |relation| {
        let mut found = links.iter().filter(|(link, _)| *link == Link::By(relation));
        found.next_back().map(|(_, by)| *by)
    };
    by(Relation::Withdraws)
        .map(RequestOutcome::Withdrawn)
        .or_else(|| by(Relation::Supersedes).map(RequestOutcome::Superseded))
        .unwrap_or(RequestOutcome::Pending)
}

/// Collects what answers a document, and what answers these answers. What rules on the document is
/// no answer, and what answers the ruling is none either.
fn answers(catalog: &Catalog, document: Referent) -> Vec<FilingId> {
    let rules = |by: FilingId| {
        let mut links = catalog.refers_to(by).iter();
        links.any(|(link, of)| matches!(link, Link::RulesOn(_)) && *of == document)
    };
    let mut found = BTreeSet::new();
    let mut open = vec![document];
    while let Some(next) = open.pop() {
        for (link, by) in catalog.referred_to_by(next) {
            let is_answer = *link == Link::By(Relation::RespondsTo);
            let is_new = is_answer && Referent::Filing(*by) != document && !rules(*by);
            if is_new && found.len() < MOST && found.insert(*by) {
                open.push(Referent::Filing(*by));
            }
        }
    }
    // Filings are numbered in timeline order.
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::World;

    /// Writes each request of the docket `A` as `title: answers: outcome`.
    fn told(site: &str) -> Vec<String> {
        let world = World::without_errors(site);
        let catalog = world.catalog();
        let title = |id: &FilingId| catalog.filing(*id).id().unwrap_or("withheld").to_owned();
        let all = requests(catalog, DocketId(0)).into_iter().map(|request| {
            let document = match request.document {
                Referent::Filing(id) => title(&id),
                Referent::Absent(id) => catalog.absent(id).title.clone(),
            };
            let answers: Vec<String> = request.answers.iter().map(title).collect();
            let outcome = match request.outcome {
                RequestOutcome::Pending => "pending".to_owned(),
                RequestOutcome::Ruled(rulings) => {
                    let rulings = rulings
                        .iter()
                        .map(|(by, words)| format!("{words} by {}", title(by)));
                    rulings.collect::<Vec<_>>().join(", ")
                }
                RequestOutcome::Withdrawn(by) => format!("withdrawn by {}", title(&by)),
                RequestOutcome::Superseded(by) => format!("superseded by {}", title(&by)),
            };
            format!("{document}: {}: {outcome}", answers.join(" "))
        });
        all.collect()
    }

    fn filing(id: &str, day: u8, keys: &str) -> String {
        format!(
            "-- content/A/{id}.md --\n---\ndocket: A\ntitle: T\ndate: 2024-01-{day:02}\n{keys}\n---\n"
        )
    }

    #[test]
    fn a_request_has_its_answers_at_any_depth_and_what_became_of_it() {
        let site = [
            filing("m", 1, "type: motion"),
            filing("r", 2, "type: response\nresponds_to: m"),
            filing("p", 3, "type: reply\nresponds_to: r"),
            filing(
                "o",
                4,
                "type: order\nresponds_to: m\nrules_on: {filing: m, ruling: denied}",
            ),
            filing("n", 5, "type: petition"),
            filing("w", 6, "type: notice\nwithdraws: n"),
            filing("l", 7, "type: letter\nresponds_to: o"),
            filing("q", 8, "type: application"),
            filing("s", 9, "type: motion\naccess: confidential"),
        ]
        .concat();
        assert_eq!(
            told(&site),
            ["m: r p: denied by o", "n: : withdrawn by w", "q: : pending",]
        );
    }

    #[test]
    fn what_is_ruled_on_is_a_request_whatever_its_type_and_circles_end() {
        let site = [
            filing("a", 1, "type: letter\nresponds_to: b"),
            filing("b", 2, "type: motion\nresponds_to: a"),
            filing("o", 3, "type: order\nrules_on: [{filing: a, ruling: granted}, {filing: {title: Old motion, date: 2023}, ruling: moot}]"),
        ]
        .concat();
        assert_eq!(
            told(&site),
            [
                "Old motion: : moot by o",
                "a: b: granted by o",
                "b: a: pending"
            ]
        );
    }
}
