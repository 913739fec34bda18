//! Tests of `words.rs`.

use super::names::{mark_in_name, spaced};
use super::*;

#[test]
fn what_is_found_is_never_passed_over_at_first_sight() {
    let long = "The city asks for maps that the company calls CONFIDENTIAL, all of them.";
    for text in ["\n# PRIVILEGED\n", "filed Under Seal", long] {
        assert!(find(text, &[]).is_some(), "{text}");
        assert!(first_lines(text).any(may_hold), "{text}");
    }
}

#[test]
fn a_title_that_marks_is_told_from_one_that_speaks_of_marks() {
    for name in [
        "Confidential direct testimony of A. Smith",
        "Direct testimony (Highly Confidential)",
        "Schedule 4 - Trade Secret",
        "Exhibit B (CEII)",
        "Bids, filed under seal",
        "Motion to compel [CONFIDENTIAL]",
        "Response to DR 5 CONFIDENTIAL",
        &spaced("bids-highly_confidential.pdf"),
        "PROPRIETARY",
    ] {
        assert!(mark_in_name(name).is_some(), "{name}");
    }
    for name in [
        "Motion for Confidential Treatment",
        "Motion for leave to file under seal",
        "Order on claims of trade secret",
        "Order regarding CEII",
        "Nonproprietary data",
        "Direct testimony (public version, confidential information redacted)",
        &spaced("smith-non-confidential.pdf"),
        "Confidentiality agreement",
        "MOTION TO FILE UNDER SEAL",
    ] {
        assert_eq!(mark_in_name(name), None, "{name}");
    }
    assert_eq!(
        mark_in_name("Highly confidential bids"),
        Some("highly confidential")
    );
    assert!(heading("Text.\n\n## PROPRIETARY\n", false).is_some());
    assert!(heading("Text.\n\n## Is this a trade secret?\n", true).is_none());
    assert!(heading("```\n# Confidential\n```\n", false).is_none());
}

#[test]
fn a_word_is_found_in_the_first_lines_alone_and_only_where_it_means_that() {
    assert_eq!(find("\n# PRIVILEGED\n", &[]), Some((3, "privileged")));
    let sentence = "The city asks for maps that the company calls confidential, all of them.";
    assert_eq!(find(sentence, &[]), None);
    let capitals = sentence.replace("confidential", "CONFIDENTIAL");
    assert!(find(&capitals, &[]).is_some());
    assert_eq!(find("filed under seal", &[]), Some((6, "under seal")));
    assert_eq!(find("the confidentiality of it", &[]), None);
    assert_eq!(find("non-confidential version", &[]), None);
    let comment = std::slice::from_ref(&(4..18));
    let text = "<!-- privileged --> under seal";
    assert_eq!(find(text, comment), Some((20, "under seal")));
    assert_eq!(find("a\nb\nc\nd\n\ne\nconfidential", &[]), None);
}
