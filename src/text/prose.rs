//! Markdown text and what it names; the one place that configures the parser.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Options, Parser, Tag};

use super::anchors::Anchors;
use super::links::{BodyLink, local, local_path};
use super::manuscript::Manuscript;
use super::mark::is_mark;
use super::transcript::{Piece, Transcript};
use super::tree::{Tree, grow};
use crate::steps;

/// What is left of a comment at the beginning of a line, where it parts the blocks before and after
/// it.
pub const EMPTY_COMMENT: &str = "<!---->";

/// A Markdown text. Withheld stretches are one character each, [`MARK_FIRST`](super::MARK_FIRST)
/// and on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// The text.
    pub text: String,
    /// The reasons for which text was withheld from the file; an empty one says none was given.
    pub reasons: Arc<[String]>,
    /// Where the text begins in its file's public text, in bytes.
    pub start: usize,
    /// What it says, noted when it is read for its record.
    pub transcript: OnceLock<Transcript>,
}

/// A stretch of code in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRange {
    /// Where it is in the text, in bytes, with the signs around it.
    pub range: Range<usize>,
    /// How it is written.
    pub kind: CodeKind,
}

/// How code is written in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// Between backticks, in a line of text.
    Span,
    /// Between two fences.
    Fenced,
    /// By four blanks or more before each line.
    Indented,
}

impl Prose {
    /// Returns whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Reads the text as a tree and gives what is made of that.
    pub fn read<T>(&self, work: impl FnOnce(&Tree<'_>) -> T) -> T {
        read(&self.text, options(&self.text), work)
    }

    /// Notes what the text says, from its tree.
    pub fn note(&self, tree: &Tree<'_>) {
        self.transcript
            .get_or_init(|| Transcript::of(&self.text, tree));
    }

    /// Returns the pieces of what the text says, in order. They need no reading where the text was
    /// noted.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        self.transcript().pieces(&self.text)
    }

    pub(super) fn transcript(&self) -> &Transcript {
        let read = || self.read(|tree| Transcript::of(&self.text, tree));
        self.transcript.get_or_init(read)
    }

    /// Parses the text as it is typed, with the place of every event.
    fn parse(&self) -> OffsetIter<'_> {
        Parser::new_ext(&self.text, options(&self.text)).into_offset_iter()
    }

    /// Counts the withheld stretches.
    pub fn redactions(&self) -> usize {
        if self.reasons.is_empty() {
            return 0;
        }
        self.text.chars().filter(|c| is_mark(*c)).count()
    }

    /// Returns the stretches that readers do not see, in bytes: the definitions of links. They are
    /// in order, and none touches another.
    pub fn hidden(&self) -> Vec<Range<usize>> {
        if !self.text.contains("]:") {
            return Vec::new();
        }
        let mut hidden: Vec<_> = self
            .pieces()
            .filter_map(|piece| match piece {
                Piece::Hidden(range) => Some(range),
                _ => None,
            })
            .collect();
        hidden.dedup_by(|next, before| {
            let joins = next.start <= before.end;
            if joins {
                before.end = before.end.max(next.end);
            }
            joins
        });
        hidden
    }

    /// Returns the stretches of code, in order.
    pub fn code(&self) -> Vec<CodeRange> {
        self.parse()
            .filter_map(|(event, range)| {
                let kind = match event {
                    Event::Code(_) => CodeKind::Span,
                    Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => CodeKind::Fenced,
                    Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => CodeKind::Indented,
                    _ => return None,
                };
                Some(CodeRange { range, kind })
            })
            .collect()
    }

    /// Returns the paths of the content folder to which anything in the text may lead that looks
    /// like a link, whether it is read as one or not, in order.
    pub fn possible_paths(&self) -> Vec<BodyLink> {
        let mut paths = self.read(|tree| tree.local_links());
        // The same without a judgment on what is markup and what a word.
        for (event, range) in self.parse() {
            if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
                let to = dest_url.into_string();
                paths.extend(local(BodyLink { to, range }));
            }
        }
        let mut from = 0;
        while let Some(at) = self.text[from..].find('<').map(|found| from + found) {
            from = at + 1;
            let Some(tag) = super::tag::HtmlTag::read(&self.text[at..]) else {
                continue;
            };
            from = at + tag.typed.len();
            let values = tag.attributes().filter(|(name, _)| {
                ["href", "src", "cite", "data"]
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(name))
            });
            paths.extend(values.filter_map(|(_, value)| {
                let to = super::entities::resolve_value(value?).into_owned();
                local(BodyLink {
                    to,
                    range: at..from,
                })
            }));
        }
        let mut known = HashSet::new();
        paths.retain(|path| known.insert(path.to.clone()));
        paths
    }

    /// Returns the paths of the content folder that definitions of links name, used or not, in
    /// order.
    pub fn defined_paths(&self) -> Vec<BodyLink> {
        if !self.text.contains("]:") {
            return Vec::new();
        }
        let mut events = self.parse();
        events.by_ref().for_each(drop);
        let definitions = events.reference_definitions().iter();
        let mut paths: Vec<BodyLink> = definitions
            .filter_map(|(_, definition)| {
                Some(BodyLink {
                    to: local_path(&definition.dest)?,
                    range: definition.span.clone(),
                })
            })
            .collect();
        paths.sort_by_key(|path| path.range.start);
        paths
    }

    /// Returns whether its tables would have far more cells than were typed; then they are shown as
    /// they were typed.
    pub fn has_boundless_table(&self) -> bool {
        has_boundless_table(&self.text)
    }

    /// Returns the links to a place of this text or of another file's, as typed, in order.
    pub fn links_to_places(&self) -> Vec<BodyLink> {
        // Most texts have no link of any kind.
        if !self.text.contains('#') || !(self.text.contains('[') || self.text.contains('<')) {
            return Vec::new();
        }
        self.transcript().links_to_places(&self.text)
    }

    /// Returns the anchors of the text: those of its headings, and of the elements of its author's
    /// HTML.
    pub fn anchors(&self) -> Anchors {
        self.transcript().anchors(&self.text)
    }
}

/// Reads a text as a tree.
fn read<T>(text: &str, options: Options, work: impl FnOnce(&Tree<'_>) -> T) -> T {
    steps::count_reading();
    let manuscript = Manuscript::of(text);
    if !manuscript.is_too_deep {
        let tree = grow(&manuscript, options);
        if !tree.is_too_deep {
            return work(&tree);
        }
    }
    let manuscript = Manuscript::without_html(text);
    work(&grow(&manuscript, options))
}

/// How many cells the tables of a text may have beyond one for each of its bytes.
const CELLS: usize = 100_000;

/// Returns whether short rows of wide tables would become far more cells than were typed: the
/// parser gives each row as many as the head has, so that 200 kB could become a billion.
fn has_boundless_table(text: &str) -> bool {
    let mut cells = 0;
    // How many columns the table has that is open, if one is.
    let mut columns = 0;
    for line in text.lines() {
        let is_rule = line.contains("|")
            && line
                .bytes()
                .all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t' | b'>'));
        if is_rule {
            columns = line.matches('|').count().max(columns);
        } else if line.trim().is_empty() {
            columns = 0;
        }
        cells += columns;
    }
    steps::count(cells.min(text.len() + CELLS));
    cells > text.len() + CELLS
}

fn options(text: &str) -> Options {
    let tables = match has_boundless_table(text) {
        true => Options::empty(),
        false => Options::ENABLE_TABLES,
    };
    tables
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
}

#[cfg(test)]
mod tests;
