//! The signs with which a tag may begin, and those that look like them.

use crate::text::MARK_FIRST;

/// A sign that may begin a tag.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// `<` itself.
    Angle,
    /// A sign that looks like `<`.
    LikeAngle,
    /// Another bracket, or a quotation mark that looks like one.
    Bracket,
    /// `&`: an entity may make a character that represents withheld text.
    Ampersand,
    /// `\`: a command of another language, or an escape of YAML.
    Backslash,
    /// `:`: three of them begin a block in other dialects of Markdown.
    Colon,
    /// A character that represents withheld text already.
    Reserved,
}

impl Sign {
    pub(super) fn of(c: char) -> Option<Sign> {
        Some(match c {
            '<' => Sign::Angle,
            '\u{FF1C}' | '\u{FE64}' | '\u{2039}' | '\u{2C2}' | '\u{1438}' | '\u{16B2}'
            | '\u{2329}' | '\u{3008}' | '\u{27E8}' | '\u{276C}' | '\u{276E}' | '\u{2770}'
            | '\u{29FC}' | '\u{27EA}' | '\u{226A}' | '\u{22D6}' | '\u{227A}' | '\u{1D236}' => {
                Sign::LikeAngle
            }
            '[' | '{' | '(' | '\u{FF3B}' | '\u{FF5B}' | '\u{FF08}' | '\u{3010}' | '\u{3014}'
            | '\u{300C}' | '\u{300E}' | '\u{3016}' | '\u{3018}' | '\u{301A}' | '\u{27E6}'
            | '\u{27EE}' | '\u{2772}' | '\u{2774}' | '\u{2768}' | '\u{300A}' | '\u{AB}' => {
                Sign::Bracket
            }
            '&' => Sign::Ampersand,
            '\\' => Sign::Backslash,
            ':' => Sign::Colon,
            MARK_FIRST.. => Sign::Reserved,
            _ => return None,
        })
    }

    /// Returns whether a character ends what this sign begins.
    pub(super) fn is_ended_by(self, c: char) -> bool {
        match self {
            Sign::Angle | Sign::LikeAngle => matches!(
                c,
                '>' | '\u{FF1E}'
                    | '\u{FE65}'
                    | '\u{203A}'
                    | '\u{2C3}'
                    | '\u{1433}'
                    | '\u{232A}'
                    | '\u{3009}'
                    | '\u{27E9}'
                    | '\u{276D}'
                    | '\u{276F}'
                    | '\u{2771}'
                    | '\u{29FD}'
                    | '\u{27EB}'
                    | '\u{226B}'
                    | '\u{22D7}'
                    | '\u{227B}'
                    | '\u{1D237}'
            ),
            _ => matches!(
                c,
                ']' | '}'
                    | ')'
                    | '\u{FF3D}'
                    | '\u{FF5D}'
                    | '\u{FF09}'
                    | '\u{3011}'
                    | '\u{3015}'
                    | '\u{300D}'
                    | '\u{300F}'
                    | '\u{3017}'
                    | '\u{3019}'
                    | '\u{301B}'
                    | '\u{27E7}'
                    | '\u{27EF}'
                    | '\u{2773}'
                    | '\u{2775}'
                    | '\u{2769}'
                    | '\u{300B}'
                    | '\u{BB}'
            ),
        }
    }
}

impl Sign {
    /// Returns whether a sign breaks off what another one began.
    pub(super) fn breaks(self, begun: Sign) -> bool {
        match begun {
            Sign::Angle | Sign::LikeAngle => matches!(self, Sign::Angle | Sign::LikeAngle),
            _ => matches!(self, Sign::Angle | Sign::LikeAngle | Sign::Bracket),
        }
    }
}
