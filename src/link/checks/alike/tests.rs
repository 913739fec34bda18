//! Tests of `alike.rs`.

use super::*;

#[test]
fn a_letter_and_an_ending_make_no_other_name_and_a_number_does() {
    let one = |a: &str, b: &str| is_one_name(&Folded::of(a), &Folded::of(b));
    assert!(one("Prairie Gas Company", "Prairie Gas Compnay"));
    assert!(one("The Prairie Gas Co.", "Prairie Gas"));
    assert!(!one("Prairie Gas Unit 1", "Prairie Gas Unit 2"));
    assert!(!one("Ann Lee", "Ann Leo"));
    assert!(!one("John Smith", "John Smith Jr."));
    let commission = "Tall Prairie Public Utilities Commission";
    assert!(one(commission, "Tall Prarie Public Utilities Commision"));
    assert!(one(commission, "Tall Prarie Public Utilites Comission"));
    assert!(!one(
        "Eastern Gas Company of Ohio",
        "Western Gas Company of Ohio"
    ));
    assert!(!one("North Prairie Board", "South Prairie Board"));
    assert!(
        !one("Prarie Commision", "Prairie Commission"),
        "no word is right"
    );
}

#[test]
fn names_with_slips_in_several_words_meet() {
    let names = [
        "Tall Prairie Public Utilities Commission",
        "Tall Prarie Public Utilities Commision",
        "Board Staff of the State",
        "Tall Prairie Public Utilites Comission",
    ];
    let names: Vec<_> = names
        .iter()
        .zip(0..)
        .map(|(name, at)| (PartyId(at), Folded::of(name)))
        .collect();
    let near = near(&names);
    assert!(near.contains(&(0, 1)) && near.contains(&(0, 3)) && near.contains(&(1, 3)));
    assert!(!near.contains(&(0, 2)));
}
