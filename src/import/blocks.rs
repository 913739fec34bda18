//! The text of a document as blocks, and how they are written as Markdown. A source's own words
//! never become markup.

use super::text::{self, Strength, is_url};

/// A block of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading and its level, from 1.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List(Vec<ListItem>),
    /// A table: its rows of cells, the head first.
    Table(Vec<Vec<Vec<Inline>>>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A rule across the page.
    Rule,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// What marks it.
    pub mark: Mark,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// What marks an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A bullet.
    Bullet,
    /// A number.
    Number(usize),
    /// Another sign, such as `(a)`.
    Sign(String),
}

/// A part of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// A line break.
    Break,
    /// Words in a style.
    Styled(Style, Vec<Inline>),
    /// Words that lead to a web address.
    Link(Vec<Inline>, String),
    /// A footnote.
    Note(Vec<Block>),
}

/// A style that Markdown has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck through.
    Struck,
}

impl Style {
    fn sign(self) -> &'static str {
        match self {
            Style::Emphasis => "*",
            Style::Strong => "**",
            Style::Struck => "~~",
        }
    }
}

/// Returns a paragraph of plain lines.
pub(super) fn paragraph(lines: impl IntoIterator<Item = String>) -> Block {
    let mut inlines = Vec::new();
    for line in lines {
        if !inlines.is_empty() {
            inlines.push(Inline::Break);
        }
        inlines.push(Inline::Text(line));
    }
    Block::Paragraph(inlines)
}

/// Returns the words of inlines, with a line break where there is one. Footnotes are left out.
pub(super) fn words(inlines: &[Inline]) -> String {
    let mut all = String::new();
    gather(inlines, &mut all);
    all
}

fn gather(inlines: &[Inline], all: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => all.push_str(text),
            Inline::Break => all.push('\n'),
            Inline::Styled(_, inlines) | Inline::Link(inlines, _) => gather(inlines, all),
            Inline::Note(_) => {}
        }
    }
}

/// Returns the footnotes of inlines.
pub(super) fn notes(inlines: &[Inline]) -> Vec<&[Block]> {
    let mut all = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Note(blocks) => all.push(&**blocks),
            Inline::Styled(_, inlines) | Inline::Link(inlines, _) => all.extend(notes(inlines)),
            Inline::Text(_) | Inline::Break => {}
        }
    }
    all
}

/// Writes blocks as Markdown.
pub(super) fn markdown(blocks: &[Block], strength: Strength) -> String {
    let mut writer = Writer {
        strength,
        notes: Vec::new(),
    };
    let mut lines = Vec::new();
    writer.blocks(blocks, &mut lines);
    // A footnote may have a footnote, which is then the last.
    let mut at = 0;
    while at < writer.notes.len() {
        let blocks = std::mem::take(&mut writer.notes[at]);
        at += 1;
        let mut note = Vec::new();
        writer.blocks(&blocks, &mut note);
        part(&mut lines);
        indent(&mut lines, &format!("[^{at}]: "), "    ", note);
    }
    lines.join("\n")
}

