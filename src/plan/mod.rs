//! 3. Plan: the catalog becomes a map of every address to what is there.

mod addresses;
mod agenda;
mod calendar;
mod cited;
mod corrections;
mod entry;
mod feed;
mod item;
mod joined;
mod lay;
mod removed;
mod search;
#[cfg(test)]
mod tests;
mod url;

pub use addresses::{ADDRESSES, Addresses, Kept};
pub use agenda::AgendaItem;
pub use calendar::CalendarOf;
pub use cited::authority_anchor;
pub use corrections::Correction;
pub use feed::{Feed, FeedFormat, FeedPart, Scope};
pub use item::{Download, HostFile, Item, Leaf, PageKind, Sitemap, TimelinePart};
pub use joined::{FirstSeen, Joined};
pub(crate) use lay::in_sitemap;
pub use lay::plan;
pub use removed::split_removed;
pub use search::{
    COLUMNS, IndexFile, IndexPlan, LABELS, PASSAGES, RESULTS, SUMMARIES, Subject, passages_in,
};
pub use url::{Links, PageNaming, Url};

use crate::link::quick::Map;
use crate::link::{AbsentId, AuthorityId, Catalog, DocketId, Entry, FilingId, Grouping, PartyId};
pub use crate::text::slug;
use calendar::Calendars;
use entry::entry_name;
use feed::Feeds;

/// The most entries that one page of a list holds.
pub const ENTRIES: usize = 250;

/// Names that a docket's own pages use, and no filing may have as its id.
pub const RESERVED: &[&str] = &[
    "timeline",
    "sheet",
    "parties",
    "deadlines",
    // The address of the page of deadlines in earlier releases, which leads to it.
    "limits",
    "authorities",
    "types",
    "record",
    "feed",
    "data",
];

/// Every address of the site and what is there. Everything is decided, nothing is rendered.
#[derive(Debug)]
pub struct Plan {
    /// In the order of addresses.
    pub(super) items: Vec<(Url, Item)>,
    pub(super) links: Links,
    pub(super) base: Option<String>,
    pub(super) dockets: Vec<Url>,
    pub(super) filings: Vec<Option<Url>>,
    pub(super) parties: Vec<Url>,
    pub(super) authorities: Vec<Url>,
    /// Of each authority without a page of its own, the docket that cites it and its place in the
    /// docket's table.
    pub(super) cited_once: Vec<Option<(DocketId, usize)>>,
    pub(super) pages: Vec<Url>,
    pub(super) timelines: Vec<Vec<TimelinePart>>,
    pub(super) absent: Vec<Option<Url>>,
    /// The place of each withheld filing on its docket's timeline.
    pub(super) withheld: Map<(DocketId, FilingId), usize>,
    /// What tells an entry from earlier ones of the same name, where there are any: a number from
    /// 2.
    pub(super) repeated: Map<(DocketId, Entry), usize>,
    pub(super) index: IndexPlan,
    /// The filings whose joining is known, the last first.
    pub(super) joined: Vec<Joined>,
    /// For each filing, its place among them.
    pub(super) joined_at: Vec<Option<usize>>,
    pub(super) feeds: Feeds,
    pub(super) calendars: Calendars,
    /// The dates of all dockets, the last first.
    pub(super) agenda: Vec<AgendaItem>,
    pub(super) corrections: Vec<Correction>,
    pub(super) redlines: Map<(FilingId, FilingId), Url>,
    /// Of each page that was first published at another address, that address.
    pub(super) first_urls: Map<Url, Url>,
}

impl Plan {
    /// Returns every address and what is there, in the order of addresses.
    pub fn items(&self) -> impl ExactSizeIterator<Item = (&Url, &Item)> {
        self.items.iter().map(|(url, item)| (url, item))
    }

    /// Returns what is at an address.
    pub fn item(&self, url: &Url) -> Option<&Item> {
        let at = self.items.binary_search_by(|(laid, _)| laid.cmp(url));
        at.ok().map(|at| &self.items[at].1)
    }

    /// Returns how pages lead to one another.
    pub fn links(&self) -> Links {
        self.links
    }

    /// Returns the address of the site as a whole, with a slash at the end, where it is known.
    pub fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    /// Returns the path under which the site is on its host: `/`, or that of `base_url`.
    pub fn path(&self) -> &str {
        self.base.as_deref().map_or("/", path_of)
    }

    /// Returns what a page writes before each address: the way to the root.
    pub fn root_from(&self, page: &Url) -> String {
        match self.links {
            Links::Rooted => self.path().to_owned(),
            Links::Relative => page.to_root(),
        }
    }

    /// Returns an address in full, where `base_url` says what that is.
    pub fn absolute(&self, url: &Url) -> Option<String> {
        self.base
            .as_ref()
            .map(|base| format!("{base}{}", url.href(Links::Rooted)))
    }

    /// Returns the address of a docket.
    pub fn docket(&self, id: DocketId) -> &Url {
        &self.dockets[id.index()]
    }

