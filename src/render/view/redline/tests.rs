//! Tests of `redline.rs`.

use super::*;

/// Writes what differs between texts whose paragraphs are lines.
fn told(old: &str, new: &str) -> String {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let told = blocks(&lines(old), &lines(new));
    let told = told.iter().map(|block| match block.kind {
        "left-out" => format!("({})", block.left_out),
        _ => {
            let parts = block.parts.iter().map(|part| match part.kind {
                "added" => format!("+{}+", part.text),
                "removed" => format!("-{}-", part.text),
                _ => part.text.clone(),
            });
            parts.collect::<String>()
        }
    });
    told.collect::<Vec<_>>().join("\n")
}

#[test]
fn words_and_paragraphs_that_differ_are_marked() {
    let old = "Title\nThe rate is 4 cents.\nIt ends in May.\nGone.";
    let new = "Title\nThe rate is 14 cents.\nIt ends in May.\nNew.\nMore.";
    let expected = "\
Title
The rate is -4-+14+ cents.
It ends in May.
-Gone.-
+New.+
+More.+";
    assert_eq!(told(old, new), expected);
    assert_eq!(told("a", "a"), "a");
    assert_eq!(told("", "a b"), "+a b+");
}

#[test]
fn a_paragraph_that_moved_down_is_compared_with_itself() {
    let old = "The city holds 800 shares.";
    let new = "These comments replace yesterday's.\nThe city holds 880 shares.";
    let expected = "+These comments replace yesterday's.+\nThe city holds -800-+880+ shares.";
    assert_eq!(told(old, new), expected);
}

#[test]
fn what_is_far_from_a_change_is_left_out() {
    let old: Vec<String> = (1..=9).map(|n| format!("p{n}")).collect();
    let new = old.join("\n").replace("p5", "p5 q");
    assert_eq!(told(&old.join("\n"), &new), "(3)\np4\np5+ q+\np6\n(3)");
}

#[test]
fn work_is_bounded() {
    let long = |word: &str| vec![word; 3_000].join(" ");
    let told = told(&long("a"), &long("b"));
    assert_eq!(told, format!("-{}-\n+{}+", long("a"), long("b")));
}
