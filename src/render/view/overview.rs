//! The overview of a docket: the picture of all that is dated in it, with a lane for each party and
//! time from left to right.
//!
//! This is its geometry, ready to be drawn: a template lays out marks, cells, bands and labels at
//! the places given here. Across, places are percents, so that the picture fills any page; down,
//! they are pixels, so that text and marks keep their size. A date that is not one day is in
//! the middle of what it spans: a month at its middle, a year about the first of July.

mod axis;
mod captions;
mod curves;
mod density;
mod dot;
mod drawing;
mod lanes;
mod picture;
mod scale;
mod spread;
mod windows;

pub(super) use picture::Overview;

use super::super::Press;
use crate::link::DocketId;
use dot::{Dot, dot};
use drawing::Drawing;

/// The fewest dated entries of which a picture shows more than the list.
const FEWEST: usize = 3;

/// The height of a row of names of windows, and what is left free above the lanes.
const NAME: i64 = 16;
const TOP: i64 = 6;

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

#[cfg(test)]
mod tests;
