//! What an author's HTML makes grow, block by block and tag by tag.

mod block;
mod close;

pub(super) use block::HtmlBlock;

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::{Growing, OPEN, Open, OpenHtml};
use crate::text::elements::{self, KnownElement, Role};
use crate::text::manuscript::is_of_office;
use crate::text::tag::{HtmlTag, HtmlTagKind};
use crate::text::tree::{Element, Html, LinkTarget, NodeKind};
use crate::text::{BodyLink, entities, is_mark};

impl Html<'_> {
    /// Returns an element without attributes.
    fn named(name: &'static str) -> Html<'static> {
        Html {
            name,
            ..Html::default()
        }
    }
}

impl<'m> Growing<'m, '_> {
    /// Takes a tag of an author's HTML.
    pub(super) fn html_tag(&mut self, tag: HtmlTag<'_>, at: Range<usize>) {
        let known = elements::find(tag.name);
        let around = self.open.iter().rev().map_while(|one| one.html.as_ref());
        let mut around = around.map(|one| one.known);
        let is_hidden = around.clone().any(|one| one.role == Role::Hidden);
        let foreign = around.find(|one| one.role == Role::Foreign);
        let closes = tag.kind == HtmlTagKind::Closes;
        let is_end = |of: &KnownElement| closes && known == Some(find_static(of));
        match (known, foreign) {
            (Some(known), _) if is_hidden && closes && known.role == Role::Hidden => {
                self.close(known, &tag, at);
            }
            // Should the element have no end after all, it is shown with all that is in it.
            _ if is_hidden => self.push_text(CowStr::from(tag.typed.to_owned()), at),
            (Some(known), Some(_))
                if !closes && (known.role == Role::Hidden || known.name == "img") =>
            {
                self.open_html(known, &tag, at);
            }
            (_, Some(foreign)) if !is_end(foreign) => {
                // Words of a drawing are apart; those of a formula are one.
                if foreign.name == "svg" {
                    self.push(NodeKind::Line, at);
                }
            }
            (Some(known), _) if closes => self.close(known, &tag, at),
            (Some(known), _) => self.open_html(known, &tag, at),
            (None, _) if is_of_office(tag.name) => {}
            (None, _) => self.push_text(CowStr::from(tag.typed.to_owned()), at),
        }
    }

    /// Opens an element of an author's HTML.
    pub(super) fn open_html(
        &mut self,
        known: &'static KnownElement,
        tag: &HtmlTag<'_>,
        at: Range<usize>,
    ) {
        self.end_before(known);
        let html = self.html_of(known, tag);
        let shown = match known.name {
            "audio" | "embed" | "frame" | "iframe" | "source" | "video" => {
                self.value_of(tag, "src")
            }
            "object" => self.value_of(tag, "data"),
            _ => None,
        };
        self.tree.unshown.extend(shown.map(|to| BodyLink {
            to,
            range: at.clone(),
        }));
        let value = |wanted: &str| self.value_of(tag, wanted);
        let kind = match known.name {
            "br" => return self.push_break(at),
            "hr" if html == Html::named("hr") => return self.push(NodeKind::Rule, at),
            "input" => {
                let kind = value("type").unwrap_or_default();
                if !kind.eq_ignore_ascii_case("checkbox") {
                    return;
                }
                Element::Html(Box::new(html))
            }
            "img" => {
                let (to, alt) = (value("src"), value("alt"));
                let picture = Element::Picture(Box::new(LinkTarget {
                    to: CowStr::from(to.unwrap_or_default()),
                    title: CowStr::from(value("title").unwrap_or_default()),
                    is_own_words: false,
                    html: Some(html),
                }));
                let number = self.tree.nodes.len();
                self.push(NodeKind::Element(picture), at.clone());
                if let Some(alt) = alt.filter(|alt| !alt.is_empty()) {
                    self.push(NodeKind::Text(CowStr::from(alt)), at);
                }
                self.tree.nodes[number].end = self.tree.nodes.len();
                return;
            }
            "a" => match value("href") {
                Some(to) => Element::Link(Box::new(LinkTarget {
                    to: CowStr::from(to),
                    title: CowStr::Borrowed(""),
                    is_own_words: false,
                    html: Some(html),
                })),
                None => Element::Html(Box::new(html)),
            },
            _ => match known.role {
                Role::Gone => return self.push(NodeKind::Line, at),
                Role::Hidden => Element::Hidden,
                _ if known.written.is_empty() => Element::Bare,
                _ => Element::Html(Box::new(html)),
            },
        };
        if known.role == Role::Hidden {
            self.push(NodeKind::Line, at.clone());
        }
        let number = self.tree.nodes.len();
        let start = at.start;
        self.push(NodeKind::Element(kind), at);
        if known.role == Role::Empty || tag.kind == HtmlTagKind::Empty {
            return;
        }
        self.open.push(Open {
            number,
            html: Some(OpenHtml {
                known,
                is_bare: tag.is_bare(),
                is_unclosed: self.manuscript.unclosed.binary_search(&start).is_ok(),
                block: self.is_in_block().then_some(self.blocks),
                reach: None,
            }),
        });
        self.elements += 1;
        self.is_beyond |= self.elements > OPEN;
    }

    /// Returns whether a block of HTML is being read, and no line of Markdown.
    pub(super) fn is_in_block(&self) -> bool {
        let line = self.open.iter().rev().find(|one| one.html.is_none());
        line.is_none_or(|one| {
            let kind = &self.tree.nodes[one.number].kind;
            !matches!(
                kind,
                NodeKind::Element(
                    Element::Paragraph { .. } | Element::Heading(..) | Element::Cell(..)
                )
            )
        })
    }

    /// Returns what a page keeps of a tag.
    pub(super) fn html_of(&self, known: &KnownElement, tag: &HtmlTag<'_>) -> Html<'m> {
        let mut html = Html::named(known.written);
        let mut old = None;
        for (attribute, value) in tag.attributes() {
            let value = || self.resolved(value.unwrap_or(""));
            if attribute.eq_ignore_ascii_case("id") {
                html.id.get_or_insert_with(value);
            } else if attribute.eq_ignore_ascii_case("name") && known.name == "a" {
                old.get_or_insert_with(value);
            } else if let Some(name) = elements::allowed(known.written, attribute)
                && !html.attributes.iter().any(|(known, _)| *known == name)
            {
                html.attributes.push((name, value()));
            }
        }
        let is_name = |name: &CowStr<'_>| !name.is_empty() && !name.contains(is_mark);
        let id = html.id.take().filter(is_name);
        let old = old.filter(is_name).filter(|old| id.as_ref() != Some(old));
        (html.id, html.second) = match (id, old) {
            (None, old) => (old, None),
            (id, old) => (id, old),
        };
        html
    }

    /// Returns the value of an attribute.
    pub(super) fn value_of(&self, tag: &HtmlTag<'_>, wanted: &str) -> Option<String> {
        let mut attributes = tag.attributes();
        let (_, value) = attributes.find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
        Some(self.resolved(value.unwrap_or("")).into_string())
    }

    /// Returns a value as its author means it.
    pub(super) fn resolved(&self, value: &str) -> CowStr<'m> {
        let value = entities::resolve_value(value).into_owned();
        self.restored(CowStr::from(value))
    }
}

/// Returns the element of the table.
fn find_static(known: &KnownElement) -> &'static KnownElement {
    elements::find(known.name).expect("it is an element of the table")
}
