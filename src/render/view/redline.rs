//! A redline: what a filing changes in the text of the one that it corrects or replaces, word by
//! word.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;
use similar::{ChangeTag, DiffOp, TextDiff, capture_diff_slices};
use tera::Value;

use super::super::Press;
use super::super::words::Words;
use super::frame::Frame;
use super::ld;
use crate::diagnostic::Diagnostic;
use crate::link::FilingId;
use crate::plan::Url;
use crate::text::{Piece, Prose, is_mark};

/// The most paragraphs of each text that are compared; longer texts are shown one after the other.
const PARAGRAPHS: usize = 20_000;
/// The most pairs of words that are compared within changed paragraphs, which bounds the work.
const PAIRS: usize = 4_000_000;
/// The most pairs of paragraphs whose likeness is weighed within one run of changed ones.
const CELLS: usize = 40_000;
/// How many unchanged paragraphs are shown on each side of a change.
const AROUND: usize = 1;

/// The page of a redline.
#[derive(Debug, Serialize)]
struct RedlineView {
    /// The filing that changes the other, as a document's row.
    new: Value,
    /// The filing that is changed, as a document's row.
    old: Value,
    /// The texts, paragraph by paragraph.
    blocks: Vec<Block>,
    /// How many words were added.
    added: usize,
    /// How many words were removed.
    removed: usize,
}

/// A paragraph, or a run of unchanged ones that is left out.
#[derive(Debug, Serialize, PartialEq, Eq)]
struct Block {
    /// `same`, `changed`, `added`, `removed` or `left-out`.
    kind: &'static str,
    /// Its words.
    parts: Vec<Part>,
    /// How many paragraphs are left out.
    left_out: usize,
}

/// Words of a paragraph.
#[derive(Debug, Serialize, PartialEq, Eq)]
struct Part {
    /// `same`, `added` or `removed`.
    kind: &'static str,
    /// The words.
    text: String,
}

/// Renders a redline.
pub(super) fn redline(
    press: &Press<'_>,
    url: &Url,
    new: FilingId,
    old: FilingId,
) -> Result<Vec<u8>, Diagnostic> {
    let words = press.theme.words();
    let text = |id| {
        let document = press.catalog.filing(id).filing.document();
        document.map_or_else(Vec::new, |document| paragraphs(&document.body, words))
    };
    let blocks = blocks(&text(old), &text(new));
    let count = |kind| {
        let parts = blocks.iter().flat_map(|block| &block.parts);
        let parts = parts.filter(|part| part.kind == kind);
        parts.map(|part| part.text.split_whitespace().count()).sum()
    };
    let own = press
        .plan
        .filing(new)
        .expect("a redline is below its filing");
    let heading = super::heading_of(words, &press.catalog.filing(new).filing).to_owned();
    let title = words.fill("redline.titled", &[("title", &heading)]);
    let description = words.fill("redline.described", &[("title", &heading)]);
    let frame = Frame::new(press, url, "dockets", title)
        .described(description)
        .telling([ld::breadcrumbs(
            press,
            url,
            &[(&heading, own.clone())],
            words.get("redline.title"),
        )]);
    let view = RedlineView {
        new: press.rows().filing(new),
        old: press.rows().filing(old),
        added: count("added"),
        removed: count("removed"),
        blocks,
    };
    let root = press.plan.root_from(url);
    frame.render(press, "redline.html", &root, ("redline", &view))
}

/// Returns the words of each block of a text as readers see them.
fn paragraphs(prose: &Prose, words: &Words) -> Vec<String> {
    let withheld = words.get("redacted.plain");
    let mut all = Vec::new();
    let mut paragraph = String::new();
    for piece in prose.pieces() {
        match piece {
            Piece::Words(text) => {
                for c in text.chars() {
                    match is_mark(c) {
                        true => paragraph.push_str(withheld),
                        false => paragraph.push(c),
                    }
                }
            }
            Piece::Blank => paragraph.push(' '),
            Piece::Block
            | Piece::Footnote
            | Piece::FootnoteEnd
            | Piece::Heading(_)
            | Piece::HeadingEnd => all.push(std::mem::take(&mut paragraph)),
            Piece::Element(..) | Piece::Link(..) | Piece::Hidden(_) => {}
        }
    }
    all.push(paragraph);
    let folded = all.iter().map(|text| {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ")
    });
    folded.filter(|text| !text.is_empty()).collect()
}

/// Compares two texts, first by paragraphs and then by the words of those that differ.
fn blocks(old: &[String], new: &[String]) -> Vec<Block> {
    let operations = match old.len().max(new.len()) > PARAGRAPHS {
        true => vec![DiffOp::Replace {
            old_index: 0,
            old_len: old.len(),
            new_index: 0,
            new_len: new.len(),
        }],
        false => capture_diff_slices(similar::Algorithm::Myers, old, new),
    };
    let mut all = Vec::new();
    let (last, mut pairs) = (operations.len().saturating_sub(1), PAIRS);
    for (at, operation) in operations.iter().enumerate() {
        let (tag, old_range, new_range) = operation.as_tag_tuple();
        match tag {
            similar::DiffTag::Equal => {
                unchanged(&mut all, &new[new_range], at == 0, at == last);
            }
            similar::DiffTag::Delete => whole(&mut all, "removed", &old[old_range]),
            similar::DiffTag::Insert => whole(&mut all, "added", &new[new_range]),
            similar::DiffTag::Replace => {
                changed(&mut all, (old, old_range), (new, new_range), &mut pairs);
            }
        }
    }
    all
}

