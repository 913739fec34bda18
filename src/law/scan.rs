//! The pieces that citations are made of: spaces, abbreviations, the words before a number. Each
//! function takes a text and a byte position on a character boundary, and gives such a position.

mod counted;
mod words;

pub(super) use counted::{counts, goes_on_after_page, measures};
pub(super) use words::{part_word, part_word_before, section_word, section_word_before};

/// Returns the text with every run of spaces and line breaks as one space, and none at its ends.
pub(super) fn single_spaced(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut spaced = words.next().unwrap_or_default().to_owned();
    for word in words {
        spaced.push(' ');
        spaced.push_str(word);
    }
    spaced
}

/// Passes over spaces, and one line break at most: a citation ends with its paragraph.
pub(super) fn skip_space(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let spaces = &rest[..rest.len() - rest.trim_start().len()];
    if holds_blank_line(spaces) {
        at
    } else {
        at + spaces.len()
    }
}

/// Passes over spaces backwards, and one line break at most, no further than `floor`.
fn skip_space_back(text: &str, floor: usize, end: usize) -> usize {
    let before = &text[floor..end];
    let kept = before.trim_end();
    if holds_blank_line(&before[kept.len()..]) {
        end
    } else {
        floor + kept.len()
    }
}

fn holds_blank_line(spaces: &str) -> bool {
    spaces.bytes().filter(|&byte| byte == b'\n').count() > 1
}

/// Passes over an abbreviation given by its letters alone, however its dots and spaces are set:
/// `USC` fits `USC`, `U.S.C.` and `U. S. C.`. A capital or a digit begins a word.
pub(super) fn abbreviation(text: &str, at: usize, letters: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = at;
    for (index, letter) in letters.bytes().enumerate() {
        if index > 0 && !letter.is_ascii_lowercase() {
            end = skip_space(text, skip_dot(text, end));
        }
        if bytes.get(end) != Some(&letter) {
            return None;
        }
        end += 1;
    }
    let end = skip_dot(text, end);
    (!continues_word(text, end)).then_some(end)
}

fn skip_dot(text: &str, at: usize) -> usize {
    at + usize::from(text.as_bytes().get(at) == Some(&b'.'))
}

/// Returns whether a letter or a digit is here, so that what ends here only begins a word.
pub(super) fn continues_word(text: &str, at: usize) -> bool {
    text[at..].starts_with(char::is_alphanumeric)
}

/// Passes over the words of a phrase, with spaces of any kind between them.
pub(super) fn phrase(text: &str, at: usize, phrase: &str) -> Option<usize> {
    let mut end = at;
    for (index, word) in phrase.split(' ').enumerate() {
        let start = skip_space(text, end);
        let spaced = index == 0 || start > end;
        end = (spaced && text[start..].starts_with(word)).then_some(start + word.len())?;
    }
    (!continues_word(text, end)).then_some(end)
}

/// Returns the last byte before `end` and the spaces there: most words that a phrase could be tell
/// by it that they are not.
pub(super) fn last_byte_before(text: &str, floor: usize, end: usize) -> Option<u8> {
    let end = skip_space_back(text, floor, end);
    text.as_bytes()[floor..end].last().copied()
}

/// Finds a phrase that ends before `end`, with spaces of any kind, or none, between and after its
/// words; gives where it starts.
pub(super) fn phrase_before(text: &str, floor: usize, end: usize, phrase: &str) -> Option<usize> {
    let mut start = end;
    for word in phrase.rsplit(' ') {
        start = skip_space_back(text, floor, start);
        start -= text[floor..start].ends_with(word).then_some(word.len())?;
    }
    let inside_word = phrase.starts_with(char::is_alphabetic)
        && text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '.');
    (!inside_word).then_some(start)
}

/// Passes over between `least` and `most` digits, and not over a part of more.
pub(super) fn digits(text: &str, at: usize, least: usize, most: usize) -> Option<usize> {
    let rest = &text.as_bytes()[at..];
    let count = rest
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .take(most + 1)
        .count();
    (least..=most).contains(&count).then_some(at + count)
}

/// Passes over a hyphen, also one that does not break (U+2011), and the dash that prints in its
/// place (U+2013).
pub(super) fn hyphen(text: &str, at: usize) -> Option<usize> {
    let first = text[at..].chars().next()?;
    matches!(first, '-' | '‑' | '–').then_some(at + first.len_utf8())
}

/// Says whether a dot and a digit follow, so that a number which ends here is only the beginning of
/// one: `251.3`, `100.T07`.
pub(super) fn digit_follows_dot(text: &str, at: usize) -> bool {
    let rest = &text.as_bytes()[at..];
    let digit = |at: usize| rest.get(at).is_some_and(u8::is_ascii_digit);
    rest.first() == Some(&b'.')
        && (digit(1) || (rest.get(1).is_some_and(u8::is_ascii_uppercase) && digit(2)))
}

/// Says whether the rest of a date follows, `/5/2006`, or of a fraction of a date.
pub(super) fn date_follows(text: &str, at: usize) -> bool {
    let mut rest = text[at..].strip_prefix('/').unwrap_or_default().bytes();
    let digits = rest.by_ref().take_while(u8::is_ascii_digit).count();
    let slashes = text.as_bytes().get(at + 1 + digits) == Some(&b'/');
    digits > 0 && slashes
}

/// Passes over `, RSMo`, and the year or supplement of the edition that is cited.
pub(super) fn missouri_name(text: &str, at: usize) -> Option<usize> {
    let comma = at + usize::from(text[at..].starts_with(','));
    let start = skip_space(text, comma);
    let of = phrase(text, start, "of the").map_or(start, |of| skip_space(text, of));
    let in_words = ["Revised Statutes of Missouri", "Missouri Revised Statutes"]
        .iter()
        .find_map(|name| phrase(text, of, name));
    if in_words.is_some() {
        return in_words;
    }
    let mut end = abbreviation(text, start, "RSMo")?;
    if &text[start..end] == "RSMo." {
        // The abbreviation has no dot of its own: this one ends the sentence.
        return Some(end - 1);
    }
    for word in ["Cum.", "Supp."] {
        let at = skip_space(text, end);
        if text[at..].starts_with(word) {
            end = at + word.len();
        }
    }
    let year = digits(text, skip_space(text, end), 4, 4);
    Some(
        year.filter(|&year| !continues_word(text, year))
            .unwrap_or(end),
    )
}
