//! The addresses that a site has published, and which of them a new edition would lose. An old
//! address is cited for decades, so a build fails before it loses one, unless its record is
//! withheld now.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::{FeedPart, Item, PageKind, Plan, Url};
use crate::diagnostic::{Code, Diagnostic, Place, SitePath, is_unseen};
use crate::docket::Held;
use crate::intake::{Record, Secrecy, Source, Sources};
use crate::link::{Catalog, Docket};
use crate::text::fold;

/// The name of the file in the site's folder.
pub const ADDRESSES: &str = "addresses.lock";

/// How the file begins.
const HEADING: &str = "\
# docketpress addresses 1
# Every address that this site has published. `docketpress build` keeps this file; commit it with the site.
";

/// What is kept of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The day on which it was first published.
    pub since: NaiveDate,
    /// The digest of the path of the record that it belongs to; `None` where no record has it.
    record: Option<Mark>,
    /// The digest of the title and date of what it leads to; `None` where it leads to no record's
    /// own page.
    title: Option<Mark>,
    /// Its line in the file that was read; 0 where it was not read from one.
    line: usize,
}

/// The first bytes of a SHA-256 digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Mark([u8; 6]);

/// The addresses of a site by their text, from the root and without a slash before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses(BTreeMap<String, Kept>);

/// What a new edition does to the addresses of a site.
#[derive(Debug, Default)]
pub struct Change {
    /// Addresses that would be lost, each with what may have become of it.
    pub lost: Vec<Diagnostic>,
    /// How many addresses are no longer published because their record is withheld or a draft now.
    pub withheld: usize,
}

impl Addresses {
    /// Lists the addresses of an edition that are to stay: those of records, their data, feeds and
    /// files. The later pages of lists, the pages of a long timeline, the search index and the
    /// theme's files come and go.
    pub fn of(catalog: &Catalog, plan: &Plan, today: NaiveDate) -> Addresses {
        let owners = owners(catalog, plan);
        let addresses = plan.items().filter(|(_, item)| is_lasting(item));
        let addresses = addresses.map(|(url, _)| {
            let owner = folders(url.as_str()).find_map(|folder| owners.get(folder));
            let kept = Kept {
                since: today,
                record: owner.and_then(|owner| owner.record).map(of_path),
                title: owner
                    .filter(|owner| owner.url == url.as_str())
                    .map(|owner| Mark::of(&owner.title)),
                line: 0,
            };
            (url.as_str().to_owned(), kept)
        });
        Addresses(addresses.collect())
    }

