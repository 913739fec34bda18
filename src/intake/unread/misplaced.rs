//! Keys and texts that say what `access` or `draft` would, where no such key is read.

use super::claim::{ClaimKey, is_word, key_of};
use super::has;
use crate::diagnostic::KeyPath;
use crate::docket::withholding::{self};
use crate::docket::{Access, Node};
use crate::text::looks;

/// The keys below which a record may have any key.
pub(super) const FREE: [&str; 3] = ["extra", "facts", "identifiers"];

/// Finds keys of free maps, such as `facts`, that say what `access` or `draft` would, where the
/// record itself has no such key.
pub(in crate::intake) fn misplaced(node: &Node) -> Vec<KeyPath> {
    let Node::Map(entries) = node else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (name, value) in entries {
        let at = KeyPath::default().key(name);
        if FREE.contains(&&**name) {
            find(value, &at, node, &mut found);
        }
        find_in_texts(value, &at, &mut found);
    }
    found
}

pub(super) fn find(value: &Node, at: &KeyPath, record: &Node, found: &mut Vec<KeyPath>) {
    match value {
        Node::Map(entries) => {
            for (name, value) in entries {
                let at = at.key(name);
                let key = key_of(name).or_else(|| {
                    let says = match value {
                        Node::Bool(value) => *value && is_word(name),
                        Node::Text(text) => {
                            withholding::says_yes(text) && is_word(name)
                                || withholding::is_scale(name, text)
                        }
                        _ => false,
                    };
                    says.then_some(ClaimKey::Access)
                });
                if key.is_some_and(|key| !has(record, key)) {
                    found.push(at.clone());
                }
                find(value, &at, record, found);
            }
        }
        Node::List(entries) => {
            for (index, value) in entries.iter().enumerate() {
                find(value, &at.index(index), record, found);
            }
        }
        _ => {}
    }
}

/// Finds texts that hold `access: sealed` or the like: quotation marks, or an escaped line break,
/// made it a part of them.
fn find_in_texts(value: &Node, at: &KeyPath, found: &mut Vec<KeyPath>) {
    match value {
        Node::Text(text) => {
            if says_withheld(text) {
                found.push(at.clone());
            }
        }
        Node::List(entries) => {
            for (index, value) in entries.iter().enumerate() {
                find_in_texts(value, &at.index(index), found);
            }
        }
        Node::Map(entries) => {
            for (name, value) in entries {
                find_in_texts(value, &at.key(name), found);
            }
        }
        Node::Empty | Node::Bool(_) => {}
    }
}

/// Returns whether a value holds the key `access` with a value that withholds.
pub(in crate::intake) fn says_withheld(text: &str) -> bool {
    let folded = || {
        let mut folded = String::with_capacity(text.len());
        text.chars().for_each(|c| looks::fold(c, &mut folded));
        folded
    };
    // Nearly no text holds a sign that could end such a key.
    let may_hold = text.contains([':', '=', '\u{FF1A}', '\u{FF1D}']);
    may_hold && holds_withholding(&folded())
}

/// Returns whether a folded text holds the key `access` with a value that withholds.
fn holds_withholding(folded: &str) -> bool {
    folded.match_indices("access").any(|(at, word)| {
        let rest = folded[at + word.len()..].trim_start_matches([' ', '"', '\'']);
        let is_apart = !folded[..at].ends_with(|c: char| c.is_alphanumeric());
        let value = rest.strip_prefix([':', '=']).map(|value| {
            let value = value.trim_start_matches([' ', '"', '\'']);
            let end = value.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
            &value[..end.unwrap_or(value.len())]
        });
        is_apart
            && value
                .and_then(Access::parse)
                .is_some_and(|access| !access.is_public())
    })
}
