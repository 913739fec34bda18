//! The overview of a docket: the picture of all that is dated in it, with a lane for each party and
//! time from left to right.
//!
//! This is its geometry, ready to be drawn: a template lays out marks, cells, bands and labels at
//! the places given here. Across, places are percents, so that the picture fills any page; down,
//! they are pixels, so that text and marks keep their size. A date that is not one day stands in
//! the middle of what it spans: a month at its middle, a year about the first of July.

mod axis;
mod captions;
mod curves;
mod density;
mod dot;
mod lanes;
mod scale;
mod spread;
mod windows;

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::Press;
use super::when::month_anchor;
use crate::link::{DocketId, Entry, Referent};
use crate::time::DatePlace;
use axis::{Axis, WIDTH};
use density::{SIZES, Unit, size, size_text};
use dot::{Dot, SHAPES, dot, whole_day};
use lanes::Whose;
use spread::{IN_LANE, PITCH, spread};

/// The fewest dated entries of which a picture shows more than the list.
const FEWEST: usize = 3;
/// The most documents that have a mark each; more are shown as density.
const MARKS: usize = 150;
/// The most deadlines and events that have a mark each.
const LIMITS: usize = 80;
const _: () = assert!(MARKS <= IN_LANE && LIMITS <= IN_LANE);
/// The height of a lane with marks in one row; each more row takes [`PITCH`]. The theme's
/// `04-overview.css` has the same heights for the names.
const LANE: i64 = 30;
/// The height of a lane with cells.
const CELL_LANE: i64 = 30;
/// The height of the smallest cell, and how much higher each next size is.
const CELL: i64 = 4;
const CELL_STEP: i64 = 4;
/// The height of a row of names of windows, and what is left free above the lanes.
const NAME: i64 = 16;
const TOP: i64 = 6;
/// The height of a row of labels below the lanes.
const LABEL: i64 = 16;

/// The picture of a docket.
#[derive(Debug, Serialize)]
pub(super) struct Overview {
    /// What it shows, in words.
    summary: String,
    /// Its height in pixels.
    height: i64,
    /// How many rows of names of windows stand above the lanes: 0, 1 or 2.
    names: usize,
    /// Where the lanes begin, in pixels from the top.
    top: i64,
    /// Where they end.
    bottom: i64,
    /// The lanes, from the top.
    lanes: Vec<LaneView>,
    /// The lines between the lanes, as a path over 1000 units by the height.
    rules: String,
    /// The lines at the ticks, as such a path.
    grid: String,
    /// The finer ticks, as such a path; empty where there are none.
    fine: String,
    /// The labels below the lanes.
    labels: Vec<LabelView>,
    /// Where time is cut out.
    breaks: Vec<Band>,
    /// The windows of clocks.
    windows: Vec<Band>,
    /// The curves from answers to what they answer, as such a path; empty where there are none.
    answers: String,
    /// The curves from rulings to what they rule on.
    rulings: String,
    /// The shapes that occur, for the key.
    shapes: Vec<Key>,
    /// Whether drafts are in the picture.
    drafts: bool,
    /// The sizes of cells that occur, from the smallest, for the key.
    sizes: Vec<Key>,
    /// Of what the sizes tell: `documents a month`; empty where there are no cells.
    sizes_of: String,
}

/// A lane.
#[derive(Debug, Serialize)]
struct LaneView {
    /// Its name.
    name: String,
    /// How many rows of marks it has; 0 where it has cells.
    rows: usize,
    /// Its marks.
    marks: Vec<Mark>,
    /// Its cells, where it shows density.
    cells: Vec<CellView>,
}

/// The mark of a document, a deadline or an event.
#[derive(Debug, Serialize)]
struct Mark {
    /// Its center, across.
    x: String,
    /// Its center, down.
    y: i64,
    /// Its shape: `filed`, `order`, `absent`, `withheld`, `deadline` or `event`.
    shape: &'static str,
    /// The page of its entry; none where that is the docket's own.
    page: Option<String>,
    /// The anchor of its entry.
    anchor: String,
    /// What it is, in words.
    title: String,
    /// Whether it is a draft, or there only because of one: it has a ring around it.
    draft: bool,
}

