//! `_headers`: what Netlify, Cloudflare Pages and hosts like them send with published files that a
//! browser may run.
//!
//! These hosts read a list of paths, each with headers below it. A path has at most one `*`, which
//! represents any characters, and `:name` for one part of a path. Cloudflare reads no more than 100
//! rules, and shows `page.html` at `page`. Netlify takes no notice of case, nor of a slash at the
//! end, so that a rule for a file must not fit the address of a page either.

mod rules;

use std::collections::BTreeSet;

use crate::docket::{FILE_POLICY, is_active};
use crate::plan::{Item, Links, Plan};
use rules::{HeaderRule, RULES, Then, name_of, rules};

/// Makes the file.
pub(super) fn headers(plan: &Plan) -> Vec<u8> {
    let site = Site::of(plan);
    let (rules, left_out) = rules(&site);
    let mut text = format!(
        "# Written by docketpress. Hosts read this file at the root of the published site.\n\
         {}*\n  X-Content-Type-Options: nosniff\n",
        site.base
    );
    for rule in rules {
        text.push_str(&format!(
            "{}\n  Content-Security-Policy: {FILE_POLICY}\n  Content-Disposition: attachment\n",
            rule.path()
        ));
    }
    if left_out > 0 {
        text.push_str(&format!(
            "# Hosts read at most {RULES} rules. Addresses without a rule: {left_out}\n"
        ));
    }
    text.into_bytes()
}

/// The addresses of a site, as these hosts see them.
struct Site<'a> {
    /// The path of the site, between slashes.
    base: &'a str,
    /// The active files, by their addresses.
    files: Vec<&'a str>,
    /// The addresses of pages, in lower case and without a slash at the end.
    pages: BTreeSet<String>,
}

impl<'a> Site<'a> {
    fn of(plan: &'a Plan) -> Site<'a> {
        let is_page = |item: &Item| matches!(item, Item::Page(_) | Item::Redirect(_));
        let mut site = Site {
            base: plan.path(),
            files: Vec::new(),
            pages: BTreeSet::new(),
        };
        for (url, item) in plan.items() {
            if matches!(item, Item::File(_)) && is_active(name_of(url.as_str())) {
                site.files.push(url.as_str());
            } else if is_page(item) {
                let page = url.as_str().trim_end_matches('/').to_lowercase();
                site.pages.insert(page);
                // Where every page leads to others by the names of files, readers see these.
                if plan.links() == Links::Relative {
                    site.pages.insert(url.output_path().to_lowercase());
                }
            }
        }
        site
    }

    /// Returns whether a rule fits the address of no page.
    fn is_apart(&self, rule: &HeaderRule<'_>) -> bool {
        let start = rule.start.to_lowercase();
        match rule.then {
            Then::Nothing => !self.pages.contains(&start),
            _ => {
                let from = self.pages.range(start.clone()..);
                let mut alike = from.take_while(|page| page.starts_with(&start));
                !alike.any(|page| rule.fits(page))
            }
        }
    }
}

#[cfg(test)]
mod tests;
