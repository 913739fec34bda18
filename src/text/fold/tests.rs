//! Tests of `fold.rs`.

use super::*;
use proptest::prelude::*;

#[test]
fn case_punctuation_and_spacing_do_not_matter_and_an_ending_does() {
    assert_eq!(fold("Socket Telecom, LLC"), fold("SOCKET  telecom LLC"));
    assert_eq!(fold("AT&T Corp."), fold("at and t corp"));
    assert_eq!(fold("Ｓocket"), "socket");
    assert_ne!(fold("Socket Telecom, LLC"), fold("Socket Telecom, Inc."));
}

#[test]
fn a_name_is_known_by_its_letters_and_digits() {
    for (one, other) in [
        ("U.S. EPA", "US EPA"),
        ("O'Brien Co.", "OBrien Co."),
        ("O’Brien Co.", "O'BRIEN CO"),
        ("BOR", "bor"),
        ("STRASSE", "Straße"),
        ("STRAẞE", "strasse"),
        ("ΔΗΜΟΣ", "Δημος"),
        ("Δημος", "ΔΗΜΟσ"),
        ("Cafe\u{301} Übung", "CAFÉ ÜBUNG"),
        ("ﬁrst", "FIRST"),
        ("Wal-Mart", "Walmart"),
        ("AT&T", "AT and T"),
        ("Blue Flame", "BlueFlame"),
        ("c¸", "c"),
    ] {
        assert_eq!(letters_of_name(one), letters_of_name(other), "{one}");
    }
    for (one, other) in [
        ("Unit 1", "Unit 2"),
        ("Gas, Inc.", "Gas, LLC"),
        ("Café", "Cafe"),
        ("ı", "i"),
        ("कि", "का"),
    ] {
        assert_ne!(letters_of_name(one), letters_of_name(other), "{one}");
    }
}

#[test]
fn the_words_of_a_name_are_those_that_people_see() {
    for (name, words) in [
        ("U.S. EPA", "us epa"),
        ("O'Brien Co.", "obrien co"),
        ("A.G. Edwards, L.L.C.", "ag edwards llc"),
        ("Wal-Mart", "wal mart"),
        ("2005.110", "2005 110"),
    ] {
        assert_eq!(words_of_name(name), words, "{name}");
    }
}

proptest! {
    #[test]
    fn a_folded_name_is_folded_already(name in ".{0,20}") {
        prop_assert_eq!(fold(&fold(&name)), fold(&name));
        prop_assert_eq!(letters_of_name(&letters_of_name(&name)), letters_of_name(&name));
    }

    #[test]
    fn case_and_normal_form_never_matter(name in "\\PC{0,20}") {
        let decomposed: String = name.nfd().collect();
        prop_assert_eq!(letters_of_name(&decomposed), letters_of_name(&name));
        prop_assert_eq!(normal(&decomposed).into_owned(), name.nfc().collect::<String>());
    }
}
