//! Tests of `naming.rs`.

use super::*;

#[test]
fn names_say_what_files_are() {
    for (naming, names) in [
        (
            Naming::Record,
            "docket.md a.md 2024-01-02-order.md .md docket-1.md dockets.md README.md",
        ),
        (
            Naming::LikeDocket,
            "docket.MD Docket.md DOCKET.MD docket.markdown docket.mdown docket.mkd docket.md.txt \
             docket\u{200b}.md d\u{ad}ocket.md ｄｏｃｋｅｔ.md docket．md dоcket.md docket.mdx docket.md.",
        ),
        (
            Naming::PerhapsDocket,
            "docket docket.txt Docket.yaml docket.yml docket.md~ docket.md.bak docket-sheet.pdf docketmd docket,md",
        ),
        (
            Naming::LikeRecord,
            "a.MD a.Md b.markdown c.mdown d.mkd e.md.txt f.ｍｄ g.md\u{200b} h.md. i..MD",
        ),
        (
            Naming::Plain,
            "a.pdf md README a.md.bak a.md~ dockets.csv bids.xlsx notes.txt",
        ),
    ] {
        for name in names.split_whitespace() {
            assert_eq!(Naming::of(name), naming, "{name}");
        }
    }
    for name in ["docket .md", " docket.md", "docket.md ", "doc ket.md"] {
        assert_eq!(Naming::of(name), Naming::LikeDocket, "{name}");
    }
    assert_eq!(Naming::of("a.md "), Naming::LikeRecord);
    assert!(is_near_docket("dokcet") && is_near_docket("docket (1)"));
    assert!(!is_near_docket("order"));
}
