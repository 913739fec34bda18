//! Tests of `ledger.rs`.

use super::*;

const FORM: LedgerForm = LedgerForm {
    head: "# a ledger",
    cells: "it lacks a cell",
    fault: |_, digest| (!is_digest(digest)).then_some("no digest"),
    twice: "it is there twice",
};

#[test]
fn a_ledger_is_sorted_and_read_back() {
    let mut lines = Lines::default();
    for key in ["b:2", "a:1"] {
        lines.note(key, ["x".to_owned(), digest(key.as_bytes())]);
    }
    let text = lines.print(&FORM);
    assert!(text.starts_with("# a ledger\na:1\tx\t"), "{text}");
    assert_eq!(Lines::read(&text, &FORM), Ok(lines));
}

#[test]
fn a_line_that_cannot_be_read_is_named_with_why() {
    let digest = digest(b"");
    for (text, want) in [
        (format!("# x\na\t{digest}"), (2, "it lacks a cell")),
        (format!("a\tb\t{digest}\tc"), (1, "it lacks a cell")),
        ("a\tb\tabc".to_owned(), (1, "no digest")),
        (
            format!("a\tb\t{digest}\n\na\tc\t{digest}"),
            (3, "it is there twice"),
        ),
        (
            "# x\n<<<<<<< ours".to_owned(),
            (
                2,
                "it is the mark of a merge conflict: keep the lines of both sides",
            ),
        ),
    ] {
        assert_eq!(Lines::read(&text, &FORM), Err(want), "{text}");
    }
}

#[test]
fn a_file_has_the_digest_of_its_bytes() {
    let bytes = vec![b'x'; PIECE + 1];
    assert_eq!(digest_of(&*bytes).ok(), Some(digest(&bytes)));
    assert!(is_digest(&digest(&bytes)));
}
