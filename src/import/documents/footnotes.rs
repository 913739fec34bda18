//! LinkedNotes of web pages: two links that lead to one another are a sign in the text and its
//! note.
//!
//! Word, LibreOffice and Google Docs all write them so. The links become signs that pandoc passes
//! on, and of these come notes.

use std::collections::{BTreeMap, HashMap};

use super::markup::{Token, attribute, tokens};
use crate::import::blocks::{Block, Inline};

/// Comes before the number of a note in the text, and before its sign there.
const REFERS: char = '\u{E0F3}';
/// Comes before the number of a note at its beginning.
const BEGINS: char = '\u{E0F4}';
/// Comes behind a number.
const THEN: char = '\u{E0F5}';
/// Comes behind the sign.
const SIGN_END: char = '\u{E0F6}';
/// Is where the notes that begin in an element end.
pub(super) const ENDS: char = '\u{E0F7}';

/// Returns whether a character is one of these signs.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, REFERS..=ENDS)
}

/// What a link is to a footnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotePart {
    /// It is the sign in the text.
    Refers(usize),
    /// It begins the note.
    Begins(usize),
}

impl NotePart {
    /// Writes it with what the link says.
    pub(super) fn write(self, words: &str) -> String {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        match self {
            NotePart::Refers(number) => format!("{REFERS}{number}{THEN}{words}{SIGN_END}"),
            NotePart::Begins(number) => format!("{BEGINS}{number}{THEN}{words}{SIGN_END}"),
        }
    }
}

/// The links of a page that belong to footnotes, by their own names.
#[derive(Debug, Default)]
pub(super) struct LinkedNotes(HashMap<String, NotePart>);

impl LinkedNotes {
    /// Finds the links that lead to one another.
    pub(super) fn of(page: &str) -> LinkedNotes {
        let mut links: Vec<(String, String)> = Vec::new();
        for token in tokens(page) {
            if let Token::Open {
                name, attributes, ..
            } = token
                && name.eq_ignore_ascii_case("a")
                && let Some((own, target)) = ends(attributes)
            {
                links.push((own.to_owned(), target.to_owned()));
            }
        }
        let targets: HashMap<&str, &str> = links
            .iter()
            .map(|(own, target)| (&**own, &**target))
            .collect();
        let mut found = LinkedNotes::default();
        let mut number = 0;
        for (own, target) in &links {
            let is_pair = own != target && targets.get(&**target) == Some(&&**own);
            if is_pair && !found.0.contains_key(own) && !found.0.contains_key(target) {
                number += 1;
                found.0.insert(own.clone(), NotePart::Refers(number));
                found.0.insert(target.clone(), NotePart::Begins(number));
            }
        }
        found
    }

    /// Returns what a link is.
    pub(super) fn part(&self, attributes: &str) -> Option<NotePart> {
        let (own, _) = ends(attributes)?;
        self.0.get(own).copied()
    }
}

/// Returns the name of a link and the name that it leads to on its page.
fn ends(attributes: &str) -> Option<(&str, &str)> {
    let target = attribute(attributes, "href")?.strip_prefix('#')?;
    let own = attribute(attributes, "name").or_else(|| attribute(attributes, "id"))?;
    (!own.is_empty() && !target.is_empty()).then_some((own, target))
}

/// Makes notes of the signs.
pub(super) fn with_notes(blocks: Vec<Block>) -> Vec<Block> {
    let mut notes = Notes::default();
    let mut made = notes.gather(blocks);
    let are_any = !notes.found.is_empty();
    notes.place(&mut made);
    // A note that nothing in the text refers to is text.
    let left = std::mem::take(&mut notes.found);
    // The line above the notes.
    if are_any && made.last() == Some(&Block::Rule) {
        made.pop();
    }
    for (number, mut blocks) in left {
        let sign = notes.signs.get(&number).cloned().unwrap_or_default();
        match blocks.first_mut() {
            Some(Block::Paragraph(inlines)) => inlines.insert(0, Inline::Text(sign)),
            _ => blocks.insert(0, Block::Paragraph(vec![Inline::Text(sign)])),
        }
        made.extend(blocks);
    }
    made
}

/// The notes of a page, by their numbers.
#[derive(Default)]
struct Notes {
    found: BTreeMap<usize, Vec<Block>>,
    signs: BTreeMap<usize, String>,
    /// The note that goes on until its element ends.
    open: Option<usize>,
}

