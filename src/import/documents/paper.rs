//! The parts of a pleading, a notice, a memorandum or a report: caption, title, who files it.

use std::sync::LazyLock;

use regex::Regex;

use super::days;
use super::names::{self, titled};
use super::numbers;
use super::sheet::{DocumentSheet, Paragraph, mark};
use crate::import::tables::kinds;

/// What the form of a paper says.
#[derive(Debug, Default)]
pub(super) struct Paper {
    /// Its title.
    pub title: Option<String>,
    /// Who files it.
    pub filed_by: Vec<String>,
    /// To whom it goes.
    pub addressed_to: Vec<String>,
    /// Where its text begins, as a number of lines.
    pub begins: usize,
    /// Whether an agency issued it.
    pub is_issued: bool,
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<label>(?i:to|from|date|re|subject|cc|agency|action|summary|dates))\s*:\s*(?P<value>.*)$")
        .expect("the expression is right")
});

static COMES_NOW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:COMES? NOW|NOW COMES?)\s*,?\s+(?:the\s+)?(?P<who>[^(;]{3,160}?)\s*(?:\(|,?\s+and\b|,?\s+by\b|,?\s+pursuant\b|,\s+through\b|;)")
        .expect("the expression is right")
});

static FOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:attorneys?|counsel|co-counsel)\s+for\s+(?:the\s+)?(?P<who>.{3,120})$")
        .expect("the expression is right")
});

static SPONSOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:sponsoring party|filed by|submitted by|party)\s*:\s*(?P<who>.{3,100})$")
        .expect("the expression is right")
});

static ACTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\s*\([^)]{1,60}\))?,?\s*(?:hereby\s+|respectfully\s+)?(?:objects?|moves?|responds?|replies|states?|submits?|files?|requests?|petitions?|opposes?|answers?|applies|gives notice|asks?)\b")
        .expect("the expression is right")
});

/// Reads the form of a paper.
pub(super) fn paper(sheet: &DocumentSheet, text: &str) -> Paper {
    let mut paper = Paper::default();
    paper.labels(sheet);
    paper.find_title(sheet, text);
    let by_agency = is_ordered(sheet, text);
    if by_agency && paper.filed_by.is_empty() {
        paper.filed_by.extend(agency(sheet));
    }
    if paper.filed_by.is_empty() {
        paper.find_filer(sheet, text);
    }
    let is_notice = sheet
        .lines()
        .take(40)
        .any(|line| line.text.starts_with("AGENCY:"));
    let is_agency = paper
        .filed_by
        .first()
        .is_some_and(|name| kinds::is_agency(name));
    paper.is_issued = by_agency || is_notice && is_agency;
    paper
}

/// Returns whether an agency orders in a paper, and signs it as an agency does.
fn is_ordered(sheet: &DocumentSheet, text: &str) -> bool {
    const ORDERS: [&str; 4] = [
        "IT IS ORDERED",
        "It is ordered",
        "IT IS THEREFORE",
        "IT IS SO ORDERED",
    ];
    const SIGNS: [&str; 5] = [
        "BY THE COMMISSION",
        "BY THE BOARD",
        "BY ORDER OF",
        "SO ORDERED",
        "ISSUE DATE",
    ];
    let signs = |line: &str| {
        let line = line.to_uppercase();
        SIGNS.iter().any(|sign| line.starts_with(sign))
    };
    ORDERS.iter().any(|order| text.contains(order)) && sheet.lines().any(|line| signs(&line.text))
}

/// Returns the agency in a caption: `BEFORE THE SAMPLE COMMISSION` and `OF THE STATE OF ...`, or
/// `STATE OF ...` before its name.
fn agency(sheet: &DocumentSheet) -> Option<String> {
    let lines: Vec<&str> = sheet
        .lines()
        .take(12)
        .map(|line| line.text.as_str())
        .filter(|line| is_upper(line))
        .collect();
    let at = lines.iter().position(|line| {
        let own = line.trim_start_matches("BEFORE THE ");
        kinds::is_agency(own) && !own.starts_with("STATE OF")
    })?;
    let own = lines[at].trim_start_matches("BEFORE THE ");
    let before = at.checked_sub(1).map(|at| lines[at]);
    let state = before.filter(|line| line.starts_with("STATE OF ") && line.len() < 40);
    let after = lines
        .get(at + 1)
        .filter(|line| line.starts_with("OF ") && line.len() < 60);
    Some(match (state, after) {
        _ if own.contains(" OF ") => titled(own),
        (Some(state), _) => format!("{} of the {}", titled(own), titled(state)),
        (None, Some(after)) => titled(&format!("{own} {after}")),
        _ => titled(own),
    })
}

