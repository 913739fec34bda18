//! Running text that is gathered until its passage ends, and then written with its citations
//! linked.

use std::borrow::Cow;
use std::iter::Peekable;
use std::slice::Iter;

use super::marks::{Marks, write_attribute, write_text};
use crate::law::Citation;
use crate::text::{html, is_mark};

/// Running text, and the tags of emphasis and line breaks in it.
#[derive(Default)]
pub(super) struct TextRun {
    /// The words, as readers see them.
    pub text: String,
    tags: Vec<(usize, InlineTag)>,
}

/// A tag within running text.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum InlineTag {
    /// It opens an element.
    Open(Cow<'static, str>),
    /// It closes one.
    Close(&'static str),
    /// It is an element by itself.
    Single(&'static str),
}

impl InlineTag {
    fn html(&self) -> &str {
        match self {
            InlineTag::Open(html) => html,
            InlineTag::Close(html) | InlineTag::Single(html) => html,
        }
    }
}

type Tags<'a> = Peekable<Iter<'a, (usize, InlineTag)>>;

impl TextRun {
    /// Says whether there is nothing to write.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.tags.is_empty()
    }

    /// Adds a tag behind the words so far.
    pub(super) fn push_tag(&mut self, tag: InlineTag) {
        self.tags.push((self.text.len(), tag));
    }

    /// Empties it, and keeps its room.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.tags.clear();
    }

    /// Writes the text with its tags, each of the citations as a link where the public can read
    /// what it cites.
    pub(super) fn write(&self, out: &mut String, citations: Vec<Citation>, marks: Marks<'_>) {
        let mut tags = self.tags.iter().peekable();
        let mut from = 0;
        for citation in citations {
            let range = citation.range;
            let address = citation.authority.url.filter(|url| html::is_allowed(url));
            let Some(url) = address.filter(|_| !self.text[range.clone()].contains(is_mark)) else {
                continue;
            };
            let mut open = "<a class=\"cite\" href=\"".to_owned();
            write_attribute(&mut open, &url, marks);
            if let Some(note) = &citation.authority.note {
                open.push_str("\" title=\"");
                write_attribute(&mut open, note, marks);
            }
            open.push_str("\">");
            from = self.write_to(out, from, range.start, &mut tags, marks);
            from = self.write_link(out, from, range.end, &mut tags, &open, marks);
        }
        self.write_to(out, from, self.text.len(), &mut tags, marks);
        tags.for_each(|(_, tag)| out.push_str(tag.html()));
    }

    /// Writes the text between two places, with the tags before the second; gives the second.
    fn write_to(
        &self,
        out: &mut String,
        mut from: usize,
        to: usize,
        tags: &mut Tags<'_>,
        marks: Marks<'_>,
    ) -> usize {
        while let Some((at, tag)) = tags.next_if(|(at, _)| *at < to) {
            write_text(out, &self.text[from..*at], marks);
            out.push_str(tag.html());
            from = *at;
        }
        write_text(out, &self.text[from..to], marks);
        to
    }

    /// Writes a link from `start` to `end`. Where emphasis begins or ends in its midst, each piece
    /// is a link.
    fn write_link(
        &self,
        out: &mut String,
        start: usize,
        end: usize,
        tags: &mut Tags<'_>,
        open: &str,
        marks: Marks<'_>,
    ) -> usize {
        let ahead: Vec<(usize, InlineTag)> = tags
            .clone()
            .take_while(|(at, _)| *at <= end)
            .cloned()
            .collect();
        let outside = ahead.iter().take_while(|(at, _)| *at == start).count();
        let (first, inside) = ahead.split_at(outside);
        let (inside, last) = inside.split_at(inside.iter().take_while(|(at, _)| *at < end).count());
        // How many elements that are closed inside were opened before, and how many that are opened
        // inside are not closed.
        let (mut before, mut after) = (0, 0);
        for (_, tag) in inside {
            match tag {
                InlineTag::Open(_) => after += 1,
                InlineTag::Close(_) if after > 0 => after -= 1,
                InlineTag::Close(_) => before += 1,
                InlineTag::Single(_) => {}
            }
        }
        let opened = first
            .iter()
            .rev()
            .take_while(|(_, tag)| matches!(tag, InlineTag::Open(_)));
        let closed = last
            .iter()
            .take_while(|(_, tag)| matches!(tag, InlineTag::Close(_)));
        let is_whole = before <= opened.count() && after <= closed.count();
        let (before, after) = match is_whole {
            true => (before, after),
            false => (0, 0),
        };
        let write_tags = |out: &mut String, all: &[(usize, InlineTag)]| {
            all.iter().for_each(|(_, tag)| out.push_str(tag.html()));
        };
        let (ahead_of_link, at_start) = first.split_at(first.len() - before);
        write_tags(out, ahead_of_link);
        out.push_str(open);
        write_tags(out, at_start);
        let mut from = start;
        for tags in inside.chunk_by(|(one, _), (next, _)| one == next) {
            let at = tags[0].0;
            write_text(out, &self.text[from..at], marks);
            if !is_whole {
                out.push_str("</a>");
            }
            write_tags(out, tags);
            if !is_whole {
                out.push_str(open);
            }
            from = at;
        }
        write_text(out, &self.text[from..end], marks);
        write_tags(out, &last[..after]);
        out.push_str("</a>");
        (0..first.len() + inside.len() + after).for_each(|_| {
            tags.next();
        });
        end
    }
}
