//! The pages of records.

use super::lists::{filled, leaves};
use super::{Floor, OLD_DEADLINES, file_of};
use crate::link::{Catalog, Grouping, count_grouped, requests};
use crate::plan::{Download, Item, PageKind, PageNaming, Plan, RESERVED, Url};

impl Floor<'_> {
    pub(super) fn lay_dockets(&mut self, catalog: &Catalog, plan: &Plan) {
        for (id, docket) in catalog.dockets() {
            let url = plan.docket(id);
            let file = file_of(docket);
            if !self.lay_page(url.clone(), PageKind::Docket(id), file) {
                // Its own pages would all be taken as well.
                continue;
            }
            for (number, part) in plan.timeline(id).iter().enumerate() {
                self.lay_page(part.url.clone(), PageKind::Timeline(id, number), None);
            }
            for leaf in leaves(0..docket.filings.len() + docket.absent.len()) {
                let page = url.folder("sheet").leaf(leaf.number, PageNaming::Folders);
                self.lay_page(page, PageKind::Sheet(id, leaf), None);
            }
            for leaf in leaves(0..docket.parties.len()) {
                let page = url.folder("parties").leaf(leaf.number, PageNaming::Folders);
                self.lay_page(page, PageKind::DocketParties(id, leaf), None);
            }
            for grouping in [Grouping::Type, Grouping::Party] {
                for leaf in leaves(0..count_grouped(catalog, id, grouping)) {
                    let page = plan.grouped(id, grouping);
                    let page = page.leaf(leaf.number, PageNaming::Folders);
                    self.lay_page(page, PageKind::Grouped(id, grouping, leaf), None);
                }
            }
            for leaf in filled(leaves(0..requests(catalog, id).len())) {
                let page = plan.grouped(id, Grouping::Type).folder("motions");
                let page = page.leaf(leaf.number, PageNaming::Folders);
                self.lay_page(page, PageKind::Requests(id, leaf), None);
            }
            self.lay_page(plan.deadlines(id), PageKind::Limits(id), None);
            // The address of the page in earlier releases.
            self.lay(
                url.folder(OLD_DEADLINES),
                Item::Redirect(plan.deadlines(id)),
                None,
            );
            // Most dockets cite nothing: an empty page would only be in the way.
            for leaf in filled(leaves(0..docket.authorities.len())) {
                let page = url
                    .folder("authorities")
                    .leaf(leaf.number, PageNaming::Folders);
                self.lay_page(page, PageKind::DocketAuthorities(id, leaf), None);
            }
            for download in Download::ALL {
                let is_there =
                    download != Download::Calendar || catalog.calendar(id).next().is_some();
                if is_there {
                    let names = [Some(download.file_name()), download.old_file_name()];
                    for name in names.into_iter().flatten() {
                        let file = url.folder("data").file(name);
                        self.lay(file, Item::Download(id, download), None);
                    }
                }
            }
            self.lay_whole(catalog, plan, id);
            self.lay_files(url, &docket.files, file);
        }
    }

    pub(super) fn lay_filings(&mut self, catalog: &Catalog, plan: &Plan) {
        for (id, filed) in catalog.filings() {
            let (Some(url), Some(document)) = (plan.filing(id), filed.filing.document()) else {
                continue;
            };
            // A reserved id was reported as such.
            let own = url.as_str().trim_end_matches('/').rsplit('/').next();
            if filed.home().is_some() && own.is_some_and(|id| RESERVED.contains(&id)) {
                continue;
            }
            self.lay_page(url.clone(), PageKind::Filing(id), Some(&document.path));
            self.lay_markdown(catalog, plan, id);
            self.lay_files(url, &filed.files, Some(&document.path));
        }
    }

    pub(super) fn lay_parties(&mut self, catalog: &Catalog, plan: &Plan) {
        for (id, party) in catalog.parties() {
            let url = plan.party(id);
            let file = party.record.as_ref().map(|record| &record.path);
            let mut leaves = leaves(0..party.filings.len() + party.absent.len()).into_iter();
            // What else is at an address that another party has is no mistake of its own.
            let is_laid = leaves.all(|leaf| {
                let page = url.leaf(leaf.number, PageNaming::Folders);
                self.lay_page(page, PageKind::Party(id, leaf), file)
            });
            if !is_laid {
                continue;
            }
            self.lay_files(url, &party.files, file);
        }
    }

    pub(super) fn lay_authorities(&mut self, catalog: &Catalog, plan: &Plan) {
        for leaf in filled(leaves(0..catalog.authorities().len())) {
            let page = Url::new("authorities/").leaf(leaf.number, PageNaming::Files);
            self.lay_page(page, PageKind::Authorities(leaf), None);
        }
        let paged = catalog.authorities();
        for (id, authority) in paged.filter(|(id, _)| plan.has_own_page(*id)) {
            for leaf in leaves(0..authority.filings.len()) {
                let page = plan.authority(id).leaf(leaf.number, PageNaming::Folders);
                self.lay_page(page, PageKind::Authority(id, leaf), None);
            }
        }
    }
}
