//! Tests of `shelf.rs`.

use std::ops::Range;

use super::located::located;
use crate::intake::redact::{Form, redact};
use crate::steps;

fn places(text: &str, ranges: &[Range<usize>]) -> Vec<(usize, usize, usize, String)> {
    let public = redact(text.to_owned(), Form::Record).expect("the marks are right");
    let ranges: Vec<_> = ranges.iter().cloned().map(Some).collect();
    located(&public, &ranges)
        .into_iter()
        .flatten()
        .map(|one| {
            let text = one.text.expect("a public text has lines");
            (one.line, one.column, one.end, text.to_string())
        })
        .collect()
}

#[test]
fn places_are_found_in_any_order_and_on_one_line() {
    let text = "one twö three\nfour\n\nsix";
    let one = |line, column, end, text: &str| (line, column, end, text.to_owned());
    assert_eq!(
        places(text, &[15..19, 9..14, 0..3, 4..8, 20..20, 21..99, 13..19]),
        [
            one(2, 1, 5, "four"),
            one(1, 9, 14, "one twö three"),
            one(1, 1, 4, "one twö three"),
            one(1, 5, 8, "one twö three"),
            one(3, 1, 2, ""),
            one(4, 1, 4, "six"),
            one(1, 13, 14, "one twö three"),
        ]
    );
}

#[test]
fn a_mark_counts_as_its_words_and_its_lines() {
    let text = "a <redacted>b\nc</redacted> d\ne";
    let at_d = "a \u{100000} ".len();
    assert_eq!(
        places(text, &[at_d..at_d + 1, at_d + 2..at_d + 3]),
        [
            (2, 14, 15, "a [redacted] d".to_owned()),
            (3, 1, 2, "e".to_owned())
        ]
    );
}

#[test]
fn a_text_is_gone_through_once_for_all_its_places() {
    let taken = |n: usize, gap: &str| {
        let text = format!("word{gap}").repeat(n);
        let ranges: Vec<_> = (0..n).map(|at| at * 5..at * 5 + 4).collect();
        let (_, taken) = steps::taken(|| places(&text, &ranges));
        taken
    };
    for gap in ["\n", " "] {
        assert!(taken(2_000, gap) <= 2 * taken(1_000, gap) + 10, "{gap:?}");
    }
}
