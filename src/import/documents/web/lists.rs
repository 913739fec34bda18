//! The lists of web pages that Word writes as paragraphs with signs.

use super::{ITEM, ITEM_END};
use crate::import::blocks::{Block, Inline, ListItem, Mark};

/// Makes lists of paragraphs that are items of Word's lists.
pub(in crate::import::documents) fn with_lists(blocks: Vec<Block>) -> Vec<Block> {
    let mut made: Vec<Block> = Vec::new();
    let mut open: Vec<(usize, ListItem)> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => match item(inlines) {
                Ok((level, item)) => open.push((level, item)),
                Err(inlines) => {
                    made.extend(list(std::mem::take(&mut open)));
                    made.push(Block::Paragraph(inlines));
                }
            },
            Block::Quote(blocks) => {
                made.extend(list(std::mem::take(&mut open)));
                made.push(Block::Quote(with_lists(blocks)));
            }
            other => {
                made.extend(list(std::mem::take(&mut open)));
                made.push(other);
            }
        }
    }
    made.extend(list(open));
    made
}

pub(super) fn item(mut inlines: Vec<Inline>) -> Result<(usize, ListItem), Vec<Inline>> {
    let Some(Inline::Text(text)) = inlines.first() else {
        return Err(inlines);
    };
    let Some(rest) = text.strip_prefix(ITEM) else {
        return Err(inlines);
    };
    let level = rest.chars().next().and_then(|c| c.to_digit(10));
    let rest = rest.get(1..).unwrap_or("");
    let (sign, words) = rest.split_once(ITEM_END).unwrap_or(("", rest));
    let sign = sign.trim();
    let number = sign
        .strip_suffix('.')
        .and_then(|number| number.parse().ok());
    let mark = match number {
        Some(number) => Mark::Number(number),
        None if sign.chars().any(char::is_alphanumeric) && sign.len() > 1 => {
            Mark::Sign(sign.to_owned())
        }
        None => Mark::Bullet,
    };
    let words = words
        .trim_start_matches(|c: char| c.is_whitespace())
        .to_owned();
    inlines[0] = Inline::Text(words);
    let item = ListItem {
        mark,
        blocks: vec![Block::Paragraph(inlines)],
    };
    Ok((level.unwrap_or(1) as usize, item))
}

/// Nests items by their levels.
pub(super) fn list(items: Vec<(usize, ListItem)>) -> Option<Block> {
    let first = items.iter().map(|(level, _)| *level).min()?;
    let mut made: Vec<ListItem> = Vec::new();
    let mut under: Vec<(usize, ListItem)> = Vec::new();
    let settle = |made: &mut Vec<ListItem>, under: &mut Vec<(usize, ListItem)>| {
        let inner = list(std::mem::take(under));
        match made.last_mut() {
            Some(last) => last.blocks.extend(inner),
            None => made.extend(inner.map(|block| ListItem {
                mark: Mark::Bullet,
                blocks: vec![block],
            })),
        }
    };
    for (level, item) in items {
        match level > first {
            true => under.push((level, item)),
            false => {
                settle(&mut made, &mut under);
                made.push(item);
            }
        }
    }
    settle(&mut made, &mut under);
    Some(Block::List(made))
}
