//! Tests of `overlay.rs`.

use super::*;

#[test]
fn what_is_added_is_escaped_and_is_in_its_place() {
    let told = Wording {
        severity: Severity::Error,
        code: "unknown-key",
        message: "`<b>` is no key".to_owned(),
        place: Some("content/A/1.md:2:1".to_owned()),
        line: Some((2, "<b>: 1".to_owned())),
        help: None,
    };
    let bar = Bar {
        turn: "1-2".to_owned(),
        mistakes: &[told],
        drafts: Some(1),
        is_draft: true,
    };
    let page = b"<html><head></head><body><main id=\"m\">text</main></body></html>";
    let page = String::from_utf8(dress(page, &bar)).expect("it is UTF-8");
    assert!(page.contains("<script defer src=\"/-/preview.js\"></script>\n</head>"));
    assert!(page.contains("<main id=\"m\">\n<p class=\"preview-draft\">"));
    assert!(page.contains("Preview</strong> · 1 error · 1 draft</summary>"));
    assert!(page.contains("2 | &lt;b&gt;: 1") && !page.contains("<b>"));
    assert!(page.contains("<code>&lt;b&gt;</code> is no key"));
    assert!(page.ends_with("</aside>\n</body></html>"));
}

#[test]
fn of_many_warnings_a_page_carries_the_first_and_all_errors_before_them() {
    let told = |severity, message: String| Wording {
        severity,
        code: "unknown-key",
        message,
        place: None,
        line: None,
        help: None,
    };
    let mut mistakes: Vec<Wording> = (0..50)
        .map(|at| told(Severity::Warning, format!("warning {at}.")))
        .collect();
    mistakes.push(told(Severity::Error, "an error.".to_owned()));
    let bar = Bar {
        turn: "1-2".to_owned(),
        mistakes: &mistakes,
        drafts: None,
        is_draft: false,
    };
    let said = spell(&bar);
    assert!(said.contains("1 error · 50 warnings</summary>"), "{said}");
    assert!(said.contains("<p>and 11 more; "), "{said}");
    assert!(said.find("an error.") < said.find("warning 0."), "{said}");
    assert!(said.contains("warning 38.") && !said.contains("warning 39."));
    assert!(!said.contains("does not show changes"), "{said}");
}
