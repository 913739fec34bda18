//! What a document says by date: deadlines and events that it states, and other documents that it mentions.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::days::{Day, days};
use super::names;
use super::running::Running;
use crate::import::tables::kinds;
use crate::import::{FoundAbsent, FoundDeadline};

/// Who wrote a document to whom.
#[derive(Debug, Clone, Copy)]
pub struct Correspondents<'a> {
    /// Who wrote it.
    pub from: &'a [String],
    /// To whom.
    pub to: &'a [String],
}

/// What a document says by date.
#[derive(Debug, Default)]
pub struct Said {
    /// Dates that it states or sets.
    pub deadlines: Vec<FoundDeadline>,
    /// Documents that it mentions.
    pub mentioned: Vec<FoundAbsent>,
}

static DUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:\bdue(?:\s+date)?(?:\s+(?:is|on|by|before|no later than|not later than))?|\bon or before|\b(?:no|not) later than|\bdeadline(?:\s+\w+){0,8}\s+(?:is|was|to|until)|\b(?:set|scheduled|continued|postponed|extended|adjourned)\s+(?:for|to|until)|\b(?:held|convene[sd]?|begins?|starts?|commences?|ends?|expires?|closes?)\s+(?:on|at)?|\beffective(?:\s+(?:on|as of))?|\btakes?\s+effect(?:\s+on)?)\s*:?\s*$",
    )
    .expect("the expression is right")
});

static PERHAPS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:by|between|from|is|are|until|before|on|for)\s*:?\s*$")
        .expect("the expression is right")
});

/// What has to be in a sentence for a date to be one that is yet to come.
static TO_COME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:must|shall|should|will|would|needs?\s+to|required|requires|due|window|deadline|to\s+be\s+\w+|is\s+to|are\s+to|hearing|conference|workshop|meeting\s+is|comments\s+are|period)\b",
    )
    .expect("the expression is right")
});

static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^,?\s*(?:through|to|until|and|[-–—])\s*(?:\w+day,\s*)?$")
        .expect("the expression is right")
});

/// The most deadlines, and the most documents, that are taken from one document. Its text has them all.
const MOST: usize = 100;

/// Finds what a document says by date.
pub fn said(running: &Running, own: Option<NaiveDate>, who: &Correspondents<'_>) -> Said {
    let text = &running.text;
    let found = days(text);
    let mut said = Said::default();
    let mut at = 0;
    let mut ended = 0;
    while at < found.len() && said.deadlines.len().max(said.mentioned.len()) < MOST {
        let day = &found[at];
        at += 1;
        let (from, to) = running.sentence(day.from);
        // What stands before an earlier date of the sentence belongs to that date.
        let begin = from.max(if ended > from { ended } else { from });
        let before = &text[begin..day.from];
        let whole = &text[from..day.from];
        let mut last = day.last;
        let mut end = day.to;
        if let Some(next) = found.get(at)
            && next.from <= to
            && RANGE.is_match(&text[day.to..next.from])
            && next.day > day.day
            && (!text[day.to..next.from].contains("and") || before.ends_with("between "))
        {
            last = Some(next.day);
            end = next.to;
        }
        let is_due = DUE.is_match(before);
        let is_perhaps = PERHAPS.is_match(before) && TO_COME.is_match(before);
        let is_past = VERB.is_match(before) && !is_due && !TO_COME.is_match(before);
        if (is_due || is_perhaps && !is_past)
            && let Some(title) = title(before, whole)
        {
            push(&mut said.deadlines, &title, day.day, last);
            if last.is_some() && end > day.to {
                at += 1;
            }
            ended = end;
            continue;
        }
        let is_own = own == Some(day.day);
        if !is_own && let Some(absent) = mention(before, &text[day.to..to], day, who) {
            let is_known = said
                .mentioned
                .iter()
                .any(|other| other.date == absent.date && other.title == absent.title);
            if !is_known {
                said.mentioned.push(absent);
            }
        }
        ended = day.to;
    }
    said
}

