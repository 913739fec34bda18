//! Lays what leads readers to what is new: corrections with their redlines, feeds, and calendars.

use super::Floor;
use super::lists::{filled, leaves};
use crate::link::Catalog;
use crate::link::quick::Map;
use crate::plan::feed::archives;
use crate::plan::{
    CalendarOf, Feed, FeedFormat, FeedPart, FirstSeen, Item, PageKind, PageNaming, Plan, Url,
};

impl Floor<'_> {
    /// Lays the page of corrections, where there are any, and their redlines.
    pub(super) fn lay_corrections(&mut self, plan: &Plan) {
        for leaf in filled(leaves(0..plan.corrections().len())) {
            let url = Url::new("corrections/").leaf(leaf.number, PageNaming::Files);
            self.lay_page(url, PageKind::Corrections(leaf), None);
        }
        let mut redlines: Vec<_> = plan.redlines.iter().collect();
        redlines.sort_unstable_by_key(|(pair, _)| **pair);
        for ((by, of), url) in redlines {
            self.lay_page(url.clone(), PageKind::Redline(*by, *of), None);
        }
    }

    /// Lays the feeds, where the address of the site is known, and the archives of those in Atom.
    pub(super) fn lay_feeds(&mut self, catalog: &Catalog, plan: &Plan) {
        if plan.base.is_none() || catalog.settings().as_of.is_some() {
            return;
        }
        let mut scopes: Vec<_> = plan.feeds.scopes().collect();
        scopes.sort_unstable();
        for (scope, filings) in scopes {
            let mut lay = |format, part| {
                let feed = Feed {
                    scope,
                    format,
                    part,
                };
                self.lay(plan.feed(catalog, &feed), Item::Feed(feed), None);
            };
            lay(FeedFormat::Atom, FeedPart::Latest);
            if plan.has_feed(scope, FeedFormat::Json) {
                lay(FeedFormat::Json, FeedPart::Latest);
            }
            for range in archives(filings) {
                lay(FeedFormat::Atom, FeedPart::Archive(range));
            }
        }
    }

    /// Lays the page of all dates and the calendars of more than one docket, where they show
    /// something.
    pub(super) fn lay_calendars(&mut self, catalog: &Catalog, plan: &Plan) {
        for leaf in filled(leaves(0..plan.agenda().len())) {
            let page = Url::new("deadlines/").leaf(leaf.number, PageNaming::Folders);
            self.lay_page(page, PageKind::Agenda(leaf), None);
        }
        let parties = catalog.parties().map(|(id, _)| CalendarOf::Party(id));
        for of in [CalendarOf::Site].into_iter().chain(parties) {
            if let Some(url) = plan.calendar(of) {
                self.lay(url, Item::Calendar(of), None);
            }
        }
    }
}

/// Finds the pages that were first published at another address, from which they forward now.
pub(super) fn first_urls(plan: &Plan, seen: &FirstSeen) -> Map<Url, Url> {
    let FirstSeen::Since(known, _) = seen else {
        return Map::default();
    };
    let mut first: Map<Url, Url> = Map::default();
    for (old, item) in plan.items() {
        let Item::Redirect(to) = item else {
            continue;
        };
        let Some(since) = known.since(old.as_str()) else {
            continue;
        };
        let before = first.get(to).unwrap_or(to);
        let is_older = known
            .since(before.as_str())
            .is_none_or(|known| since < known);
        if is_older {
            first.insert(to.clone(), old.clone());
        }
    }
    first
}
