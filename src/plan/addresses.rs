//! The addresses that a site has published, and which of them a new edition would lose. An old
//! address is cited for decades, so a build fails before it loses one, unless its record is
//! withheld now.

mod fingerprint;
mod lost;
mod owner;

pub(super) use lost::withholds;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::{FeedPart, Item, PageKind, Plan};
use crate::diagnostic::SitePath;
use crate::link::Catalog;
use fingerprint::{Fingerprint, of_path};
use owner::{folders, owners};

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
    record: Option<Fingerprint>,
    /// The digest of the title and date of what it leads to; `None` where it leads to no record's
    /// own page.
    title: Option<Fingerprint>,
    /// Its line in the file that was read; 0 where it was not read from one.
    line: usize,
}

/// The addresses of a site by their text, from the root and without a slash before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses(BTreeMap<String, Kept>);

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
                    .map(|owner| Fingerprint::of(&owner.title)),
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
                digits => Fingerprint::parse(digits)
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
            let mark = |mark: Option<Fingerprint>| mark.map_or("-".to_owned(), Fingerprint::print);
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
        let moved: HashMap<Fingerprint, Fingerprint> = moved
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
            | PageKind::Agenda(leaf)
            | PageKind::Requests(_, leaf)
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
        Item::Calendar(_)
        | Item::Download(..)
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

#[cfg(test)]
mod tests;
