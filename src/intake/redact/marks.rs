//! The marks of a text, paired, and its comments.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::intake::bare::{Bare, Stretch};
use crate::intake::comments::{BEGIN, comments, end_of};
use crate::intake::tags::{Tag, TagKind};

/// Pairs opening with closing tags, and reports what does not pair.
pub(super) fn pair<'a>(
    text: &str,
    tags: &'a [Tag],
    header_end: usize,
    wrong: &mut Vec<(usize, Code)>,
) -> Vec<Stretch<'a>> {
    let mut stretches = Vec::new();
    let mut open: Option<(&Tag, &str)> = None;
    let mut begun = Vec::new();
    for tag in tags {
        let at = tag.range.start;
        match (&tag.kind, open) {
            (TagKind::Opens(reason), None) => {
                open = Some((tag, reason));
                begun.clear();
            }
            (TagKind::Opens(_), Some(_)) => wrong.push((at, Code::RedactionNested)),
            (TagKind::Closes, None) => wrong.push((at, Code::RedactionUnopened)),
            (TagKind::Closes, Some((opened, reason))) => {
                let range = opened.range.start..tag.range.end;
                if range.start < header_end && range.end > header_end {
                    wrong.push((range.start, Code::RedactionCrosses));
                }
                let inside = opened.range.end..at;
                let Ok(ends_comment) = ends_comment(&text[..inside.end], inside.start, &begun)
                else {
                    wrong.push((range.start, Code::CommentCrosses));
                    open = None;
                    continue;
                };
                stretches.push(Stretch {
                    range,
                    reason,
                    ends_comment,
                });
                open = None;
            }
            (TagKind::BeginsComment, Some(_)) => begun.push(at),
            (TagKind::BeginsNothing, Some(_)) if text[at..].starts_with(BEGIN) => begun.push(at),
            (TagKind::BeginsComment | TagKind::BeginsNothing, _) => {}
        }
    }
    if let Some((opened, _)) = open {
        wrong.push((opened.range.start, Code::RedactionUnclosed));
    }
    stretches
}

/// Returns whether the end of a comment is between two marks without its beginning; `Err` where
/// one begins there and does not end. `text` ends with the second mark, `start` is where the first
/// one ends, and comments begin at `begun`.
fn ends_comment(text: &str, start: usize, begun: &[usize]) -> Result<bool, ()> {
    let is_end = |part: &str| part.contains("-->") || part.contains("--!>");
    let (mut from, mut found) = (start, false);
    for at in begun {
        if *at >= from {
            found |= is_end(&text[from..*at]);
            from = end_of(text, *at).ok_or(())?;
        }
    }
    Ok(found || is_end(&text[from..]))
}

/// Finds the comments of a file outside of its redactions.
pub(super) fn find_comments(
    text: &str,
    tags: &[Tag],
    stretches: &[Stretch<'_>],
    header_end: usize,
    wrong: &mut Vec<(usize, Code)>,
) -> Vec<Range<usize>> {
    let mut next = 0;
    let is_outside = |tag: &&Tag| {
        while stretches
            .get(next)
            .is_some_and(|one| one.range.end <= tag.range.start)
        {
            next += 1;
        }
        let inside = stretches
            .get(next)
            .is_some_and(|one| one.range.start <= tag.range.start);
        !inside && matches!(tag.kind, TagKind::BeginsComment | TagKind::BeginsNothing)
    };
    let begun: Vec<&Tag> = tags.iter().filter(is_outside).collect();
    if begun.is_empty() {
        return Vec::new();
    }
    let bare = Bare::new(text, stretches);
    let begun: Vec<Tag> = begun
        .into_iter()
        .map(|tag| Tag {
            range: bare.place_of(tag.range.start)..bare.place_of(tag.range.end),
            kind: tag.kind.clone(),
        })
        .collect();
    let mut of_comments = Vec::new();
    let found = comments(&bare, &begun, bare.place_of(header_end), &mut of_comments);
    wrong.extend(
        of_comments
            .into_iter()
            .map(|(at, code)| (bare.origin_of(at), code)),
    );
    found
        .into_iter()
        .map(|range| bare.origin_of(range.start)..bare.origin_of(range.end))
        .collect()
}
