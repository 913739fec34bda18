//! Tests of `paper.rs`.

use super::*;
use crate::import::documents::running::Running;
use crate::import::documents::sheet::LineCount;

fn read(text: &str) -> Paper {
    let sheet = DocumentSheet::of_text(text, LineCount::InFile);
    let running = Running::of(&sheet);
    paper(&sheet, &running.text)
}

#[test]
fn a_pleading_says_what_it_is_and_who_files_it() {
    let text = "BEFORE THE PUBLIC SERVICE COMMISSION\nOF THE STATE OF MISSOURI\n\nIn the Matter of Sample     )\nCase No. TO-2006-9299\n\nMOTION FOR PROTECTIVE\nORDER\n\nCOMES NOW Placeholder Telephone of Missouri, LLC (“Placeholder”) and moves.\n";
    let paper = read(text);
    assert_eq!(paper.title.as_deref(), Some("Motion for Protective Order"));
    assert_eq!(paper.filed_by, ["Placeholder Telephone of Missouri, LLC"]);
    let paper =
        read("Case No. 1\n\nOBJECTION TO REPORT\n\nSample Telephone, LLC objects to part III.");
    assert_eq!(paper.filed_by, ["Sample Telephone, LLC"]);
    let paper = read("TO: The Commission\nFROM: Staff of the Board\nSUBJECT: Tariff 12\n\nText.");
    assert_eq!(paper.title.as_deref(), Some("Tariff 12"));
    assert_eq!(paper.filed_by, ["Staff of the Board"]);
    assert_eq!(paper.addressed_to, ["The Commission"]);
}
