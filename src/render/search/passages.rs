//! Passages: a text is cut into pieces of similar length, so that a result loads no more than the piece that it quotes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::document::{Reading, Shown};
use crate::plan::PASSAGES;

/// How far from its even place a cut may move to fall between paragraphs, in bytes.
const REACH: usize = 400;

/// A passage as its file holds it.
#[derive(Debug, Serialize)]
struct Passage<'a> {
    /// The document, with its first passage.
    #[serde(flatten)]
    shown: Option<Shown<'a>>,
    /// The text.
    text: &'a str,
}

/// Makes the value of one file: its passages in a list. `texts` holds those of long documents.
pub(super) fn passages(
    reading: Reading<'_>,
    texts: &BTreeMap<usize, String>,
    file: usize,
) -> String {
    let plan = reading.plan.index();
    let end = plan.passages().min((file + 1) * PASSAGES);
    let mut at = file * PASSAGES;
    let mut list = Vec::with_capacity(PASSAGES);
    while at < end {
        let document = plan.document_of(at);
        let subject = plan.document(document);
        let (first, count) = plan.passages_of(document);
        let text = match texts.get(&document) {
            Some(text) => Cow::Borrowed(text.as_str()),
            None => Cow::Owned(reading.text(subject)),
        };
        for (number, range) in cut(&text, count).enumerate() {
            if !(at..end).contains(&(first + number)) {
                continue;
            }
            let passage = Passage {
                shown: (number == 0).then(|| reading.shown(subject)),
                text: &text[range],
            };
            list.push(serde_json::to_string(&passage).expect("it is text and numbers"));
        }
        at = first + count;
    }
    format!("[{}]", list.join(",\n"))
}

/// Cuts a text into so many pieces, between paragraphs or else between words; some are empty where it is short.
pub(super) fn cut(text: &str, count: usize) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    (1..=count).map(move |number| {
        let to = match number == count {
            true => text.len(),
            false => place(text, text.len() * number / count).max(from),
        };
        let range = from..to;
        from = to;
        range
    })
}

/// Finds the place of a cut at or after an even one.
fn place(text: &str, even: usize) -> usize {
    let even = (even..=text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len());
    let rest = &text[even..];
    match (rest.find('\n'), rest.find(' ')) {
        (Some(line), _) if line <= REACH => even + line + 1,
        (_, Some(space)) => even + space + 1,
        _ => text.len(),
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
    }

    proptest! {
        #[test]
        fn all_of_a_text_is_in_its_pieces(text in "[a-zé\n ]{0,200}", count in 1usize..9) {
            let pieces: Vec<_> = cut(&text, count).collect();
            prop_assert_eq!(pieces.len(), count);
            let whole: String = pieces.into_iter().map(|one| &text[one]).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
