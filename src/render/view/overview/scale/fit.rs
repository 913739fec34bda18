//! Labels that do not touch.

use super::super::axis::units;
use super::Label;

/// The width of a letter or digit of a label, in pixels, and what is left free between two; both
/// rather too much.
const LETTER: i64 = 7;
const APART: i64 = 8;

/// Drops the labels of a stretch that would touch another or run into the next stretch, which
/// begins at `end`. One that represents a time that began before it may be moved back: an era, or a
/// label that yields.
pub(super) fn fit(labels: Vec<Label>, eras: bool, end: i64) -> Vec<Label> {
    let mut kept: Vec<Label> = Vec::new();
    for mut label in labels {
        let last = end - width(&label.text);
        if label.x > last && !eras && !label.yields {
            continue;
        }
        label.x = label.x.min(last).max(0);
        while kept.last().is_some_and(|last| touch(last, &label)) {
            let last = kept.last_mut().filter(|last| last.yields && !label.yields);
            let Some(last) = last else {
                break;
            };
            match last.short.take() {
                Some(short) => last.text = short,
                None => {
                    kept.pop();
                }
            }
        }
        if !kept.last().is_some_and(|last| touch(last, &label)) {
            kept.push(label);
        }
    }
    kept
}

pub(super) fn touch(left: &Label, right: &Label) -> bool {
    left.x + width(&left.text) > right.x
}

/// Estimates how wide a text is at its smallest picture, with what is left free next to it.
pub(in crate::render::view::overview) fn width(text: &str) -> i64 {
    units(text.chars().count() as i64 * LETTER + APART)
}
