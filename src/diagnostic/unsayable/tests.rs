//! Tests of `unsayable.rs`.

use super::*;

fn unsayable(words: &[&str], open: &'static [String]) -> Unsayable<'static> {
    let words: Vec<String> = words.iter().map(|one| one.to_lowercase()).collect();
    Unsayable::new(&words, open)
}

fn open(names: &[&str]) -> &'static [String] {
    let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    names.leak()
}

#[test]
fn a_word_is_found_in_every_spelling_that_is_near() {
    let words = unsayable(
        &[
            "roe-offer",
            "2024-03-15-direct-pipewright",
            "Lantern Gas Works",
        ],
        &[],
    );
    for near in [
        "roe-offer",
        "ROE-OFFER",
        "roe_offer.md",
        "../x/Roe Offer.pdf?x",
        "roeoffer",
        "roe-ofer",
        "roe-offre",
        "rope-offer",
        "roe\u{200b}-of\u{ad}fer",
        "ｒｏｅ-offer",
        "roe-öffer",
        "2024-03-15-driect-pipewrigth",
        "2024.03.15 direct pipe-wright",
        "2024-03-16-direct-pipwright",
        "lantern gas work",
        "Lanterngas Wroks",
    ] {
        assert!(
            words.is_in_message(&format!("`{near}` names nothing")),
            "{near}"
        );
        assert!(words.is_in_line(&format!("responds_to: {near}")), "{near}");
    }
    for far in [
        "roe",
        "offer",
        "rose-offers",
        "a rough offer",
        "2024-03-15",
        "direct",
        "gas works",
    ] {
        assert!(
            !words.is_in_message(&format!("`{far}` names nothing")),
            "{far}"
        );
        assert!(!words.is_in_line(&format!("responds_to: {far}")), "{far}");
    }
}

#[test]
fn only_what_is_quoted_is_compared_letter_by_letter() {
    let words = unsayable(&["objection", "sealed"], &[]);
    assert!(!words.is_in_message("the objections of a docket"));
    assert!(words.is_in_message("`objections` is not a type"));
    assert!(words.is_in_message("the OBJECTION of a docket"));
    assert!(words.is_in_message("`sealed`") && !words.is_in_message("`seald`"));
}

#[test]
fn a_name_that_readers_know_is_said_though_it_is_near_one_that_is_withheld() {
    let words = unsayable(&["data-response-12"], open(&["data-response-13"]));
    assert!(!words.is_in_message("did you mean `data-response-13`?"));
    assert!(!words.is_in_line("attachments: data-response-13.pdf"));
    assert!(words.is_in_message("`data-response-14` names nothing"));
    assert!(words.is_in_line("data-response-13 and data-response-1"));
    let words = unsayable(&["sealed-affidavit"], open(&["A sealed affidavit"]));
    assert!(!words.is_in_message("rules on `A sealed affidavit`"));
    assert!(words.is_in_message("rules on `sealed affidavit`"));
    assert!(unsayable(&["twin"], open(&["twin"])).is_in_message("`twin`"));
}

#[test]
fn letters_are_counted_as_they_differ() {
    let within = |one: &str, other: &str, most| {
        let [one, other] = [one, other].map(|text| text.chars().collect::<Vec<_>>());
        is_within(&one, &other, most)
    };
    for (one, other, distance) in [
        ("offer", "offer", 0),
        ("offer", "ofer", 1),
        ("offer", "offre", 1),
        ("offer", "coffer", 1),
        ("offer", "oter", 2),
        ("abcdefgh", "badcfegh", 3),
        ("kitten", "sitting", 3),
        ("abc", "xyz", 3),
    ] {
        for (a, b) in [(one, other), (other, one)] {
            assert!(within(a, b, distance), "{a} {b}");
            assert!(distance == 0 || !within(a, b, distance - 1), "{a} {b}");
        }
    }
    assert!(!within("a", "abcdefgh", 3));
}

/// Whatever is searched, the work grows with the text and not with its square: a text beyond
/// measure is not shown.
#[test]
fn a_text_without_end_is_not_searched() {
    let words = unsayable(&["roe-offer"], &[]);
    assert!(words.is_in_line(&"a ".repeat(WORDS + 1)));
    assert!(!unsayable(&[], &[]).is_in_line(&"a ".repeat(WORDS + 1)));
}