    /// Returns the address of a filing; `None` where it is withheld and has none.
    pub fn filing(&self, id: FilingId) -> Option<&Url> {
        self.filings[id.index()].as_ref()
    }

    /// Returns the address of a party.
    pub fn party(&self, id: PartyId) -> &Url {
        &self.parties[id.index()]
    }

    /// Returns the address of an authority's own page, which not every authority has.
    pub fn authority(&self, id: AuthorityId) -> &Url {
        &self.authorities[id.index()]
    }

    /// Returns the page of a docket's authorities that holds the one at a place of
    /// [`crate::link::Docket::authorities`].
    pub fn docket_authorities(&self, id: DocketId, place: usize) -> Url {
        let first = self.docket(id).folder("authorities");
        first.leaf(place / ENTRIES + 1, PageNaming::Folders)
    }

    /// Returns the address of a file of a docket's folder `data`; `None` where the docket has none
    /// of the kind.
    pub fn download(&self, id: DocketId, download: Download) -> Option<Url> {
        let url = self.docket(id).folder("data").file(download.file_name());
        self.item(&url).is_some().then_some(url)
    }

    /// Returns the address of a free page, by its place in the order of pages.
    pub fn page(&self, at: usize) -> &Url {
        &self.pages[at]
    }

    /// Returns the address of a docket's page of deadlines.
    pub fn deadlines(&self, id: DocketId) -> Url {
        self.docket(id).folder("deadlines")
    }

    /// Returns the first page of a docket's documents in groups.
    pub fn grouped(&self, id: DocketId, grouping: Grouping) -> Url {
        let docket = self.docket(id);
        match grouping {
            Grouping::Type => docket.folder("types"),
            Grouping::Party => docket.folder("parties").folder("filings"),
        }
    }

    /// Returns the first page of what a docket was asked to decide; `None` where it was asked
    /// nothing.
    pub fn requests(&self, id: DocketId) -> Option<Url> {
        let url = self.grouped(id, Grouping::Type).folder("motions");
        self.item(&url).is_some().then_some(url)
    }

    /// Returns the page on whose timeline a document is that is not on file; its anchor there is
    /// that of its entry.
    pub fn absent(&self, id: AbsentId) -> Option<&Url> {
        self.absent[id.index()].as_ref()
    }

    /// Returns the page of a docket's timeline that holds the entry at a place of it.
    pub fn timeline_page(&self, id: DocketId, place: usize) -> &Url {
        let parts = self.timeline(id);
        let at = parts.partition_point(|part| part.leaf.range.end <= place);
        parts.get(at).map_or(self.docket(id), |part| &part.url)
    }

    /// Returns the page on whose timeline a withheld filing has its entry; `None` for one that has
    /// a page of its own.
    pub fn withheld(&self, docket: DocketId, id: FilingId) -> Option<&Url> {
        let place = self.withheld.get(&(docket, id))?;
        Some(self.timeline_page(docket, *place))
    }

    /// Returns the filings whose joining is known, the last first.
    pub fn recent(&self) -> &[Joined] {
        &self.joined
    }

    /// Returns when a filing joined the record, where that is known.
    pub fn joined(&self, id: FilingId) -> Option<&Joined> {
        self.joined_at[id.index()].map(|at| &self.joined[at])
    }

    /// Returns the address at which a page was first published, by which a feed knows it for good.
    pub fn first_url<'a>(&'a self, url: &'a Url) -> &'a Url {
        self.first_urls.get(url).unwrap_or(url)
    }

    /// Names an entry of a docket's timeline, for its anchor: by what it is, never by its position,
    /// so that the name stays while other entries come and go.
    pub fn anchor(&self, catalog: &Catalog, docket: DocketId, entry: Entry) -> String {
        let name = entry_name(self, catalog, docket, entry);
        match self.repeated.get(&(docket, entry)) {
            Some(number) => format!("{name}-{number}"),
            None => name,
        }
    }

    /// Names the anchor that an entry had before deadlines were called so. Old links and the ids of
    /// calendar entries keep it.
    pub fn earlier_anchor(
        &self,
        catalog: &Catalog,
        docket: DocketId,
        entry: Entry,
    ) -> Option<String> {
        entry::earlier_name(&self.anchor(catalog, docket, entry))
    }

    /// Returns what the search index holds, and how it is cut.
    pub fn index(&self) -> &IndexPlan {
        &self.index
    }

    /// Returns the parts of a docket's timeline; none where its own page holds all of it.
    pub fn timeline(&self, id: DocketId) -> &[TimelinePart] {
        &self.timelines[id.index()]
    }
}

/// Returns the path of a full address: `/sub/` of `https://host/sub/`.
fn path_of(base: &str) -> &str {
    let host = base.find("://").map_or(0, |at| at + 3);
    base[host..].find('/').map_or("/", |at| &base[host + at..])
}
