//! A letter on a page: where it is, how it looks, and what covers it.

use hayro_interpret::kurbo::Point;

/// The bit of a letter's center among its places.
const CENTER: u16 = 1 << 4;

/// A letter on the page.
pub(super) struct PaintedLetter {
    pub(super) text: Box<str>,
    pub(super) center: Point,
    /// Places in it that have to be covered.
    pub(super) places: [Point; 9],
    pub(super) look: LetterLook,
    /// Which of its places shapes cover, a bit for each.
    pub(super) covered: u16,
    /// The shape that hides it, or the last of several that do so together.
    pub(super) under: Option<u32>,
}

/// How a letter looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LetterLook {
    /// It is seen.
    Plain,
    /// It has the color of what is behind it, or no size.
    Unseen,
    /// It has no ink at all, as the text of a scan that a program recognized.
    Inkless,
}

impl PaintedLetter {
    /// Returns whether shapes hide it. Thin ones, such as lines through or below words, do so only
    /// where nothing of it is left.
    pub(super) fn is_covered(&self, is_thick: bool) -> bool {
        let is_center = self.covered & CENTER != 0;
        is_center && self.covered.count_ones() >= if is_thick { 6 } else { 9 }
    }
}

/// Joins letters to words: a gap between two is a blank.
pub(super) fn joined<'l>(letters: impl Iterator<Item = &'l PaintedLetter>) -> String {
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

/// Returns whether a text has a letter or a digit. What has no known letter counts, as some fonts
/// tell none.
pub(super) fn is_word(text: &str) -> bool {
    text.chars().any(is_letter)
}

pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '\u{fffd}'
}
