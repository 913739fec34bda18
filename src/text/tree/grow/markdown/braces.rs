//! Text in braces at the end of a heading.

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::super::Growing;
use super::id_of;
use crate::text::tree::NodeKind;

impl<'m> Growing<'m, '_> {
    /// Returns the last stretch between braces of a heading.
    pub(in crate::text::tree::grow) fn braces(&self, heading: &Range<usize>) -> Option<&'m str> {
        let typed = &self.manuscript.text[heading.clone()];
        let (_, last) = typed.rsplit_once('{')?;
        last.split_once('}').map(|(inside, _)| inside)
    }

    /// Adds to the heading that ends what the parser took for its attributes and is none: `## Order
    /// {Amended}`.
    pub(in crate::text::tree::grow) fn add_braces(&mut self, at: &Range<usize>) {
        let heading = self.open.iter().rev().find(|one| one.html.is_none());
        let number = heading.expect("a heading ends after it begins").number;
        let last = self.tree.nodes[number + 1..]
            .iter()
            .map(|node| node.at.end)
            .max();
        let Some(braces) = self.braces(at) else {
            return;
        };
        let start = braces.as_ptr() as usize - self.manuscript.text.as_ptr() as usize - 1;
        // What the parser did not take is among the words already.
        if id_of(braces).is_some() || last.is_some_and(|end| end > start) {
            return;
        }
        let words = self.restored(CowStr::from(format!(" {{{braces}}}")));
        let words = match last {
            Some(_) => words,
            None => CowStr::from(words.trim_start().to_owned()),
        };
        self.push(NodeKind::Text(words), start..start + braces.len() + 2);
    }
}
