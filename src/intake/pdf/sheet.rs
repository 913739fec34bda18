//! One page of a PDF as it is painted: which words are on it, and which of them nobody sees.
//!
//! What is painted comes in order. A shape that hides what is under it marks the words that are there already; words that are painted
//! later stay seen. So a white word on a dark head of a table, or a box behind a text, is nothing.

use std::collections::HashMap;

use hayro_interpret::kurbo::{BezPath, Point, Rect, Shape};
use hayro_interpret::{BlendMode, DrawProps, FillRule, Paint};

use super::Budget;
use super::scan::Scan;

mod cells;
mod color;
mod paint;

use cells::{Field, cell_of, cells};
use color::{Rgb, luma};

/// The smallest type that anybody sees, in points.
const SMALLEST: f64 = 1.0;
/// How opaque what hides something is at least.
const OPAQUE: f32 = 0.85;
/// The most elements of a line whose outline is followed.
const MARKER: usize = 500;
/// The part of a page beyond which a shape is a background or a picture and no box.
const BOX: f64 = 0.35;
/// The part of a page beyond which a picture is the scan of it.
pub(super) const SCAN: f64 = 0.25;
/// A page that is being painted.
pub(super) struct PaintedPage<'b> {
    /// The part of it that is seen.
    page: Rect,
    letters: Vec<PaintedLetter>,
    letter_cells: HashMap<Field, Vec<u32>>,
    fills: Vec<Fill>,
    fill_cells: HashMap<Field, Vec<u32>>,
    /// Where painting is limited to, one in another; whether each is a rectangle.
    clips: Vec<(Rect, bool)>,
    /// Whether what is painted in each open group can hide what is under it, and how it is mixed with that.
    groups: Vec<(bool, BlendMode)>,
    /// How much of the page pictures cover.
    pictures: f64,
    budget: &'b Budget,
}

/// A letter on the page.
pub(super) struct PaintedLetter {
    text: Box<str>,
    center: Point,
    /// Places in it that have to be covered.
    pub(super) places: [Point; 9],
    look: Look,
    /// The shape that hides it.
    under: Option<u32>,
}

/// How a letter looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// It is seen.
    Plain,
    /// It has the color of what is behind it, or no size.
    Unseen,
    /// It has no ink at all, as the text of a scan that a program recognized.
    Inkless,
}

/// A shape that hides what is under it.
struct Fill {
    area: Rect,
    /// Its outline, where it is no rectangle.
    outline: Option<(BezPath, FillRule)>,
    /// Its color, where it has one.
    color: Option<Rgb>,
    /// Whether it is limited to something else than a rectangle, so that nobody knows what it hides.
    is_vague: bool,
}

/// A stretch of words that nobody sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hidden {
    pub(super) why: Why,
    pub(super) words: String,
}

/// Why nobody sees words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// They are under a box.
    Box,
    /// They are under something else.
    Shape,
    /// They have no color, size or ink.
    Look,
}

impl<'b> PaintedPage<'b> {
    pub(super) fn new(page: Rect, budget: &'b Budget) -> PaintedPage<'b> {
        PaintedPage {
            page,
            letters: Vec::new(),
            letter_cells: HashMap::new(),
            fills: Vec::new(),
            fill_cells: HashMap::new(),
            clips: Vec::new(),
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
        });
    }

    /// Gives the words in a region, as they come.
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

    /// Gives all words of the page.
    pub(super) fn words(&self) -> String {
        joined(self.letters.iter())
    }

    /// Tells whether the page has any word.
    pub(super) fn has_text(&self) -> bool {
        self.letters.iter().any(|letter| is_word(&letter.text))
    }

    /// Gives what nobody sees, a stretch for each shape that hides words, and one for all that have no look.
    pub(super) fn hidden(&self) -> Vec<Hidden> {
        let mut under: HashMap<u32, Vec<&PaintedLetter>> = HashMap::new();
        let mut unseen = Vec::new();
        // The text of a scan lies under or over its picture without ink, and readers see the picture.
        let is_scan = self.pictures > SCAN * self.page.area();
        for letter in &self.letters {
            self.budget.spend(1);
            let is_hidden = match (letter.under, letter.look) {
                (Some(_), Look::Plain) => true,
                (_, Look::Unseen) => true,
                // A box over a scan hides what a program recognized there.
                (Some(at), Look::Inkless) => !is_scan || self.is_box(&self.fills[at as usize]),
                (None, Look::Inkless) => !is_scan,
                (None, Look::Plain) => false,
            };
            if !is_hidden || self.is_repeated(letter) {
                continue;
            }
            match letter.under {
                Some(at) => under.entry(at).or_default().push(letter),
                _ => unseen.push(letter),
            }
        }
        let mut hidden: Vec<(u32, Hidden)> = Vec::new();
        for (at, letters) in under {
            let fill = &self.fills[at as usize];
            hidden.push((
                at,
                Hidden {
                    why: if self.is_box(fill) {
                        Why::Box
                    } else {
                        Why::Shape
                    },
                    words: joined(letters.into_iter()),
                },
            ));
        }
        hidden.sort_by_key(|(at, _)| *at);
        let mut hidden: Vec<Hidden> = hidden.into_iter().map(|(_, one)| one).collect();
        hidden.push(Hidden {
            why: Why::Look,
            words: joined(unseen.into_iter()),
        });
        // A single letter at the edge of a shape, or an ornament, is no text.
        hidden.retain(|one| one.words.chars().filter(|c| is_letter(*c)).count() >= 2);
        hidden
    }

