//! Made-up PDFs, and what hides in each.

mod marks;

use proptest::prelude::*;

use super::made::{Parts, pdf, revised, stream};
use super::*;
use crate::docket::FaultKind;

const TEXT: &str = "BT /F1 12 Tf 72 700 Td (12 dollars) Tj ET";

fn faults(pdf: Vec<u8>) -> Vec<(FaultKind, u32, u32)> {
    let inspection = inspect(pdf).inspection;
    assert!(
        matches!(inspection, Inspection::Read(_)),
        "it is read: {inspection:?}"
    );
    let faults = inspection.faults().iter();
    faults
        .map(|fault| (fault.kind, fault.page, fault.places))
        .collect()
}

/// What is drawn beside the text, and what hides then on page 1.
fn drawn(drawing: &str) -> Vec<FaultKind> {
    let resources = "/ExtGState<</Mix<</BM/Multiply>>/Thin<</ca .3>>>>/XObject<</Black 4 0 R/Photo 5 0 R/Form 6 0 R/Group 7 0 R/White 8 0 R/Gray 9 0 R>>";
    let black = "<</Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/ASCIIHexDecode/Length 9>>stream\n00000000>\nendstream";
    let photo = black.replace("00000000", "f0ff80c0");
    let form = "<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Length 27>>stream\n0 g 70 695 100 20 re f     \nendstream";
    let group = form.replace("/BBox", "/Group<</S/Transparency>>/BBox");
    let white = black.replace("00000000", "fffefdff");
    let gray = black.replace("00000000", "80808082");
    let made = Parts {
        pages: &[drawing],
        resources,
        objects: &[black, &photo, form, &group, &white, &gray],
        ..Parts::default()
    };
    let faults = faults(made.pdf()).into_iter();
    faults.map(|(kind, ..)| kind).collect()
}

