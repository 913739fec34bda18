//! PDFs: any bytes are looked into to an end, nothing is brought down, and what is known of them
//! can be kept and read back.

use docketpress::docket::Inspection;
use docketpress::intake::inspect;

use super::{Target, texts};

pub(crate) const TARGET: Target = Target {
    name: "pdf",
    seeds: || {
        let mut seeds = texts(&[PLAIN]);
        seeds.push(include_bytes!("../../pdf/two-pages.pdf").to_vec());
        seeds
    },
    words: &[
        "obj",
        "endobj",
        "stream",
        "endstream",
        "<<",
        ">>",
        "[",
        "]",
        "(",
        ")",
        "/Filter/FlateDecode",
        "/Length 9",
        "/Kids[2 0 R]",
        "/Contents 4 0 R",
        "/Annots[",
        "/Subtype/Redact",
        "/Rect[0 0 9 9]",
        "1 0 R",
        "9 9 R",
        "re f",
        "0 g",
        "cm",
        "Do",
        "BT",
        "ET",
        "Tj",
        "%%EOF",
        "xref",
        "trailer",
        "/Encrypt 1 0 R",
        "99999999999",
        "-1",
        "1e38",
    ],
    check,
};

/// A PDF that is not packed, with text under a box.
const PLAIN: &str = "%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>> endobj
4 0 obj <</Length 70>> stream
BT /F 9 Tf 9 50 Td (secret) Tj ET 0 0 0 rg 5 45 60 20 re f
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R>>
";

fn check(input: &[u8]) {
    let look = inspect(input.to_vec());
    let kept = look.inspection.print();
    assert_eq!(
        Inspection::parse(&kept).as_ref(),
        Some(&look.inspection),
        "{kept}"
    );
    // Whatever hides is reported by its page alone.
    for (_, words) in &look.words {
        assert!(
            words.chars().count() < 9 || !kept.contains(&**words),
            "{kept}"
        );
    }
}