/// A cell: all documents of a lane in a month, a quarter or a longer time.
#[derive(Debug, Serialize)]
struct CellView {
    /// Where it begins, across.
    x: String,
    /// How wide it is.
    width: String,
    /// Where it begins, down.
    y: i64,
    /// How high it is.
    height: i64,
    /// Its shape: that of most of its documents.
    shape: &'static str,
    /// The page of its first entry; none where that is the docket's own.
    page: Option<String>,
    /// The anchor of the month of its first entry.
    anchor: String,
    /// What it is, in words.
    title: String,
    /// Whether drafts are among its documents.
    draft: bool,
}

/// A label of the axis.
#[derive(Debug, Serialize)]
struct LabelView {
    /// Where it begins, across.
    x: String,
    /// Its line, down.
    y: i64,
    /// Its text.
    text: String,
    /// Whether it names the year, or the month of days.
    era: bool,
}

/// A stretch of time from the top of the lanes to the bottom.
#[derive(Debug, Serialize)]
struct Band {
    /// Where it begins, across.
    x: String,
    /// How wide it is.
    width: String,
    /// Its middle.
    middle: String,
    /// Its name; empty where it has none, or no room for it.
    name: String,
    /// Where its name begins, across.
    name_x: String,
    /// The line of its name, down.
    name_y: i64,
    /// What it is, in words.
    title: String,
}

/// An entry of the key.
#[derive(Debug, Serialize)]
struct Key {
    /// What it explains: a `mark`, the color of a `cell`, a `window`, a `curve`, or the `size` of a
    /// cell.
    of: &'static str,
    /// The shape, or the height of a cell of the size.
    shape: String,
    /// What it stands for.
    text: String,
}

/// Draws a docket. `from` is the first place of its timeline that its own page shows. None where a
/// picture would show no more than the list.
pub(super) fn overview(press: &Press<'_>, id: DocketId, from: usize) -> Option<Overview> {
    let docket = press.catalog.docket(id);
    let dots = docket.timeline.iter().enumerate();
    let dots: Vec<Dot> = dots
        .filter_map(|(place, entry)| dot(press, id, place, *entry))
        .collect();
    let (documents, limits): (Vec<&Dot>, Vec<&Dot>) =
        dots.iter().partition(|dot| dot.document().is_some());
    if dots.len() < FEWEST || documents.is_empty() {
        return None;
    }
    let drawing = Drawing::new(press, id, from, &documents, &limits);
    Some(drawing.finish(&documents, &limits))
}

/// A picture that is being drawn, from the top down.
struct Drawing<'p, 'a> {
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
    /// Where the middle of each document's mark stands, and the number of its lane.
    places: BTreeMap<Referent, curves::End>,
    rules: String,
    sizes: [bool; SIZES.len()],
}

impl<'p, 'a> Drawing<'p, 'a> {
    fn new(
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
    fn finish(mut self, documents: &[&Dot], limits: &[&Dot]) -> Overview {
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
                .map(|size| Key {
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

    fn marks(&mut self, name: String, dots: &[&Dot]) -> LaneView {
        let mut dots = dots.to_vec();
        // A date that stands in the middle of its span may come after later ones.
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
            Mark {
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

    fn cells(&mut self, name: String, dots: &[&Dot]) -> LaneView {
        let words = self.press.theme.words();
        let base = self.bottom + CELL_LANE - 3;
        let moments = dots.iter().enumerate().map(|(at, dot)| (at, dot.at));
        let mut cells = Vec::new();
        for cell in density::cells(moments, self.unit) {
            let count = cell.members.len();
            let members = || cell.members.iter().map(|at| dots[*at]);
            // The entries of a cell stand together on the timeline, the first of them first.
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

    /// Returns the page of an entry of the timeline; none where the docket's own page shows it.
    fn page(&self, place: usize) -> Option<String> {
        let plan = self.press.plan;
        let elsewhere = place < self.from;
        elsewhere.then(|| plan.timeline_page(self.id, place).href(plan.links()))
    }
}

/// Makes a band without a name.
fn band(left: i64, right: i64, title: String) -> Band {
    Band {
        x: percent(left),
        width: percent(right - left),
        middle: percent((left + right) / 2),
        name: String::new(),
        name_x: String::new(),
        name_y: 0,
        title,
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

fn cell_height(size: usize) -> i64 {
    CELL + size as i64 * CELL_STEP
}

/// Writes a place as a percent of the width.
fn percent(x: i64) -> String {
    format!("{}.{}%", x / 10, x % 10)
}

#[cfg(test)]
mod tests;
