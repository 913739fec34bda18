//! Finds where a key or a value of a front matter is; only this module names granit-parser.
//!
//! It runs for files that are wrong, and for those whose signs make an anchor, an alias or a tag
//! possible.

mod paths;
mod single;

pub(super) use paths::Wanted;
pub(crate) use single::Quotes;
pub(super) use single::{Single, plain_values, single_values};

use std::ops::Range;

use granit_parser::{Event, Parser, Span};

use crate::diagnostic::KeyPath;
use crate::steps;
use paths::{Paths, TOP};

/// Finds the bytes of all keys and values that are wanted, in one pass however many they are.
///
/// Of a key given twice the last is meant. For a path that leads nowhere, the nearest value above
/// it is given, and for a key that the record as a whole lacks, the record's first byte.
pub(super) fn locate_all(header: &str, wanted: &[Wanted<'_>]) -> Vec<Option<Range<usize>>> {
    let mut paths = Paths::default();
    let ends: Vec<usize> = wanted.iter().map(|(steps, _)| paths.add(steps)).collect();
    let mut events = Parser::new_from_str(header)
        .filter_map(Result::ok)
        .filter(is_content)
        .inspect(|_| steps::count(1));
    if let Some((event, span)) = events.find(|(event, _)| event.is_node()) {
        walk(&mut events, event, span, vec![TOP], &mut paths, None);
    }
    wanted
        .iter()
        .zip(ends)
        .map(|((_, part), end)| paths.found(end, *part))
        .collect()
}

/// Finds all keys of a front matter with the bytes at which they are, in their order.
pub(super) fn keys(header: &str) -> Vec<(KeyPath, Range<usize>)> {
    let mut events = Parser::new_from_str(header)
        .map_while(Result::ok)
        .filter(is_content);
    let mut keys = Vec::new();
    if let Some((event, _)) = events.find(|(event, _)| event.is_node()) {
        gather(&mut events, &event, &KeyPath::default(), &mut keys);
    }
    keys
}

/// Finds the first anchor, alias or tag, if there is one.
pub(super) fn feature(header: &str) -> Option<Range<usize>> {
    if !may_have_feature(header) {
        return None;
    }
    Parser::new_from_str(header)
        .map_while(Result::ok)
        .find_map(|(event, span)| {
            let anchored = event.anchor_id().is_some_and(|id| id > 0);
            let special = matches!(event, Event::Alias(_)) || event.tag().is_some() || anchored;
            special.then(|| line_start(header, bytes(&span).unwrap_or(0..0)))
        })
}

type Node<'a> = (Event<'a>, Span);

/// Gathers the keys of one node; `None` where the front matter ends before it.
fn gather<'a>(
    events: &mut impl Iterator<Item = Node<'a>>,
    event: &Event<'a>,
    at: &KeyPath,
    keys: &mut Vec<(KeyPath, Range<usize>)>,
) -> Option<()> {
    match event {
        Event::MappingStart(..) => loop {
            let (event, span) = events.next()?;
            if matches!(event, Event::MappingEnd) {
                return Some(());
            }
            let name = event.scalar().map(|(text, _)| text.to_owned());
            let at = at.key(name.as_deref().unwrap_or_default());
            match bytes(&span).filter(|_| name.is_some()) {
                Some(range) => keys.push((at.clone(), range)),
                None => gather(events, &event, &at, keys)?,
            }
            let (event, _) = events.next()?;
            gather(events, &event, &at, keys)?;
        },
        Event::SequenceStart(..) => {
            let mut index = 0;
            loop {
                let (event, _) = events.next()?;
                if matches!(event, Event::SequenceEnd) {
                    return Some(());
                }
                gather(events, &event, &at.index(index), keys)?;
                index += 1;
            }
        }
        _ => Some(()),
    }
}

/// Walks one node, to which the paths `here` lead; `key` is the range of the key before it, where
/// it has one.
fn walk<'a>(
    events: &mut impl Iterator<Item = Node<'a>>,
    event: Event<'a>,
    span: Span,
    mut here: Vec<usize>,
    paths: &mut Paths,
    key: Option<Range<usize>>,
) -> Option<usize> {
    let start = bytes(&span).map_or(0, |range| range.start);
    // A list may be written as one value: its first entry is the value itself.
    if !matches!(event, Event::SequenceStart(..)) {
        let mut at = 0;
        while let Some(branch) = here.get(at) {
            here.extend(paths.0[*branch].entries.get(&0));
            at += 1;
        }
    }
    let end = match event {
        Event::MappingStart(..) => loop {
            let (event, span) = events.next()?;
            match event {
                Event::MappingEnd => break bytes(&span).map_or(start, |range| range.end),
                event => {
                    let name = event.scalar().map(|(text, _)| text.to_owned());
                    let key = bytes(&span);
                    if name.is_none() {
                        // No path leads through such a key: it is only passed.
                        walk(events, event, span, Vec::new(), paths, None)?;
                    }
                    let (event, span) = events.next()?;
                    let below = |branch: &usize| Some(*paths.0[*branch].keys.get(name.as_ref()?)?);
                    let next = here.iter().filter_map(below).collect();
                    walk(events, event, span, next, paths, key)?;
                }
            }
        },
        Event::SequenceStart(..) => {
            let mut index = 0;
            loop {
                let (event, span) = events.next()?;
                if matches!(event, Event::SequenceEnd) {
                    break bytes(&span).map_or(start, |range| range.end);
                }
                let below = |branch: &usize| paths.0[*branch].entries.get(&index).copied();
                let next = here.iter().filter_map(below).collect();
                walk(events, event, span, next, paths, None)?;
                index += 1;
            }
        }
        _ => bytes(&span).map_or(start, |range| range.end),
    };
    for branch in here {
        paths.0[branch].found = Some((start..end, key.clone()));
    }
    Some(end)
}

fn is_content((event, _): &Node<'_>) -> bool {
    !matches!(
        event,
        Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(..)
            | Event::DocumentEnd
            | Event::Anchor(..)
    )
}

fn bytes(span: &Span) -> Option<Range<usize>> {
    span.byte_range()
}

/// Widens a range to the left as far as the sign of an anchor or a tag on its line.
fn line_start(header: &str, range: Range<usize>) -> Range<usize> {
    let line = header[..range.start.min(header.len())]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let sign = header[line..range.end]
        .find(['&', '*', '!'])
        .map_or(range.start, |at| line + at);
    sign.min(range.start)..range.end.max(sign)
}

/// Returns whether some `&`, `*` or `!` begins a word; only then can there be an anchor, an alias
/// or a tag.
fn may_have_feature(header: &str) -> bool {
    let bytes = header.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| {
        matches!(byte, b'&' | b'*' | b'!')
            && (at == 0
                || matches!(
                    bytes[at - 1],
                    b' ' | b'\t' | b'\n' | b'[' | b'{' | b',' | b':' | b'-' | b'?'
                ))
    })
}

#[cfg(test)]
mod tests;
