//! The deadlines that rest on an authority.

use serde::Serialize;
use tera::Value;

use super::super::super::Press;
use super::super::super::drafts::is_drafted_entry;
use super::super::when::When;
use crate::link::{AuthorityId, DocketId, Entry};

/// The most deadlines that an authority's page shows.
pub(super) const LIMITS: usize = 60;

/// A deadline that rests on an authority, or a date that a filing states by it.
#[derive(Debug, Serialize)]
pub(in crate::render::view) struct Resting<'a> {
    /// What is due or begins then.
    title: &'a str,
    /// The name of its clock; none for a date that a filing states.
    clock: Option<&'a str>,
    /// The law behind it, as typed, where that says more than the authority's name: `47 U.S.C. §
    /// 252(b)(1)`.
    basis: Option<&'a str>,
    /// When; none where that is not known.
    date: Option<When>,
    /// Its docket, as a docket's row.
    docket: Value,
    /// Where it is with its steps, or the filing that states it.
    url: Option<String>,
    /// Whether a draft states it, or starts its clock.
    draft: bool,
}

/// Makes the view of an entry of a docket's timeline that rests on an authority; none for other
/// entries.
pub(in crate::render::view) fn resting<'a>(
    press: &Press<'a>,
    authority: AuthorityId,
    (id, entry): (DocketId, Entry),
) -> Option<Resting<'a>> {
    let docket = press.catalog.docket(id);
    let basis = press.catalog.basis_of(id, entry)?;
    let (title, clock, date, url) = match entry {
        Entry::Limit(number, at) => {
            let (clock, _) = docket.clock(number);
            let page = press.plan.deadlines(id);
            let anchor = press.plan.anchor(press.catalog, id, entry);
            let url = format!("{}#{anchor}", page.href(press.plan.links()));
            let title = &clock.milestones[at].title;
            (
                title,
                Some(&*clock.name),
                docket.limit_date(number, at),
                Some(url),
            )
        }
        Entry::Stated(filing, at) => {
            let document = press.catalog.filing(filing).filing.document()?;
            let stated = &document.deadlines[at];
            let url = press.plan.filing(filing);
            let url = url.map(|url| url.href(press.plan.links()));
            (&stated.title, None, Some(stated.date.clone()), url)
        }
        Entry::Filing(_) | Entry::Absent(_) | Entry::Event(_) => return None,
    };
    Some(Resting {
        title,
        clock,
        basis: (basis != press.catalog.authority(authority).authority.name).then_some(basis),
        date: date
            .as_ref()
            .map(|date| When::new(press.theme.words(), date)),
        docket: press.rows().docket(id),
        url,
        draft: is_drafted_entry(press.catalog, id, entry),
    })
}
