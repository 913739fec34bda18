//! The words of a painted page that nobody sees.

use std::collections::HashMap;

use hayro_interpret::kurbo::{Point, Rect, Shape};

use super::super::letter::{LetterLook, PaintedLetter, is_letter, joined};
use super::super::scan::Scan;
use super::cells::cell_of;
use super::color::luma;
use super::fill::Fill;
use super::{BOX, PaintedPage};

/// The part of a page beyond which a picture is the scan of it.
const SCAN: f64 = 0.25;

/// A stretch of words that nobody sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::intake::pdf) struct Hidden {
    pub(in crate::intake::pdf) why: Why,
    pub(in crate::intake::pdf) words: String,
}

/// Why nobody sees words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::intake::pdf) enum Why {
    /// They are under a box.
    Box,
    /// They are under something else.
    Shape,
    /// They have no color, size or ink.
    Look,
    /// They are beyond the part of the page that is shown.
    Crop,
}

impl<'b> PaintedPage<'b> {
    /// Returns what nobody sees, a stretch for each shape that hides words, and one for all that
    /// have no look.
    pub(in crate::intake::pdf) fn hidden(&self) -> Vec<Hidden> {
        let mut under: HashMap<u32, Vec<&PaintedLetter>> = HashMap::new();
        let mut unseen = Vec::new();
        // The text of a scan lies under or over its picture without ink, and readers see the
        // picture.
        let is_whole_scan = self.pictures > SCAN * self.page.area();
        for letter in &self.letters {
            self.budget.spend(1);
            let is_inkless = letter.look == LetterLook::Inkless;
            let is_scan = is_inkless && (is_whole_scan || self.is_on_picture(letter.center));
            let is_hidden = match (letter.under, letter.look) {
                (Some(_), LetterLook::Plain) => true,
                (_, LetterLook::Unseen) => true,
                // A box over a scan hides what a program recognized there.
                (Some(at), LetterLook::Inkless) => {
                    !is_scan || self.is_box(&self.fills[at as usize])
                }
                (None, LetterLook::Inkless) => !is_scan,
                (None, LetterLook::Plain) => false,
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
        hidden.push(Hidden {
            why: Why::Crop,
            words: joined(self.cropped.iter()),
        });
        // A single letter at the edge of a shape, or an ornament, is no text.
        hidden.retain(|one| one.words.chars().filter(|c| is_letter(*c)).count() >= 2);
        hidden
    }

    /// Returns whether the page is a picture over or under words without ink, so that what the
    /// picture shows is to be looked at.
    pub(in crate::intake::pdf) fn is_recognized(&self) -> bool {
        let is_whole_scan = self.pictures > SCAN * self.page.area();
        self.letters.iter().any(|letter| {
            self.budget.spend(1);
            letter.look == LetterLook::Inkless
                && (is_whole_scan || self.is_on_picture(letter.center))
        })
    }

    /// Returns whether a picture is at a place.
    fn is_on_picture(&self, place: Point) -> bool {
        let near = self.fill_cells.get(&cell_of(place)).into_iter().flatten();
        near.into_iter().any(|at| {
            self.budget.spend(1);
            let fill = &self.fills[*at as usize];
            fill.is_picture && fill.area.contains(place)
        })
    }

    /// Returns the words without ink where a picture of the page is dark all over, as under a box
    /// that was drawn into it.
    pub(in crate::intake::pdf) fn blackened(&self, scan: &Scan<'_>) -> String {
        let dark = self.letters.iter().filter(|letter| {
            self.budget.spend(36);
            let is_inkless = letter.look == LetterLook::Inkless && letter.under.is_none();
            is_inkless && scan.is_dark(letter)
        });
        let words = joined(dark);
        match words.chars().filter(|c| is_letter(*c)).count() {
            0..3 => String::new(),
            _ => words,
        }
    }

    /// Returns whether the same letter is seen at the same place, because it was painted again.
    fn is_repeated(&self, letter: &PaintedLetter) -> bool {
        let near = Rect::from_center_size(letter.center, (3.0, 3.0));
        self.letters_near(near).any(|at| {
            let other = &self.letters[at as usize];
            let is_seen = other.under.is_none() && other.look == LetterLook::Plain;
            is_seen && other.text == letter.text && near.contains(other.center)
        })
    }

    /// Returns whether a shape is what people put over words to hide them: a rectangle that is dark
    /// or white, and no background.
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
}