    /// Reads the file, or says which line is wrong.
    pub fn parse(text: &str) -> Result<Addresses, String> {
        let mut addresses = BTreeMap::new();
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        for (at, line) in text.lines().enumerate() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let wrong = |why: &str| format!("line {}: {why}", at + 1);
            let mut cells = line.split('\t');
            let (Some(address), Some(since), Some(record), Some(title), None) = (
                cells.next(),
                cells.next(),
                cells.next(),
                cells.next(),
                cells.next(),
            ) else {
                return Err(wrong(
                    "it does not have four columns with a tab between them",
                ));
            };
            let since = since
                .parse()
                .map_err(|_| wrong("its second column is not a date"))?;
            let mark = |text: &str| match text {
                "-" => Ok(None),
                digits => Mark::parse(digits)
                    .map(Some)
                    .ok_or_else(|| wrong("a digest is wrong")),
            };
            let kept = Kept {
                since,
                record: mark(record)?,
                title: mark(title)?,
                line: at + 1,
            };
            addresses.insert(address.to_owned(), kept);
        }
        Ok(Addresses(addresses))
    }

    /// Writes the file: a line for each address, in order.
    pub fn print(&self) -> String {
        let mut text = HEADING.to_owned();
        for (address, kept) in &self.0 {
            let mark = |mark: Option<Mark>| mark.map_or("-".to_owned(), Mark::print);
            let (record, title) = (mark(kept.record), mark(kept.title));
            text.push_str(&format!("{address}\t{}\t{record}\t{title}\n", kept.since));
        }
        text
    }

    /// Takes over the first days, and the lines, of the addresses that were known before.
    pub fn take_days(&mut self, before: &Addresses) {
        for (address, kept) in &mut self.0 {
            if let Some(known) = before.0.get(address) {
                (kept.since, kept.line) = (known.since, known.line);
            }
        }
    }

    /// Returns the day on which an address was first published.
    pub fn since(&self, address: &str) -> Option<NaiveDate> {
        self.0.get(address).map(|kept| kept.since)
    }

    /// Returns the day of the first address, on which the site began.
    pub fn begun(&self) -> Option<NaiveDate> {
        self.0.values().map(|kept| kept.since).min()
    }

    /// Follows records whose files moved, so that each address is known to be that of its record.
    pub fn follow<'a>(&mut self, moved: impl Iterator<Item = (&'a SitePath, SitePath)>) {
        let moved: HashMap<Mark, Mark> = moved
            .map(|(from, to)| (of_path(from), of_path(&to)))
            .collect();
        for kept in self.0.values_mut() {
            kept.record = kept
                .record
                .map(|record| *moved.get(&record).unwrap_or(&record));
        }
    }

    /// Forgets an address; of a folder, all addresses below it too. Gives those that it forgot.
    pub fn release(&mut self, address: &str) -> Vec<String> {
        let is_below = |known: &str| {
            known == address || (address.ends_with('/') && known.starts_with(address))
        };
        let released: Vec<String> = self
            .0
            .keys()
            .filter(|known| is_below(known))
            .cloned()
            .collect();
        for address in &released {
            self.0.remove(address);
        }
        released
    }

    /// Returns the addresses, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Kept)> {
        self.0
            .iter()
            .map(|(address, kept)| (address.as_str(), kept))
    }

    /// Compares an edition with the addresses that were published before.
    ///
    /// An address whose record is there and has no page now was withheld on purpose, and goes
    /// without a word: a message would hold its name, and a build that failed would leave it
    /// published. The same holds for what no record has, such as the page of a party that only
    /// filings name, where the site withholds anything.
    pub fn compare(&self, sources: &Sources, catalog: &Catalog, plan: &Plan) -> Change {
        let mut change = Change::default();
        let gone = self
            .0
            .iter()
            .filter(|(address, _)| plan.item(&Url::new(address.as_str())).is_none());
        let gone: Vec<_> = gone.collect();
        if gone.is_empty() {
            return change;
        }
        let owners = owners(catalog, plan);
        let mut now = Now::default();
        for source in &sources.files {
            now.sources.insert(of_path(&source.path), source);
        }
        for owner in owners.values() {
            if let Some(path) = owner.record {
                now.records.insert(of_path(path), owner.url);
            }
            now.titles
                .entry(Mark::of(&owner.title))
                .or_default()
                .push(owner);
        }
        now.withholds = withholds(sources, catalog);
        let mut lost: Vec<(&str, &Kept, usize)> = Vec::new();
        for (address, kept) in gone {
            if now.is_withheld(kept) {
                change.withheld += 1;
                continue;
            }
            match lost.last_mut() {
                Some((above, _, below)) if above.ends_with('/') && address.starts_with(*above) => {
                    *below += 1;
                }
                _ => lost.push((address, kept, 0)),
            }
        }
        change.lost = lost
            .into_iter()
            .map(|(address, kept, below)| now.lost(address, kept, below))
            .collect();
        change
    }
}

/// Returns whether a site withholds anything, so that a name that nothing public explains may be
/// that of something withheld.
pub(super) fn withholds(sources: &Sources, catalog: &Catalog) -> bool {
    let is_withheld = |(_, docket): (_, &Docket)| !docket.access.is_public();
    !sources.withhold_nothing() || catalog.dockets().any(is_withheld)
}

/// What stands where an edition publishes a record.
struct Owner<'a> {
    url: &'a str,
    record: Option<&'a SitePath>,
    title: String,
}

/// Returns the records of an edition by the folders of their addresses.
fn owners<'a>(catalog: &'a Catalog, plan: &'a Plan) -> HashMap<&'a str, Owner<'a>> {
    let mut owners = HashMap::new();
    let mut add = |url: &'a Url, record: Option<&'a SitePath>, title: String| {
        let url = url.as_str();
        owners.insert(url, Owner { url, record, title });
    };
    for (id, filed) in catalog.filings() {
        if let (Some(url), Some(document)) = (plan.filing(id), filed.filing.document()) {
            let title = format!(
                "{} {:?}",
                fold(filed.filing.heading.typed().unwrap_or_default()),
                filed.filing.date
            );
            add(url, Some(&document.path), title);
        }
    }
    for (id, docket) in catalog.dockets() {
        let record = docket.record.as_ref().map(|record| &record.path);
        add(plan.docket(id), record, fold(&docket.name));
    }
    for (id, party) in catalog.parties() {
        let record = party.record.as_ref().map(|record| &record.path);
        add(plan.party(id), record, fold(&party.name));
    }
    for (at, page) in catalog.pages().iter().enumerate() {
        add(plan.page(at), Some(&page.path), fold(&page.title));
    }
    owners
}

/// Returns an address and the folders that it is in, from the inside out.
fn folders(address: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(address);
    std::iter::from_fn(move || {
        let given = rest?;
        let inside = given.strip_suffix('/').unwrap_or(given);
        rest = inside.rfind('/').map(|at| &given[..=at]);
        Some(given)
    })
}

