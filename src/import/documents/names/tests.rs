//! Tests of `names.rs`.

use super::*;

#[test]
fn companies_are_found_with_the_names_under_which_they_do_business() {
    let text = "with CenturyFiction of Missouri, LLC and with Spectrum Madeup Group, LLC d/b/a CenturyFiction for the purpose";
    let found = companies(text);
    let names: Vec<(&str, Option<&str>)> = found
        .iter()
        .map(|one| (&*one.name, one.dba.as_deref()))
        .collect();
    assert_eq!(
        names,
        [
            ("CenturyFiction of Missouri, LLC", None),
            ("Spectrum Madeup Group, LLC", Some("CenturyFiction"))
        ]
    );
    for (text, want) in [
        (
            "In the Matter of the Petition of Invented Telecom, LLC for Arbitration",
            "Invented Telecom, LLC",
        ),
        ("Sample Water Company filed", "Sample Water Company"),
        (
            "(copy to Placeholder & Sons, Inc.)",
            "Placeholder & Sons, Inc.",
        ),
    ] {
        assert_eq!(companies(text)[0].name, want, "{text}");
    }
}

#[test]
fn people_are_told_from_organizations_and_places() {
    for (line, want) in [
        ("Mr. Terry Testcase", Some("Terry Testcase")),
        ("Dana Madeup #99999", Some("Dana Madeup")),
        ("Pat Q. Placeholder, Esq.", Some("Pat Q. Placeholder")),
        ("Secretary of the Commission", None),
        ("Sampletown, Missouri 65199", None),
        ("Invented Telecom, LLC", None),
        ("Dear Secretary", None),
    ] {
        assert_eq!(person(line).as_deref(), want, "{line}");
    }
}

#[test]
fn capitals_become_a_title() {
    for (text, want) in [
        ("MOTION FOR PROTECTIVE ORDER", "Motion for Protective Order"),
        ("INVENTED TELECOM, LLC", "Invented Telecom, LLC"),
        (
            "OBJECTION TO ARBITRATOR’S DRAFT REPORT",
            "Objection to Arbitrator’s Draft Report",
        ),
    ] {
        assert_eq!(titled(text), want);
    }
}
