//! Reads back what the index holds, as the script of the search page does.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;

use super::super::Content;
use super::super::render;
use super::signs::tests::numbers;
use super::tokens::{FoldedWord, tokens};
use super::*;
use crate::docket::Audience;
use crate::plan::{Item, Subject};

/// The files of a site's index by their names, each with its value.
struct Files {
    values: BTreeMap<String, serde_json::Value>,
    editions: Vec<String>,
    /// All texts, a passage each.
    texts: Vec<String>,
}

/// Builds a site and gives its index.
fn index(files: &[(String, String)]) -> Files {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (path, text) in files {
        let path = folder.path().join("content").join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }
    let edition = crate::prepare(folder.path(), Audience::Readers, &|| {}).expect("it is read");
    assert!(
        !edition.diagnostics.has_errors(),
        "{:?}",
        edition.diagnostics
    );
    let press = Press::new(
        &edition.catalog,
        &edition.plan,
        &edition.theme,
        folder.path(),
    );
    let mut values = BTreeMap::new();
    let mut editions = Vec::new();
    for (url, item) in edition.plan.items() {
        if !matches!(item, Item::Search(_)) {
            continue;
        }
        let Ok(Content::Made(bytes)) = render(&press, url, item) else {
            panic!("a file of the index is made");
        };
        let text = String::from_utf8(bytes).expect("it is UTF-8");
        let call = text
            .strip_prefix("docketpress.take(")
            .expect("it calls the script");
        let list = format!("[{}]", call.strip_suffix(");\n").expect("it is one call"));
        let (name, edition, value): (String, String, _) =
            serde_json::from_str(&list).expect("what it hands over is JSON");
        assert_eq!(url.as_str(), format!("search/{name}.js"));
        values.insert(name, value);
        editions.push(edition);
    }
    let reading = Materials {
        catalog: press.catalog,
        plan: press.plan,
        words: press.theme.words(),
        kinds: &press.index().kinds,
    };
    let plan = press.plan.index();
    let texts = (0..plan.documents()).flat_map(|at| {
        let text = reading.text(plan.document(at), plan.passages_of(at).1);
        let passages: Vec<_> = text.passages().map(|(_, text)| text.to_owned()).collect();
        passages
    });
    Files {
        values,
        editions,
        texts: texts.collect(),
    }
}

impl Files {
    /// Returns every word of a folder with its signs, in the order of the files.
    fn words(&self, folder: &str) -> BTreeMap<String, String> {
        let mut words = BTreeMap::new();
        for (name, value) in &self.values {
            if name.starts_with(&format!("{folder}/")) {
                let list = value.as_str().expect("a file of words is text");
                let parts: Vec<&str> = list.split(' ').filter(|part| !part.is_empty()).collect();
                for pair in parts.chunks(2) {
                    let twice = words.insert(pair[0].to_owned(), pair[1].to_owned());
                    assert_eq!(twice, None, "{} is in one file only", pair[0]);
                }
            }
        }
        words
    }

    /// Returns the passages that hold a word, with its weights.
    fn passages(&self, word: &str) -> Vec<(u32, u32)> {
        let mut passage = 0;
        let signs = self.words("words").remove(word).unwrap_or_default();
        let passages = numbers(&signs).into_iter().map(|number| {
            passage += number >> 4;
            (passage, number & 15)
        });
        passages.collect()
    }
}

fn filing(name: &str, keys: &str, body: &str) -> (String, String) {
    let text = format!("---\ntitle: Paper {name}\ndocket: A-1\n{keys}\n---\n\n{body}\n");
    (format!("A-1/{name}.md"), text)
}

#[test]
fn a_word_leads_to_its_passages_and_a_number_to_its_page() {
    let files = index(&[
        filing(
            "a",
            "date: 2024-01-01\nnumber: 3",
            "Gas gas. Under 47 U.S.C. § 251(b)(1).",
        ),
        filing("b", "date: 2024-01-02\nfiled_by: Gas Works", "Water."),
    ]);
    assert_eq!(
        files.texts.len(),
        5,
        "two filings, a docket, a party and an authority"
    );
    assert_eq!(files.passages("gas"), [(0, 2), (1, 6), (3, 11)]);
    assert_eq!(files.passages("paper"), [(0, 11), (1, 11)]);
    assert_eq!(files.passages("251b1"), [(0, 1)]);
    assert_eq!(files.passages("=a1"), [(2, 1)]);
    assert_eq!(files.passages("=a1#3"), [(0, 1)]);
    assert_eq!(files.passages("=#3"), [(0, 1)]);
    assert_eq!(files.passages("=47usc251"), [(4, 1)]);
    assert_eq!(files.passages("=gasworks"), [(3, 1)]);
    assert!(files.editions.windows(2).all(|two| two[0] == two[1]));
}

#[test]
fn a_long_text_has_passages_that_hold_all_of_it_and_words_are_cut_into_files() {
    let body: String = (0..40_000).map(|at| format!("w{} ", at % 2_000)).collect();
    let files = index(&[filing("a", "date: 2024-01-01", &body)]);
    let texts = &files.texts;
    assert!(texts.len() > 50 && texts.iter().all(|text| text.len() < 4_000));
    assert_eq!(texts.concat().trim(), body.trim());
    let directory = &files.values["directory"];
    let firsts = directory["words"].as_array().expect("it is a list");
    assert!(firsts.len() > 1);
    for (at, first) in firsts.iter().enumerate() {
        let list = files.values[&format!("words/{at}")]
            .as_str()
            .expect("it is text");
        assert_eq!(list.split(' ').next(), first.as_str());
        assert!(list.len() < 60_000, "file {at} has {} bytes", list.len());
    }
}

