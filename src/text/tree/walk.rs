//! A walk over the nodes of a text, each entered and left once.

use super::element::Element;
use super::{NodeKind, Tree};

/// A step of a walk over a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalkStep {
    /// A node begins; one that holds no others also ends here.
    Enter(usize),
    /// An element ends.
    Leave(usize),
}

/// A walk over a tree. What is hidden is passed over.
#[derive(Debug)]
pub struct TreeWalk<'a, 't> {
    pub(super) tree: &'a Tree<'t>,
    pub(super) next: usize,
    pub(super) open: Vec<usize>,
}

impl TreeWalk<'_, '_> {
    /// Passes over all that is in the element that was entered last; its end is still given.
    pub fn pass_over(&mut self) {
        if let Some(&last) = self.open.last() {
            self.next = self.tree.nodes[last].end;
        }
    }
}

impl Iterator for TreeWalk<'_, '_> {
    type Item = WalkStep;

    fn next(&mut self) -> Option<WalkStep> {
        let nodes = &self.tree.nodes;
        loop {
            if let Some(&last) = self.open.last()
                && nodes[last].end <= self.next
            {
                self.open.pop();
                return Some(WalkStep::Leave(last));
            }
            let node = nodes.get(self.next)?;
            let number = self.next;
            if matches!(node.kind, NodeKind::Element(Element::Hidden)) {
                self.next = node.end;
                continue;
            }
            self.next += 1;
            if matches!(node.kind, NodeKind::Element(_)) {
                self.open.push(number);
            }
            return Some(WalkStep::Enter(number));
        }
    }
}