fn push(all: &mut Vec<FoundDeadline>, title: &str, day: NaiveDate, last: Option<NaiveDate>) {
    let mut add = |date: NaiveDate, title: String| {
        let one = FoundDeadline {
            date: date.to_string(),
            title,
        };
        if !all.contains(&one) {
            all.push(one);
        }
    };
    match last {
        None => add(day, title.to_owned()),
        Some(last) => {
            add(day, format!("{title}: first day"));
            add(last, format!("{title}: last day"));
        }
    }
}

/// Gives what is due, from the words before a date.
fn title(before: &str, whole: &str) -> Option<String> {
    clause(before).or_else(|| clause(whole))
}

static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)[\s,:]*\b(?:on or before|(?:no|not) later than|by|between|from|is|are|until|before|on|for|of|to|at)\s*:?\s*$",
    )
    .expect("the expression is right")
});

static SIGN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[,;:)\s]|\(?[a-z0-9]{1,3}[.)]\s|(?i:and|with|but|that|so|then|also|or)\s)+")
        .expect("the expression is right")
});

static ITEM: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:^|\s)\([a-z0-9]{1,3}\)\s").expect("the expression is right"));

fn clause(before: &str) -> Option<String> {
    let mut text = before.trim_end();
    // An item of a list begins a clause.
    if let Some(sign) = ITEM.find_iter(text).last() {
        text = text[sign.end()..].trim_end();
    }
    while let Some(tail) = TAIL.find(text) {
        text = text[..tail.start()].trim_end();
    }
    // The last clause that is more than a verb.
    let mut from = text.len();
    loop {
        let cuts = text[..from].rmatch_indices([';', ':', ',']);
        let cut = cuts.map(|(at, _)| at).find(|at| !is_of_name(text, *at));
        let part = &text[cut.map_or(0, |cut| cut + 1)..];
        let part = SIGN.find(part).map_or(part, |sign| &part[sign.end()..]);
        let words: Vec<&str> = part.split_whitespace().collect();
        let is_verb = words.first().is_some_and(|word| {
            matches!(
                word.to_lowercase().as_str(),
                "is" | "are"
                    | "was"
                    | "were"
                    | "must"
                    | "shall"
                    | "will"
                    | "due"
                    | "to"
                    | "if"
                    | "be"
                    | "would"
                    | "should"
                    | "which"
                    | "not"
            )
        });
        if words.len() >= 2 && !is_verb || words.len() == 1 && cut.is_none() && !is_verb {
            let title = words.join(" ");
            let title = title.trim_end_matches([',', ';', ':', '(']);
            let short: String = title.chars().take(120).collect();
            let short = match short.len() < title.len() {
                true => short.rsplit_once(' ').map_or(&*short, |(short, _)| short),
                false => &short,
            };
            return capitalized(short);
        }
        from = cut?;
    }
}

/// Tells whether a comma belongs to a company's name, or a colon to a time.
fn is_of_name(text: &str, at: usize) -> bool {
    let after = text[at + 1..].trim_start();
    if text.as_bytes()[at] == b':' {
        return text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    }
    text.as_bytes()[at] == b','
        && ["LLC", "L.L.C", "Inc", "Ltd", "L.P", "LP"]
            .iter()
            .any(|ending| after.starts_with(ending))
}