#[test]
fn a_word_that_nearly_every_passage_holds_is_not_looked_for_in_texts() {
    let filings: Vec<_> = (0..120)
        .map(|at| {
            filing(
                &format!("n{at}"),
                "date: 2024-01-01\nfiled_by: Ann",
                "The same.",
            )
        })
        .collect();
    let files = index(&filings);
    assert_eq!(
        files.values["directory"]["common"],
        serde_json::json!(["1", "a", "a1", "ann", "paper", "same", "the"])
    );
    assert!(files.passages("same").is_empty());
    assert_eq!(files.passages("paper").len(), 120);
    assert!(!files.words("places").contains_key("paper"));
}

#[test]
fn another_word_is_another_edition() {
    let edition = |body| {
        index(&[filing("a", "date: 2024-01-01", body)])
            .editions
            .remove(0)
    };
    assert_eq!(edition("One."), edition("One!"));
    assert_ne!(edition("One."), edition("Two."));
}

#[test]
fn a_withheld_filing_is_found_by_its_entry_alone() {
    let files = index(&[
        filing(
            "a",
            "date: 2024-01-01\naccess: sealed\nnumber: 4\nfiled_by: Secretive",
            "Secret.",
        ),
        filing("b", "date: 2024-01-02", "Open."),
    ]);
    let shown = &files.values["results/0"][0];
    assert_eq!(shown["title"], "Sealed filing");
    assert_eq!(shown["url"], "dockets/a-1/index.html#w-4-2024-01-01");
    assert_eq!(shown["quoted"], serde_json::Value::Null);
    assert_eq!(files.values["results/0"][1]["quoted"], true);
    assert_eq!(
        files.values["summaries/0"],
        serde_json::json!(["", "Open.", ""])
    );
    assert_eq!(files.passages("sealed"), [(0, 11)]);
    assert_eq!(files.passages("4"), [(0, 6)]);
    for word in ["secret", "secretive", "paper a", "=secretive"] {
        assert!(files.passages(word).is_empty(), "{word}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn every_word_of_every_text_is_found_at_its_place(
        bodies in proptest::collection::vec("([a-d]{1,2}|12-34|é|Ω’s)( [a-d]{1,2}|, 12\\(b\\)){0,60}", 1..8)
    ) {
        let filings: Vec<_> = bodies.iter().enumerate()
            .map(|(at, body)| filing(&format!("n{at}"), &format!("date: 2024-01-0{}", at + 1), body)).collect();
        let files = index(&filings);
        let (words, places) = (files.words("words"), files.words("places"));
        for (passage, text) in files.texts.iter().take(bodies.len()).enumerate() {
            let mut all: Vec<(String, bool)> = Vec::new();
            tokens(text, |token| match token {
                FoldedWord::Word(word) => all.push((word.to_owned(), true)),
                FoldedWord::Joined(word) => all.push((word.to_owned(), false)),
            });
            let texts = all.iter().filter(|(_, placed)| *placed).map(|(word, _)| word);
            let ordered: Vec<&String> = texts.collect();
            for (word, placed) in &all {
                let mut before = 0;
                let passages: Vec<u32> = numbers(&words[word]).into_iter().map(|number| { before += number >> 4; before }).collect();
                let at = passages.iter().position(|one| *one as usize == passage);
                prop_assert!(at.is_some(), "{} is in passage {}", word, passage);
                if *placed {
                    let list = places[word].split('|').nth(at.unwrap_or(0)).unwrap_or("");
                    let mut place = 0;
                    let found: Vec<u32> = numbers(list).into_iter().map(|gap| { place += gap; place }).collect();
                    // The text's places are the last ones, one after the other.
                    let count = ordered.iter().filter(|one| **one == word).count();
                    let own: Vec<usize> = ordered.iter().enumerate().filter(|(_, one)| **one == word).map(|(at, _)| at).collect();
                    let last: Vec<u32> = found[found.len() - count..].to_vec();
                    let start = last[0] as usize - own[0];
                    prop_assert_eq!(last, own.iter().map(|at| (at + start) as u32).collect::<Vec<_>>());
                }
            }
        }
    }
}

#[test]
fn every_subject_of_the_plan_has_an_address() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (path, text) = filing(
        "a",
        "date: 2024-01-01\nresponds_to: {title: Not here}",
        "Text.",
    );
    fs::create_dir_all(folder.path().join("content/A-1")).expect("it can be made");
    fs::write(folder.path().join("content").join(path), text).expect("it can be written");
    let edition = crate::prepare(folder.path(), Audience::Readers, &|| {}).expect("it is read");
    let words = edition.theme.words();
    let reading = Materials {
        catalog: &edition.catalog,
        plan: &edition.plan,
        words,
        kinds: &vec![String::new(); 60],
    };
    let plan = edition.plan.index();
    let subjects: Vec<Subject> = (0..plan.documents()).map(|at| plan.document(at)).collect();
    assert_eq!(subjects.len(), 3, "{subjects:?}");
    for subject in subjects {
        assert!(!reading.shown(subject).url.is_empty(), "{subject:?}");
    }
}
