//! The exchange that a filing is part of, as a tree: each document below the last one that it
//! answers.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use tera::Value;

use super::super::Press;
use crate::docket::Relation;
use crate::link::{FilingId, Link, Referent};

/// The longest exchange that is shown whole.
const WHOLE: usize = 60;
/// Of a longer one, the most documents above the filing.
const ABOVE: usize = 30;
/// And the most answers below it.
const BELOW: usize = 20;

/// The exchange that a filing is part of, or the part of it around the filing.
#[derive(Debug, Default, Serialize)]
pub(super) struct Thread {
    /// The documents, each after the one that it answers.
    nodes: Vec<Node>,
    /// How many more the exchange has.
    more: usize,
}

/// A document of an exchange.
#[derive(Debug, Serialize)]
struct Node {
    /// The document, as a document's row.
    row: Value,
    /// How far it is below the first document of its branch.
    depth: usize,
    /// Whether it is the filing whose page this is.
    current: bool,
    /// Whether the next document is below this one.
    opens: bool,
    /// How many lists end after it.
    closes: usize,
}

/// Returns the exchange that a filing is part of; no nodes where it is alone.
pub(super) fn thread(press: &Press<'_>, id: FilingId) -> Thread {
    let current = Referent::Filing(id);
    let exchange = press.catalog.exchange(current);
    if exchange.is_empty() {
        return Thread::default();
    }
    let order = match exchange.len() <= WHOLE {
        true => whole(press, exchange),
        false => around(press, id),
    };
    let more = exchange.len().saturating_sub(order.len());
    Thread {
        nodes: nodes(press, &order, current),
        more,
    }
}

/// Orders a whole exchange so that each document comes after the one that it answers, with its
/// depth.
fn whole(press: &Press<'_>, exchange: &[Referent]) -> Vec<(Referent, usize)> {
    let members: HashSet<Referent> = exchange.iter().copied().collect();
    let mut above: HashMap<Referent, Referent> = HashMap::new();
    for document in exchange {
        let answered = answered(press, *document);
        let answered = answered
            .filter(|other| members.contains(other) && !leads_to(&above, *other, *document));
        if let Some(other) = latest(press, answered) {
            above.insert(*document, other);
        }
    }
    let mut below: HashMap<Referent, Vec<Referent>> = HashMap::new();
    for document in exchange {
        if let Some(other) = above.get(document) {
            below.entry(*other).or_default().push(*document);
        }
    }
    let roots = exchange
        .iter()
        .filter(|document| !above.contains_key(document));
    let mut order = Vec::with_capacity(exchange.len());
    let mut open: Vec<(Referent, usize)> = roots.rev().map(|root| (*root, 0)).collect();
    while let Some((document, depth)) = open.pop() {
        order.push((document, depth));
        let answers = below.get(&document).map_or(&[][..], Vec::as_slice);
        open.extend(answers.iter().rev().map(|answer| (*answer, depth + 1)));
    }
    order
}

/// Orders what is next to a filing in a long exchange: what it answers up to the first, itself, and
/// its first answers.
fn around(press: &Press<'_>, id: FilingId) -> Vec<(Referent, usize)> {
    let current = Referent::Filing(id);
    let mut line = vec![current];
    while line.len() <= ABOVE {
        let last = *line.last().expect("the line begins with the filing");
        let answered = answered(press, last).filter(|other| !line.contains(other));
        let Some(next) = latest(press, answered) else {
            break;
        };
        line.push(next);
    }
    let depth = line.len();
    let mut order: Vec<_> = line.iter().rev().copied().zip(0..).collect();
    let mut seen: HashSet<Referent> = line.into_iter().collect();
    let answers = press
        .catalog
        .referred_to_by(current)
        .iter()
        .filter(|(link, _)| is_answer(link));
    let answers = answers
        .map(|(_, answer)| Referent::Filing(*answer))
        .filter(|answer| seen.insert(*answer));
    order.extend(answers.take(BELOW).map(|answer| (answer, depth)));
    order
}

/// Returns the documents that one answers or rules on, in the order in which it names them.
fn answered(press: &Press<'_>, document: Referent) -> impl Iterator<Item = Referent> {
    let links = match document {
        Referent::Filing(id) => press.catalog.refers_to(id),
        Referent::Absent(_) => &[],
    };
    links
        .iter()
        .filter(|(link, _)| is_answer(link))
        .map(|(_, other)| *other)
}

/// Returns the latest of some documents: an answer to several is below the last of them.
fn latest(press: &Press<'_>, documents: impl Iterator<Item = Referent>) -> Option<Referent> {
    documents.max_by_key(|document| match document {
        Referent::Filing(id) => press.catalog.filing(*id).filing.date.first_day(),
        Referent::Absent(id) => press.catalog.absent(*id).date.first_day(),
    })
}

fn is_answer(link: &Link) -> bool {
    matches!(link, Link::By(Relation::RespondsTo) | Link::RulesOn(_))
}

/// Returns whether a document is another or, in the end, below it. Two documents may answer each
/// other.
fn leads_to(above: &HashMap<Referent, Referent>, document: Referent, other: Referent) -> bool {
    let mut at = Some(document);
    while let Some(document) = at {
        if document == other {
            return true;
        }
        at = above.get(&document).copied();
    }
    false
}

/// Makes nodes of documents with their depths, each at most one deeper than the one before.
fn nodes(press: &Press<'_>, order: &[(Referent, usize)], current: Referent) -> Vec<Node> {
    let node = |(at, (document, depth)): (usize, &(Referent, usize))| {
        let next = order.get(at + 1).map_or(0, |(_, depth)| *depth);
        Node {
            row: press.rows().document(*document),
            depth: *depth,
            current: *document == current,
            opens: next > *depth,
            closes: depth.saturating_sub(next),
        }
    };
    order.iter().enumerate().map(node).collect()
}
