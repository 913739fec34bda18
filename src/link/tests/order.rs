//! The order of what happened, on the timelines of dockets.

use super::*;

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
