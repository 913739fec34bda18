//! Passages: a text is cut into pieces of similar length, so that a long one has no advantage, and
//! a result knows which piece of it to quote.

use std::ops::Range;

use crate::docket::PdfText;
use crate::plan::passages_in;
use crate::steps;

/// How far from its even place a cut may move to fall between paragraphs or else between words, in
/// bytes. In a longer stretch without a blank, such as a scan in base64, it falls where it is even.
const REACH: usize = 400;

/// The text of a document, with its passages.
#[derive(Debug)]
pub(super) struct Text {
    of: Origin,
    /// The page of each passage, where the text has pages, and where it is in the text.
    pieces: Vec<(Option<u32>, Range<usize>)>,
}

/// Where a text comes from.
#[derive(Debug)]
enum Origin {
    /// It is made of a record.
    Made(String),
    /// It is in the catalog.
    Pdf(PdfText),
}

impl Text {
    /// Cuts a text into so many passages.
    pub(super) fn whole(text: String, count: usize) -> Text {
        let pieces = cut(&text, count).map(|range| (None, range)).collect();
        Text {
            of: Origin::Made(text),
            pieces,
        }
    }

    /// Cuts each page of a text into passages.
    pub(super) fn pages(text: &PdfText) -> Text {
        let mut pieces = Vec::new();
        let mut start = 0;
        for (number, page) in (1..).zip(text.pages()) {
            let ranges = cut(page, passages_in(page.len()));
            pieces
                .extend(ranges.map(|range| (Some(number), start + range.start..start + range.end)));
            // A form feed follows.
            start += page.len() + 1;
        }
        Text {
            of: Origin::Pdf(text.clone()),
            pieces,
        }
    }

    /// Returns each passage with its page.
    pub(super) fn passages(&self) -> impl Iterator<Item = (Option<u32>, &str)> {
        let text = match &self.of {
            Origin::Made(text) => text,
            Origin::Pdf(text) => text.as_str(),
        };
        let pieces = self.pieces.iter();
        pieces.map(move |(page, range)| (*page, &text[range.clone()]))
    }
}

/// Cuts a text into so many pieces, between paragraphs or else between words; some are empty where
/// it is short.
fn cut(text: &str, count: usize) -> impl Iterator<Item = Range<usize>> {
    (0..count).map(move |number| piece(text, count, number))
}

/// Returns one of those pieces.
fn piece(text: &str, count: usize, number: usize) -> Range<usize> {
    place(text, count, number)..place(text, count, number + 1)
}

/// Finds the place of a cut at or after an even one. A later cut never falls before an earlier one,
/// because none is moved past a paragraph or a blank at which the other would stop.
fn place(text: &str, count: usize, number: usize) -> usize {
    if number == 0 {
        return 0;
    }
    if number == count {
        return text.len();
    }
    // Lengths are multiplied in a wider type: a text of some hundred megabytes has as many cuts as
    // fit in 32 bits.
    let even = (text.len() as u128 * number as u128 / count as u128) as usize;
    let even = text.ceil_char_boundary(even);
    let near = &text.as_bytes()[even..text.len().min(even + REACH + 1)];
    steps::count(near.len());
    let blank = |sign: u8| near.iter().position(|byte| *byte == sign);
    match blank(b'\n').or_else(|| blank(b' ')) {
        Some(at) => even + at + 1,
        None if even + near.len() == text.len() => text.len(),
        None => even,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cut_falls_between_paragraphs_or_words() {
        let pieces =
            |text, count| -> Vec<&str> { cut(text, count).map(|one| &text[one]).collect() };
        assert_eq!(
            pieces("one two\nthree four", 2),
            ["one two\nthree ", "four"]
        );
        assert_eq!(pieces("one\ntwo three", 2), ["one\ntwo ", "three"]);
        assert_eq!(pieces("aa bb\ncc", 3), ["aa bb\n", "", "cc"]);
        assert_eq!(pieces("", 2), ["", ""]);
        // Without a blank within reach it falls where it is even.
        let long = "é".repeat(2_000);
        assert_eq!(pieces(&long, 2), [&long[..2_000], &long[2_000..]]);
    }

    proptest! {
        #[test]
        fn all_of_a_text_is_in_its_pieces(
            text in prop_oneof!["[a-zé\n ]{0,200}", "([a-z]{300,700}[\n ]{0,2}){0,9}"],
            count in 1usize..9,
        ) {
            let pieces: Vec<_> = cut(&text, count).collect();
            prop_assert_eq!(pieces.len(), count);
            let whole: String = pieces.into_iter().map(|one| &text[one]).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
