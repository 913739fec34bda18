//! Tests of `tokens.rs`.

use super::*;
use proptest::prelude::*;

fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut words, mut joined) = (Vec::new(), Vec::new());
    tokens(text, |token| match token {
        FoldedWord::Word(word) => words.push(word.to_owned()),
        FoldedWord::Joined(word) => joined.push(word.to_owned()),
    });
    (words, joined)
}

#[test]
fn words_are_those_that_the_script_reads() {
    let fixture = include_str!("../../../../tests/search/tokens.json");
    let rows: Vec<(String, Vec<String>, Vec<String>)> =
        serde_json::from_str(fixture).expect("the fixture is rows of a text and its words");
    assert!(rows.len() > 30, "the fixture has {} rows", rows.len());
    for (text, words, joined) in rows {
        assert_eq!(read(&text), (words, joined), "{text:?}");
    }
}

#[test]
fn a_number_is_the_same_however_it_is_written() {
    assert_eq!(squash("GR-2024-0117"), squash("gr 2024–0117"));
    assert_eq!(squash("47 U.S.C. § 251"), "47usc251");
}

proptest! {
    #[test]
    fn a_folded_word_folds_to_itself(text in "\\PC{0,40}") {
        let (words, _) = read(&text);
        for word in words {
            let (again, _) = read(&word);
            prop_assert_eq!(again.concat(), word);
        }
    }

    #[test]
    fn case_and_accents_do_not_matter(text in "[a-zA-Zéñüå0-9 .()-]{0,40}") {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.to_uppercase().nfd().collect();
        prop_assert_eq!(read(&composed), read(&decomposed));
    }
}