struct Writer {
    strength: Strength,
    notes: Vec<Vec<Block>>,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block], lines: &mut Vec<String>) {
        for (at, block) in blocks.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| &blocks[at]);
            // Two lists behind one another would be one.
            if let (Some(Block::List(_)), Block::List(_)) = (before, block) {
                part(lines);
                lines.push("<!-- -->".to_owned());
            }
            self.block(block, lines);
        }
    }

    fn block(&mut self, block: &Block, lines: &mut Vec<String>) {
        match block {
            Block::Heading(level, inlines) => {
                let text = self.inlines(inlines, true).replace("\\\n", " ");
                if !text.trim().is_empty() {
                    part(lines);
                    // The page's own heading is the first.
                    let signs = "#".repeat(usize::from(*level).clamp(1, 5) + 1);
                    lines.push(format!("{signs} {}", closed(text.trim())));
                }
            }
            Block::Paragraph(inlines) => {
                let text = self.inlines(inlines, true);
                if !text.trim().is_empty() {
                    part(lines);
                    lines.extend(text.trim().split('\n').map(str::to_owned));
                }
            }
            Block::List(items) => {
                part(lines);
                for (at, item) in items.iter().enumerate() {
                    let mut own = Vec::new();
                    self.blocks(&item.blocks, &mut own);
                    let first = match &item.mark {
                        Mark::Bullet => "- ".to_owned(),
                        Mark::Number(number) => format!("{}. ", number.min(&999_999_999)),
                        Mark::Sign(sign) => {
                            let mut made = "- ".to_owned();
                            text::push_words(&mut made, sign, self.strength, true);
                            made.push(' ');
                            made
                        }
                    };
                    let rest = " ".repeat(match item.mark {
                        Mark::Number(_) => first.len(),
                        _ => 2,
                    });
                    let is_loose = own.iter().any(String::is_empty);
                    if at > 0 && is_loose {
                        part(lines);
                    }
                    indent(lines, &first, &rest, own);
                }
            }
            Block::Table(rows) => self.table(rows, lines),
            Block::Quote(blocks) => {
                let mut own = Vec::new();
                self.blocks(blocks, &mut own);
                if !own.is_empty() {
                    part(lines);
                    lines.extend(own.into_iter().map(|line| match line.is_empty() {
                        true => ">".to_owned(),
                        false => format!("> {line}"),
                    }));
                }
            }
            Block::Rule => {
                part(lines);
                lines.push("---".to_owned());
            }
        }
    }

    fn table(&mut self, rows: &[Vec<Vec<Inline>>], lines: &mut Vec<String>) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        if columns == 0 {
            return;
        }
        part(lines);
        for (at, row) in rows.iter().enumerate() {
            let mut line = String::from("|");
            for column in 0..columns {
                let cell = row.get(column).map(|cell| self.inlines(cell, false));
                let cell = cell.unwrap_or_default().replace("\\\n", "<br>");
                line.push(' ');
                line.push_str(cell.trim());
                line.push_str(" |");
            }
            lines.push(line);
            if at == 0 {
                lines.push(format!("|{}", " --- |".repeat(columns)));
            }
        }
    }

    /// Writes inlines. At the start of a line, signs that begin a block are escaped.
    fn inlines(&mut self, inlines: &[Inline], begins: bool) -> String {
        let mut made = String::new();
        self.push(inlines, begins, &mut made);
        // Each line is looked at by itself: it may read like a key that withholds.
        let lines = made.split('\n').map(|line| {
            let mut line = line.to_owned();
            text::guard_line(&mut line, 0);
            line
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn push(&mut self, inlines: &[Inline], begins: bool, made: &mut String) {
        for (at, inline) in inlines.iter().enumerate() {
            let at_start = begins && (made.is_empty() || made.ends_with('\n'));
            match inline {
                Inline::Text(text) => {
                    let text = text::lines(text).replace('\n', " ");
                    let text = match made.is_empty() || made.ends_with(['\n', ' ']) {
                        true => text.trim_start(),
                        false => &text,
                    };
                    text::push_words(made, &single(text), self.strength, at_start);
                }
                Inline::Break => {
                    let end = made.trim_end().len();
                    made.truncate(end);
                    if end > 0 && !made.ends_with("\\\n") {
                        made.push_str("\\\n");
                    }
                }
                Inline::Styled(style, inner) => {
                    let words = words(inner);
                    let before = made.chars().next_back();
                    // Signs beside other letters may count as letters themselves.
                    let is_safe = before.is_none_or(|c| c.is_whitespace() || c == '(')
                        && inlines.get(at + 1).is_none_or(is_apart)
                        && words.starts_with(char::is_alphanumeric)
                        && words.ends_with(char::is_alphanumeric)
                        && !words.contains('\n');
                    let sign = if is_safe { style.sign() } else { "" };
                    made.push_str(sign);
                    let inner_begins = at_start && sign.is_empty();
                    self.push(inner, inner_begins, made);
                    made.push_str(sign);
                }
                Inline::Link(inner, address) => {
                    let is_safe = is_url(address) && !address.contains(['(', ')', '\\', '`', '<']);
                    match is_safe && !words(inner).contains('\n') {
                        true => {
                            made.push('[');
                            self.push(inner, false, made);
                            made.push_str("](");
                            made.push_str(address);
                            made.push(')');
                        }
                        false => self.push(inner, at_start, made),
                    }
                }
                Inline::Note(blocks) => {
                    self.notes.push(blocks.clone());
                    made.push_str(&format!("[^{}]", self.notes.len()));
                }
            }
        }
    }
}

/// Writes the end of a heading so that no signs there close it or give it an id.
fn closed(text: &str) -> String {
    let text = match text.ends_with('}') {
        true => text.replace('{', "&#123;"),
        false => text.to_owned(),
    };
    let own = text.trim_end_matches('#');
    match own.len() < text.len() && (own.is_empty() || own.ends_with(' ')) {
        true => format!("{own}\\{}", &text[own.len()..]),
        false => text,
    }
}

/// Returns whether an inline begins with a blank or a sign, so that a style may end before it.
fn is_apart(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.starts_with(|c: char| c.is_whitespace() || ".,;:)".contains(c)),
        Inline::Break | Inline::Note(_) => true,
        _ => false,
    }
}

/// Makes every run of blanks one blank.
fn single(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() && c != '\u{A0}' {
            true if made.ends_with(' ') => {}
            true => made.push(' '),
            false => made.push(c),
        }
    }
    made
}

/// Begins a block.
fn part(lines: &mut Vec<String>) {
    if lines.last().is_some_and(|line| !line.is_empty()) {
        lines.push(String::new());
    }
}

fn indent(lines: &mut Vec<String>, first: &str, rest: &str, own: Vec<String>) {
    if own.is_empty() {
        lines.push(first.trim_end().to_owned());
    }
    for (at, line) in own.into_iter().enumerate() {
        lines.push(match (at, line.is_empty()) {
            (0, _) => format!("{first}{line}"),
            (_, true) => line,
            _ => format!("{rest}{line}"),
        });
    }
}

#[cfg(test)]
mod tests;
