//! Tests of `cause.rs`.

use super::super::yaml::{YamlError, parse};
use super::*;
use crate::docket::keys;
use proptest::prelude::*;

/// Where the cause is that is found, as line and column, and what is said of it.
fn told(header: &str) -> (usize, usize, &'static str) {
    let error = parse(header, &|_| false).expect_err(header);
    let YamlError::Syntax(said, byte) = error else {
        panic!("{header} is too large");
    };
    let cause = find(header, byte, &said, &keys::FILING);
    let before = &header[..cause.at.start];
    let line = 1 + before.matches('\n').count();
    let column = 1 + before.rsplit('\n').next().unwrap_or("").chars().count();
    (line, column, cause.message)
}

#[test]
fn the_cause_is_where_the_fault_begins() {
    for (header, line, column, words) in [
        (
            "title: 'Til death\ndate: 2024\nfiled_by: S\n",
            1,
            8,
            "opens here",
        ),
        ("title: \"Til death\ndate: 2024\n", 1, 8, "opens here"),
        (
            "title: 'Til death\ndate: 2024\nfiled_by: O'Brien\n",
            1,
            8,
            "opens here",
        ),
        (
            "date: 2024\nserved_on: [A, 'B, C]\ntitle: x\n",
            2,
            16,
            "opens here",
        ),
        (
            "title: 'Smith's motion'\ndate: 2024\n",
            1,
            8,
            "goes on after that mark",
        ),
        (
            "title: \"Motion\" to compel\ndate: 2024\n",
            1,
            8,
            "goes on after that mark",
        ),
        ("title:Notice\ndate: 2024\n", 1, 1, "no space"),
        ("date: 2024\ntitle:Notice\ndocket: x\n", 2, 1, "no space"),
        (
            "date: 2024\ntitle:\u{a0}Notice\ndocket: x\n",
            2,
            7,
            "no-break space",
        ),
        ("date: 2024\ntitle：Notice\ndocket: x\n", 2, 6, "wide colon"),
        ("title: a\nserved_on:\n\t- b\n", 3, 1, "a tab"),
        ("title: a\nfacts:\n\tb: c\n", 3, 1, "a tab"),
        ("attachments: \"pdf\\Exhibit.pdf\"\n", 1, 18, "backslash"),
        (
            "title: a\nattachments:\n  - \"C:\\docs\\x.pdf\"\n",
            3,
            8,
            "backslash",
        ),
        (
            "title: Motion: to compel\ndate: 2024\n",
            1,
            14,
            "colon and a space",
        ),
        ("date: 2024\nfacts:\n  a: b: c\n", 3, 7, "colon and a space"),
        ("title: [Draft] Order\ndate: 2024\n", 1, 8, "bracket"),
        ("title: {Amended} Order\ndate: 2024\n", 1, 8, "bracket"),
        ("served_on: [A, B\ndate: 2024\n", 1, 12, "bracket opens"),
        ("served_on: [A, B}\ndate: 2024\n", 1, 12, "another kind"),
        (
            "served_on: [Local #5, Staff]\ndate: 2024\n",
            1,
            19,
            "cuts off a value",
        ),
        (
            "attachments: {file: DR #12.pdf, label: A}\ndate: 2024\n",
            1,
            24,
            "cuts off a value",
        ),
        ("title: @home\ndate: 2024\n", 1, 8, "cannot begin"),
        ("title: %50 off\n", 1, 8, "cannot begin"),
        ("title: `a`\n", 1, 8, "cannot begin"),
        ("title: - a\n", 1, 8, "cannot begin"),
        ("title: *bold* words\ndate: 2024\n", 1, 8, "anchors"),
        ("title: > Order\n", 1, 8, "block of text"),
        ("title: a\n  date: 2024\n", 2, 3, "indented"),
        ("title: a\nfoo\ndate: 2024\n", 2, 1, "no `key: value`"),
        ("title = a\ndate: 2024\n", 1, 1, "equals sign"),
    ] {
        let (at, in_line, said) = told(header);
        assert_eq!((at, in_line), (line, column), "{header}{said}");
        assert!(said.contains(words), "{header}{said}");
    }
}

#[test]
fn a_sign_of_templates_is_shown_where_it_begins() {
    assert_eq!(told("date: 2024\ntitle: {{ x }}\n").0, 2);
}

#[test]
fn no_word_of_the_parser_is_repeated() {
    for header in [
        "a:\n    b: 1\n  c: 2\n",
        "[a]: b\nc: {\n",
        "- a\nb: c\n",
        "? [a, b]\n: c\n",
        "a: b\n c: d\n",
        "}\n",
        "a: \u{1}\n",
    ] {
        let Err(YamlError::Syntax(said, byte)) = parse(header, &|_| false) else {
            continue;
        };
        let cause = find(header, byte, &said, &keys::FILING);
        for word in [
            "token",
            "scalar",
            "seq",
            "Option",
            "expected",
            "mapping",
            "anchor at",
        ] {
            assert!(!cause.message.contains(word), "{header}{}", cause.message);
        }
    }
}

proptest! {
    #[test]
    fn finding_never_panics(header in ".{0,200}", byte in 0..200_usize) {
        let _ = find(&header, byte.min(header.len()), "", &keys::FILING);
    }

    #[test]
    fn finding_in_yaml_like_text_never_panics(
        header in "([ \t-]{0,3}[a-z]{1,4}(: |:|：| )[0-9a-z\\[\\]{},:'\"&*!|>~ #\\\\-]{0,9}\n){0,6}",
        byte in 0..80_usize,
    ) {
        let _ = find(&header, byte.min(header.len()), "", &keys::FILING);
    }
}
