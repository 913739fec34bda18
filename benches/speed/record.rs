//! The record of a synthetic site before a word of it is written: parties, dockets, filings, and
//! which answers which.

use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::chance::{Chance, shares};
use crate::words::{ENDINGS, FAMILY_NAMES, GIVEN_NAMES, PLACES, QUALIFIERS, TRADES};

/// The agency: party number 0.
pub(crate) const AGENCY: &str = "Missouri Public Service Commission";

/// Types of filings that answer another, and how often each is drawn.
const ANSWERS: &[(&str, usize)] = &[
    ("response", 34),
    ("reply", 22),
    ("answer", 9),
    ("objection", 9),
    ("data-response", 12),
    ("brief", 5),
    ("protest", 3),
    ("testimony", 4),
    ("letter", 2),
];

/// Types of filings that answer none, and how often each is drawn.
const OTHERS: &[(&str, usize)] = &[
    ("motion", 16),
    ("order", 13),
    ("notice", 12),
    ("comment", 12),
    ("letter", 9),
    ("testimony", 8),
    ("exhibit", 8),
    ("data-request", 7),
    ("report", 6),
    ("brief", 5),
    ("affidavit", 3),
    ("certificate", 3),
    ("intervention", 3),
    ("application", 3),
    ("petition", 2),
    ("tariff", 2),
    ("transcript", 2),
    ("stipulation", 2),
    ("ex-parte", 2),
    ("ruling", 2),
    ("scheduling-order", 1),
    ("notice-of-hearing", 1),
    ("agreement", 1),
];

/// Types that open a docket, and how often each is drawn.
const OPENINGS: &[(&str, usize)] = &[("application", 5), ("petition", 3), ("complaint", 2)];

/// Everything that the files of a site tell about.
pub(crate) struct Record {
    pub(crate) parties: Vec<Party>,
    pub(crate) dockets: Vec<Docket>,
    /// Docket by docket, each in the order of its days.
    pub(crate) filings: Vec<Filing>,
}

/// Who files.
pub(crate) struct Party {
    pub(crate) name: String,
    /// The id of its record, if it has one.
    pub(crate) id: Option<String>,
    /// Another name that filings use; only a party with a record has one.
    pub(crate) alias: Option<String>,
    pub(crate) kind: &'static str,
}

/// A docket and where its filings are in the record.
pub(crate) struct Docket {
    pub(crate) number: String,
    pub(crate) filings: Range<usize>,
    /// The most active first.
    pub(crate) parties: Vec<usize>,
    /// Has a `docket.md`.
    pub(crate) described: bool,
}

/// What is known of a filing before it is written.
pub(crate) struct Filing {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) date: NaiveDate,
    pub(crate) kind: &'static str,
    /// Its item number in the docket.
    pub(crate) number: usize,
    /// States its item number in its front matter.
    pub(crate) states_number: bool,
    pub(crate) docket: usize,
    /// A second docket in which it is filed.
    pub(crate) also_in: Option<usize>,
    pub(crate) filer: usize,
    /// The place in the record of the filing that it answers.
    pub(crate) answers: Option<usize>,
    pub(crate) access: Access,
}

/// What readers may see of a filing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Public,
    /// Public, except some passages.
    Redacted,
    Confidential,
    Sealed,
    Unlisted,
    Draft,
}

impl Filing {
    /// Tells whether the filing has a page of its own.
    pub(crate) fn has_page(&self) -> bool {
        matches!(self.access, Access::Public | Access::Redacted)
    }

    /// Tells whether the agency issued it.
    pub(crate) fn is_issued(&self) -> bool {
        is_issued(self.kind)
    }

    /// Tells whether an order may rule on it.
    pub(crate) fn asks_for_ruling(&self) -> bool {
        matches!(
            self.kind,
            "motion" | "application" | "petition" | "complaint"
        )
    }
}

impl Record {
    /// Makes the record of a site of so many filings.
    pub(crate) fn new(filings: usize, seed: u64) -> Record {
        let mut chance = Chance::new(seed, 0);
        let parties: Vec<Party> = (0..(filings / 12).max(4))
            .map(|number| draw_party(number, &mut chance))
            .collect();
        let sizes = shares(filings, (filings / 60).max(1), 0.08);
        let mut memberships = draw_memberships(&parties, &sizes, &mut chance);
        let mut record = Record {
            parties,
            dockets: Vec::new(),
            filings: Vec::with_capacity(filings),
        };
        for (at, &size) in sizes.iter().enumerate() {
            let start = record.filings.len();
            let dates = draw_dates(size, &mut chance);
            let division = chance.pick(&["TO", "ER", "GR", "WC", "EO", "EC", "TC", "SR"]);
            let docket = Docket {
                number: format!("{division}-{}-{:04}", dates[0].year(), at + 1),
                filings: start..start + size,
                parties: std::mem::take(&mut memberships[at]),
                described: chance.percent(90.0),
            };
            for (number, date) in dates.into_iter().enumerate() {
                let filing =
                    draw_filing(&record, &docket, at, number, date, sizes.len(), &mut chance);
                record.filings.push(filing);
            }
            record.dockets.push(docket);
        }
        record
    }

