//! Writes the tree of a text as Markdown.
//!
//! The Markdown that its author typed may name what no reader may know: the file of a withheld
//! filing in a link, the definition of a link that nothing uses, an attribute. What the page shows
//! has none of that, so the Markdown is made of the same tree as the page.

use std::collections::HashMap;

use super::super::words::Words;
use super::leads::Find;
use super::marks::{Marks, with_words};
use crate::text::tree::{Element, NodeKind, Tree, WalkStep};
use crate::text::{Prose, is_mark};

mod emphasis;
mod line;
mod links;
mod lists;
mod tables;

use emphasis::holding_blocks;
use line::MarkdownLines;
use lists::{first_of, number_of};

/// The elements of an author's HTML that Markdown has no signs for, and that change what their
/// words mean.
const KEPT: [&str; 15] = [
    "sub", "sup", "u", "ins", "mark", "small", "kbd", "samp", "var", "q", "ruby", "rt", "rp",
    "bdi", "bdo",
];

/// Writes a text as Markdown.
pub(super) fn write(prose: &Prose, words: &Words, find: &Find<'_>) -> String {
    let marks = Marks {
        reasons: &prose.reasons,
        words,
    };
    prose.read(|tree| {
        let mut writer = MarkdownWriter {
            tree,
            holds_blocks: holding_blocks(tree),
            marks,
            find,
            lines: MarkdownLines::default(),
            lists: Vec::new(),
            links: Vec::new(),
            code: None,
            open_codes: 0,
            tables: 0,
            cells: 0,
            columns: 0,
            in_row: 0,
            rows: 0,
            heading: None,
            notes: HashMap::new(),
        };
        let mut walk = tree.walk();
        while let Some(step) = walk.next() {
            match step {
                WalkStep::Enter(number) => {
                    writer.enter(number);
                    if matches!(
                        tree.nodes[number].kind,
                        NodeKind::Element(Element::Picture(_))
                    ) {
                        walk.pass_over();
                    }
                }
                WalkStep::Leave(number) => writer.leave(number),
            }
        }
        writer.lines.finish()
    })
}

/// What has been written so far, and what is open.
struct MarkdownWriter<'a> {
    tree: &'a Tree<'a>,
    /// For each node, whether it is of a line and holds blocks, as the HTML of an author may: no
    /// sign of a line reaches over several blocks, so it has none.
    holds_blocks: Vec<bool>,
    marks: Marks<'a>,
    find: &'a Find<'a>,
    lines: MarkdownLines,
    /// For each open list, the number of its next item; none for one without numbers.
    lists: Vec<Option<u64>>,
    /// For each open link, how it ends; empty where there is none.
    links: Vec<String>,
    /// The code that is open.
    code: Option<String>,
    /// How many elements are open that hold code.
    open_codes: usize,
    /// How many tables are open.
    tables: usize,
    /// How many cells are open.
    cells: usize,
    /// How many columns the open table has, how many cells of its row are written, and how many
    /// rows.
    columns: usize,
    in_row: usize,
    rows: usize,
    /// The heading that is open.
    heading: Option<usize>,
    /// The number of each footnote, from 1.
    notes: HashMap<String, usize>,
}

impl<'a> MarkdownWriter<'a> {
    fn enter(&mut self, number: usize) {
        match &self.tree.nodes[number].kind {
            NodeKind::Text(text) => self.text(text),
            NodeKind::Line | NodeKind::Break if self.code.is_some() => {
                self.code.get_or_insert_default().push('\n');
            }
            NodeKind::Line | NodeKind::Break if self.is_in_line() => self.lines.blank(),
            NodeKind::Line => self.lines.next_line(),
            NodeKind::Break => {
                self.lines.signs("\\");
                self.lines.next_line();
            }
            NodeKind::Rule if self.is_in_line() => {}
            NodeKind::Rule => {
                self.lines.open_block();
                self.lines.signs("***");
                self.lines.close_block();
            }
            NodeKind::Task(is_done) => self.lines.signs(if *is_done { "[x] " } else { "[ ] " }),
            NodeKind::Reference(label) => {
                let number = self.note(label);
                self.lines.signs(&format!("[^{number}]"));
            }
            NodeKind::Element(element) => self.start(number, element),
        }
    }

