//! Reads the text of a court's docket entry: its type, a short title, who filed it, when it was
//! entered, whether it is sealed.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::day;
use crate::docket::Access;

/// How long a title may be, in characters.
const TITLE: usize = 120;

/// How much of an entry is looked at for what it is, in bytes.
const HEAD: usize = 4000;

/// Returns the type of an entry for how it begins, or for its short description where it has no
/// text.
pub(super) fn kind(text: &str, short: &str) -> &'static str {
    let from = |text: &str| {
        let lead = first_words(lead(text), 10);
        let lower = lead.to_ascii_lowercase();
        let found: Vec<_> = KINDS
            .iter()
            .filter_map(|(words, kind)| Some((place(&lower, words)?, words.len(), *kind)))
            .collect();
        // The first word of an entry says what it is; of two that begin there, the longer. Clerks
        // write it in capitals.
        let is_upper = |at: usize, length: usize| {
            let word = &lead[at..at + length];
            word.bytes().any(|byte| byte.is_ascii_uppercase())
                && !word.bytes().any(|byte| byte.is_ascii_lowercase())
        };
        found
            .into_iter()
            .min_by_key(|(at, length, _)| {
                let begins = *at == 0;
                (
                    !(begins || is_upper(*at, *length)),
                    *at,
                    usize::MAX - length,
                )
            })
            .map(|(.., kind)| kind)
    };
    from(text).or_else(|| from(short)).unwrap_or("filing")
}

/// Finds words at the beginning of a word.
fn place(text: &str, words: &str) -> Option<usize> {
    text.match_indices(words).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        before.is_none_or(|c| !c.is_alphanumeric())
            && after.is_none_or(|c| !c.is_alphanumeric() || c == 's')
    })
}

/// What entries begin with, and the type that it means.
const KINDS: &[(&str, &str)] = &[
    ("minute entry", "minute-entry"),
    ("minute order", "order"),
    ("minutes", "minutes"),
    ("courtroom minutes", "minutes"),
    ("scheduling order", "scheduling-order"),
    ("memorandum opinion", "decision"),
    ("memorandum & opinion", "decision"),
    ("memorandum and order", "order"),
    ("memorandum & order", "order"),
    ("opinion", "decision"),
    ("decision", "decision"),
    ("ruling", "ruling"),
    ("judgment", "judgment"),
    ("judgement", "judgment"),
    ("proposed", "filing"),
    ("text of proposed order", "filing"),
    ("order", "order"),
    ("mandate", "order"),
    ("report and recommendation", "ruling"),
    ("findings and recommendation", "ruling"),
    ("agency decision", "filing"),
    ("received", "filing"),
    ("case opened", "filing"),
    ("case reassigned", "filing"),
    ("case closed", "filing"),
    ("court deleted", "filing"),
    ("supreme court case", "filing"),
    ("paper copies", "filing"),
    ("set deadlines", "filing"),
    ("set hearing", "filing"),
    ("reset", "filing"),
    ("terminate", "filing"),
    ("motions terminated", "filing"),
    ("motion hearing", "minute-entry"),
    ("status conference", "minute-entry"),
    ("electronic clerk's notes", "minute-entry"),
    ("entry of default", "filing"),
    ("writ", "filing"),
    ("bond", "filing"),
    ("schedule", "filing"),
    ("status report", "report"),
    ("report", "report"),
    ("complaint", "complaint"),
    ("counterclaim", "complaint"),
    ("crossclaim", "complaint"),
    ("notice of removal", "notice"),
    ("notice", "notice"),
    ("summons", "summons"),
    ("waiver of service", "filing"),
    ("return of service", "certificate"),
    ("motion", "motion"),
    ("suggestions in", "brief"),
    ("memorandum", "brief"),
    ("brief", "brief"),
    ("response", "response"),
    ("opposition", "response"),
    ("reply", "reply"),
    ("answer", "answer"),
    ("objection", "objection"),
    ("stipulation", "stipulation"),
    ("petition", "petition"),
    ("application", "application"),
    ("affidavit", "affidavit"),
    ("declaration", "affidavit"),
    ("certificate", "certificate"),
    ("transcript", "transcript"),
    ("exhibit", "exhibit"),
    ("subpoena", "subpoena"),
    ("letter", "letter"),
    ("settlement agreement", "agreement"),
    ("case docketed", "filing"),
    ("civil case", "filing"),
    ("case argued", "minute-entry"),
    ("case assigned", "filing"),
    ("receipt", "filing"),
    ("filing fee", "filing"),
    ("record filed", "filing"),
    ("administrative record", "filing"),
    ("magistrate judge notice", "filing"),
    ("sealed document", "filing"),
    ("corporate disclosure", "filing"),
    ("civil cover sheet", "filing"),
    ("set/reset", "filing"),
];

