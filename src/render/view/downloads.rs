//! What a docket's own page offers to take away.

use serde::Serialize;

use super::super::Press;
use crate::link::DocketId;
use crate::plan::Download;

/// A file to take away.
#[derive(Debug, Serialize)]
pub(super) struct DownloadLink<'a> {
    /// Which it is: `calendar`, `sheet`, `record`, `package` or `whole`.
    kind: &'static str,
    /// Its title.
    title: &'a str,
    /// Its address.
    url: String,
    /// The name of its format.
    format: &'static str,
    /// The format's media type.
    media_type: &'static str,
    /// What it is good for.
    note: &'a str,
}

/// Returns what a docket offers.
pub(super) fn downloads<'a>(press: &Press<'a>, id: DocketId) -> Vec<DownloadLink<'a>> {
    let all = Download::ALL.into_iter();
    let all = all.filter_map(|download| link(press, id, download));
    all.chain(package(press, id))
        .chain(whole(press, id))
        .collect()
}

/// Makes the link to the page with a whole docket; none where it has none.
fn whole<'a>(press: &Press<'a>, id: DocketId) -> Option<DownloadLink<'a>> {
    let words = press.theme.words();
    let url = press.plan.whole(id)?;
    Some(DownloadLink {
        kind: "whole",
        title: words.get("downloads.whole"),
        url: url.href(press.plan.links()),
        format: "HTML",
        media_type: "text/html",
        note: words.get("downloads.notes.whole"),
    })
}

/// Makes the link to the archive of a docket; none where it has none.
fn package<'a>(press: &Press<'a>, id: DocketId) -> Option<DownloadLink<'a>> {
    let words = press.theme.words();
    let url = press.plan.package(id)?;
    Some(DownloadLink {
        kind: "package",
        title: words.get("downloads.package"),
        url: url.href(press.plan.links()),
        format: "ZIP",
        media_type: "application/zip",
        note: words.get("downloads.notes.package"),
    })
}

/// Makes the link to a file of a docket; none where the docket has none of the kind.
fn link<'a>(press: &Press<'a>, id: DocketId, download: Download) -> Option<DownloadLink<'a>> {
    let words = press.theme.words();
    let url = press.plan.download(id, download)?;
    let url = url.href(press.plan.links());
    Some(match download {
        Download::Calendar => DownloadLink {
            kind: "calendar",
            title: words.get("downloads.calendar"),
            url,
            format: "iCalendar",
            media_type: "text/calendar",
            note: words.get("downloads.notes.calendar"),
        },
        Download::Sheet => DownloadLink {
            kind: "sheet",
            title: words.get("downloads.sheet"),
            url,
            format: "CSV",
            media_type: "text/csv",
            note: words.get("downloads.notes.sheet"),
        },
        // Programs find it by the name of the sheet.
        Download::Columns => return None,
        Download::Record => DownloadLink {
            kind: "record",
            title: words.get("downloads.record"),
            url,
            format: "JSON",
            media_type: "application/json",
            note: words.get("downloads.notes.record"),
        },
    })
}
