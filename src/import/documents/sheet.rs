//! The text of a document as pages, paragraphs and lines. What a page repeats, its number, and the
//! mark of an exhibit are no part of what the document says: a sentence goes on behind them.

mod margins;

use std::sync::LazyLock;

use regex::Regex;

use crate::import::blocks::{self, Block};
use crate::import::text;
use margins::{Margin, Margins};

/// A document's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct DocumentSheet {
    /// Its paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Its mark as an exhibit, where it bears one mark only.
    pub mark: Option<String>,
    /// What its pages repeat at their feet.
    pub feet: Vec<SheetLine>,
    /// What is outside of its text, such as the head of each page of a Word file.
    pub margins: Vec<String>,
    /// How many pages it has, where it has pages.
    pub pages: usize,
    /// Where its footnotes begin, as a number of lines, where they come last.
    pub notes: Option<usize>,
}

/// A paragraph as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its lines.
    pub lines: Vec<SheetLine>,
    /// Whether it is a heading by its format.
    pub is_heading: bool,
}

/// A line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SheetLine {
    /// Its words, with one blank between two.
    pub text: String,
    /// How many columns are empty before it.
    pub indent: usize,
    /// How many columns it takes, without those before it.
    pub width: usize,
    /// Its page, from 1.
    pub page: usize,
    /// Its number, from 1: in the file where that is plain text, on its page in a PDF, among the
    /// paragraphs otherwise.
    pub number: usize,
}

static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?P<sign>[-–—\[]\s*|page\s+|p\.\s*)*(?P<n>\d{1,4})(?P<of>\s*(?:of|/)\s*\d{1,4})?(?P<end>\s*[-–—\]])?$",
    )
    .expect("the expression is right")
});

static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?P<word>(?i:exhibit|ex\.|attachment|appendix|schedule|annex|enclosure))\s+(?:(?i:no\.?)\s*)?(?P<sign>[A-Z]{1,3}(?:-?[A-Z]?\d{1,3})?|\d{1,3}(?:[-.]\d{1,3})?[A-Z]?)$",
    )
    .expect("the expression is right")
});

/// Returns the name of an exhibit where a line is nothing but that.
pub(super) fn mark(line: &str) -> Option<String> {
    let found = MARK.captures(line)?;
    let word = found["word"].to_lowercase();
    let word = match word.as_str() {
        "ex." => "Exhibit".to_owned(),
        word => word[..1].to_uppercase() + &word[1..],
    };
    Some(format!("{word} {}", &found["sign"]))
}

/// How lines are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineCount {
    /// Through the whole file.
    InFile,
    /// On each page.
    OnPage,
}

impl DocumentSheet {
    /// Reads text with form feeds between its pages.
    pub(super) fn of_text(text: &str, counted: LineCount) -> DocumentSheet {
        let mut number = 0;
        let text = text.strip_suffix('\u{c}').unwrap_or(text);
        let mut pages: Vec<Vec<SheetLine>> = Vec::new();
        for (at, page) in text.split('\u{c}').enumerate() {
            if counted == LineCount::OnPage {
                number = 0;
            }
            let page = text::lines(&spread(page));
            let mut lines = Vec::new();
            for raw in page.strip_suffix('\n').unwrap_or(&page).split('\n') {
                number += 1;
                lines.push(SheetLine::of(raw, at + 1, number));
            }
            pages.push(lines);
        }
        let marks: Vec<String> = pages
            .iter()
            .flat_map(|page| page.iter().filter_map(|line| mark(&line.text)))
            .collect();
        let mark = marks.first().cloned();
        let mark = mark.filter(|first| marks.iter().all(|other| other == first));
        let margins = Margins::of(&pages);
        let mut sheet = DocumentSheet {
            mark: mark.clone(),
            pages: pages.len(),
            ..DocumentSheet::default()
        };
        let wide = width_of(pages.iter().flatten());
        // Why the last paragraph ended: behind a mark or on another page, its sentence may go on.
        let mut is_cut = false;
        let mut is_open = false;
        for (at, lines) in pages.into_iter().enumerate() {
            let first = sheet.paragraphs.len();
            for (place, line) in lines.into_iter().enumerate() {
                match margins.of_line(at, place) {
                    Some(Margin::Number) => {
                        is_open = false;
                        continue;
                    }
                    Some(Margin::Foot { is_first }) => {
                        if is_first {
                            sheet.feet.push(line);
                        }
                        is_open = false;
                        continue;
                    }
                    Some(Margin::Head { is_first: false }) => {
                        is_open = false;
                        continue;
                    }
                    Some(Margin::Head { is_first: true }) | None => {}
                }
                if line.text.is_empty() {
                    is_open = false;
                    continue;
                }
                if mark.is_some() && self::mark(&line.text) == mark {
                    is_open = false;
                    is_cut = true;
                    continue;
                }
                let is_first_of_page = at > 0 && sheet.paragraphs.len() == first;
                if !is_open && (is_cut || is_first_of_page) {
                    is_open = sheet
                        .paragraphs
                        .last()
                        .is_some_and(|before| goes_on(before, &line, wide, is_cut));
                }
                is_cut = false;
                match sheet.paragraphs.last_mut().filter(|_| is_open) {
                    Some(paragraph) => paragraph.lines.push(line),
                    None => sheet.paragraphs.push(Paragraph {
                        lines: vec![line],
                        is_heading: false,
                    }),
                }
                is_open = true;
            }
            is_open = false;
        }
        sheet
    }

