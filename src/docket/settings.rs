//! `site.yaml` as values.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, Offset, TimeZone, Utc};

use super::{Date, Families, FilingType, Holidays, Moment, Node, Point, built_in};
use crate::diagnostic::{Code, Severity};

/// How a site is set up. The defaults serve a site without `site.yaml`.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The site's name.
    pub title: String,
    /// What the site is, in a sentence or two.
    pub description: Option<String>,
    /// Where it will stand: `https://host/path/`, with the slash at the end.
    pub base_url: Option<String>,
    /// BCP 47.
    pub lang: String,
    /// The zone in which moments without an offset are meant, and by whose days all moments are counted.
    pub zone: Zone,
    /// Whether the site gives its zone.
    pub has_zone: bool,
    /// The agency of dockets that name none.
    pub agency: Option<String>,
    /// The theme's name; `press` is built in.
    pub theme: String,
    /// All types of filings, built in and the site's own.
    pub types: Vec<FilingType>,
    /// Names that make no party.
    pub unnamed: Vec<String>,
    /// Whether a party may be without a record.
    pub parties: PartyNames,
    /// The days on which no time limit ends.
    pub holidays: Holidays,
    /// Marks of confidential text in the agency's paper practice.
    pub confidential_markers: Vec<String>,
    /// Globs of paths that are not read, relative to the content folder.
    pub ignore: Vec<String>,
    /// Globs of Markdown files that are plain files where they have no front matter, relative to the content folder.
    pub plain: Vec<String>,
    /// The families of citations, built in and the site's own.
    pub families: Families,
    /// Under which terms the site's contents may be used.
    pub license: Option<String>,
    /// Whom to write to.
    pub contact: Option<String>,
    /// A line for every page: who publishes this.
    pub notice: Option<String>,
    /// The contact data that readers see: words of the table.
    pub contacts: Vec<&'static str>,
    /// Codes that the site sets, in its order: how much each matters, or nothing where it is off.
    pub checks: Vec<(Code, Option<Severity>)>,
    /// Anything, for themes.
    pub extra: Option<Node>,
}

/// Reads the address at which a site is published: `https://host/path/`, without a query or a fragment. A slash that is
/// missing at the end is added.
pub fn base_url(text: &str) -> Option<String> {
    let address = text.strip_prefix("https://");
    let address = address.or_else(|| text.strip_prefix("http://"))?;
    let is_wrong = |c: char| c.is_whitespace() || c.is_control() || "\"<>?#\\".contains(c);
    if address.is_empty() || address.starts_with('/') || address.contains(is_wrong) {
        return None;
    }
    let slash = if text.ends_with('/') { "" } else { "/" };
    Some(format!("{text}{slash}"))
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            title: "Dockets".to_owned(),
            description: None,
            base_url: None,
            lang: "en".to_owned(),
            zone: Zone::default(),
            has_zone: false,
            agency: None,
            theme: "press".to_owned(),
            types: built_in(),
            unnamed: Vec::new(),
            parties: PartyNames::Open,
            holidays: Holidays::none(),
            confidential_markers: Vec::new(),
            ignore: Vec::new(),
            plain: Vec::new(),
            families: Families::new(&[]).expect("no rule of the site's own can be wrong here"),
            license: None,
            contact: None,
            notice: None,
            contacts: vec!["counsel-email"],
            checks: Vec::new(),
            extra: None,
        }
    }
}

/// Which names of parties a site takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyNames {
    /// Any; those that no record has make parties of their own.
    Open,
    /// Those of records alone.
    Strict,
}

/// A time zone of the IANA database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(chrono_tz::Tz);

impl Default for Zone {
    fn default() -> Zone {
        Zone(chrono_tz::UTC)
    }
}

impl Zone {
    /// Reads a name such as `America/Chicago`. `EST` and `MST` are names too, of zones without daylight saving time, and are
    /// not read: hardly anyone means them.
    pub fn parse(name: &str) -> Option<Zone> {
        match name {
            "EST" | "MST" => None,
            name => name.parse().ok().map(Zone),
        }
    }

    /// Gives the IANA name of the zone that an everyday name means.
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

    /// Gives its name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Gives all names, for a "did you mean".
    pub fn names() -> impl Iterator<Item = &'static str> {
        chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())
    }

    /// Gives the instant at which a stated date begins in this zone; `None` for an unknown date.
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

    /// Gives the day and time, in this zone, by which a date takes its place among others.
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

    /// Gives a moment with an offset as the clocks of this zone show it: the day is theirs, for every list and every count.
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

    /// Tells whether the clocks of this zone never showed a moment without an offset, as they were set forward over it.
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
