//! `_headers`: what Netlify, Cloudflare Pages and hosts like them send with published files that a
//! browser may run.
//!
//! These hosts read a list of paths, each with headers below it. A path has at most one `*`, which
//! stands for any characters, and `:name` for one part of a path. Cloudflare reads no more than 100
//! rules, and shows `page.html` at `page`. Netlify takes no notice of case, nor of a slash at the
//! end, so that a rule for a file must not fit the address of a page either.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::docket::{FILE_POLICY, is_active};
use crate::plan::{Item, Links, Plan};

/// The most rules that every such host reads.
const RULES: usize = 100;

/// What is in a path as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// The ending of web pages, which some hosts drop from addresses.
const HTML: &str = "html";

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
    fn is_apart(&self, rule: &Rule<'_>) -> bool {
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

/// A rule: the addresses that it fits. They are written in it as they are, not percent-encoded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Rule<'a> {
    base: &'a str,
    start: &'a str,
    then: Then<'a>,
}

/// What follows the start of an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Then<'a> {
    Nothing,
    /// Any characters, and this end.
    Any(&'a str),
    /// One part of a path, a slash, any characters, and this end.
    PartAndAny(&'a str),
}

impl Rule<'_> {
    /// Returns whether the rule fits an address in lower case that begins like it.
    fn fits(&self, address: &str) -> bool {
        let rest = &address[self.start.len()..];
        let ends = |rest: &str, end: &str| rest.ends_with(&end.to_lowercase());
        match self.then {
            Then::Nothing => rest.is_empty(),
            Then::Any(end) => ends(rest, end),
            Then::PartAndAny(end) => rest
                .split_once('/')
                .is_some_and(|(_, rest)| ends(rest, end)),
        }
    }

    /// Returns the path as the file has it.
    fn path(&self) -> String {
        let plain = |text| utf8_percent_encode(text, PLAIN);
        let (base, start) = (self.base, plain(self.start));
        match self.then {
            Then::Nothing => format!("{base}{start}"),
            Then::Any(end) => format!("{base}{start}*{}", plain(end)),
            Then::PartAndAny(end) => format!("{base}{start}:record/*{}", plain(end)),
        }
    }
}

/// Finds the rules for all active files: one for each ending where that tells them from pages, and
/// else one for each file. Gives also for how many addresses there was no room.
fn rules<'a>(site: &Site<'a>) -> (Vec<Rule<'a>>, usize) {
    let mut tried: BTreeMap<Rule<'a>, bool> = BTreeMap::new();
    let mut is_apart = |rule: &Rule<'a>| match tried.get(rule) {
        Some(known) => *known,
        None => *tried
            .entry(rule.clone())
            .or_insert_with(|| site.is_apart(rule)),
    };
    let mut by_ending = BTreeSet::new();
    let mut one_by_one = Vec::new();
    for &file in &site.files {
        match by_its_ending(site, file).filter(&mut is_apart) {
            Some(rule) => {
                by_ending.insert(rule);
            }
            None => one_by_one.push(file),
        }
    }
    // One is for the whole site.
    let room = RULES - 1;
    let all_forms = |files: &[&'a str]| -> Vec<Rule<'a>> {
        let forms = files.iter().flat_map(|file| forms(site, file));
        forms.collect()
    };
    let mut single = all_forms(&one_by_one);
    if by_ending.len() + single.len() > room {
        // Web pages are the most of them. All that lie below records are reported by their ending;
        // only explicit addresses of `index.html` are then taken for such a file too, where no page
        // leads to these.
        let mut rest = Vec::new();
        for file in one_by_one {
            let rule = below_records(site, file);
            match rule.filter(&mut is_apart) {
                Some(rule) => {
                    by_ending.insert(rule);
                    rest.extend(without_html(site, file));
                }
                None => rest.extend(forms(site, file)),
            }
        }
        single = rest;
    }
    // `page` and `page.html` may both be there.
    let mut seen = BTreeSet::new();
    single.retain(|rule| seen.insert(rule.clone()));
    let mut rules: Vec<Rule<'a>> = by_ending.into_iter().collect();
    rules.append(&mut single);
    let left_out = rules.len().saturating_sub(room);
    rules.truncate(room);
    (rules, left_out)
}

/// Makes the rule for all files of a part of the site that end as one does. Web pages end like the
/// site's own.
fn by_its_ending<'a>(site: &Site<'a>, file: &'a str) -> Option<Rule<'a>> {
    let (top, _) = file.split_at(file.find('/')? + 1);
    let ending = ending_of(file)?;
    (!ending.eq_ignore_ascii_case(HTML)).then(|| Rule {
        base: site.base,
        start: top,
        then: Then::Any(&file[file.len() - ending.len() - 1..]),
    })
}

