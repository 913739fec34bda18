//! Lanes that show density: a cell for each month, quarter or longer time.

use super::super::super::when::month_anchor;
use super::super::density::size;
use super::super::dot::{Dot, SHAPES};
use super::super::picture::{CellView, LaneView, percent};
use super::super::{captions, density};
use super::{CELL_LANE, Drawing};
use crate::time::DatePlace;

/// The height of the smallest cell, and how much higher each next size is.
const CELL: i64 = 4;
const CELL_STEP: i64 = 4;

impl<'p, 'a> Drawing<'p, 'a> {
    pub(super) fn cells(&mut self, name: String, dots: &[&Dot]) -> LaneView {
        let words = self.press.theme.words();
        let base = self.bottom + CELL_LANE - 3;
        let moments = dots.iter().enumerate().map(|(at, dot)| (at, dot.at));
        let mut cells = Vec::new();
        for cell in density::cells(moments, self.unit) {
            let count = cell.members.len();
            let members = || cell.members.iter().map(|at| dots[*at]);
            // The entries of a cell are together on the timeline, the first of them first.
            let first = members().min_by_key(|dot| dot.place);
            let first = first.expect("a cell has a member");
            let size = size(count);
            self.sizes[size] = true;
            let (left, right) = (self.axis.x(cell.from), self.axis.x(cell.to));
            let date = words.date(&self.unit.date(cell.from), DatePlace::Full);
            let with = |shape: &str| members().filter(|dot| dot.shape == shape).count();
            let drafts = members().filter(|dot| dot.draft).count();
            let most = SHAPES.into_iter().rev().max_by_key(|shape| with(shape));
            cells.push(CellView {
                x: percent(left),
                // A little is left free between two.
                width: percent((right - left - 1).max(2)),
                y: base - cell_height(size),
                height: cell_height(size),
                shape: most.unwrap_or(first.shape),
                page: self.page(first.place),
                anchor: month_anchor(self.press, &first.date),
                title: captions::cell(
                    words,
                    &date,
                    (count, first.document().is_some()),
                    [with("absent"), with("withheld"), drafts],
                ),
                draft: drafts > 0,
            });
        }
        LaneView {
            name,
            rows: 0,
            marks: Vec::new(),
            cells,
        }
    }
}

pub(super) fn cell_height(size: usize) -> i64 {
    CELL + size as i64 * CELL_STEP
}