    /// Returns whether a line may not end here: in a heading, and in the cell of a table.
    fn is_in_line(&self) -> bool {
        self.cells > 0 || self.heading.is_some()
    }

    /// Returns the number of a footnote, as readers see it.
    fn note(&mut self, label: &str) -> usize {
        let next = self.notes.len() + 1;
        *self
            .notes
            .entry(label.to_uppercase().to_lowercase())
            .or_insert(next)
    }

    /// Writes words.
    fn text(&mut self, text: &str) {
        match &mut self.code {
            Some(code) => code.push_str(text),
            None => {
                let text = with_words(text, self.marks);
                self.lines.words(&text, self.is_in_line());
            }
        }
    }

    fn start(&mut self, number: usize, element: &'a Element<'a>) {
        if let Some(code) = &mut self.code {
            end_line(code, element);
            self.open_codes += usize::from(is_block_of_code(element) || element.name() == "code");
            if let Element::Picture(_) = element {
                code.push_str(&self.tree.words_of(number));
            }
            return;
        }
        match element {
            Element::Link(target) => return self.start_link(number, target),
            Element::Picture(target) => return self.picture(number, target),
            Element::Footnote(label) => {
                let number = self.note(label);
                self.lines.open_block();
                return self.lines.mark(&format!("[^{number}]: "), "    ");
            }
            _ => {}
        }
        let name = element.name();
        match name {
            "em" | "i" => self.lines.signs(self.sign(number, "*", "<em>")),
            "strong" | "b" => self.lines.signs(self.sign(number, "**", "<strong>")),
            "del" | "s" | "strike" => self.lines.signs(self.sign(number, "~~", "<del>")),
            "code" | "pre" => {
                self.open_codes = 1;
                self.code = Some(String::new());
            }
            "br" => self.enter_break(),
            "wbr" | "input" => {}
            "table" => {
                self.tables += 1;
                if self.is_own_table() {
                    self.lines.open_block();
                    (self.columns, self.rows) = (self.columns_of(number), 0);
                } else {
                    self.lines.blank();
                }
            }
            "thead" | "tbody" | "tfoot" | "colgroup" | "col" => {}
            "tr" if self.is_own_table() => {
                self.lines.new_line();
                self.lines.signs("|");
                self.in_row = 0;
            }
            "td" | "th" => {
                if self.is_own_table() {
                    self.lines.signs(" ");
                } else {
                    self.lines.blank();
                }
                self.cells += 1;
            }
            _ if KEPT.contains(&name) => {
                if !self.holds_blocks[number] {
                    self.lines.signs(&format!("<{name}>"));
                }
            }
            _ if element.is_inline() => {}
            _ if self.is_in_line() => self.lines.blank(),
            _ => self.start_block(number, element, name),
        }
    }

    fn enter_break(&mut self) {
        if self.is_in_line() {
            self.lines.blank();
        } else {
            self.lines.signs("\\");
            self.lines.next_line();
        }
    }

