//! Tests of `prose.rs`.

use super::*;

#[test]
fn a_table_is_read_unless_its_rows_are_far_wider_than_typed() {
    let table = |columns: usize, rows: usize| Prose {
        text: format!(
            "|{}\n|{}\n{}",
            "a|".repeat(columns),
            "-|".repeat(columns),
            "|b|\n".repeat(rows)
        ),
        ..Prose::default()
    };
    let events = |prose: &Prose| prose.read(|tree| tree.nodes.len());
    assert!(events(&table(300, 300)) > 90_000);
    assert!(!table(300, 300).has_boundless_table());
    assert!(events(&table(1_000, 1_000)) < 10_000);
    assert!(table(1_000, 1_000).has_boundless_table());
}

#[test]
fn definitions_are_hidden_and_what_is_beside_them_is_not() {
    let text = "a `b` [k]\n\n[k]: l.md \"m\"\n\n[o]: p.md\n\n<i>n</i>\n";
    let prose = Prose {
        text: text.to_owned(),
        ..Prose::default()
    };
    let hidden = prose.hidden();
    let seen = |letter: char| {
        let at = text.find(letter).expect("every letter is in the text");
        !hidden.iter().any(|range| range.contains(&at))
    };
    let letters: String = "abnop".chars().filter(|letter| seen(*letter)).collect();
    assert_eq!(letters, "abn");
}

#[test]
fn code_is_found_with_the_signs_around_it() {
    let text = "a `b` c\n\n> ```\n> d\n> ```\n\n    e\n";
    let prose = Prose {
        text: text.to_owned(),
        ..Prose::default()
    };
    let found: Vec<_> = prose
        .code()
        .into_iter()
        .map(|code| (code.kind, &text[code.range]))
        .collect();
    assert_eq!(
        found,
        [
            (CodeKind::Span, "`b`"),
            (CodeKind::Fenced, "```\n> d\n> ```"),
            (CodeKind::Indented, "e\n"),
        ]
    );
}
