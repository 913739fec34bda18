//! A docket's documents in groups: by type, or by who filed them. What the filters of a timeline
//! show, as pages.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::super::drafts::is_drafted;
use super::frame::feed_of;
use super::head::{Head, View};
use super::labels::{find_type, spell_types};
use super::list::{Pager, leaf_title};
use crate::diagnostic::Diagnostic;
use crate::link::{Common, DocketId, Group, Grouping, Named};
use crate::plan::{ENTRIES, FeedFormat, Leaf, PageNaming, Scope, Url, slug};

/// A page of a docket's documents in groups.
#[derive(Debug, Serialize)]
struct Grouped<'a> {
    /// The docket's head.
    head: Head<'a>,
    /// What the list is: `Filings by type`.
    title: &'a str,
    /// All groups, to jump to.
    all: Vec<GroupLink>,
    /// The groups on this page.
    groups: Vec<GroupView>,
    /// The links from page to page.
    pager: Pager,
}

/// A link to a group.
#[derive(Debug, Serialize)]
struct GroupLink {
    /// Its title.
    title: String,
    /// How many documents it has.
    count: usize,
    /// Its address: a page and an anchor.
    url: String,
    /// Whether all of its documents are drafts.
    draft: bool,
}

/// A group, or the part of it on one page.
#[derive(Debug, Serialize)]
struct GroupView {
    /// Its title.
    title: String,
    /// Its anchor; none where the group began on a page before.
    anchor: Option<String>,
    /// Its documents, as documents' rows, in timeline order.
    rows: Vec<Value>,
    /// Whether all documents of the group are drafts.
    draft: bool,
    /// The address of a feed of the group, where the site has it.
    feed: Option<String>,
}

/// Renders a page of a docket's documents in groups.
pub(super) fn grouped(
    press: &Press<'_>,
    url: &Url,
    id: DocketId,
    grouping: Grouping,
    leaf: &Leaf,
) -> Result<Vec<u8>, Diagnostic> {
    let (view, key) = match grouping {
        Grouping::Type => (View::Types, "grouped.by_type"),
        Grouping::Party => (View::Parties, "grouped.by_party"),
    };
    let title = press.theme.words().get(key);
    let head = Head::new(press, id, view);
    let frame = head.frame(press, url, &leaf_title(press, title, leaf));
    let first = press.plan.grouped(id, grouping);
    let mut all = Vec::new();
    let mut groups = Vec::new();
    let mut start = 0;
    for group in press.rows().groups(id, grouping) {
        let (title, anchor) = (title_of(press, group), anchor_of(press, group));
        let end = start + group.documents.len();
        let mut documents = group.documents.iter();
        let draft = documents.all(|document| is_drafted(press.catalog, *document));
        let page = first.leaf(1 + start / ENTRIES, PageNaming::Folders);
        all.push(GroupLink {
            url: format!("{}#{anchor}", page.href(press.plan.links())),
            title: title.clone(),
            count: group.documents.len(),
            draft,
        });
        let here = start.max(leaf.range.start)..end.min(leaf.range.end);
        if !here.is_empty() {
            groups.push(GroupView {
                title,
                anchor: (here.start == start).then_some(anchor),
                rows: group.documents[here.start - start..here.end - start]
                    .iter()
                    .map(|document| press.rows().document(*document))
                    .collect(),
                draft,
                feed: scope_of(press, id, group)
                    .and_then(|scope| feed_of(press, scope, FeedFormat::Atom)),
            });
        }
        start = end;
    }
    let view = Grouped {
        head,
        title,
        all,
        groups,
        pager: Pager::new(press, &first, leaf, PageNaming::Folders),
    };
    frame.render(
        press,
        "grouped.html",
        &press.plan.root_from(url),
        ("grouped", &view),
    )
}

/// Returns the scope whose feed lists a group.
fn scope_of(press: &Press<'_>, id: DocketId, group: &Group) -> Option<Scope> {
    let Common::Type(kind) = &group.common else {
        return None;
    };
    let mut types = press.catalog.settings().types.iter();
    let place = types.position(|known| known.id == kind.0)?;
    Some(Scope::Type(id, place))
}

fn title_of(press: &Press<'_>, group: &Group) -> String {
    let words = press.theme.words();
    match &group.common {
        Common::Type(id) => find_type(press.catalog, id)
            .map_or(id.0.as_str(), |kind| spell_types(words, kind))
            .to_owned(),
        Common::Party(Named::Party(id)) => press.catalog.party(*id).name.clone(),
        Common::Party(Named::Words(words)) => words.clone(),
        Common::Nothing => words.get("grouped.nothing").to_owned(),
    }
}

/// Names a group for its anchor, which stays as other groups come and go.
fn anchor_of(press: &Press<'_>, group: &Group) -> String {
    match &group.common {
        Common::Type(id) => format!("t-{}", slug(&id.0)),
        Common::Party(Named::Party(id)) => {
            let url = press.plan.party(*id).as_str();
            let own = url.trim_end_matches('/').rsplit('/').next();
            format!("p-{}", own.unwrap_or_default())
        }
        Common::Party(Named::Words(words)) => format!("u-{}", slug(words)),
        Common::Nothing => "rest".to_owned(),
    }
}
