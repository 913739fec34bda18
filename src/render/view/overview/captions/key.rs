//! The key of a picture.

use super::super::super::super::words::Words;
use super::super::dot::SHAPES;
use super::super::picture::{Band, LaneView, Legend};

/// Returns the key to the shapes that occur.
pub(in crate::render::view::overview) fn shapes(
    words: &Words,
    lanes: &[LaneView],
    windows: &[Band],
    answers: &str,
    rulings: &str,
) -> Vec<Legend> {
    let marks = |shape: &str| {
        let mut all = lanes.iter().flat_map(|lane| &lane.marks);
        all.any(|mark| mark.shape == shape)
    };
    let cells = |shape: &str| {
        let mut all = lanes.iter().flat_map(|lane| &lane.cells);
        all.any(|cell| cell.shape == shape)
    };
    let mut keys = Vec::new();
    let mut key = |of: &'static str, shape: &str| {
        keys.push(Legend {
            of,
            shape: shape.to_owned(),
            text: words.get(&format!("overview.shapes.{shape}")).to_owned(),
        });
    };
    for shape in SHAPES {
        if marks(shape) {
            key("mark", shape);
        } else if cells(shape) {
            key("cell", shape);
        }
    }
    let marked = |lane: &LaneView| {
        lane.marks.iter().any(|mark| mark.draft) || lane.cells.iter().any(|cell| cell.draft)
    };
    for (of, shape, occurs) in [
        ("mark", "draft", lanes.iter().any(marked)),
        ("window", "window", !windows.is_empty()),
        ("curve", "answer", !answers.is_empty()),
        ("curve", "ruling", !rulings.is_empty()),
    ] {
        if occurs {
            key(of, shape);
        }
    }
    keys
}
