//! Tests of `entry.rs`.

use super::*;

#[test]
fn only_the_anchor_of_a_counted_deadline_has_an_earlier_spelling() {
    let earlier = earlier_name("deadline-window-answer-due-2024-01-06");
    assert_eq!(
        earlier.as_deref(),
        Some("limit-window-answer-due-2024-01-06")
    );
    assert_eq!(earlier_name("event-deadline-2024-01-06"), None);
    assert_eq!(
        earlier_name("f-deadline-order-date-answer-due-2024-01-06"),
        None
    );
}

#[test]
fn long_parts_are_cut_and_stay_different() {
    let long = |end: &str| part(&format!("{}{end}", "a long title ".repeat(9)));
    assert_ne!(long("one"), long("two"));
    assert!(long("one").len() <= LONGEST + 7);
    assert_eq!(part("Answer due"), "answer-due");
    assert_ne!(part("§§"), part("§"));
}