/// Makes the rule for all web pages that lie below the records of a part of the site.
fn below_records<'a>(site: &Site<'a>, file: &'a str) -> Option<Rule<'a>> {
    let (top, _) = file.split_at(file.find('/')? + 1);
    let ending = ending_of(file)?;
    ending.eq_ignore_ascii_case(HTML).then(|| Rule {
        base: site.base,
        start: top,
        then: Then::PartAndAny(&file[file.len() - ending.len() - 1..]),
    })
}

/// Makes the rules for one file: its address, and that without the ending of a web page.
fn forms<'a>(site: &Site<'a>, file: &'a str) -> impl Iterator<Item = Rule<'a>> {
    let whole = exact(site, file);
    [Some(whole), without_html(site, file)]
        .into_iter()
        .flatten()
}

/// Makes the rule for a web page's address without its ending, if no page of the site is there.
fn without_html<'a>(site: &Site<'a>, file: &'a str) -> Option<Rule<'a>> {
    let ending = ending_of(file).filter(|ending| *ending == HTML)?;
    let stem = &file[..file.len() - ending.len() - 1];
    let rule = exact(site, stem);
    site.is_apart(&rule).then_some(rule)
}

/// Makes the rule for one address. What a browser may write in more than one way is left open where
/// that fits no page.
fn exact<'a>(site: &Site<'a>, address: &'a str) -> Rule<'a> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '/');
    let rule = |start, then| Rule {
        base: site.base,
        start,
        then,
    };
    let first = address.find(|c| !is_plain(c));
    let last = address.rfind(|c| !is_plain(c));
    if let (Some(first), Some(last)) = (first, last) {
        let after = address[last..].chars().next().map_or(0, char::len_utf8);
        let open = rule(&address[..first], Then::Any(&address[last + after..]));
        if site.is_apart(&open) {
            return open;
        }
    }
    rule(address, Then::Nothing)
}

/// Returns the ending of a file's name, where it is one that a pattern can tell.
fn ending_of(file: &str) -> Option<&str> {
    let (stem, ending) = name_of(file).rsplit_once('.')?;
    let is_ending = !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_ending && !stem.is_empty()).then_some(ending)
}

fn name_of(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the rules for a site under `/d/` with these files and pages.
    fn paths(files: &[&str], pages: &[&str]) -> (Vec<String>, usize) {
        let site = Site {
            base: "/d/",
            files: files.to_vec(),
            pages: pages.iter().map(|page| (*page).to_owned()).collect(),
        };
        let (rules, left_out) = rules(&site);
        (rules.iter().map(Rule::path).collect(), left_out)
    }

    #[test]
    fn files_are_told_by_their_ending_and_web_pages_one_by_one() {
        let files = [
            "dockets/a/1/a.svg",
            "dockets/a/1/b.svg",
            "dockets/a/1/c.SVG",
            "dockets/a/1/page",
            "dockets/a/1/page.html",
            "dockets/a/1/plain",
            "parties/b/d.svg",
            "parties/b/it's all.html",
        ];
        let pages = ["dockets", "dockets/a", "dockets/a/1", "parties/b"];
        let want = [
            "/d/dockets/*.SVG",
            "/d/dockets/*.svg",
            "/d/parties/*.svg",
            "/d/dockets/a/1/page",
            "/d/dockets/a/1/page.html",
            "/d/dockets/a/1/plain",
            "/d/parties/b/it*all.html",
            "/d/parties/b/it*all",
        ];
        assert_eq!(paths(&files, &pages), (want.map(str::to_owned).to_vec(), 0));
    }

    #[test]
    fn no_rule_fits_a_page() {
        // The docket has a filing named `page`, and another one that is named like a picture.
        let files = ["dockets/a/page.html", "dockets/a/m.svg", "dockets/a/x%y"];
        let pages = [
            "dockets/a",
            "dockets/a/page",
            "dockets/a/map.svg",
            "dockets/a/xy",
        ];
        let want = [
            "/d/dockets/a/page.html",
            "/d/dockets/a/m.svg",
            "/d/dockets/a/x%25y",
        ];
        assert_eq!(paths(&files, &pages), (want.map(str::to_owned).to_vec(), 0));
    }

    #[test]
    fn many_web_pages_share_a_rule() {
        let many = |name: &str| -> Vec<String> {
            (0..200)
                .map(|number| format!("dockets/a/{number}/{name}"))
                .collect()
        };
        let files = many("page.html");
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let (rules, left_out) = paths(&files, &["dockets/a", "dockets/page-2.html"]);
        assert_eq!(rules[0], "/d/dockets/:record/*.html");
        assert_eq!((rules.len(), left_out), (99, 102));
        // Where pages lead to one another by such names, there is no rule for all.
        let (rules, left_out) = paths(&files, &["dockets/a/index.html"]);
        assert_eq!(rules[0], "/d/dockets/a/0/page.html");
        assert_eq!((rules.len(), left_out), (99, 301));
    }
}
