//! Where withheld text dies: `<redacted>…</redacted>` and comments are cut out of a file before
//! anything else reads it.
//!
//! [`PublicText`] has no other constructor than [`redact`], and everything after this stage reads
//! only that.

mod left;
mod marks;
mod public;

pub(super) use public::PublicText;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::bare::Stretch;
use super::tags::tags;
use crate::diagnostic::Code;
use crate::text::{EMPTY_COMMENT, MARK_FIRST, MARK_LAST};
use left::{left_in, placed};
use marks::{find_comments, pair};

/// A stretch that was cut out of a file's text.
#[derive(Debug, Clone)]
struct Cut {
    /// Where it stood, in bytes of the public text.
    at: usize,
    /// The length of what is in its place.
    left: usize,
    /// Where it stood in the file's text, in bytes.
    from: Range<usize>,
    /// How many line breaks went with it.
    lines: usize,
}

/// What kind of file a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A record: front matter and Markdown.
    Record,
    /// `site.yaml`: YAML throughout.
    Settings,
    /// A value that was typed on the command line.
    Typed,
}

impl Form {
    /// Returns whether a tag with another word of withholding is a mistake wherever it is. In
    /// site.yaml it is one in all values but the marks of the paper practice, and only the reader
    /// of its values can tell them apart.
    fn refuses(self, code: Code) -> bool {
        self != Form::Settings || code != Code::WithholdingTag
    }
}

/// A mistake in the marks, as a code and a place: the text around it may be what is to be withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MarkMistake {
    /// Which mistake.
    pub code: Code,
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters from 1.
    pub column: usize,
}

/// A text that cannot be made public, with what is wrong in it.
#[derive(Debug)]
pub(super) struct Unredacted {
    /// The whole text, for judging how secret it may be.
    pub text: String,
    /// What is wrong, in the order of its places.
    pub mistakes: Vec<MarkMistake>,
}

/// Cuts what is withheld out of a file's text, or says where its marks are wrong.
///
/// `text` is the whole file, with `\n` as its line break. A mark or a comment that is not closed,
/// nested, or merely looks like one is an error, because what it was to withhold would be published
/// otherwise.
pub(super) fn redact(text: String, form: Form) -> Result<PublicText, Unredacted> {
    let (tags, mut wrong) = tags(&text);
    wrong.retain(|(_, code)| form.refuses(*code));
    let header_end = match form {
        Form::Record => header_end(&text),
        Form::Settings | Form::Typed => text.len(),
    };
    let stretches = pair(&text, &tags, header_end, &mut wrong);
    let comments = match wrong.is_empty() {
        true => find_comments(&text, &tags, &stretches, header_end, &mut wrong),
        false => Vec::new(),
    };
    if wrong.is_empty() && stretches.is_empty() && comments.is_empty() {
        return Ok(PublicText {
            text,
            reasons: Arc::default(),
            cuts: Vec::new(),
        });
    }
    if wrong.is_empty() {
        let public = cut(&text, stretches, &comments, header_end);
        wrong = left_in(&public, header_end);
        wrong.retain(|(_, code)| form.refuses(*code));
        if form == Form::Record && self::header_end(&public.text) != public.header_end(header_end) {
            // What stood around a comment makes a line that would end the front matter.
            wrong.push((header_end, Code::CommentCrosses));
        }
        if wrong.is_empty() {
            return Ok(public);
        }
    }
    let mistakes = placed(&text, wrong);
    Err(Unredacted { text, mistakes })
}

/// Finds where the line that closes the front matter begins; 0 where there is none.
pub(super) fn header_end(text: &str) -> usize {
    if !text.starts_with("---") {
        return 0;
    }
    text.match_indices("\n---")
        .find(|(at, _)| {
            text[at + 4..]
                .lines()
                .next()
                .unwrap_or("")
                .trim()
                .is_empty()
        })
        .map_or(0, |(at, _)| at + 1)
}

/// Cuts redactions and comments out of a text. A comment may hold redactions, and not the other way
/// round.
fn cut(
    text: &str,
    stretches: Vec<Stretch<'_>>,
    comments: &[Range<usize>],
    header_end: usize,
) -> PublicText {
    let mut reasons: Vec<String> = Vec::new();
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut public = PublicText {
        text: String::with_capacity(text.len()),
        ..PublicText::default()
    };
    let mut from = 0;
    let mut comments = comments.iter().peekable();
    let mut leave = |public: &mut PublicText, range: Range<usize>, left: &str| {
        public.text.push_str(&text[from..range.start]);
        public.cuts.push(Cut {
            at: public.text.len(),
            left: left.len(),
            from: range.clone(),
            lines: text[range.clone()].matches('\n').count(),
        });
        public.text.push_str(left);
        from = range.end;
    };
    let left_of = |comment: &Range<usize>| match comment.start >= header_end
        && begins_line(&text[..comment.start])
    {
        true => EMPTY_COMMENT,
        false => "",
    };
    for stretch in stretches {
        let at = stretch.range.start;
        while let Some(comment) = comments.next_if(|comment| comment.end <= at) {
            leave(&mut public, comment.clone(), left_of(comment));
        }
        if comments.peek().is_some_and(|comment| comment.contains(&at)) {
            continue;
        }
        let number = *numbers.entry(stretch.reason).or_insert_with(|| {
            reasons.push(stretch.reason.to_owned());
            reasons.len() - 1
        });
        let mark = MARK_FIRST as u32 + number.min(MARK_LAST as usize - MARK_FIRST as usize) as u32;
        let mark = char::from_u32(mark).expect("the plane's characters up to MARK_LAST are valid");
        leave(&mut public, stretch.range, mark.encode_utf8(&mut [0; 4]));
    }
    for comment in comments {
        leave(&mut public, comment.clone(), left_of(comment));
    }
    public.text.push_str(&text[from..]);
    public.reasons = reasons.into();
    public
}

/// Returns whether what follows a text is the first on its line, but for the signs of quotations
/// and lists.
fn begins_line(before: &str) -> bool {
    let line = before.bytes().rev().take_while(|byte| *byte != b'\n');
    line.take(256)
        .all(|byte| b" \t>-*+.):0123456789".contains(&byte))
}

#[cfg(test)]
mod tests;
