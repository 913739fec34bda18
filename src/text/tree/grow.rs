//! Makes the tree of a text: what the Markdown parser gives, with the tags of an author's HTML read among it.

use std::ops::Range;

use pulldown_cmark::{
    Alignment, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, RefDefs, Tag as Markdown,
    TagEnd,
};

use super::settle::settle;
use super::{Element, Html, LinkTarget, NodeKind, TextNode, Tree};
use crate::steps;
use crate::text::elements::{self, KnownElement, Role, Unclosed};
use crate::text::manuscript::{Manuscript, is_of_office};
use crate::text::tag::{HtmlTag, HtmlTagKind};
use crate::text::{BodyLink, EMPTY_COMMENT, entities, is_mark};

/// The most elements of an author's HTML that may be open at once. People rarely nest thirty.
const OPEN: usize = 200;

/// The longest address with blanks that is looked for, in characters.
const ADDRESS: usize = 500;

/// Makes the tree of a text.
pub fn grow<'m>(manuscript: &'m Manuscript<'_>, options: Options) -> Tree<'m> {
    let mut growing = Growing {
        manuscript,
        options,
        tree: Tree {
            is_too_deep: manuscript.is_too_deep,
            ..Tree::default()
        },
        open: Vec::new(),
        elements: 0,
        lists: Vec::new(),
        table: Table::default(),
        blocks: 0,
        html: None,
        is_beyond: false,
        has_brackets: manuscript.text.contains("]("),
    };
    let mut events = Parser::new_ext(&manuscript.text, options).into_offset_iter();
    while let Some((event, at)) = events.next() {
        steps::count(1);
        growing.event(event, at, events.reference_definitions());
        if growing.is_beyond {
            break;
        }
    }
    while !growing.open.is_empty() {
        growing.end(Ending::Container);
    }
    let mut tree = growing.tree;
    tree.is_too_deep |= growing.is_beyond;
    if manuscript.text.contains("]:") {
        let definitions = events.reference_definitions().iter();
        tree.definitions = definitions.map(|(_, one)| one.span.clone()).collect();
        tree.definitions
            .sort_unstable_by_key(|range| (range.start, range.end));
        let shown = |at: usize| {
            tree.nodes
                .iter()
                .any(|node| matches!(node.kind, NodeKind::Text(_)) && node.at.contains(&at))
        };
        let unused = manuscript.unused.iter().filter_map(|at| {
            let known = tree.definitions.iter().find(|range| range.start == *at);
            let line = || *at..at + manuscript.typed[*at..].lines().next().map_or(0, str::len);
            known.cloned().or_else(|| (!shown(*at)).then(line))
        });
        tree.unused_definitions = unused.collect();
    }
    settle(&mut tree);
    tree
}

/// A tree that is being made.
struct Growing<'m, 't> {
    manuscript: &'m Manuscript<'t>,
    options: Options,
    tree: Tree<'m>,
    /// The elements that are open, from the outermost.
    open: Vec<Open>,
    /// How many of them are an author's.
    elements: usize,
    /// The items of each open list, with the numbers as typed.
    lists: Vec<Vec<(usize, u64)>>,
    table: Table,
    /// How many blocks of HTML were begun.
    blocks: usize,
    /// The block of HTML that is open.
    html: Option<Block>,
    /// Whether more is open than may be.
    is_beyond: bool,
    /// Whether anything in the text looks like a link.
    has_brackets: bool,
}

/// An element that is open.
struct Open {
    number: usize,
    html: Option<OpenHtml>,
}

/// What is known of an element of an author's while it is open.
struct OpenHtml {
    known: &'static KnownElement,
    is_bare: bool,
    /// Whether its end is nowhere in the text.
    is_unclosed: bool,
    /// The block of HTML in which it was opened.
    block: Option<usize>,
    /// The first node behind that block and behind all that began in it, once the block has ended.
    reach: Option<usize>,
}

/// What ends an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Its own tag, or one that stands for it.
    Tag,
    /// The end of its block, or the end of an element around it.
    Block,
    /// The end of the text, or of the part of it in which it stands.
    Container,
}

/// The table that is open.
#[derive(Default)]
struct Table {
    columns: Vec<Alignment>,
    column: usize,
    is_head: bool,
    /// Where the open row and its last cell end.
    row_end: usize,
    cell_end: usize,
}

