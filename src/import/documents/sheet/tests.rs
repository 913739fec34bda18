//! Tests of `sheet.rs`.

use super::*;

fn paragraphs(text: &str) -> Vec<String> {
    let sheet = DocumentSheet::of_text(text, LineCount::InFile);
    sheet.paragraphs.iter().map(Paragraph::text).collect()
}

#[test]
fn a_sentence_goes_on_behind_a_mark_and_behind_a_page() {
    let text = "One. The window for\n\nExhibit B\n\nfiling is open.\n\nTwo.";
    assert_eq!(
        paragraphs(text),
        ["One. The window for filing is open.", "Two."]
    );
    let sheet = DocumentSheet::of_text(text, LineCount::InFile);
    assert_eq!(sheet.mark.as_deref(), Some("Exhibit B"));
    let pages = "HEAD\nOne line of text\nthat goes\n- 1 -\n\u{c}HEAD\n- 2 -\non here.\nEnd.\n";
    assert_eq!(
        paragraphs(pages),
        ["HEAD One line of text that goes on here. End."]
    );
}

#[test]
fn two_marks_are_text() {
    let sheet = DocumentSheet::of_text("Exhibit A\n\na\n\nExhibit B\n\nb", LineCount::InFile);
    assert_eq!(sheet.mark, None);
    assert_eq!(sheet.paragraphs.len(), 4);
}

#[test]
fn a_line_is_a_mark_only_by_itself() {
    for (line, want) in [
        ("Exhibit B", Some("Exhibit B")),
        ("EXHIBIT 12", Some("Exhibit 12")),
        ("Schedule JW-1", Some("Schedule JW-1")),
        ("Ex. 3", Some("Exhibit 3")),
        ("Exhibit B shows it", None),
        ("Exhibits", None),
        ("Schedule of rates", None),
    ] {
        assert_eq!(mark(line).as_deref(), want, "{line}");
    }
}
