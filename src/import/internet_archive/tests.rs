//! Tests of `internet_archive.rs`.

use super::*;

#[test]
fn hostile_xml_is_refused_or_read_without_its_entities() {
    let lots = "<!DOCTYPE gov_uscourts_docket [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><gov_uscourts_docket><case_details><case_name>&b; &amp; &#65;</case_name></case_details></gov_uscourts_docket>";
    let root = tree(lots.as_bytes()).unwrap();
    let name = root
        .child("case_details")
        .and_then(|details| details.line("case_name"));
    assert_eq!(name.as_deref(), Some("&b; & A"));
    let deep = format!("<gov_uscourts_docket>{}", "<a>".repeat(100_000));
    assert!(
        tree(deep.as_bytes())
            .unwrap_err()
            .contains("nested too deeply")
    );
    assert!(tree(b"<html>").is_err());
}
