//! The links of a text, and the places in it that links can lead to.

use super::super::links::local;
use super::super::{Anchors, BodyLink, HeadingName, html};
use super::element::{Element, LinkTarget};
use super::walk::WalkStep;
use super::{NodeKind, TextNode, Tree};

impl Tree<'_> {
    /// Returns the links and pictures, in order, but for addresses that are their own words.
    pub fn links(&self) -> Vec<BodyLink> {
        self.targets()
            .filter(|(_, target)| !target.is_own_words && !target.to.is_empty())
            .map(|(node, target)| BodyLink {
                to: target.to.to_string(),
                range: node.at.clone(),
            })
            .collect()
    }

    /// Returns the links and pictures that lead to other files of the content folder,
    /// percent-decoded, in order.
    pub fn local_links(&self) -> Vec<BodyLink> {
        self.links().into_iter().filter_map(local).collect()
    }

    /// Returns the links and pictures with an address that no page can use, in order.
    pub fn unusable_links(&self) -> Vec<BodyLink> {
        self.targets()
            .filter(|(node, target)| {
                let is_picture = matches!(node.kind, NodeKind::Element(Element::Picture(_)));
                let is_unusable = html::is_absolute(&target.to) && !html::is_allowed(&target.to);
                is_unusable && !(is_picture && target.to.starts_with("//"))
            })
            .map(|(node, target)| BodyLink {
                to: target.to.to_string(),
                range: node.at.clone(),
            })
            .collect()
    }

    /// Returns the links and pictures that readers see.
    fn targets(&self) -> impl Iterator<Item = (&TextNode<'_>, &LinkTarget<'_>)> {
        self.walk().filter_map(|step| {
            let WalkStep::Enter(number) = step else {
                return None;
            };
            let node = &self.nodes[number];
            match &node.kind {
                NodeKind::Element(Element::Link(target) | Element::Picture(target)) => {
                    Some((node, &**target))
                }
                _ => None,
            }
        })
    }

    /// Names the headings and the elements that links can lead to. Gives their names with the
    /// number of each, in order; one whose name another has has none.
    pub fn anchors(&self) -> (Anchors, Vec<(usize, Option<String>)>) {
        let mut anchors = Anchors::default();
        let mut named = Vec::new();
        for step in self.walk() {
            let WalkStep::Enter(number) = step else {
                continue;
            };
            let html = match &self.nodes[number].kind {
                NodeKind::Element(Element::Heading(_, id)) => {
                    let heading = HeadingName {
                        id: id.as_ref().map(ToString::to_string),
                        words: self.words_of(number),
                    };
                    named.push((number, Some(anchors.take_heading(&heading))));
                    continue;
                }
                NodeKind::Element(Element::Html(html)) => Some(&**html),
                NodeKind::Element(Element::Link(target) | Element::Picture(target)) => {
                    target.html.as_ref()
                }
                _ => None,
            };
            if let Some(html) = html
                && let Some(id) = &html.id
            {
                let name = anchors.take_element(id, html.second.as_deref());
                named.push((number, name));
            }
        }
        (anchors, named)
    }
}
