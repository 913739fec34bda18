//! `_redirects`: Netlify, Cloudflare Pages, GitLab Pages and hosts like them answer an old address
//! with the new one.
//!
//! Each line has the old path, the new one and the status. The page at the old address stays, for
//! hosts that read no such list and for addresses beyond the first [`RULES`].

use crate::plan::{Item, Links, Plan};

/// The most rules without a placeholder that Cloudflare Pages reads.
const RULES: usize = 2_000;

/// Makes the file.
pub(super) fn redirects(plan: &Plan) -> Vec<u8> {
    let base = plan.path();
    let all = plan.items().filter_map(|(url, item)| match item {
        Item::Redirect(to) => Some((url, to)),
        _ => None,
    });
    let mut text =
        "# Written by docketpress. Hosts read this file at the root of the published site.\n"
            .to_owned();
    let mut left_out = 0;
    for (at, (url, to)) in all.enumerate() {
        if at < RULES {
            let (old, new) = (url.href(Links::Rooted), to.href(Links::Rooted));
            text.push_str(&format!("{base}{old} {base}{new} 301\n"));
        } else {
            left_out += 1;
        }
    }
    if left_out > 0 {
        text.push_str(&format!(
            "# Hosts read at most {RULES} rules. Addresses without a rule, which have a page that forwards: {left_out}\n"
        ));
    }
    text.into_bytes()
}
