//! Finds the tags that withhold text, where comments begin, and whatever looks like one of these
//! and is none.
//!
//! What merely looks like a tag is an error: a person who types it means the text behind it to be
//! withheld, and the text would be published. One pass goes from bracket to bracket. Each is read
//! as far as the next one, and no further than [`LONGEST`], so that the time grows with the text
//! alone.

use std::ops::Range;

use crate::diagnostic::Code;

mod bracketed;
mod sign;
mod spelled;
mod typed;

use bracketed::Bracketed;
use sign::Sign;
use typed::{
    begins_arrow, is_alone, is_command, is_escape_of_mark, is_escaped, is_target, makes_mark, mark,
    may_close, of_block,
};

/// How many characters of what may be a tag are read. A tag that withholds has a name and perhaps a
/// reason.
const LONGEST: usize = 600;

/// A tag that withholds text, or the beginning of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// Where it is, in bytes.
    pub range: Range<usize>,
    /// What it does.
    pub kind: TagKind,
}

/// What a tag does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TagKind {
    /// `<redacted>`, with its reason.
    Opens(String),
    /// `</redacted>`.
    Closes,
    /// `<!--`.
    BeginsComment,
    /// A declaration such as `<!x>` or `<?x?>`, or a comment that was begun wrongly. In code it is
    /// none.
    BeginsNothing,
}

/// Finds all tags, in order, and reports what only looks like one.
pub(super) fn tags(text: &str) -> (Vec<Tag>, Vec<(usize, Code)>) {
    let (mut tags, mut mistakes) = (Vec::new(), Vec::new());
    let mut from = 0;
    while let Some(at) = next(text, from) {
        let c = text[at..]
            .chars()
            .next()
            .expect("a character begins at the byte that was found");
        from = at + c.len_utf8();
        let Some(sign) = Sign::of(c) else { continue };
        match read(text, at, from, sign) {
            Read::Tag(tag) => {
                from = tag.range.end;
                tags.push(tag);
            }
            Read::Mistake(code) => mistakes.push((at, code)),
            Read::Nothing => {}
        }
    }
    let withholding = |(_, code): &&(usize, Code)| *code == Code::WithholdingTag;
    let mut found = mistakes.iter().filter(withholding).map(|(at, _)| *at);
    if let (Some(only), None) = (found.next(), found.next())
        && is_place_holder(text, only)
    {
        mistakes.retain(|(at, _)| *at != only);
    }
    (tags, mistakes)
}

/// Returns whether the bracket at a place begins a place holder of a form, as in `the price is
/// <<CONFIDENTIAL>>.`: words come before it in its paragraph, and a sign that ends words behind it.
/// Where words or nothing follow, it may be the head of what a person meant to withhold.
fn is_place_holder(text: &str, at: usize) -> bool {
    let Some(before) = text[..at].strip_suffix('<') else {
        return false;
    };
    let inside = text[at..].strip_prefix('<');
    let Some((name, after)) = inside.and_then(|inside| inside.split_once(">>")) else {
        return false;
    };
    let is_name = |c: char| c.is_alphanumeric() || " -_".contains(c);
    let paragraph = before.rsplit("\n\n").next().unwrap_or(before);
    name.chars().all(is_name)
        && paragraph.contains(char::is_alphanumeric)
        && after.starts_with(['.', ',', ';', ')', '?', '!'])
}

/// The bytes with which the characters begin that a tag may begin with.
const BEGINS: [bool; 256] = {
    let mut begins = [false; 256];
    let bytes = b"<[{(&\\:\xC2\xCB\xE1\xE2\xE3\xEF\xF0\xF4";
    let mut at = 0;
    while at < bytes.len() {
        begins[bytes[at] as usize] = true;
        at += 1;
    }
    begins
};

/// Finds the next place from `from` where a tag may begin.
fn next(text: &str, from: usize) -> Option<usize> {
    let mut rest = text.as_bytes()[from..].iter();
    rest.position(|byte| BEGINS[*byte as usize])
        .map(|at| from + at)
}

/// What was read from a sign on.
enum Read {
    Tag(Tag),
    Mistake(Code),
    Nothing,
}

/// Reads what may be a tag: its sign is at `at`, and the rest of it from `from` on.
fn read(text: &str, at: usize, from: usize, sign: Sign) -> Read {
    let rest = &text[from..];
    let tag = |kind: TagKind, end: usize| {
        Read::Tag(Tag {
            range: at..end,
            kind,
        })
    };
    match sign {
        Sign::Reserved => Read::Mistake(Code::ReservedCharacter),
        Sign::Ampersand if makes_mark(rest) => Read::Mistake(Code::ReservedCharacter),
        Sign::Ampersand => Read::Nothing,
        Sign::Backslash if is_escape_of_mark(rest) => Read::Mistake(Code::ReservedCharacter),
        Sign::Backslash => of_mistake(is_command(rest).then_some(Code::RedactionTag)),
        Sign::Colon => {
            let is_block = rest.starts_with("::") && is_alone(text, at);
            of_mistake(is_block.then(|| of_block(rest)).flatten())
        }
        Sign::Angle => {
            if let Some((kind, rest)) = mark(rest) {
                return tag(kind, text.len() - rest.len());
            }
            // Behind a backslash its `<` is text in Markdown, and none in HTML.
            if rest.starts_with("!--") && !is_escaped(text, at) {
                return tag(TagKind::BeginsComment, from + 3);
            }
            let stretch = Bracketed::new(rest, sign);
            if let Some(code) = stretch.of_angle(is_target(text, at)) {
                return Read::Mistake(code);
            }
            match stretch.begins_nothing(true) || begins_arrow(rest) {
                true => tag(TagKind::BeginsNothing, from),
                false => Read::Nothing,
            }
        }
        Sign::LikeAngle => {
            let stretch = Bracketed::new(rest, sign);
            if let Some(code) = stretch.of_like_angle() {
                return Read::Mistake(code);
            }
            match stretch.begins_nothing(false) {
                true => tag(TagKind::BeginsNothing, from),
                false => Read::Nothing,
            }
        }
        // The target of a link is a path: `[a](/private/b.pdf)`.
        Sign::Bracket if text[..at].ends_with(']') && text[at..].starts_with('(') => Read::Nothing,
        Sign::Bracket if !may_close(rest) => Read::Nothing,
        Sign::Bracket => of_mistake(Bracketed::new(rest, sign).of_bracket()),
    }
}

fn of_mistake(code: Option<Code>) -> Read {
    code.map_or(Read::Nothing, Read::Mistake)
}

#[cfg(test)]
mod tests;