/// A block of HTML, with the places of its lines in the text.
struct Block {
    text: String,
    places: Vec<(usize, usize)>,
}

impl<'m> Growing<'m, '_> {
    fn event(&mut self, event: Event<'m>, at: Range<usize>, definitions: &RefDefs<'_>) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(TagEnd::TableRow) => {
                self.add_cells(definitions);
                self.end_markdown();
            }
            Event::End(tag) => self.end_tag(tag, &at),
            Event::Text(text) => self.text(text, at),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                self.open_markdown(Element::Code, at.clone());
                self.push_text(code, at);
                self.end_markdown();
            }
            Event::Html(html) => {
                if let Some(block) = &mut self.html {
                    block.places.push((block.text.len(), at.start));
                    block.text.push_str(&html);
                }
            }
            Event::InlineHtml(html) => {
                // What is no tag is a comment or a declaration.
                if let Some(tag) = HtmlTag::read(&html) {
                    self.html_tag(tag, at);
                }
            }
            Event::FootnoteReference(label) => {
                let label = self.restored(label);
                self.push(NodeKind::Reference(label), at);
            }
            Event::SoftBreak => self.push(NodeKind::Line, at),
            Event::HardBreak => self.push_break(at),
            Event::Rule => {
                self.end_words();
                self.push(NodeKind::Rule, at);
            }
            Event::TaskListMarker(is_done) => self.push(NodeKind::Task(is_done), at),
        }
    }

    fn start(&mut self, tag: Markdown<'m>, at: Range<usize>) {
        let is_within_a_line = matches!(
            tag,
            Markdown::Emphasis
                | Markdown::Strong
                | Markdown::Strikethrough
                | Markdown::Superscript
                | Markdown::Subscript
                | Markdown::Link { .. }
                | Markdown::Image { .. }
        );
        if !is_within_a_line {
            self.end_words();
        }
        let element = match tag {
            Markdown::Paragraph => Element::Paragraph {
                holds_blocks: false,
            },
            Markdown::Heading {
                level,
                id,
                classes,
                attrs,
            } => {
                let has_braces = id.is_some() || !classes.is_empty() || !attrs.is_empty();
                let id = self.braces(&at).filter(|_| has_braces).and_then(id_of);
                let id = id.map(|id| CowStr::from(id.to_owned()));
                Element::Heading(level as u8, id.filter(|id| !id.contains(is_mark)))
            }
            Markdown::BlockQuote(_) => Element::Quote,
            Markdown::CodeBlock(CodeBlockKind::Fenced(words)) => {
                let words = self.restored(words);
                let language = words.split_whitespace().next();
                let language = language.filter(|language| !language.contains(is_mark));
                Element::CodeBlock(language.map(|language| CowStr::from(language.to_owned())))
            }
            Markdown::CodeBlock(CodeBlockKind::Indented) => Element::CodeBlock(None),
            Markdown::HtmlBlock => {
                self.html = Some(Block {
                    text: String::new(),
                    places: Vec::new(),
                });
                return;
            }
            Markdown::List(first) => {
                self.lists.push(Vec::new());
                Element::List(first)
            }
            Markdown::Item => {
                let typed = self.manuscript.typed[at.clone()].trim_start();
                let end = typed.find(|c: char| !c.is_ascii_digit());
                let number = typed[..end.unwrap_or(0)].parse().ok();
                let next = self.tree.nodes.len();
                if let (Some(number), Some(items)) = (number, self.lists.last_mut()) {
                    items.push((next, number));
                }
                Element::Item(None)
            }
            Markdown::FootnoteDefinition(label) => Element::Footnote(self.restored(label)),
            Markdown::DefinitionList => Element::Definitions,
            Markdown::DefinitionListTitle => Element::Term,
            Markdown::DefinitionListDefinition => Element::Definition,
            Markdown::Table(columns) => {
                self.table = Table {
                    columns,
                    ..Table::default()
                };
                Element::Table
            }
            Markdown::TableHead => {
                self.open_markdown(Element::TableHead, at.clone());
                self.table.is_head = true;
                self.table.column = 0;
                Element::Row
            }
            Markdown::TableRow => {
                self.table.column = 0;
                self.table.row_end = at.end;
                Element::Row
            }
            Markdown::TableCell => {
                let side = self.table.columns.get(self.table.column).copied();
                self.table.column += 1;
                self.table.cell_end = at.end;
                Element::Cell(side.unwrap_or(Alignment::None), self.table.is_head)
            }
            Markdown::Emphasis => Element::Emphasis,
            Markdown::Strong => Element::Strong,
            Markdown::Strikethrough => Element::Deleted,
            Markdown::Superscript | Markdown::Subscript | Markdown::MetadataBlock(_) => {
                Element::Bare
            }
            Markdown::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let to = self.restored(dest_url);
                let is_own_words = matches!(link_type, LinkType::Autolink | LinkType::Email);
                Element::Link(Box::new(LinkTarget {
                    to: match link_type {
                        LinkType::Email => CowStr::from(format!("mailto:{to}")),
                        _ => to,
                    },
                    title: self.restored(title),
                    is_own_words,
                    html: None,
                }))
            }
            Markdown::Image {
                dest_url, title, ..
            } => Element::Picture(Box::new(LinkTarget {
                to: self.restored(dest_url),
                title: self.restored(title),
                is_own_words: false,
                html: None,
            })),
        };
        self.open_markdown(element, at);
    }

    fn end_tag(&mut self, tag: TagEnd, at: &Range<usize>) {
        match tag {
            TagEnd::HtmlBlock => return self.end_html_block(),
            TagEnd::Heading(_) => self.add_braces(at),
            TagEnd::List(_) => self.number_items(),
            TagEnd::TableHead => {
                self.end_markdown();
                self.end_markdown();
                self.table.is_head = false;
                return self.open_markdown(Element::TableBody, at.clone());
            }
            TagEnd::Table => self.end_markdown(),
            _ => {}
        }
        self.end_markdown();
    }

    /// Gives the last stretch between braces of a heading.
    fn braces(&self, heading: &Range<usize>) -> Option<&'m str> {
        let typed = &self.manuscript.text[heading.clone()];
        let (_, last) = typed.rsplit_once('{')?;
        last.split_once('}').map(|(inside, _)| inside)
    }

    /// Adds to the heading that ends what the parser took for its attributes and is none: `## Order {Amended}`.
    fn add_braces(&mut self, at: &Range<usize>) {
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

    /// Gives the items of the list that ends the numbers that were typed. Only a list in which all are alike, and are the first number
    /// there is, counts by itself.
    fn number_items(&mut self) {
        let items = self.lists.pop().unwrap_or_default();
        let is_lazy = items.iter().all(|(_, number)| *number == 1)
            || items.iter().all(|(_, number)| *number == 0);
        if is_lazy {
            return;
        }
        let mut expected = items.first().map_or(0, |(_, number)| *number);
        for (item, number) in items {
            if number != expected
                && let NodeKind::Element(Element::Item(value)) = &mut self.tree.nodes[item].kind
            {
                *value = Some(number);
            }
            expected = number + 1;
        }
    }

    /// Adds the cells of the row that ends which stand beyond those of the head.
    fn add_cells(&mut self, definitions: &RefDefs<'_>) {
        let (from, end) = (self.table.cell_end, self.table.row_end);
        if self.table.column < self.table.columns.len() || from >= end {
            return;
        }
        let rest = self.manuscript.text[from..end].trim_end();
        let more = rest.strip_prefix('|').unwrap_or(rest);
        if more.trim_matches(['|', ' ', '\t']).is_empty() {
            return;
        }
        let count = rest.matches('|').count() + 1;
        // They are read as the cells of a table of their own.
        let head = format!("|{}\n|{}\n", "a|".repeat(count), "-|".repeat(count));
        let row = format!("{head}{rest}");
        let find = |broken: pulldown_cmark::BrokenLink<'_>| {
            let found = definitions.get(&broken.reference)?;
            let title = found
                .title
                .clone()
                .map_or(CowStr::Borrowed(""), CowStr::into_static);
            Some((found.dest.clone().into_static(), title))
        };
        let parser = Parser::new_with_broken_link_callback(&row, self.options, Some(find));
        let events: Vec<_> = parser
            .into_offset_iter()
            .map(|(event, at)| (event.into_static(), at))
            .filter(|(_, at)| at.start >= head.len())
            .collect();
        let shifted = |at: Range<usize>| from + at.start - head.len()..from + at.end - head.len();
        let last = events
            .iter()
            .rposition(|(event, _)| !matches!(event, Event::Start(_) | Event::End(_)));
        let nothing = Parser::new("");
        for (number, (event, at)) in events.into_iter().enumerate() {
            let is_cell = matches!(
                event,
                Event::Start(Markdown::TableCell) | Event::End(TagEnd::TableCell)
            );
            let is_of_table = matches!(
                event,
                Event::Start(Markdown::TableRow | Markdown::Table(_))
                    | Event::End(TagEnd::TableRow | TagEnd::Table)
            );
            let is_past = last.is_none_or(|last| number > last)
                && matches!(event, Event::Start(Markdown::TableCell));
            if is_past {
                break;
            }
            if !is_of_table || is_cell {
                self.event(event, shifted(at), nothing.reference_definitions());
            }
        }
    }

    fn text(&mut self, text: CowStr<'m>, at: Range<usize>) {
        if self.has_brackets {
            // The parser cuts text at each bracket.
            let before = at.start.saturating_sub(1);
            let typed = &self.manuscript.text.as_bytes()[before..at.end];
            let found = typed.windows(2).position(|pair| pair == b"](");
            let link = found.and_then(|found| unread_link(&self.manuscript.text, before + found));
            self.tree.unread_links.extend(link);
        }
        self.push_text(text, at);
    }

    /// Reads the tags of the block of HTML that ends.
    fn end_html_block(&mut self) {
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
    fn html_tag(&mut self, tag: HtmlTag<'_>, at: Range<usize>) {
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
    fn close(&mut self, known: &'static KnownElement, tag: &HtmlTag<'_>, at: Range<usize>) {
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
    fn open_html(&mut self, known: &'static KnownElement, tag: &HtmlTag<'_>, at: Range<usize>) {
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

    /// Tells whether a block of HTML is being read, and no line of Markdown.
    fn is_in_block(&self) -> bool {
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

    /// Ends what the tag of an element ends without saying so, as in HTML: an item ends the one before it.
    fn end_before(&mut self, known: &KnownElement) {
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

    /// Ends the innermost of some elements of an author's, and all that is open in it, unless one of others stands between.
    fn end_last(&mut self, names: &[&str], between: &[&str]) {
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

    /// Gives what a page keeps of a tag.
    fn html_of(&self, known: &KnownElement, tag: &HtmlTag<'_>) -> Html<'m> {
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

    /// Gives the value of an attribute.
    fn value_of(&self, tag: &HtmlTag<'_>, wanted: &str) -> Option<String> {
        let mut attributes = tag.attributes();
        let (_, value) = attributes.find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
        Some(self.resolved(value.unwrap_or("")).into_string())
    }

    /// Gives a value as its author means it.
    fn resolved(&self, value: &str) -> CowStr<'m> {
        let value = entities::resolve_value(value).into_owned();
        self.restored(CowStr::from(value))
    }

    /// Ends all elements of an author's that cannot go on behind their block.
    fn end_words(&mut self) {
        while let Some(html) = self.open.last().and_then(|one| one.html.as_ref()) {
            let goes_on = matches!(html.known.role, Role::Block | Role::Part | Role::Raw);
            if goes_on && !html.is_unclosed {
                break;
            }
            self.end(Ending::Block);
        }
    }

    fn open_markdown(&mut self, element: Element<'m>, at: Range<usize>) {
        self.open.push(Open {
            number: self.tree.nodes.len(),
            html: None,
        });
        self.push(NodeKind::Element(element), at);
    }

    /// Ends the innermost element of Markdown, and the author's that are open in it.
    fn end_markdown(&mut self) {
        while self.open.last().is_some_and(|one| one.html.is_some()) {
            self.end(Ending::Container);
        }
        self.end(Ending::Tag);
    }

    /// Ends the innermost element.
    fn end(&mut self, ending: Ending) {
        let Some(Open { number, html }) = self.open.pop() else {
            return;
        };
        let end = self.tree.nodes.len();
        self.tree.nodes[number].end = end;
        let Some(html) = html else { return };
        self.elements -= 1;
        let is_text = match html.known.unclosed {
            Unclosed::Text => true,
            Unclosed::Word => html.is_bare,
            Unclosed::Ends => false,
        };
        let node = &mut self.tree.nodes[number];
        if ending != Ending::Tag && is_text {
            // What was taken for a tag is a word; what stands behind it is in nothing.
            let typed = &self.manuscript.typed[node.at.clone()];
            node.kind = NodeKind::Text(CowStr::Borrowed(typed));
            node.end = number + 1;
        } else if ending == Ending::Container
            && let Some(reach) = html.reach
        {
            node.end = reach;
        }
        let (block, end) = (html.block, node.end);
        // What began in a block of HTML with it ends no earlier.
        if let Some(outer) = self.open.last_mut().and_then(|one| one.html.as_mut())
            && outer.block == block
            && let Some(reach) = &mut outer.reach
        {
            *reach = (*reach).max(end);
        }
    }

    fn push_text(&mut self, text: CowStr<'m>, at: Range<usize>) {
        let text = self.restored(text);
        self.push(NodeKind::Text(text), at);
    }

    /// Adds the end of a line, which parts words too.
    fn push_break(&mut self, at: Range<usize>) {
        self.push(NodeKind::Break, at.clone());
        self.push(NodeKind::Line, at);
    }

    fn push(&mut self, kind: NodeKind<'m>, at: Range<usize>) {
        let end = self.tree.nodes.len() + 1;
        self.tree.nodes.push(TextNode { kind, end, at });
    }

    /// Gives text of the parser with the signs as they were typed.
    fn restored<'s>(&self, text: CowStr<'s>) -> CowStr<'s> {
        match self.manuscript.restored(&text) {
            Some(restored) => CowStr::from(restored),
            None => text,
        }
    }
}

impl Html<'_> {
    /// Gives an element without attributes.
    fn named(name: &'static str) -> Html<'static> {
        Html {
            name,
            ..Html::default()
        }
    }
}

impl Block {
    /// Gives where a stretch of the block stands in the text.
    fn range(&self, from: usize, end: usize) -> Range<usize> {
        let place = |at: usize| {
            let after = self.places.partition_point(|(own, _)| *own <= at);
            let (own, place) = self.places[after.saturating_sub(1)];
            place + (at - own)
        };
        place(from)..place(end.saturating_sub(1)) + 1
    }
}

/// Gives the element of the table.
fn find_static(known: &KnownElement) -> &'static KnownElement {
    elements::find(known.name).expect("it is an element of the table")
}

/// Gives the id between the braces of a heading, where all that they hold are attributes.
fn id_of(braces: &str) -> Option<&str> {
    let mut words = braces.split_whitespace();
    let id = words
        .next()?
        .strip_prefix('#')
        .filter(|id| !id.is_empty())?;
    let is_attribute = |word: &str| word.starts_with(['.', '#']) || word.contains('=');
    words.all(is_attribute).then_some(id)
}

/// Gives the length of a comment or a declaration; 0 where a text begins with neither.
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

/// Gives where an address with blanks stands behind the `](` at a place.
fn unread_link(text: &str, at: usize) -> Option<Range<usize>> {
    let from = at + 2;
    let line = text[from..].char_indices().take(ADDRESS);
    let mut line = line.take_while(|(_, c)| *c != '\n');
    let mut depth = 1;
    let (end, _) = line.find(|(_, c)| {
        steps::count(1);
        depth += i32::from(*c == '(') - i32::from(*c == ')');
        depth == 0
    })?;
    let inside = &text[from..from + end];
    // A title may follow the address.
    let has_title = inside.trim_end().ends_with(['"', '\'']);
    let title = inside.find(" \"").or_else(|| inside.find(" '"));
    let title = title.filter(|_| has_title);
    let address = inside[..title.unwrap_or(inside.len())].trim();
    let has_ending = address.rsplit_once('.').is_some_and(|(_, ending)| {
        (1..=5).contains(&ending.len())
            && ending.starts_with(|c: char| c.is_ascii_alphabetic())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let is_path = has_ending
        || address.contains("://")
        || ["/", "./", "../"]
            .iter()
            .any(|start| address.starts_with(start));
    (is_path && address.contains(char::is_whitespace)).then(|| from..from + inside.len())
}

#[cfg(test)]
mod tests;
