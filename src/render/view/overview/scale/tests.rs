//! Tests of `scale.rs`.

use proptest::prelude::*;

use super::fit::touch;
use super::*;

/// Shows the scale of a docket that runs from one day to another.
fn shown(from: &str, to: &str) -> String {
    let day = |text: &str| minute(text.parse().expect("it is a day"));
    let axis = Axis::new(vec![(day(from), day(from) + DAY), (day(to), day(to) + DAY)]);
    let scale = scale(&axis, &DateWords::english());
    let row = |labels: &[Label]| {
        let texts: Vec<&str> = labels.iter().map(|label| label.text.as_str()).collect();
        texts.join(" ")
    };
    format!(
        "{} / {} ({} fine)",
        row(&scale.labels),
        row(&scale.eras),
        scale.fine.len()
    )
}

#[test]
fn two_days_have_their_days() {
    assert_eq!(
        shown("2005-08-09", "2005-08-10"),
        "9 10 / Aug 2005 (0 fine)"
    );
}

#[test]
fn three_months_have_their_weeks() {
    assert_eq!(
        shown("2005-11-09", "2006-01-20"),
        "9 14 21 28 5 12 19 26 2 9 16 / Nov 2005 Dec 2005 Jan 2006 (63 fine)"
    );
}

#[test]
fn a_year_and_a_half_has_its_months_or_quarters() {
    assert_eq!(
        shown("2005-03-22", "2006-05-06"),
        "Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar Apr / 2005 2006 (0 fine)"
    );
    assert_eq!(
        shown("2024-01-12", "2025-07-20"),
        "Jan Apr Jul Oct Jan Apr Jul / 2024 2025 (12 fine)"
    );
}

#[test]
fn forty_years_have_every_fifth() {
    assert_eq!(
        shown("1983-03-01", "2023-02-01"),
        "1985 1990 1995 2000 2005 2010 2015 2020 /  (32 fine)"
    );
}

proptest! {
    #[test]
    fn labels_never_touch_and_every_stretch_tells_its_year(
        days in prop::collection::vec(0i64..40_000, 1..40),
        within in 1i64..40_000,
    ) {
        let start = minute(NaiveDate::from_ymd_opt(1925, 6, 3).expect("it is a day"));
        let spans = days.iter().map(|day| start + day % within * DAY);
        let axis = Axis::new(spans.map(|from| (from, from + DAY)).collect());
        let scale = scale(&axis, &DateWords::english());
        for row in [&scale.labels, &scale.eras] {
            prop_assert!(row.windows(2).all(|pair| !touch(&pair[0], &pair[1])), "{row:?}");
            prop_assert!(row.iter().all(|label| label.x >= 0 && label.x + width(&label.text) <= WIDTH));
        }
        let years = if scale.eras.is_empty() { &scale.labels } else { &scale.eras };
        for stretch in axis.stretches() {
            let here = |label: &&Label| (stretch.left - 40..=stretch.right).contains(&label.x);
            prop_assert!(years.iter().any(|label| here(&label)), "{stretch:?}: {years:?}");
        }
        prop_assert!(scale.ticks.len() <= 60, "{} ticks", scale.ticks.len());
    }
}
