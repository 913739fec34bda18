//! What a document says by date: deadlines and events that it states, and other documents that it
//! mentions.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::days::days;
use super::mentioned::{VERB, capitalized, mention};
use super::running::Running;
use crate::import::{FoundAbsent, FoundDeadline};

/// Who wrote a document to whom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Correspondents<'a> {
    /// Who wrote it.
    pub from: &'a [String],
    /// To whom.
    pub to: &'a [String],
}

/// What a document says by date.
#[derive(Debug, Default)]
pub(super) struct Said {
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

/// The most deadlines, and the most documents, that are taken from one document. Its text has them
/// all.
const MOST: usize = 100;

/// Finds what a document says by date.
pub(super) fn said(running: &Running, own: Option<NaiveDate>, who: &Correspondents<'_>) -> Said {
    let text = &running.text;
    let found = days(text);
    let mut said = Said::default();
    let mut at = 0;
    let mut ended = 0;
    while at < found.len() && said.deadlines.len().max(said.mentioned.len()) < MOST {
        let day = &found[at];
        at += 1;
        let (from, to) = running.sentence(day.from);
        // What comes before an earlier date of the sentence belongs to that date.
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
        // `Issued and effective` says when the document is of, not what is to come.
        let is_own_effect =
            own == Some(day.day) && before.trim_end().to_lowercase().ends_with("effective");
        let is_past = VERB.is_match(before) && !is_due && !TO_COME.is_match(before);
        if (is_due || is_perhaps && !is_past)
            && !is_own_effect
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

/// Returns what is due, from the words before a date.
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

/// Returns whether a comma belongs to a company's name, or a colon to a time.
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

#[cfg(test)]
mod tests;
