//! One page of a PDF as it is painted: which words are on it, and which of them nobody sees.
//!
//! What is painted comes in order. A shape that hides what is under it marks the words that are
//! there already; words that are painted later stay seen. So a white word on a dark head of a
//! table, or a box behind a text, is nothing.

mod cells;
mod color;
mod device;
mod fill;
mod hidden;

pub(super) use hidden::Why;

use std::collections::HashMap;

use hayro_interpret::kurbo::{BezPath, Point, Rect, Shape};
use hayro_interpret::{BlendMode, DrawProps, FillRule, Paint};

use super::Budget;
use super::letter::{PaintedLetter, is_word, joined};
use cells::{Field, cell_of, cells};
use color::{Rgb, luma};
use fill::Fill;

/// How opaque what hides something is at least.
const OPAQUE: f32 = 0.85;

/// How thick a shape is at least that hides words by itself, in points.
const THICK: f64 = 3.0;
/// How thick a shape is at least that hides words together with others, in points.
const THIN: f64 = 1.5;
/// How far from a letter's center a shape may be that covers a part of it, in points.
const AROUND: f64 = 12.0;

/// The part of a page beyond which a shape is a background or a picture and no box.
const BOX: f64 = 0.35;

/// A page that is being painted.
pub(super) struct PaintedPage<'b> {
    /// The part of it that is seen.
    page: Rect,
    /// The part of it that is in the file.
    paper: Rect,
    letters: Vec<PaintedLetter>,
    /// Letters beyond the part that is seen.
    cropped: Vec<PaintedLetter>,
    letter_cells: HashMap<Field, Vec<u32>>,
    fills: Vec<Fill>,
    fill_cells: HashMap<Field, Vec<u32>>,
    /// Where painting is limited to, one in another; whether each is a rectangle.
    clips: Vec<(Rect, bool)>,
    /// For each of them, how many letters it lets through, and those that it limits away.
    limited: Vec<(usize, Vec<PaintedLetter>)>,
    /// Whether what is painted in each open group can hide what is under it, and how it is mixed
    /// with that.
    groups: Vec<(bool, BlendMode)>,
    /// How much of the page pictures cover.
    pictures: f64,
    budget: &'b Budget,
}