#[test]
fn what_hides_text_is_found_and_what_does_not_is_nothing() {
    use FaultKind::{Boxed, Covered, Unseen};
    let boxed: &[FaultKind] = &[Boxed];
    let unseen: &[FaultKind] = &[Unseen];
    let covered: &[FaultKind] = &[Covered];
    let nothing: &[FaultKind] = &[];
    for (drawing, want) in [
        // Text that a clip limits away, unless a part of it is let through.
        ("q 300 300 9 9 re W n TEXT Q", unseen),
        (
            "q 300 300 m 310 300 l 310 310 l h W n q 0 0 600 700 re W n TEXT Q Q",
            unseen,
        ),
        ("q 70 690 30 30 re W n TEXT Q", nothing),
        ("q 0 0 600 790 re W n TEXT Q", nothing),
        // Boxes over text.
        ("TEXT 0 g 70 695 100 20 re f", boxed),
        ("TEXT 0 0 0 1 k 70 695 100 20 re f*", boxed),
        (
            "TEXT .1 .1 .2 rg 70 695 m 170 695 l 170 715 l 70 715 l h f",
            boxed,
        ),
        ("TEXT 1 g 70 695 100 20 re f", boxed),
        (
            "q 2 0 0 2 0 0 cm BT /F1 6 Tf 36 350 Td (12 dollars) Tj ET Q q .5 0 0 .5 0 0 cm 0 g 140 1390 200 40 re f Q",
            boxed,
        ),
        ("TEXT 0 G 16 w 70 704 m 170 704 l S", boxed),
        ("TEXT 0 g 70 695 100 20 re 500 20 100 20 re f", boxed),
        ("TEXT 0 g 70 700 100 6 re f", boxed),
        (
            "TEXT 0 g q 100 0 0 20 70 695 cm BI /W 1 /H 1 /IM true /BPC 1 /D[1 0] ID \u{ff} EI Q",
            boxed,
        ),
        (
            "TEXT 1 0 0 rg q 100 0 0 20 70 695 cm BI /W 2 /H 1 /IM true /BPC 1 ID @ EI Q",
            nothing,
        ),
        (
            "TEXT 0 G 12 w 70 702 m 100 705 140 700 170 704 c 172 706 l S",
            boxed,
        ),
        ("TEXT 0 G 12 w 60 650 200 100 re S", nothing),
        ("TEXT q 100 0 0 20 70 695 cm /Black Do Q", boxed),
        // Pictures that show nothing.
        ("TEXT q 100 0 0 20 70 695 cm /White Do Q", boxed),
        ("TEXT q 100 0 0 20 70 695 cm /Gray Do Q", covered),
        // Several shapes together.
        (
            "TEXT 0 g 70 699 100 2 re 70 701 100 2 re f 70 703 100 2 re f 70 705 100 2 re f 70 707 100 2 re f",
            boxed,
        ),
        (
            "TEXT 0 G 2 w 70 700 m 170 700 l S 70 702 m 170 702 l S 70 704 m 170 704 l S 70 706 m 170 706 l S",
            boxed,
        ),
        ("TEXT 0 g 70 695 100 9 re f 70 704 100 11 re f", boxed),
        ("TEXT 0 g 70 699 100 2 re f 70 707 100 2 re f", nothing),
        ("TEXT 0 g 70 702.5 100 2 re f 70 697 100 2 re f", nothing),
        ("TEXT /Form Do", boxed),
        ("TEXT /Mix gs 0 g 70 695 100 20 re f", boxed),
        ("TEXT /Mix gs /Group Do", boxed),
        ("TEXT 0 g 70 695 100 20 re 300 300 20 20 re f", boxed),
        (
            "TEXT 0 g 70 695 100 20 re f 1 g BT /F1 12 Tf 72 700 Td (Redacted) Tj ET",
            boxed,
        ),
        ("0 g 70 695 100 20 re f TEXT", boxed),
        // Text of no look.
        ("1 g TEXT", unseen),
        ("1 1 1 rg TEXT", unseen),
        ("0 0 0 0 k TEXT", unseen),
        ("BT /F1 .2 Tf 72 700 Td (12 dollars) Tj ET", unseen),
        ("BT 3 Tr /F1 12 Tf 72 700 Td (12 dollars) Tj ET", unseen),
        ("1 1 0 rg 70 695 100 20 re f 1 1 0 rg TEXT", unseen),
        // Shapes that may be part of a picture.
        ("TEXT 0 .8 0 rg 70 695 100 20 re f", covered),
        ("TEXT 0 g 0 0 612 792 re f", covered),
        // Nothing hides.
        ("TEXT", nothing),
        ("TEXT 0 g 70 600 100 20 re f", nothing),
        ("TEXT 0 g 70 704 100 1 re f", nothing),
        ("TEXT 0 g 70 695 100 2 re f", nothing),
        ("TEXT 0 G 70 695 100 20 re S", nothing),
        ("TEXT /Mix gs 1 1 0 rg 70 695 100 20 re f", nothing),
        ("TEXT /Thin gs 0 g 70 695 100 20 re f", nothing),
        ("1 g 70 695 100 20 re f 0 g TEXT", nothing),
        ("0 g 70 695 100 20 re f 1 g TEXT", nothing),
        ("TEXT 1 g 70 695 100 20 re f 0 g TEXT", nothing),
        ("q 200 0 0 200 0 600 cm /Photo Do Q 1 g TEXT", nothing),
        ("TEXT q 100 0 0 20 70 695 cm /Photo Do Q", nothing),
        (
            "BT 3 Tr /F1 12 Tf 72 700 Td (12 dollars) Tj ET q 612 0 0 792 0 0 cm /Photo Do Q",
            nothing,
        ),
        // A small picture with the text that was recognized in it, over and under it.
        (
            "q 200 0 0 60 60 680 cm /Photo Do Q BT 3 Tr /F1 12 Tf 72 700 Td (12 dollars) Tj ET",
            nothing,
        ),
        (
            "BT 3 Tr /F1 12 Tf 72 700 Td (12 dollars) Tj ET q 200 0 0 60 60 680 cm /Photo Do Q",
            nothing,
        ),
        (
            "q 200 0 0 60 60 680 cm /Black Do Q BT 3 Tr /F1 12 Tf 72 700 Td (12 dollars) Tj ET",
            boxed,
        ),
        // A box over a scan, and one in the scan itself.
        (
            "BT 3 Tr /F1 12 Tf 72 700 Td (12 dollars) Tj ET q 612 0 0 792 0 0 cm /Photo Do Q 0 g 70 695 100 20 re f",
            boxed,
        ),
        (
            "BT 3 Tr /F1 12 Tf 72 700 Td (12 dollars) Tj ET q 612 0 0 792 0 0 cm /Black Do Q",
            boxed,
        ),
        (
            "q 612 0 0 792 0 0 cm /Black Do Q BT 3 Tr /F1 12 Tf 72 700 Td (12 dollars) Tj ET",
            boxed,
        ),
        (
            "TEXT q 300 300 50 50 re W n 0 g 70 695 100 20 re f Q",
            nothing,
        ),
        (
            "TEXT q 300 300 m 350 300 l 320 350 l h W n 0 g 0 0 612 792 re f Q",
            nothing,
        ),
        ("1 g 0 G 2 Tr TEXT", nothing),
        ("/Thin gs 0 g 70 695 100 20 re f 1 g TEXT", nothing),
        ("TEXT 0 g 300 695 m 400 695 l 72 800 l h f", nothing),
        (
            "BT /F1 12 Tf 72 700 Td (1) Tj ET 0 g 70 695 100 20 re f",
            nothing,
        ),
    ] {
        assert_eq!(drawn(&drawing.replace("TEXT", TEXT)), want, "{drawing}");
    }
}