/// Returns the part of an entry that says what it is: before what it refers to, and before its
/// attachments.
fn lead(text: &str) -> &str {
    let text = head(text);
    let end = [
        "(attachments:",
        " re ",
        " filed by ",
        "(entered:",
        "[entered:",
        " as to ",
    ]
    .iter()
    .filter_map(|mark| find(text, mark))
    .min()
    .unwrap_or(text.len());
    &text[..end]
}

fn first_words(text: &str, count: usize) -> &str {
    let mut ends = text.match_indices(char::is_whitespace).map(|(at, _)| at);
    let mut end = text.len();
    let mut words = 0;
    let mut last = usize::MAX;
    for at in ends.by_ref() {
        if last.wrapping_add(1) != at {
            words += 1;
        }
        last = at;
        if words == count {
            end = at;
            break;
        }
    }
    &text[..end]
}

fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(HEAD.min(text.len()))]
}

/// Finds words without case. Only ASCII letters are folded, so that places stay the same.
fn find(text: &str, words: &str) -> Option<usize> {
    text.as_bytes()
        .windows(words.len())
        .position(|window| window.eq_ignore_ascii_case(words.as_bytes()))
}

/// Returns the access that an entry's words ask for.
///
/// A motion to seal, and an order on it, speak of sealing and are public. Everything that says of
/// itself that it is sealed is not.
pub(super) fn access(text: &str, short: &str) -> Access {
    let own = without_attachments(head(text));
    let is_sealed = says_sealed(&own) || says_sealed(short);
    if is_sealed {
        Access::Sealed
    } else {
        Access::Public
    }
}

/// Returns the access that a description of one document asks for.
pub(super) fn document_access(description: &str) -> Access {
    let lower = description.to_lowercase();
    let asks = [
        "motion",
        "order on",
        "leave to",
        "request to",
        "notice of",
        "unseal",
    ];
    let is_sealed = says_sealed(description)
        || (lower.contains("sealed") || lower.contains("under seal"))
            && !asks.iter().any(|word| lower.contains(word));
    if is_sealed {
        Access::Sealed
    } else {
        Access::Public
    }
}

static SEALED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        # It begins so: SEALED DOCUMENT, *SEALED* MOTION, UNDER SEAL ..., EX PARTE SEALED ...
        ^ [^\w]* (?: ex\s*parte [\s\W]+ | document \s+ | filed \s+ | restricted \s+ | \d+ \s+ )*
          (?: sealed | under \s+ seal | highly \s+ sensitive ) \b
        # It says so in brackets or between stars: (SEALED), [Sealed], **RESTRICTED**
        | [(\[*{] \s* (?: filed \s+ )? (?: document \s+ )? (?: highly \s+ )? (?: under \s+ seal | sealed | restricted | confidential ) [^)\]*}]{0,60} [)\]*}]
        # It says so of itself.
        | \b (?: is | are | was | been | remains? | placed | maintained ) \s+ (?: filed \s+ )? (?: sealed | under \s+ seal | restricted ) \b
        | \b only \s+ available \s+ to \s+ authorized
        | \b (?: access | viewing | availability ) \b [^.]{0,40} \b (?: restricted | limited )
        ",
    )
    .expect("the expression is right")
});

fn says_sealed(text: &str) -> bool {
    if SEALED.is_match(text) {
        return true;
    }
    // A type of document with the word before it: `UNREDACTED AGREEMENT`, `Motion filed under
    // seal`.
    let lower = lead(text).to_lowercase();
    let is_about = [
        "motion",
        "order",
        "leave",
        "notice",
        "request",
        "application",
        "unseal",
        "response",
        "reply",
        "opposition",
    ]
    .iter()
    .any(|word| place(&lower, word).is_some());
    let all = text.to_lowercase();
    let says = ["sealed", "under seal"]
        .iter()
        .any(|words| place(first_words(&lower, 10), words).is_some());
    !is_about && (says || all.contains("filed under seal") || lower.starts_with("unredacted"))
}

