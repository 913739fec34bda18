//! What the cells of a row hold: formulas, several names or dockets in one cell, files.

use crate::import::text::is_url;
use crate::import::text::line;
use crate::import::{Body, FoundAttachment, FoundFile, FoundFiling};

/// Reads what a spreadsheet computes in a cell: `="03/03/2006"` is its text, and
/// `=HYPERLINK("https://...","Title")` its text and an address. Any other formula is text.
pub(in crate::import::tables) fn unwrapped(cell: &str) -> (String, Option<String>) {
    let cell = cell.trim();
    let Some(formula) = cell.strip_prefix('=') else {
        return (cell.to_owned(), None);
    };
    let formula = formula.trim();
    if let Some((text, "")) = quoted(formula) {
        return (text, None);
    }
    let is_link = formula
        .get(..10)
        .is_some_and(|name| name.eq_ignore_ascii_case("HYPERLINK("));
    if is_link && let Some((address, rest)) = quoted(formula[10..].trim_start()) {
        let rest = rest.trim_start();
        let text = rest
            .strip_prefix([',', ';'])
            .and_then(|rest| quoted(rest.trim_start()));
        return match text {
            Some((text, _)) => (text, Some(address)),
            None => (address.clone(), Some(address)),
        };
    }
    (cell.to_owned(), None)
}

/// Reads a text between quotation marks, and gives what follows it.
pub(super) fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut own = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        own.push_str(before);
        match after.strip_prefix('"') {
            Some(after) => {
                own.push('"');
                rest = after;
            }
            None => return Some((own, after)),
        }
    }
}

/// Takes e-mail addresses and telephone numbers out of a cell: `Pat Placeholder <pat@example.org>,
/// (555) 555-0101`.
pub(super) fn without_contact(text: &str) -> String {
    if !text.contains('@') && text.bytes().filter(u8::is_ascii_digit).count() < 10 {
        return text.to_owned();
    }
    let lines = text.split('\n').map(|line| {
        let mut kept: Vec<&str> = Vec::new();
        let words: Vec<&str> = line.split(' ').collect();
        let mut at = 0;
        while at < words.len() {
            // A telephone number may be parted by one blank.
            let pair = words
                .get(at + 1)
                .map(|next| format!("{} {next}", words[at]));
            if pair.as_deref().is_some_and(is_phone) {
                at += 2;
            } else if is_phone(words[at]) || is_mail(words[at]) {
                at += 1;
            } else {
                kept.push(words[at]);
                at += 1;
            }
        }
        let kept = kept.join(" ");
        kept.trim_end_matches([' ', ',', '-', '(', '<']).to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

pub(super) fn is_mail(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let address = word.strip_prefix("mailto:").unwrap_or(word);
    address
        .split_once('@')
        .is_some_and(|(own, host)| !own.is_empty() && host.contains('.') && !address.contains('/'))
}

/// Returns whether a text is a telephone number of North America: `(555) 555-0101`, `555-555-0101`,
/// `+1 555.555.0101`.
pub(super) fn is_phone(text: &str) -> bool {
    let own = text.trim_matches(|c: char| ",;<>".contains(c));
    let digits: String = own.chars().filter(char::is_ascii_digit).collect();
    let is_long = digits.len() == 10 || digits.len() == 11 && digits.starts_with('1');
    let pieces = own
        .split(|c: char| !c.is_ascii_digit())
        .filter(|piece| !piece.is_empty());
    let lengths: Vec<usize> = pieces.map(str::len).collect();
    is_long
        && own
            .chars()
            .all(|c| c.is_ascii_digit() || " ()-.+".contains(c))
        && lengths.ends_with(&[3, 3, 4])
}

/// Parts the dockets of a cell.
pub(in crate::import::tables) fn dockets(text: &str) -> Vec<String> {
    let parts = text.split([',', ';', '\n', '\r', '|']);
    let parts = parts
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "));
    let mut dockets: Vec<String> = Vec::new();
    for part in parts.map(line) {
        let lower = part.to_lowercase();
        let words = [
            "docket nos. ",
            "docket no. ",
            "docket no ",
            "case nos. ",
            "case no. ",
            "case no ",
            "docket ",
        ];
        let prefix = words.iter().find(|words| lower.starts_with(**words));
        let own = part[prefix.map_or(0, |words| words.len())..]
            .trim()
            .to_owned();
        if !own.is_empty() && !dockets.contains(&own) {
            dockets.push(own);
        }
    }
    dockets
}

/// Parts the names of a cell. A comma may be a part of a name.
pub(in crate::import::tables) fn names(text: &str) -> Vec<String> {
    let parts = text.split([';', '\n', '\r', '|']).map(line);
    parts.filter(|name| !name.is_empty()).collect()
}

/// Reads the files of a cell: names or addresses. A number counts them, and is a fact.
pub(super) fn attach(found: &mut FoundFiling, name: String, text: &str) {
    let mut parts: Vec<String> = text
        .split([';', '\n', '\r', '|'])
        .map(line)
        .filter(|part| !part.is_empty())
        .collect();
    if let [only] = parts.as_slice() {
        let pieces: Vec<String> = only.split(',').map(line).collect();
        let is_file = |piece: &String| {
            is_url(piece)
                || piece.rsplit_once('.').is_some_and(|(own, ending)| {
                    let fits = ending.bytes().all(|b| b.is_ascii_alphanumeric());
                    !own.is_empty() && (2..=5).contains(&ending.len()) && fits
                })
        };
        if pieces.len() > 1 && pieces.iter().all(is_file) {
            parts = pieces;
        }
    }
    let is_count = parts.len() == 1 && parts[0].bytes().all(|b| b.is_ascii_digit());
    let says = parts.len() == 1
        && matches!(
            parts[0].to_lowercase().as_str(),
            "yes" | "no" | "y" | "n" | "none"
        );
    if is_count || says {
        found.facts.push((name, parts.remove(0)));
        return;
    }
    for part in parts {
        let held = match is_url(&part) {
            true => FoundFile::Url(part),
            false => FoundFile::Named(part),
        };
        found.attachments.push(FoundAttachment {
            held,
            ..FoundAttachment::default()
        });
    }
}

pub(super) fn body(found: &mut FoundFiling, text: &str) {
    let text = match &found.body {
        Body::Plain(before) => format!("{before}\n\n{text}"),
        _ => text.to_owned(),
    };
    found.body = Body::Plain(text);
}
