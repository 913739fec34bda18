//! One archive of a docket for readers who keep it: each filing as a page, as Markdown and with its
//! files, the docket sheet, and what the archive is. Only what the plan publishes is in it.
//!
//! What is in it is decided here and rendered part by part; `write/package.rs` makes the ZIP of it.

mod names;
mod page;
mod readme;

use std::fmt;

use super::markdown::{SiteAddresses, front_matter};
use super::prose::Apart;
use super::view::{heading_of, title_of_attachment};
use super::{Content, Press, download};
use crate::diagnostic::SitePath;
use crate::link::{DocketId, Entry, FileTarget, Filed, FilingId};
use crate::plan::{Links, Url};
use crate::time::{Date, Precision};
use names::{LONGEST, TakenNames, cleaned, ending_of, folder_name, shortened};

/// The folder of the filings in the archive.
const FILINGS: &str = "filings/";

/// The page of the docket sheet, and its table.
const SHEET_PAGE: &str = "docket-sheet.html";
const SHEET_TABLE: &str = "docket-sheet.csv";

/// The fewest digits of the number with which a name begins.
const DIGITS: usize = 3;

/// An archive of a docket.
pub struct Package<'p> {
    press: &'p Press<'p>,
    docket: DocketId,
    folder: String,
    numbering: Numbering,
    filings: Vec<Bundled>,
    members: Vec<(String, Member)>,
}

/// What the numbers are with which names begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbering {
    /// The item numbers of the docket: all of its filings have one.
    Items,
    /// Their places on the docket sheet.
    Places,
}

/// A filing in an archive.
struct Bundled {
    id: FilingId,
    /// The name of its page and of its Markdown, without the ending.
    stem: String,
    /// Its files, each with its name in the archive.
    files: Vec<(SitePath, String)>,
}

/// What is in a file of the folder of filings, by the place of its filing.
#[derive(Clone, Copy)]
enum Member {
    Page(usize),
    Markdown(usize),
    File(usize, usize),
}

/// Lists what an archive of a docket holds: its filings that have a page, without drafts.
pub fn package<'p>(press: &'p Press<'p>, docket: DocketId) -> Package<'p> {
    let (numbering, numbered) = numbered(press, docket);
    let mut taken = TakenNames::default();
    let mut filings = Vec::new();
    for (id, number) in numbered {
        let filed = press.catalog.filing(id);
        let title = cleaned(heading_of(press.theme.words(), &filed.filing));
        let stem = format!("{number} - {} - {title}", day_of(press, &filed.filing.date));
        let stem = free_stem(&mut taken, shortened(&stem, LONGEST));
        let files = files(press, filed, &stem, &mut taken);
        filings.push(Bundled { id, stem, files });
    }
    filings.sort_by_key(|one| one.id);
    let mut members = Vec::new();
    for (at, filing) in filings.iter().enumerate() {
        members.push((format!("{}.html", filing.stem), Member::Page(at)));
        members.push((format!("{}.md", filing.stem), Member::Markdown(at)));
        let files = filing.files.iter().enumerate();
        members.extend(files.map(|(file, (_, name))| (name.clone(), Member::File(at, file))));
    }
    members.sort_by(|(a, _), (b, _)| a.cmp(b));
    Package {
        press,
        docket,
        folder: folder_name(&press.catalog.docket(docket).number),
        numbering,
        filings,
        members,
    }
}

