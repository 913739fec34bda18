//! Tests of `spelling.rs`.

use super::*;
use proptest::prelude::*;

#[test]
fn a_name_is_known_by_all_of_its_spellings() {
    let names = Spellings::of(["GR-2024-1", "1:08-cv-00398", "Rate cases", "merger-docket"]);
    for text in [
        "GR-2024-1",
        "gr-2024-1",
        "Gr.2024.1",
        "GR 2024 1",
        "GR2024-1",
        "GR20241",
        "GR-2024-0001",
        "GR-2O24-l",
        "GR-2024-I",
        "G R - 2 0 2 4 - 1",
        "ＧＲ－２０２４－１",
        "GR\u{2013}2024\u{2011}1",
        "G\u{200b}R-20\u{ad}24-1\u{feff}",
        "GR-\u{0}2024-1",
        "G\u{301}R\u{332}-2024-1",
        "GR-٢٠٢٤-١",
        "𝐆𝐑-𝟚𝟘𝟚𝟜-①",
        "ԌR-2024-1",
        "ᏀᎡ-2024-1",
        "ГР-2024-1",
        "Docket No. GR-2024-1",
        "Docket № GR-2024-1",
        "GR-2024-1 (consolidated)",
        "GR-2024-1 and GR-2024-2",
        "GR-2024-1-A",
        "MO/GR/2024/1",
        "2024-1",
        "08-cv-398",
        "1:08-CV-398-ABC",
        "RATE_CASES",
        "The Rate Cases",
        "GR&#45;2024&ndash;1",
        "GR%2D2024%201",
        "GR-2024-1¹",
        "GR & 2024 % 1",
        "mergerdocket",
    ] {
        assert!(names.hold(text), "{text}");
    }
    for text in [
        "GR-2024-2",
        "GR-2024-10",
        "GR-2024-11",
        "GR-202-41",
        "GR-2024",
        "2024",
        "1",
        "GR",
        "398",
        "Rate",
        "Rate cases of 2024",
        "",
        "§",
    ] {
        assert!(!names.hold(text), "{text}");
    }
}

#[test]
fn a_number_of_one_word_is_not_looked_for_inside_others() {
    let names = Spellings::of(["12"]);
    for text in ["12", "012", "Docket No. 12", "Case 12 (consolidated)", "I2"] {
        assert!(names.hold(text), "{text}");
    }
    for text in ["GR-12", "2024-12", "121"] {
        assert!(!names.hold(text), "{text}");
    }
}

#[test]
fn a_spelling_with_something_beside_it_is_not_the_name_alone() {
    let names = Spellings::of(["GR-2024-1"]);
    assert!(names.are("gr 2024 01") && names.are("Docket GR-2024-1"));
    assert!(!names.are("GR-2024-1-A") && !names.are("2024-1"));
}

#[test]
fn nothing_is_a_spelling_of_no_name() {
    assert!(!Spellings::of([]).hold("GR-2024-1"));
    assert!(!Spellings::of(["", "§§"]).hold("§§"));
}

proptest! {
    #[test]
    fn every_name_is_a_spelling_of_itself_in_any_case(name in "\\PC*[a-z0-9]\\PC*") {
        let names = Spellings::of([&*name]);
        prop_assert!(names.hold(&name));
        prop_assert!(names.are(&name));
    }

    #[test]
    fn case_and_signs_do_not_matter(name in "[a-z]{1,3}-[0-9]{1,4}-[0-9]{1,3}", sign in "[ ./_:\u{2013}\u{a0}]{1,2}") {
        let names = Spellings::of([&*name]);
        prop_assert!(names.are(&name.to_uppercase()));
        prop_assert!(names.are(&name.replace('-', &sign)));
    }
}
