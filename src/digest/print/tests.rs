//! Tests of `print.rs`.

use super::*;

#[test]
fn titles_are_shown_letter_by_letter() {
    let digest = ChangeDigest {
        dockets: vec![Changes {
            number: "A_1".to_owned(),
            address: "/dockets/a_1/".to_owned(),
            new_filings: vec![ListedFiling {
                date: "2024-01-02".to_owned(),
                title: "<b> *x* & [y](z)".to_owned(),
                address: "https://a.example/x/".to_owned(),
                ..ListedFiling::default()
            }],
            ..Changes::default()
        }],
        removed: 0,
    };
    assert_eq!(
        markdown(&digest),
        "## A\\_1\n\n### New filings\n\n- 2024-01-02, [\\<b\\> \\*x\\* \\& \\[y\\](z)](<https://a.example/x/>)\n\n"
    );
    assert!(html(&digest).contains(
        "<li>2024-01-02, <a href=\"https://a.example/x/\">&lt;b&gt; *x* &amp; [y](z)</a></li>"
    ));
}
