//! Lays what readers take away of a docket as a whole.

use super::Floor;
use crate::docket::Supplement;
use crate::link::{Catalog, DocketId, FilingId};
use crate::plan::{Download, Item, PageKind, Plan, Url};

impl Floor<'_> {
    /// Lays the file with all filings, where the site asks for it.
    pub(super) fn lay_filings_file(&mut self, catalog: &Catalog) {
        if catalog
            .settings()
            .supplements
            .contains(&Supplement::FullData)
        {
            self.lay(Url::new("filings.ndjson"), Item::Filings, None);
        }
    }

    /// Lays a filing as Markdown next to its page, where the site asks for it.
    pub(super) fn lay_markdown(&mut self, catalog: &Catalog, plan: &Plan, id: FilingId) {
        let is_asked_for = catalog
            .settings()
            .supplements
            .contains(&Supplement::Markdown);
        if let (true, Some(url)) = (is_asked_for, plan.filing(id)) {
            let file = catalog
                .filing(id)
                .filing
                .document()
                .map(|document| &document.path);
            self.lay(markdown_of(url), Item::Markdown(id), file);
        }
    }

    /// Lays the list of what the site has, where its filings are there as Markdown.
    pub(super) fn lay_reading_list(&mut self, catalog: &Catalog) {
        if catalog
            .settings()
            .supplements
            .contains(&Supplement::Markdown)
        {
            self.lay(Url::new("llms.txt"), Item::ReadingList, None);
        }
    }

    /// Lays the whole of a docket in one archive and on one page, where the site asks for it.
    /// Without a filing that readers have, neither would say more than the docket sheet.
    pub(super) fn lay_whole(&mut self, catalog: &Catalog, plan: &Plan, id: DocketId) {
        let supplements = &catalog.settings().supplements;
        if supplements.contains(&Supplement::FullData) {
            let columns = Download::Columns;
            let file = plan.docket(id).folder("data").file(columns.file_name());
            self.lay(file, Item::Download(id, columns), None);
        }
        if supplements.contains(&Supplement::Packages) && plan.has_filings(catalog, id) {
            self.lay(archive_of(plan.docket(id)), Item::Package(id), None);
        }
        if supplements.contains(&Supplement::RecordPages) && plan.has_filings(catalog, id) {
            self.lay_page(whole_of(plan.docket(id)), PageKind::Whole(id), None);
        }
    }
}

impl Plan {
    /// Returns the address of the archive of a docket, where it has one.
    pub fn package(&self, id: DocketId) -> Option<Url> {
        let url = archive_of(self.docket(id));
        matches!(self.item(&url), Some(Item::Package(_))).then_some(url)
    }

    /// Returns the address of a filing as Markdown, where it is published so.
    pub fn markdown(&self, id: FilingId) -> Option<Url> {
        let url = markdown_of(self.filing(id)?);
        self.item(&url).is_some().then_some(url)
    }

    /// Returns the address of the page with the whole docket, where it has one.
    pub fn whole(&self, id: DocketId) -> Option<Url> {
        let url = whole_of(self.docket(id));
        self.item(&url).is_some().then_some(url)
    }

    /// Returns whether readers have any filing of a docket.
    pub fn has_filings(&self, catalog: &Catalog, id: DocketId) -> bool {
        let filings = &catalog.docket(id).filings;
        let is_open = |id| self.filing(id).is_some() && !catalog.filing(id).filing.draft;
        filings.iter().any(|id| is_open(*id))
    }
}

/// Returns the address of the archive of the docket at an address: its own name with `.zip`.
fn archive_of(docket: &Url) -> Url {
    let name = docket.as_str().trim_end_matches('/').rsplit('/').next();
    docket.file(&format!("{}.zip", name.unwrap_or_default()))
}

/// Returns the address of the page with the whole of the docket at an address.
fn whole_of(docket: &Url) -> Url {
    docket.folder("record")
}

/// Returns the address of the Markdown of the filing whose page is at an address. Programs look for
/// it under this name (llmstxt.org).
fn markdown_of(filing: &Url) -> Url {
    filing.file("index.html.md")
}
