//! Tests of `anchors.rs`.

use super::*;

fn heading(id: Option<&str>, words: &str) -> HeadingName {
    HeadingName {
        id: id.map(str::to_owned),
        words: words.to_owned(),
    }
}

#[test]
fn the_first_keeps_a_name_and_its_namesakes_get_a_number() {
    let mut anchors = Anchors::default();
    let names: Vec<String> = ["Facts", "facts", "Facts 2", "Facts", "§", "§"]
        .iter()
        .map(|words| anchors.take_heading(&heading(None, words)))
        .collect();
    assert_eq!(
        names,
        [
            "facts",
            "facts-2",
            "facts-2-2",
            "facts-3",
            "section",
            "section-2"
        ]
    );
    let own = heading(Some("Law"), "Other");
    assert_eq!(anchors.take_heading(&own), "Law");
    assert_eq!(anchors.take_heading(&heading(Some(""), "Other")), "other");
}

#[test]
fn a_fragment_is_found_as_written_then_decoded_then_in_another_case() {
    let mut anchors = Anchors::default();
    for (name, second) in [
        ("a b", None),
        ("a%20b", None),
        ("Facts", None),
        ("café", Some("a b")),
        ("facts", Some("Old")),
    ] {
        assert_eq!(anchors.take_element(name, second).as_deref(), Some(name));
    }
    assert_eq!(anchors.take_element("facts", None), None);
    let second = anchors.take_element("facts", Some("other"));
    assert_eq!(second.as_deref(), Some("other"));
    assert_eq!(anchors.take_heading(&heading(Some("Old"), "")), "Old-2");
    for (fragment, want) in [
        ("a%20b", Some("a%20b")),
        ("a%20B", Some("a b")),
        ("caf%C3%A9", Some("café")),
        ("CAF%c3%a9", Some("café")),
        ("Facts", Some("Facts")),
        ("FACTS", Some("facts")),
        ("Old", Some("facts")),
        ("old", Some("facts")),
        ("none", None),
        ("", None),
    ] {
        assert_eq!(anchors.find(fragment), want, "{fragment}");
    }
}
