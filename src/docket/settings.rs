//! `site.yaml` as values.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Offset, TimeZone, Utc};

use super::{Date, Families, FilingType, Holidays, Node, Point, built_in};
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
    /// The zone in which moments without an offset are meant.
    pub zone: Zone,
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
    /// The families of citations, built in and the site's own.
    pub families: Families,
    /// Under which terms the site's contents may be used.
    pub license: Option<String>,
    /// Whom to write to.
    pub contact: Option<String>,
    /// A line for every page: who publishes this.
    pub notice: Option<String>,
    /// Codes that the site sets, in its order: how much each matters, or nothing where it is off.
    pub checks: Vec<(Code, Option<Severity>)>,
    /// Anything, for themes.
    pub extra: Option<Node>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            title: "Dockets".to_owned(),
            description: None,
            base_url: None,
            lang: "en".to_owned(),
            zone: Zone::default(),
            agency: None,
            theme: "press".to_owned(),
            types: built_in(),
            unnamed: Vec::new(),
            parties: PartyNames::Open,
            holidays: Holidays::none(),
            confidential_markers: Vec::new(),
            ignore: Vec::new(),
            families: Families::new(&[]).expect("no rule of the site's own can be wrong here"),
            license: None,
            contact: None,
            notice: None,
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
    /// Reads a name such as `America/Chicago`.
    pub fn parse(name: &str) -> Option<Zone> {
        name.parse().ok().map(Zone)
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
