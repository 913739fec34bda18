//! Finds the comments of a file, which readers never see, and tells them from code that shows one.
//!
//! A comment runs from `<!--` to its `-->`, over blank lines and whatever blocks there are. Only
//! the parser itself can say what is code, so the text is parsed: as it is, to find the comments,
//! and again once they are cut out, to see that none is left and that none was cut out of code.
//! Where the two disagree, nothing is published.

mod shows;

pub(super) use shows::{SeenAs, Shows};

use std::ops::Range;

use super::bare::Bare;
use super::tags::{Tag, TagKind};
use crate::diagnostic::Code;
use crate::text::{CodeKind, CodeRange};

/// How a comment begins.
pub(super) const BEGIN: &str = "<!--";

/// Finds the comments outside of redactions, as ranges of `bare`, and reports those that are not
/// whole.
///
/// `tags` are in the coordinates of `bare`, in order. What is before `header_end` is no
/// Markdown and has no code.
pub(super) fn comments(
    bare: &Bare,
    tags: &[Tag],
    header_end: usize,
    wrong: &mut Vec<(usize, Code)>,
) -> Vec<Range<usize>> {
    let mut comments: Vec<Range<usize>> = Vec::new();
    let code = Shows::of(&bare.text, header_end);
    let mut end = 0;
    let mut loose = None;
    for (number, tag) in tags.iter().enumerate() {
        let at = tag.range.start;
        let begins = bare.text[at..].starts_with(BEGIN);
        if at < end {
            // In a comment a backslash before it changes nothing.
            wrong.extend(begins.then_some((at, Code::CommentNested)));
            continue;
        }
        match code.at(at) {
            SeenAs::Text if tag.kind == TagKind::BeginsComment => {
                let Some(found) = end_of(&bare.text, at) else {
                    wrong.push((at, Code::CommentUnclosed));
                    break;
                };
                end = found;
                if at < header_end && end > header_end || bare.ends_comment(&(at..end)) {
                    wrong.push((at, Code::CommentCrosses));
                } else if is_empty(&bare.text[at..end]) {
                    loose.get_or_insert(at);
                }
                comments.push(at..end);
            }
            SeenAs::Text => wrong.push((at, Code::CommentForm)),
            SeenAs::Perhaps => wrong.extend(begins.then_some((at, Code::CommentForm))),
            SeenAs::Code if begins => {
                let next = tags[number + 1..].first();
                let until = next.map_or(bare.text.len(), |tag| tag.range.start);
                if !code.ends_inside(at, until) {
                    loose.get_or_insert(at);
                }
            }
            SeenAs::Code => {}
        }
    }
    // What begins in code, or ends as soon as it begins, was perhaps to run to an end that belongs
    // to no other comment.
    if let Some(at) = loose.filter(|at| has_loose_end(&bare.text, *at, &comments, &code)) {
        wrong.push((at, Code::CommentForm));
    }
    comments
}

/// Returns whether the end of a comment is behind a place, in no comment and in no code.
fn has_loose_end(text: &str, from: usize, comments: &[Range<usize>], code: &Shows<'_>) -> bool {
    let mut ends = text[from..].match_indices("-->");
    ends.any(|(offset, _)| {
        let at = from + offset;
        let next = comments.partition_point(|comment| comment.end <= at);
        let in_comment = comments
            .get(next)
            .is_some_and(|comment| comment.start <= at);
        !in_comment && code.around(at).is_none()
    })
}

/// Finds where the comment ends that begins at `at`: as HTML has it, at `-->`, at `--!>`, or at
/// once.
pub(super) fn end_of(text: &str, at: usize) -> Option<usize> {
    let start = at + BEGIN.len();
    let inside = &text[start..];
    // `<!-->` and `<!--->` are whole comments (HTML, 13.2.5.43).
    for whole in [">", "->"] {
        if inside.starts_with(whole) {
            return Some(start + whole.len());
        }
    }
    let mut from = start;
    while let Some(dashes) = text[from..].find("--").map(|dashes| from + dashes) {
        for end in ["-->", "--!>"] {
            if text[dashes..].starts_with(end) {
                return Some(dashes + end.len());
            }
        }
        from = dashes + 1;
    }
    None
}

/// Returns whether a comment was closed as soon as it began: `<!-->`.
fn is_empty(comment: &str) -> bool {
    comment.len() < BEGIN.len() + "-->".len()
}

/// Returns whether nobody could take a stretch of code for anything else.
fn is_certain(text: &str, code: &CodeRange) -> bool {
    let shown = &text[code.range.clone()];
    match code.kind {
        CodeKind::Indented => false,
        // One that is never closed holds the rest of the text.
        CodeKind::Fenced => {
            let last = shown
                .trim_end()
                .rsplit_once('\n')
                .map_or("", |(_, last)| last);
            let fence = last.trim_start_matches([' ', '\t', '>']);
            let sign = shown.chars().next().unwrap_or(' ');
            let opened = shown.chars().take_while(|c| *c == sign).count();
            fence.len() >= opened && fence.chars().all(|c| c == sign)
        }
        // Two backticks that represent quotation marks may make code of what is between them.
        CodeKind::Span => {
            let inside = shown.trim_matches('`');
            let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            let blanks = (inside.starts_with(' '), inside.ends_with(' '));
            !shown.contains('\n')
                && blanks.0 == blanks.1
                && apart(text[..code.range.start].chars().next_back())
                && apart(text[code.range.end..].chars().next())
        }
    }
}

#[cfg(test)]
mod tests;