fn block(kind: &'static str, parts: Vec<Part>) -> Block {
    Block {
        kind,
        parts,
        left_out: 0,
    }
}

/// Adds whole paragraphs.
fn whole(all: &mut Vec<Block>, kind: &'static str, paragraphs: &[String]) {
    all.extend(paragraphs.iter().map(|text| {
        let text = text.clone();
        block(kind, vec![Part { kind, text }])
    }));
}

/// Adds what did not change, but for what is far from any change.
fn unchanged(all: &mut Vec<Block>, paragraphs: &[String], is_first: bool, is_last: bool) {
    let before = if is_first { 0 } else { AROUND };
    let after = if is_last { 0 } else { AROUND };
    // One paragraph takes no more room than the words that it is left out.
    if paragraphs.len() <= before + after + 1 {
        whole(all, "same", paragraphs);
        return;
    }
    let rest = paragraphs.len() - after;
    whole(all, "same", &paragraphs[..before]);
    all.push(Block {
        kind: "left-out",
        parts: Vec::new(),
        left_out: rest - before,
    });
    whole(all, "same", &paragraphs[rest..]);
}

/// Adds paragraphs that took the place of others: those that are alike are compared word by word.
fn changed(
    all: &mut Vec<Block>,
    (old, old_range): (&[String], Range<usize>),
    (new, new_range): (&[String], Range<usize>),
    pairs: &mut usize,
) {
    let (old, new) = (&old[old_range], &new[new_range]);
    for pair in paired(old, new) {
        let (before, after) = match pair {
            (Some(before), Some(after)) => (&old[before], &new[after]),
            (before, after) => {
                let only = |text: &[String], at: Option<usize>| at.map(|at| text[at].clone());
                whole(all, "removed", only(old, before).as_slice());
                whole(all, "added", only(new, after).as_slice());
                continue;
            }
        };
        let count = |text: &str| text.split(' ').count();
        let work = count(before).saturating_mul(count(after));
        if work > *pairs {
            whole(all, "removed", std::slice::from_ref(before));
            whole(all, "added", std::slice::from_ref(after));
            continue;
        }
        *pairs -= work;
        let mut parts: Vec<Part> = Vec::new();
        let diff = TextDiff::configure().diff_words(&**before, &**after);
        for change in diff.iter_all_changes() {
            let kind = match change.tag() {
                ChangeTag::Equal => "same",
                ChangeTag::Delete => "removed",
                ChangeTag::Insert => "added",
            };
            match parts.last_mut() {
                Some(part) if part.kind == kind => part.text.push_str(change.value()),
                _ => parts.push(Part {
                    kind,
                    text: change.value().to_owned(),
                }),
            }
        }
        all.push(block("changed", parts));
    }
}

/// Pairs paragraphs that are alike, in their order, so that as much as can be is compared word by
/// word; the others are alone. Runs that are too long for that are paired by their places.
fn paired(old: &[String], new: &[String]) -> Vec<(Option<usize>, Option<usize>)> {
    if old.len().saturating_mul(new.len()) > CELLS {
        let most = old.len().max(new.len());
        let place = |at: usize, text: &[String]| (at < text.len()).then_some(at);
        return (0..most)
            .map(|at| (place(at, old), place(at, new)))
            .collect();
    }
    let words =
        |text: &String| -> BTreeSet<String> { text.split(' ').map(str::to_lowercase).collect() };
    let of_new: Vec<_> = new.iter().map(words).collect();
    let likeness: Vec<Vec<usize>> = old
        .iter()
        .map(|text| {
            let own = words(text);
            let alike = |other: &BTreeSet<String>| {
                let shared = own.intersection(other).count();
                let least = own.len().max(other.len());
                // Below a third, words are shared by chance.
                if 3 * shared >= least {
                    100 * shared / least
                } else {
                    0
                }
            };
            of_new.iter().map(alike).collect()
        })
        .collect();
    let mut best = vec![vec![0; new.len() + 1]; old.len() + 1];
    for at in (0..old.len()).rev() {
        for other in (0..new.len()).rev() {
            let pair = likeness[at][other] + best[at + 1][other + 1];
            best[at][other] = pair.max(best[at + 1][other]).max(best[at][other + 1]);
        }
    }
    let (mut at, mut other, mut pairs) = (0, 0, Vec::new());
    while at < old.len() || other < new.len() {
        let is_both = at < old.len() && other < new.len();
        let pair = if is_both { likeness[at][other] } else { 0 };
        if pair > 0 && best[at][other] == pair + best[at + 1][other + 1] {
            pairs.push((Some(at), Some(other)));
            (at, other) = (at + 1, other + 1);
        } else if at < old.len() && (!is_both || best[at + 1][other] == best[at][other]) {
            pairs.push((Some(at), None));
            at += 1;
        } else {
            pairs.push((None, Some(other)));
            other += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests;