impl Package<'_> {
    /// Returns the name of the folder that holds all.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// Returns how many filings it holds.
    pub fn filings(&self) -> usize {
        self.filings.len()
    }

    /// Makes its files one after another, each with its path in the folder.
    pub fn parts(&self) -> impl Iterator<Item = (String, Content<'static>)> {
        let press = self.press;
        let firsts = [
            ("README.txt", readme::readme as fn(&Package<'_>) -> Vec<u8>),
            (SHEET_TABLE, |package| {
                download::sheet(package.press, package.docket)
            }),
            (SHEET_PAGE, page::sheet),
        ];
        let firsts = firsts
            .into_iter()
            .map(|(name, make)| (name.to_owned(), Content::Made(make(self))));
        let filings = self.members.iter().map(move |(name, member)| {
            let content = match *member {
                Member::Page(at) => Content::Made(page::filing(self, &self.filings[at])),
                Member::Markdown(at) => Content::Made(self.markdown(&self.filings[at])),
                Member::File(at, file) => {
                    let (path, _) = &self.filings[at].files[file];
                    Content::Copy(press.root.join(path.as_str()))
                }
            };
            (format!("{FILINGS}{name}"), content)
        });
        firsts.chain(filings)
    }

    /// Writes a filing as Markdown.
    fn markdown(&self, filing: &Bundled) -> Vec<u8> {
        let number = &self.press.catalog.docket(self.docket).number;
        let mut text = front_matter(self.press, filing.id, Some(number), SiteAddresses::Dropped);
        self.among(filing, |apart, filed| {
            if let Some(document) = filed.filing.document() {
                text.push_str(&apart.markdown(&document.body));
            }
        });
        text.into_bytes()
    }

    /// Finds a filing; a docket lists them in the order of their numbers.
    fn find(&self, id: FilingId) -> Option<&Bundled> {
        let at = self.filings.binary_search_by_key(&id, |one| one.id);
        at.ok().map(|at| &self.filings[at])
    }

    /// Calls a function with a text's surroundings in the archive: a link leads to a file of the
    /// archive, else to the site where its address is known, and else nowhere.
    fn among<T>(&self, filing: &Bundled, work: impl FnOnce(&Apart<'_>, &Filed) -> T) -> T {
        let filed = self.press.catalog.filing(filing.id);
        let plan = self.press.plan;
        let lead = |target: &FileTarget| match target {
            FileTarget::Published(path, _) => filing.file(path).map(href),
            FileTarget::Filing(id) => match self.find(*id) {
                Some(one) => Some(href(&format!("{}.html", one.stem))),
                None => plan.absolute(plan.filing(*id)?),
            },
            FileTarget::Docket(id) if *id == self.docket => Some(format!("../{SHEET_PAGE}")),
            FileTarget::Docket(id) => plan.absolute(plan.docket(*id)),
            FileTarget::Party(id) => plan.absolute(plan.party(*id)),
            FileTarget::Page(at) => plan.absolute(plan.page(*at)),
            FileTarget::Nothing => None,
        };
        let apart = Apart {
            press: self.press,
            files: &filed.files,
            lead: &lead,
        };
        work(&apart, filed)
    }
}

impl fmt::Debug for Package<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut package = f.debug_struct("Package");
        package
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

impl Bundled {
    /// Returns the name of a file in the archive.
    fn file(&self, path: &SitePath) -> Option<&str> {
        let found = self.files.iter().find(|(known, _)| known == path);
        found.map(|(_, name)| name.as_str())
    }
}

/// Writes the name of a file as an address beside it.
fn href(name: &str) -> String {
    Url::new(name).href(Links::Rooted)
}

/// Returns the filings of a docket that readers have, each with the number with which its names
/// begin.
fn numbered(press: &Press<'_>, docket: DocketId) -> (Numbering, Vec<(FilingId, String)>) {
    let documents = press.catalog.docket(docket).timeline.iter();
    let documents = documents.filter(|entry| matches!(entry, Entry::Filing(_) | Entry::Absent(_)));
    let places: Vec<(FilingId, usize)> = documents
        .enumerate()
        .filter_map(|(place, entry)| match entry {
            Entry::Filing(id) => Some((*id, place + 1)),
            _ => None,
        })
        .filter(|(id, _)| {
            press.plan.filing(*id).is_some() && !press.catalog.filing(*id).filing.draft
        })
        .collect();
    let items: Option<Vec<&str>> = places
        .iter()
        .map(|(id, _)| {
            let number = press.catalog.filing(*id).filing.number.as_deref()?;
            let digits = number.trim_start_matches('0');
            let is_number = digits.len() <= 9 && digits.bytes().all(|b| b.is_ascii_digit());
            is_number.then_some(digits)
        })
        .collect();
    let (numbering, numbers) = match items {
        Some(items) => (
            Numbering::Items,
            items.into_iter().map(str::to_owned).collect(),
        ),
        None => {
            let places = places.iter().map(|(_, place)| place.to_string());
            (Numbering::Places, places.collect::<Vec<_>>())
        }
    };
    let width = numbers
        .iter()
        .map(String::len)
        .max()
        .unwrap_or(0)
        .max(DIGITS);
    let numbered = places.iter().zip(numbers);
    let numbered = numbered.map(|((id, _), number)| (*id, format!("{number:0>width$}")));
    (numbering, numbered.collect())
}

/// Writes a date for a name, as far as it is known; the day is that of the site's zone.
fn day_of(press: &Press<'_>, date: &Date) -> String {
    let day = press.catalog.local_day(date);
    match (date, day) {
        (Date::At(point) | Date::Between(point, _), Some(day)) => match point.precision {
            Precision::Year => day.format("%Y").to_string(),
            Precision::Month => day.format("%Y-%m").to_string(),
            Precision::Day => day.to_string(),
        },
        _ => press.theme.words().get("dates.list.unknown").to_owned(),
    }
}

/// Makes a stem of which neither the page nor the Markdown has a name that is taken.
fn free_stem(taken: &mut TakenNames, stem: &str) -> String {
    let page = taken.take(stem, ".html");
    let stem = page.strip_suffix(".html").unwrap_or(&page).to_owned();
    // A file of another filing may be Markdown too; filings come first only in their own turn.
    match taken.has(&format!("{stem}.md")) {
        true => free_stem(taken, &stem),
        false => {
            taken.take(&stem, ".md");
            stem
        }
    }
}

/// Names the files of a filing: after the filing alone where it has just one, else after what its
/// record calls each, or after their own names.
fn files(
    press: &Press<'_>,
    filed: &Filed,
    stem: &str,
    taken: &mut TakenNames,
) -> Vec<(SitePath, String)> {
    let mut paths: Vec<&SitePath> = Vec::new();
    for named in filed.files.iter() {
        if let FileTarget::Published(path, _) = &named.target
            && !paths.contains(&path)
        {
            paths.push(path);
        }
    }
    let is_alone = paths.len() == 1;
    let words = press.theme.words();
    let stem_of = |path: &SitePath, ending: &str| {
        if is_alone && !filed.attachments().is_empty() {
            return stem.to_owned();
        }
        let mut attachments = filed.attachments().iter();
        let attachment = attachments.find(|one| filed.published(one) == Some(path));
        let called = attachment.map(|one| {
            let title = title_of_attachment(words, one);
            let parts = [one.label.as_deref(), title].into_iter().flatten();
            cleaned(&parts.collect::<Vec<_>>().join(" - "))
        });
        let own = || cleaned(path.name().strip_suffix(ending).unwrap_or(path.name()));
        let called = called
            .filter(|called| !called.is_empty())
            .unwrap_or_else(own);
        let called = shortened(&called, LONGEST / 2);
        let room = LONGEST - called.encode_utf16().count() - 3;
        format!("{} - {called}", shortened(stem, room))
    };
    let named = paths.into_iter().map(|path| {
        let ending = ending_of(path.name());
        (path.clone(), taken.take(&stem_of(path, ending), ending))
    });
    named.collect()
}

#[cfg(test)]
mod tests;
