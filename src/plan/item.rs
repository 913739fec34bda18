//! What can be at an address.

use std::ops::Range;

use super::{CalendarOf, Feed, IndexFile, Url};
use crate::diagnostic::SitePath;
use crate::link::{AuthorityId, DocketId, FilingId, Grouping, PartyId};

/// What is at one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A page that a template makes.
    Page(PageKind),
    /// A feed of what joined the record.
    Feed(Feed),
    /// A calendar of more than one docket.
    Calendar(CalendarOf),
    /// A file of a docket's folder `data`.
    Download(DocketId, Download),
    /// All filings, a line of JSON each.
    Filings,
    /// A filing as Markdown.
    Markdown(FilingId),
    /// What the site has, for programs that read texts.
    ReadingList,
    /// The archive of a docket.
    Package(DocketId),
    /// The sitemap; where it is too long for one file, its parts have numbers from 1.
    Sitemap(Sitemap),
    /// A file of the search index.
    Search(IndexFile),
    /// A file of the content folder.
    File(SitePath),
    /// What a host reads at the root of what is published.
    Host(HostFile),
    /// A file of the theme, by its name there.
    ThemeFile(String),
    /// An old address that leads to a new one.
    Redirect(Url),
}

/// What a reader may take away from a docket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Download {
    /// The docket with its public record, as JSON.
    Record,
    /// The docket sheet, as CSV.
    Sheet,
    /// Deadlines, events and stated dates, as a calendar.
    Calendar,
    /// What the columns of the sheet mean, as CSV on the Web.
    Columns,
}

impl Download {
    /// All of them, in the order in which a page offers them.
    pub const ALL: [Download; 3] = [Download::Calendar, Download::Sheet, Download::Record];

    /// Returns the name of the file.
    pub fn file_name(self) -> &'static str {
        match self {
            Download::Record => "docket.json",
            Download::Sheet => "filings.csv",
            Download::Calendar => "deadlines.ics",
            // Where CSV on the Web looks for it.
            Download::Columns => "filings.csv-metadata.json",
        }
    }

    /// Returns the name that the file had in earlier releases, if it had another one.
    ///
    /// The file is published under that name too: a calendar program follows no page that forwards.
    pub fn old_file_name(self) -> Option<&'static str> {
        match self {
            Download::Calendar => Some("limits.ics"),
            Download::Record | Download::Sheet | Download::Columns => None,
        }
    }
}

/// A file that tells a host or a crawler how to treat the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostFile {
    /// What the host sends with published files.
    Headers,
    /// Old addresses, which the host answers with the new ones.
    Redirects,
    /// What a crawler may read, and where the sitemap is.
    Robots,
    /// Its presence tells GitHub Pages to publish the files as they are.
    NoJekyll,
}

impl HostFile {
    /// All of them.
    pub const ALL: [HostFile; 4] = [
        HostFile::Headers,
        HostFile::Redirects,
        HostFile::Robots,
        HostFile::NoJekyll,
    ];

    /// Returns its name, as hosts look for it at the root of what is published.
    pub fn name(self) -> &'static str {
        match self {
            HostFile::Headers => "_headers",
            HostFile::Redirects => "_redirects",
            HostFile::Robots => "robots.txt",
            HostFile::NoJekyll => ".nojekyll",
        }
    }
}

/// A sitemap or a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sitemap {
    /// All pages.
    Whole,
    /// A list of so many parts.
    Index(usize),
    /// One part: a range of the pages in the order of their addresses.
    Part(Range<usize>),
}

/// One page of a list that is cut into pages: which one, of how many, and which entries it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Its number, from 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// The entries of the list on it.
    pub range: Range<usize>,
}

/// A page that a template makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageKind {
    /// The home page.
    Home,
    /// All dockets.
    Dockets(Leaf),
    /// All parties.
    Parties(Leaf),
    /// All authorities that are cited.
    Authorities(Leaf),
    /// What is on file, what is not, and what is withheld.
    Coverage(Leaf),
    /// The filings that joined the record last.
    Recent,
    /// The dates of all dockets.
    Agenda(Leaf),
    /// What was corrected, replaced or withdrawn.
    Corrections(Leaf),
    /// What the first filing changes in the text of the second.
    Redline(FilingId, FilingId),
    /// The page for searching.
    Search,
    /// What a host shows for an address that is none.
    NotFound,
    /// A free page, by its place in the order of pages.
    Free(usize),
    /// A docket.
    Docket(DocketId),
    /// A part of a long docket's timeline, by its number among [`super::Plan::timeline`].
    Timeline(DocketId, usize),
    /// A docket's sheet.
    Sheet(DocketId, Leaf),
    /// A docket's documents in groups.
    Grouped(DocketId, Grouping, Leaf),
    /// What a docket was asked to decide.
    Requests(DocketId, Leaf),
    /// A docket's parties and service list.
    DocketParties(DocketId, Leaf),
    /// A docket's deadlines, with their steps.
    Limits(DocketId),
    /// The authorities that a docket cites.
    DocketAuthorities(DocketId, Leaf),
    /// A docket as a whole, with the text of each filing.
    Whole(DocketId),
    /// A filing.
    Filing(FilingId),
    /// A party.
    Party(PartyId, Leaf),
    /// An authority.
    Authority(AuthorityId, Leaf),
}

/// A part of a long docket's timeline: one year, or a stretch of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelinePart {
    /// The year; `None` for what is undated.
    pub year: Option<i32>,
    /// Which stretch of the year it is, and which entries of the timeline it holds.
    pub leaf: Leaf,
    /// Where it is.
    pub url: Url,
}
