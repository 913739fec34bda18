//! Lanes that show a mark for each document.

use super::super::dot::Dot;
use super::super::picture::{LaneView, MarkView, percent};
use super::super::spread::{PITCH, spread};
use super::super::{captions, curves};
use super::{Drawing, LANE};

impl<'p, 'a> Drawing<'p, 'a> {
    pub(super) fn marks(&mut self, name: String, dots: &[&Dot]) -> LaneView {
        let mut dots = dots.to_vec();
        // A date that is in the middle of its span may come after later ones.
        dots.sort_by_key(|dot| dot.at);
        let wanted: Vec<i64> = dots.iter().map(|dot| self.axis.x(dot.at)).collect();
        let (spots, rows) = spread(&wanted);
        let middle = self.bottom + (LANE + (rows as i64 - 1) * PITCH) / 2;
        let marks = dots.iter().zip(spots).map(|(dot, spot)| {
            let y = middle + spot.below;
            if let Some(document) = dot.document() {
                let lane = self.lanes.len();
                self.places
                    .insert(document, curves::End { x: spot.x, y, lane });
            }
            MarkView {
                x: percent(spot.x),
                y,
                shape: dot.shape,
                page: self.page(dot.place),
                anchor: self
                    .press
                    .plan
                    .anchor(self.press.catalog, self.id, dot.entry),
                title: captions::title(self.press, self.id, dot),
                draft: dot.draft,
            }
        });
        let marks = marks.collect::<Vec<_>>();
        LaneView {
            name,
            rows,
            marks,
            cells: Vec::new(),
        }
    }
}
