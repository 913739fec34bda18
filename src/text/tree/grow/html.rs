//! What an author's HTML makes grow, block by block and tag by tag.

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::{Ending, Growing, OPEN, Open, OpenHtml};
use crate::text::elements::{self, KnownElement, Role, Unclosed};
use crate::text::manuscript::is_of_office;
use crate::text::tag::{HtmlTag, HtmlTagKind};
use crate::text::tree::{Element, Html, LinkTarget, NodeKind};
use crate::text::{BodyLink, EMPTY_COMMENT, entities, is_mark};

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
    /// Reads the tags of the block of HTML that ends.
    pub(super) fn end_html_block(&mut self) {
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
                // Words of a drawing stand apart; those of a formula are one.
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

    /// Closes the element that an end tag names, and all that is open in it.
    pub(super) fn close(
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

    /// Ends what the tag of an element ends without saying so, as in HTML: an item ends the one
    /// before it.
    pub(super) fn end_before(&mut self, known: &KnownElement) {
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
    /// of others stands between.
    pub(super) fn end_last(&mut self, names: &[&str], between: &[&str]) {
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

    /// Ends all elements of an author's that cannot go on behind their block.
    pub(super) fn end_words(&mut self) {
        while let Some(html) = self.open.last().and_then(|one| one.html.as_ref()) {
            let goes_on = matches!(html.known.role, Role::Block | Role::Part | Role::Raw);
            if goes_on && !html.is_unclosed {
                break;
            }
            self.end(Ending::Block);
        }
    }
}

/// A block of HTML, with the places of its lines in the text.
pub(super) struct HtmlBlock {
    pub(super) text: String,
    pub(super) places: Vec<(usize, usize)>,
}

impl HtmlBlock {
    /// Returns where a stretch of the block stands in the text.
    fn range(&self, from: usize, end: usize) -> Range<usize> {
        let place = |at: usize| {
            let after = self.places.partition_point(|(own, _)| *own <= at);
            let (own, place) = self.places[after.saturating_sub(1)];
            place + (at - own)
        };
        place(from)..place(end.saturating_sub(1)) + 1
    }
}

/// Returns the element of the table.
fn find_static(known: &KnownElement) -> &'static KnownElement {
    elements::find(known.name).expect("it is an element of the table")
}

/// Returns the length of a comment or a declaration; 0 where a text begins with neither.
fn length_of_comment(text: &str) -> usize {
    if let Some(inside) = text.strip_prefix("<!--") {
        for whole in [">", "->"] {
            if inside.starts_with(whole) {
                return "<!--".len() + whole.len();
            }
        }
        return inside
            .find("-->")
            .map_or(text.len(), |end| end + "<!---->".len());
    }
    let is_declaration = text.starts_with("<!") || text.starts_with("<?");
    match is_declaration {
        true => text.find('>').map_or(0, |end| end + 1),
        false => 0,
    }
}
