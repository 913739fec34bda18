//! The ends of HTML elements.

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::super::{Ending, Growing};
use super::block::length_of_comment;
use crate::text::elements::{KnownElement, Role, Unclosed};
use crate::text::tag::HtmlTag;
use crate::text::tree::NodeKind;
use crate::text::{EMPTY_COMMENT, entities};

impl<'m> Growing<'m, '_> {
    /// Reads the tags of the block of HTML that ends.
    pub(in crate::text::tree::grow) fn end_html_block(&mut self) {
        let Some(block) = self.html.take() else {
            return;
        };
        self.blocks += 1;
        if block.text.replace(EMPTY_COMMENT, "").trim().is_empty() {
            return;
        }
        let mut rest = block.text.as_str();
        while !rest.is_empty() && !self.is_beyond {
            let at = block.text.len() - rest.len();
            let next = rest.find('<').unwrap_or(rest.len());
            if next > 0 {
                let words = entities::resolve(&rest[..next]).into_owned();
                self.push_text(CowStr::from(words), block.range(at, at + next));
                rest = &rest[next..];
                continue;
            }
            let (length, tag) = match HtmlTag::read(rest) {
                Some(tag) => (tag.typed.len(), Some(tag)),
                None => (length_of_comment(rest), None),
            };
            let place = block.range(at, at + length.max(1));
            match tag {
                Some(tag) => self.html_tag(tag, place),
                None if length == 0 => self.push_text(CowStr::Borrowed("<"), place),
                None => {}
            }
            rest = &rest[length.max(1)..];
        }
        self.end_words();
        let end = self.tree.nodes.len();
        for one in self.open.iter_mut().rev() {
            match &mut one.html {
                Some(html) if html.block == Some(self.blocks) => html.reach = Some(end),
                _ => break,
            }
        }
    }

    /// Closes the element that an end tag names, and all that is open in it.
    pub(in crate::text::tree::grow) fn close(
        &mut self,
        known: &'static KnownElement,
        tag: &HtmlTag<'_>,
        at: Range<usize>,
    ) {
        const TABLE: [&str; 8] = [
            "caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        ];
        let is_of_table = TABLE.contains(&known.name);
        let mut within = self.open.iter().rev().map_while(|one| one.html.as_ref());
        let depth = within.position(|one| one.known.name == known.name);
        let is_in_reach = depth.is_some_and(|depth| {
            let above = self.open.iter().rev().take(depth);
            let mut above = above.filter_map(|one| one.html.as_ref());
            !above.any(|one| match is_of_table {
                true => one.known.name == "table",
                false => matches!(one.known.name, "td" | "th" | "caption" | "table"),
            })
        });
        match depth.filter(|_| is_in_reach) {
            Some(depth) => {
                (0..depth).for_each(|_| self.end(Ending::Block));
                self.end(Ending::Tag);
            }
            None if known.name == "br" => self.push_break(at),
            None if known.unclosed == Unclosed::Text => {
                self.push_text(CowStr::from(tag.typed.to_owned()), at);
            }
            // A block that is not there parts the words around its tag all the same.
            None if known.role != Role::Words => self.push(NodeKind::Line, at),
            None => {}
        }
    }

    /// Ends what the tag of an element ends without saying so, as in HTML: an item ends the one
    /// before it.
    pub(in crate::text::tree::grow) fn end_before(&mut self, known: &KnownElement) {
        const CELLS: [&str; 4] = ["table", "td", "th", "caption"];
        match known.name {
            "li" => self.end_last(&["li"], &["ul", "ol", "menu", "dir", "table", "td", "th"]),
            "dt" | "dd" => self.end_last(&["dt", "dd"], &["dl", "table", "td", "th"]),
            "td" | "th" => self.end_last(&["td", "th"], &["table", "tr"]),
            "tr" => self.end_last(&["tr"], &["table"]),
            "tbody" | "thead" | "tfoot" => {
                self.end_last(
                    &["tbody", "thead", "tfoot", "caption", "colgroup"],
                    &["table"],
                );
            }
            "option" | "optgroup" => self.end_last(&["option"], &["select", "datalist"]),
            "a" => self.end_last(&["a"], &CELLS),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let last = self.open.last().and_then(|one| one.html.as_ref());
                let is_heading = |name: &str| matches!(name.as_bytes(), [b'h', b'1'..=b'6']);
                if last.is_some_and(|last| is_heading(last.known.name)) {
                    self.end(Ending::Block);
                }
            }
            _ => {}
        }
        if matches!(known.role, Role::Block | Role::Part) || known.name == "hr" {
            self.end_last(&["p"], &CELLS);
        }
    }

    /// Ends the innermost of some elements of an author's, and all that is open in it, unless one
    /// of others is between.
    pub(in crate::text::tree::grow) fn end_last(&mut self, names: &[&str], between: &[&str]) {
        let mut around = self.open.iter().rev().map_while(|one| one.html.as_ref());
        let found = around
            .position(|one| names.contains(&one.known.name) || between.contains(&one.known.name));
        let Some(depth) = found else { return };
        let one = &self.open[self.open.len() - 1 - depth];
        let name = one.html.as_ref().map_or("", |html| html.known.name);
        if names.contains(&name) {
            (0..=depth).for_each(|_| self.end(Ending::Block));
        }
    }

    /// Ends all elements of an author's that cannot go on behind their block.
    pub(in crate::text::tree::grow) fn end_words(&mut self) {
        while let Some(html) = self.open.last().and_then(|one| one.html.as_ref()) {
            let goes_on = matches!(html.known.role, Role::Block | Role::Part | Role::Raw);
            if goes_on && !html.is_unclosed {
                break;
            }
            self.end(Ending::Block);
        }
    }
}
