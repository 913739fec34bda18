//! When two spellings are one: normal form, case, and for names their letters and digits alone.

use std::borrow::Cow;

use crate::diagnostic::marks_in_english;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Returns a text with each letter in one form: macOS writes `é` in file names as two characters,
/// and keyboards as one.
pub fn normal(text: &str) -> Cow<'_, str> {
    match text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.nfc().collect()),
    }
}

/// Folds a name: normal form, no case, `&` is `and`, and every run of characters other than letters
/// and digits one space.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut push = |c: char| {
        if is_of_word(c) {
            folded.push(c);
        } else {
            if !folded.ends_with(' ') && !folded.is_empty() {
                folded.push(' ');
            }
            if c == '&' {
                folded.push_str("and ");
            }
        }
    };
    for_each_folded(name, &mut push);
    folded.truncate(folded.trim_end().len());
    folded
}

/// Returns a text in normal form and without case, as ids are compared: `BOR` is `bor`.
pub fn without_case(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for_each_folded(text, &mut |c| folded.push(c));
    folded
}

/// Returns the letters and digits of a name, by which parties are known: `U.S. EPA` is `US EPA`.
pub fn letters_of_name(name: &str) -> String {
    let mut letters = String::with_capacity(name.len());
    for_each_folded(name, &mut |c| match c {
        '&' => letters.push_str("and"),
        c if is_of_word(c) => letters.push(c),
        _ => {}
    });
    letters
}

/// Returns the words of a name: an apostrophe, or a dot between letters, ends none. So `U.S. EPA`
/// and `US EPA` have one address, and `O'Brien` and `OBrien`.
pub fn words_of_name(name: &str) -> String {
    let name = &*marks_in_english(name);
    let mut joined = String::with_capacity(name.len());
    let mut before = ' ';
    for c in name.chars() {
        let is_joint = matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2BC}' | '`')
            || c == '.' && before.is_alphabetic();
        if !is_joint {
            joined.push(c);
        }
        before = c;
    }
    fold(&joined)
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Calls a function with each character of a text in normal form, without case.
fn for_each_folded(text: &str, each: &mut dyn FnMut(char)) {
    let text = &*marks_in_english(text);
    // Most names are ASCII.
    if text.is_ascii() {
        text.chars().for_each(|c| each(c.to_ascii_lowercase()));
        return;
    }
    // Lower, upper and lower again, since `ß`, `ẞ` and `ss`, or the two small sigmas, meet only
    // there.
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkc().flat_map(char::to_lowercase) {
        match c {
            // Its capital is that of `i`, which is another letter.
            'ı' => folded.push(c),
            c => folded.extend(c.to_uppercase().flat_map(char::to_lowercase)),
        }
    }
    // An accent that is by itself belongs to no letter: `¸` behind a `c` would make another
    // letter of it.
    let mut before = ' ';
    for c in folded.nfkc() {
        let is_alone = is_combining_mark(c) && !is_of_word(before);
        before = match is_alone {
            true => ' ',
            false => c,
        };
        if !is_alone {
            each(c);
        }
    }
}

#[cfg(test)]
mod tests;
