//! The rules for files, by the ends of their names.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Site;

/// The most rules that every such host reads.
pub(super) const RULES: usize = 100;

/// What is in a path as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// The ending of web pages, which some hosts drop from addresses.
const HTML: &str = "html";

/// A rule: the addresses that it fits. They are written in it as they are, not percent-encoded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct HeaderRule<'a> {
    base: &'a str,
    pub(super) start: &'a str,
    pub(super) then: Then<'a>,
}

/// What follows the start of an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Then<'a> {
    Nothing,
    /// Any characters, and this end.
    Any(&'a str),
    /// One part of a path, a slash, any characters, and this end.
    PartAndAny(&'a str),
}

impl HeaderRule<'_> {
    /// Returns whether the rule fits an address in lower case that begins like it.
    pub(super) fn fits(&self, address: &str) -> bool {
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
    pub(super) fn path(&self) -> String {
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
pub(super) fn rules<'a>(site: &Site<'a>) -> (Vec<HeaderRule<'a>>, usize) {
    let mut tried: BTreeMap<HeaderRule<'a>, bool> = BTreeMap::new();
    let mut is_apart = |rule: &HeaderRule<'a>| match tried.get(rule) {
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
    let all_forms = |files: &[&'a str]| -> Vec<HeaderRule<'a>> {
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
    let mut rules: Vec<HeaderRule<'a>> = by_ending.into_iter().collect();
    rules.append(&mut single);
    let left_out = rules.len().saturating_sub(room);
    rules.truncate(room);
    (rules, left_out)
}

/// Makes the rule for all files of a part of the site that end as one does. Web pages end like the
/// site's own.
fn by_its_ending<'a>(site: &Site<'a>, file: &'a str) -> Option<HeaderRule<'a>> {
    let (top, _) = file.split_at(file.find('/')? + 1);
    let ending = ending_of(file)?;
    (!ending.eq_ignore_ascii_case(HTML)).then(|| HeaderRule {
        base: site.base,
        start: top,
        then: Then::Any(&file[file.len() - ending.len() - 1..]),
    })
}

/// Makes the rule for all web pages that lie below the records of a part of the site.
fn below_records<'a>(site: &Site<'a>, file: &'a str) -> Option<HeaderRule<'a>> {
    let (top, _) = file.split_at(file.find('/')? + 1);
    let ending = ending_of(file)?;
    ending.eq_ignore_ascii_case(HTML).then(|| HeaderRule {
        base: site.base,
        start: top,
        then: Then::PartAndAny(&file[file.len() - ending.len() - 1..]),
    })
}

/// Makes the rules for one file: its address, and that without the ending of a web page.
fn forms<'a>(site: &Site<'a>, file: &'a str) -> impl Iterator<Item = HeaderRule<'a>> {
    let whole = exact(site, file);
    [Some(whole), without_html(site, file)]
        .into_iter()
        .flatten()
}

/// Makes the rule for a web page's address without its ending, if no page of the site is there.
fn without_html<'a>(site: &Site<'a>, file: &'a str) -> Option<HeaderRule<'a>> {
    let ending = ending_of(file).filter(|ending| *ending == HTML)?;
    let stem = &file[..file.len() - ending.len() - 1];
    let rule = exact(site, stem);
    site.is_apart(&rule).then_some(rule)
}

/// Makes the rule for one address. What a browser may write in more than one way is left open where
/// that fits no page.
fn exact<'a>(site: &Site<'a>, address: &'a str) -> HeaderRule<'a> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '/');
    let rule = |start, then| HeaderRule {
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

pub(super) fn name_of(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}
