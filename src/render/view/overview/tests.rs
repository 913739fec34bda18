//! Pictures of small sites.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::axis::WIDTH;
use super::drawing::{CELL_LANE, LANE, MARKS};
use super::picture::MarkView;
use super::spread::PITCH;
use super::*;
use crate::world::World;

/// The style sheet, which has the heights of the lanes for their names.
const STYLE: &str = include_str!("../../../../themes/press/style/04-overview.css");

/// Draws the first docket of a site, written as files each after a line `-- path`.
fn drawn(site: &str) -> Option<Overview> {
    let site = format!("\n{site}").replace("\n-- ", "\n-- content/");
    let world = World::without_errors(&site);
    let press = world.press();
    overview(&press, DocketId(0), 0)
}

/// Writes a filing's file.
fn filing(id: &str, keys: &str) -> String {
    format!("-- A-1/{id}.md\n---\ndocket: A-1\ntitle: Paper {id}\n{keys}\n---\n")
}

/// Shows the lanes of a picture with the shapes of their marks.
fn lanes_of(picture: &Overview) -> String {
    let lanes = picture.lanes.iter().map(|lane| {
        let shapes: Vec<&str> = lane.marks.iter().map(|mark| mark.shape).collect();
        format!("{}: {}\n", lane.name, shapes.join(" "))
    });
    lanes.collect()
}

#[test]
fn every_party_has_its_lane_and_the_agency_the_first() {
    let picture = drawn(
        &[
            filing("a", "date: 2024-01-01\nfiled_by: Ada"),
            filing("b", "date: 2024-01-02\nfiled_by: [Bea, Ada]\nresponds_to: a"),
            filing("c", "date: 2024-01-03\nfiled_by: Bea"),
            filing("d", "date: 2024-01-04\nfiled_by: The Board\ntype: order\nrules_on: {filing: a, ruling: granted}"),
            filing("e", "date: 2024-01-05\nfiled_by: Ada\naccess: confidential"),
            filing("f", "date: 2024-01-06\nfiled_by: Ada\naccess: sealed"),
            filing("g", "date: 2024-01-07\nresponds_to: {title: Gone, date: 2023-12-31, filed_by: Bea}"),
            filing("h", "date: 2024-01-08\ntype: ruling\ndeadlines: {date: 2024-02-01, title: Due}"),
        ]
        .concat(),
    )
    .expect("it is drawn");
    assert_eq!(
        lanes_of(&picture),
        "The Board: order order\nAda: filed withheld\nBea: absent filed filed\nNot named: withheld filed\nDeadlines: deadline\n"
    );
    assert_eq!(picture.answers.matches('M').count(), 2);
    assert_eq!(picture.rulings.matches('M').count(), 1);
    assert_eq!(
        picture.summary,
        "9 documents by 3 parties, Dec. 31, 2023 to Jan. 8, 2024. Includes 1 known but not on file, 2 withheld, 1 deadline."
    );
    let titles: Vec<&str> = picture
        .lanes
        .iter()
        .flat_map(|lane| &lane.marks)
        .map(|mark| mark.title.as_str())
        .collect();
    assert!(
        titles.contains(&"Jan. 1, 2024 · Document · Paper a · Ada"),
        "{titles:?}"
    );
    assert!(
        titles.contains(&"Jan. 6, 2024 · Document · Sealed filing · sealed"),
        "{titles:?}"
    );
    assert!(
        titles.contains(&"Dec. 31, 2023 · Document · Gone · Bea · not on file"),
        "{titles:?}"
    );
}

#[test]
fn the_busiest_have_lanes_and_the_rest_share_one() {
    let site: String = (0..30)
        .map(|n| {
            // Party 0 files most, party 9 least.
            let party = (0..10)
                .find(|party| n < (party + 1) * (20 - party) / 2)
                .unwrap_or(9);
            filing(
                &format!("f{n}"),
                &format!("date: 2024-01-{:02}\nfiled_by: Party {party}", n + 1),
            )
        })
        .chain([
            filing("one", "date: 2024-03-01\nfiled_by: Party eight"),
            filing("two", "date: 2024-03-01\nfiled_by: Party nine"),
        ])
        .chain((0..6).map(|n| {
            filing(
                &format!("g{n}"),
                &format!("date: 2024-02-01\nfiled_by: Group {n}"),
            )
        }))
        .collect();
    let picture = drawn(&site).expect("it is drawn");
    let names: Vec<&str> = picture
        .lanes
        .iter()
        .map(|lane| lane.name.as_str())
        .collect();
    assert_eq!(names.len(), 8, "{names:?}");
    assert_eq!(names[0], "Party 0");
    assert_eq!(names[7], "Other parties");
}

#[test]
fn too_little_makes_no_picture() {
    assert!(drawn(&filing("a", "date: 2024-01-01")).is_none());
    let undated: String = (0..9)
        .map(|n| filing(&format!("f{n}"), "date: unknown"))
        .collect();
    assert!(drawn(&undated).is_none());
}

