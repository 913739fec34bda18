//! Lays out the plan: gives every record its address, and finds the addresses that are taken twice.

mod files;
mod floor;
mod follow;
mod lists;
mod records;
mod take;

pub(crate) use files::in_sitemap;

use super::agenda::agenda;
use super::calendar::Calendars;
use super::cited::cited_once;
use super::corrections::{corrections, redlines};
use super::entry::repeated;
use super::feed::Feeds;
use super::joined::joined;
use super::{FirstSeen, IndexPlan, Item, Links, PageKind, PageNaming, Plan, RESERVED, Url};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::link::Catalog;
use crate::link::quick::Map;
use floor::{Floor, file_of};
use follow::first_urls;
use lists::{absent_places, leaves, timeline_parts, withheld};

/// The folder of a docket's page of deadlines in earlier releases.
const OLD_DEADLINES: &str = "limits";
/// The longest part of an address, in bytes: file systems take 255, and a file's ending has to fit
/// too.
const LONGEST: usize = 200;

/// Plans a site: every address, and what is there. `theme_files` are the theme's own files, by
/// name; `seen` tells since when pages are published.
///
/// An address that two records claim is an error that names both of their files.
pub fn plan(catalog: &Catalog, theme_files: &[String], seen: &FirstSeen) -> (Plan, Diagnostics) {
    let base = catalog.settings().base_url.clone();
    let links = if base.is_some() {
        Links::Rooted
    } else {
        Links::Relative
    };
    let mut floor = Floor {
        catalog,
        items: Vec::new(),
        taken: Map::default(),
        is_index_a_folder: false,
        problems: Diagnostics::default(),
    };
    let dockets: Vec<Url> = catalog
        .dockets()
        .map(|(_, docket)| {
            let name = floor.named(&docket.name, file_of(docket));
            Url::new("dockets/").folder(&name)
        })
        .collect();
    let parties: Vec<Url> = catalog
        .parties()
        .map(|(_, party)| {
            let name = floor.named(&party.id, party.record.as_ref().map(|record| &record.path));
            Url::new("parties/").folder(&name)
        })
        .collect();
    // What tells authorities apart is their part of an address, so no two can claim one.
    let authorities: Vec<Url> = catalog
        .authorities()
        .map(|(_, authority)| Url::new("authorities/").folder(&authority.key))
        .collect();
    let filings = catalog
        .filings()
        .map(|(_, filed)| {
            let document = filed.filing.document()?;
            let name = floor.named(&document.id, Some(&document.path));
            if filed.home().is_some() && RESERVED.contains(&&*name) {
                let code = Code::ReservedId;
                let message = format!("the docket's own pages use the name `{name}`");
                floor.problems.push(
                    Diagnostic::error(code, Place::File(document.path.clone()), message)
                        .help(code.way_out()),
                );
            }
            let home = filed
                .home()
                .map_or(Url::new("filings/"), |home| dockets[home.index()].clone());
            Some(home.folder(&name))
        })
        .collect();
    let pages = catalog
        .pages()
        .iter()
        .map(|page| {
            let parts: Vec<String> = page
                .id
                .split('/')
                .map(|part| floor.named(part, Some(&page.path)))
                .collect();
            parts
                .iter()
                .fold(Url::new("pages/"), |url, part| url.folder(part))
        })
        .collect();
    let mut plan = Plan {
        items: Vec::new(),
        links,
        base,
        dockets,
        filings,
        parties,
        cited_once: cited_once(catalog, &authorities, seen),
        authorities,
        pages,
        timelines: Vec::new(),
        absent: Vec::new(),
        withheld: Map::default(),
        repeated: Map::default(),
        index: IndexPlan::new(catalog),
        joined: Vec::new(),
        joined_at: vec![None; catalog.filings().len()],
        feeds: Feeds::default(),
        calendars: Calendars::new(catalog),
        agenda: agenda(catalog),
        corrections: Vec::new(),
        redlines: Map::default(),
        first_urls: Map::default(),
    };
    plan.timelines = catalog
        .dockets()
        .map(|(id, _)| timeline_parts(catalog, id, plan.docket(id)))
        .collect();
    plan.absent = absent_places(catalog, &plan);
    plan.withheld = withheld(catalog, &plan);
    plan.repeated = repeated(catalog, &plan);
    plan.joined = joined(catalog, |id| plan.filing(id), seen);
    for (at, joined) in plan.joined.iter().enumerate() {
        plan.joined_at[joined.filing.index()] = Some(at);
    }
    plan.corrections = corrections(catalog, |id| plan.filing(id).is_some());
    plan.redlines = redlines(catalog, &plan, &plan.corrections);
    plan.feeds = Feeds::new(catalog, &plan.joined, |id| plan.has_own_page(id));
    let published = plan.feeds.published(catalog, &plan, seen);
    plan.feeds.keep(published);
    floor.lay_site(catalog, &plan, theme_files);
    floor.lay_filings_file(catalog);
    floor.lay_reading_list(catalog);
    floor.lay_dockets(catalog, &plan);
    floor.lay_filings(catalog, &plan);
    floor.lay_parties(catalog, &plan);
    floor.lay_authorities(catalog, &plan);
    floor.lay_corrections(&plan);
    floor.lay_feeds(catalog, &plan);
    floor.lay_calendars(catalog, &plan);
    floor.lay_redirects(catalog, &plan);
    floor.lay_host_files(&plan);
    floor.lay_sitemap(&plan);
    // Most are in runs that are in order.
    floor.items.sort_by(|a, b| a.url.cmp(&b.url));
    floor.find_folders_under_files();
    if plan.base.is_none() {
        let code = Code::NoBaseUrl;
        floor
            .problems
            .push(Diagnostic::note(code, Place::Site, code.sentence()).help(code.way_out()));
    }
    let laid = floor.items.into_iter();
    plan.items = laid.map(|laid| (laid.url, laid.item)).collect();
    plan.first_urls = first_urls(&plan, seen);
    (plan, floor.problems)
}

impl Floor<'_> {
    fn lay_site(&mut self, catalog: &Catalog, plan: &Plan, theme_files: &[String]) {
        self.lay_page(Url::default(), PageKind::Home, None);
        self.lay_page(Url::new("404.html"), PageKind::NotFound, None);
        for leaf in leaves(0..catalog.dockets().len()) {
            self.lay_page(
                Url::new("dockets/").leaf(leaf.number, PageNaming::Files),
                PageKind::Dockets(leaf),
                None,
            );
        }
        for leaf in leaves(0..catalog.parties().len()) {
            self.lay_page(
                Url::new("parties/").leaf(leaf.number, PageNaming::Files),
                PageKind::Parties(leaf),
                None,
            );
        }
        for leaf in leaves(0..catalog.dockets().len()) {
            self.lay_page(
                Url::new("coverage/").leaf(leaf.number, PageNaming::Files),
                PageKind::Coverage(leaf),
                None,
            );
        }
        self.lay_page(Url::new("recent/"), PageKind::Recent, None);
        self.lay_page(Url::new("search/"), PageKind::Search, None);
        for (path, file) in plan.index().files() {
            self.lay(Url::new("search/").file(&path), Item::Search(file), None);
        }
        for (at, page) in catalog.pages().iter().enumerate() {
            self.lay_page(plan.page(at).clone(), PageKind::Free(at), Some(&page.path));
            self.lay_files(plan.page(at), catalog.page_files(at), Some(&page.path));
        }
        for name in theme_files {
            self.lay(
                Url::new(format!("assets/{name}")),
                Item::ThemeFile(name.clone()),
                None,
            );
        }
    }
}
