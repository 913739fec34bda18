//! Tests of `calendar.rs`.

use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime, EventLike};
use proptest::prelude::*;

use super::*;
use crate::plan::Item;
use crate::world::World;

/// Reads a calendar as another program does, and gives its entries.
fn entries(bytes: &[u8]) -> Vec<icalendar::Event> {
    let text = std::str::from_utf8(bytes).expect("a calendar is UTF-8");
    let read: Calendar = text.parse().expect("what is made is a calendar");
    let events = read.components.into_iter().map(|one| match one {
        CalendarComponent::Event(event) => event,
        other => panic!("{other:?} is no event"),
    });
    events.collect()
}

/// Makes the calendar of a docket whose record is given.
fn made(docket: &str) -> Vec<u8> {
    let world = World::without_errors(&format!(
        "\
-- site.yaml --
base_url: https://example.org/
time_zone: America/Chicago
-- content/A/docket.md --
{docket}
-- content/A/one.md --
title: One
date: 2005-08-09T20:00"
    ));
    let press = world.press();
    of_docket(&press, DocketId(0))
}

#[test]
fn another_program_reads_days_moments_and_words() {
    let bytes = made(
        "---\nnumber: A\nevents:\n  - {date: \"2005-10-03T10:00\", title: \"Hearing; in, person\", type: hearing, location: Room 1}\n  - {date: 2005-11-07/2005-11-09, title: Conference}\nclocks:\n  - name: Window\n    starts: one\n    milestones: [{days: 20, title: Answer due}]\n---\n",
    );
    let entries = entries(&bytes);
    let told: Vec<_> = entries
        .iter()
        .map(|event| {
            let day = |date: Option<DatePerhapsTime>| match date {
                Some(DatePerhapsTime::Date(day)) => day.to_string(),
                Some(DatePerhapsTime::DateTime(moment)) => format!("{moment:?}"),
                None => "no end".to_owned(),
            };
            let summary = event.get_summary().unwrap_or_default();
            format!(
                "{summary}: {} to {}",
                day(event.get_start()),
                day(event.get_end())
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "A: Answer due: 2005-08-29 to 2005-08-30",
            "A: Hearing; in, person: Utc(2005-10-03T15:00:00Z) to no end",
            "A: Conference: 2005-11-07 to 2005-11-10",
        ]
    );
    assert_eq!(
        entries[0].get_uid(),
        Some("https://example.org/dockets/a/#limit-window-answer-due-2005-08-29")
    );
    assert_eq!(
        entries[0].get_description(),
        Some(
            "Window\nCounted from August 9, 2005, the date of One.\n\
                 20 days later: Monday, August 29, 2005\nComputed: August 29, 2005."
        )
    );
    assert_eq!(entries[1].get_location(), Some("Room 1"));
    // When the filing was made, which is the next day by UTC.
    assert_eq!(
        entries[0].property_value("DTSTAMP"),
        Some("20050810T010000Z")
    );
}

#[test]
fn an_entry_that_is_inserted_changes_the_id_of_no_other() {
    let clock = |milestones: &str| {
        format!("  - name: Window\n    starts: one\n    milestones: [{milestones}]\n")
    };
    let ids = |events: &str, clocks: &str| -> Vec<String> {
        let bytes = made(&format!(
            "---\nnumber: A\nevents:\n{events}clocks:\n{clocks}---\n"
        ));
        let ids = entries(&bytes).into_iter();
        ids.map(|event| event.get_uid().unwrap_or_default().to_owned())
            .collect()
    };
    let hearing = "  - {date: 2005-10-03, title: Hearing}\n";
    let answer = "{days: 20, title: Answer due}";
    let before = ids(hearing, &clock(answer));
    let more = "  - {date: 2005-09-01, title: Conference}\n";
    let other = "  - name: Another\n    starts: one\n    milestones: [{days: 3, title: Notice}]\n";
    let after = ids(
        &format!("{more}{hearing}"),
        &format!(
            "{other}{}",
            clock(&format!("{{days: 10, title: Reply due}}, {answer}"))
        ),
    );
    assert_eq!((before.len(), after.len()), (2, 5));
    assert!(
        before.iter().all(|id| after.contains(id)),
        "{before:?} {after:?}"
    );
    let twice = ids(&hearing.repeat(2), &clock(answer));
    assert!(
        twice.contains(&before[1]) && twice[1] != twice[2],
        "{twice:?}"
    );
}

proptest! {
    #[test]
    fn a_text_is_folded_without_losing_a_letter(text in "[ -~\\n§€😀]{0,120}") {
        let mut lines = Lines::default();
        lines.put("BEGIN", "VCALENDAR");
        lines.put("BEGIN", "VEVENT");
        lines.text("UID", "1");
        lines.text("SUMMARY", &text);
        lines.put("END", "VEVENT");
        lines.put("END", "VCALENDAR");
        prop_assert!(lines.0.split("\r\n").all(|line| line.len() <= LINE));
        prop_assert!(!lines.0.replace("\r\n", "").contains(['\r', '\n']));
        let unfolded = lines.0.replace("\r\n ", "");
        let line = unfolded.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:"));
        let line = line.expect("the text has a line");
        let mut letters = line.chars();
        let mut unescaped = String::new();
        while let Some(letter) = letters.next() {
            unescaped.extend(match letter {
                '\\' => letters.next().map(|escaped| if escaped == 'n' { '\n' } else { escaped }),
                letter => Some(letter),
            });
        }
        prop_assert_eq!(unescaped, text);
    }
}

#[test]
fn the_site_and_each_listed_party_have_a_calendar_of_their_dockets() {
    let world = World::without_errors(
        "\
-- content/A/docket.md --
number: A
parties: [{party: Ace Company, role: applicant}]
events: [{date: 2005-10-03, title: Hearing in A}]
-- content/A/one.md --
title: One
date: 2005-08-09
filed_by: Ace Company
-- content/B/docket.md --
number: B
parties: [{party: Ace Company}, {party: Blue Company}]
events: [{date: 2005-11-03, title: Hearing in B}]
-- content/B/two.md --
title: Two
date: 2005-08-10
filed_by: Visitor Company
-- content/C/docket.md --
number: C
parties: [{party: Cold Company}]",
    );
    let press = world.press();
    let found = world.edition.plan.items().filter_map(|(url, item)| {
        let Item::Calendar(of) = item else {
            return None;
        };
        let titles = entries(&of_dockets(&press, *of)).into_iter();
        let titles: Vec<String> = titles
            .map(|event| event.get_summary().expect("it has a title").to_owned())
            .collect();
        Some((url.to_string(), titles.join(", ")))
    });
    let found: Vec<(String, String)> = found.collect();
    let expected = [
        ("/deadlines.ics", "A: Hearing in A, B: Hearing in B"),
        (
            "/parties/ace-company/deadlines.ics",
            "A: Hearing in A, B: Hearing in B",
        ),
        ("/parties/blue-company/deadlines.ics", "B: Hearing in B"),
    ];
    assert_eq!(
        found,
        expected.map(|(url, titles)| (url.to_owned(), titles.to_owned()))
    );
}
