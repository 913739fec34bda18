//! How emphasis is written: by signs where they are read as such, else by tags.

use super::MarkdownWriter;
use crate::text::tree::{Element, NodeKind, Tree, WalkStep};

impl MarkdownWriter<'_> {
    /// Returns the sign of emphasis, or a tag where the sign would be none: next to anything but a
    /// letter or a digit, where it begins depends on what is around it.
    pub(super) fn sign<'s>(&self, number: usize, sign: &'s str, tag: &'s str) -> &'s str {
        if self.holds_blocks[number] {
            return "";
        }
        let nodes = &self.tree.nodes;
        let is_typed = !matches!(nodes[number].kind, NodeKind::Element(Element::Html(_)));
        let words = |at: usize| match &nodes.get(at)?.kind {
            NodeKind::Text(text) => Some(&**text),
            _ => None,
        };
        let (first, end) = (number + 1, nodes[number].end);
        let is_filled = end > first;
        let mut last = first;
        while is_filled && nodes[last].end < end {
            last = nodes[last].end;
        }
        let is_between_words = [
            words(first).and_then(|text| text.chars().next()),
            words(last).and_then(|text| text.chars().next_back()),
        ];
        let is_between_words = is_between_words
            .iter()
            .all(|c| c.is_some_and(char::is_alphanumeric));
        match is_typed && is_filled && is_between_words {
            true => sign,
            false => tag,
        }
    }
}

/// Finds the elements of a line that hold blocks.
pub(super) fn holding_blocks(tree: &Tree<'_>) -> Vec<bool> {
    let mut holding = vec![false; tree.nodes.len()];
    let mut open: Vec<usize> = Vec::new();
    for step in tree.walk() {
        match step {
            WalkStep::Enter(number) => {
                let NodeKind::Element(element) = &tree.nodes[number].kind else {
                    continue;
                };
                if !element.is_inline() {
                    for outer in open.iter().rev() {
                        // What is around one that was found is known already.
                        if std::mem::replace(&mut holding[*outer], true) {
                            break;
                        }
                    }
                }
                open.push(number);
            }
            WalkStep::Leave(_) => {
                open.pop();
            }
        }
    }
    holding
}
