//! Tests of `sidecar.rs`.

use super::*;

#[test]
fn a_ledger_is_read_back_and_needs_two_digests() {
    let mut ledger = PdfLedger::default();
    for (path, byte) in [("content/B/2.pdf", "b"), ("content/A/1.pdf", "a")] {
        let line = PdfLine {
            pdf: byte.repeat(64),
            text: "0".repeat(64),
        };
        ledger.note(&SitePath::new(path), line);
    }
    let text = ledger.print();
    assert_eq!(Lines::read(&text, &FORM).map(PdfLedger), Ok(ledger));
    let digest = "0".repeat(64);
    for line in [
        format!("a.pdf\t{digest}\tabc"),
        format!("a.pdf\tabc\t{digest}"),
    ] {
        assert!(Lines::read(&line, &FORM).is_err(), "{line}");
    }
}