#[test]
fn each_page_and_place_is_reported_and_words_are_kept_apart() {
    let page = format!(
        "{TEXT} BT /F1 12 Tf 72 400 Td (Casey Nobody) Tj ET 0 g 70 695 100 20 re f 70 395 100 20 re f"
    );
    let look = inspect(pdf(&["", &page, TEXT, &page]));
    let boxed = |page| Fault {
        kind: FaultKind::Boxed,
        page,
        places: 2,
    };
    assert_eq!(look.inspection.faults(), [boxed(2), boxed(4)]);
    let words: Vec<&str> = look.words.iter().map(|(_, words)| &**words).collect();
    assert_eq!(words[..2], ["12 dollars", "Casey Nobody"]);
    let path = SitePath::new("content/a.pdf");
    let said = |words: &[(Fault, String)]| {
        let told = tell(&path, &look.inspection, words);
        told.iter()
            .map(|one| one.message.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        said(&[]),
        ["pages 2, 4: text under a dark or white box, 4 places, which readers can copy"]
    );
    assert!(said(&look.words)[0].contains("page 2: `Casey Nobody`"));
}

#[test]
fn words_that_were_cropped_are_found() {
    let cropped = |crop: &str| {
        let parts = Parts {
            pages: &[TEXT],
            page: crop,
            ..Parts::default()
        };
        faults(parts.pdf())
    };
    assert_eq!(
        cropped("/CropBox[0 0 612 690]"),
        [(FaultKind::Cropped, 1, 1)]
    );
    assert_eq!(cropped("/CropBox[0 0 612 780]"), []);
}

#[test]
fn words_that_only_programs_get_are_found() {
    let picture = "q 9 0 0 9 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q";
    for (part, is_told) in [
        (
            "/Span <</ActualText(9 dollars)>> BDC 0 g 70 500 99 9 re f EMC",
            true,
        ),
        ("/Span /Said BDC 0 g 70 500 99 9 re f EMC", true),
        (
            "/Span <</ActualText(12 dol\\255lars)>> BDC 0 g 70 500 99 9 re f EMC",
            false,
        ),
        (
            "/Span <</ActualText(fi)>> BDC 0 g 70 500 99 9 re f EMC",
            false,
        ),
        (
            &format!("/Span <</ActualText(A logo)>> BDC {picture} EMC"),
            false,
        ),
        (
            "/Span <</ActualText(\\\\frac{dollars}{9})>> BDC 0 g 70 500 99 9 re f EMC",
            false,
        ),
    ] {
        let parts = Parts {
            pages: &[&format!("{TEXT} {part}")],
            resources: "/Properties<</Said<</ActualText(9 dollars)>>>>",
            ..Parts::default()
        };
        let found = faults(parts.pdf());
        assert_eq!(
            found == [(FaultKind::Unseen, 1, 1)],
            is_told,
            "{part}: {found:?}"
        );
    }
}

#[test]
fn words_that_went_with_one_of_many_versions_are_found() {
    let mut versions = pdf(&[TEXT]);
    for number in 0..6 {
        versions = revised(&versions, 5, &stream(format!("% {number}").as_bytes()));
    }
    assert_eq!(faults(versions), [(FaultKind::Revision, 0, 1)]);
}

#[test]
fn an_earlier_version_with_other_words_is_found() {
    let first = pdf(&[TEXT]);
    let same = revised(
        &first,
        5,
        &stream(format!("{TEXT} 0 g 0 0 9 9 re f").as_bytes()),
    );
    assert_eq!(faults(same), []);
    let clean = TEXT.replace("12 dollars", "redacted");
    let cleaned = revised(&first, 5, &stream(clean.as_bytes()));
    assert_eq!(faults(cleaned.clone()), [(FaultKind::Revision, 0, 1)]);
    assert_eq!(inspect(cleaned).words[0].1, "12 dollars");
}

#[test]
fn signs_of_accessibility_are_read() {
    let tagged = Parts {
        pages: &[TEXT, ""],
        catalog: "/MarkInfo<</Marked true>>/StructTreeRoot 4 0 R/Lang(en-US)",
        trailer: "/Info 5 0 R",
        objects: &["<</Type/StructTreeRoot>>", "<</Title(Order of June 3)>>"],
        ..Parts::default()
    };
    let want = |pages, with_text, is| {
        Inspection::Read(crate::docket::Inspected {
            pages,
            with_text,
            is_tagged: is,
            has_lang: is,
            has_title: is,
            faults: Vec::new(),
            stopped: None,
        })
    };
    assert_eq!(inspect(tagged.pdf()).inspection, want(2, 1, true));
    assert_eq!(inspect(pdf(&[""])).inspection, want(1, 0, false));
}

#[test]
fn what_cannot_be_read_is_said_to_be_unread() {
    let unread = |pdf: Vec<u8>| match inspect(pdf).inspection {
        Inspection::Unread(why) => Some(why),
        Inspection::Read(_) => None,
    };
    assert_eq!(unread(Vec::new()), Some(Unread::Damaged));
    assert_eq!(unread(b"%PDF-1.7 nothing".to_vec()), Some(Unread::Damaged));
    let locked = Parts {
        pages: &[TEXT],
        trailer: "/Encrypt 4 0 R/ID[(0123456789abcdef)(0123456789abcdef)]",
        objects: &[
            "<</Filter/Standard/V 1/R 2/P -4/O(0123456789abcdef0123456789abcdef)/U(0123456789abcdef0123456789abcdef)>>",
        ],
        ..Parts::default()
    };
    assert_eq!(unread(locked.pdf()), Some(Unread::Encrypted));
    // Forms that each paint the next one ten times.
    let forms: Vec<String> = (4..24)
        .map(|number| {
            let drawing = "/X Do ".repeat(10);
            format!("<</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>>>/Length {}>>stream\n{drawing}\nendstream", number + 1, drawing.len())
        })
        .collect();
    let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
    let laughs = Parts {
        pages: &["/X Do"],
        resources: "/XObject<</X 4 0 R>>",
        objects: &forms,
        ..Parts::default()
    };
    let look = super::look(laughs.pdf(), 5_000, PATIENCE).inspection;
    assert_eq!(look, Inspection::Unread(Unread::Endless));
    // What is found before is reported all the same.
    let hollow = format!("{TEXT} 0 g 70 695 100 20 re f");
    let laughs = Parts {
        pages: &[&hollow, "/X Do"],
        resources: "/XObject<</X 4 0 R>>",
        objects: &forms,
        ..Parts::default()
    };
    let Inspection::Read(read) = super::look(laughs.pdf(), 5_000, PATIENCE).inspection else {
        panic!("the first page was read");
    };
    assert_eq!(
        (read.faults[0].kind, read.stopped),
        (FaultKind::Boxed, Some(Unread::Endless))
    );
    // Brackets as deep as a file can be.
    let deep = format!("{}{TEXT}", "[".repeat(20_000));
    let _ = inspect(pdf(&[&deep]));
    let deep = "<<".repeat(10_000);
    let _ = inspect(
        Parts {
            pages: &[TEXT],
            objects: &[&deep],
            ..Parts::default()
        }
        .pdf(),
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_damaged_pdf_ends_and_brings_nothing_down(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = Parts {
            pages: &[TEXT, "q 0 g 70 695 100 20 re f Q BT /F1 9 Tf (x) Tj ET"],
            page: "/Annots[<</Subtype/Redact/Rect[0 0 9 9]>>]",
            catalog: "/Lang(en)",
            ..Parts::default()
        }
        .pdf();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            let end = cut.index(bytes.len());
            bytes.truncate(end);
        }
        let _ = look(bytes, 2_000_000, PATIENCE);
    }
}
