//! Families of citations that a site adds.

use super::*;

#[test]
fn a_site_adds_families_that_win_over_the_built_in_ones() {
    let families = Families::new(&[
        rule(
            r"Tariff No\.\s+(\d+)",
            Some("https://tariffs.example/$1"),
            None,
        ),
        rule(
            r"(?<title>\d+) U\.S\.C\. § 252\(b\)",
            None,
            Some("Title ${title}, arbitration"),
        ),
        rule(
            r"Tariff No\.\s+(\d+), sheet (\S+)",
            Some("https://tariffs.example/${1}?at=$2"),
            Some("Sheet $2"),
        ),
        rule("x*", None, None),
    ])
    .expect("the rules are sound");
    let text = "Tariff No.\n12 and 47 U.S.C. § 252(b)(1), 47 U.S.C. § 251, Tariff No. 3, sheet é\"1, 4 CSR 240-36";
    let found = families.find(text);
    let found: Vec<_> = found
        .iter()
        .map(|citation| {
            (
                citation.authority.name.as_str(),
                citation.authority.url.as_deref(),
                &text[citation.range.clone()],
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (
                "Tariff No. 12",
                Some("https://tariffs.example/12"),
                "Tariff No.\n12"
            ),
            ("Title 47, arbitration", None, "47 U.S.C. § 252(b)"),
            (
                "47 U.S.C. § 251",
                Some(
                    "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title47-section251"
                ),
                "47 U.S.C. § 251"
            ),
            (
                "Sheet é\"1,",
                Some("https://tariffs.example/3?at=%C3%A9%221,"),
                "Tariff No. 3, sheet é\"1,"
            ),
            (
                "4 CSR 240-36",
                Some("https://www.sos.mo.gov/adrules/csr/current/20csr/20csr"),
                "4 CSR 240-36"
            ),
        ]
    );
}

#[test]
fn a_space_in_a_pattern_of_the_site_fits_whatever_divides_two_words() {
    let families = Families::new(&[rule(r"Iowa Code § (\d+)-a", None, Some("$1"))])
        .expect("the rule is sound");
    let text = "é  Iowa\u{a0}Code\n§\u{202f}476‑a, Iowa Code § 12-a";
    let found = families.find(text);
    let found: Vec<_> = found
        .iter()
        .map(|citation| (&*citation.authority.name, &text[citation.range.clone()]))
        .collect();
    assert_eq!(
        found,
        [
            ("476", "Iowa\u{a0}Code\n§\u{202f}476‑a"),
            ("12", "Iowa Code § 12-a"),
        ]
    );
}

#[test]
fn a_rule_that_cannot_be_used_is_named_with_its_reason() {
    let wrong = |second: FamilyRule| {
        let (number, reason) =
            Families::new(&[rule("a", None, None), second]).expect_err("the rule is unsound");
        assert_eq!(number, 1);
        reason
    };
    assert_eq!(
        wrong(rule("a(b", None, None)),
        "`a(b` is not a regular expression: unclosed group"
    );
    assert_eq!(
        wrong(rule("a(b)", Some("https://x.example/$1_c"), None)),
        "`https://x.example/$1_c` uses the group `1_c`, which `a(b)` does not have"
    );
    assert_eq!(
        wrong(rule("a(b)", None, Some("${2}"))),
        "`${2}` uses the group `2`, which `a(b)` does not have"
    );
    assert!(Families::new(&[rule("a(?<b>c)", Some("$$9 $b ${b} $1 $0 $"), None)]).is_ok());
}
