//! Reads the tree of a document that pandoc gives as JSON. Only words and their structure are
//! taken: no raw HTML, no attribute, no script.

use serde_json::Value;

use crate::import::blocks::{Block, Inline, ListItem, Mark, Style};

/// How deep blocks may nest; what is deeper is left out, as it is no document of a person.
const DEPTH: usize = 60;

/// Reads a tree. Gives its blocks, and how many pictures are not in them.
pub(super) fn read(json: &str) -> Result<(Vec<Block>, usize), String> {
    let tree: Value = serde_json::from_str(json)
        .map_err(|_| "pandoc gave a tree that cannot be read".to_owned())?;
    let mut reader = Reader::default();
    let mut blocks = Vec::new();
    // A Word file's title is no part of its blocks.
    for key in ["title", "subtitle", "author", "date"] {
        blocks.extend(reader.meta(&tree["meta"][key]));
    }
    blocks.extend(reader.blocks(&tree["blocks"], 0));
    Ok((blocks, reader.pictures))
}

#[derive(Default)]
struct Reader {
    pictures: usize,
}

impl Reader {
    fn meta(&mut self, value: &Value) -> Vec<Block> {
        match value["t"].as_str() {
            Some("MetaInlines") => vec![Block::Paragraph(self.inlines(&value["c"], 0))],
            Some("MetaString") => vec![Block::Paragraph(vec![Inline::Text(
                value["c"].as_str().unwrap_or_default().to_owned(),
            )])],
            Some("MetaBlocks") => self.blocks(&value["c"], 0),
            Some("MetaList") => {
                let all = value["c"].as_array().map_or(&[][..], Vec::as_slice);
                all.iter().flat_map(|one| self.meta(one)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn blocks(&mut self, value: &Value, depth: usize) -> Vec<Block> {
        let all = value.as_array().map_or(&[][..], Vec::as_slice);
        if depth > DEPTH {
            return Vec::new();
        }
        let mut blocks = Vec::new();
        for block in all {
            self.block(block, depth + 1, &mut blocks);
        }
        blocks
    }

    fn block(&mut self, block: &Value, depth: usize, blocks: &mut Vec<Block>) {
        let content = &block["c"];
        match block["t"].as_str().unwrap_or_default() {
            "Plain" | "Para" => blocks.push(Block::Paragraph(self.inlines(content, depth))),
            "Header" => {
                let level = content[0].as_u64().unwrap_or(1).min(6) as u8;
                blocks.push(Block::Heading(level, self.inlines(&content[2], depth)));
            }
            "LineBlock" => {
                let mut inlines = Vec::new();
                for line in content.as_array().map_or(&[][..], Vec::as_slice) {
                    if !inlines.is_empty() {
                        inlines.push(Inline::Break);
                    }
                    inlines.extend(self.inlines(line, depth));
                }
                blocks.push(Block::Paragraph(inlines));
            }
            "CodeBlock" => {
                let lines = content[1].as_str().unwrap_or_default();
                let lines = lines.lines().map(str::to_owned);
                blocks.push(crate::import::blocks::paragraph(lines));
            }
            "BlockQuote" => blocks.push(Block::Quote(self.blocks(content, depth))),
            "BulletList" => {
                let items = content.as_array().map_or(&[][..], Vec::as_slice);
                let items = items.iter().map(|item| ListItem {
                    mark: Mark::Bullet,
                    blocks: self.blocks(item, depth),
                });
                blocks.push(Block::List(items.collect()));
            }
            "OrderedList" => {
                let start = content[0][0].as_u64().unwrap_or(1) as usize;
                let style = content[0][1]["t"].as_str().unwrap_or_default().to_owned();
                let ends = content[0][2]["t"].as_str().unwrap_or_default().to_owned();
                let items = content[1].as_array().map_or(&[][..], Vec::as_slice);
                let items = items.iter().enumerate().map(|(at, item)| ListItem {
                    mark: sign(start.saturating_add(at), &style, &ends),
                    blocks: self.blocks(item, depth),
                });
                blocks.push(Block::List(items.collect()));
            }
            "DefinitionList" => {
                for entry in content.as_array().map_or(&[][..], Vec::as_slice) {
                    blocks.push(Block::Paragraph(self.inlines(&entry[0], depth)));
                    for text in entry[1].as_array().map_or(&[][..], Vec::as_slice) {
                        blocks.extend(self.blocks(text, depth));
                    }
                }
            }
            "HorizontalRule" => blocks.push(Block::Rule),
            "Table" => self.table(content, depth, blocks),
            // Pandoc 3 has figures: their picture and their caption.
            "Figure" => {
                blocks.extend(self.blocks(&content[2], depth));
                blocks.extend(self.blocks(&content[1][1], depth));
            }
            "Div" => blocks.extend(self.blocks(&content[1], depth)),
            _ => {}
        }
    }

    fn table(&mut self, content: &Value, depth: usize, blocks: &mut Vec<Block>) {
        let none = Vec::new();
        let list = |value: &Value| value.as_array().unwrap_or(&none).clone();
        // A table without a head has one that is empty for pandoc.
        let mut rows = list(&content[3][1]);
        rows.retain(|row| {
            let cells = row[1].as_array().map_or(&[][..], Vec::as_slice);
            let is_empty = |cell: &Value| cell[4].as_array().is_none_or(Vec::is_empty);
            !cells.iter().all(is_empty)
        });
        for body in list(&content[4]) {
            rows.extend(list(&body[2]));
            rows.extend(list(&body[3]));
        }
        rows.extend(list(&content[5][1]));
        let mut table: Vec<Vec<Vec<Inline>>> = Vec::new();
        // Cells that go on below leave their columns empty.
        let mut below: Vec<u64> = Vec::new();
        for row in rows {
            let mut cells: Vec<Vec<Inline>> = Vec::new();
            let skip = |cells: &mut Vec<Vec<Inline>>, below: &mut Vec<u64>| {
                while below.get(cells.len()).is_some_and(|rows| *rows > 0) {
                    below[cells.len()] -= 1;
                    cells.push(Vec::new());
                }
            };
            for cell in list(&row[1]) {
                skip(&mut cells, &mut below);
                let (down, across) = (cell[2].as_u64(), cell[3].as_u64());
                let own = self.cell(&cell[4], depth);
                for at in 0..across.unwrap_or(1).clamp(1, 100) {
                    if below.len() <= cells.len() {
                        below.resize(cells.len() + 1, 0);
                    }
                    below[cells.len()] = down.unwrap_or(1).saturating_sub(1);
                    cells.push(if at == 0 { own.clone() } else { Vec::new() });
                }
            }
            skip(&mut cells, &mut below);
            table.push(cells);
        }
        let caption = self.blocks(&content[1][1], depth);
        blocks.extend(caption);
        blocks.push(Block::Table(table));
    }

    /// Returns what a cell holds on lines.
    fn cell(&mut self, value: &Value, depth: usize) -> Vec<Inline> {
        fn flat(blocks: Vec<Block>, inlines: &mut Vec<Inline>) {
            for block in blocks {
                let own = match block {
                    Block::Paragraph(own) | Block::Heading(_, own) => own,
                    Block::List(items) => {
                        for item in items {
                            flat(item.blocks, inlines);
                        }
                        continue;
                    }
                    Block::Quote(blocks) => {
                        flat(blocks, inlines);
                        continue;
                    }
                    Block::Table(rows) => rows.into_iter().flatten().flatten().collect(),
                    Block::Rule => continue,
                };
                if !inlines.is_empty() && !own.is_empty() {
                    inlines.push(Inline::Break);
                }
                inlines.extend(own);
            }
        }
        let mut inlines = Vec::new();
        flat(self.blocks(value, depth), &mut inlines);
        inlines
    }

    fn inlines(&mut self, value: &Value, depth: usize) -> Vec<Inline> {
        let mut inlines = Vec::new();
        if depth <= DEPTH {
            for inline in value.as_array().map_or(&[][..], Vec::as_slice) {
                self.inline(inline, depth + 1, &mut inlines);
            }
        }
        inlines
    }

    fn inline(&mut self, inline: &Value, depth: usize, inlines: &mut Vec<Inline>) {
        let content = &inline["c"];
        match inline["t"].as_str().unwrap_or_default() {
            // A soft hyphen is no sign of the text.
            "Str" => say(
                &content.as_str().unwrap_or_default().replace('\u{AD}', ""),
                inlines,
            ),
            "Space" | "SoftBreak" => say(" ", inlines),
            "LineBreak" => inlines.push(Inline::Break),
            "Code" => say(content[1].as_str().unwrap_or_default(), inlines),
            "Math" => say(content[1].as_str().unwrap_or_default(), inlines),
            "Emph" => self.styled(Style::Emphasis, content, depth, inlines),
            "Strong" => self.styled(Style::Strong, content, depth, inlines),
            "Strikeout" => self.styled(Style::Struck, content, depth, inlines),
            "Underline" | "Superscript" | "Subscript" | "SmallCaps" => {
                self.plain(content, depth, inlines);
            }
            "Quoted" => {
                let is_single = content[0]["t"] == "SingleQuote";
                let (open, close) = if is_single {
                    ("‘", "’")
                } else {
                    ("“", "”")
                };
                say(open, inlines);
                self.plain(&content[1], depth, inlines);
                say(close, inlines);
            }
            "Cite" | "Span" => self.plain(&content[1], depth, inlines),
            "Link" => {
                let address = content[2][0].as_str().unwrap_or_default().to_owned();
                let own = self.inlines(&content[1], depth);
                match address.starts_with("http://") || address.starts_with("https://") {
                    true => inlines.push(Inline::Link(own, address)),
                    false => own.into_iter().for_each(|one| add(one, inlines)),
                }
            }
            "Image" => {
                self.pictures += 1;
                self.plain(&content[1], depth, inlines);
            }
            "Note" => {
                let blocks = self.blocks(content, depth);
                inlines.push(Inline::Note(blocks));
            }
            _ => {}
        }
    }

    fn styled(&mut self, style: Style, content: &Value, depth: usize, inlines: &mut Vec<Inline>) {
        let own = self.inlines(content, depth);
        inlines.push(Inline::Styled(style, own));
    }

    fn plain(&mut self, content: &Value, depth: usize, inlines: &mut Vec<Inline>) {
        for one in self.inlines(content, depth) {
            add(one, inlines);
        }
    }
}

/// Adds words to the words before them.
fn say(words: &str, inlines: &mut Vec<Inline>) {
    match inlines.last_mut() {
        Some(Inline::Text(text)) => text.push_str(words),
        _ => inlines.push(Inline::Text(words.to_owned())),
    }
}

fn add(inline: Inline, inlines: &mut Vec<Inline>) {
    match inline {
        Inline::Text(text) => say(&text, inlines),
        other => inlines.push(other),
    }
}

/// Returns what marks an item of a numbered list.
fn sign(number: usize, style: &str, ends: &str) -> Mark {
    let letters = |first: u8| {
        let mut rest = number.max(1);
        let mut word = Vec::new();
        while rest > 0 {
            rest -= 1;
            word.push(first + (rest % 26) as u8);
            rest /= 26;
        }
        word.reverse();
        String::from_utf8(word).expect("these are letters")
    };
    let text = match style {
        "LowerAlpha" => letters(b'a'),
        "UpperAlpha" => letters(b'A'),
        "LowerRoman" => roman(number).to_lowercase(),
        "UpperRoman" => roman(number),
        _ if ends != "TwoParens" => return Mark::Number(number),
        _ => number.to_string(),
    };
    Mark::Sign(match ends {
        "TwoParens" => format!("({text})"),
        "OneParen" => format!("{text})"),
        _ => format!("{text}."),
    })
}

fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number.min(3999);
    let mut word = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            word.push_str(sign);
            rest -= value;
        }
    }
    word
}

#[cfg(test)]
mod tests;
