//! Marks that are left in a text, or that are made by a cut.

use super::super::comments::{BEGIN, SeenAs, Shows};
use super::super::tags::{Tag, TagKind, tags};
use super::public::PublicText;
use super::{Cut, MarkMistake};
use crate::diagnostic::Code;
use crate::text::{EMPTY_COMMENT, MARK_FIRST};

/// Looks for marks and comments that are in a public text all the same, as what stood around a cut
/// may make one.
pub(super) fn left_in(public: &PublicText, header_end: usize) -> Vec<(usize, Code)> {
    let text = public.as_str();
    let (tags, mistakes) = tags(text);
    let mut wrong: Vec<(usize, Code)> = mistakes
        .into_iter()
        .filter(|(_, code)| *code != Code::ReservedCharacter)
        .collect();
    let header_end = public.header_end(header_end);
    let comments: Vec<&Cut> = public
        .cuts
        .iter()
        .filter(|cut| !text[cut.at..cut.at + cut.left].starts_with(|c| c >= MARK_FIRST))
        .collect();
    let begins = |tag: &Tag| matches!(tag.kind, TagKind::BeginsComment | TagKind::BeginsNothing);
    if !comments.is_empty() || tags.iter().any(begins) {
        let shows = Shows::of(text, header_end);
        let cut_from_code = comments.iter().filter(|cut| shows.is_inside(cut.at));
        wrong.extend(cut_from_code.map(|cut| (cut.at, Code::CommentForm)));
        let is_left = |tag: &&Tag| {
            let at = tag.range.start;
            let is_ours = || {
                text[at..].starts_with(EMPTY_COMMENT)
                    && comments.binary_search_by_key(&at, |cut| cut.at).is_ok()
            };
            match shows.at(at) {
                SeenAs::Code => false,
                SeenAs::Perhaps => text[at..].starts_with(BEGIN),
                SeenAs::Text => !is_ours(),
            }
        };
        let left = tags.iter().filter(|tag| begins(tag)).filter(is_left);
        wrong.extend(left.map(|tag| (tag.range.start, Code::CommentForm)));
    }
    let marks = tags.iter().filter(|tag| !begins(tag));
    wrong.extend(marks.map(|tag| (tag.range.start, Code::RedactionTag)));
    wrong
        .into_iter()
        .map(|(at, code)| (public.origin_of(at), code))
        .collect()
}

/// Finds lines and columns, in order.
pub(super) fn placed(text: &str, mut wrong: Vec<(usize, Code)>) -> Vec<MarkMistake> {
    wrong.sort_by_key(|(at, _)| *at);
    wrong.dedup();
    let (mut from, mut line, mut column) = (0, 1, 1);
    wrong
        .into_iter()
        .map(|(at, code)| {
            for c in text[from..at].chars() {
                match c {
                    '\n' => (line, column) = (line + 1, 1),
                    _ => column += 1,
                }
            }
            from = at;
            MarkMistake { code, line, column }
        })
        .collect()
}
