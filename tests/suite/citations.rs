//! Holds the citations that are found in a labeled set of contexts to those that a careful reader
//! finds.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::Value;

use crate::page::tags;
use crate::site::{Site, repository};

/// The goals, in percent of the citations that are found and of those that there are.
const PRECISION: f64 = 99.0;
const RECALL: f64 = 97.0;

/// The families that the site of the contexts adds, of codes of other states.
const SETTINGS: &str = r"
authorities:
  - {pattern: 'Iowa Code § (\d+[A-Z]?\.\d+)', name: Iowa Code § $1, url: 'https://example.org/iowa/$1'}
  - {pattern: 'K\.S\.A\. (\d+-\d+[a-z]?)', name: K.S.A. $1}
  - {pattern: 'WAC (\d+[A-Z]?-\d+-\d+)', name: WAC $1}
";

/// A text, and the authorities that it cites, each as often as it does.
struct Context {
    text: String,
    cites: Vec<String>,
}

fn contexts() -> Vec<Context> {
    let path = repository().join("tests/citations/contexts.txt");
    let table = std::fs::read_to_string(path).expect("the contexts can be read");
    let mut contexts: Vec<Context> = Vec::new();
    for line in table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with(";;"))
    {
        match (line.strip_prefix("    "), contexts.last_mut()) {
            (Some(authority), Some(context)) => context.cites.push(authority.to_owned()),
            _ => contexts.push(Context {
                text: line.replace('⏎', "\n").replace('␣', "\u{a0}"),
                cites: Vec::new(),
            }),
        }
    }
    contexts
}

/// Says of which family an authority is, by its name.
fn family(name: &str) -> &'static str {
    const FAMILIES: [(&str, &str); 15] = [
        (" U.S.C. ", "United States Code"),
        (" C.F.R. ", "federal regulations"),
        (" CSR ", "Missouri rules"),
        (", RSMo", "Missouri statutes"),
        ("Fed. Reg.", "Federal Register"),
        ("Pub. L.", "public laws"),
        (" Stat. ", "Statutes at Large"),
        ("FERC", "FERC reports"),
        ("FCC", "FCC reports"),
        ("Docket No.", "FCC dockets"),
        ("Case No.", "Missouri cases"),
        ("P.S.C. ", "commission reports"),
        ("P.U.R.", "commission reports"),
        ("Code §", "families of the site"),
        ("K.S.A.", "families of the site"),
    ];
    let known = FAMILIES.iter().find(|(part, _)| name.contains(part));
    let of_site = || match name.starts_with("WAC") {
        true => "families of the site",
        false => "court reports",
    };
    known.map_or_else(of_site, |(_, family)| family)
}

