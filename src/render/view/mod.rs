//! Views: what themes see of the catalog. Each page has a struct here, and each field of it is the
//! theme's contract.
//!
//! Sorting, counting and grouping happen here and never in a template. Addresses are given from the
//! site's root: a template writes `{{ root }}` before each.

mod agenda;
mod attachment;
mod authorities;
mod authority;
mod cite;
mod closing;
mod corrections;
mod counsel;
mod coverage;
mod docket;
mod downloads;
mod filing;
mod frame;
mod free;
mod grouped;
mod head;
mod home;
mod labels;
mod ld;
mod limits;
mod list;
mod overview;
mod party;
mod pdf_text;
mod recent;
mod record;
mod redline;
mod requests;
mod roster;
mod rows;
mod search;
mod service;
mod sheet;
mod steps;
mod thread;
mod ties;
mod timeline;
mod when;
mod whole;

pub(super) use attachment::name_of_file;
pub(super) use frame::DESCRIPTION;
pub(super) use labels::{
    find_type, heading_of, spell_type, spell_types, title_of, title_of_attachment,
};
pub(super) use rows::{KeptRows, Rows};
pub(super) use steps::{spell_holiday, spell_step};
pub(super) use ties::{capitalize, changes};

use super::Press;
use crate::diagnostic::Diagnostic;
use crate::plan::{PageKind, Url};

/// Renders a page. Fails where a template of the site's own does.
pub(super) fn page(press: &Press<'_>, url: &Url, page: &PageKind) -> Result<Vec<u8>, Diagnostic> {
    match page {
        PageKind::Home => home::home(press, url),
        PageKind::Dockets(leaf) => list::dockets(press, url, leaf),
        PageKind::Parties(leaf) => list::parties(press, url, leaf),
        PageKind::Authorities(leaf) => authorities::authorities(press, url, leaf),
        PageKind::Coverage(leaf) => coverage::coverage(press, url, leaf),
        PageKind::Corrections(leaf) => corrections::corrections(press, url, leaf),
        PageKind::Redline(new, old) => redline::redline(press, url, *new, *old),
        PageKind::Agenda(leaf) => agenda::agenda(press, url, leaf),
        PageKind::Recent => recent::recent(press, url),
        PageKind::Search => search::search(press, url),
        PageKind::NotFound => free::not_found(press, url),
        PageKind::Free(at) => free::free(press, url, *at),
        PageKind::Docket(id) => docket::docket(press, url, *id),
        PageKind::Timeline(id, part) => timeline::timeline(press, url, *id, *part),
        PageKind::Sheet(id, leaf) => sheet::sheet(press, url, *id, leaf),
        PageKind::DocketParties(id, leaf) => roster::roster(press, url, *id, leaf),
        PageKind::Grouped(id, grouping, leaf) => grouped::grouped(press, url, *id, *grouping, leaf),
        PageKind::Requests(id, leaf) => requests::requests(press, url, *id, leaf),
        PageKind::Limits(id) => limits::limits(press, url, *id),
        PageKind::DocketAuthorities(id, leaf) => authorities::of_docket(press, url, *id, leaf),
        PageKind::Whole(id) => whole::whole(press, url, *id),
        PageKind::Filing(id) => filing::filing(press, url, *id),
        PageKind::Party(id, leaf) => party::party(press, url, *id, leaf),
        PageKind::Authority(id, leaf) => authority::authority(press, url, *id, leaf),
    }
}

/// Renders the page at an old address that leads to a new one.
pub(super) fn redirect(press: &Press<'_>, url: &Url, to: &Url) -> Result<Vec<u8>, Diagnostic> {
    free::redirect(press, url, to)
}

#[cfg(test)]
mod tests;
