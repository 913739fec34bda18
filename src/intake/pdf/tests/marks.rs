//! What PDFs hold beside their pages: marks, comments, layers, files and names.

use super::*;

#[test]
fn marks_comments_layers_files_and_authors_are_found() {
    let marked = |marks: &str| {
        faults(
            Parts {
                pages: &[TEXT],
                page: &format!("/Annots[{marks}]"),
                ..Parts::default()
            }
            .pdf(),
        )
    };
    let area = "/Rect[70 695 170 715]";
    let quads = "/QuadPoints[70 715 170 715 70 695 170 695]";
    for (mark, want) in [
        (
            format!("<</Subtype/Redact{area}>>"),
            Some(FaultKind::Marked),
        ),
        (
            format!("<</Subtype /Redact {area}{quads}>>"),
            Some(FaultKind::Marked),
        ),
        (
            format!("<</Subtype/Highlight/C[0 0 0]{area}{quads}>>"),
            Some(FaultKind::Boxed),
        ),
        (
            format!("<</Subtype/Square/IC[0]{area}>>"),
            Some(FaultKind::Boxed),
        ),
        (
            format!("<</Subtype/Text/Contents(ask Bob){area}>>"),
            Some(FaultKind::Comment),
        ),
        (
            format!("<</Subtype/FileAttachment{area}>>"),
            Some(FaultKind::Embedded),
        ),
        (
            format!("<</Subtype/Highlight/C[1 1 0]{area}{quads}>>"),
            None,
        ),
        (
            "<</Subtype/Circle/IC[0]/Rect[60 660 190 750]>>".to_string(),
            Some(FaultKind::Boxed),
        ),
        (
            format!("<</Subtype/Polygon/IC[0]{area}/Vertices[70 695 170 695 170 715 70 715]>>"),
            Some(FaultKind::Boxed),
        ),
        (
            format!("<</Subtype/Line/C[0 0 .2]/BS<</W 16>>{area}/L[70 704 170 704]>>"),
            Some(FaultKind::Boxed),
        ),
        (
            format!("<</Subtype/Ink/C[0]/BS<</W 16>>{area}/InkList[[70 704 170 704]]>>"),
            Some(FaultKind::Boxed),
        ),
        (
            format!("<</Subtype/Highlight/C[1 1 0]/T(Pat Placeholder){area}>>"),
            Some(FaultKind::Comment),
        ),
        (
            format!("<</Subtype/FreeText/F 2/Contents(ask Bob){area}>>"),
            Some(FaultKind::Comment),
        ),
        (
            format!("<</Subtype/Text/RC(<p>ask Bob</p>){area}>>"),
            Some(FaultKind::Comment),
        ),
        (format!("<</Subtype/FreeText/Contents(seen){area}>>"), None),
        (
            format!("<</Subtype/Line/C[0]/BS<</W 1>>{area}/L[70 704 170 704]>>"),
            None,
        ),
        (
            "<</Subtype/Circle/IC[1 1 0]/Rect[60 660 190 750]>>".to_string(),
            None,
        ),
        (format!("<</Subtype/Text/Contents(  ){area}>>"), None),
        (format!("<</Subtype/Link/Contents(a link){area}>>"), None),
        (format!("<</Subtype/Widget/Contents(a field){area}>>"), None),
    ] {
        let want: Vec<_> = want.into_iter().map(|kind| (kind, 1, 1)).collect();
        assert_eq!(marked(&mark), want, "{mark}");
    }
    // What a mark paints itself is painted with the page.
    for (mark, form, want) in [
        ("/Square", "0 g 0 0 100 20 re f", true),
        ("/Highlight", "/Mix gs 0 g 0 0 100 20 re f", true),
        ("/Highlight", "/Mix gs 1 1 0 rg 0 0 100 20 re f", false),
        ("/Ink", "0 G 14 w 0 9 m 30 12 70 8 100 10 c S", true),
        ("/Popup", "", false),
    ] {
        let form = format!(
            "<</Subtype/Form/BBox[0 0 100 20]/Resources<</ExtGState<</Mix<</BM/Multiply>>>>>>/Length {}>>stream\n{form}\nendstream",
            form.len()
        );
        let marked = Parts {
            pages: &[TEXT],
            page: &format!("/Annots[<</Subtype{mark}{area}/AP<</N 4 0 R>>>>]"),
            objects: &[&form],
            ..Parts::default()
        };
        let found = faults(marked.pdf());
        assert_eq!(
            found == [(FaultKind::Boxed, 1, 1)],
            want,
            "{form}: {found:?}"
        );
    }
    let layered = |state: &str, objects: &[&str]| {
        let drawing = format!("{TEXT} /OC /Layer BDC BT /F1 12 Tf 72 500 Td (hidden) Tj ET EMC");
        faults(
            Parts {
                pages: &[&drawing],
                resources: "/Properties<</Layer 4 0 R>>",
                catalog: &format!("/OCProperties<</OCGs[4 0 R]/D<<{state}>>>>"),
                objects,
                ..Parts::default()
            }
            .pdf(),
        )
    };
    let layer = ["<</Type/OCG/Name(Notes)>>"];
    let other = "<</Type/OCG/Name(Others)>>";
    for (state, group, is_told) in [
        ("/OFF[5 0 R]", "/OCGs[5 0 R]", true),
        ("/OFF[5 0 R]", "/OCGs 5 0 R/P/AnyOn", true),
        ("/OFF[5 0 R]", "/VE[/And 5 0 R]", true),
        ("/OFF[5 0 R]", "/VE[/Not[/Or 5 0 R]]", false),
        ("/OFF[5 0 R]", "/OCGs[5 0 R]/P/AnyOff", false),
        ("", "/OCGs[5 0 R]/P/AllOff", true),
        ("", "/VE[/Not 5 0 R]", true),
        ("", "/OCGs[5 0 R]", false),
    ] {
        let group = format!("<</Type/OCMD{group}>>");
        let found = layered(state, &[&group, other]);
        assert_eq!(
            found == [(FaultKind::Layer, 1, 1)],
            is_told,
            "{state} {group}: {found:?}"
        );
    }
    let usage =
        "<</Type/OCG/Name(Notes)/Usage<</View<</ViewState/OFF>>/Print<</PrintState/OFF>>>>>>";
    let automatic = |event: &str| format!("/AS[<</Event/{event}/Category[/{event}]/OCGs[4 0 R]>>]");
    assert_eq!(
        layered(&automatic("View"), &[usage]),
        [(FaultKind::Layer, 1, 1)]
    );
    assert_eq!(layered(&automatic("Print"), &[usage]), []);
    assert_eq!(layered("/OFF[4 0 R]", &layer), [(FaultKind::Layer, 1, 1)]);
    assert_eq!(
        layered("/BaseState/OFF", &layer),
        [(FaultKind::Layer, 1, 1)]
    );
    assert_eq!(layered("", &layer), []);
    let files = Parts {
        pages: &[TEXT],
        catalog: "/Names<</EmbeddedFiles<</Names[(a) 4 0 R (b) 4 0 R]>>>>",
        objects: &["<</Type/Filespec/F(a.xls)>>"],
        ..Parts::default()
    };
    assert_eq!(faults(files.pdf()), [(FaultKind::Embedded, 0, 2)]);
    let filespec = ["<</Type/Filespec/F(a.xls)/EF<<>>>>"];
    let belongs = Parts {
        pages: &[TEXT],
        page: "/AF[4 0 R]",
        catalog: "/AF[4 0 R]",
        objects: &filespec,
        ..Parts::default()
    };
    assert_eq!(
        faults(belongs.pdf()),
        [(FaultKind::Embedded, 0, 1), (FaultKind::Embedded, 1, 1)]
    );
    let description =
        "<x><dc:creator><rdf:Seq><rdf:li>Pat Placeholder</rdf:li></rdf:Seq></dc:creator></x>";
    let description = format!(
        "<</Type/Metadata/Length {}>>stream\n{description}\nendstream",
        description.len()
    );
    let described = Parts {
        pages: &[TEXT],
        catalog: "/Metadata 4 0 R",
        objects: &[&description],
        ..Parts::default()
    };
    assert_eq!(faults(described.pdf()), [(FaultKind::Author, 0, 1)]);
    for (author, is_told) in [
        ("Pat Placeholder", true),
        ("jdoe", true),
        ("", false),
        ("(anonymous)", false),
        ("Invented Telecom, LLC", false),
        ("Public Service Commission", false),
    ] {
        let author = author.replace('(', "\\(").replace(')', "\\)");
        let info = format!("<</Author({author})/Title(Order)>>");
        let about = Parts {
            pages: &[TEXT],
            trailer: "/Info 4 0 R",
            objects: &[&info],
            ..Parts::default()
        };
        let found = faults(about.pdf());
        assert_eq!(
            found.contains(&(FaultKind::Author, 0, 1)),
            is_told,
            "{author}"
        );
    }
}
