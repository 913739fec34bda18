//! Tests of `inspection.rs`.

use super::*;

#[test]
fn an_inspection_is_kept_in_a_line_and_read_back() {
    let faults = FaultKind::ALL
        .iter()
        .zip(0..)
        .map(|((kind, _), page)| Fault {
            kind: *kind,
            page,
            places: 2,
        });
    let read = Inspection::Read(Inspected {
        pages: 12,
        with_text: 3,
        is_tagged: true,
        has_lang: false,
        has_title: true,
        faults: faults.collect(),
        stopped: Some(Unread::Endless),
    });
    let unread = Unread::ALL.map(|(why, _)| Inspection::Unread(why));
    for one in unread.into_iter().chain([read]) {
        assert_eq!(Inspection::parse(&one.print()), Some(one));
    }
    for other in [
        "",
        "1",
        "1 2 yy",
        "1 2 yyx",
        "1 2 yyy box:1:1",
        "1 2 yyy boxed:1",
    ] {
        assert_eq!(Inspection::parse(other), None, "{other}");
    }
}
