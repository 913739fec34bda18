//! Numbers of dockets in a document: its own, and those that it names.

use std::sync::LazyLock;

use regex::Regex;

use super::facts::DocumentFile;
use super::sheet::DocumentSheet;

/// Finds the dockets of a document: those in its head, in what its pages repeat, and in the name of
/// its file. A number in its text is another case's.
pub(super) fn of_document(
    sheet: &DocumentSheet,
    begins: usize,
    file: &DocumentFile<'_>,
) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let lines = || sheet.lines().map(|line| line.text.as_str());
    let head: Vec<&str> = lines().take(begins.min(60)).collect();
    // Without a caption, a whole sentence is text already.
    let top: Vec<&str> = lines()
        .take(15)
        .take_while(|line| line.len() <= 90)
        .collect();
    // A paragraph may begin with the number, and go on with its sentence.
    let first: Vec<String> = lines()
        .take(6)
        .filter(|line| BEGINS.is_match(line))
        .map(|line| line.chars().take(60).collect())
        .collect();
    let mut take = |text: &str| {
        for (_, number) in dockets(text) {
            if !found.contains(&number) {
                found.push(number);
            }
        }
        !found.is_empty()
    };
    let margins: Vec<&str> = sheet
        .feet
        .iter()
        .map(|line| line.text.as_str())
        .chain(sheet.margins.iter().map(String::as_str))
        .collect();
    let last: Vec<&str> = sheet
        .lines()
        .filter(|line| line.page == 1)
        .map(|line| line.text.as_str())
        .collect();
    let foot = last.iter().rev().take(2).copied().collect::<Vec<_>>();
    let _ = take(&head.join("\n"))
        || take(&top.join("\n"))
        || take(&first.join("\n"))
        || take(&margins.join("\n"))
        || take(&foot.join("\n"))
        || take(&file.name.replace('_', " "))
        || take(&file.folder.replace('_', " "));
    found
}

static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W?(?:case|docket|file)s?\s+(?:nos?|numbers?)\b")
        .expect("the expression is right")
});

static NAMED_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:case|docket|file|cause|matter|proceeding|dkt\.?|project|tracking)\s*(?:(?:nos?\.?|numbers?|#)\s*:?|:)\s*(?P<numbers>[A-Z]{0,5}[A-Z0-9./:-]*\d[A-Z0-9:-]*(?:(?:,\s*|\s+and\s+|\s*&\s*|;\s*|,\s*and\s+)[A-Z]{1,4}-?[A-Z0-9.:-]*\d[A-Z0-9:-]*)*)",
    )
    .expect("the expression is right")
});

/// `Docket 14-MADE-301`: without a word before the number, it has to look like one.
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?i:docket|case)\s+(?P<number>[A-Z0-9]{1,6}-[A-Z0-9]*-?[A-Z]*\d[A-Z0-9-]*)\b")
        .expect("the expression is right")
});

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:[A-Z]{1,4}-\d{4}-\d{2,5}|(?:ER|EL|RP|CP|RM|AD|PL|EC|ES|QF)\d{2}-\d{1,4}(?:-\d{3})?|[RACI]\.\d{2}-\d{2}-\d{3}|\d{1,2}:\d{2}-[a-z]{2}-\d{3,6})\b",
    )
    .expect("the expression is right")
});

/// The most numbers of dockets that are taken from one text.
const MOST: usize = 100;

/// Finds numbers of dockets, each where it begins: those that a text calls so, and those that have
/// the shape of one.
pub(super) fn dockets(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for named in NAMED_NUMBER.captures_iter(text).take(MOST) {
        let Some(all) = named.name("numbers") else {
            continue;
        };
        let parts = all.as_str().split([',', ';', '&']);
        for part in parts.flat_map(|part| part.split(" and ")) {
            let part = part.trim().trim_start_matches("and ");
            let number = part.trim_matches(|c: char| ".,:;-/".contains(c)).trim();
            if number.len() >= 3 && number.chars().filter(char::is_ascii_digit).count() >= 2 {
                found.push((all.start(), number.to_owned()));
            }
        }
    }
    for called in CALLED.captures_iter(text).take(MOST) {
        let number = called["number"].trim_end_matches(['-', '.']).to_owned();
        let at = called.get(0).map_or(0, |whole| whole.start());
        if !found.iter().any(|(_, known)| known.contains(&number)) {
            found.push((at, number));
        }
    }
    for shaped in NUMBER.find_iter(text).take(MOST) {
        if !found.iter().any(|(_, number)| number == shaped.as_str()) {
            found.push((shaped.start(), shaped.as_str().to_owned()));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    let mut known: Vec<String> = Vec::new();
    found.retain(|(_, number)| {
        let is_new = !known.contains(number);
        known.push(number.clone());
        is_new
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_dockets_are_found() {
        for (text, want) in [
            (
                "Case No. TO-2006-9299 and\nCase No. TO-2006-9300",
                &["TO-2006-9299", "TO-2006-9300"][..],
            ),
            ("[Docket No. TO-2006-9299]", &["TO-2006-9299"]),
            (
                "Docket Nos. ER24-123-000 and ER24-124-000",
                &["ER24-123-000", "ER24-124-000"],
            ),
            ("Docket UE-050684", &["UE-050684"]),
            ("RE: Docket 14-MADE-301 - objection", &["14-MADE-301"]),
            ("the case in 2005; docket of 2006", &[]),
            ("Case: U-21122", &["U-21122"]),
            ("999 S.W.2d 99; 4 CSR 240-36.040; 47 C.F.R.", &[]),
        ] {
            let found: Vec<String> = dockets(text)
                .into_iter()
                .map(|(_, number)| number)
                .collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
