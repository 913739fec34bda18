//! Tests of `row.rs`.

use super::*;

#[test]
fn what_a_spreadsheet_computes_is_read() {
    for (cell, text, address) in [
        ("=\"03/03/2006\"", "03/03/2006", None),
        (
            "=HYPERLINK(\"https://x.org/1\",\"A \"\"b\"\"\")",
            "A \"b\"",
            Some("https://x.org/1"),
        ),
        (
            "=hyperlink(\"https://x.org/1\")",
            "https://x.org/1",
            Some("https://x.org/1"),
        ),
        ("=1+1", "=1+1", None),
        ("plain", "plain", None),
        ("=\"a\"&\"b\"", "=\"a\"&\"b\"", None),
    ] {
        let want = (text.to_owned(), address.map(str::to_owned));
        assert_eq!(unwrapped(cell), want, "{cell}");
    }
}

#[test]
fn where_a_person_can_be_reached_is_taken_out() {
    for (text, want) in [
        ("Pat Placeholder <pat@example.org>", "Pat Placeholder"),
        ("Pat (pat@example.org), 555-555-0101", "Pat"),
        ("Pat, (555) 555-0101", "Pat"),
        ("pat@example.org", ""),
        (
            "2024-07-03 and 20259903-5001",
            "2024-07-03 and 20259903-5001",
        ),
        ("A & B @ Law", "A & B @ Law"),
    ] {
        assert_eq!(without_contact(text), want, "{text}");
    }
}

#[test]
fn several_dockets_names_and_files_stand_in_one_cell() {
    assert_eq!(
        dockets("TO-1, TO-2;TO-3\nTO-1 and TO-4"),
        ["TO-1", "TO-2", "TO-3", "TO-4"]
    );
    assert_eq!(dockets("Docket No. ER25-1-000"), ["ER25-1-000"]);
    assert_eq!(names("A, LLC; B, Inc."), ["A, LLC", "B, Inc."]);
    let files = |text: &str| {
        let mut found = FoundFiling::default();
        attach(&mut found, "Files".to_owned(), text);
        found.attachments.len()
    };
    assert_eq!(files("a.pdf\nb.pdf; c.pdf"), 3);
    assert_eq!(files("a.pdf,b.docx"), 2);
    assert_eq!(files("Letter, with map.pdf"), 1);
    assert_eq!(files("3"), 0);
}