/// How many citations there are, are found, and are both.
#[derive(Default)]
struct Score {
    cited: usize,
    found: usize,
    right: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        percent(self.right, self.found)
    }

    fn recall(&self) -> f64 {
        percent(self.right, self.cited)
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are some hundreds")]
fn percent(part: usize, whole: usize) -> f64 {
    match whole {
        0 => 100.0,
        _ => 100.0 * part as f64 / whole as f64,
    }
}

/// Builds a site that has each context as a filing, and gives what its data says of each.
fn build(contexts: &[Context]) -> (Site, Vec<Value>) {
    let site = Site::empty();
    site.put("site.yaml", SETTINGS);
    for (at, context) in contexts.iter().enumerate() {
        let head = format!("title: A text\ndate: 2024-01-02\ndocket: C-1\nnumber: {at}\n");
        let file = format!("content/C-1/{at:04}.md");
        site.put(&file, format!("---\n{head}---\n\n{}\n", context.text));
    }
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let data: Value =
        serde_json::from_str(&site.page("dockets/c-1/data/docket.json")).expect("the data is JSON");
    let filings = data["filings"].as_array().expect("filings are a list");
    let mut filings = filings.clone();
    filings.sort_by_key(|filing| filing["id"].as_str().map(str::to_owned));
    assert_eq!(filings.len(), contexts.len());
    (site, filings)
}

/// Gives the authorities of a filing, each as often as its text cites it.
fn found(filing: &Value) -> Vec<String> {
    let all = filing["authorities"].as_array().into_iter().flatten();
    let mut found = Vec::new();
    for authority in all {
        let name = authority["name"].as_str().expect("an authority has a name");
        let count = authority["count"].as_u64().expect("it is counted");
        found.extend((0..count).map(|_| name.to_owned()));
    }
    found
}

#[test]
fn citations_in_context_are_right_or_absent() {
    let contexts = contexts();
    assert!(contexts.len() >= 300);
    let (_site, filings) = build(&contexts);
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut wrong = String::new();
    for (context, filing) in contexts.iter().zip(&filings) {
        let mut missed = context.cites.clone();
        for name in found(filing) {
            for family in [family(&name), "all"] {
                scores.entry(family).or_default().found += 1;
            }
            match missed.iter().position(|cited| *cited == name) {
                Some(at) => {
                    missed.remove(at);
                    for family in [family(&name), "all"] {
                        scores.entry(family).or_default().right += 1;
                    }
                }
                None => writeln!(wrong, "wrong: {name} in {:?}", context.text)
                    .expect("writing to a string does not fail"),
            }
        }
        for name in &context.cites {
            for family in [family(name), "all"] {
                scores.entry(family).or_default().cited += 1;
            }
        }
        for name in missed {
            writeln!(wrong, "missed: {name} in {:?}", context.text)
                .expect("writing to a string does not fail");
        }
    }
    println!("{} contexts", contexts.len());
    println!("{:22} cited found right precision recall", "family");
    for (family, score) in &scores {
        println!(
            "{family:22} {:5} {:5} {:5} {:8.1}% {:5.1}%",
            score.cited,
            score.found,
            score.right,
            score.precision(),
            score.recall()
        );
    }
    print!("{wrong}");
    for (family, score) in &scores {
        assert!(
            score.precision() >= PRECISION && score.recall() >= RECALL,
            "{family}: {:.1} % of what is found is right, {:.1} % of what is cited is found\n{wrong}",
            score.precision(),
            score.recall()
        );
    }
}

#[test]
fn what_is_cited_is_linked() {
    let contexts = contexts();
    let (site, filings) = build(&contexts);
    for (context, filing) in contexts.iter().zip(&filings) {
        // Headings, links and HTML that an author wrote hold no links of ours.
        let is_running = !context.text.starts_with(['#', '[', '<']);
        let authorities = filing["authorities"].as_array().into_iter().flatten();
        let cited: BTreeSet<&str> = authorities.filter_map(|one| one["url"].as_str()).collect();
        let page = site.page(filing["address"].as_str().expect("a filing has a page"));
        let tags = tags(&page);
        let links = tags
            .iter()
            .filter(|tag| tag.attribute("class") == Some("cite"));
        let linked: BTreeSet<&str> = links.filter_map(|tag| tag.attribute("href")).collect();
        match is_running {
            true => assert_eq!(linked, cited, "in {:?}", context.text),
            false => assert!(linked.is_subset(&cited), "in {:?}", context.text),
        }
    }
}

#[test]
fn the_docket_of_a_filing_is_no_authority_of_its_own() {
    let site = Site::of(
        "-- content/A/1.md --
---
title: T
date: 2024-01-02
docket: GR-2024-0117
---

Case No. GR-2024-0117. As File No. GR-2017-0215 decided, 20 CSR 4240-2.090 applies.
",
    );
    assert_eq!(site.build(&[]).code, 0);
    let data: Value = serde_json::from_str(&site.page("dockets/gr-2024-0117/data/docket.json"))
        .expect("the data is JSON");
    assert_eq!(
        found(&data["filings"][0]),
        ["Case No. GR-2017-0215", "20 CSR 4240-2.090"]
    );
}
