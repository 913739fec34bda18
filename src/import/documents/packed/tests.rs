//! Tests of `packed.rs`.

use super::*;
use crate::import::archive::tests::pack;

#[test]
fn a_word_file_loses_what_no_reader_sees() {
    let document = r#"<w:document><w:body><w:p><w:r><w:t>seen</w:t></w:r><w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t> new</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> open</w:t></w:r><w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>styled</w:t></w:r><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>white</w:t></w:r><w:r><w:instrText> DATE \@ "d" </w:instrText></w:r></w:p></w:body></w:document>"#;
    let file = pack(&[
            ("word/document.xml", document.as_bytes()),
            ("word/comments.xml", b"<w:comments><w:comment w:id=\"1\">remark</w:comment></w:comments>"),
            ("word/header1.xml", b"<w:hdr><w:p><w:r><w:t>HIGHLY </w:t></w:r><w:r><w:t>CONFIDENTIAL</w:t></w:r></w:p></w:hdr>"),
            ("word/styles.xml", b"<w:styles><w:style w:type=\"character\" w:styleId=\"H\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"),
        ]);
    let cleaned = word(&file).unwrap();
    let files = archive::unpack(&cleaned.bytes).unwrap();
    let all: String = files
        .iter()
        .map(|file| String::from_utf8_lossy(&file.bytes))
        .collect();
    for hidden in ["gone", "secret", "styled", "white", "remark"] {
        assert!(!all.contains(hidden), "{hidden} in {all}");
    }
    assert!(all.contains("seen") && all.contains(" new") && all.contains(" open"));
    let want = Unseen {
        hidden: 3,
        inserted: 1,
        deleted: 1,
        comments: 1,
        moving_days: 1,
    };
    assert_eq!(cleaned.unseen, want);
    assert_eq!(cleaned.margins, ["HIGHLY CONFIDENTIAL"]);
    assert_eq!(cleaned.words, ["seen new open"]);
    for cut in 0..file.len() {
        let _ = word(&file[..cut]);
    }
}

#[test]
fn an_open_document_loses_what_no_reader_sees() {
    let content = r#"<office:document-content><office:automatic-styles><style:style style:name="T1"><style:text-properties text:display="none"/></style:style></office:automatic-styles><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>seen <text:span text:style-name="T1">secret</text:span><office:annotation office:name="1"><text:p>remark</text:p></office:annotation>end</text:p></office:text></office:body></office:document-content>"#;
    let file = pack(&[
        ("content.xml", content.as_bytes()),
        (
            "styles.xml",
            b"<a><style:footer><text:p>Sealed</text:p></style:footer></a>",
        ),
    ]);
    let cleaned = open_document(&file).unwrap();
    let files = archive::unpack(&cleaned.bytes).unwrap();
    let all = String::from_utf8_lossy(&files[0].bytes).into_owned();
    assert!(all.contains("seen end"), "{all}");
    for hidden in ["gone", "secret", "remark"] {
        assert!(!all.contains(hidden), "{hidden} in {all}");
    }
    assert_eq!(cleaned.margins, ["Sealed"]);
    assert_eq!(cleaned.words, ["seen end"]);
    assert_eq!(
        (
            cleaned.unseen.hidden,
            cleaned.unseen.deleted,
            cleaned.unseen.comments
        ),
        (1, 1, 1)
    );
}

#[test]
fn the_head_of_an_open_documents_table_is_a_row_like_others() {
    let content = "<a><table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Rate</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table></a>";
    let cleaned = open_document(&pack(&[("content.xml", content.as_bytes())])).unwrap();
    let files = archive::unpack(&cleaned.bytes).unwrap();
    let made = String::from_utf8_lossy(&files[0].bytes);
    assert!(
        made.contains("Rate") && !made.contains("header-rows"),
        "{made}"
    );
}
