//! Keys that have one value, as they are typed.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span};

use super::{Node, bytes, is_content};
use crate::diagnostic::KeyPath;
use crate::steps;

/// A single value: where it is, and what leads to it.
pub(in crate::intake) struct Single {
    /// The keys and places in lists that lead to it.
    pub path: KeyPath,
    /// Its bytes, with its quotation marks; none where the key or the dash has no value.
    pub range: Range<usize>,
    /// Whether it is a key of a map.
    pub is_key: bool,
    /// What it says.
    pub text: String,
    /// How it is typed.
    pub quotes: Quotes,
}

/// How a value is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quotes {
    /// Without quotation marks.
    None,
    /// Between `'`.
    Single,
    /// Between `"`.
    Double,
    /// On lines of its own, after `|` or `>`.
    Block,
}

/// Finds every value without quotation marks, up to the first fault of the YAML.
pub(in crate::intake) fn plain_values(header: &str) -> Vec<Single> {
    let mut found = single_values(header);
    found.retain(|one| one.quotes == Quotes::None);
    found
}

/// Finds every single value, up to the first fault of the YAML.
pub(in crate::intake) fn single_values(header: &str) -> Vec<Single> {
    let mut events = Parser::new_from_str(header)
        .map_while(Result::ok)
        .filter(is_content)
        .inspect(|_| steps::count(1));
    let mut found = Vec::new();
    if let Some((event, span)) = events.find(|(event, _)| event.is_node()) {
        gather_single(&mut events, (event, span), &KeyPath::default(), &mut found);
    }
    found
}

/// Gathers the single values of one node; `None` where the front matter ends before it.
fn gather_single<'a>(
    events: &mut impl Iterator<Item = Node<'a>>,
    (event, span): Node<'a>,
    at: &KeyPath,
    found: &mut Vec<Single>,
) -> Option<()> {
    match &event {
        Event::MappingStart(..) => loop {
            let (event, span) = events.next()?;
            if matches!(event, Event::MappingEnd) {
                return Some(());
            }
            let name = event.scalar().map(|(text, _)| text.to_owned());
            let below = at.key(name.as_deref().unwrap_or_default());
            match name {
                Some(_) => add_single(&event, &span, &below, true, found),
                None => gather_single(events, (event, span), &below, found)?,
            }
            let node = events.next()?;
            gather_single(events, node, &below, found)?;
        },
        Event::SequenceStart(..) => {
            let mut index = 0;
            loop {
                let (event, span) = events.next()?;
                if matches!(event, Event::SequenceEnd) {
                    return Some(());
                }
                gather_single(events, (event, span), &at.index(index), found)?;
                index += 1;
            }
        }
        _ => add_single(&event, &span, at, false, found),
    }
    Some(())
}

fn add_single(event: &Event<'_>, span: &Span, at: &KeyPath, is_key: bool, found: &mut Vec<Single>) {
    if let (Some((text, style)), Some(range)) = (event.scalar(), bytes(span)) {
        found.push(Single {
            path: at.clone(),
            range,
            is_key,
            text: text.to_owned(),
            quotes: match style {
                ScalarStyle::Plain => Quotes::None,
                ScalarStyle::SingleQuoted => Quotes::Single,
                ScalarStyle::DoubleQuoted => Quotes::Double,
                _ => Quotes::Block,
            },
        });
    }
}
