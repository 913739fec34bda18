//! A filing as Markdown: its public facts as front matter, then its text.

use serde_json::Value;

use super::prose::Apart;
use super::{Press, download};
use crate::link::{FileTarget, FilingId};
use crate::plan::Url;

/// The facts by which a reader knows a filing, which come before all others.
const FIRST: [&str; 4] = ["date", "number", "title", "type"];

/// Writes the Markdown that is published next to a filing's page. Its links lead where those of the
/// page do.
pub(super) fn beside(press: &Press<'_>, url: &Url, id: FilingId) -> Vec<u8> {
    let filed = press.catalog.filing(id);
    let plan = press.plan;
    let home = filed.home().map(|home| &*press.catalog.docket(home).number);
    let mut text = front_matter(press, id, home, SiteAddresses::Kept);
    let root = plan.root_from(url);
    let href = |url: &Url| {
        let address = plan.absolute(url);
        Some(address.unwrap_or_else(|| format!("{root}{}", url.href(plan.links()))))
    };
    let lead = |target: &FileTarget| match target {
        FileTarget::Published(path, _) => href(&plan.filing(id)?.file(path.name())),
        FileTarget::Filing(id) => href(plan.filing(*id)?),
        FileTarget::Docket(id) => href(plan.docket(*id)),
        FileTarget::Party(id) => href(plan.party(*id)),
        FileTarget::Page(at) => href(plan.page(*at)),
        FileTarget::Nothing => None,
    };
    let apart = Apart {
        press,
        files: &filed.files,
        lead: &lead,
    };
    if let Some(document) = filed.filing.document() {
        text.push_str(&apart.markdown(&document.body));
    }
    text.into_bytes()
}

/// Whether addresses of a site whose own address is not known are among the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SiteAddresses {
    /// They are, from the site's root.
    Kept,
    /// They are not: away from the site they lead nowhere.
    Dropped,
}

/// Writes the facts of a filing between two lines `---`.
///
/// They are those that the docket's record as JSON has. Each value is written as JSON, which is
/// YAML too, so no title can end a line or begin a comment.
pub(super) fn front_matter(
    press: &Press<'_>,
    id: FilingId,
    docket: Option<&str>,
    addresses: SiteAddresses,
) -> String {
    let mut text = "---\n".to_owned();
    if let Some(number) = docket {
        text.push_str(&format!("docket: {}\n", Value::from(number)));
    }
    let Value::Object(facts) = download::facts_of(press, id) else {
        unreachable!("a filing is written as an object");
    };
    let drops = addresses == SiteAddresses::Dropped && press.plan.base().is_none();
    let (first, rest): (Vec<_>, Vec<_>) = facts
        .into_iter()
        .partition(|(key, _)| FIRST.contains(&key.as_str()));
    for (key, mut value) in first.into_iter().chain(rest) {
        if drops {
            drop_addresses(&mut value);
        }
        if !(drops && key == "address") {
            text.push_str(&format!("{key}: {value}\n"));
        }
    }
    text.push_str("---\n\n");
    text
}

/// Drops the addresses from the root of the site in a value.
fn drop_addresses(value: &mut Value) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(drop_addresses),
        Value::Object(keys) => keys.retain(|key, value| {
            // An attachment or an authority may have one on the web.
            let is_ours = value.as_str().is_some_and(|text| !text.contains("://"));
            drop_addresses(value);
            key != "address" || !is_ours
        }),
        _ => {}
    }
}
