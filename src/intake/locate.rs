//! Finds where a key or a value of a front matter stands; the only file that names granit-parser.
//!
//! It runs for files that are wrong, and for those whose signs make an anchor, an alias or a tag possible.

use std::ops::Range;

use granit_parser::{Event, Parser, Span};

use crate::diagnostic::{KeyPath, Part, Step};

/// Finds the bytes of a key, or of the value after it, in a front matter.
///
/// Of a key given twice the last is meant. Gives `None` where the path leads nowhere.
pub fn locate(header: &str, steps: &[Step], part: Part) -> Option<Range<usize>> {
    let mut events = Parser::new_from_str(header)
        .filter_map(Result::ok)
        .filter(is_content);
    let (event, span) = events.find(|(event, _)| event.is_node())?;
    let mut found = None;
    walk(&mut events, event, span, steps, part, &mut found, None);
    found
}

/// Finds all keys of a front matter with the bytes at which they stand, in their order.
pub fn keys(header: &str) -> Vec<(KeyPath, Range<usize>)> {
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
pub fn feature(header: &str) -> Option<Range<usize>> {
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

/// Walks one node; `key` is the range of the key before it, where it has one.
fn walk<'a>(
    events: &mut impl Iterator<Item = Node<'a>>,
    event: Event<'a>,
    span: Span,
    steps: &[Step],
    part: Part,
    found: &mut Option<Range<usize>>,
    key: Option<Range<usize>>,
) -> Option<usize> {
    let start = bytes(&span).map_or(0, |range| range.start);
    // A list may be written as one value: its first entry is the value itself.
    let steps = match (steps, &event) {
        ([Step::Index(0), rest @ ..], event) if !matches!(event, Event::SequenceStart(..)) => rest,
        (steps, _) => steps,
    };
    let wanted = steps.is_empty();
    let end = match event {
        Event::MappingStart(..) => loop {
            let (event, span) = events.next()?;
            match event {
                Event::MappingEnd => break bytes(&span).map_or(start, |range| range.end),
                event => {
                    let name = event.scalar().map(|(text, _)| text.to_owned());
                    let key = bytes(&span);
                    if name.is_none() {
                        walk(
                            events,
                            event,
                            span,
                            &[Step::Index(usize::MAX)],
                            part,
                            found,
                            None,
                        )?;
                    }
                    let (event, span) = events.next()?;
                    let next = match (steps.first(), &name) {
                        (Some(Step::Key(step)), Some(name)) if **step == **name => &steps[1..],
                        // No path leads through an index of this size: the node is only passed.
                        _ => &[Step::Index(usize::MAX)],
                    };
                    walk(events, event, span, next, part, found, key)?;
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
                let next = match steps.first() {
                    Some(Step::Index(step)) if *step == index => &steps[1..],
                    _ => &[Step::Index(usize::MAX)],
                };
                walk(events, event, span, next, part, found, None)?;
                index += 1;
            }
        }
        _ => bytes(&span).map_or(start, |range| range.end),
    };
    if wanted {
        *found = match (part, key) {
            (Part::Key, Some(key)) => Some(key),
            _ => Some(start..end),
        };
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

/// Tells whether some `&`, `*` or `!` begins a word; only then can there be an anchor, an alias or a tag.
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEADER: &str =
        "title: A\nrules_on:\n  - {filing: x, ruling: y}\n  - filing: §z # why\ndocket: B\n";

    fn text(path: KeyPath, part: Part) -> Option<&'static str> {
        locate(HEADER, path.steps(), part).map(|range| &HEADER[range])
    }

    #[test]
    fn keys_and_values_are_found_at_any_depth() {
        let top = KeyPath::default();
        assert_eq!(text(top.key("docket"), Part::Key), Some("docket"));
        assert_eq!(text(top.key("docket"), Part::Value), Some("B"));
        assert_eq!(text(top.key("docket").index(0), Part::Value), Some("B"));
        assert_eq!(
            text(top.key("rules_on").index(1).key("filing"), Part::Value),
            Some("§z")
        );
        assert_eq!(
            text(top.key("rules_on").index(0).key("ruling"), Part::Key),
            Some("ruling")
        );
        assert_eq!(text(top.key("nothing"), Part::Key), None);
    }

    #[test]
    fn all_keys_are_found_where_they_stand() {
        let header = "a: {b: 1, 'c': [x, {d: 2}]}\n? e\n: \"f: 1\n  g: 2\"\n";
        let found: Vec<String> = keys(header)
            .into_iter()
            .map(|(path, range)| format!("{} {}", path.steps().len(), &header[range]))
            .collect();
        assert_eq!(found, ["1 a", "2 b", "2 'c'", "4 d", "1 e"]);
    }

    #[test]
    fn anchors_aliases_and_tags_are_found_and_signs_in_text_are_not() {
        assert!(feature("a: &b c\n").is_some());
        assert!(feature("a: &b c\nd: *b\n").is_some());
        assert!(feature("a: !!str 1\n").is_some());
        assert!(feature("a: AT&T * x ! **bold**\n").is_none());
        assert!(feature("a: 'x &b'\n").is_none());
    }

    proptest! {
        #[test]
        fn finding_never_panics(header in ".{0,200}") {
            let _ = locate(&header, KeyPath::default().key("a").index(1).steps(), Part::Value);
            let _ = feature(&header);
        }
    }
}
