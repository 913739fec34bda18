//! Windows: the time from a milestone that opens one to the milestone that closes it.

use super::super::super::Press;
use super::super::super::drafts::is_drafted_entry;
use super::axis::{Axis, DAY, WIDTH, minute};
use super::picture::{Band, band, percent};
use super::{NAME, TOP, scale};
use crate::docket::Clock;
use crate::link::{DocketId, Entry};
use crate::time::{Date, DatePlace};

/// Lays the windows of a docket's clocks, and their names in as few rows as they fit: no more than
/// two.
pub(super) fn bands(press: &Press<'_>, id: DocketId, axis: &Axis) -> (Vec<Band>, usize) {
    let docket = press.catalog.docket(id);
    let words = press.theme.words();
    let draft_of = |title: &str| words.fill("document.draft_of", &[("title", title)]);
    let mut found = Vec::new();
    for number in 0..docket.clocks.len() {
        let (clock, _) = docket.clock(number);
        for window in windows(clock) {
            let date = |at: usize| docket.limit_date(number, at);
            let dates = date(window.opens).zip(date(window.opens + 1));
            let days =
                dates.and_then(|(opens, closes)| Some((opens.first_day()?, closes.last_day()?)));
            if let Some((opens, closes)) = days.filter(|(opens, closes)| opens <= closes) {
                let spell = |day| words.date(&Date::from(day), DatePlace::Citation);
                let title = words.fill(
                    "overview.window_of",
                    &[
                        ("window", &window.name),
                        ("first", &spell(opens)),
                        ("last", &spell(closes)),
                        ("clock", &window.clock.name),
                    ],
                );
                let entry = Entry::Limit(number, window.opens);
                let (name, title) = match is_drafted_entry(press.catalog, id, entry) {
                    true => (draft_of(&window.name), draft_of(&title)),
                    false => (window.name, title),
                };
                found.push((minute(opens), minute(closes) + DAY, name, title));
            }
        }
    }
    found.sort();
    let mut free = [0; 2];
    let mut rows = 0;
    let bands = found.into_iter().map(|(from, to, name, title)| {
        let (left, right) = (axis.x(from), axis.x(to).max(axis.x(from) + 2));
        let width = scale::width(&name);
        let start = left.min(WIDTH - width).max(0);
        let row = (0..free.len()).find(|row| free[*row] <= start);
        let mut band = band(left, right, title);
        if let Some(row) = row.filter(|_| width <= WIDTH) {
            free[row] = start + width;
            rows = rows.max(row + 1);
            band.name = name;
            band.name_x = percent(start);
            band.name_y = row as i64;
        }
        band
    });
    let mut bands: Vec<Band> = bands.collect();
    // The first row is the lowest, next to the lanes.
    for band in &mut bands {
        band.name_y = TOP + (rows as i64 - band.name_y) * NAME - 6;
    }
    (bands, rows)
}

/// A window of a clock.
struct Window<'a> {
    /// What its two milestones call it: `Window to file for arbitration`.
    name: String,
    /// The number of the milestone that opens it; the next one closes it.
    opens: usize,
    /// Its clock.
    clock: &'a Clock,
}

/// Finds the windows of a clock.
///
/// The format has no word for a window, so the titles tell: two milestones, one right after the
/// other, open and close one if their titles are the same except the last word, as in "Window to
/// file opens" and "Window to file closes". Any language may say it so. Words with digits are steps
/// of a schedule ("Testimony, phase 1") and make no window.
fn windows(clock: &Clock) -> Vec<Window<'_>> {
    let pairs = clock.milestones.windows(2).enumerate();
    let found = pairs.filter_map(|(opens, pair)| {
        let name = shared(&pair[0].title, &pair[1].title)?;
        Some(Window { name, opens, clock })
    });
    found.collect()
}

/// Returns what two titles share, if that is all but the last word of each.
fn shared(opens: &str, closes: &str) -> Option<String> {
    let (name, first) = opens.trim().rsplit_once(' ')?;
    let (other, last) = closes.trim().rsplit_once(' ')?;
    let digits = |word: &str| word.chars().any(char::is_numeric);
    let same = name.to_lowercase() == other.to_lowercase();
    let differ = first.to_lowercase() != last.to_lowercase();
    (same && differ && !digits(first) && !digits(last))
        .then(|| name.trim_end_matches([',', ':']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_differ_by_their_last_word_open_and_close_a_window() {
        let window = shared("Window to file opens", "Window to file closes");
        assert_eq!(window.as_deref(), Some("Window to file"));
        let window = shared(
            "El plazo para objetar comienza",
            "El plazo para objetar termina",
        );
        assert_eq!(window.as_deref(), Some("El plazo para objetar"));
    }

    #[test]
    fn other_milestones_make_no_window() {
        for (first, second) in [
            ("Response due", "Reply due"),
            ("Window opens", "Agreement to be in place"),
            ("Testimony, phase 1", "Testimony, phase 2"),
            ("Report due", "Report due"),
            ("Opens", "Closes"),
        ] {
            assert_eq!(shared(first, second), None, "{first} and {second}");
        }
    }
}
