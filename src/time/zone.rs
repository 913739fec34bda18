//! The time zone of a site, in which moments are ordered and days are counted.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, Offset, TimeZone, Utc};

use super::date::{Date, Moment, Point};

/// A time zone of the IANA database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(chrono_tz::Tz);

impl Default for Zone {
    fn default() -> Zone {
        Zone(chrono_tz::UTC)
    }
}

impl Zone {
    /// Reads a name such as `America/Chicago`. `EST` and `MST` are names too, of zones without
    /// daylight saving time, and are not read: hardly anyone means them.
    pub fn parse(name: &str) -> Option<Zone> {
        match name {
            "EST" | "MST" => None,
            name => name.parse().ok().map(Zone),
        }
    }

    /// Returns the IANA name of the zone that an everyday name means.
    pub fn meant(name: &str) -> Option<&'static str> {
        let name = name.to_lowercase();
        let words: Vec<&str> = name
            .split(|c: char| !c.is_alphanumeric() && c != '+' && c != '-')
            .filter(|word| {
                !["us", "time", "standard", "daylight", "zone", "usa", "the"].contains(word)
            })
            .filter(|word| !word.is_empty())
            .collect();
        Some(match words.as_slice() {
            ["est" | "edt" | "et" | "eastern"] => "America/New_York",
            ["cst" | "cdt" | "ct" | "central"] => "America/Chicago",
            ["mst" | "mdt" | "mt" | "mountain"] => "America/Denver",
            ["pst" | "pdt" | "pt" | "pacific"] => "America/Los_Angeles",
            ["akst" | "akdt" | "alaska"] => "America/Anchorage",
            ["hst" | "hawaii"] => "Pacific/Honolulu",
            ["ast" | "atlantic"] => "America/Puerto_Rico",
            ["arizona"] => "America/Phoenix",
            ["z"] => "UTC",
            ["utc-5" | "utc-05" | "gmt-5" | "-05" | "-5"] | ["-05", "00"] | ["utc-05", "00"] => {
                "America/New_York"
            }
            ["utc-6" | "utc-06" | "gmt-6" | "-06" | "-6"] | ["-06", "00"] | ["utc-06", "00"] => {
                "America/Chicago"
            }
            ["utc-7" | "utc-07" | "gmt-7" | "-07" | "-7"] | ["-07", "00"] | ["utc-07", "00"] => {
                "America/Denver"
            }
            ["utc-8" | "utc-08" | "gmt-8" | "-08" | "-8"] | ["-08", "00"] | ["utc-08", "00"] => {
                "America/Los_Angeles"
            }
            _ => return None,
        })
    }

    /// Returns its name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Returns all names, for a "did you mean".
    pub fn names() -> impl Iterator<Item = &'static str> {
        chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())
    }

    /// Returns the instant at which a stated date begins in this zone; `None` for an unknown date.
    pub fn instant(self, date: &Date) -> Option<DateTime<FixedOffset>> {
        let (Date::At(point) | Date::Between(point, _)) = date else {
            return None;
        };
        Some(match self.offset_of(point) {
            Some(offset) => {
                let local = point.day.and_time(time_of(point));
                offset
                    .from_local_datetime(&local)
                    .single()
                    .unwrap_or_else(|| Utc.from_utc_datetime(&local).fixed_offset())
            }
            None => Utc
                .from_utc_datetime(&point.day.and_time(time_of(point)))
                .fixed_offset(),
        })
    }

    /// Returns the day and time, in this zone, by which a date takes its place among others.
    pub fn local(self, point: &Point) -> (NaiveDate, Option<NaiveTime>) {
        match &point.moment {
            None => (point.day, None),
            Some(moment) => match moment.offset {
                None => (point.day, Some(moment.time)),
                Some(offset) => match offset
                    .from_local_datetime(&point.day.and_time(moment.time))
                    .single()
                {
                    Some(instant) => {
                        let here = instant.with_timezone(&self.0).naive_local();
                        (here.date(), Some(here.time()))
                    }
                    None => (point.day, Some(moment.time)),
                },
            },
        }
    }

    /// Returns a moment with an offset as the clocks of this zone show it: the day is theirs, for
    /// every list and every count.
    pub fn here(self, point: &Point) -> Point {
        let moment = point.moment.as_ref();
        let Some(offset) = moment.and_then(|moment| moment.offset) else {
            return *point;
        };
        let local = point.day.and_time(time_of(point));
        let Some(instant) = offset.from_local_datetime(&local).single() else {
            return *point;
        };
        let here = instant.with_timezone(&self.0);
        let (day, time) = (here.date_naive(), here.time());
        match (1..=9999).contains(&day.year()) {
            true => Point {
                day,
                moment: Some(Moment {
                    time,
                    offset: Some(here.offset().fix()),
                }),
                ..*point
            },
            false => *point,
        }
    }

    /// Returns whether the clocks of this zone never showed a moment without an offset, as they
    /// were set forward over it.
    pub fn skips(self, point: &Point) -> bool {
        let Some(Moment { time, offset: None }) = point.moment else {
            return false;
        };
        let local = point.day.and_time(time);
        self.0
            .offset_from_local_datetime(&local)
            .earliest()
            .is_none()
    }

    fn offset_of(self, point: &Point) -> Option<FixedOffset> {
        if let Some(moment) = &point.moment
            && let Some(offset) = moment.offset
        {
            return Some(offset);
        }
        let local = point.day.and_time(time_of(point));
        // A local time that the clocks skip or repeat in spring or fall takes the earlier offset.
        self.0
            .offset_from_local_datetime(&local)
            .earliest()
            .map(|offset| offset.fix())
    }
}

fn time_of(point: &Point) -> NaiveTime {
    point
        .moment
        .as_ref()
        .map_or(NaiveTime::MIN, |moment| moment.time)
}
