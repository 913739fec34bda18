//! The order of things on one day: by moment if given, then by number, then by file name.

mod collation;

use std::cmp::Ordering;

use chrono::{NaiveDate, NaiveTime};

pub(super) use self::collation::Collation;
use crate::time::{Date, Zone};

/// The place of a date among others: first day, coarseness, time of day. Unknown dates come last.
pub(super) type DateKey = (NaiveDate, u8, NaiveTime);

/// Returns a date's place among others, a moment with an offset by the site's own clocks.
pub(super) fn date_key(date: &Date, zone: Zone) -> DateKey {
    let (day, coarseness, time) = date.sort_key();
    match date {
        Date::At(point) if point.moment.is_some() => {
            let (day, time) = zone.local(point);
            (day, coarseness, time.unwrap_or(NaiveTime::MIN))
        }
        _ => (day, coarseness, time),
    }
}

/// Returns a date's place among others but for its time of day.
pub(super) fn day_key(date: &Date, zone: Zone) -> (NaiveDate, u8) {
    let (day, coarseness, _) = date_key(date, zone);
    (day, coarseness)
}

/// Compares texts with the digits in them as numbers: `9` comes before `10`, and `9a` between them.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (x, y) = (a.chars().next(), b.chars().next());
        match (x, y) {
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (m, rest_a) = digits(a);
                let (n, rest_b) = digits(b);
                let order = m.len().cmp(&n.len()).then_with(|| m.cmp(n));
                if order != Ordering::Equal {
                    return order;
                }
                (a, b) = (rest_a, rest_b);
            }
            (Some(x), Some(y)) if x == y => (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]),
            (x, y) => return x.cmp(&y),
        }
    }
}

/// Splits leading digits off, without their leading zeros.
fn digits(text: &str) -> (&str, &str) {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    (text[..end].trim_start_matches('0'), &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_ordered_as_people_count() {
        let mut numbers = vec!["10", "9a", "9", "B-2", "B-10", "009", "1"];
        numbers.sort_by(|a, b| natural(a, b).then_with(|| a.cmp(b)));
        assert_eq!(numbers, ["1", "009", "9", "9a", "10", "B-2", "B-10"]);
    }

    proptest! {
        #[test]
        fn the_order_is_an_order(a in "[0-9a-b]{0,6}", b in "[0-9a-b]{0,6}", c in "[0-9a-b]{0,6}") {
            prop_assert_eq!(natural(&a, &b), natural(&b, &a).reverse());
            if natural(&a, &b) != Ordering::Greater && natural(&b, &c) != Ordering::Greater {
                prop_assert_ne!(natural(&a, &c), Ordering::Greater);
            }
        }
    }
}