impl Notes {
    /// Takes the notes out of the blocks. The rest stays.
    fn gather(&mut self, blocks: Vec<Block>) -> Vec<Block> {
        let mut made = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => self.paragraph(inlines, &mut made),
                Block::Quote(inner) => {
                    let inner = self.gather(inner);
                    self.keep(Block::Quote(inner), &mut made);
                }
                Block::List(mut items) => {
                    for item in &mut items {
                        item.blocks = self.gather(std::mem::take(&mut item.blocks));
                    }
                    items.retain(|item| !item.blocks.is_empty());
                    if !items.is_empty() {
                        self.keep(Block::List(items), &mut made);
                    }
                }
                other => self.keep(other, &mut made),
            }
        }
        made
    }

    fn paragraph(&mut self, mut inlines: Vec<Inline>, made: &mut Vec<Block>) {
        let Some(Inline::Text(text)) = inlines.first() else {
            return self.keep(Block::Paragraph(inlines), made);
        };
        if text.starts_with(ENDS) {
            self.open = None;
            return;
        }
        let Some((number, sign, rest)) = read(text.trim_start(), BEGINS) else {
            return self.keep(Block::Paragraph(inlines), made);
        };
        self.signs.insert(number, format!("{sign} "));
        inlines[0] = Inline::Text(rest.trim_start().to_owned());
        self.open = Some(number);
        let blocks = self.found.entry(number).or_default();
        blocks.push(Block::Paragraph(inlines));
    }

    fn keep(&mut self, block: Block, made: &mut Vec<Block>) {
        match self.open.and_then(|number| self.found.get_mut(&number)) {
            Some(note) => note.push(block),
            None => made.push(block),
        }
    }

    /// Puts the notes where the text refers to them.
    fn place(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Heading(_, inlines) | Block::Paragraph(inlines) => self.refer(inlines),
                Block::List(items) => {
                    for item in items {
                        self.place(&mut item.blocks);
                    }
                }
                Block::Quote(inner) => self.place(inner),
                Block::Table(rows) => rows.iter_mut().flatten().for_each(|cell| self.refer(cell)),
                Block::Rule => {}
            }
        }
    }

    fn refer(&mut self, inlines: &mut Vec<Inline>) {
        let mut made = Vec::with_capacity(inlines.len());
        for inline in std::mem::take(inlines) {
            match inline {
                Inline::Text(text) => self.split(&text, &mut made),
                Inline::Styled(style, mut inner) => {
                    self.refer(&mut inner);
                    made.push(Inline::Styled(style, inner));
                }
                Inline::Link(mut inner, address) => {
                    self.refer(&mut inner);
                    made.push(Inline::Link(inner, address));
                }
                other => made.push(other),
            }
        }
        *inlines = made;
    }

    fn split(&mut self, text: &str, made: &mut Vec<Inline>) {
        let mut rest = text;
        while let Some(at) = rest.find([REFERS, BEGINS]) {
            let (before, after) = rest.split_at(at);
            let is_begin = after.starts_with(BEGINS);
            let opening = if is_begin { BEGINS } else { REFERS };
            let Some((number, sign, behind)) = read(after, opening) else {
                break;
            };
            // The sign may be set apart from the word that it belongs to.
            made.push(Inline::Text(before.to_owned()));
            match self.found.remove(&number).filter(|_| !is_begin) {
                Some(note) => made.push(Inline::Note(note)),
                None => made.push(Inline::Text(sign.to_owned())),
            }
            rest = behind;
        }
        let rest: String = rest.chars().filter(|c| !is_sign(*c)).collect();
        made.push(Inline::Text(rest));
        made.retain(|one| !matches!(one, Inline::Text(text) if text.is_empty()));
    }
}

/// Reads a sign at the beginning of a text: its number, what the link says, and what follows.
fn read(text: &str, opening: char) -> Option<(usize, &str, &str)> {
    let (number, rest) = text.strip_prefix(opening)?.split_once(THEN)?;
    let (sign, rest) = rest.split_once(SIGN_END)?;
    Some((number.parse().ok()?, sign, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::blocks::markdown;
    use crate::import::text::Strength;

    fn text(words: &str) -> Block {
        Block::Paragraph(vec![Inline::Text(words.to_owned())])
    }

    #[test]
    fn links_that_lead_to_one_another_are_a_sign_and_a_note() {
        let page = "<a href=#n1 name=r1>[1]</a> <a href=\"#top\" id=x>up</a> <a id=\"n1\" href='#r1'>[1]</a>";
        let found = LinkedNotes::of(page);
        assert_eq!(found.part(" href=#n1 name=r1"), Some(NotePart::Refers(1)));
        assert_eq!(
            found.part(" id=\"n1\" href='#r1'"),
            Some(NotePart::Begins(1))
        );
        assert_eq!(found.part(" href=\"#top\" id=x"), None);
    }

    #[test]
    fn a_note_goes_where_the_text_refers_to_it_and_no_word_is_lost() {
        let refers = NotePart::Refers(1).write("[1]");
        let begins = NotePart::Begins(1).write(" [1] ");
        let ends = ENDS.to_string();
        let made = |blocks: Vec<Block>| markdown(&with_notes(blocks), Strength::Light);
        let all = vec![
            text(&format!("The rate{refers} is due.")),
            Block::Rule,
            text(&format!("{begins} Seen in May.")),
            text("And in June."),
            text(&ends),
            text("The end."),
        ];
        assert_eq!(
            made(all.clone()),
            "The rate[^1] is due.\n\n---\n\nThe end.\n\n[^1]: Seen in May.\n\n    And in June."
        );
        // Without its note a sign stays, and without its sign a note.
        assert_eq!(made(all[..1].to_vec()), "The rate\\[1\\] is due.");
        assert_eq!(made(all[2..3].to_vec()), "\\[1\\] Seen in May.");
    }
}
