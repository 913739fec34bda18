//! Made-up texts that are near to citations.

use proptest::prelude::*;

use super::*;

/// Texts made of what citations are made of, so that many are nearly citations.
fn near_citations() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            "47",
            "251",
            "252",
            "20",
            "386.250",
            "51.301",
            "240-36",
            "01-338",
            "U.S.C.",
            "C.F.R.",
            "CSR",
            "RSMo",
            "F.3d",
            "Stat.",
            "§",
            "§§",
            "Section ",
            "Part",
            "Docket No.",
            "CC ",
            "Pub. L.",
            "(b)",
            "(",
            ")",
            ",",
            ".",
            " ",
            "\n",
            "\u{a0}",
            "–",
            "‑",
            "-",
            " and ",
            " through ",
            " et seq.",
            " of the Act",
            "Telecommunications Act of 1996 ",
            "é",
            "“",
            "😀",
            "RSMo 2000",
            "Title ",
            ", United States Code",
            " of title 47, United States Code",
            " of the Code of Federal Regulations",
            "121 FERC ¶ 61,045",
            "Case No. TO-2006-0299",
            "GR-2017-0215",
            "1.167(l)-1",
            "100.T07-0110",
            "-05-30",
            "-DD-254",
            "1395w",
            "-102",
            "26 CFR ",
            "/",
            "¶",
            "Pub. L. Nos. 104-104",
            "5 U.S. (1 Cranch) 137",
            "parts ",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,3}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Says what holds of the citations of every text.
fn check_citations(families: &Families, text: &str) -> Result<(), TestCaseError> {
    let mut free_from = 0;
    for citation in families.find(text) {
        prop_assert!(
            citation.range.start >= free_from && citation.range.start < citation.range.end
        );
        prop_assert!(
            text.get(citation.range.clone()).is_some(),
            "{:?} splits a character",
            citation.range
        );
        prop_assert!(!citation.authority.name.is_empty());
        let url = citation.authority.url.unwrap_or("https://".to_owned());
        prop_assert!(url.starts_with("https://") && url.is_ascii() && !url.contains(' '));
        free_from = citation.range.end;
    }
    Ok(())
}

proptest! {
    #[test]
    fn citations_of_any_text_stand_in_order_on_characters(text in prop_oneof![near_citations(), any::<String>()]) {
        check_citations(&Families::default(), &text)?;
        let own = Families::new(&[
            rule(r"\d+.", Some("https://x.example/$0"), None),
            rule(r"(?s)§+.*?(\d*)", Some("https://x.example/$1"), Some("a $1")),
        ]);
        check_citations(&own.expect("the rules are sound"), &text)?;
    }

    #[test]
    fn a_citation_reads_as_the_authority_that_it_was_found_to_be(text in near_citations()) {
        let families = Families::default();
        for citation in families.find(&text) {
            prop_assert_eq!(families.read(&citation.authority.name), [citation.authority]);
        }
    }
}