impl<'b> PaintedPage<'b> {
    pub(super) fn new(page: Rect, paper: Rect, budget: &'b Budget) -> PaintedPage<'b> {
        PaintedPage {
            page,
            paper,
            letters: Vec::new(),
            cropped: Vec::new(),
            letter_cells: HashMap::new(),
            fills: Vec::new(),
            fill_cells: HashMap::new(),
            clips: Vec::new(),
            limited: Vec::new(),
            groups: Vec::new(),
            pictures: 0.0,
            budget,
        }
    }

    /// Hides what is in a region, as a mark that viewers paint by themselves does.
    pub(super) fn cover(&mut self, area: Rect, color: Rgb) {
        self.fill(Fill {
            area,
            outline: None,
            color: Some(color),
            is_vague: false,
            is_picture: false,
        });
    }

    /// Hides what is under an outline, in the same way.
    pub(super) fn cover_outline(&mut self, outline: BezPath, color: Rgb) {
        self.budget.spend(outline.elements().len() as u64);
        self.fill(Fill {
            area: outline.bounding_box(),
            outline: Some((outline, FillRule::NonZero)),
            color: Some(color),
            is_vague: false,
            is_picture: false,
        });
    }

    /// Returns the words in a region, as they come.
    pub(super) fn words_in(&self, area: Rect) -> String {
        let mut letters: Vec<&PaintedLetter> = Vec::new();
        for at in self.letters_near(area) {
            let letter = &self.letters[at as usize];
            if area.contains(letter.center) {
                letters.push(letter);
            }
        }
        joined(letters.into_iter())
    }

    /// Returns all words of the page.
    pub(super) fn words(&self) -> String {
        joined(self.letters.iter())
    }

    /// Returns whether every letter on the page is known.
    pub(super) fn is_legible(&self) -> bool {
        !self
            .letters
            .iter()
            .any(|letter| letter.text.contains('\u{fffd}'))
    }

    /// Returns whether the page has any word.
    pub(super) fn has_text(&self) -> bool {
        self.letters.iter().any(|letter| is_word(&letter.text))
    }

    /// Paints a shape. One that lets through what is under it only makes it uncertain what is
    /// behind later words.
    fn shape(&mut self, props: &DrawProps<'_>, area: Rect, outline: Option<(BezPath, FillRule)>) {
        let (color, alpha) = self.paint(&props.paint);
        let hides = self.hides(color, alpha, props.blend_mode, props.soft_mask.is_some());
        self.fill(Fill {
            area,
            outline,
            color: color.filter(|_| hides),
            is_vague: !hides,
            is_picture: false,
        });
    }

    /// Paints a shape over what is there.
    fn fill(&mut self, mut fill: Fill) {
        let (clip, is_rectangle) = self.clip();
        fill.area = fill.area.intersect(clip);
        fill.is_vague |= !is_rectangle;
        let is_something =
            fill.area.is_finite() && fill.area.width() >= 1.0 && fill.area.height() >= 1.0;
        if !is_something {
            return;
        }
        let number = self.fills.len() as u32;
        let thickness = fill.area.width().min(fill.area.height());
        if !fill.is_vague && thickness >= THIN {
            let around = fill.area.inflate(AROUND, AROUND);
            let near: Vec<u32> = self.letters_near(around).collect();
            for at in near {
                let letter = &mut self.letters[at as usize];
                if letter.under.is_none() {
                    letter.covered |= fill.covers(letter, self.budget);
                    if letter.is_covered(thickness >= THICK) {
                        letter.under = Some(number);
                    }
                }
            }
        }
        for cell in cells(fill.area) {
            // Each is kept, so that it also costs memory.
            self.budget.spend(8);
            self.fill_cells.entry(cell).or_default().push(number);
        }
        self.fills.push(fill);
    }

    /// Returns the color behind a place, and the shape that has it: white where nothing was
    /// painted, nothing where nobody knows.
    fn behind(&self, place: Point) -> Option<(Rgb, Option<u32>)> {
        for at in self
            .fill_cells
            .get(&cell_of(place))
            .into_iter()
            .flatten()
            .rev()
        {
            self.budget.spend(1);
            let fill = &self.fills[*at as usize];
            if fill.holds(place, self.budget) {
                let color = fill.color.filter(|_| !fill.is_vague);
                return color.map(|color| (color, Some(*at)));
            }
        }
        Some(([1.0; 3], None))
    }

    fn letters_near(&self, area: Rect) -> impl Iterator<Item = u32> {
        let budget = self.budget;
        let cells = cells(area).flat_map(|cell| self.letter_cells.get(&cell).into_iter().flatten());
        cells.copied().inspect(|_| budget.spend(1))
    }

    /// Returns where painting is limited to now, and whether that is a rectangle.
    fn clip(&self) -> (Rect, bool) {
        self.clips.last().copied().unwrap_or((self.page, true))
    }

    /// Returns the color with which something is painted, and how opaque it is.
    fn paint(&self, paint: &Paint<'_>) -> (Option<Rgb>, f32) {
        match paint {
            Paint::Color(color) => {
                let [red, green, blue, alpha] = color.to_rgba().components();
                (Some([red, green, blue]), alpha)
            }
            Paint::Pattern(_) => (None, 1.0),
        }
    }

    /// Returns whether what is painted so hides what is under it.
    fn hides(&self, color: Option<Rgb>, alpha: f32, blend: BlendMode, is_masked: bool) -> bool {
        let is_mixed = |blend: BlendMode| match blend {
            BlendMode::Normal => false,
            // A dark mark hides words even where a light one lets them through.
            BlendMode::Multiply | BlendMode::Darken | BlendMode::ColorBurn => {
                !color.is_some_and(|color| luma(color) < 0.25)
            }
            _ => true,
        };
        let mut groups = self.groups.iter();
        let in_groups = groups.all(|(hides, blend)| *hides && !is_mixed(*blend));
        alpha >= OPAQUE && !is_mixed(blend) && !is_masked && in_groups
    }
}
