//! Curves from answers to what they answer, and from rulings to what they rule on.

use std::collections::BTreeMap;

use super::super::super::Press;
use crate::docket::Relation;
use crate::link::{Link, Referent};

/// One end of a curve: the middle of a document's mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    /// Across, in units.
    pub x: i64,
    /// Down, in pixels.
    pub y: i64,
    /// The number of its lane.
    pub lane: usize,
}

/// Draws the curves between documents that have marks: those of answers, and those of rulings, each
/// as one path.
pub(super) fn curves(press: &Press<'_>, places: &BTreeMap<Referent, End>) -> (String, String) {
    let (mut answers, mut rulings) = (String::new(), String::new());
    for (document, end) in places {
        let Referent::Filing(id) = document else {
            continue;
        };
        for (link, other) in press.catalog.refers_to(*id) {
            let path = match link {
                Link::By(Relation::RespondsTo) => &mut answers,
                Link::RulesOn(_) => &mut rulings,
                Link::By(_) | Link::PublicVersion => continue,
            };
            if let Some(start) = places.get(other) {
                path.push_str(&curve(*start, *end));
            }
        }
    }
    (answers, rulings)
}

/// Draws one curve: an arc above the marks within a lane, and from lane to lane one that leaves and
/// arrives level.
fn curve(from: End, to: End) -> String {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let start = format!("M{} {}", from.x, from.y);
    if from.lane == to.lane {
        let rise = (5 + x.abs() / 12).min(14);
        let (near, far) = (x / 4, x - x / 4);
        return format!("{start}c{near} {} {far} {} {x} {y}", -rise, y - rise);
    }
    format!("{start}c{} 0 {} {y} {x} {y}", x / 2, x - x / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_runs_from_mark_to_mark() {
        let end = |x, y, lane| End { x, y, lane };
        assert_eq!(
            curve(end(100, 20, 0), end(140, 60, 1)),
            "M100 20c20 0 20 40 40 40"
        );
        assert_eq!(
            curve(end(100, 20, 0), end(140, 20, 0)),
            "M100 20c10 -8 30 -8 40 0"
        );
    }
}