    /// Reads the blocks of a document that has no pages.
    pub(super) fn of_blocks(blocks: &[Block]) -> DocumentSheet {
        let mut sheet = DocumentSheet::default();
        let mut notes = Vec::new();
        sheet.add(blocks, &mut notes);
        let mut at = 0;
        sheet.notes = (!notes.is_empty()).then(|| sheet.lines().count());
        while at < notes.len() {
            let more: Vec<Block> = std::mem::take(&mut notes[at]);
            at += 1;
            sheet.add(&more, &mut notes);
        }
        let marks: Vec<String> = sheet.lines().filter_map(|line| mark(&line.text)).collect();
        let first = marks.first().cloned();
        sheet.mark = first.filter(|first| marks.iter().all(|other| other == first));
        sheet
    }

    fn add(&mut self, blocks: &[Block], notes: &mut Vec<Vec<Block>>) {
        for block in blocks {
            match block {
                Block::Heading(_, inlines) | Block::Paragraph(inlines) => {
                    let own = blocks::notes(inlines);
                    notes.extend(own.into_iter().map(<[Block]>::to_vec));
                    let is_heading = matches!(block, Block::Heading(..));
                    self.push(&blocks::words(inlines), is_heading);
                }
                Block::List(items) => {
                    for item in items {
                        self.add(&item.blocks, notes);
                    }
                }
                Block::Table(rows) => {
                    for row in rows {
                        let cells: Vec<String> =
                            row.iter().map(|cell| blocks::words(cell)).collect();
                        for cell in row {
                            let own = blocks::notes(cell);
                            notes.extend(own.into_iter().map(<[Block]>::to_vec));
                        }
                        self.push(&cells.join("\n"), false);
                    }
                }
                Block::Quote(blocks) => self.add(blocks, notes),
                Block::Rule => {}
            }
        }
    }

    fn push(&mut self, words: &str, is_heading: bool) {
        let number = self.paragraphs.len() + 1;
        let lines = words.split('\n').map(|line| SheetLine::of(line, 1, number));
        let lines: Vec<SheetLine> = lines.filter(|line| !line.text.is_empty()).collect();
        if !lines.is_empty() {
            self.paragraphs.push(Paragraph { lines, is_heading });
        }
    }

    /// Returns all lines in order.
    pub(super) fn lines(&self) -> impl Iterator<Item = &SheetLine> {
        self.paragraphs
            .iter()
            .flat_map(|paragraph| &paragraph.lines)
    }
}

impl Paragraph {
    /// Returns its words on one line.
    pub(super) fn text(&self) -> String {
        let mut all = String::new();
        for line in &self.lines {
            join(&mut all, &line.text);
        }
        all
    }
}

/// Adds a line to the words before it: a word that is broken at the end of a line is whole again.
pub(super) fn join(all: &mut String, line: &str) {
    let is_broken = all.ends_with('-')
        && all[..all.len() - 1].ends_with(char::is_lowercase)
        && line.starts_with(char::is_lowercase);
    match is_broken {
        true => {
            all.pop();
        }
        false if all.is_empty() => {}
        false => all.push(' '),
    }
    all.push_str(line);
}

impl SheetLine {
    fn of(raw: &str, page: usize, number: usize) -> SheetLine {
        let words: Vec<&str> = raw.split_whitespace().collect();
        let indent = raw.chars().take_while(|c| c.is_whitespace()).count();
        SheetLine {
            text: words.join(" "),
            indent,
            width: raw.trim().chars().count(),
            page,
            number,
        }
    }

    /// Returns where it ends, in columns.
    pub(super) fn end(&self) -> usize {
        self.indent + self.width
    }
}

/// Writes tabs as blanks.
fn spread(page: &str) -> String {
    if !page.contains('\t') {
        return page.to_owned();
    }
    let mut made = String::with_capacity(page.len() + 64);
    let mut column = 0;
    for c in page.chars() {
        match c {
            '\t' => {
                let blanks = 8 - column % 8;
                made.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            c => {
                made.push(c);
                column = if c == '\n' { 0 } else { column + 1 };
            }
        }
    }
    made
}

/// Returns how wide the lines of a text are at most; long lines, which are whole paragraphs, do not
/// count.
pub(super) fn width_of<'a>(lines: impl Iterator<Item = &'a SheetLine>) -> usize {
    let widths = lines.map(SheetLine::end).filter(|width| *width <= 132);
    widths.max().unwrap_or(0).max(60)
}

/// Returns whether a sentence goes on behind the end of a page or a mark of an exhibit.
fn goes_on(before: &Paragraph, next: &SheetLine, wide: usize, is_cut: bool) -> bool {
    let Some(last) = before.lines.last() else {
        return false;
    };
    let is_done = last
        .text
        .trim_end_matches(['”', '"', '’', ')'])
        .ends_with(['.', '?', '!', ':', ';']);
    let is_small = next.text.starts_with(char::is_lowercase);
    let is_full = last.end() * 4 >= wide * 3 && next.text.chars().any(char::is_lowercase);
    !is_done && (is_small || is_full && !is_cut && next.indent <= last.indent)
}

#[cfg(test)]
mod tests;
