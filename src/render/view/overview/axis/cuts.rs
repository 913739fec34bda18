//! Long gaps, which are cut out of an axis.

use super::{AxisStretch, DAY, WIDTH};

/// What is left free at both ends, so that a mark there is whole.
pub(super) const EDGE: i64 = 16;
/// The width of a break.
pub(super) const BREAK: i64 = 40;
/// The least width of a stretch between breaks: its year must find room.
pub(super) const LEAST: i64 = 74;
/// The most breaks that an axis has.
pub(super) const BREAKS: usize = 4;
/// The fewest spans of an axis with breaks; fewer are distinguished anyway.
const FEWEST: usize = 5;
/// The shortest empty time that is cut out.
const QUIET: i64 = 30 * DAY;

/// Chooses the empty times that are cut out, in their order; `spans` are sorted.
///
/// The longest go first, until none that is left takes much of what is shown. They are cut only if
/// that shows the rest at more than twice the size, and if most of the spans stay together: where
/// all are far apart, that is what there is to see.
pub(super) fn cuts(spans: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut gaps: Vec<(i64, i64, usize)> = Vec::new();
    let mut reach = spans[0].1;
    for (at, (from, to)) in spans.iter().enumerate() {
        if *from > reach {
            gaps.push((reach, *from, at));
        }
        reach = reach.max(*to);
    }
    if spans.len() < FEWEST {
        return Vec::new();
    }
    let whole = reach - spans[0].0;
    gaps.sort_by_key(|(from, to, _)| (from - to, *from));
    let mut shown = whole;
    for count in 1..=gaps.len().min(BREAKS) {
        let (from, to, _) = gaps[count - 1];
        if to - from < QUIET {
            break;
        }
        shown -= to - from;
        let next = gaps.get(count).map_or(0, |(from, to, _)| to - from);
        if next * 5 > shown * 2 || shown * 100 > whole * 45 {
            continue;
        }
        let mut chosen = gaps[..count].to_vec();
        chosen.sort_unstable();
        let ends = chosen.iter().map(|(.., at)| *at).chain([spans.len()]);
        let starts = [0].into_iter().chain(chosen.iter().map(|(.., at)| *at));
        let most = ends.zip(starts).map(|(end, start)| end - start).max();
        if most.unwrap_or(0) * 5 < spans.len() * 3 {
            continue;
        }
        return chosen.iter().map(|(from, to, _)| (*from, *to)).collect();
    }
    Vec::new()
}

/// Places stretches side by side, each as wide as it is long but for the shortest, which would
/// vanish.
pub(super) fn place(stretches: &[(i64, i64)]) -> Vec<AxisStretch> {
    let breaks = stretches.len() as i64 - 1;
    let room = WIDTH - 2 * EDGE - breaks * BREAK;
    let length = |(from, to): &(i64, i64)| (to - from).max(1);
    let mut short = vec![false; stretches.len()];
    let widths = loop {
        let shorts = short.iter().filter(|short| **short).count() as i64;
        let rest = room - shorts * LEAST;
        let long = stretches.iter().zip(&short).filter(|(_, short)| !**short);
        let all: i64 = long.map(|(one, _)| length(one)).sum();
        let width = |at: usize| match short[at] {
            true => LEAST,
            false => length(&stretches[at]) * rest / all.max(1),
        };
        let narrow = (0..stretches.len()).find(|at| breaks > 0 && width(*at) < LEAST);
        match narrow {
            Some(at) => short[at] = true,
            None => break (0..stretches.len()).map(width).collect::<Vec<_>>(),
        }
    };
    let mut left = EDGE;
    let place = |((from, to), width): (&(i64, i64), i64)| {
        let stretch = AxisStretch {
            from: *from,
            to: *to,
            left,
            right: left + width,
        };
        left += width + BREAK;
        stretch
    };
    stretches.iter().zip(widths).map(place).collect()
}
