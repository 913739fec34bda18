//! Sitemaps (sitemaps.org): every page, and for those of the record the day on which it last
//! changed.

use serde::Serialize;

use super::Press;
use super::feed::{in_full, updated};
use crate::diagnostic::Diagnostic;
use crate::plan::{Item, PageKind, Sitemap, Url, in_sitemap};

/// What the template of a sitemap sees.
#[derive(Serialize)]
struct Addresses {
    addresses: Vec<Address>,
}

#[derive(Serialize)]
struct Address {
    /// In full.
    url: String,
    /// The day on which the record that the page shows last changed, where that is known.
    changed: Option<String>,
}

/// Renders the sitemap, or a part of it.
pub(super) fn sitemap(press: &Press<'_>, sitemap: &Sitemap) -> Result<Vec<u8>, Diagnostic> {
    let plan = press.plan;
    let pages = plan.items().filter(|(_, item)| in_sitemap(item));
    let pages = pages.map(|(url, item)| Address {
        url: in_full(plan, url),
        changed: changed(press, item),
    });
    let (template, addresses) = match sitemap {
        Sitemap::Whole => ("sitemap.xml", pages.collect()),
        Sitemap::Part(range) => (
            "sitemap.xml",
            pages.skip(range.start).take(range.len()).collect(),
        ),
        Sitemap::Index(parts) => {
            let parts = (1..=*parts).map(|part| Address {
                url: in_full(plan, &Url::new(format!("sitemap-{part}.xml"))),
                changed: None,
            });
            ("sitemap-index.xml", parts.collect())
        }
    };
    press.theme.render(template, &Addresses { addresses })
}

fn changed(press: &Press<'_>, item: &Item) -> Option<String> {
    let instant = match item {
        Item::Page(PageKind::Filing(id)) => updated(press, *id),
        Item::Page(PageKind::Docket(id)) => {
            let filings = press.catalog.docket(*id).filings.iter();
            filings.filter_map(|id| updated(press, *id)).max()
        }
        _ => None,
    };
    instant.map(|instant| instant.format("%Y-%m-%d").to_string())
}
