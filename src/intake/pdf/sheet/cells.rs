//! The cells of a page in which letters and shapes are looked up.

use hayro_interpret::kurbo::{Point, Rect};

/// How wide and high a cell is in which letters and shapes are looked up, in points.
const CELL: (f64, f64) = (48.0, 16.0);

/// A field of the page, by its column and row.
pub(super) type Field = (i32, i32);

/// Returns the cell in which a place is.
pub(super) fn cell_of(place: Point) -> Field {
    let cell = |at: f64, size: f64| (at / size).floor() as i32;
    (cell(place.x, CELL.0), cell(place.y, CELL.1))
}

/// Returns the cells in which something is. A page has few, however far its numbers go.
pub(super) fn cells(area: Rect) -> impl Iterator<Item = Field> {
    let bounded = |at: i32| at.clamp(-1_000, 1_000);
    let first = cell_of(Point::new(area.x0, area.y0));
    let last = cell_of(Point::new(area.x1, area.y1));
    let columns = bounded(first.0)..=bounded(last.0);
    let rows = bounded(first.1)..=bounded(last.1);
    rows.flat_map(move |row| columns.clone().map(move |column| (column, row)))
}