#[test]
fn what_is_undated_is_counted_and_not_drawn() {
    let site: String = ["2024-01-01", "2024-01-02", "2024", "unknown"]
        .iter()
        .enumerate()
        .map(|(n, date)| filing(&format!("f{n}"), &format!("date: {date}")))
        .collect();
    let picture = drawn(&site).expect("it is drawn");
    assert_eq!(picture.lanes[0].marks.len(), 3);
    assert!(
        picture.summary.ends_with("1 undated entry is not shown."),
        "{}",
        picture.summary
    );
    // The year is in its middle, and so after the days of January.
    assert!(picture.lanes[0].marks[2].title.starts_with("2024 ·"));
}

#[test]
fn more_documents_than_can_be_pointed_at_are_counted() {
    let site = |count: usize| -> String {
        let day = |n: usize| {
            format!(
                "date: {}-{:02}-{:02}",
                2020 + n / 60,
                n % 12 + 1,
                n % 28 + 1
            )
        };
        (0..count)
            .map(|n| filing(&format!("f{n:03}"), &format!("{}\nfiled_by: Ada", day(n))))
            .collect()
    };
    let marks = drawn(&site(MARKS)).expect("it is drawn");
    assert_eq!(marks.lanes[0].marks.len(), MARKS);
    assert!(marks.lanes[0].cells.is_empty() && marks.sizes.is_empty());
    let cells = drawn(&site(MARKS + 1)).expect("it is drawn");
    assert!(cells.lanes[0].marks.is_empty());
    assert_eq!(
        cells.lanes[0].cells.len(),
        36,
        "a cell for each month of three years"
    );
    assert_eq!(cells.lanes[0].cells[0].anchor, "m-2020-01");
    assert_eq!(cells.lanes[0].cells[0].title, "January 2020: 5 documents");
    assert_eq!(cells.sizes_of, "documents a month");
}

#[test]
fn a_window_is_a_band_with_its_name() {
    let picture = drawn(
        &[
            "-- A-1/docket.md\n---\nnumber: A-1\nclocks:\n  - name: Arbitration\n    starts: 2005-03-22\n    milestones:\n      \
             - {days: 135, title: Window to file opens}\n      - {days: 160, title: Window to file closes}\n---\n"
                .to_owned(),
            filing("a", "date: 2005-03-22"),
        ]
        .concat(),
    )
    .expect("it is drawn");
    assert_eq!(picture.windows.len(), 1);
    assert_eq!(picture.windows[0].name, "Window to file");
    assert_eq!(
        picture.windows[0].title,
        "Window to file, Aug. 4, 2005 to Aug. 29, 2005 · Arbitration"
    );
    assert_eq!((picture.names, picture.top), (1, TOP + NAME));
}

#[test]
fn the_style_sheet_has_the_heights_of_the_drawing() {
    let style = STYLE.split_whitespace().collect::<Vec<_>>().join(" ");
    let lane = |rows: i64| LANE + (rows - 1) * PITCH;
    for (class, height) in [
        ("n0", TOP),
        ("n1", TOP + NAME),
        ("n2", TOP + 2 * NAME),
        ("r0", CELL_LANE),
        ("r1", lane(1)),
        ("r2", lane(2)),
        ("r3", lane(3)),
        ("r4", lane(4)),
    ] {
        let rule = format!(".{class} {{ height: {height}px");
        assert!(style.contains(&rule), "the style has no `{rule}`");
    }
    assert!(style.contains(&format!("minmax({}px, 1fr)", axis::NARROWEST)));
    assert_eq!(spread::ROWS, 4, "there is a height for each number of rows");
}

/// Reads a percent back as units.
fn units_of(percent: &str) -> i64 {
    let digits: String = percent.chars().filter(char::is_ascii_digit).collect();
    digits.parse().expect("it is a number with one decimal")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_dated_entry_has_one_mark_within_the_frame(
        days in prop::collection::vec((0u32..9000, 0u32..6, 0u32..3), 3..40),
        crowded in any::<bool>(),
    ) {
        let mut site = String::new();
        let mut dated = 0;
        for (n, (day, party, kind)) in days.iter().enumerate() {
            let day = if crowded { day % 3 } else { *day };
            let day = axis::day_of((730_000 + i64::from(day)) * axis::DAY);
            let date = match kind {
                0 => day.format("%Y-%m").to_string(),
                _ => day.to_string(),
            };
            dated += 1;
            let mut keys = format!("date: {date}\nfiled_by: Party {party}");
            if *kind == 2 {
                keys.push_str(&format!("\ntype: order\ndeadlines: {{date: {day}, title: Due {n}}}"));
                dated += 1;
            }
            site.push_str(&filing(&format!("f{n}"), &keys));
        }
        let picture = drawn(&site).expect("it is drawn");
        let marks: Vec<&MarkView> = picture.lanes.iter().flat_map(|lane| &lane.marks).collect();
        prop_assert_eq!(marks.len(), dated);
        let anchors: BTreeSet<&str> = marks.iter().map(|mark| mark.anchor.as_str()).collect();
        prop_assert_eq!(anchors.len(), dated, "an entry has two marks");
        let half = PITCH / 2;
        for mark in marks {
            prop_assert!((0..=WIDTH).contains(&units_of(&mark.x)), "{}", mark.x);
            prop_assert!(picture.top + half <= mark.y && mark.y + half <= picture.bottom, "{}", mark.y);
        }
        prop_assert!(picture.bottom < picture.height);
    }
}
