//! Shows what nobody could see: characters that steer a terminal, turn the order of letters around,
//! or have no shape.

/// Returns whether a character shows nothing of itself: control characters, those that turn the
/// direction of text, joiners, fillers and tags.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{AD}'
                | '\u{34F}'
                | '\u{61C}'
                | '\u{115F}'
                | '\u{1160}'
                | '\u{17B4}'
                | '\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{3164}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFFB}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// Returns a text in which each unseen character is its escape, such as `\u{202e}`; line breaks and
/// tabs are spaces.
pub fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => shown.push(' '),
            c if is_unseen(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_written_out_and_the_rest_stays() {
        for (text, want) in [
            ("plain", "plain"),
            ("é \u{5d0}\u{5d1} 文 👩", "é \u{5d0}\u{5d1} 文 👩"),
            ("a\u{202e}fdp.b", r"a\u{202e}fdp.b"),
            ("a\u{200b}b\u{feff}", r"a\u{200b}b\u{feff}"),
            ("\u{1b}[2Ja\u{7}\u{9b}", r"\u{1b}[2Ja\u{7}\u{9b}"),
            (
                "\u{61c}\u{2066}\u{e0041}\u{ad}",
                r"\u{61c}\u{2066}\u{e0041}\u{ad}",
            ),
            ("a\tb\nc\rd", "a b c d"),
        ] {
            assert_eq!(escaped(text), want);
        }
    }
}
