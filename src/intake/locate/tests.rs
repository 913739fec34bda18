//! Tests of `locate.rs`.

use super::*;
use crate::diagnostic::Part;
use proptest::prelude::*;

const HEADER: &str =
    "title: A\nrules_on:\n  - {filing: x, ruling: y}\n  - filing: §z # why\ndocket: B\n";

fn text(path: KeyPath, part: Part) -> Option<&'static str> {
    let found = locate_all(HEADER, &[(path.steps(), part)]).remove(0);
    found.map(|range| &HEADER[range])
}

#[test]
fn keys_and_values_are_found_at_any_depth() {
    let top = KeyPath::default();
    assert_eq!(text(top.key("docket"), Part::Key), Some("docket"));
    assert_eq!(text(top.key("docket"), Part::Value), Some("B"));
    assert_eq!(text(top.key("docket").index(0), Part::Value), Some("B"));
    assert_eq!(
        text(top.key("rules_on").index(1).key("filing"), Part::Value),
        Some("§z")
    );
    assert_eq!(
        text(top.key("rules_on").index(0).key("ruling"), Part::Key),
        Some("ruling")
    );
    assert_eq!(text(top.key("nothing"), Part::Key), Some(""));
    assert_eq!(
        text(top.key("rules_on").index(7).key("filing"), Part::Key),
        Some("rules_on")
    );
}

#[test]
fn many_places_are_found_in_one_pass() {
    let header = |n: usize| -> String { (0..n).map(|at| format!("k{at}: v\n")).collect() };
    let taken = |n: usize| {
        let header = header(n);
        let paths: Vec<KeyPath> = (0..n)
            .map(|at| KeyPath::default().key(&format!("k{at}")))
            .collect();
        let wanted: Vec<_> = paths.iter().map(|one| (one.steps(), Part::Key)).collect();
        let (found, taken) = steps::taken(|| locate_all(&header, &wanted));
        let last = found[n - 1].clone().expect("every key is there");
        assert_eq!(header[last], format!("k{}", n - 1));
        taken
    };
    assert!(taken(2_000) <= 2 * taken(1_000));
}

#[test]
fn all_keys_are_found_where_they_stand() {
    let header = "a: {b: 1, 'c': [x, {d: 2}]}\n? e\n: \"f: 1\n  g: 2\"\n";
    let found: Vec<String> = keys(header)
        .into_iter()
        .map(|(path, range)| format!("{} {}", path.steps().len(), &header[range]))
        .collect();
    assert_eq!(found, ["1 a", "2 b", "2 'c'", "4 d", "1 e"]);
}

#[test]
fn plain_values_are_found_with_what_leads_to_them() {
    let header = "a: b\nc:\n  - 'd'\n  - {e: f}\ng:\n";
    let found: Vec<_> = plain_values(header)
        .into_iter()
        .map(|one| (one.is_key, one.path.steps().len(), &header[one.range]))
        .collect();
    assert_eq!(
        found,
        [
            (true, 1, "a"),
            (false, 1, "b"),
            (true, 1, "c"),
            (true, 3, "e"),
            (false, 3, "f"),
            (true, 1, "g"),
            (false, 1, ""),
        ]
    );
}

#[test]
fn anchors_aliases_and_tags_are_found_and_signs_in_text_are_not() {
    assert!(feature("a: &b c\n").is_some());
    assert!(feature("a: &b c\nd: *b\n").is_some());
    assert!(feature("a: !!str 1\n").is_some());
    assert!(feature("a: AT&T * x ! **bold**\n").is_none());
    assert!(feature("a: 'x &b'\n").is_none());
}

proptest! {
    #[test]
    fn finding_never_panics(header in ".{0,200}") {
        let _ = locate_all(&header, &[(KeyPath::default().key("a").index(1).steps(), Part::Value)]);
        let _ = feature(&header);
    }
}
