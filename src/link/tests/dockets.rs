//! To which docket a filing belongs, and what its docket says of it.

use super::*;

#[test]
fn a_record_of_a_docket_holds_for_the_folders_below_it() {
    let world = site(&[
        docket("A", ""),
        filing("A/x/y/deep", ""),
        filing("A/x/outside", "docket: none"),
        filing("B/lost", ""),
    ]);
    assert_data_eq!(
        world.messages(),
        str![
            "content/B/lost.md no-docket: a filing names no docket, and its folder has no docket.md [add `docket:` with the docket's number; write `none` only if the document belongs to no docket]"
        ]
    );
    assert_data_eq!(world.timeline("A"), str!["2024-01-10 deep"]);
}

#[test]
fn a_number_of_two_dockets_needs_the_id() {
    let world = site(&[
        "-- content/a/docket.md --\nnumber: \"7\"\nid: fcc-7\n".to_owned(),
        "-- content/b/docket.md --\nnumber: \"7\"\nid: epa-7\n".to_owned(),
        filing("c/x", "docket: '7'"),
        filing("c/y", "docket: epa-7"),
    ]);
    assert_data_eq!(
        world.messages(),
        str![
            "content/c/x.md:4:9 docket-ambiguous: more than one docket has the number `7` [use the docket's id: `fcc-7` or `epa-7`]"
        ]
    );
}

#[test]
fn a_docket_in_another_spelling_is_an_error_that_gives_the_right_one() {
    let world = site(&[docket("GR-2024-1", ""), filing("m/x", "docket: gr 2024 1")]);
    assert_data_eq!(
        world.messages(),
        str![
            "content/m/x.md:4:9 docket-spelling: other records write the docket `gr 2024 1` differently [did you mean `GR-2024-1`?]"
        ]
    );
}

#[test]
fn dockets_know_what_became_of_each_other() {
    let world = site(&[
        docket("A", "consolidated_into: B; related: [C, X-9]"),
        docket("B", "part_of: B"),
        docket("C", "access: unlisted"),
        filing("A/a", ""),
        filing("B/b", ""),
    ]);
    assert_data_eq!(
        world.messages(),
        str!["content/B/docket.md self-reference: a docket lists itself as a related docket [-]"]
    );
    let (a, b) = (world.docket("A"), world.docket("B"));
    let related = world.catalog().docket(a).related.iter();
    let related: Vec<&str> = related.map(|name| name.text.as_str()).collect();
    // The unlisted docket is left out, and one of another site stays.
    assert_eq!(related, ["X-9"]);
    assert_eq!(world.catalog().docket(b).consolidates, [a]);
}

