//! Marks that escapes of YAML make.

use super::super::tags;
use crate::diagnostic::{Code, KeyPath};
use crate::docket::Node;

/// Finds a value or a key in which escapes of YAML make a mark: `\u003credacted\u003e`. Nothing was
/// cut out there.
pub(super) fn made_by_escape(header: &str, node: &Node) -> Option<KeyPath> {
    // The text itself holds no mark any more.
    match header.contains('\\') {
        true => find_text(node, &KeyPath::default(), &holds_tag),
        false => None,
    }
}

/// Finds the first value or key of a node of which something is true.
pub(in crate::intake) fn find_text(
    node: &Node,
    at: &KeyPath,
    is_sought: &dyn Fn(&str) -> bool,
) -> Option<KeyPath> {
    match node {
        Node::Text(text) => is_sought(text).then(|| at.clone()),
        Node::List(entries) => {
            let mut entries = entries.iter().enumerate();
            entries.find_map(|(index, node)| find_text(node, &at.index(index), is_sought))
        }
        Node::Map(entries) => entries.iter().find_map(|(name, node)| {
            let at = at.key(name);
            match is_sought(name) {
                true => Some(at),
                false => find_text(node, &at, is_sought),
            }
        }),
        Node::Empty | Node::Bool(_) => None,
    }
}

/// Returns whether a text holds a tag that withholds, or something that looks like one.
fn holds_tag(text: &str) -> bool {
    let (tags, mistakes) = tags::tags(text);
    let own = |(_, code): &(usize, Code)| *code == Code::ReservedCharacter;
    !tags.is_empty() || !mistakes.iter().all(own)
}
