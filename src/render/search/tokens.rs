//! The words of a text, as the index holds them and as a query is read: the theme's
//! `search/1-words.js` does the same, and both are held to `tests/search/tokens.json`.
//!
//! - A word is a run of letters, digits and their marks. It is folded: NFKD, lower case, no
//!   accents.
//! - Where a script has no spaces between words, its words are pairs of characters: `電力公司` is
//!   `電力`, `力公`, and `公司`.
//! - `'s` after a word is left out, and a long word is cut.
//! - Parts that are joined as numbers are make further words: `GR-2024-0117` is found as `gr`,
//!   `2024` and `0117`, and also as `gr2024`, `gr20240117` and `20240117`; `251(b)(1)` as `251b`
//!   and `251b1`; `U.S.C.` as `usc`.

mod unspaced;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use unspaced::{is_unspaced, pairs, stretch};

/// The most characters of a word.
const LONGEST: usize = 40;
/// What is in a word where it may be broken.
const SOFT_HYPHEN: char = '\u{AD}';
/// The most parts that are joined.
const PARTS: usize = 8;

/// A word of a text, folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FoldedWord<'a> {
    /// A word as it is there.
    Word(&'a str),
    /// What parts that are there make together.
    Joined(&'a str),
}

/// Calls `take` with every word of a text, in order; what parts make together follows the last of
/// them.
pub(super) fn tokens(text: &str, mut take: impl FnMut(FoldedWord<'_>)) {
    let mut chain = Chain::default();
    let mut folded = String::new();
    let mut end_before = None;
    let mut from = 0;
    while let Some((start, end)) = next_run(text, from) {
        from = end;
        let gap = end_before.map(|before: usize| &text[before..start]);
        let run = &text[start..end];
        end_before = Some(end);
        if run.starts_with(is_unspaced) {
            chain.flush(&mut take);
            pairs(run, &mut folded, |pair| take(FoldedWord::Word(pair)));
            continue;
        }
        fold_into(run, &mut folded);
        if folded.is_empty() {
            continue;
        }
        if folded == "s" && matches!(gap, Some("'" | "\u{2019}")) {
            chain.flush(&mut take);
            continue;
        }
        let joins = gap.is_some_and(|gap| chain.joins(gap, &folded));
        if !joins {
            chain.flush(&mut take);
        }
        take(FoldedWord::Word(&folded));
        chain.add(gap.filter(|_| joins), &folded);
    }
    chain.flush(&mut take);
}

/// Returns all words of a text in one, such as `gr20240117` or `47usc251`: two ways to write a
/// number are one.
pub(super) fn squash(text: &str) -> String {
    let mut squashed = String::new();
    tokens(text, |token| {
        if let FoldedWord::Word(word) = token {
            squashed.push_str(word);
        }
    });
    squashed
}

/// Finds the next run of letters, digits and marks from a place on. It ends where a script without
/// spaces begins or ends.
fn next_run(text: &str, from: usize) -> Option<(usize, usize)> {
    let is_part = |c: char| match c.is_ascii() {
        true => c.is_ascii_alphanumeric(),
        false => c.is_alphanumeric() || is_combining_mark(c) || c == SOFT_HYPHEN,
    };
    // Nearly all of a text is ASCII, and its bytes need no decoding.
    let bytes = &text.as_bytes()[from..];
    let is_gap = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let mut start = from + bytes.iter().position(|byte| !is_gap(byte))?;
    if !text.as_bytes()[start].is_ascii() {
        start += text[start..].find(is_part)?;
    }
    let rest = text[start..].bytes();
    let end = start + rest.take_while(u8::is_ascii_alphanumeric).count();
    match text.as_bytes().get(end) {
        Some(byte) if !byte.is_ascii() => {
            let length = text[end..].find(|c| !is_part(c));
            let end = length.map_or(text.len(), |length| end + length);
            Some((start, start + stretch(&text[start..end])))
        }
        _ => Some((start, end)),
    }
}

/// Folds a run into a word; nothing may be left of it.
fn fold_into(run: &str, folded: &mut String) {
    folded.clear();
    if run.is_ascii() {
        folded.push_str(&run[..run.len().min(LONGEST)]);
        folded.make_ascii_lowercase();
        return;
    }
    fold_whole(run, folded);
    if let Some((end, _)) = folded.char_indices().nth(LONGEST) {
        folded.truncate(end);
    }
}

/// Folds a run, however long it is.
fn fold_whole(run: &str, folded: &mut String) {
    folded.clear();
    let mut push = |c: char| {
        // A fraction or a number in parentheses comes apart into more than digits.
        if c.is_alphanumeric() || is_combining_mark(c) {
            folded.push(c);
        }
    };
    for c in run.nfkd().flat_map(char::to_lowercase) {
        match c {
            // Accents, and the vowel signs of Hebrew and Arabic, which are left out as often as
            // written.
            '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{640}' => {}
            '\u{64B}'..='\u{65F}' | '\u{670}' => {}
            'ς' => push('σ'),
            'ß' => "ss".chars().for_each(&mut push),
            'æ' => "ae".chars().for_each(&mut push),
            'œ' => "oe".chars().for_each(&mut push),
            'þ' => "th".chars().for_each(&mut push),
            'ø' => push('o'),
            'đ' | 'ð' => push('d'),
            'ł' => push('l'),
            'ı' => push('i'),
            c => push(c),
        }
    }
}

/// Parts that are together without a space, such as those of `GR-2024-0117`.
#[derive(Default)]
struct Chain {
    /// The parts in one.
    text: String,
    /// Where each part ends in it.
    ends: Vec<usize>,
    /// Whether a part is joined by anything but a period, or has more than one letter.
    is_more_than_initials: bool,
}

impl Chain {
    /// Returns whether what is between joins the next part to the last.
    fn joins(&self, gap: &str, next: &str) -> bool {
        let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        let joint = match gap {
            "-" | "\u{2010}" | "\u{2011}" | "." | "/" | "_" | ":" | "(" | ")(" => true,
            "," => is_digit(self.text.as_bytes().last()) && is_digit(next.as_bytes().first()),
            _ => false,
        };
        joint && !self.ends.is_empty() && self.ends.len() < PARTS
    }

    fn add(&mut self, gap: Option<&str>, part: &str) {
        let initial = part.chars().nth(1).is_none() && !has_digit(part);
        self.is_more_than_initials |= !initial || gap.is_some_and(|gap| gap != ".");
        self.text.push_str(part);
        self.ends.push(self.text.len());
    }

    /// Adds what the parts make together, and starts anew.
    fn flush(&mut self, take: &mut impl FnMut(FoldedWord<'_>)) {
        let count = self.ends.len();
        if count > 1 {
            let starts = |at: usize| at.checked_sub(1).map_or(0, |before| self.ends[before]);
            let part = |at: usize| &self.text[starts(at)..self.ends[at]];
            if !self.is_more_than_initials {
                take(FoldedWord::Joined(&self.text));
            }
            for from in 0..count - 1 {
                let number = part(from).starts_with(|c: char| c.is_ascii_digit());
                if from > 0 && (!number || has_digit(part(from - 1))) {
                    continue;
                }
                for to in from + 1..count {
                    let joined = &self.text[starts(from)..self.ends[to]];
                    if has_digit(joined) {
                        take(FoldedWord::Joined(joined));
                    }
                }
            }
        }
        self.text.clear();
        self.ends.clear();
        self.is_more_than_initials = false;
    }
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