#[test]
fn a_withheld_docket_withholds_its_filings_wherever_they_lie() {
    let world = site(&[
        docket("A", "access: sealed; title: Secret; public_title: A case"),
        filing("A/a", "title: Secret"),
        docket("B", ""),
        filing(
            "B/b",
            "docket: [B, A]; title: Secret; public_title: A paper",
        ),
    ]);
    assert_data_eq!(
        world.timeline("A"),
        str![[r#"
2024-01-10 Sealed filing
2024-01-10 A paper
"#]]
    );
    let docket = world.catalog().docket(world.docket("A"));
    assert!(docket.proceeding().is_none());
    let heading = docket.heading().map(|heading| heading.in_english("docket"));
    assert_eq!(heading.as_deref(), Some("A case"));
}

#[test]
fn missing_item_numbers_are_gaps_unless_readers_do_not_see_them() {
    let mut files = vec![
        docket("A", ""),
        filing("A/hidden", "number: 4; access: unlisted"),
    ];
    for number in [1, 2, 3, 5, 6, 8, 9, 10, 11, 12] {
        files.push(filing(
            &format!("A/f{number}"),
            &format!("number: {number}; date: 2024-01-{number:02}"),
        ));
    }
    let world = site(&files);
    let gaps = &world.catalog().docket(world.docket("A")).gaps;
    assert_data_eq!(
        format!("{gaps:?}"),
        str!["[Gap { first: 7, last: 7, before: FilingId(5) }]"]
    );
}

#[test]
fn a_clock_from_a_withheld_filing_is_withheld_with_it() {
    let world = site(&[
        docket(
            "A",
            "clocks: [{name: Secret, starts: hidden, milestones: [{days: 1, title: Secret}]}, {name: Open, starts: {filing: a, date: received}, milestones: [{days: 1, title: Due}]}]",
        ),
        filing("A/hidden", "access: unlisted"),
        filing("A/a", "received: 2024-02-01"),
    ]);
    assert_data_eq!(
        world.timeline("A"),
        str![[r#"
2024-01-10 a
2024-02-02 limit: Due
"#]]
    );
    assert_data_eq!(world.messages(), str![]);
}

#[test]
fn a_clock_counts_from_what_is_not_on_file() {
    let world = site(&[
        docket(
            "A",
            "clocks: [{name: C, starts: {title: Lost, date: 2024-02-28}, milestones: [{days: 2, title: Due}, {stated: 2024-03-05, days: 5, title: Said}]}]",
        ),
        filing("A/a", ""),
    ]);
    assert_data_eq!(
        world.timeline("A"),
        str![[r#"
2024-01-10 a
2024-02-28 (Lost)
2024-03-01 limit: Due
2024-03-05 limit: Said
"#]]
    );
    let docket = world.catalog().docket(world.docket("A"));
    assert!(!docket.limit_differs(0, 0) && docket.limit_differs(0, 1));
}

#[test]
fn an_authority_is_one_however_it_is_cited_and_where_it_is_not_certain_it_is_none() {
    let world = site(&[
        docket("A", ""),
        "-- content/A/a.md --\n---\ntitle: A\ndate: 2024-01-01\nauthorities: [47 USC 252, <redacted>x</redacted>]\n---\nSee 47 U.S.C. § 252 and 47 U.S.C. §252.\n"
            .to_owned(),
    ]);
    let authorities = world.catalog().authorities().map(|(_, one)| {
        let times: Vec<u32> = one.filings.iter().map(|(_, times)| *times).collect();
        format!("{} = {}: {times:?}", one.key, one.authority.name)
    });
    assert_data_eq!(
        authorities.collect::<Vec<_>>().join("\n"),
        str!["47-u.s.c.-252 = 47 U.S.C. § 252: [2]"]
    );
}

#[test]
fn commands_find_a_filing_by_the_rules_of_references() {
    let world = site(&[
        docket("A", ""),
        docket("B", ""),
        filing("A/letter", "number: 1"),
        filing("B/letter", "number: 2; access: sealed"),
        filing("B/other", "number: 3"),
        filing("m/letter", "docket: none"),
    ]);
    let catalog = world.catalog();
    let name = |id| world.name(Referent::Filing(id));
    let find = |text: &str, own: Option<&str>| {
        let own = own.map(|own| world.docket(own));
        match catalog.find_filing(text, own) {
            Found::Nothing => "nothing".to_owned(),
            Found::One(id) | Found::Otherwise(id) => name(id),
            Found::Several(all) => format!("{} of them", all.len()),
        }
    };
    assert_eq!(find("letter", Some("A")), "letter");
    assert_eq!(find("letter", Some("B")), "2 of them");
    assert_eq!(find("A/letter", None), "letter");
    // What is withheld is found by its number, and never by its id.
    assert_eq!(find("B#2", None), "Sealed filing");
    assert_eq!(find("B/letter", None), "nothing");
    assert_eq!(find("b#3", None), "nothing");
    assert_eq!(find("other", None), "other");
}

#[test]
fn commands_find_a_docket_by_id_number_and_in_other_spellings() {
    let world = site(&[
        "-- content/a/docket.md --\nnumber: GR-1\nid: one\n".to_owned(),
        "-- content/b/docket.md --\nnumber: GR-1\nid: two\n".to_owned(),
        docket("TO-9", ""),
    ]);
    let catalog = world.catalog();
    assert_eq!(catalog.find_docket("one").one(), Some(world.docket("one")));
    assert!(matches!(catalog.find_docket("GR-1"), Found::Several(all) if all.len() == 2));
    assert!(matches!(catalog.find_docket("to 9"), Found::Otherwise(_)));
    assert_eq!(catalog.find_docket("TO-8"), Found::Nothing);
    assert_eq!(catalog.find_docket("--"), Found::Nothing);
}
