//! A shape that hides what is under it.

use hayro_interpret::FillRule;
use hayro_interpret::kurbo::{BezPath, Point, Rect, Shape};

use super::super::Budget;
use super::super::letter::PaintedLetter;
use super::color::Rgb;

/// A shape that hides what is under it.
pub(super) struct Fill {
    pub(super) area: Rect,
    /// Its outline, where it is no rectangle.
    pub(super) outline: Option<(BezPath, FillRule)>,
    /// Its color, where it has one.
    pub(super) color: Option<Rgb>,
    /// Whether it is limited to something else than a rectangle, so that nobody knows what it
    /// hides.
    pub(super) is_vague: bool,
    /// Whether it is a picture.
    pub(super) is_picture: bool,
}

impl Fill {
    /// Returns which places of a letter it covers, a bit for each.
    pub(super) fn covers(&self, letter: &PaintedLetter, budget: &Budget) -> u16 {
        let places = letter.places.iter().enumerate();
        let held = places.filter(|(_, place)| self.holds(**place, budget));
        held.fold(0, |covered, (at, _)| covered | 1 << at)
    }

    pub(super) fn holds(&self, place: Point, budget: &Budget) -> bool {
        self.area.contains(place)
            && self.outline.as_ref().is_none_or(|(outline, rule)| {
                budget.spend(outline.elements().len() as u64 / 8 + 1);
                let turns = outline.winding(place);
                match rule {
                    FillRule::NonZero => turns != 0,
                    FillRule::EvenOdd => turns % 2 != 0,
                }
            })
    }
}
