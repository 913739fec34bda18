//! Tests of `authorities.rs`.

use super::order::AuthorityOrder;
use super::*;

#[test]
fn authorities_stand_in_the_order_of_a_table_of_authorities() {
    let mut names = [
        "47 U.S.C. § 1001",
        "Section 386.250, RSMo",
        "100 F.3d 5",
        "47 U.S.C. § 252",
        "47 C.F.R. § 51.5",
        "9 F.2d 7",
        "47 C.F.R. § 51.301",
        "15 U.S.C. § 717c",
        "20 CSR 4240-2.090",
        "99 F.2d 7",
        "4 CSR 240-2.090",
        "47 C.F.R. Part 51",
        "18 C.F.R. Part 35",
        "Board Rule 12-2.040",
        "Board Rule 2-1.110",
        "2 FCC 2d 5",
        "Section 92.1, RSMo",
    ];
    names.sort_by(|a, b| AuthorityOrder::of(a).cmp(&AuthorityOrder::of(b)));
    assert_eq!(
        names,
        [
            "Board Rule 2-1.110",
            "Board Rule 12-2.040",
            "18 C.F.R. Part 35",
            "47 C.F.R. Part 51",
            "47 C.F.R. § 51.5",
            "47 C.F.R. § 51.301",
            "4 CSR 240-2.090",
            "20 CSR 4240-2.090",
            "9 F.2d 7",
            "99 F.2d 7",
            "100 F.3d 5",
            "2 FCC 2d 5",
            "Section 92.1, RSMo",
            "Section 386.250, RSMo",
            "15 U.S.C. § 717c",
            "47 U.S.C. § 252",
            "47 U.S.C. § 1001",
        ]
    );
}

#[test]
fn the_spelling_that_leads_somewhere_is_shown() {
    let named = |name: &str, url: Option<&str>| Authority {
        url: url.map(str::to_owned),
        ..Authority::of_words(name)
    };
    let spellings = vec![
        (named("rule 1", None), 9),
        (named("Rule 1", Some("https://x.example/1")), 1),
    ];
    assert_eq!(best(spellings).name, "Rule 1");
    let spellings = vec![(named("rule 1", None), 1), (named("Rule 1", None), 1)];
    assert_eq!(best(spellings).name, "Rule 1");
}
