//! Who filed an entry, where its text says so.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::title::sentence_end;
use super::{find, head, without_attachments};

/// The names of a case's parties, found by how a text goes on.
#[derive(Debug, Default)]
pub(in crate::import) struct Names(HashMap<String, Vec<String>>);

impl Names {
    /// Gathers names.
    pub(in crate::import) fn of(names: impl IntoIterator<Item = String>) -> Names {
        let mut all = Names::default();
        for name in names {
            if let Some(start) = start(&name) {
                all.0.entry(start).or_default().push(name);
            }
        }
        all
    }

    /// Finds the longest name that a text begins with, without case.
    pub(super) fn find(&self, text: &str) -> Option<&String> {
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
pub(super) fn start(text: &str) -> Option<String> {
    let start: String = text.chars().take(3).collect();
    (!start.is_empty()).then(|| start.to_ascii_lowercase())
}

pub(super) static FILED_BY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(on behalf of|filed by|by) +").expect("the expression is right")
});

pub(super) static ROLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:all |consol(?:idated)? |cross[- ]|counter[- ]|third[- ]party |intervenor[- ]?)*(?:plaintiff|defendant|petitioner|respondent|appellant|appellee|movant|intervenor|debtor|creditor|trustee|claimant|amicus|garnishee|objector|interested party)s?(?:\(s\))? +",
    )
    .expect("the expression is right")
});

/// Returns who filed an entry, where its text says so without a doubt.
///
/// `parties` are the names of the case: one that follows `by` is certain. Court papers have no
/// filer here.
pub(in crate::import) fn filer(text: &str, kind: &str, parties: &Names) -> Option<String> {
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

pub(super) const ISSUED: &[&str] = &[
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
pub(super) fn name(rest: &str) -> Option<String> {
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
pub(super) fn company_end(text: &str) -> Option<usize> {
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