fn without_attachments(text: &str) -> String {
    let Some(start) = find(text, "(attachments:") else {
        return text.to_owned();
    };
    let mut depth = 0_usize;
    let end = text[start..].char_indices().find_map(|(at, c)| {
        match c {
            '(' => depth += 1,
            ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(start + at + 1);
                }
            }
            _ => {}
        }
        None
    });
    format!("{}{}", &text[..start], &text[end.unwrap_or(text.len())..])
}

/// Makes a short title: the description of the document where there is one, otherwise how the entry
/// begins.
pub(super) fn title(text: &str, short: &str, number: Option<&str>) -> String {
    let text = text.trim();
    let is_error = text.to_lowercase().starts_with("entered in error");
    let short = short.trim();
    let title = if !short.is_empty() && !text.is_empty() && short.split_whitespace().count() < 2 {
        // `Order` tells less than how the entry begins.
        beginning(text)
    } else if !short.is_empty() {
        if is_error {
            format!("Entered in error: {short}")
        } else {
            short.to_owned()
        }
    } else {
        beginning(text)
    };
    if !title.is_empty() {
        return title;
    }
    match number {
        Some(number) => format!("Docket entry {number}"),
        None => "Docket entry".to_owned(),
    }
}

/// Returns the beginning of an entry up to where its notes begin, or to the end of its first
/// sentence.
fn beginning(text: &str) -> String {
    let text = head(text);
    let end = [
        "(attachments:",
        "(entered:",
        "[entered:",
        " filed by ",
        " (filing fee",
        "( filing fee",
        " signed by ",
        "(related document",
        " [",
    ]
    .iter()
    .filter_map(|mark| find(text, mark))
    .chain(sentence_end(text))
    .min()
    .unwrap_or(text.len());
    let text = text[..end]
        .trim()
        .trim_end_matches([',', ';', '(', '.'])
        .trim();
    shorten(text)
}

fn shorten(text: &str) -> String {
    if text.chars().count() <= TITLE {
        return text.to_owned();
    }
    let cut: String = text.chars().take(TITLE).collect();
    let cut = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.']))
}

/// Finds the end of the first sentence: a period before a blank and a capital, unless the word
/// before it is an abbreviation.
fn sentence_end(text: &str) -> Option<usize> {
    text.match_indices(". ").map(|(at, _)| at).find(|at| {
        let before = &text[..*at];
        let word = before
            .rsplit(|c: char| c.is_whitespace() || "([".contains(c))
            .next()
            .unwrap_or_default();
        let next = text[at + 2..].trim_start().chars().next();
        let is_short = word.chars().count() < 2 || word.contains('.');
        !is_short
            && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
            && next.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() || "([".contains(c))
    })
}

const ABBREVIATIONS: &[&str] = &[
    "inc", "co", "corp", "ltd", "no", "nos", "v", "vs", "jr", "sr", "dr", "mr", "ms", "mrs", "st",
    "et", "al", "hon", "dept", "assn", "bros", "fed", "r", "civ", "p", "ex", "ch", "chap", "u.s",
    "esq",
];

/// The names of a case's parties, found by how a text goes on.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, Vec<String>>);

impl Names {
    /// Gathers names.
    pub(super) fn of(names: impl IntoIterator<Item = String>) -> Names {
        let mut all = Names::default();
        for name in names {
            if let Some(start) = start(&name) {
                all.0.entry(start).or_default().push(name);
            }
        }
        all
    }

    /// Finds the longest name that a text begins with, without case.
    fn find(&self, text: &str) -> Option<&String> {
        let is_it = |name: &&String| {
            text.get(..name.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(name))
                && !text[name.len()..].starts_with(|c: char| c.is_alphanumeric())
        };
        let alike = self.0.get(&start(text)?)?;
        alike.iter().filter(is_it).max_by_key(|name| name.len())
    }
}

/// Returns the first letters of a name, under which it is kept.
fn start(text: &str) -> Option<String> {
    let start: String = text.chars().take(3).collect();
    (!start.is_empty()).then(|| start.to_ascii_lowercase())
}

static FILED_BY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(on behalf of|filed by|by) +").expect("the expression is right")
});

static ROLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:all |consol(?:idated)? |cross[- ]|counter[- ]|third[- ]party |intervenor[- ]?)*(?:plaintiff|defendant|petitioner|respondent|appellant|appellee|movant|intervenor|debtor|creditor|trustee|claimant|amicus|garnishee|objector|interested party)s?(?:\(s\))? +",
    )
    .expect("the expression is right")
});

/// Returns who filed an entry, where its text says so without a doubt.
///
/// `parties` are the names of the case: one that follows `by` is certain. Court papers have no
/// filer here.
pub(super) fn filer(text: &str, kind: &str, parties: &Names) -> Option<String> {
    if ISSUED.contains(&kind) {
        return None;
    }
    let own = without_attachments(head(text));
    let mut found = None;
    for mark in FILED_BY.captures_iter(&own).take(50) {
        let word = mark[1].to_lowercase();
        let rest = &own[mark.get(0)?.end()..];
        let rest = &rest[ROLE.find(rest).map_or(0, |role| role.end())..];
        let known = parties.find(rest);
        match (known, word.as_str()) {
            (Some(name), _) => return Some(name.clone()),
            // Attorneys file on behalf of parties, so this says more than `filed by`.
            (None, "on behalf of") => found = name(rest).or(found),
            (None, "filed by") => found = found.or_else(|| name(rest)),
            _ => {}
        }
    }
    found
}

const ISSUED: &[&str] = &[
    "order",
    "decision",
    "ruling",
    "judgment",
    "minute-entry",
    "minutes",
    "scheduling-order",
    "summons",
];

/// Reads a name up to where the entry goes on.
fn name(rest: &str) -> Option<String> {
    let end = [
        "(",
        "[",
        ";",
        " re ",
        " to ",
        " on behalf",
        " as to ",
        " against ",
        ", filed",
        " Receipt",
        ":",
    ]
    .iter()
    .filter_map(|mark| find(rest, mark))
    .chain(sentence_end(rest))
    .chain(company_end(rest))
    .min()
    .unwrap_or(rest.len());
    let name = rest[..end].trim().trim_end_matches([',', ';']).trim();
    // `LLC.` ends a sentence, `Inc.` ends a name.
    let name = match name.strip_suffix('.') {
        Some(short)
            if !short.rsplit(' ').next().is_some_and(|word| {
                ["inc", "co", "corp", "ltd", "jr", "sr"].contains(&word.to_lowercase().as_str())
                    || word.contains('.')
            }) =>
        {
            short
        }
        _ => name,
    };
    // `filed by Petitioner(s)` names nobody.
    let is_role = ROLE
        .find(&format!("{name} "))
        .is_some_and(|role| role.end() > name.len());
    if is_role {
        return None;
    }
    let length = name.chars().count();
    ((3..=120).contains(&length) && name.starts_with(|c: char| c.is_alphanumeric()))
        .then(|| name.to_owned())
}

/// Finds the end of a company's name before another sentence: `filed by Sample, Inc. Certificate of
/// service dated ...`.
fn company_end(text: &str) -> Option<usize> {
    text.match_indices(". ").map(|(at, _)| at + 1).find(|end| {
        let before = text[..end - 1]
            .rsplit([' ', ','])
            .next()
            .unwrap_or_default();
        let after = text[*end..].split_whitespace().next().unwrap_or_default();
        ["inc", "co", "corp", "ltd"].contains(&before.to_lowercase().as_str())
            && after.starts_with(|c: char| c.is_uppercase())
            && !["Ltd", "LLC", "Inc", "L"].contains(&after.split('.').next().unwrap_or_default())
    })
}

static ENTERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)[(\[]Entered: *(\d{1,2}/\d{1,2}/\d{2,4})").expect("the expression is right")
});

/// Returns the day on which an entry says that it was entered.
pub(super) fn entered(text: &str) -> Option<String> {
    let last = ENTERED.captures_iter(text).last()?;
    day::us_day(&last[1])
}

static REFERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:re|to|granting|denying|on|terminating|adopting|of|in part)[: ]+(\d{1,4}) +[A-Z][A-Za-z]").expect("the expression is right")
});

/// Returns the numbers of the entries to which an entry refers.
pub(super) fn refers_to(text: &str) -> Vec<String> {
    let own = without_attachments(head(text));
    let mut numbers: Vec<String> = Vec::new();
    for found in REFERS.captures_iter(&own).take(20) {
        let number = found[1].trim_start_matches('0').to_owned();
        if !number.is_empty() && !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}

#[cfg(test)]
mod tests;