    /// Gives the docket's filings.
    pub(crate) fn filings_of(&self, docket: &Docket) -> &[Filing] {
        &self.filings[docket.filings.clone()]
    }

    /// Gives a name by which filings call a party: its own, or at times its alias.
    pub(crate) fn name(&self, party: usize, chance: &mut Chance) -> &str {
        let party = &self.parties[party];
        match &party.alias {
            Some(alias) if chance.percent(30.0) => alias,
            _ => &party.name,
        }
    }
}

/// Makes the party of a number: no two have names that could be taken for one another.
fn draw_party(number: usize, chance: &mut Chance) -> Party {
    if number == 0 {
        return Party {
            name: AGENCY.to_owned(),
            id: Some("commission".to_owned()),
            alias: Some("The Commission".to_owned()),
            kind: "agency",
        };
    }
    // Every list is gone through by the number itself, so that its combinations come up once each.
    let turn = number / 8;
    if number % 8 == 3 {
        let people = GIVEN_NAMES.len() * FAMILY_NAMES.len();
        let place = turn % people;
        let initial = char::from(b'A' + (turn / people % 26) as u8);
        let again = if turn / people < 26 {
            String::new()
        } else {
            format!(" {}", turn / people)
        };
        // The family names step with the given names, which have a different count: both vary from
        // the start.
        let (given, family) = (
            place % GIVEN_NAMES.len(),
            (place / GIVEN_NAMES.len() + place) % FAMILY_NAMES.len(),
        );
        return Party {
            name: format!(
                "{} {initial}. {}{again}",
                GIVEN_NAMES[given], FAMILY_NAMES[family]
            ),
            id: None,
            alias: None,
            kind: "person",
        };
    }
    let capacity = PLACES.len() * QUALIFIERS.len() * TRADES.len();
    // An odd stride that shares no factor with the capacity (2^14 times 5) visits every combination
    // once.
    let place = number * 30_103 % capacity;
    let stem = [
        PLACES[place % PLACES.len()],
        QUALIFIERS[place / PLACES.len() % QUALIFIERS.len()],
        TRADES[place / PLACES.len() / QUALIFIERS.len()],
    ];
    let mut stem = stem.join(" ").replace("  ", " ");
    if number >= capacity {
        stem += &format!(" No. {}", number / capacity + 1);
    }
    let (ending, kind) = ENDINGS[chance.below(ENDINGS.len())];
    let name = format!("{stem}{ending}");
    // With the people, who have none, a third of all parties have a record.
    let recorded = chance.percent(38.0);
    Party {
        id: recorded.then(|| slug(&name)),
        alias: (recorded && chance.percent(70.0)).then_some(stem),
        name,
        kind,
    }
}