fn capitalized(text: &str) -> Option<String> {
    let mut letters = text.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

const NOUNS: &str = r"notice of proposed rulemaking|letters?|correspondence|e-?mails?|memorandum|memo|report|order|notice|motion|petition|application|complaint|answer|response|reply|objections?|comments|testimony|brief|agreement|amendment|stipulation|tariff|request|decision|ruling|filing|pleading|proposal|affidavit|statement";
const VERBS: &str = r"sent|wrote|mailed|e-?mailed|filed|submitted|served|issued|responded|replied|answered|objected|moved|requested|notified|informed|delivered|petitioned|applied|released|published|provided|entered|signed|executed|adopted|approved|dated";

static VERB: LazyLock<Regex> =
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
fn mention(before: &str, after: &str, day: &Day, who: &Correspondents<'_>) -> Option<FoundAbsent> {
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

/// Gives the document that is the object of a verb: `its Petition for Arbitration (Item No. 1)`.
fn object_of(object: &str) -> Option<String> {
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

/// Gives the document that a verb makes.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::documents::sheet::{Counted, Sheet};

    fn read(text: &str) -> Said {
        let running = Running::of(&Sheet::of_text(text, Counted::InFile));
        let from = ["Invented Telecom, LLC".to_owned()];
        let to = ["Placeholder Group".to_owned()];
        let who = Correspondents {
            from: &from,
            to: &to,
        };
        said(&running, NaiveDate::from_ymd_opt(2005, 8, 9), &who)
    }

    #[test]
    fn deadlines_have_the_words_of_their_clause() {
        for (text, want) in [
            (
                "Responses are due by February 16, 2006.",
                &[("2006-02-16", "Responses are due")][..],
            ),
            (
                "Under those rules, any dispute would need to be submitted to the Board between August 4, 2005 and August 29, 2005.",
                &[
                    (
                        "2005-08-04",
                        "Any dispute would need to be submitted to the Board: first day",
                    ),
                    (
                        "2005-08-29",
                        "Any dispute would need to be submitted to the Board: last day",
                    ),
                ],
            ),
            (
                "If not, the window for filing is December 22, 2005 through January 16, 2006 with an agreement to be in place by May 6, 2006.",
                &[
                    ("2005-12-22", "The window for filing: first day"),
                    ("2006-01-16", "The window for filing: last day"),
                    ("2006-05-06", "An agreement to be in place"),
                ],
            ),
            (
                "A hearing is set for March 21–24, 2006 at 9:00 a.m.",
                &[
                    ("2006-03-21", "A hearing is set: first day"),
                    ("2006-03-24", "A hearing is set: last day"),
                ],
            ),
            (
                "Written comments are due February 10, 2006.",
                &[("2006-02-10", "Written comments are due")],
            ),
            ("Staff reviewed the agreement dated May 5, 2006.", &[]),
            ("The tariff was received by May 5, 2006.", &[]),
        ] {
            let found = read(text).deadlines;
            let found: Vec<(&str, &str)> =
                found.iter().map(|one| (&*one.date, &*one.title)).collect();
            assert_eq!(found, want, "{text}");
        }
    }

    #[test]
    fn documents_are_mentioned_by_their_dates() {
        for (text, want) in [
            (
                "On March 22, 2005, I sent a letter and a proposed amendment to our current ICA with the purpose.",
                &[(
                    "2005-03-22",
                    "Letter and a proposed amendment",
                    "Invented Telecom, LLC",
                )][..],
            ),
            (
                "In further correspondence sent on May 25, 2005, I informed you that it failed.",
                &[("2005-05-25", "Correspondence", "")],
            ),
            (
                "On July 29, 2005, Placeholder responded to the request to negotiate the terms.",
                &[("2005-07-29", "Response of Placeholder", "")],
            ),
            (
                "Also, the letter that you sent on August 4, 2005 indicates that it serves few.",
                &[("2005-08-04", "Letter", "Placeholder Group")],
            ),
            (
                "It wrote again on May 25, 2005.",
                &[("2005-05-25", "Letter", "")],
            ),
            (
                "Placeholder Telephone of Missouri, LLC answered on July 29, 2005 by ending the ICA.",
                &[(
                    "2005-07-29",
                    "Answer",
                    "Placeholder Telephone of Missouri, LLC",
                )],
            ),
            (
                "On January 13, 2006, Invented Telecom, LLC filed its Petition for Arbitration (Item No. 1).",
                &[(
                    "2006-01-13",
                    "Petition for Arbitration",
                    "Invented Telecom, LLC",
                )],
            ),
            (
                "It objects to part III of the report of March 28, 2006.",
                &[("2006-03-28", "Report", "")],
            ),
            ("I e-mailed this motion on August 9, 2005.", &[]),
            ("The parties met on June 1, 2005.", &[]),
        ] {
            let found = read(text).mentioned;
            let found: Vec<(&str, &str, &str)> = found
                .iter()
                .map(|one| {
                    let by = one.filed_by.first().map_or("", String::as_str);
                    (one.date.as_deref().unwrap_or(""), &*one.title, by)
                })
                .collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
