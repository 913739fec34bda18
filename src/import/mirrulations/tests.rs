//! Tests of `mirrulations.rs`.

use super::*;

#[test]
fn a_file_is_known_by_its_path() {
    for (path, id, kind) in [
        (
            "raw-data/A/A-2015-1/text-A-2015-1/comments/A-2015-1-2.json",
            "A-2015-1-2",
            Kind::Answer { of_docket: false },
        ),
        (
            "text-A-2015-1/docket/A-2015-1.json",
            "A-2015-1",
            Kind::Answer { of_docket: true },
        ),
        (
            "text-A-2015-1/comments/A-2015-1-2_UNAVAILABLE",
            "A-2015-1-2",
            Kind::NoAnswer,
        ),
        (
            "binary-A-2015-1/comments_attachments/A-2015-1-2_attachment_10.pdf",
            "A-2015-1-2",
            Kind::File(10),
        ),
        (
            "binary-A-2015-1/comments_attachments/A-2015-1-2_attachment_1_UNAVAILABLE",
            "A-2015-1-2",
            Kind::NoFile(1),
        ),
        (
            "text-A-2015-1/documents/A-2015-1-1_content.htm",
            "A-2015-1-1",
            Kind::File(0),
        ),
        (
            "derived-data/A/A-2015-1/mirrulations/extracted_txt/comments_extracted_text/pypdf/A-2015-1-2_attachment_1_extracted.txt",
            "A-2015-1-2",
            Kind::Extracted(1, "pypdf".to_owned()),
        ),
        (
            "text-A-2015-1/comments_extracted_text/pdfminer/A-2015-1-2_content_extracted.txt",
            "A-2015-1-2",
            Kind::Extracted(0, "pdfminer".to_owned()),
        ),
    ] {
        let place = place(path).unwrap_or_else(|| panic!("{path}"));
        assert_eq!(
            (place.docket.as_str(), place.id.as_str(), place.kind),
            ("A-2015-1", id, kind),
            "{path}"
        );
    }
    for path in [
        "comments/A.json",
        "text-notes/letter.pdf",
        "text-only/comments.json",
    ] {
        assert!(place(path).is_none(), "{path}");
    }
}
