//! What references lead to, and what is said of those that lead nowhere.

use super::*;

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