/// Returns whether an address is to stay once it is published.
fn is_lasting(item: &Item) -> bool {
    match item {
        Item::Page(page) => match page {
            PageKind::Docket(_)
            | PageKind::Limits(_)
            | PageKind::Whole(_)
            | PageKind::Filing(_)
            | PageKind::Free(_) => true,
            PageKind::Sheet(_, leaf)
            | PageKind::Grouped(_, _, leaf)
            | PageKind::DocketParties(_, leaf)
            | PageKind::DocketAuthorities(_, leaf)
            | PageKind::Party(_, leaf)
            | PageKind::Authority(_, leaf) => leaf.number == 1,
            PageKind::Home
            | PageKind::Dockets(_)
            | PageKind::Parties(_)
            | PageKind::Authorities(_)
            | PageKind::Coverage(_)
            | PageKind::Recent
            | PageKind::Corrections(_)
            | PageKind::Redline(..)
            | PageKind::Search
            | PageKind::NotFound
            | PageKind::Timeline(..) => false,
        },
        // What an archive holds is named by its address, and the last one grows.
        Item::Feed(feed) => feed.part == FeedPart::Latest,
        Item::Download(..)
        | Item::Filings
        | Item::Markdown(_)
        | Item::Package(_)
        | Item::File(_)
        | Item::Redirect(_) => true,
        Item::ReadingList
        | Item::Sitemap(_)
        | Item::Search(_)
        | Item::Host(_)
        | Item::ThemeFile(_) => false,
    }
}

/// What an edition has, to say what became of an address.
#[derive(Default)]
struct Now<'a> {
    sources: HashMap<Mark, &'a Source>,
    records: HashMap<Mark, &'a str>,
    titles: HashMap<Mark, Vec<&'a Owner<'a>>>,
    withholds: bool,
}

impl Now<'_> {
    /// Returns whether an address is gone because something is withheld, or may be.
    fn is_withheld(&self, kept: &Kept) -> bool {
        let Some(record) = kept.record else {
            return self.withholds;
        };
        let Some(source) = self.sources.get(&record) else {
            return false;
        };
        let holds_withheld = match &source.record {
            Some(Record::Filing(record)) => record.filing.as_ref().is_none_or(|filing| {
                let document = filing.document();
                document.is_none_or(|document| {
                    let is_withheld = |held: &Held| matches!(held, Held::Withheld(_));
                    document
                        .attachments
                        .iter()
                        .any(|one| is_withheld(&one.held))
                })
            }),
            _ => false,
        };
        source.secrecy >= Secrecy::Doubtful
            || !self.records.contains_key(&record)
            || !source.withheld.is_empty()
            || holds_withheld
    }

    /// Says that an address would be lost, and what may have become of it.
    fn lost(&self, address: &str, kept: &Kept, below: usize) -> Diagnostic {
        let by_record = kept
            .record
            .and_then(|record| self.records.get(&record).copied());
        let same = kept.title.and_then(|title| self.titles.get(&title));
        let by_title = match same.map(Vec::as_slice) {
            Some([only]) => Some(only.url),
            _ => None,
        };
        // What no public record explains may be the name of one that is withheld now under another
        // file's name.
        let is_explained = kept.title.is_some() && (by_record.is_some() || by_title.is_some());
        let mut message = match self.withholds && !is_explained {
            true => format!(
                "the address in line {} of {ADDRESSES} was published and would be gone",
                kept.line
            ),
            false => format!("/{} was published and would be gone", shown(address)),
        };
        if below > 0 {
            message.push_str(&format!(", with {below} more below it"));
        }
        if let Some(url) = by_record.filter(|_| kept.title.is_some()) {
            message.push_str(&format!("; its record is at /{} now", shown(url)));
        } else if let Some(url) = by_title {
            message.push_str(&format!("; /{} has the same title", shown(url)));
        }
        let code = Code::AddressLost;
        Diagnostic::error(code, Place::Site, message).help(code.way_out())
    }
}

/// Writes an address for a message.
fn shown(address: &str) -> String {
    address.chars().filter(|c| !is_unseen(*c)).collect()
}

fn of_path(path: &SitePath) -> Mark {
    Mark::of(path.as_str())
}

impl Mark {
    fn of(text: &str) -> Mark {
        let digest = Sha256::digest(text.as_bytes());
        Mark(std::array::from_fn(|at| digest[at]))
    }

    fn parse(digits: &str) -> Option<Mark> {
        let number = u64::from_str_radix(digits, 16).ok()?;
        let bytes = number.to_be_bytes();
        (digits.len() == 12).then(|| Mark(std::array::from_fn(|at| bytes[at + 2])))
    }

    fn print(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests;
