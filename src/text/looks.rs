//! What letters and signs look like: spellings that a reader cannot tell apart fold to one.

use deunicode::deunicode_char;
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};
use unicode_normalization::UnicodeNormalization;
use unicode_security::skeleton;

/// Folds a text to its letters and digits, as they look: `Rédаcted` (with a Cyrillic `а`) and
/// `re-dacted` are `redacted`.
pub fn letters(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold(c, &mut folded));
    folded.retain(|c| c.is_ascii_alphanumeric());
    folded
}

/// Adds a character to `folded` as it looks: a letter or digit in lower case without its accents, a
/// blank as a space, a sign as the ASCII sign that it looks like or `*`. What nobody sees adds
/// nothing.
pub fn fold(c: char, folded: &mut String) {
    if c.is_ascii() {
        return fold_ascii(c, folded);
    }
    if c.is_whitespace() {
        return folded.push(' ');
    }
    for part in std::iter::once(c).nfkd().filter(|c| !is_invisible(*c)) {
        fold_part(part, folded);
    }
}

fn fold_ascii(c: char, folded: &mut String) {
    match c {
        c if c.is_ascii_whitespace() => folded.push(' '),
        c if c.is_ascii_control() => {}
        c => folded.push(c.to_ascii_lowercase()),
    }
}

/// Returns whether nobody sees a character: one that is to be ignored, a control character, one of
/// private use, or an accent.
fn is_invisible(c: char) -> bool {
    use GeneralCategory::{Control, EnclosingMark, Format, NonspacingMark, PrivateUse, Unassigned};
    let category = || CodePointMapData::<GeneralCategory>::new().get(c);
    !c.is_ascii()
        && (CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
            || matches!(
                category(),
                Control | EnclosingMark | Format | NonspacingMark | PrivateUse | Unassigned
            ))
}

/// Adds a character that cannot be taken apart.
fn fold_part(c: char, folded: &mut String) {
    if c.is_ascii() {
        return fold_ascii(c, folded);
    }
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    if category == GeneralCategory::DashPunctuation {
        return folded.push('-');
    }
    // Unicode's table of letters that look alike has most small letters of other scripts by their
    // capitals only.
    let capitals: String = c.to_uppercase().collect();
    for typed in [c.to_string(), capitals] {
        let alike: String = skeleton(&typed).collect();
        if !alike.is_empty() && alike.is_ascii() {
            return alike.chars().for_each(|c| fold_ascii(c, folded));
        }
    }
    // It has no small capitals either, nor letters that only sound alike.
    let sound = deunicode_char(c).filter(|_| c.is_alphanumeric());
    match sound {
        Some(sound) => sound.chars().for_each(|c| fold_ascii(c, folded)),
        None => folded.push('*'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_looks_like_redacted_folds_to_it() {
        for typed in [
            "redacted",
            "REDACTED",
            "re\u{200B}dacted",
            "re\u{AD}dacted",
            "re\0dacted",
            "re\u{FE0F}dac\u{E0001}ted",
            "r\u{301}eda\u{34F}cted",
            "rédäçted",
            "ｒｅｄａｃｔｅｄ",
            "ＲＥＤＡＣＴＥＤ",
            "rеdасtеd",
            "гедастед",
            "ʀᴇᴅᴀᴄᴛᴇᴅ",
            "𝐫𝐞𝐝𝐚𝐜𝐭𝐞𝐝",
            "𝓇ℯ𝒹𝒶𝒸𝓉ℯ𝒹",
            "ⓡⓔⓓⓐⓒⓣⓔⓓ",
            "ᎡᎬᎠᎪᏟᎢᎬᎠ",
            "ꭱꭼꭰꭺꮯꭲꭼꭰ",
            "ΡΕDΑCΤΕD".to_lowercase().replace('ρ', "r").as_str(),
            "re dac-ted.",
        ] {
            assert_eq!(letters(typed), "redacted", "{typed:?}");
        }
    }

    #[test]
    fn a_sign_folds_to_the_one_it_looks_like() {
        for (typed, want) in [
            ("：", ":"),
            ("＝", "="),
            ("／", "/"),
            ("⁄", "/"),
            ("—", "-"),
            ("–", "-"),
            ("！", "!"),
            ("\u{A0}", " "),
            ("\u{2028}", " "),
            ("★", "*"),
        ] {
            let mut folded = String::new();
            typed.chars().for_each(|c| fold(c, &mut folded));
            assert_eq!(folded, want, "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_folded_is_plain(text in ".{0,80}") {
            let folded = letters(&text);
            prop_assert!(folded.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        }
    }
}
