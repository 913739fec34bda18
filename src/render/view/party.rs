//! A party: its names, its roles, and everything that it filed, received or was served, in every
//! docket.

mod concern;

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::prose::{Around, plain, prose};
use super::counsel::{CounselView, counsel};
use super::frame::{DESCRIPTION, Frame, extra};
use super::labels::spell_kind;
use super::ld;
use super::list::{Pager, leaf_title};
use super::record::{Fact, FactList, FactValue};
use crate::diagnostic::Diagnostic;
use crate::docket::Mention;
use crate::link::{Named, PartyId};
use crate::plan::{CalendarOf, Leaf, PageNaming, Scope, Url};
use concern::{Concern, PartyRole, concern, role};

/// The most dockets that the page lists.
const DOCKETS: usize = 100;

/// A party's page, or a page of what concerns it.
#[derive(Debug, Serialize)]
struct PartyView<'a> {
    /// The party, as a party's row.
    row: Value,
    /// Its names and what else is known of it.
    facts: Vec<Fact>,
    /// Who speaks for it.
    counsel: Vec<CounselView<'a>>,
    /// The text of its record, as HTML; empty where there is none, and on later pages.
    html: String,
    /// The dockets in which it takes part.
    dockets: Vec<PartyRole<'a>>,
    /// In how many more dockets it takes part.
    more_dockets: usize,
    /// How many documents concern it.
    count: usize,
    /// The documents on this page: filings in timeline order, and after them what is not on file.
    entries: Vec<Concern>,
    /// The links from page to page.
    pager: Pager,
    /// The calendar of its dockets, where there is one.
    calendar: Option<String>,
    /// `extra` of its record.
    extra: Option<Value>,
}

/// Renders a page of a party.
pub(super) fn party(
    press: &Press<'_>,
    url: &Url,
    id: PartyId,
    leaf: &Leaf,
) -> Result<Vec<u8>, Diagnostic> {
    let party = press.catalog.party(id);
    let record = party.record.as_ref();
    let own = press.plan.party(id);
    let root = press.plan.root_from(url);
    let around = Around {
        press,
        root: &root,
        own,
        files: &party.files,
    };
    let html = record
        .filter(|_| leaf.number == 1)
        .map(|record| prose(&record.prose, &around).html);
    let words = press.theme.words();
    let description = record
        .map(|record| plain(&record.prose, DESCRIPTION, words))
        .filter(|text| !text.is_empty());
    let frame = Frame::new(press, url, "parties", leaf_title(press, &party.name, leaf))
        .described(
            description.unwrap_or_else(|| words.fill("party.described", &[("name", &party.name)])),
        )
        .fed(press, Scope::Party(id))
        .telling([
            ld::breadcrumbs(
                press,
                url,
                &[(words.get("parties.title"), Url::new("parties/"))],
                &party.name,
            ),
            ld::party(press, url, id),
        ]);
    let view = PartyView {
        row: press.rows().party(id),
        facts: facts(press, id),
        counsel: record.map_or(Vec::new(), |record| counsel(&record.counsel)),
        html: html.unwrap_or_default(),
        dockets: party
            .dockets
            .iter()
            .take(DOCKETS)
            .map(|docket| role(press, *docket, id))
            .collect(),
        more_dockets: party.dockets.len().saturating_sub(DOCKETS),
        count: party.filings.len() + party.absent.len(),
        entries: leaf
            .range
            .clone()
            .map(|at| concern(press, id, at))
            .collect(),
        pager: Pager::new(press, own, leaf, PageNaming::Folders),
        calendar: press
            .plan
            .calendar(CalendarOf::Party(id))
            .map(|url| url.href(press.plan.links())),
        extra: extra(record.and_then(|record| record.extra.as_ref())),
    };
    frame.render(press, "party.html", &root, ("party", &view))
}

/// Collects the party's names and what else is known of it.
fn facts(press: &Press<'_>, id: PartyId) -> Vec<Fact> {
    let party = press.catalog.party(id);
    let mut facts = FactList::new(press);
    let mentions = |all: &[Mention]| {
        all.iter()
            .map(|one| FactValue::text(&one.text))
            .collect::<Vec<_>>()
    };
    facts.values("dba", party.dba.iter().map(|name| FactValue::text(name)));
    if let Some(record) = &party.record {
        facts.values("formerly", mentions(&record.formerly));
        facts.values("aliases", mentions(&record.aliases));
        facts.text(
            "kind",
            record
                .kind
                .as_deref()
                .map(|kind| spell_kind(press.theme.words(), kind)),
        );
    }
    facts.parties("parent", party.parent.as_slice());
    let children: Vec<Named> = party
        .children
        .iter()
        .map(|child| Named::Party(*child))
        .collect();
    facts.parties("children", &children);
    if let Some(record) = &party.record {
        let shown = record.website.as_deref().map(|url| {
            url.trim_start_matches("https://")
                .trim_start_matches("http://")
                .trim_end_matches('/')
        });
        facts.web(
            "website",
            shown.unwrap_or_default(),
            record.website.as_deref(),
        );
        facts.own("identifier", &record.identifiers);
        facts.own("fact", &record.facts);
    }
    facts.all()
}
