//! Old addresses that lead to new ones.

use super::super::floor::{Floor, folded};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place, SitePath};
use crate::link::Catalog;
use crate::plan::{Item, Plan, Url};

impl Floor<'_> {
    pub(in crate::plan::lay) fn lay_redirects(&mut self, catalog: &Catalog, plan: &Plan) {
        let mut all: Vec<(&str, &KeyPath, Url, &SitePath)> = Vec::new();
        for (id, docket) in catalog.dockets() {
            let to = plan.docket(id);
            if let (Some(record), Some(proceeding)) = (&docket.record, docket.proceeding()) {
                all.extend(
                    proceeding
                        .redirect_from
                        .iter()
                        .map(|(old, at)| (&**old, at, to.clone(), &record.path)),
                );
            }
        }
        for (id, filed) in catalog.filings() {
            if let (Some(document), Some(to)) = (filed.filing.document(), plan.filing(id)) {
                all.extend(
                    document
                        .redirect_from
                        .iter()
                        .map(|(old, at)| (&**old, at, to.clone(), &document.path)),
                );
            }
        }
        for (id, party) in catalog.parties() {
            if let Some(record) = &party.record {
                let to = plan.party(id);
                all.extend(
                    record
                        .redirect_from
                        .iter()
                        .map(|(old, at)| (&**old, at, to.clone(), &record.path)),
                );
            }
        }
        let below = match all.is_empty() {
            true => Vec::new(),
            false => self.pages_and_files(),
        };
        for (old, at, to, file) in all {
            let path = old.trim_start_matches('/');
            // An old address without an ending was a folder's; a host finds the folder's index.html
            // for an old document's address too.
            let whole = path.strip_suffix("index.html");
            let whole = whole.filter(|rest| rest.is_empty() || rest.ends_with('/'));
            let url = match path.ends_with(".html") || path.ends_with(".htm") || path.ends_with('/')
            {
                true => Url::new(whole.unwrap_or(path)),
                false => Url::new(format!("{path}/")),
            };
            if let Some(other) = self.taken.get(&folded(&url)).map(|at| &self.items[*at]) {
                let whose = other
                    .file
                    .as_ref()
                    .map_or("used by one of the site's own pages".to_owned(), |file| {
                        format!("used by {file}")
                    });
                let place = Place::Key(file.clone(), at.clone(), Part::Value);
                let message = format!("the address {url} is already {whose}");
                self.problems.push(
                    Diagnostic::error(Code::AddressTaken, place, message).help("delete it here"),
                );
            } else {
                self.lay(url.clone(), Item::Redirect(to.clone()), Some(file));
                if let Some(laid) = self.items.last_mut() {
                    laid.asked = Some(at.clone());
                }
                self.lay_below(&url, &to, &below, file);
            }
        }
    }
}
