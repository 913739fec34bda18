//! How the things that search finds are called, dated and addressed.

use super::{Materials, ShownResult};
use crate::link::{AbsentId, DocketId, Entry, Filed, FilingId, Named};
use crate::plan::{Subject, Url};
use crate::render::view::{name_of_file, title_of_attachment};
use crate::time::{Date, DatePlace};

/// The most names that a result shows.
const NAMES: usize = 3;

impl<'a> Materials<'a> {
    /// Names what kind of document it is.
    pub(super) fn kind(self, subject: Subject) -> Option<&'a str> {
        let id = match subject {
            Subject::Filing(id) | Subject::Attached(id, _) => {
                self.catalog.filing(id).filing.kind.as_ref()
            }
            Subject::Absent(id) => self.catalog.absent(id).kind.as_ref(),
            Subject::Docket(_) => return Some(self.words.get("search.kinds.docket")),
            Subject::Party(_) => return Some(self.words.get("search.kinds.party")),
            Subject::Authority(_) => return Some(self.words.get("search.kinds.authority")),
            Subject::Page(_) => return Some(self.words.get("search.kinds.page")),
        };
        let types = &self.catalog.settings().types;
        let at = types
            .iter()
            .position(|kind| id.is_some_and(|id| kind.id == id.0));
        at.map(|at| &*self.kinds[at])
    }

    /// Returns how a reader may ask for an item: its number alone, and after that of each docket.
    pub(super) fn item_names(self, filed: &Filed) -> Vec<String> {
        let Some(number) = filed.filing.number.as_deref() else {
            return Vec::new();
        };
        let dockets = filed.dockets.iter();
        let dockets = dockets.map(|id| format!("{}#{number}", self.catalog.docket(*id).number));
        [format!("#{number}")].into_iter().chain(dockets).collect()
    }

    /// Adds the numbers of dockets; by their titles, a search for a docket would find all that
    /// is in it.
    pub(super) fn name_dockets(self, dockets: &[DocketId], names: &mut Vec<&'a str>) {
        names.extend(dockets.iter().map(|id| &*self.catalog.docket(*id).number));
    }

    pub(super) fn name(self, named: &'a Named) -> &'a str {
        match named {
            Named::Party(id) => &self.catalog.party(*id).name,
            Named::Words(words) => words,
        }
    }

    pub(super) fn first_names(self, all: &'a [Named]) -> (Vec<&'a str>, usize) {
        let first = all.iter().take(NAMES).map(|one| self.name(one)).collect();
        (first, all.len().saturating_sub(NAMES))
    }

    pub(super) fn dated(self, date: &Date) -> ShownResult<'a> {
        ShownResult {
            date: Some(self.words.date(date, DatePlace::Citation)),
            machine: date.machine(),
            ..ShownResult::default()
        }
    }

    pub(super) fn year(self, date: &Date) -> u32 {
        let day = self.catalog.local_day(date);
        day.map_or(0, |day| chrono::Datelike::year(&day).max(0) as u32)
    }

    /// Returns where a filing is to be seen: on its page, or on its docket's timeline where it is
    /// withheld.
    pub(super) fn filing_url(self, id: FilingId) -> String {
        let Materials { catalog, plan, .. } = self;
        if let Some(url) = plan.filing(id) {
            return url.href(plan.links());
        }
        let home = catalog.filing(id).home();
        let home = home.expect("a withheld filing outside every docket is not in the index");
        let page = plan.withheld(home, id);
        let page = page.expect("every document of a docket is on its timeline");
        self.entry_url(page, home, Entry::Filing(id))
    }

    /// Names a file that is attached to a filing.
    pub(super) fn name_of_attached(self, id: FilingId, at: usize) -> &'a str {
        let attachment = &self.catalog.filing(id).attachments()[at];
        let label = attachment.label.as_deref();
        let title = label.or_else(|| title_of_attachment(self.words, attachment));
        title.unwrap_or_else(|| name_of_file(self.words, &attachment.held))
    }

    /// Returns where a file that is attached to a filing is published.
    pub(super) fn file_url(self, id: FilingId, at: usize) -> String {
        let Materials { catalog, plan, .. } = self;
        let filed = catalog.filing(id);
        let file = filed.published(&filed.attachments()[at]);
        let url = plan.filing(id).zip(file);
        url.map_or(String::new(), |(own, file)| {
            own.file(file.name()).href(plan.links())
        })
    }

    pub(super) fn absent_url(self, id: AbsentId) -> String {
        let docket = self.catalog.absent(id).docket;
        match (docket, self.plan.absent(id)) {
            (Some(docket), Some(page)) => self.entry_url(page, docket, Entry::Absent(id)),
            _ => String::new(),
        }
    }

    /// Returns the address of an entry on a page of its docket's timeline.
    pub(super) fn entry_url(self, page: &Url, id: DocketId, entry: Entry) -> String {
        let page = page.href(self.plan.links());
        format!("{page}#{}", self.plan.anchor(self.catalog, id, entry))
    }
}