impl Paper {
    /// Reads lines such as `FROM: Staff` and `AGENCY: Public Service Commission`.
    fn labels(&mut self, sheet: &DocumentSheet) {
        let mut title = None;
        let mut count = 0;
        for paragraph in sheet.paragraphs.iter().take(30) {
            for (at, line) in paragraph.lines.iter().enumerate() {
                count += 1;
                let Some(found) = LABEL.captures(&line.text) else {
                    continue;
                };
                if count <= 20 {
                    self.begins = count;
                }
                let label = found["label"].to_uppercase();
                let mut value = found["value"].trim().to_owned();
                if matches!(&*label, "AGENCY" | "SUBJECT" | "RE") {
                    for next in &paragraph.lines[at + 1..] {
                        if LABEL.is_match(&next.text) || value.ends_with('.') {
                            break;
                        }
                        super::sheet::join(&mut value, &next.text);
                    }
                }
                let value = value.trim().trim_end_matches('.').to_owned();
                if value.is_empty() || value.len() > 200 {
                    continue;
                }
                match &*label {
                    "FROM" | "AGENCY" if self.filed_by.is_empty() => {
                        let name = value.split(';').next().unwrap_or(&value);
                        self.filed_by.push(name.trim().to_owned());
                    }
                    "TO" if self.addressed_to.is_empty() && value.len() < 80 => {
                        self.addressed_to.push(value);
                    }
                    "SUBJECT" | "RE" if title.is_none() => title = Some(value),
                    _ => {}
                }
            }
        }
        // `TO:` alone is a phrase, and not the head of a memorandum.
        if self.filed_by.is_empty() {
            self.addressed_to.clear();
        }
        self.title = title;
    }

    fn find_title(&mut self, sheet: &DocumentSheet, text: &str) {
        let mut at = 0;
        let mut plain = None;
        for (place, paragraph) in sheet.paragraphs.iter().enumerate().take(40) {
            let own = &paragraph.lines;
            if paragraph.is_heading {
                let words = paragraph.text();
                if kinds::of(&words).is_some() || place < 2 {
                    self.take_title(titled(&words), at + own.len());
                    return;
                }
            }
            for (first, line) in own.iter().enumerate() {
                if is_title(&line.text) {
                    let mut words = line.text.clone();
                    let mut count = 1;
                    for next in &own[first + 1..] {
                        let is_more = is_upper(&next.text) && !is_caption(&next.text);
                        if !is_more || COMES_NOW.is_match(&next.text) || words.len() > 250 {
                            break;
                        }
                        super::sheet::join(&mut words, &next.text);
                        count += 1;
                    }
                    let mut end = at + first + count;
                    // `DIRECT TESTIMONY`, `OF`, `JANE SAMPLE`, each by itself.
                    if first + count == own.len() {
                        for next in &sheet.paragraphs[place + 1..] {
                            let line = next.text();
                            let goes_on = ["OF", "ON BEHALF OF", "FOR", "TO"].iter().any(|word| {
                                line.starts_with(&format!("{word} "))
                                    || line == *word
                                    || words.ends_with(&format!(" {word}"))
                            });
                            if !goes_on
                                || line.chars().any(char::is_lowercase)
                                || is_caption(&line) && !words.ends_with(" OF")
                                || words.len() > 250
                            {
                                break;
                            }
                            super::sheet::join(&mut words, &line);
                            end += next.lines.len();
                        }
                    }
                    self.take_title(titled(&words), end);
                    return;
                }
                if line.text.starts_with("AGENCY:") && first > 0 {
                    // What is between the docket's number and this line.
                    let from = own[..first]
                        .iter()
                        .rposition(|line| {
                            line.text.starts_with(['[', '('])
                                || !numbers::dockets(&line.text).is_empty()
                        })
                        .map_or(0, |at| at + 1);
                    let mut words = String::new();
                    for line in &own[from..first] {
                        super::sheet::join(&mut words, &line.text);
                    }
                    if !words.is_empty() && words.len() < 250 {
                        self.take_title(words, at + first);
                        return;
                    }
                }
            }
            if plain.is_none() {
                plain = plain_title(paragraph).map(|title| (title, at + 1));
            }
            at += own.len();
            if at > 80 {
                break;
            }
        }
        if let Some((title, begins)) = plain {
            self.take_title(title, begins);
        } else {
            let text = sheet
                .lines()
                .position(|line| line.width > 60 && line.text.chars().any(char::is_lowercase));
            self.begins = self.begins.max(text.unwrap_or(0));
        }
        let _ = text;
    }

