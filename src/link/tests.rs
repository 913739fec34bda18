//! Linking, as text in and text out.

use snapbox::{assert_data_eq, str};

use super::{Found, Link, Referent};
use crate::docket::{Audience, Relation};
use crate::world::World;

/// Returns what each filing refers to, a line for each.
fn references(world: &World) -> String {
    let catalog = world.catalog();
    let mut lines = Vec::new();
    for (id, _) in catalog.filings() {
        for (link, to) in catalog.refers_to(id) {
            let how = match link {
                Link::By(relation) => {
                    let key = Relation::ALL.iter().find(|(one, _)| one == relation);
                    key.expect("every relation has a key").1.to_owned()
                }
                Link::RulesOn(words) => format!("rules_on ({words})"),
                Link::PublicVersion => "public_version".to_owned(),
            };
            let from = world.name(Referent::Filing(id));
            lines.push(format!("{from} {how} {}", world.name(*to)));
        }
    }
    lines.join("\n")
}

/// Returns each party with its address, what it does, and its owner.
fn parties(world: &World) -> String {
    let catalog = world.catalog();
    let lines = catalog.parties().map(|(_, party)| {
        let dba = match party.dba.is_empty() {
            true => String::new(),
            false => format!(", dba {}", party.dba.join("; ")),
        };
        let parent = party.parent.iter().map(|parent| {
            let parent = world.parties(std::slice::from_ref(parent));
            format!(", owned by {parent}")
        });
        let parent: String = parent.collect();
        let filings = party.filings.len();
        format!("{} = {}: {filings}{dba}{parent}", party.id, party.name)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A filing on a line of its own, with the keys that are given.
fn filing(path: &str, keys: &str) -> String {
    let keys = keys.replace("; ", "\n");
    let has = |key: &str| keys.lines().any(|line| line.starts_with(key));
    let title = match has("title: ") {
        true => String::new(),
        false => format!("title: Paper {}\n", path.rsplit('/').next().unwrap_or(path)),
    };
    let date = if has("date: ") {
        ""
    } else {
        "date: 2024-01-10\n"
    };
    format!("-- content/{path}.md --\n{title}{date}{keys}\n")
}

/// A docket's record.
fn docket(number: &str, keys: &str) -> String {
    let keys = keys.replace("; ", "\n");
    format!("-- content/{number}/docket.md --\nnumber: {number}\n{keys}\n")
}

/// A site of files that were written by [`filing`] and [`docket`].
fn site(files: &[String]) -> World {
    World::of(&files.concat())
}

#[test]
fn filings_of_one_day_are_in_the_order_of_their_numbers() {
    let world = site(&[
        docket("A", ""),
        filing("A/a", "number: 10"),
        filing("A/b", "number: 9"),
        filing("A/c", "number: 9a"),
        filing("A/d", "title: Without a number"),
    ]);
    assert_data_eq!(
        world.timeline("A"),
        str![[r#"
2024-01-10 d
2024-01-10 b
2024-01-10 c
2024-01-10 a
"#]]
    );
}

#[test]
fn a_moment_orders_a_filing_before_those_with_a_higher_number() {
    let world = site(&[
        docket("A", ""),
        filing("A/late", "number: 1; date: 2024-01-10T15:00"),
        filing("A/early", "number: 3; date: 2024-01-10T09:00"),
        filing("A/untimed", "number: 2"),
    ]);
    assert_data_eq!(
        world.timeline("A"),
        str![[r#"
2024-01-10 untimed
2024-01-10T09:00 early
2024-01-10T15:00 late
"#]]
    );
}

#[test]
fn a_date_that_is_less_exact_comes_where_its_time_begins() {
    let world = site(&[
        docket("A", ""),
        filing("A/unknown", "date: unknown"),
        filing("A/day", "date: 2024-02-01"),
        filing("A/month", "date: 2024-02"),
        filing("A/year", "date: 2024"),
        filing("A/range", "date: 2024-01-31/2024-02-03"),
    ]);
    assert_data_eq!(
        world.timeline("A"),
        str![[r#"
2024 year
2024-01-31/2024-02-03 range
2024-02 month
2024-02-01 day
unknown unknown
"#]]
    );
}

#[test]
fn what_happened_comes_before_what_is_due_on_the_same_day() {
    let world = site(&[
        docket(
            "A",
            "events: [{date: 2024-01-10, title: Talk}]; not_on_file: [{title: Lost, date: 2024-01-10}]; clocks: [{name: C, starts: 2024-01-09, milestones: [{days: 1, title: Due}]}]",
        ),
        filing("A/a", "deadlines: [{date: 2024-01-10, title: Stated}]"),
    ]);
    assert_data_eq!(
        world.timeline("A"),
        str![[r#"
2024-01-10 (Lost)
2024-01-10 a
2024-01-10 event: Talk
2024-01-10 limit: Due
2024-01-10 stated: Stated
"#]]
    );
}

#[test]
fn a_stated_date_that_a_clock_gives_too_is_on_the_timeline_once() {
    let world = site(&[
        docket(
            "A",
            "clocks: [{name: C, starts: a, milestones: [{days: 5, title: Answer due}]}]",
        ),
        filing(
            "A/a",
            "deadlines: [{date: 2024-01-15, title: ANSWER due}, {date: 2024-01-16, title: Answer due}]",
        ),
    ]);
    assert_data_eq!(
        world.timeline("A"),
        str![[r#"
2024-01-10 a
2024-01-15 limit: Answer due
2024-01-16 stated: Answer due
"#]]
    );
}

#[test]
fn a_filing_of_two_dockets_is_on_both_timelines_and_its_dates_on_one() {
    let world = site(&[
        docket("A", ""),
        docket("B", ""),
        filing(
            "A/a",
            "docket: [B, A]; deadlines: [{date: 2024-03-01, title: Due}]",
        ),
    ]);
    assert_data_eq!(world.timeline("A"), str!["2024-01-10 a"]);
    assert_data_eq!(
        world.timeline("B"),
        str![[r#"
2024-01-10 a
2024-03-01 stated: Due
"#]]
    );
}

#[test]
fn an_id_means_the_filing_of_the_own_docket_first() {
    let world = site(&[
        docket("A", ""),
        docket("B", ""),
        filing("A/letter", "title: Letter of A"),
        filing("B/letter", "title: Letter of B"),
        filing("A/to-own", "responds_to: letter"),
        filing("A/to-other", "responds_to: B/letter"),
    ]);
    assert_data_eq!(world.messages(), str![]);
    assert_data_eq!(
        titles(&world),
        str![[r#"
Paper to-other -> Letter of B
Paper to-own -> Letter of A
"#]]
    );
}

/// Returns the titles of what each filing refers to.
fn titles(world: &World) -> String {
    let catalog = world.catalog();
    let mut lines = Vec::new();
    for (id, filed) in catalog.filings() {
        for (_, to) in catalog.refers_to(id) {
            if let Referent::Filing(to) = to {
                let to = catalog.filing(*to).filing.heading_in_english();
                lines.push(format!("{} -> {to}", filed.filing.heading_in_english()));
            }
        }
    }
    lines.join("\n")
}

#[test]
fn a_reference_by_number_finds_a_withheld_entry() {
    let world = site(&[
        docket("A", ""),
        filing("A/secret", "number: 7; access: sealed"),
        filing("A/answer", "responds_to: A#7"),
    ]);
    assert_data_eq!(world.messages(), str![]);
    assert_data_eq!(references(&world), str!["answer responds_to Sealed filing"]);
}

#[test]
fn an_id_of_several_filings_is_an_error_that_lists_them() {
    let world = site(&[
        docket("A", ""),
        docket("B", ""),
        docket("C", ""),
        filing("A/letter", ""),
        filing("B/letter", ""),
        filing("C/answer", "responds_to: letter"),
    ]);
    assert_data_eq!(
        world.messages(),
        str![
            "content/C/answer.md:4:14 ambiguous-reference: `letter` matches 2 filings [write the one you mean: `A/letter` or `B/letter`]"
        ]
    );
}

#[test]
fn an_unknown_reference_proposes_the_nearest_id_that_readers_see() {
    let world = site(&[
        docket("A", ""),
        filing("A/complaint", ""),
        filing("A/complaints", "access: unlisted"),
        filing("A/answer", "responds_to: complain"),
    ]);
    assert_data_eq!(
        world.messages(),
        str![
            "content/A/answer.md:4:14 unknown-reference: a reference names nothing on file [did you mean `complaint`?]"
        ]
    );
}

#[test]
fn a_bare_item_number_is_explained() {
    let world = site(&[
        docket("A", ""),
        filing("A/a", "number: 3"),
        filing("A/b", "responds_to: 'No. 3'"),
    ]);
    assert_data_eq!(
        world.messages(),
        str![
            "content/A/b.md:4:14 unknown-reference: `No. 3` names nothing on file [write item 3 of the docket as `A#3`]"
        ]
    );
}

#[test]
fn a_filing_cannot_refer_to_itself() {
    let world = site(&[docket("A", ""), filing("A/a", "responds_to: A/a")]);
    assert_data_eq!(
        world.messages(),
        str![
            "content/A/a.md:4:14 self-reference: a filing refers to itself [name the other filing]"
        ]
    );
}

#[test]
fn a_reference_to_what_readers_do_not_see_is_left_out_without_a_word() {
    let files = [
        docket("A", ""),
        filing("A/hidden", "access: unlisted"),
        filing("A/draft", "draft: true"),
        filing("A/a", "responds_to: [hidden, draft]"),
    ];
    let world = site(&files);
    assert_data_eq!(world.messages(), str![]);
    assert_data_eq!(references(&world), str![]);
    let drafted = World::seen_by(Audience::Drafters, &files.concat());
    assert_data_eq!(references(&drafted), str!["a responds_to draft"]);
}

#[test]
fn a_public_version_has_to_be_public() {
    let world = site(&[
        docket("A", ""),
        filing("A/open", ""),
        filing("A/closed", "access: confidential"),
        filing("A/one", "access: confidential; public_version: open"),
        filing("A/two", "access: confidential; public_version: A/closed"),
    ]);
    assert_data_eq!(
        world.messages(),
        str![
            "a withheld file (docketpress list files --number 5):5:17 public-version: a public version is not public itself [name the version that was filed for public inspection; a withheld filing cannot replace it]"
        ]
    );
    assert_data_eq!(
        references(&world),
        str!["Confidential filing public_version open"]
    );
}

#[test]
fn two_mentions_of_a_missing_document_are_one_and_know_what_both_say() {
    let world = site(&[
        docket(
            "A",
            "not_on_file: [{title: The Letter, date: 2023-01-01, filed_by: Ann}]",
        ),
        filing(
            "A/a",
            "references: {title: the letter, date: 2023-01-01, filed_by: [ANN, Bob], type: letter}",
        ),
        filing("A/b", "references: {title: The letter, date: 2023-01-02}"),
    ]);
    let known = world.catalog().absents().map(|(id, absent)| {
        let by = world.catalog().referred_to_by(Referent::Absent(id)).len();
        let kind = absent.kind.as_ref().map_or("-", |kind| &kind.0);
        let filers = world.parties(&absent.filed_by);
        format!("{} {} {kind} by {filers}, {by}", absent.title, absent.date)
    });
    assert_data_eq!(
        known.collect::<Vec<_>>().join("\n"),
        str![[r#"
The Letter 2023-01-01 letter by ANN; Bob, 1
The letter 2023-01-02 - by , 1
"#]]
    );
}

#[test]
fn answers_and_rulings_make_one_exchange() {
    let world = site(&[
        docket("A", ""),
        filing("A/motion", "date: 2024-01-01"),
        filing("A/answer", "date: 2024-01-02; responds_to: motion"),
        filing("A/reply", "date: 2024-01-03; responds_to: answer"),
        filing(
            "A/order",
            "date: 2024-01-04; rules_on: [{filing: motion, ruling: granted}]",
        ),
        filing("A/other", "date: 2024-01-05; references: motion"),
    ]);
    let exchange = world
        .catalog()
        .exchange(Referent::Filing(world.filing("reply")));
    let names = exchange.iter().map(|document| world.name(*document));
    assert_data_eq!(
        names.collect::<Vec<_>>().join(", "),
        str!["motion, answer, reply, order"]
    );
    assert_data_eq!(
        references(&world),
        str![[r#"
answer responds_to motion
reply responds_to answer
order rules_on (granted) motion
other references motion
"#]]
    );
}

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