/// Writes a name in lower case with hyphens, as file names are.
fn slug(name: &str) -> String {
    let words = name.to_lowercase();
    let words = words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// Gives each docket its parties: every party is in one at least, a few are in very many.
fn draw_memberships(parties: &[Party], sizes: &[usize], chance: &mut Chance) -> Vec<Vec<usize>> {
    let mut members = vec![Vec::new(); sizes.len()];
    for (docket, members) in members.iter_mut().enumerate() {
        for _ in 0..chance.between(2, 3 + sizes[docket].ilog2() as usize) {
            members.push(1 + chance.zipf(parties.len() - 1));
        }
    }
    for party in 1..parties.len() {
        members[chance.zipf(sizes.len())].push(party);
    }
    for members in &mut members {
        let mut seen = Vec::new();
        members.retain(|party| {
            !seen.contains(party) && {
                seen.push(*party);
                true
            }
        });
    }
    members
}

/// Draws the days of a docket's filings, in order, within ten years and never on a weekend.
fn draw_dates(count: usize, chance: &mut Chance) -> Vec<NaiveDate> {
    let start = NaiveDate::from_ymd_opt(2015, 1, 1).expect("the first of January exists");
    let window: usize = 3651;
    let span = (90 + count * chance.between(4, 14)).min(window);
    let opened = chance.below(window - span + 1);
    let mut offsets: Vec<usize> = (0..count).map(|_| opened + chance.below(span)).collect();
    offsets.sort_unstable();
    let day = |offset: usize| {
        let day = start + Days::new(offset as u64);
        match day.weekday() {
            Weekday::Sat => day + Days::new(2),
            Weekday::Sun => day + Days::new(1),
            _ => day,
        }
    };
    offsets.into_iter().map(day).collect()
}

/// Draws the next filing of a docket, whose earlier ones end the record so far.
fn draw_filing(
    record: &Record,
    docket: &Docket,
    at: usize,
    number: usize,
    date: NaiveDate,
    dockets: usize,
    chance: &mut Chance,
) -> Filing {
    let here = docket.filings.start + number;
    let answers = (number > 0 && chance.percent(41.0))
        .then(|| here - 1 - chance.geometric(6.0).min(number - 1));
    let kind = match answers {
        _ if number == 0 => chance.weighted(OPENINGS),
        Some(_) => chance.weighted(ANSWERS),
        None => chance.weighted(OTHERS),
    };
    let filer = if is_issued(kind) {
        0
    } else {
        docket.parties[chance.zipf(docket.parties.len())]
    };
    let also_in = (dockets > 1 && chance.percent(1.0))
        .then(|| (at + 1 + chance.below(dockets - 1)) % dockets);
    let mut id = format!("{date}-{kind}-{:04}", number + 1);
    if also_in.is_some() {
        // In its second docket the id must not meet that of a filing at home there.
        id += &format!("-{}", docket.number.to_lowercase());
    }
    let access = match chance.unit() * 100.0 {
        0.0..2.0 => Access::Confidential,
        2.0..2.5 => Access::Sealed,
        2.5..3.0 => Access::Unlisted,
        3.0..4.0 => Access::Draft,
        4.0..7.0 => Access::Redacted,
        _ => Access::Public,
    };
    let answered = answers.map(|place| &record.filings[place]);
    let title = draw_title(kind, &record.parties[filer].name, answered, number, chance);
    let states_number = also_in.is_none() && chance.percent(92.0);
    Filing {
        id,
        title,
        date,
        kind,
        number: number + 1,
        states_number,
        docket: at,
        also_in,
        filer,
        answers,
        access,
    }
}

/// Draws the title of a filing.
fn draw_title(
    kind: &str,
    filer: &str,
    answered: Option<&Filing>,
    number: usize,
    chance: &mut Chance,
) -> String {
    const SUBJECTS: &[&str] = &[
        "an interconnection agreement",
        "a general rate increase",
        "a certificate of convenience",
        "the fuel adjustment",
        "access to unbundled elements",
        "the outage of last winter",
        "a transfer of assets",
        "the quality of service",
        "a waiver of the reporting rule",
        "depreciation rates",
        "the line extension tariff",
        "intercarrier compensation",
    ];
    let subject = chance.pick(SUBJECTS);
    let words = kind.replace('-', " ");
    let mut title = match (kind, answered) {
        (_, Some(answered)) => {
            format!(
                "{words} of {filer} to the {} of {}",
                answered.kind.replace('-', " "),
                answered.date.format("%Y-%m-%d")
            )
        }
        ("motion", None) => {
            let aim = chance.pick(&[
                "to compel",
                "for leave to file",
                "for a protective order",
                "to strike",
                "to extend",
            ]);
            format!("motion of {filer} {aim}: {subject}")
        }
        ("order" | "ruling", None) => {
            format!(
                "{words} {} {subject}",
                chance.pick(&["approving", "denying", "concerning", "suspending"])
            )
        }
        ("testimony", None) => {
            let stage = chance.pick(&["direct", "rebuttal", "surrebuttal"]);
            format!(
                "{stage} testimony of {} {}",
                chance.pick(GIVEN_NAMES),
                chance.pick(FAMILY_NAMES)
            )
        }
        ("exhibit", None) => format!("Schedule {filer}-{number}"),
        ("data-request", None) => format!("data request {} of {filer}", number + 100),
        _ => format!("{words} of {filer} on {subject}"),
    };
    if let Some(letter) = title.get_mut(0..1) {
        letter.make_ascii_uppercase();
    }
    title
}

/// Tells whether a type is one that the agency issues.
fn is_issued(kind: &str) -> bool {
    matches!(
        kind,
        "order" | "ruling" | "scheduling-order" | "notice-of-hearing"
    )
}
