//! The drawing of a picture, from the top down.

mod cells;
mod marks;

use std::collections::BTreeMap;

use super::super::super::Press;
use super::axis::{Axis, WIDTH};
use super::density::{SIZES, Unit, size_text};
use super::dot::{Dot, whole_day};
use super::lanes::Whose;
use super::picture::{Band, LabelView, LaneView, Legend, Overview, band, percent};
use super::spread::{IN_LANE, PITCH};
use super::{NAME, TOP, captions, curves, lanes, scale, windows};
use crate::link::{DocketId, Entry, Referent};
use cells::cell_height;

/// The most documents that have a mark each; more are shown as density.
pub(super) const MARKS: usize = 150;
/// The most deadlines and events that have a mark each.
const LIMITS: usize = 80;
const _: () = assert!(MARKS <= IN_LANE && LIMITS <= IN_LANE);
/// The height of a lane with marks in one row; each more row takes [`PITCH`]. The theme's
/// `04-overview.css` has the same heights for the names.
pub(super) const LANE: i64 = 30;
/// The height of a lane with cells.
pub(super) const CELL_LANE: i64 = 30;

/// The height of a row of labels below the lanes.
const LABEL: i64 = 16;

/// A picture that is being drawn, from the top down.
pub(super) struct Drawing<'p, 'a> {
    press: &'p Press<'a>,
    id: DocketId,
    from: usize,
    axis: Axis,
    unit: Unit,
    /// Whether documents are shown as density, and whether deadlines are.
    dense: [bool; 2],
    windows: Vec<Band>,
    names: usize,
    top: i64,
    /// How far down it is drawn.
    bottom: i64,
    lanes: Vec<LaneView>,
    /// Where the middle of each document's mark is, and the number of its lane.
    places: BTreeMap<Referent, curves::End>,
    rules: String,
    sizes: [bool; SIZES.len()],
}

impl<'p, 'a> Drawing<'p, 'a> {
    pub(super) fn new(
        press: &'p Press<'a>,
        id: DocketId,
        from: usize,
        documents: &[&Dot],
        limits: &[&Dot],
    ) -> Drawing<'p, 'a> {
        let dense = [documents.len() > MARKS, limits.len() > LIMITS];
        let groups = [documents, limits];
        let cells = groups.iter().zip(dense).filter(|(_, dense)| *dense);
        let cells: Vec<i64> = cells
            .flat_map(|(dots, _)| dots.iter().map(|dot| dot.at))
            .collect();
        let unit = match cells.is_empty() {
            true => Unit::default(),
            false => Unit::choose(&cells),
        };
        let spans = groups.iter().zip(dense).flat_map(|(dots, dense)| {
            dots.iter().map(move |dot| match dense {
                true => unit.span(dot.at),
                false => whole_day(dot.at),
            })
        });
        let axis = Axis::new(spans.collect());
        let (windows, names) = windows::bands(press, id, &axis);
        let top = TOP + names as i64 * NAME;
        Drawing {
            press,
            id,
            from,
            axis,
            unit,
            dense,
            windows,
            names,
            top,
            bottom: top,
            lanes: Vec::new(),
            places: BTreeMap::new(),
            rules: format!("M0 {top}H{WIDTH}"),
            sizes: [false; SIZES.len()],
        }
    }

    /// Draws the lanes and all else.
    pub(super) fn finish(mut self, documents: &[&Dot], limits: &[&Dot]) -> Overview {
        let words = self.press.theme.words();
        let entries: Vec<Entry> = documents.iter().map(|dot| dot.entry).collect();
        for lane in lanes::lanes(self.press, self.id, &entries) {
            let name = lane.name.unwrap_or_else(|| {
                let key = match lane.whose {
                    Whose::Agency | Whose::Party(_) => "overview.agency",
                    Whose::Others => "overview.others",
                    Whose::Nobody => "overview.nobody",
                };
                words.get(key).to_owned()
            });
            let own: Vec<&Dot> = lane.documents.iter().map(|at| documents[*at]).collect();
            self.lane(name, &own, self.dense[0]);
        }
        if !limits.is_empty() {
            let has = |shape: &str| limits.iter().any(|dot| dot.shape == shape);
            let key = match (has("deadline"), has("event")) {
                (true, true) => "overview.limits_and_events",
                (true, false) => "overview.limits",
                (false, _) => "overview.events",
            };
            self.lane(words.get(key).to_owned(), limits, self.dense[1]);
        }
        let (answers, rulings) = curves::curves(self.press, &self.places);
        let scale = scale::scale(&self.axis, words.dates());
        let bottom = self.bottom;
        let label = |row: i64, era: bool| {
            move |label: scale::Label| LabelView {
                x: percent(label.x),
                y: bottom + row * LABEL,
                text: label.text,
                era,
            }
        };
        let rows = if scale.eras.is_empty() { 1 } else { 2 };
        let breaks = self.axis.breaks().map(|(left, right)| {
            let title = words.get("overview.break").to_owned();
            band(left, right, title)
        });
        Overview {
            summary: captions::summary(self.press, self.id, documents, limits, &self.axis),
            height: bottom + rows * LABEL + 6,
            names: self.names,
            top: self.top,
            bottom,
            rules: self.rules,
            grid: uprights(&scale.ticks, self.top, bottom + 5),
            fine: uprights(&scale.fine, bottom, bottom + 3),
            labels: scale
                .labels
                .into_iter()
                .map(label(1, false))
                .chain(scale.eras.into_iter().map(label(rows, true)))
                .collect(),
            breaks: breaks.collect(),
            drafts: documents.iter().chain(limits).any(|dot| dot.draft),
            shapes: captions::shapes(words, &self.lanes, &self.windows, &answers, &rulings),
            sizes: (0..SIZES.len())
                .filter(|size| self.sizes[*size])
                .map(|size| Legend {
                    of: "size",
                    shape: cell_height(size).to_string(),
                    text: size_text(size),
                })
                .collect(),
            sizes_of: match self.sizes.contains(&true) {
                true => self.unit.spell(words),
                false => String::new(),
            },
            windows: self.windows,
            lanes: self.lanes,
            answers,
            rulings,
        }
    }

    fn lane(&mut self, name: String, dots: &[&Dot], dense: bool) {
        let lane = match dense {
            true => self.cells(name, dots),
            false => self.marks(name, dots),
        };
        self.bottom += match lane.rows {
            0 => CELL_LANE,
            rows => LANE + (rows as i64 - 1) * PITCH,
        };
        self.rules.push_str(&format!("M0 {}H{WIDTH}", self.bottom));
        self.lanes.push(lane);
    }

    /// Returns the page of an entry of the timeline; none where the docket's own page shows it.
    fn page(&self, place: usize) -> Option<String> {
        let plan = self.press.plan;
        let elsewhere = place < self.from;
        elsewhere.then(|| plan.timeline_page(self.id, place).href(plan.links()))
    }
}

/// Draws a line at each place, from one height to another, as a path.
fn uprights(places: &[i64], from: i64, to: i64) -> String {
    let long = to - from;
    let mut path = String::new();
    let mut before = None;
    for x in places {
        match before {
            None => path.push_str(&format!("M{x} {from}v{long}")),
            Some(before) => path.push_str(&format!("m{}-{long}v{long}", x - before)),
        }
        before = Some(*x);
    }
    path
}