    /// Tells whether the page is a picture over or under words without ink, so that what the picture shows is to be looked at.
    pub(super) fn is_recognized(&self) -> bool {
        let is_inkless = |letter: &PaintedLetter| letter.look == Look::Inkless;
        self.pictures > SCAN * self.page.area() && self.letters.iter().any(is_inkless)
    }

    /// Gives the words without ink where a picture of the page is dark all over, as under a box that was drawn into it.
    pub(super) fn blackened(&self, scan: &Scan<'_>) -> String {
        let dark = self.letters.iter().filter(|letter| {
            self.budget.spend(36);
            let is_inkless = letter.look == Look::Inkless && letter.under.is_none();
            is_inkless && scan.is_dark(letter)
        });
        let words = joined(dark);
        match words.chars().filter(|c| is_letter(*c)).count() {
            0..3 => String::new(),
            _ => words,
        }
    }

    /// Tells whether the same letter is seen at the same place, because it was painted again.
    fn is_repeated(&self, letter: &PaintedLetter) -> bool {
        let near = Rect::from_center_size(letter.center, (3.0, 3.0));
        self.letters_near(near).any(|at| {
            let other = &self.letters[at as usize];
            let is_seen = other.under.is_none() && other.look == Look::Plain;
            is_seen && other.text == letter.text && near.contains(other.center)
        })
    }

    /// Tells whether a shape is what people put over words to hide them: a rectangle that is dark or white, and no background.
    fn is_box(&self, fill: &Fill) -> bool {
        let Some(color) = fill.color else {
            return false;
        };
        // Several boxes may be one shape, with much of the page between them.
        let outline = fill
            .outline
            .as_ref()
            .map(|(outline, _)| outline.area().abs());
        let is_small = outline.unwrap_or(fill.area.area()) < BOX * self.page.area();
        let is_hiding = luma(color) < 0.4 || color.iter().all(|part| *part > 0.93);
        is_small && is_hiding
    }

    /// Paints a shape. One that lets through what is under it only makes it uncertain what is behind later words.
    fn shape(&mut self, props: &DrawProps<'_>, area: Rect, outline: Option<(BezPath, FillRule)>) {
        let (color, alpha) = self.paint(&props.paint);
        let hides = self.hides(color, alpha, props.blend_mode, props.soft_mask.is_some());
        self.fill(Fill {
            area,
            outline,
            color: color.filter(|_| hides),
            is_vague: !hides,
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
        if !fill.is_vague && fill.area.width() >= 3.0 && fill.area.height() >= 3.0 {
            let near: Vec<u32> = self.letters_near(fill.area).collect();
            for at in near {
                let letter = &mut self.letters[at as usize];
                if letter.under.is_none() && fill.hides(letter, self.budget) {
                    letter.under = Some(number);
                }
            }
        }
        for cell in cells(fill.area) {
            self.budget.spend(1);
            self.fill_cells.entry(cell).or_default().push(number);
        }
        self.fills.push(fill);
    }

    /// Gives the color behind a place, and the shape that has it: white where nothing was painted, nothing where nobody knows.
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

    /// Gives where painting is limited to now, and whether that is a rectangle.
    fn clip(&self) -> (Rect, bool) {
        self.clips.last().copied().unwrap_or((self.page, true))
    }

    /// Gives the color with which something is painted, and how opaque it is.
    fn paint(&self, paint: &Paint<'_>) -> (Option<Rgb>, f32) {
        match paint {
            Paint::Color(color) => {
                let [red, green, blue, alpha] = color.to_rgba().components();
                (Some([red, green, blue]), alpha)
            }
            Paint::Pattern(_) => (None, 1.0),
        }
    }

    /// Tells whether what is painted so hides what is under it.
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

impl Fill {
    /// Tells whether it hides a letter.
    fn hides(&self, letter: &PaintedLetter, budget: &Budget) -> bool {
        let held = |place: &&Point| self.holds(**place, budget);
        self.area.contains(letter.center) && letter.places.iter().filter(held).count() >= 6
    }

    fn holds(&self, place: Point, budget: &Budget) -> bool {
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

/// Joins letters to words: a gap between two is a blank.
fn joined<'l>(letters: impl Iterator<Item = &'l PaintedLetter>) -> String {
    let mut words = String::new();
    let mut before: Option<&PaintedLetter> = None;
    for letter in letters {
        if let Some(before) = before {
            let width = (before.places[2] - before.places[0]).hypot().max(1.0);
            if (letter.places[0] - before.places[2]).hypot() > 1.1 * width.max(3.0) {
                words.push(' ');
            }
        }
        words.push_str(&letter.text);
        before = Some(letter);
    }
    words
}

/// Tells whether a text has a letter or a digit. What has no known letter counts, as some fonts tell none.
fn is_word(text: &str) -> bool {
    text.chars().any(is_letter)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '\u{fffd}'
}
