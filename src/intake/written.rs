//! A record's file as its author typed it: where each value and each address of a link is, in the
//! bytes of the file.
//!
//! `docketpress rename` edits files by it. What a file withholds is no part of it, so it is never
//! searched and never changed.

use std::ops::Range;
use std::path::Path;

use super::bounds::{self, Symlinks};
use super::cut::shape_of;
use super::decode::{decode, form};
use super::kind::FileKind;
pub(crate) use super::locate::Quotes;
use super::redact::{PublicText, redact};
use super::{locate, split, walk};
use crate::diagnostic::{KeyPath, SitePath};
use crate::docket::keys::Shape;
use crate::text::{Prose, is_mark};

/// A record's file.
pub(crate) struct WrittenFile {
    /// Where it is.
    pub path: SitePath,
    /// What kind of record it is.
    pub kind: FileKind,
    /// The file.
    pub bytes: Vec<u8>,
    /// The single values of its front matter, in order, but for those that are partly withheld.
    pub values: Vec<Value>,
    /// The addresses in its text that lead to files of the content folder, in order.
    pub targets: Vec<WrittenTarget>,
    /// The keys at the top of its front matter.
    pub keys: Vec<String>,
    /// Where the line begins that closes the front matter.
    pub header_end: usize,
    /// How its lines end.
    pub line_end: &'static str,
}

/// A single value of a front matter.
pub(crate) struct Value {
    /// What leads to it.
    pub path: KeyPath,
    /// What its key asks for; nothing where the record has no such key.
    pub shape: Option<Shape>,
    /// What it says.
    pub text: String,
    /// How it is typed.
    pub quotes: Quotes,
    /// Where it is, with its quotation marks.
    pub range: Range<usize>,
}

/// The address of a link.
pub(crate) struct WrittenTarget {
    /// The path that it names.
    pub to: String,
    /// Where it is typed.
    pub range: Range<usize>,
}

/// Reads a record's file; `None` where it cannot be read as one.
pub(crate) fn read_written(root: &Path, content: &str, path: &SitePath) -> Option<WrittenFile> {
    let bytes = bounds::read(
        &walk::on_disk(root, path),
        Symlinks::Refuse,
        bounds::MARKDOWN,
    )
    .ok()?;
    let public = public_text(path, &bytes)?;
    let text = public.as_str();
    let split = split::split(text).ok()?;
    let kind = FileKind::of(path, content);
    let places = Places::new(&bytes, &public);
    let header = &text[split.header.clone()];
    let start = split.header.start;
    let mut values = Vec::new();
    for one in locate::single_values(header) {
        if one.is_key || one.text.contains(is_mark) {
            continue;
        }
        values.push(Value {
            shape: shape_of(kind.table(), one.path.steps()),
            path: one.path,
            text: one.text,
            quotes: one.quotes,
            range: places.range(start + one.range.start..start + one.range.end),
        });
    }
    let keys = locate::keys(header).into_iter();
    let at_top = keys.filter(|(path, _)| path.steps().len() == 1);
    let keys = at_top.map(|(_, range)| header[range].trim_matches(['"', '\'']).to_owned());
    let keys = keys.collect();
    let prose = Prose {
        text: text[split.body.clone()].to_owned(),
        ..Prose::default()
    };
    let targets = prose.link_targets().into_iter().map(|link| {
        let range = split.body.start + link.range.start..split.body.start + link.range.end;
        WrittenTarget {
            to: link.to,
            range: places.range(range),
        }
    });
    let targets = targets.collect();
    Some(WrittenFile {
        path: path.clone(),
        kind,
        values,
        targets,
        keys,
        header_end: places.of_byte(split.header.end),
        line_end: match bytes.windows(2).any(|two| two == b"\r\n") {
            true => "\r\n",
            false => "\n",
        },
        bytes,
    })
}

/// Returns what may be shown of a file's bytes: its text with words in place of what is withheld;
/// `None` where nothing may.
pub(crate) fn shown(path: &SitePath, bytes: &[u8]) -> Option<String> {
    let public = public_text(path, bytes)?;
    Some(public.with_words(public.as_str().to_owned()))
}

fn public_text(path: &SitePath, bytes: &[u8]) -> Option<PublicText> {
    redact(decode(path, bytes.to_vec()).ok()?, form(path)).ok()
}

/// Leads from bytes of a public text to those of its file.
struct Places<'a> {
    public: &'a PublicText,
    /// How long the byte-order mark is.
    mark: usize,
    /// The line breaks of the decoded text before which the file has a byte more.
    returns: Vec<usize>,
}

impl Places<'_> {
    fn new<'a>(bytes: &[u8], public: &'a PublicText) -> Places<'a> {
        let mark = match bytes.starts_with("\u{FEFF}".as_bytes()) {
            true => '\u{FEFF}'.len_utf8(),
            false => 0,
        };
        let pairs = bytes[mark..].windows(2).enumerate();
        let pairs = pairs.filter(|(_, two)| *two == b"\r\n");
        let returns = pairs.enumerate().map(|(before, (at, _))| at - before);
        Places {
            public,
            mark,
            returns: returns.collect(),
        }
    }

    /// Returns the place of a byte.
    fn of_byte(&self, byte: usize) -> usize {
        let decoded = self.public.origin_of(byte);
        self.mark + decoded + self.returns.partition_point(|at| *at < decoded)
    }

    /// Returns the place of a stretch in which nothing is withheld; what stood behind it belongs to
    /// none.
    fn range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.of_byte(range.start);
        match range.end.checked_sub(1) {
            Some(last) if last >= range.start => start..self.of_byte(last) + 1,
            _ => start..start,
        }
    }
}

#[cfg(test)]
mod tests;
