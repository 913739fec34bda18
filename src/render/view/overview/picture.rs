//! The picture as its template sees it: lanes, marks, cells, bands and labels at their places.

use serde::Serialize;

/// The picture of a docket.
#[derive(Debug, Serialize)]
pub(in crate::render::view) struct Overview {
    /// What it shows, in words.
    pub(super) summary: String,
    /// Its height in pixels.
    pub(super) height: i64,
    /// How many rows of names of windows are above the lanes: 0, 1 or 2.
    pub(super) names: usize,
    /// Where the lanes begin, in pixels from the top.
    pub(super) top: i64,
    /// Where they end.
    pub(super) bottom: i64,
    /// The lanes, from the top.
    pub(super) lanes: Vec<LaneView>,
    /// The lines between the lanes, as a path over 1000 units by the height.
    pub(super) rules: String,
    /// The lines at the ticks, as such a path.
    pub(super) grid: String,
    /// The finer ticks, as such a path; empty where there are none.
    pub(super) fine: String,
    /// The labels below the lanes.
    pub(super) labels: Vec<LabelView>,
    /// Where time is cut out.
    pub(super) breaks: Vec<Band>,
    /// The windows of clocks.
    pub(super) windows: Vec<Band>,
    /// The curves from answers to what they answer, as such a path; empty where there are none.
    pub(super) answers: String,
    /// The curves from rulings to what they rule on.
    pub(super) rulings: String,
    /// The shapes that occur, for the key.
    pub(super) shapes: Vec<Legend>,
    /// Whether drafts are in the picture.
    pub(super) drafts: bool,
    /// The sizes of cells that occur, from the smallest, for the key.
    pub(super) sizes: Vec<Legend>,
    /// Of what the sizes tell: `documents a month`; empty where there are no cells.
    pub(super) sizes_of: String,
}

/// A lane.
#[derive(Debug, Serialize)]
pub(super) struct LaneView {
    /// Its name.
    pub(super) name: String,
    /// How many rows of marks it has; 0 where it has cells.
    pub(super) rows: usize,
    /// Its marks.
    pub(super) marks: Vec<MarkView>,
    /// Its cells, where it shows density.
    pub(super) cells: Vec<CellView>,
}

/// The mark of a document, a deadline or an event.
#[derive(Debug, Serialize)]
pub(super) struct MarkView {
    /// Its center, across.
    pub(super) x: String,
    /// Its center, down.
    pub(super) y: i64,
    /// Its shape: `filed`, `order`, `absent`, `withheld`, `deadline` or `event`.
    pub(super) shape: &'static str,
    /// The page of its entry; none where that is the docket's own.
    pub(super) page: Option<String>,
    /// The anchor of its entry.
    pub(super) anchor: String,
    /// What it is, in words.
    pub(super) title: String,
    /// Whether it is a draft, or there only because of one: it has a ring around it.
    pub(super) draft: bool,
}

/// A cell: all documents of a lane in a month, a quarter or a longer time.
#[derive(Debug, Serialize)]
pub(super) struct CellView {
    /// Where it begins, across.
    pub(super) x: String,
    /// How wide it is.
    pub(super) width: String,
    /// Where it begins, down.
    pub(super) y: i64,
    /// How high it is.
    pub(super) height: i64,
    /// Its shape: that of most of its documents.
    pub(super) shape: &'static str,
    /// The page of its first entry; none where that is the docket's own.
    pub(super) page: Option<String>,
    /// The anchor of the month of its first entry.
    pub(super) anchor: String,
    /// What it is, in words.
    pub(super) title: String,
    /// Whether drafts are among its documents.
    pub(super) draft: bool,
}

/// A label of the axis.
#[derive(Debug, Serialize)]
pub(super) struct LabelView {
    /// Where it begins, across.
    pub(super) x: String,
    /// Its line, down.
    pub(super) y: i64,
    /// Its text.
    pub(super) text: String,
    /// Whether it names the year, or the month of days.
    pub(super) era: bool,
}

/// A stretch of time from the top of the lanes to the bottom.
#[derive(Debug, Serialize)]
pub(super) struct Band {
    /// Where it begins, across.
    pub(super) x: String,
    /// How wide it is.
    pub(super) width: String,
    /// Its middle.
    pub(super) middle: String,
    /// Its name; empty where it has none, or no room for it.
    pub(super) name: String,
    /// Where its name begins, across.
    pub(super) name_x: String,
    /// The line of its name, down.
    pub(super) name_y: i64,
    /// What it is, in words.
    pub(super) title: String,
}

/// Makes a band without a name.
pub(super) fn band(left: i64, right: i64, title: String) -> Band {
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

/// An entry of the key.
#[derive(Debug, Serialize)]
pub(super) struct Legend {
    /// What it explains: a `mark`, the color of a `cell`, a `window`, a `curve`, or the `size` of a
    /// cell.
    pub(super) of: &'static str,
    /// The shape, or the height of a cell of the size.
    pub(super) shape: String,
    /// What it represents.
    pub(super) text: String,
}

/// Writes a place as a percent of the width.
pub(super) fn percent(x: i64) -> String {
    format!("{}.{}%", x / 10, x % 10)
}
