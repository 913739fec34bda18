//! Documents that a text mentions by date: `the letter that you sent on`, `its petition, filed on`.

use std::sync::LazyLock;

use regex::Regex;

use super::days::Day;
use super::names;
use super::says::Correspondents;
use crate::import::FoundAbsent;
use crate::import::tables::kinds;

const NOUNS: &str = r"notice of proposed rulemaking|letters?|correspondence|e-?mails?|memorandum|memo|report|order|notice|motion|petition|application|complaint|answer|response|reply|objections?|comments|testimony|brief|agreement|amendment|stipulation|tariff|request|decision|ruling|filing|pleading|proposal|affidavit|statement";
const VERBS: &str = r"sent|wrote|mailed|e-?mailed|filed|submitted|served|issued|responded|replied|answered|objected|moved|requested|notified|informed|delivered|petitioned|applied|released|published|provided|entered|signed|executed|adopted|approved|dated";

pub(super) static VERB: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?i)\b(?:{VERBS})\b")).expect("it is right"));

static NOUN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?i)\b(?:{NOUNS})\b")).expect("it is right"));

/// `the letter that you sent on`, `report of`, `order issued on`.
static NOUN_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)\b(?P<noun>(?:{NOUNS})(?:\s+for\s+[A-Z][a-z]+)?)\s+(?:(?:that|which)\s+)?(?:(?P<who>you|we|I|it|they|he|she|(?-i:[A-Z][\w’'.]+(?:,?\s+(?:of\s+)?[A-Z][\w’'.]+){{0,6}}))\s+)?(?:(?:was|were|had|has been|have been)\s+)?(?:(?:{VERBS})\b(?:\s+again)?(?:\s+(?:to|with|by|in|on)\s+[^.;]{{1,60}}?)?\s*(?:on|of|as of)?|of|from)\s*$"
    ))
    .expect("the expression is right")
});

/// `It wrote again on`, `Sample, LLC answered on`, `Sample filed its petition on`.
static VERB_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)(?P<who>[^;:]{{0,90}}?)\s*\b(?P<verb>{VERBS})\b(?P<object>[^;:]{{0,90}}?)\s+on\s*$"
    ))
    .expect("the expression is right")
});

/// `, I sent a letter`, behind `On` and a date.
static VERB_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?is)^,?\s*(?P<who>[^.;:]{{1,90}}?(?:Inc\.|Co\.|Corp\.|L\.L\.C\.)?)\s+(?:again\s+|also\s+)?(?P<verb>{VERBS})\b(?P<object>.{{0,160}})"
    ))
    .expect("the expression is right")
});

/// Finds the document that a sentence mentions by date.
pub(super) fn mention(
    before: &str,
    after: &str,
    day: &Day,
    who: &Correspondents<'_>,
) -> Option<FoundAbsent> {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let before = flat(before) + " ";
    let (what, by) = if let Some(found) = NOUN_BEFORE.captures(&before) {
        let by = found.name("who").map(|who| who.as_str().to_owned());
        (found["noun"].to_owned(), by)
    } else if ends_with_on(&before)
        && let Some(found) = VERB_AFTER.captures(after)
    {
        let object = flat(&found["object"]);
        (
            object_of(&object).or_else(|| noun_of(&found["verb"]))?,
            Some(flat(&found["who"])),
        )
    } else {
        let found = VERB_BEFORE.captures(&before)?;
        let object = flat(&found["object"]);
        let what = object_of(&object).or_else(|| noun_of(&found["verb"]))?;
        (what, Some(flat(&found["who"])))
    };
    let mut absent = FoundAbsent {
        title: capitalized(what.trim())?,
        date: Some(day.day.to_string()),
        ..FoundAbsent::default()
    };
    absent.kind = kinds::of(&absent.title).filter(|kind| !kinds::is_issued(kind));
    match by.as_deref().map(|by| by.trim().trim_end_matches(',')) {
        Some("I" | "i" | "we" | "We") => {
            absent.filed_by = who.from.to_vec();
            absent.addressed_to = who.to.to_vec();
        }
        Some("you" | "You") => {
            absent.filed_by = who.to.to_vec();
            absent.addressed_to = who.from.to_vec();
        }
        Some(by) => match names::companies(by).pop() {
            Some(company) if company.to == by.len() => absent.filed_by = vec![company.name],
            _ => {
                // A short name may be that of several companies, so it stays a word.
                let name = by.rsplit(", ").next().unwrap_or(by);
                let is_name = name.split(' ').all(|word| {
                    word.starts_with(char::is_uppercase) || matches!(word, "of" | "and" | "the")
                });
                let is_none = matches!(name, "It" | "They" | "He" | "She" | "This" | "The" | "");
                if is_name && !is_none && name.len() <= 60 && !NOUN.is_match(name) {
                    absent.title = format!("{} of {name}", absent.title);
                }
            }
        },
        None => {}
    }
    Some(absent)
}

fn ends_with_on(before: &str) -> bool {
    let word = before
        .trim_end()
        .rsplit([' ', '(', '“'])
        .next()
        .unwrap_or("");
    word.eq_ignore_ascii_case("on")
}

/// Returns the document that is the object of a verb: `its Petition for Arbitration (Item No. 1)`.
fn object_of(object: &str) -> Option<String> {
    // The period of `Decision No. 7` ends nothing.
    let object = &object
        .replace("No. ", "No.\u{a0}")
        .replace("Nos. ", "Nos.\u{a0}");
    const ENDS: [&str; 22] = [
        ",",
        ";",
        ":",
        "(",
        "“",
        ". ",
        " with ",
        " to ",
        " that ",
        " which ",
        " including",
        " in ",
        " by ",
        " on ",
        " at ",
        " regarding ",
        " concerning ",
        " as ",
        " asking",
        " seeking",
        " pursuant",
        " against ",
    ];
    const ARTICLES: [&str; 12] = [
        "a", "an", "its", "his", "her", "their", "our", "the", "your", "this", "that", "my",
    ];
    let object = object.trim().trim_end_matches('.');
    let object = &format!(" {object}");
    let end = ENDS.iter().filter_map(|end| object.find(end)).min();
    let mut words: Vec<&str> = object[..end.unwrap_or(object.len())]
        .split_whitespace()
        .collect();
    while words
        .first()
        .is_some_and(|word| ARTICLES.contains(&word.to_lowercase().as_str()))
    {
        words.remove(0);
    }
    let text = words.join(" ");
    (NOUN.is_match(&text) && text.len() <= 100 && words.len() <= 12).then_some(text)
}

/// Returns the document that a verb makes.
fn noun_of(verb: &str) -> Option<String> {
    let noun = match verb.to_lowercase().as_str() {
        "wrote" | "sent" | "mailed" => "letter",
        "e-mailed" | "emailed" => "e-mail",
        "responded" => "response",
        "replied" => "reply",
        "answered" => "answer",
        "objected" => "objection",
        "moved" => "motion",
        "requested" => "request",
        "notified" | "informed" => "notice",
        "petitioned" => "petition",
        "applied" => "application",
        _ => return None,
    };
    Some(noun.to_owned())
}

/// Begins a text with a capital.
pub(super) fn capitalized(text: &str) -> Option<String> {
    let mut letters = text.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}
