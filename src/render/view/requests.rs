//! What a docket was asked to decide: each motion, application or other request with its answers
//! and its ruling.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::head::{Head, View};
use super::labels::spell_ruling;
use super::list::{Pager, leaf_title};
use super::ties::capitalize;
use super::when::When;
use crate::diagnostic::Diagnostic;
use crate::link::{self, DocketId, FilingId, Referent, RequestOutcome};
use crate::plan::{Leaf, PageNaming, Url};
use crate::time::Date;

/// The most answers of a request that the page shows.
const ANSWERS: usize = 50;

/// A page of what a docket was asked to decide.
#[derive(Debug, Serialize)]
struct RequestList<'a> {
    /// The docket's head.
    head: Head<'a>,
    /// How many requests the docket has.
    count: usize,
    /// How many of them are pending.
    pending: usize,
    /// The requests on this page, the last first.
    requests: Vec<RequestView>,
    /// The links from page to page.
    pager: Pager,
}

/// A request.
#[derive(Debug, Serialize)]
pub(super) struct RequestView {
    /// The document, as a document's row.
    row: Value,
    /// Whether nothing became of it yet.
    pending: bool,
    /// What became of it: `Granted in part`.
    outcome: String,
    /// When; none while it is pending.
    decided: Option<When>,
    /// How many days lie between its filing and that, where both are certain days.
    days: Option<i64>,
    /// The documents that decided it, as documents' rows.
    by: Vec<Value>,
    /// The filings that answer it, as documents' rows.
    answers: Vec<Value>,
    /// How many more answer it.
    more: usize,
}

/// Renders a page of what a docket was asked to decide.
pub(super) fn requests(
    press: &Press<'_>,
    url: &Url,
    id: DocketId,
    leaf: &Leaf,
) -> Result<Vec<u8>, Diagnostic> {
    let all = link::requests(press.catalog, id);
    let head = Head::new(press, id, View::Requests);
    let title = leaf_title(press, View::Requests.title(press), leaf);
    let frame = head.frame(press, url, &title);
    let list = press.plan.requests(id).unwrap_or_else(|| url.clone());
    let pending = |request: &&link::Request| request.outcome == RequestOutcome::Pending;
    let shown = all.iter().rev().skip(leaf.range.start);
    let view = RequestList {
        head,
        count: all.len(),
        pending: all.iter().filter(pending).count(),
        requests: shown
            .take(leaf.range.len())
            .map(|request| view(press, request))
            .collect(),
        pager: Pager::new(press, &list, leaf, PageNaming::Folders),
    };
    frame.render(
        press,
        "motions.html",
        &press.plan.root_from(url),
        ("motions", &view),
    )
}

/// Makes the view of a request.
pub(super) fn view(press: &Press<'_>, request: &link::Request) -> RequestView {
    let words = press.theme.words();
    let (outcome, by) = match &request.outcome {
        RequestOutcome::Pending => (words.get("motions.pending").to_owned(), Vec::new()),
        RequestOutcome::Ruled(rulings) => {
            let mut said: Vec<String> = Vec::new();
            for (_, ruling) in rulings {
                let ruling = spell_ruling(words, ruling);
                if !said.contains(&ruling) {
                    said.push(ruling);
                }
            }
            let by = rulings.iter().map(|(by, _)| *by).collect();
            (capitalize(&said.join(words.get("site.between"))), by)
        }
        RequestOutcome::Withdrawn(by) => (capitalize(words.get("ties.withdrawn")), vec![*by]),
        RequestOutcome::Superseded(by) => (capitalize(words.get("ties.superseded")), vec![*by]),
    };
    let filed = match request.document {
        Referent::Filing(id) => &press.catalog.filing(id).filing.date,
        Referent::Absent(id) => &press.catalog.absent(id).date,
    };
    let date = |id: &FilingId| &press.catalog.filing(*id).filing.date;
    let decided = by.first().map(date);
    let answers = request.answers.iter();
    RequestView {
        row: press.rows().document(request.document),
        pending: request.outcome == RequestOutcome::Pending,
        outcome,
        decided: decided.map(|date| When::new(words, date)),
        days: decided.and_then(|decided| days_between(press, filed, decided)),
        by: by.iter().map(|id| press.rows().filing(*id)).collect(),
        answers: answers
            .take(ANSWERS)
            .map(|id| press.rows().filing(*id))
            .collect(),
        more: request.answers.len().saturating_sub(ANSWERS),
    }
}

/// Counts the days from one date to another by the site's own clocks; `None` where one of them is
/// not a certain day, or where they come in the other order.
fn days_between(press: &Press<'_>, from: &Date, to: &Date) -> Option<i64> {
    let certain = |date: &Date| {
        let (first, last) = date.exact_days()?;
        let day = press.catalog.local_day(date)?;
        (first == last).then_some(day)
    };
    let days = (certain(to)? - certain(from)?).num_days();
    (days >= 0).then_some(days)
}
