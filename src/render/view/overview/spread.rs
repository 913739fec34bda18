//! Marks that would cover one another are above one another, and next to one another where that is
//! not enough.

use super::axis::{WIDTH, units};

/// How far the centers of two marks are apart at least, in pixels.
pub(super) const PITCH: i64 = 14;
/// The most marks that are above one another.
pub(super) const ROWS: usize = 4;
/// How far the center of a mark is from the ends of the picture at least.
const EDGE: i64 = units(PITCH / 2 + 1);
/// The most marks that have room in a row.
const IN_ROW: usize = ((WIDTH - 2 * EDGE) / units(PITCH)) as usize + 1;
/// The most marks that have room in a lane.
pub(super) const IN_LANE: usize = ROWS * IN_ROW;

/// Where a mark is in its lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// Across.
    pub x: i64,
    /// How far below the middle of its lane, in pixels.
    pub below: i64,
}

/// Spreads the marks of a lane, at most [`IN_LANE`], given where each belongs, from left to right.
/// Returns their spots and the most that are above one another.
///
/// A mark that has room stays where it belongs. Others are moved no more than they must, to both
/// sides alike.
pub(super) fn spread(places: &[i64]) -> (Vec<Spot>, usize) {
    let pitch = units(PITCH);
    let rows = rows(places, pitch);
    let mut across = vec![0; places.len()];
    for row in 0..ROWS {
        let members: Vec<usize> = (0..places.len()).filter(|at| rows[*at] == row).collect();
        let wanted: Vec<i64> = members.iter().map(|at| places[*at]).collect();
        for (at, x) in members.iter().zip(line_up(&wanted, pitch)) {
            across[*at] = x;
        }
    }
    // Marks that are together are centered on the lane together.
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|at| (across[*at], *at));
    let mut spots = vec![Spot { x: 0, below: 0 }; places.len()];
    let mut most = 0;
    for group in order.chunk_by(|a, b| across[*b] - across[*a] < pitch) {
        let mut used: Vec<usize> = group.iter().map(|at| rows[*at]).collect();
        used.sort_unstable();
        used.dedup();
        most = most.max(used.len());
        for at in group {
            let row = used.iter().filter(|row| **row < rows[*at]).count() as i64;
            spots[*at] = Spot {
                x: across[*at],
                below: (2 * row - (used.len() as i64 - 1)) * PITCH / 2,
            };
        }
    }
    (spots, most)
}

/// Returns each mark a row: the first that is free there, or else the one that is free soonest.
fn rows(places: &[i64], pitch: i64) -> Vec<usize> {
    let mut free = [(i64::MIN, 0); ROWS];
    let choose = |x: &i64| {
        let with_room = || (0..ROWS).filter(|row| free[*row].1 < IN_ROW);
        let row = with_room()
            .find(|row| free[*row].0 <= *x)
            .or_else(|| with_room().min_by_key(|row| free[*row].0))
            .unwrap_or(0);
        let (from, count) = free[row];
        free[row] = (from.max(*x) + pitch, count + 1);
        row
    };
    places.iter().map(choose).collect()
}

/// Lines marks up at a distance, as near to where they belong as all of them together can be.
///
/// Less the room that the marks before take, places must only not decrease; the nearest such places
/// are the means of stretches that would decrease.
fn line_up(wanted: &[i64], pitch: i64) -> Vec<i64> {
    let mut blocks: Vec<(i64, i64)> = Vec::new();
    for (at, x) in wanted.iter().enumerate() {
        let mut block = (x - at as i64 * pitch, 1);
        while let Some((sum, count)) = blocks.last().copied() {
            if sum * block.1 < block.0 * count {
                break;
            }
            block = (block.0 + sum, block.1 + count);
            blocks.pop();
        }
        blocks.push(block);
    }
    let rest = wanted.len().saturating_sub(1) as i64 * pitch;
    let places = blocks
        .iter()
        .flat_map(|(sum, count)| (0..*count).map(move |_| sum.div_euclid(*count)));
    let places = places.map(|place| place.min(WIDTH - EDGE - rest).max(EDGE));
    places
        .enumerate()
        .map(|(at, place)| place + at as i64 * pitch)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_mark_with_room_stays_where_it_belongs() {
        let (spots, most) = spread(&[100, 200, 300]);
        assert_eq!(most, 1);
        assert_eq!(
            spots,
            [100, 200, 300].map(|x| Spot { x, below: 0 }),
            "nothing is moved"
        );
    }

    #[test]
    fn two_on_one_day_are_above_one_another_in_their_order() {
        let (spots, most) = spread(&[100, 500, 500]);
        assert_eq!(most, 2);
        assert_eq!(spots[0].below, 0);
        assert_eq!((spots[1].x, spots[1].below), (500, -PITCH / 2));
        assert_eq!((spots[2].x, spots[2].below), (500, PITCH / 2));
    }

    #[test]
    fn sixty_on_one_day_are_on_both_sides_of_it() {
        let (spots, most) = spread(&[500; 60]);
        assert_eq!(most, ROWS);
        let left = spots.iter().map(|spot| spot.x).min().expect("there are");
        let right = spots.iter().map(|spot| spot.x).max().expect("there are");
        assert_eq!(right - left, 14 * units(PITCH));
        assert!((left + right) / 2 - 500 < units(PITCH), "{left} to {right}");
    }

    #[test]
    fn a_crowd_at_the_end_stays_in_the_picture() {
        let (spots, _) = spread(&[WIDTH - EDGE; 150]);
        assert!(
            spots
                .iter()
                .all(|spot| (EDGE..=WIDTH - EDGE).contains(&spot.x)),
            "{spots:?}"
        );
    }

    proptest! {
        #[test]
        fn no_mark_covers_another(
            mut places in prop::collection::vec(EDGE..WIDTH - EDGE, 0..60),
            crowd in 0..90usize,
            at in EDGE..WIDTH - EDGE,
        ) {
            places.extend(vec![at; crowd]);
            places.sort_unstable();
            let (spots, most) = spread(&places);
            prop_assert_eq!(spots.len(), places.len());
            prop_assert!(most <= ROWS);
            for (at, a) in spots.iter().enumerate() {
                prop_assert!((EDGE..=WIDTH - EDGE).contains(&a.x));
                prop_assert!(a.below.abs() <= (most as i64 - 1) * PITCH / 2);
                for b in &spots[..at] {
                    let apart = (a.x - b.x).abs() >= units(PITCH) || (a.below - b.below).abs() >= PITCH;
                    prop_assert!(apart, "{:?} and {:?}", a, b);
                }
            }
        }
    }
}
