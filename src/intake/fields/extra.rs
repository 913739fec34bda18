//! The keys below `extra`, which a record has for itself.

use std::collections::HashSet;

use super::Fields;
use crate::diagnostic::{Code, KeyPath, Part};
use crate::docket::Node;

impl<'a, 'r> Fields<'a, 'r> {
    /// Takes what is below `extra`.
    pub(in crate::intake) fn extra(&mut self) -> Option<Node> {
        let (node, at) = self.take("extra")?;
        Some(self.marked(node, &at))
    }

    /// Marks what is withheld, and reports keys given twice and keys without a value, all the way
    /// down.
    fn marked(&self, node: Node, at: &KeyPath) -> Node {
        match node {
            Node::Text(text) => Node::Text(self.reading.public.with_marks(text)),
            Node::List(entries) => Node::List(
                entries
                    .into_iter()
                    .enumerate()
                    .map(|(index, node)| self.marked(node, &at.index(index)))
                    .collect(),
            ),
            Node::Map(entries) => {
                let mut map: Vec<(String, Node)> = Vec::with_capacity(entries.len());
                let mut known = HashSet::new();
                for (key, node) in entries {
                    let at = at.key(&key);
                    let key = self.reading.public.with_marks(key);
                    if known.contains(&key) {
                        let message = format!("`{key}` appears twice");
                        self.reading
                            .mistake(Code::DuplicateKey, &at, Part::Key, message, None);
                    } else if node == Node::Empty {
                        self.reading.empty(&at);
                    } else {
                        known.insert(key.clone());
                        map.push((key, self.marked(node, &at)));
                    }
                }
                Node::Map(map)
            }
            node => node,
        }
    }
}
