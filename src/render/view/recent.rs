//! The filings that joined the record last: what a reader who comes back has not seen, whatever its
//! date.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::frame::{Frame, feed_of};
use super::when::{When, placed};
use crate::diagnostic::Diagnostic;
use crate::plan::{FeedFormat, Joined, Scope, Url};

/// The most filings on the page.
const MOST: usize = 40;

/// The page of what was added recently.
#[derive(Debug, Serialize)]
struct Recent {
    /// The days on which filings joined, the last first.
    days: Vec<Day>,
    /// How many filings joined before these.
    more: usize,
    /// The address of the feed of the same; none without `base_url`.
    feed: Option<String>,
    /// The same as JSON Feed.
    json_feed: Option<String>,
}

/// A day, and what joined on it.
#[derive(Debug, Serialize)]
struct Day {
    /// The day.
    date: When,
    /// The filings, as documents' rows.
    rows: Vec<Value>,
}

/// Renders the page of what was added recently.
pub(super) fn recent(press: &Press<'_>, url: &Url) -> Result<Vec<u8>, Diagnostic> {
    let words = press.theme.words();
    let all = press.plan.recent();
    let day = |joined: &Joined| placed(press, &joined.date);
    let shown = &all[..all.len().min(MOST)];
    let days = shown.chunk_by(|a, b| day(a) == day(b)).map(|joined| {
        let rows = joined
            .iter()
            .map(|joined| press.rows().filing(joined.filing));
        Day {
            date: When::new(words, &day(&joined[0])),
            rows: rows.collect(),
        }
    });
    let recent = Recent {
        days: days.collect(),
        more: all.len() - shown.len(),
        feed: feed_of(press, Scope::Site, FeedFormat::Atom),
        json_feed: feed_of(press, Scope::Site, FeedFormat::Json),
    };
    let title = words.get("recent.title");
    let site = &press.catalog.settings().title;
    let frame = Frame::new(press, url, "recent", title)
        .described(words.fill("recent.described", &[("site", site)]))
        .fed(press, Scope::Site);
    let root = press.plan.root_from(url);
    frame.render(press, "recent.html", &root, ("recent", &recent))
}
