//! Tests of `withholding.rs`.

use super::*;

fn of(key: &str, value: &str) -> Meant {
    let value = match value {
        "" => Node::Empty,
        "true" => Node::Bool(true),
        "false" => Node::Bool(false),
        text => Node::Text(text.to_owned()),
    };
    meant(key, &value)
}

#[test]
fn each_word_is_known_as_a_key_as_a_value_and_as_a_tag_where_people_write_it() {
    for word in WORDS {
        let name = word.letters;
        if word.written != AroundText {
            let want = word.means.map_or(Meant::Unclear, Meant::Withhold);
            assert_eq!(of(name, "true"), want, "{name}: true");
            assert_eq!(of("visibility", name), want, "visibility: {name}");
            // A word that says no still says nothing that could be published upon.
            assert_eq!(of(name, "false"), Meant::Unclear, "{name}: false");
        }
        if word.written != InFrontMatter {
            assert_eq!(tag(name), Some(word), "<{name}>");
        }
    }
}

#[test]
fn other_spellings_are_the_same_words() {
    for (key, value, want) in [
        ("under_seal", "yes", Meant::Withhold(Sealed)),
        ("Non-Public", "true", Meant::Withhold(Confidential)),
        ("confidental", "true", Meant::Withhold(Confidential)),
        ("public", "false", Meant::Withhold(Unlisted)),
        ("public", "true", Meant::Unclear),
        ("status", "filed under seal", Meant::Withhold(Sealed)),
        ("status", "pending", Meant::Unclear),
        ("visibility", "", Meant::Unclear),
        ("access", "privat", Meant::Withhold(Unlisted)),
        ("draft", "true", Meant::Withhold(Unlisted)),
        ("color", "blue", Meant::Nothing),
        ("presiding", "Judge Stone", Meant::Nothing),
    ] {
        assert_eq!(of(key, value), want, "{key}: {value}");
    }
    for name in [
        "confidental",
        "confidentail",
        "nonpublc",
        "sealled",
        "privilged",
    ] {
        assert!(tag(name).is_some(), "{name}");
    }
}

#[test]
fn the_names_of_elements_are_no_words_of_withholding() {
    for name in crate::text::html::ELEMENTS {
        assert_eq!(tag(name), None, "{name}");
    }
}

#[test]
fn no_proposal_publishes() {
    let all = WORDS.iter().map(|word| word.means);
    for means in all.chain([None]) {
        assert!(!proposal(means).contains("public"), "{means:?}");
    }
}
