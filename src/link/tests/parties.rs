//! One party under many spellings.

use super::*;

#[test]
fn one_party_under_many_spellings_has_the_name_that_is_used_most() {
    let world = site(&[
        docket("A", ""),
        filing("A/a", "filed_by: U.S. EPA"),
        filing("A/b", "filed_by: US EPA"),
        filing("A/c", "filed_by: US EPA"),
        filing("A/d", "filed_by: us epa."),
    ]);
    assert_data_eq!(parties(&world), str!["us epa = US EPA: 4"]);
}

#[test]
fn a_record_gathers_aliases_and_former_names_and_a_distinct_one_does_not() {
    let world = site(&[
        docket("A", ""),
        "-- content/parties/bell.md --\nname: Bell Company\naliases: [Ma Bell]\nformerly: [American Bell]\n"
            .to_owned(),
        "-- content/parties/bell-of-ohio.md --\nname: Bell of Ohio\ndistinct: true\n".to_owned(),
        filing("A/a", "filed_by: [MA BELL, american bell, bell]"),
        filing("A/b", "filed_by: [Bell of Ohio, bell of ohio]"),
    ]);
    assert_data_eq!(
        parties(&world),
        str![[r#"
bell = Bell Company: 1
bell of ohio = bell of ohio: 1
bell-of-ohio = Bell of Ohio: 1
"#]]
    );
}

#[test]
fn a_name_of_business_is_learned_wherever_it_is_written() {
    let world = site(&[
        docket("A", ""),
        filing("A/a", "date: 2024-01-01; filed_by: CenturyTel"),
        filing(
            "A/b",
            "date: 2024-01-02; filed_by: 'Spectra, LLC d/b/a CenturyTel'",
        ),
        filing("A/c", "date: 2024-01-03; filed_by: 'Spectra, LLC'"),
    ]);
    assert_data_eq!(
        parties(&world),
        str!["spectra llc = Spectra, LLC: 3, dba CenturyTel"]
    );
}

#[test]
fn a_name_of_business_that_two_parties_use_is_an_error_that_names_them() {
    let world = site(&[
        docket("A", ""),
        filing("A/a", "filed_by: One LLC d/b/a Shop"),
        filing("A/b", "filed_by: Two LLC d/b/a Shop"),
        filing("A/c", "filed_by: shop"),
    ]);
    assert_data_eq!(
        world.messages(),
        str![
            "content/A/c.md:4:11 ambiguous-party: more than one party does business as `shop` [write the one you mean: `One LLC` or `Two LLC`]"
        ]
    );
}

#[test]
fn a_corporate_ending_alone_is_no_party() {
    let world = site(&[docket("A", ""), filing("A/a", "filed_by: [Acme, LLC]")]);
    assert_data_eq!(
        world.messages(),
        str![
            "content/A/a.md:4:18 party-ending: `LLC` is not a party's name [put quotation marks around a name that contains a comma]"
        ]
    );
}

#[test]
fn an_owner_is_on_the_site_with_what_it_owns() {
    let world = site(&[
        docket("A", ""),
        "-- content/parties/child.md --\nname: Child\nparent: Mother\n".to_owned(),
        "-- content/parties/mother.md --\nname: Mother\nparent: Mother\n".to_owned(),
        "-- content/parties/nobody.md --\nname: Nobody names it\n".to_owned(),
        filing("A/a", "filed_by: child"),
    ]);
    assert_data_eq!(
        world.messages(),
        str![
            "content/parties/mother.md:3:9 self-reference: a party lists itself as its own parent [-]"
        ]
    );
    assert_data_eq!(
        parties(&world),
        str![[r#"
child = Child: 1, owned by Mother
mother = Mother: 0
"#]]
    );
}

#[test]
fn names_that_make_no_party_stay_words() {
    let world = site(&[
        "-- site.yaml --\nunnamed: [Anonymous]\n".to_owned(),
        docket("A", ""),
        filing(
            "A/a",
            "filed_by: [anonymous, '<redacted>x</redacted> Smith', '!!', Ann]",
        ),
    ]);
    let filed = world.catalog().filing(world.filing("a"));
    assert_data_eq!(
        world.parties(&filed.parties.filed_by),
        str![[r#""anonymous"; "[redacted] Smith"; "!!"; Ann"#]]
    );
    assert_data_eq!(parties(&world), str!["ann = Ann: 1"]);
}

#[test]
fn a_strict_site_takes_no_name_without_a_record() {
    let world = site(&[
        "-- site.yaml --\nparties: strict\n".to_owned(),
        docket("A", ""),
        "-- content/parties/ann.md --\nname: Ann Smith\n".to_owned(),
        filing("A/a", "filed_by: Ann Smith"),
        filing("A/b", "filed_by: Ann Smiht"),
    ]);
    assert_data_eq!(
        world.messages(),
        str![
            "content/A/b.md:4:11 party-unrecorded: no record in `parties` has the name `Ann Smiht` [did you mean `Ann Smith`?]"
        ]
    );
}

#[test]
fn a_party_that_only_withheld_records_name_is_not_on_the_site() {
    let world = site(&[
        docket("A", ""),
        "-- content/parties/ann.md --\nname: Ann\n".to_owned(),
        filing("A/a", "access: sealed; filed_by: Ann"),
        filing("A/b", "access: confidential; filed_by: Bob"),
    ]);
    assert_data_eq!(parties(&world), str!["bob = Bob: 1"]);
}
