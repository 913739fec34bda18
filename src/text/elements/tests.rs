//! Tests of `elements.rs`.

use super::*;

#[test]
fn an_element_is_found_in_any_case_and_a_word_is_none() {
    assert!(KNOWN.is_sorted_by(|one, next| one.name < next.name));
    for known in KNOWN {
        assert_eq!(find(known.name), Some(known));
    }
    assert_eq!(find("DIV").map(|known| known.written), Some("div"));
    for word in [
        "limit", "IN", "mo", "ms", "date", "IBM", "Company", "text", "list",
    ] {
        assert_eq!(find(word), None, "{word}");
    }
}

#[test]
fn no_attribute_that_could_run_or_reach_into_a_theme_is_allowed() {
    for known in KNOWN {
        for attribute in [
            "onclick",
            "style",
            "class",
            "id",
            "role",
            "aria-label",
            "tabindex",
            "data-x",
            "src",
            "href",
            "srcset",
            "action",
            "formaction",
            "name",
        ] {
            assert_eq!(allowed(known.written, attribute), None, "{}", known.name);
        }
    }
}