    fn start_block(&mut self, number: usize, element: &Element<'_>, name: &str) {
        match name {
            "blockquote" => {
                self.lines.open_block();
                self.lines.mark("> ", "> ");
            }
            "ul" | "ol" => {
                self.lines.open_block();
                self.lists.push((name == "ol").then(|| first_of(element)));
            }
            "li" => {
                if let Some(Some(next)) = self.lists.last_mut()
                    && let Some(typed) = number_of(element)
                {
                    *next = typed;
                }
                let marker = match self.lists.last_mut() {
                    Some(Some(next)) => {
                        let marker = format!("{next}. ");
                        *next = next.saturating_add(1);
                        marker
                    }
                    _ => "- ".to_owned(),
                };
                self.lines.new_line();
                let indent = " ".repeat(marker.len());
                self.lines.mark(&marker, &indent);
            }
            "dd" => {
                self.lines.new_line();
                self.lines.mark(": ", "  ");
            }
            "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = match element {
                    Element::Heading(level, _) => usize::from((*level).clamp(1, 6)),
                    _ => usize::from(name.as_bytes()[1] - b'0'),
                };
                self.lines.open_block();
                self.lines.signs(&format!("{} ", "#".repeat(level)));
                self.heading = Some(number);
            }
            _ => self.lines.open_block(),
        }
    }

    fn leave(&mut self, number: usize) {
        let NodeKind::Element(element) = &self.tree.nodes[number].kind else {
            return;
        };
        let name = element.name();
        if let Some(code) = &mut self.code {
            end_line(code, element);
            self.open_codes -= usize::from(is_block_of_code(element) || name == "code");
            if self.open_codes > 0 {
                return;
            }
            let code = self.code.take().unwrap_or_default();
            let code = with_words(&code, self.marks);
            return match is_block_of_code(element) && !self.is_in_line() {
                true => self.lines.block_of_code(&code, language_of(element)),
                false => self.lines.code(&code, self.cells > 0),
            };
        }
        match element {
            Element::Link(_) => {
                let end = self.links.pop().unwrap_or_default();
                return self.lines.signs(&end);
            }
            Element::Picture(_) => return,
            Element::Footnote(_) => return self.lines.end_mark(),
            _ => {}
        }
        match name {
            "em" | "i" => self.lines.signs(self.sign(number, "*", "</em>")),
            "strong" | "b" => self.lines.signs(self.sign(number, "**", "</strong>")),
            "del" | "s" | "strike" => self.lines.signs(self.sign(number, "~~", "</del>")),
            "br" | "wbr" | "input" | "code" | "pre" => {}
            "table" => {
                match self.is_own_table() {
                    true => self.lines.close_block(),
                    false => self.lines.blank(),
                }
                self.tables -= 1;
            }
            "thead" | "tbody" | "tfoot" | "colgroup" | "col" => {}
            "tr" if self.is_own_table() => self.end_row(),
            "td" | "th" => {
                self.cells -= 1;
                if self.is_own_table() {
                    self.lines.signs(" |");
                    self.in_row += 1;
                } else {
                    self.lines.blank();
                }
            }
            _ if KEPT.contains(&name) => {
                if !self.holds_blocks[number] {
                    self.lines.signs(&format!("</{name}>"));
                }
            }
            _ if element.is_inline() => {}
            _ if self.heading == Some(number) => {
                self.heading = None;
                if let Element::Heading(_, Some(id)) = element
                    && !id.contains(is_mark)
                {
                    self.lines.signs(&format!(" {{#{id}}}"));
                }
                self.lines.close_block();
            }
            _ if self.is_in_line() => self.lines.blank(),
            "blockquote" => self.lines.end_mark(),
            "li" | "dd" => self.lines.end_item(),
            "ul" | "ol" => {
                self.lists.pop();
                self.lines.close_block();
            }
            _ => self.lines.close_block(),
        }
    }
}

/// Ends the line of code at which a block begins or ends: an author's `pre` may hold others.
fn end_line(code: &mut String, element: &Element<'_>) {
    if !element.is_inline() && !code.is_empty() && !code.ends_with('\n') {
        code.push('\n');
    }
}

/// Returns whether an element is a block of code, whose lines stay as they are.
fn is_block_of_code(element: &Element<'_>) -> bool {
    element.name() == "pre"
}

/// Returns the language of a block of code, where it is a name that ends no fence.
fn language_of<'e>(element: &'e Element<'_>) -> &'e str {
    match element {
        Element::CodeBlock(Some(language)) if language.chars().all(char::is_alphanumeric) => {
            language
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests;