    fn take_title(&mut self, title: String, begins: usize) {
        self.title.get_or_insert(title);
        self.begins = self.begins.max(begins);
    }

    fn find_filer(&mut self, sheet: &DocumentSheet, text: &str) {
        if let Some(found) = COMES_NOW.captures(text) {
            let who = found["who"]
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let who = who.trim_end_matches(',');
            let named = names::companies(who).into_iter().next();
            let name = named.map_or_else(|| who.to_owned(), |company| company.name);
            if name.len() <= 120 && name.starts_with(char::is_uppercase) {
                self.filed_by.push(names::respelled(&name, text));
                return;
            }
        }
        let sponsor = sheet
            .lines()
            .take(40)
            .find_map(|line| SPONSOR.captures(&line.text));
        if let Some(found) = sponsor {
            self.filed_by
                .push(names::respelled(found["who"].trim(), text));
            return;
        }
        let behalf = self
            .title
            .as_deref()
            .and_then(|title| title.to_lowercase().find(" on behalf of "));
        if let (Some(at), Some(title)) = (behalf, &self.title) {
            let name = title[at + " on behalf of ".len()..].trim_start_matches("the ");
            self.filed_by.push(names::respelled(name, text));
            return;
        }
        let for_whom = sheet.lines().find_map(|line| FOR.captures(&line.text));
        if let Some(found) = for_whom {
            let who = found["who"].trim();
            // The end of a sentence is no part of a name, but that of `Inc.` is.
            let who = match names::is_company(who) {
                true => who,
                false => who.trim_end_matches('.'),
            };
            let name = names::respelled(who, text);
            let is_name = names::is_organization(&name) || names::person(&name).is_some();
            if is_name {
                self.filed_by.push(name);
                return;
            }
        }
        // The first paragraph behind the title begins with who acts.
        let mut at = 0;
        for paragraph in &sheet.paragraphs {
            let begins = at;
            at += paragraph.lines.len();
            if begins < self.begins || begins > self.begins + 12 {
                continue;
            }
            let words = paragraph.text();
            if let Some(company) = names::companies(&words).first()
                && company.from == 0
                && ACTS.is_match(&words[company.to..])
            {
                self.filed_by.push(company.name.clone());
                return;
            }
        }
    }
}

fn is_upper(line: &str) -> bool {
    line.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !line.chars().any(char::is_lowercase)
}

fn is_caption(line: &str) -> bool {
    const BEGIN: [&str; 12] = [
        "BEFORE THE",
        "STATE OF",
        "OF THE STATE",
        "IN THE",
        "UNITED STATES",
        "FOR THE",
        "PUBLIC SERVICE COMM",
        "PUBLIC UTILIT",
        "COUNTY OF",
        "EXHIBIT",
        "CASE NO",
        "DOCKET NO",
    ];
    BEGIN.iter().any(|begin| line.starts_with(begin))
        || line.starts_with(')')
        || line.contains('§')
        || mark(line).is_some()
}

/// Returns whether a line in capitals is the title of a paper.
fn is_title(line: &str) -> bool {
    is_upper(line)
        && !is_caption(line)
        && line.len() <= 200
        && !LABEL.is_match(line)
        && !line.starts_with("CERTIFICATE OF SERVICE")
        && !COMES_NOW.is_match(line)
        && (kinds::of(line).is_some() && line.contains(' ')
            || line.contains("MEMORANDUM")
            || matches!(
                line,
                "ORDER" | "MOTION" | "COMPLAINT" | "PETITION" | "ANSWER" | "NOTICE"
            ))
}

/// Returns the title where the first line of a document is one in small letters: `Response of
/// Sample, LLC to Data Request 4`.
fn plain_title(paragraph: &Paragraph) -> Option<String> {
    let line = &paragraph.lines.first()?.text;
    let is_short = line.len() <= 160 && line.contains(' ') && !line.ends_with(['.', ':', ',', ';']);
    let is_whole = paragraph.lines.len() == 1 || line.len() <= 90;
    let has_sign = days::of_line(line).is_some() || mark(line).is_some() || is_caption(line);
    (is_short
        && is_whole
        && !has_sign
        && kinds::of(line).is_some()
        && line.starts_with(char::is_uppercase))
    .then(|| line.clone())
}

#[cfg(test)]
mod tests;
