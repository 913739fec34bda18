//! Lists that are cut into pages: all dockets, all parties, and the links from page to page of any
//! list.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::frame::Frame;
use crate::diagnostic::Diagnostic;
use crate::link::{DocketId, PartyId};
use crate::plan::{Leaf, PageNaming, Url};

/// A page of a list.
#[derive(Debug, Serialize)]
struct List {
    /// How many entries the whole list has.
    count: usize,
    /// The entries on this page: dockets' or parties' rows.
    entries: Vec<Value>,
    /// The links from page to page.
    pager: Pager,
}

/// The links from one page of a list to the others.
#[derive(Debug, Serialize)]
pub(super) struct Pager {
    /// All pages of the list; empty where there is only one.
    pub pages: Vec<PageLink>,
    /// The address of the page before.
    pub previous: Option<String>,
    /// The address of the page after.
    pub next: Option<String>,
}

/// A link to one page of a list.
#[derive(Debug, Serialize)]
pub(super) struct PageLink {
    /// Its number, from 1.
    pub number: usize,
    /// Its address.
    pub url: String,
    /// Whether it is the page that shows the link.
    pub current: bool,
}

/// Renders a page of the list of dockets.
pub(super) fn dockets(press: &Press<'_>, url: &Url, leaf: &Leaf) -> Result<Vec<u8>, Diagnostic> {
    let entries = leaf
        .range
        .clone()
        .map(|at| press.rows().docket(DocketId(at as u32)))
        .collect();
    list(
        press,
        url,
        leaf,
        "dockets",
        (entries, press.catalog.dockets().len()),
    )
}

/// Renders a page of the list of parties.
pub(super) fn parties(press: &Press<'_>, url: &Url, leaf: &Leaf) -> Result<Vec<u8>, Diagnostic> {
    let entries = leaf
        .range
        .clone()
        .map(|at| press.rows().party(PartyId(at as u32)))
        .collect();
    list(
        press,
        url,
        leaf,
        "parties",
        (entries, press.catalog.parties().len()),
    )
}

/// Renders a page of a list of the site's, named by its folder, with its entries and their whole
/// number.
fn list(
    press: &Press<'_>,
    url: &Url,
    leaf: &Leaf,
    folder: &'static str,
    (entries, count): (Vec<Value>, usize),
) -> Result<Vec<u8>, Diagnostic> {
    let pager = Pager::new(
        press,
        &Url::default().folder(folder),
        leaf,
        PageNaming::Files,
    );
    let words = press.theme.words();
    let title = words.get(&format!("{folder}.title"));
    let site = &press.catalog.settings().title;
    let frame =
        Frame::new(press, url, folder, leaf_title(press, title, leaf)).described(match folder {
            "dockets" => words.fill("dockets.described", &[("site", site)]),
            _ => words.fill("parties.described", &[("site", site)]),
        });
    let root = press.plan.root_from(url);
    frame.render(
        press,
        &format!("{folder}.html"),
        &root,
        (
            "list",
            &List {
                count,
                entries,
                pager,
            },
        ),
    )
}

/// Names a page of a list by the list's title and, after the first, its number.
pub(super) fn leaf_title(press: &Press<'_>, title: &str, leaf: &Leaf) -> String {
    match leaf.number {
        1 => title.to_owned(),
        number => {
            let (number, of) = (number.to_string(), leaf.of.to_string());
            let values = [("title", title), ("n", &number), ("of", &of)];
            press.theme.words().fill("site.page_of", &values)
        }
    }
}

impl Pager {
    /// Makes the links of one page of a list whose first page is given.
    pub(super) fn new(press: &Press<'_>, first: &Url, leaf: &Leaf, naming: PageNaming) -> Pager {
        let url = |number: usize| first.leaf(number, naming).href(press.plan.links());
        let pages = (1..=leaf.of).filter(|_| leaf.of > 1);
        Pager {
            pages: pages
                .map(|number| PageLink {
                    number,
                    url: url(number),
                    current: number == leaf.number,
                })
                .collect(),
            previous: (leaf.number > 1).then(|| url(leaf.number - 1)),
            next: (leaf.number < leaf.of).then(|| url(leaf.number + 1)),
        }
    }
}
