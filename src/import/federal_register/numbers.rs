//! Separates docket numbers from the other numbers that agencies write into the same field.

use crate::import::json::{self, Json};

/// The numbers that a document is headed with.
#[derive(Default)]
pub(super) struct DocketNumbers {
    pub(super) dockets: Vec<String>,
    pub(super) others: Vec<String>,
}

/// Separates dockets from the other numbers that agencies write into the same place.
pub(super) fn docket_numbers(row: &Json) -> DocketNumbers {
    let mut numbers = DocketNumbers::default();
    let add = |list: &mut Vec<String>, number: &str| {
        if !list.iter().any(|known| known == number) {
            list.push(number.to_owned());
        }
    };
    let fields = ["docket_ids", "docket_numbers"];
    for text in fields.iter().flat_map(|field| json::texts(row, field)) {
        for part in text.split([';', '\n']) {
            // Numbers that follow the word without repeating it are dockets as well: `Docket Nos.
            // 96-45, 97-21`.
            let mut after_word = false;
            for piece in pieces(part) {
                let (number, is_docket) = match after_docket(piece) {
                    Some(number) => (number, true),
                    None => (piece, after_word),
                };
                after_word = is_docket;
                let number =
                    number.trim_matches(|c: char| c.is_whitespace() || "[]().,:".contains(c));
                if number.is_empty() {
                    continue;
                }
                let holds_digit = number.bytes().any(|byte| byte.is_ascii_digit());
                if holds_digit && (is_docket || is_docket_number(number)) && !is_other(number) {
                    add(&mut numbers.dockets, number);
                } else {
                    add(&mut numbers.others, number);
                }
            }
        }
    }
    let info = row.get("regulations_dot_gov_info").unwrap_or(&Json::Null);
    let known = json::text(info, "docket_id").into_iter().chain(
        json::list(row, "dockets")
            .iter()
            .filter_map(|docket| json::text(docket, "id")),
    );
    for number in known {
        let is_known = numbers
            .dockets
            .iter()
            .any(|known| known.eq_ignore_ascii_case(&number));
        if numbers.dockets.is_empty() && !is_known {
            numbers.dockets.push(number);
        }
    }
    numbers
}

/// Splits `96-45, 97-21 and 02-6` at commas and `and`.
pub(super) fn pieces(part: &str) -> Vec<&str> {
    part.split(',')
        .flat_map(|piece| piece.split(" and "))
        .flat_map(|piece| piece.split(" & "))
        .map(|piece| piece.trim().strip_prefix("and ").unwrap_or(piece.trim()))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Returns what follows the word `Docket`: `Docket No. FWS-R4-ES-2025-0210`, `WT Docket No. 26-99`,
/// `Docket # FAA-2026-9240`.
pub(super) fn after_docket(piece: &str) -> Option<&str> {
    let lower = piece.to_ascii_lowercase();
    let at = lower.find("docket")?;
    // Only the letters of a bureau or an agency come before it.
    if at > 24 || lower[..at].bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut rest = piece.get(at + "docket".len()..)?;
    loop {
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || ".:#–".contains(c));
        let word = ["numbers", "number", "nos", "no", "ids", "id", "s"]
            .into_iter()
            .find(|word| {
                let head = trimmed.get(..word.len());
                let after = trimmed
                    .get(word.len()..)
                    .and_then(|rest| rest.chars().next());
                head.is_some_and(|head| head.eq_ignore_ascii_case(word))
                    && after.is_none_or(|c| !c.is_alphanumeric() && c != '-')
            });
        match word {
            Some(word) => rest = &trimmed[word.len()..],
            None => return Some(trimmed),
        }
    }
}

/// Returns whether a number without the word `Docket` has the form of one.
pub(super) fn is_docket_number(number: &str) -> bool {
    let parts: Vec<&str> = number.split('-').collect();
    let is_digits = |part: &str, length: std::ops::RangeInclusive<usize>| {
        length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_letters =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_word = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    if number.contains("_FRDOC_") {
        return true;
    }
    match parts.as_slice() {
        // EPA-HQ-OAR-2024-0001, FAA-2026-9240.
        [first, middle @ .., year, last]
            if first.len() > 1
                && is_letters(first)
                && middle.iter().all(|part| is_word(part))
                && is_digits(year, 4..=4)
                && (year.starts_with("19") || year.starts_with("20"))
                && is_digits(last, 3..=6) =>
        {
            true
        }
        // Cases of antidumping and countervailing duties: A-999-160, C-999-161.
        ["A" | "C" | "S", country, case] => is_digits(country, 3..=3) && is_digits(case, 3..=3),
        // FERC: RM24-5-000, CP24-12-000.
        [office, case, sub] => {
            let letters = office.trim_end_matches(|c: char| c.is_ascii_digit());
            let year = &office[letters.len()..];
            (1..=2).contains(&letters.len())
                && is_letters(letters)
                && is_digits(year, 2..=2)
                && is_digits(case, 1..=5)
                && is_digits(sub, 3..=3)
        }
        _ => false,
    }
}

/// Returns whether a number is of a kind that has the form of a docket and is none.
pub(super) fn is_other(number: &str) -> bool {
    [
        "FRL",
        "AD ",
        "AD-",
        "FR ID",
        "FCC ",
        "DA ",
        "RIN",
        "Amendment",
        "Amdt",
    ]
    .iter()
    .any(|start| number.starts_with(start))
}
